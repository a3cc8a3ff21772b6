"""Ringing up: taps, quantities, prices, discounts."""

from dataclasses import replace
from typing import Any

from appliance.domain import dimension
from appliance.domain import sale as sales
from appliance.domain.line import ONE, Discount, Line
from appliance.domain.line_kind import OUTSIDE
from appliance.domain.problems import refuse
from appliance.domain.product import Product
from appliance.domain.sale import Sale
from appliance.storage import catalogue as shelf
from appliance.storage.journal import Fact
from appliance.till import basket, bounds, campaigns, kitchen, tickets
from appliance.till.bodies import aborted_body, line_body
from appliance.till.lines import behind, line_of, opened, served
from appliance.till.needs import needs_drawer_shut
from appliance.till.permissions import discounted
from appliance.till.priced import all_now, line_for, now
from appliance.till.tickets import Visit
from appliance.till.till import Till, store


def tap(till: Till, number: str) -> None:
    """Sell the product with an article number (a favourite, a hit of a search)."""
    product = shelf.by_number(till.database, number)
    if not product:
        raise refuse("unknown_code", code=number)
    before = till.sale
    sell(till, now(till, product))
    after = basket.current(till)
    if before and len(before.lines) == len(after.lines):  # one more of the last line
        last = next(line for line in reversed(after.lines) if not line.follows)
        basket.note(till, "quantity", before, last.id)
    else:
        basket.note(till, "tapped", after, before.next_line if before else 1)


def sell(
    till: Till, product: Product, code: str = "", price: int | None = None, said: Visit | None = None
) -> None:
    """Put a product in the basket; an open price is asked for (``price_needed``), and no other is typed; a
    ticket's day or holder is asked for as `tickets.needs_visit` says."""
    if price is not None and (product.price is not None or price <= 0):
        raise refuse("price_wrong", name=product.name)
    asked = product.price if price is None else price
    if asked is None:
        raise refuse("price_needed", number=product.number, name=product.name)
    visit = tickets.needs_visit(till, product, price, said)
    line = replace(line_of(till, product, code, asked), visit=visit.day, holder=visit.holder)
    shop_s = price is None and line.whole is None
    put(till, line_for(till, line, product) if shop_s else line, product.pant)


def sell_asked(till: Till, number: str, price: int | None = None, said: Visit | None = None) -> None:
    """Sell the product with an article number that something was asked about, at what it costs today or at
    the price that was typed; refuses with ``line_gone`` where it is no more, or as `sell`."""
    product = shelf.by_number(till.database, number)
    if not product:
        raise refuse("line_gone")
    sell(till, now(till, product), price=price, said=said)


def sell_open(till: Till, group: str, price: int) -> None:
    """Sell by group at a typed price: the line carries the group's own name."""
    of = shelf.group(till.database, group)
    if not of:
        raise refuse("group_unknown", group=group)
    if price <= 0:
        raise refuse("price_wrong", name=of.name)
    put(till, Line(0, of.name, of.code, of.department, price, of.rate, discountable=of.discountable,
                   open_price=True, kind=of.kind))  # fmt: skip


def put(till: Till, line: Line, pant: str = "") -> None:
    """Put a line into the open sale, beginning one if need be, and behind it the pant with that article
    number, if the shop has it, or what is in a bundle; raises as `bounds.check`."""
    group = shelf.group(till.database, line.group)
    if group:
        bounds.check(till, line, group, pant)
    if line.whole is not None:
        put_all(till, *opened(till, line))
        return
    line = served(till, line, group) if group else line
    put_all(till, line, *behind(till, line, pant))


def put_of_age(till: Till) -> None:
    """The customer is old enough: ring up what waited for that."""
    if waited := bounds.of_age(till):
        put(till, *waited)


def put_all(till: Till, line: Line, *behind: Line) -> None:
    """Put a line into the open sale, and behind it those that follow it; without VAT where the shop charges
    none, or a line is outside total sales, whatever its group says. What comes back has the rate that it was
    sold at."""
    sale = basket.begin(till)
    first, *rest = (dimension.begin(_taxed(till, one), sale.belongs) for one in (line, *behind))
    basket.change(till, sales.add(campaigns.offered(till, sale, first), first, *rest))


def _taxed(till: Till, line: Line) -> Line:
    taxed = line.origin or (line.kind not in OUTSIDE and till.shop.charges_vat)
    return line if taxed else replace(line, rate=0)


