"""The mapping as a file: CSV that a spreadsheet opens, written whole and read back whole.

UTF-8, ``;`` between the cells (``,`` is read too), a row of names first, in any order. One row per key:

===============  ==========================================================================
column           what stands in it
===============  ==========================================================================
role             what is posted: revenue, tender … (`domain.voucher.Role`); or ``default``
department       the goods' department; empty: any
group            article group; empty: any
product          article number; its sales are then booked alone
rate             VAT in per cent: 25, 11,11; empty: any
tender           cash, card, card:visa, vipps …; empty: any
reason           of money in and out or of a difference, as it was said; empty: any
account          number of the account
vat_code         the accounting system's own code; empty: no VAT
to_department    department that the lines go out with; empty: the goods', or the till's
to_project       the same for the project
to_object        and the object
===============  ==========================================================================

The row ``default`` has nothing but the last three: the till's own. A file with a mistake changes nothing.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from appliance.domain.cell import inert, meant
from appliance.domain.problems import refuse
from appliance.domain.voucher import Key
from appliance.storage import catalogue as shelf
from appliance.till import mapping
from appliance.till.goods_table import decoded, records_of
from appliance.till.mapping import Defaults, Row
from appliance.till.till import Till

DEFAULT = "default"
COLUMNS = (
    "role", "department", "group", "product", "rate", "tender", "reason", "account", "vat_code",
    "to_department", "to_project", "to_object",
)  # fmt: skip
_NEEDED = ("role", "account")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing in a file that is not understood."""

    line: int
    """Line of the file, from 1, as an editor counts."""
    column: str
    detail: str
    """What is expected there, and what it is."""

    def __str__(self) -> str:
        return f"line {self.line}, {self.column}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file says, and every mistake in it, by line."""

    rows: tuple[Row, ...]
    defaults: Defaults
    mistakes: tuple[Mistake, ...]


def write(rows: Iterable[Row], fixed: Defaults) -> bytes:
    """The file; every key once, the till's own dimensions first."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    own = Row(DEFAULT, "", "", "", "", "", "", "", "", fixed.department, fixed.project, fixed.object)
    for row in (own, *rows):
        shown = replace(row, rate=_percent(row.rate))
        table.writerow([inert(str(getattr(shown, name))) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _percent(rate: str) -> str:
    if not rate:
        return ""
    whole, part = divmod(int(rate), 100)
    return f"{whole},{part:02d}".rstrip("0") if part else str(whole)


def export(till: Till) -> bytes:
    """The mapping as it is now."""
    return write(mapping.rows(till), mapping.defaults(till))


def plan(till: Till, source: Path | bytes) -> Plan:
    """Read a file against the goods that the till knows; nothing is stored.

    Raises:
        Refused: ``file_unreadable`` when it cannot be opened or is no text.
    """
    text = decoded(source)
    first = next((line for line in text.splitlines() if line.strip()), "")
    records = records_of(text, max(";,\t", key=first.count))
    at, head = next(records, (1, []))
    names = [name.strip().lower() for name in head]
    if mistakes := [*_head_mistakes(at, names)]:
        return Plan((), Defaults(), tuple(mistakes))
    reading = _Reading(till, names)
    for line, cells in records:
        if any(cell.strip() for cell in cells):
            reading.take(line, cells)
    return Plan(tuple(reading.rows), reading.defaults or Defaults(), tuple(reading.mistakes))


def take(till: Till, plan: Plan) -> int:
    """Replace the mapping by what a file says, in one entry; returns how many rows it has.

    Raises:
        Refused: See `mapping.save`; ``mapping_wrong`` also where the plan has a mistake.
    """
    for wrong in plan.mistakes:
        raise refuse("mapping_wrong", key=wrong.column, account="", vat_code="", detail=str(wrong))
    mapping.save(till, plan.rows, plan.defaults)
    return len(plan.rows)


def _head_mistakes(line: int, names: list[str]) -> Iterator[Mistake]:
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            yield Mistake(line, name, f"expected one of {', '.join(COLUMNS)}")
        elif names.count(name) > 1:
            yield Mistake(line, name, "expected each column once")
    for name in _NEEDED:
        if name not in names:
            yield Mistake(line, name, "expected such a column, there is none")


class _Reading:
    """The rows of one file, as they are taken."""

    def __init__(self, till: Till, names: list[str]) -> None:
        self.names = names
        self.rows: list[Row] = []
        self.defaults: Defaults | None = None
        self.mistakes: list[Mistake] = []
        self._lines: dict[Key, int] = {}
        self._known = {
            "group": {group.code for group in shelf.groups(till.database)},
            "product": set(shelf.numbers(till.database)),
        }

    def take(self, line: int, cells: list[str]) -> None:
        """Take one row, or say what is wrong with it."""
        if extra := [cell for cell in cells[len(self.names) :] if cell.strip()]:
            detail = f"expected {len(self.names)} cells, got another: {extra[0]!r}"
            self.mistakes.append(Mistake(line, self.names[-1], detail))
            return
        said = dict.fromkeys(COLUMNS, "") | dict(
            zip(self.names, (meant(cell.strip()) for cell in cells), strict=False)
        )
        rate = _basis_points(said["rate"])
        if rate is None:
            detail = f"expected VAT in per cent such as 25 or 11,11, got {said['rate']!r}"
            self.mistakes.append(Mistake(line, "rate", detail))
            return
        row = Row(**said | {"rate": rate})
        found = self._of_defaults(row) if row.role == DEFAULT else self._of_row(line, row)
        self.mistakes += [Mistake(line, column, detail) for column, detail in found]

    def _of_defaults(self, row: Row) -> Iterator[tuple[str, str]]:
        for name in COLUMNS[1:-3]:
            if getattr(row, name):
                yield name, f"expected nothing beside {DEFAULT}, got {getattr(row, name)!r}"
        if self.defaults is not None:
            yield "role", f"expected one row {DEFAULT}"
        self.defaults = Defaults(row.to_department, row.to_project, row.to_object)
        yield from mapping.default_faults(self.defaults)

    def _of_row(self, line: int, row: Row) -> Iterator[tuple[str, str]]:
        yield from mapping.faults(row)
        for name, known in self._known.items():
            if (code := getattr(row, name)) and code not in known:
                yield name, f"expected a {name} that the shop has, got {code!r}"
        first = self._lines.setdefault(row.key, line)
        if first != line:
            yield "role", f"expected each key once, line {first} has it"
        self.rows.append(row)


def _basis_points(written: str) -> str | None:
    """Per cent as basis points, both as text; None for what is no rate.

    >>> _basis_points("11,11 %"), _basis_points("25"), _basis_points(""), _basis_points("2500")
    ('1111', '2500', '', None)
    """
    if not written:
        return ""
    whole, _, part = written.removesuffix("%").strip().replace(",", ".").partition(".")
    if not (whole + part).isdecimal() or not (whole + part).isascii() or not whole or len(part) > 2:
        return None
    rate = int(whole) * 100 + int(part.ljust(2, "0"))
    return str(rate) if rate <= 10_000 else None
