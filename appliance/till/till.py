"""THE TILL: what it knows now, and the one way in which anything becomes a fact.

The screens' only doorway beside the domain. One thread owns a `Till` and its database; the modules beside
this one are what can be asked of it. Each question changes the till's values and returns, or raises `Refused`
and has changed nothing. The screens redraw from the values.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from appliance.domain.customer import Customer
from appliance.domain.journal import Moment
from appliance.domain.kinds import SEALED
from appliance.domain.line import Line
from appliance.domain.payment import Payment
from appliance.domain.problems import Problem, Refused, refuse
from appliance.domain.product import Product
from appliance.domain.sale import Sale
from appliance.fiscal.rules import Rules, Seal
from appliance.storage import journal
from appliance.storage.drafts import Drafts
from appliance.storage.journal import Fact, Job, Journal, Stored
from appliance.till.sealing import seal_event
from appliance.till.values import (
    Act,
    Carding,
    Counters,
    Door,
    Emergency,
    Laying,
    Mailed,
    OpenDay,
    Paid,
    Person,
    Shop,
    Stocking,
)

if TYPE_CHECKING:
    from appliance.devices import DrawerState, PrinterState
    from appliance.domain.dimension import Dimension
    from appliance.domain.measured import Prefix
    from appliance.domain.own_texts import OwnTexts
    from appliance.domain.tally import Sums
    from appliance.till.measured import Tried
    from appliance.till.papers import Papers

__all__ = ("Counters", "Emergency", "OpenDay", "Paid", "Person", "Shop", "Till")

log = logging.getLogger(__name__)
DRAWER_JOB, PRINT_JOB, KITCHEN_JOB, MAIL_JOB = "drawer", "print", "kitchen", "mail"
"""What an entry can owe, see `storage.journal.Job`."""
NUMBERED = ("sale", "training", "provisional", "delivery")
"""The kinds of entry that have a receipt series, with numbers of its own."""
PARKING = ("parked", "resumed", "sale_aborted")
"""The kinds that change which sales are put aside."""
SLACK = 2_000
"""A clock that goes back by more than this, in ms, is a step and becomes an entry."""


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
    approver: Person | None = None
    """Who approves in place of what the operator may not do alone, see `permissions`."""
    day: OpenDay | None = None
    sale: Sale | None = None
    payment: Payment | None = None
    paid: Paid | None = None
    aged: tuple[Line, str, int] | None = None
    """A line that waits until somebody knows the customer's age: it, its pant, the years."""
    act: Act | None = None
    """What was done to the basket last, see `backtrack`."""
    question: Problem | None = None
    waiting: tuple[str, ...] = ()
    """Codes scanned behind a question."""
    held: tuple[str, ...] = ()
    """Codes scanned while the drawer was open."""
    banners: dict[str, Problem] = field(default_factory=dict)
    """What is wrong now, by code; each leaves when it is true no more."""
    drawer: "DrawerState | str" = "unknown"
    printer: "PrinterState | str" = "unknown"
    kitchen: "PrinterState | str" = ""
    """The kitchen's printer; empty where there is none."""
    scanner: bool = False
    display: str = ""
    """The customer's: ``fine`` or ``offline``, empty where there is none."""
    kicked: str = ""
    """Kind of the entry that the drawer was last told to open for, until it is seen open."""
    opens_high: bool = True
    """How the drawer's switch is read: whether it is high while the drawer is open."""
    turn_switch: Callable[[bool], object] = lambda high: None
    """Has the drawer's line read its switch so."""
    unmoved: int = 0
    """Kicks since the drawer was last seen open."""
    left_open: bool = False
    """The drawer was open when the till stopped, or its switch fell silent, and has not been seen since."""
    training: bool = False
    """Training mode is on: what is sold is practice, see `modes`."""
    crisis: Emergency | None = None
    """The emergency mode that is on, see `modes`."""
    asking: bool = False
    """Scans ask for a price and sell nothing, see `asking`."""
    asked: Product | None = None
    """What was asked for last."""
    stocking: Stocking | None = None
    """Scans are for the stock and sell nothing, see `stock` and `stocktake`."""
    laying: Laying | None = None
    """Scans go on the favourites and sell nothing, see `favourites`."""
    carding: Carding | None = None
    """Scans are of gift cards and sell nothing, see `gift_cards`."""
    door: Door | None = None
    """The door is looked at, and the ticket that was scanned last, see `door`; other scans sell."""
    trying: "tuple[Prefix, ...] | None" = None
    """Scans try out what barcodes are to carry, and sell nothing, see `measured`: the table that is tried."""
    tried: "Tried | None" = None
    """What the last of them came to."""
    shelf: int = 0
    """Rises with each change of the goods or the favourites: what was read of them before is old."""
    parked: "list[tuple[str, str, int, int, str]] | None" = None
    """What `parking.parked` says, until it changes; None: to be read."""
    customer: Customer | None = None
    """Whose the open sale is, as the register has them, see `customers.chosen`."""
    chosen: "Papers | None" = None
    """What the shop has printed, once it was read, see `papers`."""
    rates: dict[str, str] | None = None
    """What `foreign.rates` says, until it changes; None: to be read."""
    dimensions: "tuple[Dimension, ...] | None" = None
    """What sales can be said to belong to, once it was read, see `dimensions`."""
    folded: "tuple[int, int, Sums] | None" = None
    """What `day.in_drawer` has summed: the Z before, the last row read, the sums; None: nothing yet."""
    mails: bool = False
    """Receipts can be sent by e-mail: the box has a mailbox to send from."""
    mail_to: str = ""
    """Where the receipt of the sale that is being paid goes; typed by the customer, and kept nowhere else."""
    mailed: Mailed | None = None
    """The receipt that was sent last, and what became of it."""
    terminals: tuple[str, ...] = ()
    """The kinds of tender that the till itself takes, at a terminal that it drives: none in this version."""
    full_since: int = 0
    """UTC ms of the first commit that was refused for lack of room; 0 once one went through."""
    own: "tuple[tuple[tuple[int, int], OwnTexts], ...]" = ()
    """The shop's own texts on receipts, oldest first, each with (epoch, number) of its entry."""
    closing: bool = False
    """The disk is full and its reserve given up: what is under way ends, and no other payment begins."""
    give_up: Callable[[], bool] = lambda: False
    """Lets the reserve go; True where there was one."""

    @property
    def database(self) -> Any:
        """The open database, for the modules beside this one."""
        return self.journal.database

    @property
    def emergency(self) -> str:
        """The cause of the emergency mode that is on, or nothing."""
        return self.crisis.cause if self.crisis else ""


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
        Refused: ``disk_full``, ``disk_closing`` (there is room now for what is under way),
            ``disk_read_only`` or ``database_damaged``; then nothing of it is stored.
    """
    moment = moment or till.clock()
    first = _first(till, moment)
    if date is None:
        date = till.day.date if till.day else ""
    if operator is None:
        operator = till.operator.number if till.operator else ""
    marks = _marks(till)
    marked = (replace(fact, data=fact.data | marks) for fact in (*first, *facts))
    sealed = [seal_event(till, fact, date) for fact in marked]
    try:
        stored = till.journal.commit(sealed, moment, date, operator)
    except Refused as refused:
        if refused.problem.code == "disk_full":
            _no_room(till, moment)
        raise
    till.full_since = 0
    _move(till, stored, moment)
    _hand_out(till, stored)
    return stored[len(first) :]


def _marks(till: Till) -> dict[str, Any]:
    """What every entry says that is stored now: that it is practice, who approves."""
    practice: dict[str, Any] = {"training": 1} if till.training else {}
    return practice | ({"approved_by": till.approver.number} if till.approver else {})


def _no_room(till: Till, moment: Moment) -> None:
    """Let the reserve go, for what is under way and for closing the day: refuses with ``disk_closing``."""
    till.full_since = till.full_since or moment.at
    if till.give_up():
        till.closing = True
        raise refuse("disk_closing")


def _first(till: Till, moment: Moment) -> list[Fact]:
    """What is to be journalled before anything else: that there was no room (13025), that the clock was
    set back."""
    facts = [Fact("memory_full", {"since": till.full_since})] if till.full_since else []
    if moment.at < till.counters.last_at - SLACK:
        facts.append(Fact("clock_stepped", {"before": till.counters.last_at, "after": moment.at}))
    return facts


def _move(till: Till, stored: list[Stored], moment: Moment) -> None:
    """Take the counters to where the journal is now."""
    counters = till.counters
    counters.last_at = moment.at
    for data in (one.data for one in stored):
        kind = data["kind"]
        if kind in SEALED:
            counters.nr = data["nr"]
            counters.signature = data["seal"].get("signature", counters.signature)
        if kind in NUMBERED:
            counters.receipts[data["series"]] = data["receipt"]
        if kind == "z_report":
            counters.z = data["z"]
        if kind == "catalogue":
            till.shelf += 1
        if kind in PARKING:
            till.parked = None
        if kind == "sale":
            till.banners.pop("power_was_gone", None)  # it was there to be seen
        if kind == "clock_stepped":
            counters.stepped(data["before"], data["after"])
    if moment.at >= counters.furthest:
        till.banners.pop("clock_back", None)
    else:
        till.banners["clock_back"] = Problem.of("clock_back")


def _hand_out(till: Till, stored: list[Stored]) -> None:
    for one in stored:
        for job in one.jobs:
            if job.kind == DRAWER_JOB:
                till.kicked = one.entry.kind
            hand_over(till, one, job)


def hand_over(till: Till, stored: Stored, job: Job) -> None:
    """Hand a job to its device. The entry stands, whatever becomes of that: a job that could not be handed
    over has failed, and is owed."""
    try:
        till.send(stored, job)
    except Exception:
        log.exception("job %s could not be handed to its device", job.id)
        journal.set_job(till.database, job.id, "failed")
        till.banners["unexpected"] = Problem.of("unexpected", reference=f"job {job.id}")


def keep(till: Till) -> None:
    """Have the open sale, and the codes that wait, saved behind the screen."""
    if not till.drafts:
        return
    if till.drafts.failed:
        till.banners["draft_unsaved"] = Problem.of("draft_unsaved", detail=till.drafts.failed)
    else:
        till.banners.pop("draft_unsaved", None)
    till.drafts.save(till.sale, till.payment, (*till.waiting, *till.held))
