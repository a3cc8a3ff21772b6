"""Departments, projects and objects that a sale or a line of it can be said to belong to.

The list is the owner's, typed as the books have it, and replaced as a whole by one entry ``dimensions``;
a department in it is one of the shop's from then on. What is chosen stands on each line of the sale's own
entry, and goes from there into the day's voucher and into orders.
"""

from collections.abc import Iterable
from dataclasses import asdict

from appliance.domain import dimension
from appliance.domain.dimension import DEPARTMENT, KINDS, Dimension
from appliance.domain.line import Line
from appliance.domain.problems import refuse
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till import basket, catalogue
from appliance.till.mapping import LONGEST_DIMENSION
from appliance.till.needs import needs_drawer_shut, needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

LONGEST_NAME = 40
MOST = 200
"""Of each kind: what a list on the screen holds."""


def listed(till: Till) -> tuple[Dimension, ...]:
    """What can be chosen, by kind and number; read from the journal once."""
    if till.dimensions is None:
        last = journal.last_of(till.database, "dimensions")
        till.dimensions = tuple(Dimension(**row) for row in last[1].data["rows"]) if last else ()
    return till.dimensions


def save(till: Till, wanted: Iterable[Dimension]) -> None:
    """Replace the list; one that is as before makes no entry. What sales were said to belong to stays so.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``dimension_wrong`` without number or name, with
            a long one, or where a number stands twice; ``dimensions_many``.
    """
    needs(till, "mapping")
    needs_earnest(till)
    rows = tuple(sorted(_tidy(one) for one in wanted))
    for kind in KINDS:
        codes = [one.code for one in rows if one.kind == kind]
        if len(codes) > MOST:
            raise refuse("dimensions_many", most=MOST)
        if twice := next((code for code in codes if codes.count(code) > 1), ""):
            raise refuse("dimension_wrong", number=twice)
    before = listed(till)
    if rows != before:
        body = {"old": [asdict(one) for one in before], "rows": [asdict(one) for one in rows]}
        store(till, *_departments(till, rows), Fact("dimensions", body))
        till.dimensions = rows


def _tidy(one: Dimension) -> Dimension:
    code, name = one.code.strip(), " ".join(one.name.split())
    fits = 0 < len(code) <= LONGEST_DIMENSION and code.isprintable() and 0 < len(name) <= LONGEST_NAME
    if one.kind not in KINDS or not fits:
        raise refuse("dimension_wrong", number=code)
    return Dimension(one.kind, code, name)


def _departments(till: Till, rows: Iterable[Dimension]) -> list[Fact]:
    """The shop's own departments know those that are new, or have another name."""
    known = catalogue.departments(till)
    new = [
        {"code": one.code, "name": one.name}
        for one in rows
        if one.kind == DEPARTMENT and known.get(one.code) != one.name
    ]
    body = {"source": "dimensions", "products": [], "groups": [], "departments": new}
    return [Fact("catalogue", body)] if new else []


def on_line(till: Till, line: int, kind: str, code: str) -> None:
    """Say it of one line; empty: of none after all. What comes back of a receipt stays where it was sold.

    Raises:
        Refused: ``dimension_wrong`` for what is not on the list; as `basket.current`; ``line_gone``, and
            ``line_follows`` for what belongs to another.
    """
    sale = basket.current(till)
    _choosable(till, kind, code)
    basket.change(till, dimension.put_line(sale, line, kind, code))


def on_sale(till: Till, kind: str, code: str) -> None:
    """Say it of the whole sale, of what is in it and what comes; raises as `on_line`."""
    sale = basket.current(till)
    _choosable(till, kind, code)
    basket.change(till, dimension.put_sale(sale, kind, code))


def _choosable(till: Till, kind: str, code: str) -> None:
    needs_drawer_shut(till)
    known = any((one.kind, one.code) == (kind, code) for one in listed(till))
    if kind not in KINDS or (code and not known):
        raise refuse("dimension_wrong", number=code)


def said(till: Till, line: Line) -> list[Dimension]:
    """What a line was said to belong to, with its names; a number that left the list stands for itself."""
    return _named(till, dimension.of(line))


def said_of_all(till: Till) -> list[Dimension]:
    """What the whole of the open sale was said to belong to."""
    return _named(till, till.sale.belongs) if till.sale else []


def _named(till: Till, belongs: dimension.Belongs) -> list[Dimension]:
    if not any(belongs):
        return []
    names = {(one.kind, one.code): one.name for one in listed(till)}
    return [
        Dimension(kind, code, names.get((kind, code), code))
        for kind, code in zip(KINDS, belongs, strict=True)
        if code
    ]
