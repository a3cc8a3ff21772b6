"""A target that answers as it is told, and a pass of the uploader over real files."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from appliance.domain.voucher import Voucher
from appliance.integrations import Absent, Accepted, Answer, Finding, Followed, Found, Later, Line
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import Delivery, states
from appliance.storage.vouchers import reading
from appliance.upload import Pass, Round, run
from tests.upload.shop import TillFile

HOUR = 3_600_000


@dataclass
class Told:
    """An outside party that gives prepared answers and remembers what it was asked."""

    answers: list[Answer | Exception] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    accounts: list[list[str]] = field(default_factory=list)
    followed: list[Followed | Later | Exception] = field(default_factory=list)
    findings: list[Later | tuple[Finding, ...] | Exception] = field(default_factory=list)
    dates: list[list[str]] = field(default_factory=list)
    dimensions: list[dict[str, list[str]]] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    """The dates under which days were looked for."""
    sent: list[tuple[str, str, str]] = field(default_factory=list)
    """(key, date, text) of what was delivered."""
    name: str = "told"
    needs_mapping: bool = True
    takes_twice: bool = False
    settling: int = 600_000
    posting: str = "posted"

    def deliver(self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments) -> Answer:
        """The next prepared answer; accepted when none is left."""
        self.asked.append(f"deliver {delivery}")
        self.sent.append((voucher.key, voucher.date, voucher.text))
        self.accounts.append([line.account.number if line.account else "" for line in lines])
        answer = self.answers.pop(0) if self.answers else Accepted(f"N-{voucher.z}")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """The next prepared finding; absent when none is left."""
        self.asked.append(f"look up {delivery}")
        self.looked.append(voucher.date)
        return self.found.pop(0) if self.found else Absent()

    def follow(self, voucher: Voucher, lines, delivery: str, reference: str) -> Followed | Later:
        """The next prepared answer; verified when none is left."""
        self.asked.append(f"follow {delivery}")
        answer = self.followed.pop(0) if self.followed else Followed("posted", verified=True)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def preflight(self, mapping, dates, dimensions) -> Later | tuple[Finding, ...]:
        """The next prepared findings; none when none is left."""
        self.dates.append(list(dates))
        self.dimensions.append({kind: sorted(numbers) for kind, numbers in dimensions.items() if numbers})
        answer = self.findings.pop(0) if self.findings else ()
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Bench:
    """One till.db, one delivery.db and one target, with a clock that is set by hand."""

    folder: Path
    target: Told = field(default_factory=Told)
    now: int = 1_800_000_000_000
    dimensions: dict[str, frozenset[str]] = field(default_factory=dict)
    """What sales can belong to."""

    def __post_init__(self) -> None:
        """Make till.db; delivery.db exists since before the first day, as on a real till."""
        self.till = TillFile(self.folder / "till.db")
        self.path = self.folder / "delivery.db"
        self.run()

    def run(self, later: int = 0, random: int = 1, at_once: bool = False) -> Pass:
        """One pass, ``later`` ms after the one before."""
        self.now += later
        with reading(self.till.path) as till, Deliveries(self.path) as deliveries:
            work = Round(
                deliveries,
                self.target,
                till.mapping(),
                lambda: self.now,
                Random(random),
                lambda *_: {},
                at_once,
                dimensions=self.dimensions,
            )
            return run(work, till.days(deliveries.ended()), till.said())

    def row(self, voucher: Voucher) -> Delivery:
        """How a day stands."""
        return states(self.path)[voucher.id]
