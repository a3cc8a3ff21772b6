"""The goods: groups, products, prices. Every change is an entry with the old and the new."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from appliance.domain.barcode import normalise
from appliance.domain.line_kind import GOODS
from appliance.domain.price_list import outlived
from appliance.domain.problems import Problem, refuse
from appliance.domain.product import LONGEST, Group, Product
from appliance.storage import catalogue as shelf
from appliance.storage.journal import Fact
from appliance.till import made, measuring
from appliance.till.dates import today
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.priced import all_now, now
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

    Raises:
        Refused: ``code_taken`` for a barcode that another product has and keeps; ``training_only_sells``.
    """
    needs_earnest(till)
    offered = list(products)
    numbers = Counter(product.number for product in offered)
    if twice := next((number for number, n in numbers.items() if n > 1), ""):
        raise refuse("price_wrong", name=twice)
    _codes_free(till, offered, shelf.known(till.database, numbers))
    changes = changed_products(till, offered)
    body = {
        "source": source,
        "products": changes,
        "groups": [_group(group) for group in groups],
        "departments": [{"code": code, "name": name} for code, name in (departments or {}).items()],
    }
    if changes or body["groups"] or body["departments"]:
        store(till, Fact("catalogue", body))
    return len(changes)


def changed_products(till: Till, offered: Iterable[Product]) -> list[dict[str, Any]]:
    """What an entry ``catalogue`` says of products: those that are new, or other than they were."""
    after = {product.number: product for product in offered}
    before = shelf.known(till.database, after)
    changes = []
    for number, product in after.items():
        old = before.get(number)
        if old and old.price != product.price and old.prices == product.prices:
            product = replace(product, prices=outlived(product.prices, today(till)))
        new = body_of(product)
        was = body_of(old) if old else None
        if was != new:
            changes.append({"number": number, "new": new} | ({"old": was} if was else {}))
    return changes


def _codes_free(till: Till, offered: list[Product], before: Mapping[str, Product]) -> None:
    """Refuses a barcode of two products; one that its owner gives up in the same entry is free."""
    new = {one.number: set(one.codes).difference(_had(before, one.number)) for one in offered}
    kept = {code: one.number for one in offered for code in one.codes if code not in new[one.number]}
    stored = shelf.owners(till.database, (code for codes in new.values() for code in codes))
    owners = {code: number for code, number in stored.items() if number not in new} | kept
    for product in offered:
        for code in sorted(new[product.number]):
            if owners.setdefault(code, product.number) != product.number:
                other = shelf.by_number(till.database, owners[code])
                raise refuse("code_taken", code=code, name=other.name if other else owners[code])


def _had(before: Mapping[str, Product], number: str) -> tuple[str, ...]:
    return before[number].codes if number in before else ()


def create(till: Till, code: str, name: str, group: str, price: int, unit: str = "") -> Product:
    """Make goods known whose barcode the till has just met; the code is their article number too.

    Args:
        till: The till.
        code: The barcode, as `unknown_code` names it.
        name: What the receipt calls them.
        group: Code of the article group; it says the VAT rate.
        price: Minor units, VAT included.
        unit: Empty, or ``kg`` where the code carries a weight.

    Raises:
        Refused: ``name_needed``, ``price_wrong``, ``group_unknown``, or ``code_taken``.
    """
    product = replace(begun(till, code, name, group, price, unit), codes=(code,))
    if taken := shelf.by_number(till.database, code):
        raise refuse("code_taken", code=code, name=taken.name)
    put(till, [product], source=made.SOURCE)
    return product


def begun(till: Till, number: str, name: str, group: str, price: int | None, unit: str = "") -> Product:
    """A product as its group begins it; nothing is stored, and a price of None is asked for at each sale.

    Raises:
        Refused: ``name_needed``, ``price_wrong``, ``group_unknown``.
    """
    said = name_of(name)
    if price is not None and price <= 0:
        raise refuse("price_wrong", name=said)
    of = shelf.group(till.database, group)
    if of is None:
        raise refuse("group_unknown", group=group)
    return Product(number, said, of.code, of.department, price, of.rate, unit, of.discountable)


