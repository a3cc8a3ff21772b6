"""A sale under way: lines, quantities, discounts. Every change gives a new Sale.

Quantities are thousandths (2000 = two pieces, 1250 = 1.25 kg), negative for goods taken back.
Amounts are minor units, VAT included. A line's gross is ``round(quantity × price)`` less what campaigns take
off, its own discount of the rest, and its share of the sale's discount.

>>> milk = Line(1, "Milk 1 l", group="10", department="10", price=2490, rate=1500, quantity=2000)
>>> sale = add(Sale("0" * 32, "NOK"), milk)
>>> sale.total, discount_sale(sale, Discount(480, "damaged")).total
(4980, 4500)
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from appliance.domain import campaign
from appliance.domain.campaign import Campaign
from appliance.domain.customer import Buyer
from appliance.domain.line import ONE, Discount, Line
from appliance.domain.line_kind import CARDS, PANT
from appliance.domain.money import divide, spread
from appliance.domain.problems import refuse

MOST = 100_000_000
"""The largest quantity of a line: 100,000 pieces; more is a barcode read as a quantity."""
MOST_PAPERS = 500 * ONE
"""The same of tickets and gift cards, each of which is numbered and printed alone."""


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale that is not paid yet. It becomes a journal entry, and only then it is a fact."""

    id: str
    """32 hex digits, made with the first line."""
    currency: str
    lines: tuple[Line, ...] = ()
    discount: Discount | None = None
    label: str = ""
    """The name that a parked sale waits under."""
    next_line: int = 1
    served: str = ""
    """``here`` or ``away``, once it was said of the whole sale."""
    of_age: int = 0
    """Years that the customer is known to have: asked about once, and journalled nowhere."""
    note: str = ""
    """What is to be known of the whole sale; on paper, in the kitchen, where it waits."""
    campaigns: tuple[Campaign, ...] = ()
    """The campaigns that its goods were rung up under: a parked sale keeps them as it keeps its prices."""
    customer: Buyer | None = None
    """Whose it is, where somebody said so."""
    belongs: tuple[str, str, str] = ("", "", "")
    """Department, project and object that it was said to belong to; each line has its own."""

    @property
    def shares(self) -> tuple[int, ...]:
        """What each line bears of the whole-sale discount, by line gross, in the order of lines."""
        if not self.discount:
            return (0,) * len(self.lines)
        weights = [line.gross if _shares_discount(line) else 0 for line in self.lines]
        base = sum(weights)
        if base <= 0:
            return (0,) * len(self.lines)
        amount = self.discount.amount
        if self.discount.percent:
            amount = divide(base * self.discount.percent, 10_000)
        return tuple(spread(min(amount, base), weights))

    @property
    def total(self) -> int:
        """What is to be paid, before cash rounding; negative when money goes back."""
        return sum(line.gross for line in self.lines) - sum(self.shares)

    @property
    def count(self) -> int:
        """How many items, as the cashier counts them: pieces, and one for anything weighed; a can and its
        pant are one."""
        return sum(
            1 if line.unit or line.quantity % ONE else line.quantity // ONE
            for line in self.lines
            if not line.follows
        )


def _shares_discount(line: Line) -> bool:
    return line.reducible and line.origin is None and line.quantity > 0


def find(sale: Sale, line: int) -> Line:
    """The line with that id, or refuses with ``line_gone``."""
    for candidate in sale.lines:
        if candidate.id == line:
            return candidate
    raise refuse("line_gone")


def following(sale: Sale, line: int) -> list[Line]:
    """The lines that belong to a line."""
    return [one for one in sale.lines if one.follows == line]


def comes_to(sale: Sale, line: Line) -> int:
    """What a line comes to as its customer sees it: a bundle with what is in it, and the pant apart."""
    parts = following(sale, line.id) if line.whole is not None else []
    return line.gross + sum(one.gross for one in parts if one.kind != PANT)


def add(sale: Sale, line: Line, *behind: Line) -> Sale:
    """Put a line at the end; the sale gives it its id, and those ``behind`` it follow it.

    The same product scanned twice in a row raises the quantity of its line instead, so that ten
    cans are one line. What is weighed is weighed anew each time and never put together.
    """
    last = next((one for one in reversed(sale.lines) if not one.follows), None)
    if (
        last
        and last.product
        and last.product == line.product
        and replace(line, id=last.id, quantity=last.quantity, campaigns=last.campaigns) == last
        and line.quantity == ONE
        and not line.unit
    ):
        return with_quantity(sale, last.id, last.quantity + ONE)
    # one that has its id already need not be copied, which takes as long as its look-up
    first = sale.next_line
    placed = line if line.id == first else replace(line, id=first)
    rest = tuple(replace(one, id=first + 1 + n, follows=first) for n, one in enumerate(behind))
    return _priced(replace(sale, lines=(*sale.lines, placed, *rest), next_line=first + 1 + len(rest)))


