"""What goods cost now, where they have prices beside their own: everybody, and whoever buys.

A customer's group has its own price where that is less: nobody pays more for being known. It is the shop's
price and no discount, which the journal's line says by the group's name.
"""

from collections.abc import Iterable
from dataclasses import replace

from appliance.domain.customer import Buyer
from appliance.domain.line import Line
from appliance.domain.price_list import holding
from appliance.domain.product import Product
from appliance.domain.sale import Sale, at_prices
from appliance.storage import catalogue as shelf
from appliance.till.dates import today
from appliance.till.till import Till


def now(till: Till, product: Product) -> Product:
    """A product at the price that everybody has it for on the business date; to sell and to show, and never
    to be stored again."""
    held = holding(product.prices, today(till)) if product.prices else None
    return replace(product, price=held.price) if held else product


def all_now(till: Till, products: Iterable[Product]) -> list[Product]:
    """The same of many."""
    return [now(till, product) for product in products]


def line_for(till: Till, line: Line, product: Product) -> Line:
    """A line about to be rung up at the shop's own price: at what it costs whose sale it is."""
    price, group = _theirs(till, product, line.price, till.sale.customer if till.sale else None)
    return replace(line, price=price, usual=line.price, priced_for=group)


def follow(till: Till, sale: Sale) -> Sale:
    """A sale whose customer is another now: its lines at what they cost that one, or everybody again. What
    was typed, read off a label or brought back stays as it is."""
    lines = [(line, line.usual) for line in sale.lines if line.usual is not None and not line.bound]
    group = sale.customer.group if sale.customer else ""
    known = shelf.known(till.database, {line.product for line, _ in lines}) if group else {}
    prices = {
        line.id: _theirs(till, known[line.product], usual, sale.customer)
        if line.product in known
        else (usual, "")
        for line, usual in lines
    }
    return at_prices(sale, prices)


def _theirs(till: Till, product: Product, usual: int, buyer: Buyer | None) -> tuple[int, str]:
    """What one costs a buyer, and the group whose price it is."""
    if not (buyer and buyer.group and product.prices):
        return usual, ""
    held = holding(product.prices, today(till), buyer.group)
    return (held.price, buyer.group) if held and held.price < usual else (usual, "")
