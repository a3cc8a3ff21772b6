"""What goods are said to belong to beside what they are: a department, a project, an object of the books.

A shop that keeps a list of them chooses from it, for a whole sale or for a line; one that keeps none never
hears of it. The accounting systems call them dimensions (dimensjoner); numbers and names are theirs.

>>> milk = Line(1, "Milk 1 l", group="10", department="10", price=2490, rate=1500)
>>> put(milk, PROJECT, "7").project, of(put(milk, DEPARTMENT, "30"))
('7', ('30', '', ''))
>>> put(put(milk, DEPARTMENT, "30"), DEPARTMENT, "") == milk
True
"""

from dataclasses import dataclass, replace

from appliance.domain.line import Line
from appliance.domain.sale import Sale, following, leading

DEPARTMENT, PROJECT, OBJECT = KINDS = ("department", "project", "object")
Belongs = tuple[str, str, str]
"""Department, project and object, by their numbers; empty: nobody said."""


@dataclass(frozen=True, slots=True, order=True)
class Dimension:
    """One that can be chosen."""

    kind: str
    """One of `KINDS`."""
    code: str
    """What the books call it: a number, most often."""
    name: str


def of(line: Line) -> Belongs:
    """What somebody said that a line belongs to; the department of its goods counts as said by nobody."""
    return ("" if line.own_department is None else line.department, line.project, line.object)


def put(line: Line, kind: str, code: str) -> Line:
    """The line said to belong there; empty: to none but what its goods belong to."""
    if kind != DEPARTMENT:
        return replace(line, **{kind: code})  # type: ignore[arg-type]
    own = line.department if line.own_department is None else line.own_department
    return replace(line, department=code or own, own_department=own if code else None)


def begin(line: Line, belongs: Belongs) -> Line:
    """A line as it comes into a sale that was said to belong somewhere. What comes back of a receipt goes
    where it was sold."""
    if line.origin or belongs == ("", "", ""):
        return line
    for kind, code in zip(KINDS, belongs, strict=True):
        line = put(line, kind, code) if code else line
    return line


def put_line(sale: Sale, line: int, kind: str, code: str) -> Sale:
    """Say it of one line, and of what follows it; refuses one that follows another, with ``line_follows``."""
    meant = {leading(sale, line).id, *(one.id for one in following(sale, line))}
    lines = tuple(put(one, kind, code) if one.id in meant else one for one in sale.lines)
    return replace(sale, lines=lines)


def put_sale(sale: Sale, kind: str, code: str) -> Sale:
    """Say it of the whole sale: of each line, and of those that come; not of what comes back of a receipt."""
    said = dict(zip(KINDS, sale.belongs, strict=True)) | {kind: code}
    lines = tuple(one if one.origin else put(one, kind, code) for one in sale.lines)
    return replace(sale, lines=lines, belongs=(said[DEPARTMENT], said[PROJECT], said[OBJECT]))
