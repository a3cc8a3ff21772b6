"""Goods made and changed on the screen by whoever keeps them; each change is an entry ``catalogue`` (13021).

No product is ever deleted: one that is no longer sold has no tile, and what was sold of it stays as it was.
"""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain import content
from appliance.domain.problems import refuse
from appliance.domain.product import LONGEST, Group, Product, called
from appliance.storage import catalogue as shelf
from appliance.till import catalogue
from appliance.till.permissions import needs
from appliance.till.till import Till

OWN = "#"
"""Begins every number that a till gives by itself, and none that another program or a barcode would."""


def make(till: Till, name: str, group: str, price: int | None, unit: str = "") -> Product:
    """Make goods known that bear no barcode; the till numbers them, and their group says VAT and department.

    Args:
        till: The till.
        name: What the receipt calls them.
        group: Code of their article group.
        price: Minor units, VAT included; None: it is asked for at each sale.
        unit: Empty for pieces, or ``kg``.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``, ``name_needed``, ``price_wrong``,
            ``group_unknown``.
    """
    needs(till, "goods")
    made = catalogue.begun(till, _free(till), name, group, price, unit)
    catalogue.put(till, [made])
    return made


def _free(till: Till) -> str:
    """The next number of this till: ``#1-7`` is the seventh of till 1, whatever another till makes."""
    series = f"{OWN}{till.journal.till}-"
    used = (number.removeprefix(series) for number in shelf.numbers(till.database, series))
    return f"{series}{max((int(one) for one in used if one.isascii() and one.isdigit()), default=0) + 1}"


def call(till: Till, number: str, name: str) -> None:
    """Give a product another name, and with it what is the same in another size or colour.

    Raises:
        Refused: As `catalogue.to_change`; ``training_only_sells``, ``name_needed``; ``name_in_sale`` while a
            sale is open, whose texts nobody edits (§ 2-6); ``variant_taken`` for the name of other goods
            that come in sizes and colours.
    """
    product, said = catalogue.to_change(till, number), catalogue.name_of(name)
    if till.sale and till.sale.lines:
        raise refuse("name_in_sale", name=product.name)
    if len(max((called(said, one.variant) for one in _together(till, product)), key=len)) > LONGEST:
        raise refuse("name_needed")
    if product.variant and said != product.family and shelf.variants(till.database, said):
        raise refuse("variant_taken", name=said)
    _change(till, product, lambda one: replace(one, name=called(said, one.variant)))


def regroup(till: Till, number: str, group: str) -> None:
    """Put a product in another group, and with it what is the same in another size or colour. It goes with
    the group in VAT, department and discount, where it went with the one before.

    Raises:
        Refused: As `catalogue.to_change`; ``training_only_sells``; ``group_unknown``, also for one of another
            kind: pant and gift cards are no goods.
    """
    product = catalogue.to_change(till, number)
    before, after = shelf.group(till.database, product.group), shelf.group(till.database, group)
    if not (before and after and before.kind == after.kind):
        raise refuse("group_unknown", group=group)
    _change(till, product, lambda one: _moved(one, before, after))


def _moved(product: Product, before: Group, after: Group) -> Product:
    moved = replace(product, group=after.code)
    if product.rate == before.rate:
        moved = replace(moved, rate=after.rate)
    if product.department == before.department:
        moved = replace(moved, department=after.department)
    if product.discountable == before.discountable:
        moved = replace(moved, discountable=after.discountable)
    return moved


def contain(till: Till, number: str, written: str) -> None:
    """Say how much is in one of a product; labels then say the unit price.

    Args:
        till: The till.
        number: The article number.
        written: See `domain.content`; empty: nobody knows.

    Raises:
        Refused: As `catalogue.to_change`; ``training_only_sells``; ``line_gone`` for what is no content, or
            for goods by weight, whose price is the unit price.
    """
    product = catalogue.to_change(till, number)
    try:
        of = content.read(written)
    except ValueError as wrong:
        raise refuse("line_gone") from wrong
    if of and product.unit:
        raise refuse("line_gone")
    catalogue.put(till, [replace(product, content=str(of or ""))])


def end(till: Till, number: str, ended: bool = True) -> None:
    """Say that a product is no longer sold, or that it is again; raises as `catalogue.to_change`, and
    ``training_only_sells``."""
    catalogue.put(till, [replace(catalogue.to_change(till, number), ended=ended)])


def _together(till: Till, product: Product) -> list[Product]:
    """A product and what is the same in another size or colour, each with its codes."""
    family = [one.number for one in shelf.variants(till.database, product.family)]
    return list(catalogue.named(till, family or [product.number]).values())


def _change(till: Till, product: Product, change: Callable[[Product], Product]) -> None:
    catalogue.put(till, [change(one) for one in _together(till, product)])
