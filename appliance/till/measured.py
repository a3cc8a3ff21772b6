"""Goods whose code says more: sold at its weight or its price, and asked about past its last day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from appliance.domain.barcode import bare, normalise
from appliance.domain.line import Line
from appliance.domain.measured import Measured, Prefix, line_of
from appliance.domain.problems import Problem, refuse
from appliance.domain.product import Product
from appliance.till import catalogue, lines, measuring, selling
from appliance.till.dates import by_clock
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.priced import line_for
from appliance.till.till import Till


@dataclass(frozen=True, slots=True)
class Tried:
    """What a scan would do."""

    text: str
    """As it was scanned."""
    code: str
    name: str = ""
    """Of the product; empty where the shop has none for it."""
    quantity: int = 0
    """Thousandths."""
    unit: str = ""
    price: int | None = None
    """Per unit, in minor units; None: it would be asked for."""
    gross: int | None = None
    weight: int | None = None
    """What the code says, in thousandths of a kilogram."""
    amount: int | None = None
    """The price that the code says."""
    last: str = ""
    """Its last day, where it says one."""
    wrong: Problem | None = None


def sell(till: Till, product: Product, text: str, late: bool = False) -> None:
    """Put scanned goods into the basket, as much as the code says at what it says.

    Args:
        till: The till.
        product: What `catalogue.find` found.
        text: The scan.
        late: Goods past their best before date, or no longer sold, have been looked at, and are sold.

    Raises:
        Refused: ``expired``, ``best_before_passed``, ``not_sold``, ``weight_for_pieces``; or as
            `selling.sell`.
    """
    found = measuring.label(till, text, normalise(text))
    if found:
        _in_time(till, product, found, text, late)
    if product.ended and not late:
        raise refuse("not_sold", name=product.name, code=text)
    line = _line(till, product, found, text) if found else None
    if line:
        selling.put(till, line, product.pant)
    else:
        selling.sell(till, product, code=bare(text))


def sell_late(till: Till, text: str) -> None:
    """Sell goods past their best before date, or no longer sold; refuses as `sell`, but for these."""
    product = catalogue.find(till, text)
    if isinstance(product, Problem):
        raise refuse("unknown_code", code=bare(text))
    sell(till, product, text, late=True)


def _in_time(till: Till, product: Product, found: Measured, text: str, late: bool) -> None:
    """What is past its use-by date is not sold; past best before, somebody looks at it first."""
    today = by_clock(till)
    if found.expires and found.expires < today:
        raise refuse("expired", name=product.name, date=found.expires)
    if found.best_before and found.best_before < today and not late:
        raise refuse("best_before_passed", name=product.name, date=found.best_before, code=text)


def _line(till: Till, product: Product, found: Measured, text: str) -> Line | None:
    """The line that a label makes; None where it says neither weight nor price, or the price is asked for."""
    if found.weight and found.price is None and not product.unit:
        raise refuse("weight_for_pieces", name=product.name)
    made = line_of(found, product.price, product.unit)
    if made is None:
        return None
    quantity, price, unit = made
    line = lines.line_of(till, product, bare(text), price)
    if found.price is None and not product.parts:  # a label's own price is what it says
        line = line_for(till, line, product)
    return replace(line, quantity=quantity, unit=unit, weighed=bool(unit), open_price=False)


def begin(till: Till) -> None:
    """From here on scans are tried out, and sell nothing.

    Raises:
        Refused: ``manager_needed``; ``training_only_sells``.
    """
    needs(till, "goods")
    needs_earnest(till)
    till.trying, till.tried = measuring.prefixes(till), None


def change(till: Till, rows: Iterable[Prefix]) -> None:
    """Try other rows, and the last scan once more; they are kept by `measuring.save`."""
    till.trying = tuple(rows)
    if till.tried:
        show(till, till.tried.text)


def show(till: Till, text: str) -> bool:
    """Try a scan; True when goods would be sold."""
    till.tried = tried(till, text)
    return not till.tried.wrong


def end(till: Till) -> None:
    """Scans sell again."""
    till.trying = till.tried = None


def tried(till: Till, text: str) -> Tried:
    """What a scan would put into the sale; nothing is sold, and nothing is journalled."""
    code = normalise(text)
    found = measuring.label(till, text, code)
    product = catalogue.find(till, text)
    said = Tried(text, bare(text))
    if found:
        last = found.expires or found.best_before
        said = replace(said, weight=found.weight, amount=found.price, last=last)
    if isinstance(product, Problem):
        return replace(said, wrong=product)
    said = replace(said, name=product.name, quantity=1000, unit=product.unit, price=product.price)
    if found and found.weight and found.price is None and not product.unit:
        return replace(said, wrong=Problem.of("weight_for_pieces", name=product.name))
    made = line_of(found, product.price, product.unit) if found else None
    if made:
        said = replace(said, quantity=made[0], price=made[1], unit=made[2])
    line = lines.line_of(till, product, said.code, said.price or 0)
    return replace(said, gross=replace(line, quantity=said.quantity).gross if said.price else None)