def name_of(typed: str) -> str:
    """What was typed as the name of goods, or refuses with ``name_needed`` what is none, or too long."""
    said = " ".join(typed.split())
    if not said or len(said) > LONGEST:
        raise refuse("name_needed")
    return said


def to_change(till: Till, number: str) -> Product:
    """The product that somebody is about to change.

    Raises:
        Refused: ``manager_needed``; ``line_gone`` for a product that there is not.
    """
    needs(till, "goods")
    product = named(till, [number]).get(number)
    if not product:
        raise refuse("line_gone")
    return product


def body_of(product: Product) -> dict[str, Any]:
    """What an entry ``catalogue`` says of a product: two that say the same are not told apart."""
    body: dict[str, Any] = {
        "name": product.name, "group": product.group, "department": product.department,
        "price": "" if product.price is None else product.price, "rate": product.rate, "unit": product.unit,
        "discountable": int(product.discountable), "codes": sorted(product.codes),
    }  # fmt: skip
    if product.minimum is not None:
        body["minimum"] = product.minimum
    if product.cost is not None:
        body["cost"] = product.cost
    if product.pant:
        body["pant"] = product.pant
    if product.variant:
        body["variant"] = product.variant
    if product.prices:
        body["prices"] = [asdict(one) for one in product.prices]
    if product.ticket:
        body["ticket"] = product.ticket
    if product.content:
        body["content"] = product.content
    if product.parts:
        body["parts"] = [asdict(one) for one in product.parts]
    flags = {"booked_alone": product.booked_alone, "ended": product.ended}
    return body | {name: 1 for name, is_so in flags.items() if is_so}


def _group(group: Group) -> dict[str, Any]:
    body = {"code": group.code, "name": group.name, "department": group.department, "rate": group.rate,
            "discountable": int(group.discountable), "colour": group.colour}  # fmt: skip
    if group.kind != GOODS:
        body["kind"] = group.kind
    if group.served is not None:
        body |= {"served": group.served, "here": int(group.here)}
    said = {"kitchen": int(group.kitchen), "age": group.age, "hours": group.hours}
    return body | {name: fact for name, fact in said.items() if fact}


def find(till: Till, text: str) -> Product | Problem:
    """The product of a scanned text at today's price, or ``unknown_code`` or ``unreadable_scan``."""
    product = shelf.by_code(till.database, text)
    if product:
        return now(till, product)
    code = normalise(text)
    label = measuring.label(till, text, code)
    if not code.readable or (label and not label.readable):
        return Problem.of("unreadable_scan", code=code.digits)
    product = shelf.by_code(till.database, code.digits)
    for shared in label.codes if label and not product else ():
        product = product or shelf.by_code(till.database, shared)
    if label and not product:
        return Problem.of("unknown_code", code=label.codes[0], scanned=text)
    return now(till, product) if product else Problem.of("unknown_code", code=code.digits)


def groups(till: Till) -> list[Group]:
    """Every article group, by code."""
    return shelf.groups(till.database)


def departments(till: Till) -> dict[str, str]:
    """Department names by code."""
    return shelf.departments(till.database)


def named(till: Till, numbers: Iterable[str]) -> dict[str, Product]:
    """Products by article number, as far as the shop has them."""
    return shelf.known(till.database, numbers)


def in_group(till: Till, group: str) -> list[Product]:
    """The products of a group, or of all where it is empty, by name, at today's prices; variants as one. At
    most 200."""
    return all_now(till, shelf.shelved(till.database, group))


def products(till: Till, typed: str = "") -> list[Product]:
    """A page of the catalogue at today's prices, no longer sold ones too: what was typed, or the first 200 by
    name."""
    found = shelf.search(till.database, typed, True) if typed.strip() else shelf.products(till.database)
    return all_now(till, found)
