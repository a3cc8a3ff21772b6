"""A simulated 24SevenOffice and the real target, talking over HTTP on the loopback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from appliance.integrations import Answer, Found, accounted
from appliance.integrations.accounting.office24 import Office24
from appliance.integrations.http import Conversation
from appliance.simulated.office24_ledger import Ledger
from appliance.simulated.office24_server import Fault, Office24Server
from tests.upload.shop import MAPPING


@dataclass
class Books:
    """Both ends; ``next_faults`` are handed out to the next requests, token requests included."""

    server: Office24Server
    target: Office24
    next_faults: list[Fault]
    now: int = 1_800_000_000_000

    @property
    def ledger(self) -> Ledger:
        """What the server has posted."""
        return self.server.ledger

    def deliver(self, voucher) -> Answer:
        """Deliver with the shop's mapping."""
        return self.target.deliver(voucher, accounted(voucher, MAPPING), f"{voucher.id}-office24-1", {})

    def look_up(self, voucher) -> Found:
        """Look up."""
        return self.target.look_up(voucher, f"{voucher.id}-office24-1")


@contextmanager
def books(clock: Callable[[], float] = lambda: 0.0) -> Iterator[Books]:
    """Open both ends; ``clock`` counts the target's seconds."""
    faults: list[Fault] = []
    server = Office24Server(
        Ledger(), lambda: both.now, lambda method, path: faults.pop(0) if faults else Fault.NONE, slow=0.4
    )
    target = Office24(server.start(), Conversation(0.5, 0.2), clock)
    both = Books(server, target, faults)
    try:
        yield both
    finally:
        target.close()
        server.stop()
