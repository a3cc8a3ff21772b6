"""THE TILL: what it knows now, and the one way in which anything becomes a fact.

The screens' only doorway beside the domain. One thread owns a `Till` and its database; the modules
beside this one are what can be asked of it (`selling`, `paying`, `returns`, `day`, `people`,
`catalogue`, `reports`, `jobs`). Each question changes the till's values and returns, or raises
`Refused` and has changed nothing. The screens redraw from the values.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from appliance.domain.journal import Moment
from appliance.domain.payment import Payment
from appliance.domain.problems import Problem, refuse
from appliance.domain.sale import Sale
from appliance.fiscal.rules import Rules, Seal
from appliance.fiscal.seals import FIRST
from appliance.storage.drafts import Drafts
from appliance.storage.journal import Fact, Job, Journal, Stored

if TYPE_CHECKING:
    from appliance.devices import DrawerState, PrinterState

DRAWER_JOB, PRINT_JOB = "drawer", "print"
"""What an entry can owe, see `storage.journal.Job`."""
OPEN = "open"
"""`DrawerState.OPEN`, which the till compares by value and does not import."""
SLACK = 2_000
"""A clock that goes back by more than this, in ms, is a step and becomes an entry."""


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop as its receipts show it."""

    name: str
    organisation: str = ""
    """Organisation number (NO) or CVR number (DK), digits."""
    register: str = ""
    """``MVA``, ``Foretaksregisteret MVA``: what the law wants behind the number."""
    address: tuple[str, ...] = ()
    till: str = "1"


@dataclass(frozen=True, slots=True)
class Person:
    """A person who works the till; ``role`` is cashier, manager, owner or technician."""

    number: str
    name: str
    role: str = "cashier"

    @property
    def manages(self) -> bool:
        """May see the expected cash and approve."""
        return self.role in ("manager", "owner", "technician")


@dataclass(frozen=True, slots=True)
class OpenDay:
    """The day that is open."""

    date: str
    """Business date, YYYY-MM-DD."""
    float: int
    opened_at: int
    row: int
    """Row id of its opening entry."""


@dataclass(frozen=True, slots=True)
class Paid:
    """The sale that was paid last, while its change and receipt are on the way."""

    row: int
    data: dict[str, Any]
    payment: Payment
    drawer: int | None
    """Job that opens the drawer, or None."""
    receipt: int | None
    """Job that prints the receipt, or None."""


@dataclass(slots=True)
class Counters:
    """Where the series stand; read from the journal at start, moved after each commit."""

    receipts: dict[str, int] = field(default_factory=dict)
    nr: int = 0
    signature: str = FIRST
    z: int = 0
    last_at: int = 0
    """UTC ms of the newest entry."""
    furthest: int = 0
    """UTC ms that the clock had reached when it was last set back."""


@dataclass(slots=True, eq=False)
class Till:
    """One till, open on its journal; `setup.start` puts it together and reads its state."""

    journal: Journal
    """Where facts go."""
    rules: Rules
    """The country's."""
    shop: Shop
    clock: Callable[[], Moment]
    """Says what time it is, and how sure that is."""
    drafts: Drafts | None = None
    """Where the open sale is kept; None in a replay, which has no power to lose."""
    send: Callable[[Stored, Job], None] = lambda stored, job: None
    """Hands a job to its device, after the commit."""
    boundary: int = 240
    """Minutes after midnight at which a new business date begins."""
    build: str = ""
    """The build identity in words, see `appliance.build`; stands in ``started`` and on every X and Z."""
    seal: Seal | None = None
    """The country's seal, open; None where it has none."""
    counters: Counters = field(default_factory=Counters)
    operator: Person | None = None
    day: OpenDay | None = None
    sale: Sale | None = None
    payment: Payment | None = None
    paid: Paid | None = None
    question: Problem | None = None
    waiting: tuple[str, ...] = ()
    """Codes scanned behind a question."""
    held: tuple[str, ...] = ()
    """Codes scanned while the drawer was open."""
    banners: dict[str, Problem] = field(default_factory=dict)
    """What is wrong now, by code; each leaves when it is true no more."""
    drawer: "DrawerState | str" = "unknown"
    printer: "PrinterState | str" = "unknown"
    scanner: bool = False
    kicked: str = ""
    """Kind of the entry that the drawer was last told to open for, until it is seen open."""
    left_open: bool = False
    """The drawer was open when the till stopped, and has not been looked at since."""

    @property
    def database(self) -> Any:
        """The open database, for the modules beside this one."""
        return self.journal.database


def business_date(moment: Moment, boundary: int) -> str:
    """The date that the books see: the local date, with the small hours counted to the day before.

    >>> business_date(Moment(1_795_230_000_000, 60), 240), business_date(Moment(1_795_216_000_000, 60), 240)
    ('2026-11-21', '2026-11-20')
    """
    local = dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=moment.at, minutes=moment.offset - boundary)
    return local.date().isoformat()


def store(
    till: Till,
    *facts: Fact,
    moment: Moment | None = None,
    date: str | None = None,
    operator: str | None = None,
) -> list[Stored]:
    """Make facts into entries, in one commit, and hand their jobs to the devices after it.

    Args:
        till: The till.
        facts: What happened, in order.
        moment: When; now, if it is not said.
        date: Business date; the open day's, if it is not said.
        operator: The cashier's number; of who is logged in, if it is not said.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``; then nothing of it is stored.
    """
    moment = moment or till.clock()
    steps: list[Fact] = []
    if moment.at < till.counters.last_at - SLACK:
        steps = [Fact("clock_stepped", {"before": till.counters.last_at, "after": moment.at})]
    if date is None:
        date = till.day.date if till.day else ""
    if operator is None:
        operator = till.operator.number if till.operator else ""
    stored = till.journal.commit([*steps, *facts], moment, date, operator)
    till.counters.last_at = moment.at
    if steps:
        till.counters.furthest = max(till.counters.furthest, steps[0].data["before"])
        till.banners["clock_back"] = Problem.of("clock_back")
    elif moment.at >= till.counters.furthest:
        till.banners.pop("clock_back", None)
    for one in stored:
        for job in one.jobs:
            if job.kind == DRAWER_JOB:
                till.kicked = one.entry.kind
            till.send(one, job)
    return stored[len(steps) :]


def keep(till: Till) -> None:
    """Have the open sale, and the codes that wait, saved behind the screen."""
    if not till.drafts:
        return
    if till.drafts.failed:
        till.banners["draft_unsaved"] = Problem.of("draft_unsaved", detail=till.drafts.failed)
    else:
        till.banners.pop("draft_unsaved", None)
    till.drafts.save(till.sale, till.payment, (*till.waiting, *till.held))


def needs_day(till: Till) -> OpenDay:
    """The open day, or refuses: ``day_not_open``, or ``day_forgotten`` past the boundary."""
    if not till.day:
        raise refuse("day_not_open")
    today = business_date(till.clock(), till.boundary)
    if till.day.date < today:
        raise refuse("day_forgotten", date=till.day.date, today=today)
    return till.day


def needs_drawer_shut(till: Till) -> None:
    """Refuses with ``drawer_open`` where the law wants no registration beside an open drawer (§ 2-6)."""
    if till.drawer == OPEN and till.rules.drawer_must_be_sensed:
        raise refuse("drawer_open", count=len(till.held))


def needs_operator(till: Till) -> Person:
    """Who is logged in, or refuses with ``not_logged_in``."""
    if not till.operator:
        raise refuse("not_logged_in")
    return till.operator
