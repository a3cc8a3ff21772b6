"""The goods: groups, products, prices. Every change is an entry with the old and the new."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from appliance.domain.problems import refuse
from appliance.domain.product import Group, Product
from appliance.storage import catalogue as shelf
from appliance.storage.journal import Fact
from appliance.till.till import Till, store


def put(
    till: Till,
    products: Iterable[Product],
    groups: Iterable[Group] = (),
    departments: Mapping[str, str] | None = None,
    source: str = "till",
) -> int:
    """Make products, groups and departments known or change them, in one entry (13021).

    Returns:
        How many products are new or changed; unchanged ones are not in the entry.
    """
    offered = list(products)
    numbers = Counter(product.number for product in offered)
    if twice := next((number for number, n in numbers.items() if n > 1), ""):
        raise refuse("price_wrong", name=twice)
    before = shelf.known(till.database, numbers)
    changes = []
    for product in offered:
        old, new = before.get(product.number), _body(product)
        was = _body(old) if old else None
        if was != new:
            changes.append({"number": product.number, "new": new} | ({"old": was} if was else {}))
    body = {
        "source": source,
        "products": changes,
        "groups": [_group(group) for group in groups],
        "departments": [{"code": code, "name": name} for code, name in (departments or {}).items()],
    }
    if changes or body["groups"] or body["departments"]:
        store(till, Fact("catalogue", body))
    return len(changes)


def _body(product: Product) -> dict[str, Any]:
    return {
        "name": product.name, "group": product.group, "department": product.department,
        "price": "" if product.price is None else product.price, "rate": product.rate, "unit": product.unit,
        "discountable": int(product.discountable), "codes": sorted(product.codes),
    }  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    return {"code": group.code, "name": group.name, "department": group.department, "rate": group.rate,
            "discountable": int(group.discountable), "colour": group.colour}  # fmt: skip


def groups(till: Till) -> list[Group]:
    """Every article group, by code."""
    return shelf.groups(till.database)


def in_group(till: Till, group: str) -> list[Product]:
    """The products of a group, by name; at most 200."""
    return shelf.products(till.database, group)


def products(till: Till, typed: str = "") -> list[Product]:
    """A page of the catalogue: what was typed, or the first 200 by name."""
    return shelf.search(till.database, typed) if typed.strip() else shelf.products(till.database)


def favourites(till: Till, page: int = 0) -> list[Product]:
    """The tiles of a favourites page, in order."""
    return [product for _, product in shelf.favourites(till.database, page)]


def set_favourites(till: Till, page: int, numbers: Iterable[str]) -> None:
    """Lay out a favourites page."""
    shelf.set_favourites(till.database, page, numbers)
