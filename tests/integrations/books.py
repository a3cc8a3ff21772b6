"""A simulated 24SevenOffice and the real target, talking over HTTP on the loopback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from appliance.integrations import DAY_PAPERS, Answer, Followed, Found, Later, accounted
from appliance.integrations.accounting.office24 import Office24
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.server import Fault, Office24Server
from tests.integrations.patient import Patient
from tests.upload.shop import MAPPING

PAPERS = {DAY_PAPERS: b"%PDF-1.4 the day"}


@dataclass
class Books:
    """Both ends; ``next_faults`` are handed out to the next requests, token requests included."""

    server: Office24Server
    target: Office24
    next_faults: list[Fault]
    now: int = 1_800_000_000_000
    mapping: dict = field(default_factory=lambda: dict(MAPPING))

    @property
    def ledger(self) -> Ledger:
        """What the server has posted."""
        return self.server.ledger

    def deliver(self, voucher, papers=None) -> Answer:
        """Deliver with the shop's mapping."""
        return self.target.deliver(voucher, self.lines(voucher), f"{voucher.id}-office24-1", papers or {})

    def look_up(self, voucher) -> Found:
        """Look up."""
        return self.target.look_up(voucher, f"{voucher.id}-office24-1")

    def follow(self, voucher, reference: str = "t-00000001") -> Followed | Later:
        """Ask what became of it."""
        return self.target.follow(voucher, self.lines(voucher), f"{voucher.id}-office24-1", reference)

    def lines(self, voucher):
        """The voucher's lines with the shop's accounts."""
        return accounted(voucher, self.mapping)


@contextmanager
def books(clock: Callable[[], float] = lambda: 0.0, *, now: float = 0.0) -> Iterator[Books]:
    """Open both ends; ``clock`` counts the target's seconds, ``now`` is its UTC time in seconds."""
    faults: list[Fault] = []
    server = Office24Server(
        Ledger(), lambda: both.now, lambda method, path: faults.pop(0) if faults else Fault.NONE
    )
    target = Office24(
        server.start(), Patient(), clock, now=lambda: now,
        sleep=lambda seconds: None,
    )  # fmt: skip
    both = Books(server, target, faults)
    try:
        yield both
    finally:
        target.close()
        server.stop()