def with_quantity(sale: Sale, line: int, quantity: int) -> Sale:
    """Set a line's quantity in thousandths, and that of what follows it; zero, a change of sign or a huge one
    is refused, and so is a line that follows another."""
    old = leading(sale, line)
    alone = bool(old.ticket) or old.kind in CARDS
    most = MOST_PAPERS if alone else MOST
    part = alone and quantity % ONE != 0  # nobody has half a ticket, or half a gift card
    if quantity == 0 or abs(quantity) > most or (quantity < 0) != (old.quantity < 0) or old.bound or part:
        raise refuse("quantity_wrong", quantity=quantity, most=most // ONE)
    changed = _replaced(sale, replace(old, quantity=quantity, weighed=bool(old.unit)))
    for one in following(sale, line):
        changed = _replaced(changed, replace(one, quantity=divide(quantity * one.each, ONE)))
    return changed


def with_price(sale: Sale, line: int, price: int) -> Sale:
    """Set the price of a line that is sold at an open price, in minor units."""
    old = find(sale, line)
    if price < 0 or not old.open_price:
        raise refuse("price_wrong", name=old.name)
    return _replaced(sale, replace(old, price=price))


def at_prices(sale: Sale, prices: Mapping[int, tuple[int, str]]) -> Sale:
    """Lines at other prices of the shop: by line, minor units for one and the customer group whose price it
    is."""
    lines = tuple(
        replace(line, price=prices[line.id][0], priced_for=prices[line.id][1]) if line.id in prices else line
        for line in sale.lines
    )
    return _priced(replace(sale, lines=lines))


def without(sale: Sale, line: int) -> Sale:
    """Take a line out, and what follows it; refuses one that follows another, with ``line_follows``."""
    leading(sale, line)
    kept = tuple(one for one in sale.lines if line not in (one.id, one.follows))
    return _priced(replace(sale, lines=kept))


def with_note(sale: Sale, line: int, note: str) -> Sale:
    """Say something of a line; empty: nothing."""
    return _replaced(sale, replace(leading(sale, line), note=note))


def discount_line(sale: Sale, line: int, discount: Discount | None) -> Sale:
    """Give a line a discount, or take it away (None). It needs a reason and may not exceed the line."""
    old = leading(sale, line)
    if discount:
        if not old.reducible:
            raise refuse("no_discount_on_group", name=old.name)
        _check(discount, abs(old.asked))
    if old.bound:
        raise refuse("price_wrong", name=old.name)
    return _replaced(sale, replace(old, discount=discount))


def discount_sale(sale: Sale, discount: Discount | None) -> Sale:
    """Give the whole sale a discount, or take it away (None)."""
    if discount:
        _check(discount, sum(line.gross for line in sale.lines if _shares_discount(line)))
    return replace(sale, discount=discount)


def leading(sale: Sale, line: int) -> Line:
    """The line with that id, if it belongs to no other; or refuses with ``line_follows``."""
    found = find(sale, line)
    if found.follows:
        raise refuse("line_follows", name=found.name, of=find(sale, found.follows).name)
    return found


def _check(discount: Discount, most: int) -> None:
    if not discount.reason:
        raise refuse("reason_needed")
    if not 0 <= discount.percent <= 10_000 or not 0 <= discount.amount <= most:
        raise refuse("discount_too_large", most_amount=most)


def _replaced(sale: Sale, line: Line) -> Sale:
    return _priced(replace(sale, lines=tuple(line if old.id == line.id else old for old in sale.lines)))


def _priced(sale: Sale) -> Sale:
    """The sale with what each line bears of its campaigns now."""
    if not sale.campaigns:
        return sale
    found = campaign.shares([_as_campaigns_see(line) for line in sale.lines], sale.campaigns)
    lines = zip(sale.lines, found, strict=True)
    return replace(
        sale,
        lines=tuple(
            line if line.campaigns == borne else replace(line, campaigns=borne) for line, borne in lines
        ),
    )


def _as_campaigns_see(line: Line) -> campaign.Goods:
    whole = not line.unit and line.quantity > 0 and not line.quantity % ONE
    may = whole and line.reducible and not (line.bound or line.follows)
    pieces = line.quantity // ONE if may else 0
    return campaign.Goods(line.product, line.group, line.price, pieces)
