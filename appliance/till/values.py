"""What the till's own values are made of: the shop, its people, the day, the last sale, the series."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.order import Credit
from appliance.domain.payment import Payment
from appliance.domain.sale import Sale
from appliance.fiscal.seals import FIRST
from appliance.storage.claims import GiftCard, Ticket

TAKEN_BACK = 600_000
"""Milliseconds by which a step back may miss the step forwards that it takes back: the clock went on
meanwhile, and how long is known from the last entry alone."""


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
    charges_vat: bool = True
    """False: it is not registered for VAT, and sells without (merverdiavgiftsloven § 11-4)."""
    credit: str = Credit.RECEIVABLE
    """What a sale on credit becomes in the books, see `domain.order`."""
    vat_derived: bool = False
    """The books work VAT out of the day's gross amounts, and some øre are left over (Dinero)."""
    served: str = ""
    """How everything is served where nobody says otherwise (`domain.serving`); empty: as its group says."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person who works the till; ``role`` is cashier, manager, owner or technician."""

    number: str
    name: str
    role: str = "cashier"

    @property
    def manages(self) -> bool:
        """May see the expected cash and approve; see `permissions` for each act."""
        return self.role in ("manager", "owner")


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


@dataclass(frozen=True, slots=True)
class Mailed:
    """A receipt on its way by e-mail, or what became of it; forgotten with the next."""

    row: int
    """Row id of the entry of its sale."""
    address: str
    state: str = "mailing"
    """mailing, mailed, failed (it prints) or unknown (what the law lets print does)."""


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
    set_to: int = 0
    """UTC ms that the clock showed when a step of it was last journalled."""
    jump: tuple[int, int] | None = None
    """The last step forwards, before and after in UTC ms, as long as nothing took it back."""

    def stepped(self, before: int, after: int) -> None:
        """The clock was set. What only takes a wrong step forwards back, to where the clock would be without
        it, sets nothing back."""
        if after >= before:
            self.jump = (before, after)
        elif self.jump and abs(after - self.jump[0] - (before - self.jump[1])) <= TAKEN_BACK:
            self.jump = None
        else:
            self.furthest = max(self.furthest, before)
        self.set_to = after


@dataclass(frozen=True, slots=True)
class Stocking:
    """Scans are for the stock, see `stock` and `stocktake`."""

    product: str = ""
    """Article number of the goods that are looked at."""
    counting: bool = False
    """A stocktake is under way: what is scanned is counted."""


@dataclass(frozen=True, slots=True)
class Laying:
    """The favourites are being laid out, and scans are for them, see `favourites`."""

    page: int = 0
    undo: Callable[[], object] | None = None
    """Makes the last change undone."""


@dataclass(frozen=True, slots=True)
class Carding:
    """Scans are of gift cards, see `gift_cards`."""

    selling: bool = False
    """Of a new one, which is about to be sold."""
    number: str = ""
    """The new one's, where it is pre-printed."""
    card: GiftCard | None = None
    """The one that is shown."""


@dataclass(frozen=True, slots=True)
class Door:
    """A ticket at the door, see `door`."""

    number: str = ""
    """As scanned or typed; empty: none yet."""
    answer: str = ""
    """See `domain.validity.Answer`."""
    ticket: Ticket | None = None
    taken: int = 0
    """Row id of the entry by which it let somebody in just now; 0: it did not, or that was taken back."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """The emergency mode that is on (13026)."""

    cause: str
    """``printer``, ``drawer`` or ``other``."""
    reason: str
    since: int
    """UTC ms."""
    offset: int
    """Local time minus UTC then, in minutes."""


@dataclass(frozen=True, slots=True)
class Act:
    """The last thing that was done to the basket, and what it takes to do the opposite."""

    what: str
    """``tapped``, ``removed``, ``quantity``, ``discount``, ``cancelled`` or ``parked``."""
    before: Sale
    """As it was; for what was ``tapped``, as it is with it."""
    after: Sale | None
    """The open sale since; None: there is none."""
    line: int = 0
    """The line that it was done to; 0: the whole sale."""
    operator: str = ""
    paid: Paid | None = None
    """What was paid last when it was done."""
