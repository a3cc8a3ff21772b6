"""One line of a sale: goods at a price, with what it bears of discounts and campaigns."""

from dataclasses import dataclass

from appliance.domain.campaign import Share
from appliance.domain.line_kind import GOODS
from appliance.domain.money import divide

ONE = 1000
"""One piece, in thousandths."""


@dataclass(frozen=True, slots=True)
class Discount:
    """A reduction of a line or a sale: an amount in minor units (never negative) or basis points."""

    amount: int
    reason: str
    percent: int = 0
    """Basis points when it was given in per cent; ``amount`` then follows the gross."""
    approved_by: str = ""
    """Number of the person who approved it, where the cashier may not give so much alone."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where returned goods were bought: the receipt's journal entry and line."""

    epoch: int
    entry: int
    line: int
    series: str
    receipt: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sale."""

    id: int
    """Number within the sale, from 1, never reused."""
    name: str
    group: str
    department: str
    price: int
    """Minor units per unit, VAT included."""
    rate: int
    quantity: int = ONE
    product: str = ""
    """Article number; empty for a sale by group."""
    code: str = ""
    """The code as scanned."""
    discount: Discount | None = None
    discountable: bool = True
    open_price: bool = False
    note: str = ""
    origin: Origin | None = None
    fixed_gross: int | None = None
    """For returned goods: the receipt's own gross for this part, so that parts sum to the whole."""
    unreceipted: str = ""
    """Why the goods come back without a receipt (`till.loose`); their quantity then stays as it is."""
    unit: str = ""
    """Empty for pieces, or ``kg``."""
    weighed: bool = False
    """The quantity was typed or read: until then the one kilo that a scan gives stands for a weight."""
    booked: str = ""
    """The article number under which the books want it on a line of its own; empty: with its group's."""
    kind: str = GOODS
    """See `domain.line_kind`."""
    served: str = ""
    """``here`` or ``away`` where that makes a difference to its VAT, which `serving` gives it."""
    other_rate: int = 0
    """The rate that it has when it is served the other way."""
    follows: int = 0
    """Id of the line that it belongs to, as pant to its can or a part to its bundle: gone with it."""
    each: int = ONE
    """How much of it goes with one of the line that it follows."""
    whole: int | None = None
    """What one of a bundle costs, which the lines that follow it bear; its own price is nothing."""
    campaigns: tuple[Share, ...] = ()
    """What it bears of campaigns, worked out with the whole sale after each change of it."""
    project: str = ""
    object: str = ""
    usual: int | None = None
    """What one costs everybody, where the shop has priced it; None: typed at the sale, or a label's."""
    priced_for: str = ""
    """The customer group whose price it is (kundegruppens pris); empty: everybody's."""
    cost: int | None = None
    """Minor units that one cost the shop, without VAT, when it was rung up; None: nobody knows."""
    own_department: str | None = None
    """The department of the goods themselves, where somebody said another; see `domain.dimension`."""
    card: str = ""
    """The number of a pre-printed gift card; empty where the till is to make one."""
    ticket: str = ""
    """What each of them lets in to, see `domain.validity`; empty: they are no tickets."""
    visit: str = ""
    """The day that was chosen for it, YYYY-MM-DD."""
    holder: str = ""
    """In whose name it is."""
    employee: str = ""
    """Number of whom a tip is for; empty on one that was rung up as a group: whoever sells."""

    @property
    def bound(self) -> bool:
        """Does it stay as many as it is: goods that come back, with a receipt or without, a numbered card,
        somebody's tip?"""
        return bool(self.origin or self.unreceipted or self.card or self.employee)

    @property
    def reducible(self) -> bool:
        """May it bear a discount?"""
        return self.discountable and self.kind == GOODS

    @property
    def listed(self) -> int:
        """Gross before any discount."""
        return divide(self.quantity * self.price, ONE)

    @property
    def asked(self) -> int:
        """Gross before any manual discount: what the shop asks, its campaigns counted in."""
        return self.listed - sum(share.amount for share in self.campaigns)

    @property
    def reduction(self) -> int:
        """The line's own discount with the sign of the line."""
        if not self.discount:
            return 0
        if self.discount.percent:
            return divide(self.asked * self.discount.percent, 10_000)
        amount = min(self.discount.amount, abs(self.asked))  # the quantity may have shrunk since
        return amount if self.quantity >= 0 else -amount

    @property
    def gross(self) -> int:
        """Gross after the line's own discount, before its share of the sale's."""
        return self.asked - self.reduction if self.fixed_gross is None else self.fixed_gross
