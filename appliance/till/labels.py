"""Which goods want new labels: those whose price changed, those that came in."""

from collections import Counter
from typing import Any

from appliance.domain.product import Product
from appliance.storage import catalogue as shelf
from appliance.storage import journal
from appliance.till.till import Till

RECENT = 24 * 3_600_000
"""Milliseconds: since yesterday at this time."""
MOST = 200
"""Products on a pile."""


def changed(till: Till) -> list[Product]:
    """Products that are new, or whose label is another since yesterday, the newest change first."""
    numbers = [
        one["number"]
        for _, data in _recent(till, "catalogue")
        for one in data.get("products", ())
        if _shows(one.get("new")) != _shows(one.get("old"))
    ]
    return [product for product, _ in _known(till, Counter(dict.fromkeys(numbers, 1)))]


def received(till: Till) -> list[tuple[Product, int]]:
    """Products that came in since yesterday, and how many pieces; one label of what is weighed."""
    came: Counter[str] = Counter()
    for _, data in _recent(till, "goods_received"):
        came[data["product"]] += data["quantity"]
    return [
        (product, 1 if product.unit else max(1, pieces // 1000)) for product, pieces in _known(till, came)
    ]


def _shows(product: dict[str, Any] | None) -> tuple[object, ...]:
    """What a label shows of a product that can change."""
    return tuple(product.get(name) for name in ("name", "price", "content")) if product else ()


def _recent(till: Till, kind: str) -> list[tuple[int, dict[str, Any]]]:
    since, found = till.clock().at - RECENT, []
    for row, data in journal.every(till.database, kind):
        if data["at"] < since:
            break
        found.append((row, data))
    return found


def _known(till: Till, counts: Counter[str]) -> list[tuple[Product, int]]:
    numbers = list(counts)[:MOST]
    there = shelf.known(till.database, numbers)
    return [(there[number], counts[number]) for number in numbers if number in there]
