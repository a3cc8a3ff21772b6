"""The rows of a file of products, by the names of their columns, whatever program wrote it."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from appliance.domain.money import Currency, parse
from appliance.domain.problems import refuse

REQUIRED = ("number", "name", "group", "price", "vat")

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("number", "varenummer", "varenr", "artikkelnummer", "artikkelnr", "artikelnummer",
               "article number", "item number", "sku", "variant sku", "plu", "nummer", "nr"),
    "name": ("name", "navn", "varenavn", "varetekst", "beskrivelse", "product", "description", "produkt",
             "produktnavn", "artikkelnavn", "artikelnavn", "item name", "title", "varebetegnelse"),
    "group": ("group", "varegruppe", "gruppe", "article group", "product group", "kategori", "category"),
    "group name": ("group name", "gruppenavn", "varegruppenavn"),
    "group kind": ("group kind", "gruppetype", "varegruppetype", "kind of group"),
    "group kitchen": ("group kitchen", "kitchen", "kjøkken", "køkken", "til kjøkken", "til køkken"),
    "group age": ("group age", "age limit", "aldersgrense", "alder", "minimum age"),
    "group hours": ("group hours", "hours of sale", "salgstid", "salgstider", "skjenketid"),
    "group vat here": ("group vat here", "vat here", "vat eat in", "mva spises her", "mva servering",
                       "serveringsmva", "moms spises her", "mva her"),
    "group here": ("group here", "eat in", "eaten here", "spises her", "servering"),
    "department": ("department", "avdeling", "avd", "afdeling", "afd"),
    "price": ("price", "pris", "utsalgspris", "udsalgspris", "salgspris", "pris inkl mva", "pris inkl moms",
              "price incl vat", "utpris", "variant price"),
    "cost": ("cost", "cost price", "kostpris", "innpris", "innkjøpspris", "indkøbspris", "purchase price"),
    "vat": ("vat", "mva", "moms", "mva sats", "momssats", "vat rate", "mva %", "moms %", "vat %"),
    "codes": ("codes", "code", "ean", "strekkode", "strekkoder", "stregkode", "stregkoder", "barcode",
              "barcodes", "gtin", "variant barcode", "kode", "koder"),
    "unit": ("unit", "enhet", "enhed"),
    "discount": ("discount", "rabatt", "rabat", "discount allowed", "discountable", "rabatt tillatt",
                 "rabat tilladt"),
    "stock": ("keeps stock", "keep stock", "track stock", "lagerføres", "lagerført", "lagervare",
              "lagerstyres", "lagerstyring"),
    "minimum": ("minimum", "minimum stock", "minstelager", "minimumslager", "minimumsbeholdning",
                "minimumsbeholdning på lager", "minste beholdning", "minste lager", "mindstelager"),
    "pant": ("pant", "pantvare", "pant varenummer", "pant nr", "deposit", "bottle deposit"),
    "variant": ("variant", "variantnavn", "variant name", "utførelse", "udførelse"),
    "size": ("size", "størrelse", "str"),
    "colour": ("colour", "color", "farge", "farve"),
    "dated price": ("dated price", "new price", "campaign price", "ny pris", "kampanjepris", "kampagnepris",
                    "tilbudspris"),
    "price from": ("price from", "valid from", "gyldig fra", "gældende fra", "pris fra", "fra dato"),
    "price until": ("price until", "valid to", "gyldig til", "gældende til", "pris til", "til dato"),
    "content": ("content", "net content", "innhold", "nettoinnhold", "nettomengde", "indhold", "nettoindhold",
                "pakningsstørrelse", "pakkestørrelse"),
    "sold": ("sold", "for sale", "active", "selges", "sælges", "til salgs", "til salg", "aktiv"),
    "open price": ("open price", "åpen pris", "åben pris", "fri pris"),
}  # fmt: skip
"""The columns, by the names that they may have (see `goods_file`)."""
UNITS = dict.fromkeys(("", "stk", "st", "styk", "pcs", "pc", "piece", "each"), "")
UNITS |= dict.fromkeys(("kg", "kilo"), "kg")
"""Units by what a file may call them, in small letters."""

_LONG_TEXT = ("description", "beskrivelse")
"""Columns that are the name only where no other is: a web shop tells a story there."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.)[0-9]{1,2}")
_MEANING = {name: column for column, names in COLUMNS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing in a file that is not understood."""

    line: int
    """Line of the file, from 1, as an editor counts."""
    column: str
    """A key of `COLUMNS`, or the file's own name for a column that is none."""
    reason: str
    """Which mistake: ``column_missing``, ``column_unknown``, ``column_twice``, ``cell_broken``,
    ``cells_too_many``, ``number_wrong``, ``number_twice``, ``number_own``, ``name_wrong``, ``group_missing``,
    ``kind_unknown``, ``age_wrong``, ``hours_wrong``, ``group_twice``, ``price_wrong``, ``rate_unknown``,
    ``unit_unknown``, ``content_wrong``, ``minimum_wrong``, ``yes_or_no``, ``check_digit``, ``code_rounded``,
    ``code_twice``, ``code_taken``, ``pant_unknown``, ``variant_twice``, ``date_wrong``, ``never_reduced``."""
    expected: str
    got: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.column}: expected {self.expected}, got {self.got!r}"


