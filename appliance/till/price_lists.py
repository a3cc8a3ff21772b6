"""Prices that begin and end on a day, or are for a customer group, kept by whoever runs the shop.

They are facts of the product: a change is an entry ``catalogue`` with the old and the new. A line that is
rung up keeps the price that it was rung up at.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from appliance.domain.line_kind import GOODS
from appliance.domain.price_list import Price, with_price
from appliance.domain.problems import refuse
from appliance.domain.product import DEAREST, Product
from appliance.domain.voucher import is_date
from appliance.till import catalogue
from appliance.till.dates import today
from appliance.till.till import Till

MOST = 50
"""Prices of a product beside its own."""


def proposed(till: Till) -> Price:
    """A price to be said: from tomorrow on."""
    return Price(str(dt.date.fromisoformat(today(till)) + dt.timedelta(days=1)), 0)


def save(till: Till, number: str, price: Price, instead: Price | None = None) -> None:
    """Say a price of a product, or change one.

    Args:
        till: The till.
        number: Article number.
        price: As it is to be; it takes the place of one that begins on the same day for the same people.
        instead: The one that is changed; None: it is new.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone`` for a product or a price that
            there is not; ``price_wrong`` for no price, or of goods whose price is typed at each sale;
            ``dates_wrong``, also for a day that is past; ``no_discount_on_group`` for a price for some days
            or some people of what is never reduced; ``bundle_wrong`` for some people's price of a bundle.
    """
    product = catalogue.to_change(till, number)
    if price != instead:
        _check(till, product, price, instead)
        _put(till, product, with_price(_without(product, instead), price))


def withdraw(till: Till, number: str, price: Price) -> None:
    """Take a price away: what is rung up from here on has it no more. Raises as `save`."""
    product = catalogue.to_change(till, number)
    _put(till, product, _without(product, price))


def _put(till: Till, product: Product, prices: Iterable[Price]) -> None:
    catalogue.put(till, [replace(product, prices=tuple(prices))])


def _without(product: Product, price: Price | None) -> tuple[Price, ...]:
    if price and price not in product.prices:
        raise refuse("line_gone")
    return tuple(one for one in product.prices if one != price)


def _check(till: Till, product: Product, price: Price, instead: Price | None) -> None:
    said_before = instead is not None and instead.first == price.first
    ends = not price.last or (is_date(price.last) and max(price.first, today(till)) <= price.last)
    begins = is_date(price.first) and (said_before or price.first >= today(till))
    if not (begins and ends):
        raise refuse("dates_wrong", first=price.first, last=price.last or price.first)
    if not 0 < price.price <= DEAREST or product.price is None or len(product.prices) >= MOST:
        raise refuse("price_wrong", name=product.name)
    if price.group and product.parts:
        raise refuse("bundle_wrong", name=product.name)
    if (price.last or price.group) and (product.bound or product.kind != GOODS):
        raise refuse("no_discount_on_group", name=product.name)