def quantity(till: Till, line: int, thousandths: int) -> None:
    """Set a line's quantity; less is a correction and journalled, the first weight of a line is none."""
    sale = basket.current(till)
    needs_drawer_shut(till)
    before = sales.find(sale, line)
    changed = discounted(till, sales.with_quantity(sale, line, thousandths))
    after = sales.find(changed, line)
    if before.unit and not before.weighed:  # the first weight corrects nothing
        basket.change(till, changed)
        return
    if abs(after.quantity) < abs(before.quantity):
        store(till, *(_fewer(sale, one, changed) for one in (before, *sales.following(sale, line))))
    basket.change(till, changed)
    basket.note(till, "quantity", sale, line)


def may_be_more(till: Till) -> Line | None:
    """The last line, where one more of it can be sold by a touch: pieces, and none that come back."""
    lines = [line for line in till.sale.lines if not line.follows] if till.sale else []
    last = lines[-1] if lines else None
    return last if last and not last.unit and last.quantity > 0 and not (last.bound or last.holder) else None


def one_more(till: Till) -> None:
    """Sell one more of the last line; raises as `quantity`, and ``line_gone`` where there is none."""
    last = may_be_more(till)
    if not last:
        raise refuse("line_gone")
    quantity(till, last.id, last.quantity + ONE)
    till.act = None  # whoever taps twice would find the way back under the finger


def _fewer(sale: Sale, before: Line, changed: Sale) -> Fact:
    after = sales.find(changed, before.id)
    body = {"what": "quantity", "quantity": after.quantity, "after": after.gross}
    return Fact("line_changed", _before(sale, before) | body)


def _before(sale: Sale, line: Line) -> dict[str, Any]:
    """What an entry ``line_changed`` says of the line as it was."""
    return {"sale": sale.id, "line": line_body(line), "before": line.gross}


def remove(till: Till, line: int) -> None:
    """Take a line out of the open sale, before payment, and what follows it; journalled (list 13, 13999)."""
    sale = basket.current(till)
    gone = (sales.find(sale, line), *sales.following(sale, line))
    left = discounted(till, sales.without(sale, line))
    store(till, *(Fact("line_removed", {"sale": sale.id, "line": line_body(one)}) for one in gone))
    if left.lines:
        basket.change(till, left)
    else:
        basket.close(till)
    basket.note(till, "removed", sale, line)


def remove_late(till: Till) -> None:
    """Take out what may not be handed over at this hour (`bounds.late`), each line as `remove` does, and a
    bundle with it in; nothing takes that back."""
    for line in dict.fromkeys(one.follows or one.id for one in bounds.late(till)):
        remove(till, line)
    till.act = None


def price(till: Till, line: int, minor: int) -> None:
    """Set the price of a line sold at an open price; a lower one is a correction and journalled."""
    sale = basket.current(till)
    needs_drawer_shut(till)
    before = sales.find(sale, line)
    changed = discounted(till, sales.with_price(sale, line, minor))
    if minor < before.price:
        body = {"what": "price", "price": minor, "after": sales.find(changed, line).gross}
        store(till, Fact("line_changed", _before(sale, before) | body))
    basket.change(till, changed)


def discount_line(till: Till, line: int, discount: Discount | None) -> None:
    """Give one line a discount with a reason, or take it away; raises as `permissions.discounted`."""
    needs_drawer_shut(till)
    sale = basket.current(till)
    basket.change(till, discounted(till, sales.discount_line(sale, line, discount)))
    basket.note(till, "discount", sale, line)


def discount_sale(till: Till, discount: Discount | None) -> None:
    """Give the whole sale a discount with a reason, or take it away; raises as `permissions.discounted`."""
    needs_drawer_shut(till)
    sale = basket.current(till)
    basket.change(till, discounted(till, sales.discount_sale(sale, discount)))
    basket.note(till, "discount", sale)


def cancel(till: Till) -> None:
    """Abort the open sale: journalled with what was in it, counted on the Z."""
    sale = basket.current(till)
    if not sale.lines:
        basket.close(till)
        return
    store(till, Fact("sale_aborted", aborted_body(sale)), *kitchen.tell_gone(till, sale))
    basket.close(till)
    basket.note(till, "cancelled", sale)


def search(till: Till, typed: str) -> list[Product]:
    """Products by name, number or code, as the cashier types, at today's prices."""
    return all_now(till, shelf.search(till.database, typed))