@dataclass(frozen=True, slots=True)
class Row:
    """One product's cells."""

    line: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """What stands in a column, trimmed; nothing where the file has no such column."""
        return self.cells.get(column, "")

    def has(self, column: str) -> bool:
        """Has the file this column?"""
        return column in self.cells


def table(source: Path | bytes) -> tuple[list[Row], list[Wrong]]:
    """The rows of a file, and what is wrong with its columns; without a needed column, no rows.

    Raises:
        Refused: ``file_unreadable`` when it cannot be opened, is no text or no table.
    """
    text = decoded(source)
    if text[:4].casefold() == "sep=":  # Excel's own line; those below keep their numbers
        text = text[len(text.splitlines()[0]) :]
    records = records_of(text, _mark(next(filter(str.strip, io.StringIO(text, newline="")), "")))
    head_line, head = next(records, (1, []))
    columns, problems = _columns(head, head_line)
    if any(wrong.reason in ("column_missing", "column_twice") for wrong in problems):
        return [], problems
    rows = []
    for line, cells in records:
        if broken := next((cell for cell in cells if "\n" in cell or "\r" in cell), ""):
            expected = "cells of one line; a quote may never be closed"
            problems.append(Wrong(line, head[0], "cell_broken", expected, broken.splitlines()[0]))
        elif extra := [cell for cell in cells[len(head) :] if cell.strip()]:
            expected = f"{len(head)} cells; a comma inside a cell needs quotes"
            problems.append(Wrong(line, head[-1], "cells_too_many", expected, extra[0]))
        elif any(cell.strip() for cell in cells):
            filled = [*cells, *[""] * (len(head) - len(cells))]
            rows.append(Row(line, {name: _trimmed(filled[place]) for name, place in columns.items()}))
    return rows, problems


def decoded(source: Path | bytes) -> str:
    """Decode UTF-8, else Windows-1252, or UTF-16 where it says so; what is none of them is no text.

    Raises:
        Refused: ``file_unreadable``.
    """
    name = source.name if isinstance(source, Path) else "file"
    try:
        content = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise refuse("file_unreadable", file=name, detail=str(error)) from error
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    elif b"\0" in content:
        raise refuse("file_unreadable", file=name, detail="expected text, got zero bytes")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            detail = str(error)
    raise refuse("file_unreadable", file=name, detail=detail)


def _mark(head: str) -> str:
    """What divides the cells: the mark that gives the most columns a known name."""

    def known(mark: str) -> int:
        return sum(_plain(cell) in _MEANING for cell in next(csv.reader([head], delimiter=mark), []))

    return max(";,\t", key=known)


def records_of(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    """The records that hold anything, each with the line that it begins on."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1
    try:
        for record in reader:
            if record:
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:  # a cell as long as a file: a quote that is never closed
        raise refuse("file_unreadable", file="file", detail=f"line {line}: {error}") from error


def _plain(name: str) -> str:
    folded = (
        unicodedata.normalize("NFC", name).casefold().replace("_", " ").replace(".", " ").replace("-", " ")
    )
    return " ".join(folded.split())


def minor(written: str, as_in: Currency) -> int:
    """What is written as a number, also as ``kr 1.249,50`` or ``29,-``, in minor units; -1: it is none."""
    said = re.sub(rf"^(kr\.?|{as_in.code})|(kr\.?|{as_in.code}|[,.]-)$", "", written, flags=re.IGNORECASE)
    if _THOUSANDS.fullmatch(said):  # both marks are there: the last one stands before the decimals
        said = said.replace(min(".", ",", key=said.rfind), "")
    try:
        return parse(said, as_in)
    except ValueError:
        return -1


def _trimmed(cell: str) -> str:
    return cell.replace("\u00a0", " ").replace("\u202f", " ").strip()


def _columns(head: list[str], line: int) -> tuple[dict[str, int], list[Wrong]]:
    """Which column stands where, and every column that is missing, unknown or there twice."""
    columns: dict[str, int] = {}
    problems = []
    named = any(_MEANING.get(_plain(name)) == "name" and _plain(name) not in _LONG_TEXT for name in head)
    for place, name in enumerate(head):
        long_text = named and _plain(name) in _LONG_TEXT
        meaning = None if long_text else _MEANING.get(_plain(name))
        if not meaning:
            if name.strip():
                problems.append(Wrong(line, name, "column_unknown", " or ".join(COLUMNS), name))
        elif meaning in columns:
            problems.append(Wrong(line, meaning, "column_twice", f"one column {meaning}", name))
        else:
            columns[meaning] = place
    missing = [name for name in REQUIRED if name not in columns]
    problems += [Wrong(line, name, "column_missing", f"a column {name}", "none") for name in missing]
    return columns, problems
