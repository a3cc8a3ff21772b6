"""The columns of a file of products that say a price to come: how much, from which day, until which."""

import datetime as dt
import re
from typing import Protocol

from appliance.domain.money import parse
from appliance.domain.price_list import Price, with_price
from appliance.domain.product import DEAREST, Group, Product
from appliance.fiscal.rules import Rules
from appliance.till.goods_table import Row

_NORDIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
"""1.12.2026, 01-12-2026, 1/12/2026."""


class Reading(Protocol):
    """What is known of a file and the shop."""

    rules: Rules
    groups: dict[str, Group]
    """The shop's groups, by code."""

    def wrong(self, row: Row, column: str, reason: str, expected: str, got: str) -> None:
        """Report one cell."""


def prices(reading: Reading, row: Row, old: Product | None, group: str) -> tuple[Price, ...]:
    """The prices beside a product's own: those that it has, and the row's, from its day on; an empty price
    says nothing."""
    before = old.prices if old else ()
    written = row.get("dated price").replace(" ", "")
    if not written:
        return before
    first, last = (_date(reading, row, column) for column in ("price from", "price until"))
    try:
        price = parse(written, reading.rules.currency)
    except ValueError:
        price = 0
    if not 0 < price <= DEAREST:
        reading.wrong(row, "dated price", "price_wrong", "a price such as 129,50", written)
    elif not first:
        if not row.get("price from"):
            reading.wrong(row, "price from", "date_wrong", "the day on which the price begins", "")
    elif last and last < first:
        reading.wrong(row, "price until", "date_wrong", "a day that is not before the first", last)
    elif last and group in reading.groups and not reading.groups[group].discountable:
        reading.wrong(row, "price until", "never_reduced", "no last day in a group without discounts", last)
    else:
        return with_price(before, Price(first, price, last))
    return before


def _date(reading: Reading, row: Row, column: str) -> str:
    """A day as YYYY-MM-DD; nothing for an empty cell, or one that is no day, which is reported."""
    written = row.get(column)
    if not written:
        return ""
    nordic = _NORDIC.fullmatch(written)
    day, month, year = nordic.groups() if nordic else ("", "", "")
    try:
        return dt.date.fromisoformat(f"{year}-{month:>02}-{day:>02}" if nordic else written).isoformat()
    except ValueError:
        reading.wrong(row, column, "date_wrong", "a day such as 2026-12-01 or 1.12.2026", written)
        return ""
