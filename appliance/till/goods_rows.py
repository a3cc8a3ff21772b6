"""The rows of a file of products, each read into a product; what is wrong with one is noted, cell by cell."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from appliance.domain import content
from appliance.domain.barcode import normalise
from appliance.domain.product import DEAREST, LONGEST, Group, Product, called
from appliance.domain.stock import is_quantity
from appliance.fiscal.rules import Rules
from appliance.till import goods_prices
from appliance.till.goods_groups import NO, YES, Groups, rate_of
from appliance.till.goods_table import UNITS, Row, Wrong, minor
from appliance.till.products import OWN

_BETWEEN = re.compile(r"[\s|;]+|(?<=[0-9]{8}),")
_PRINTED = re.compile(r"[0-9] ?[0-9]{6} [0-9]{6}|[0-9] [0-9]{5} [0-9]{5} [0-9]")
"""An EAN-13 or a UPC-A with the blanks that stand in it below its bars. Other digits between blanks are codes
of their own: one in ten pairs of six has a right check digit by chance."""
_ROUNDED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
"""What a spreadsheet makes of a long number: 7,09E+12."""


def _codes(cell: str) -> list[str]:
    """The codes of a cell, as a spreadsheet leaves them: with blanks in one, marked as text, or perhaps
    without the noughts that it began with."""
    if _PRINTED.fullmatch(said := " ".join(cell.split()).strip(", ")):
        whole = said.replace(" ", "")
        if normalise(whole).readable:
            return [whole]
    found = [one.strip("'=,\"") for one in _BETWEEN.split(cell)]
    return [code for one in found if one for code in _noughts(one)]


def _noughts(code: str) -> tuple[str, ...]:
    """A short code, and before it the one with noughts that its check digit knows: one in ten of a shop's own
    numbers has the right digit by chance, and its labels say the number as it is."""
    short = 9 <= len(code) <= 11 and code.isascii() and code.isdigit()
    return (code.zfill(13), code) if short and normalise(code.zfill(13)).readable else (code,)


def _plain(text: str) -> str:
    """Composed, with one blank where there are several."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


class Reading:
    """One file on its way through: what has been seen, what is wrong."""

    def __init__(
        self,
        rules: Rules,
        groups: Iterable[Group],
        known: Mapping[str, Product],
        owners: Mapping[str, str],
        problems: list[Wrong],
    ) -> None:
        self.rules, self.known, self.owners, self.problems = rules, known, owners, problems
        self.named = Groups(groups, rules, self.wrong)
        self.groups = self.named.known
        self.lines: dict[str, int] = {}
        """Line of each article number."""
        self.codes: dict[str, int] = {}
        """Line of each barcode."""
        self.variants: dict[str, int] = {}
        """Line of each variant, by its whole name."""

    def wrong(self, row: Row, column: str, reason: str, expected: str, got: str) -> None:
        """Report one cell."""
        self.problems.append(Wrong(row.line, column, reason, expected, got))

    def product(self, row: Row) -> Product | None:
        """The product of a row, or None when something is wrong with it; all of that is reported."""
        before = len(self.problems)
        old = self.known.get(row.get("number"))
        variant = self.variant(row, old)
        number, name = self.number(row), self.name(row, variant)
        self.known_as(row, old, name)
        group = self.named.code(row)
        self.named.see(row, group)
        unit = self.unit(row, old)
        product = Product(
            number,
            name,
            group,
            self.department(row, old, group),
            self.price(row, old),
            self.rate(row, group),
            unit,
            self.yes(row, "discount", self.reducible(old, group)),
            self.barcodes(row, old),
            booked_alone=bool(old and old.booked_alone),
            minimum=self.minimum(row, old, unit),
            pant=row.get("pant") if row.has("pant") else (old.pant if old else ""),
            cost=self.cost(row, old),
            variant=variant,
            prices=goods_prices.prices(self, row, old, group),
            ticket=old.ticket if old else "",
            parts=old.parts if old else (),
            ended=self.ended(row, old),
            content=self.content(row, old, unit),
        )
        return product if len(self.problems) == before else None

    def number(self, row: Row) -> str:
        """The article number, used once in the file."""
        number = row.get("number")
        if not number or len(number) > 40:
            self.wrong(row, "number", "number_wrong", "an article number of 1 to 40 characters", number)
        elif number in self.lines:
            self.wrong(
                row, "number", "number_twice", f"a number that line {self.lines[number]} has not", number
            )
        self.lines.setdefault(number, row.line)
        return number

    def known_as(self, row: Row, old: Product | None, name: str) -> None:
        """A number that a till gave by itself means the goods that it was given to, and no file's own."""
        if old and old.number.startswith(OWN) and name and name.casefold() != old.name.casefold():
            self.wrong(row, "number", "number_own", f"the number of {old.name}", old.number)

    def name(self, row: Row, variant: str) -> str:
        """The name, composed (NFC), so that the paper and the search see one spelling; a variant's ends in
        it, and no other row's is the same."""
        said = _plain(row.get("name"))
        name = called(said, variant) if said else ""
        if not name or len(name) > LONGEST:
            self.wrong(row, "name", "name_wrong", f"a name of 1 to {LONGEST} characters", name)
        elif variant and self.variants.setdefault(name, row.line) != row.line:
            expected = f"one that line {self.variants[name]} is not"
            self.wrong(row, "variant", "variant_twice", expected, variant)
        return name

    def variant(self, row: Row, old: Product | None) -> str:
        """Which one of several; its size and its colour, where these stand apart."""
        columns = [column for column in ("variant", "size", "colour") if row.has(column)]
        if not columns:
            return old.variant if old else ""
        return _plain(row.get("variant")) or _plain(f"{row.get('size')} {row.get('colour')}")

    def department(self, row: Row, old: Product | None, group: str) -> str:
        """The department's code: the row's, else the group's, else the group's own code."""
        if department := row.get("department"):
            return department
        if old and old.group == group and not row.has("department"):
            return old.department
        return self.groups[group].department if group in self.groups else group

    def price(self, row: Row, old: Product | None) -> int | None:
        """The price in minor units; None where it is asked for."""
        written = row.get("price").replace(" ", "")
        if self.yes(row, "open price", bool(old and old.price is None and not written)):
            if written:
                self.wrong(row, "price", "price_wrong", "no price beside an open price", written)
            return None
        price = minor(written, self.rules.currency)
        if not 0 <= price <= DEAREST:
            self.wrong(row, "price", "price_wrong", "a price such as 129,50", row.get("price"))
        return price

    def cost(self, row: Row, old: Product | None) -> int | None:
        """What one costs in minor units; None where nobody knows."""
        if not row.has("cost"):
            return old.cost if old else None
        written = row.get("cost").replace(" ", "")
        cost = minor(written, self.rules.currency) if written else None
        if cost is not None and not 0 <= cost <= DEAREST:
            self.wrong(row, "cost", "price_wrong", "what one costs, such as 79,50", row.get("cost"))
        return cost

    def rate(self, row: Row, group: str) -> int:
        """The VAT rate in basis points, one that the country has."""
        written = row.get("vat")
        if not written.removesuffix("%").strip() and group in self.groups:
            return self.groups[group].rate
        rate = rate_of(written, self.rules)
        if rate is None:
            allowed = ", ".join(f"{rate / 100:g}" for rate in self.rules.rates) or "0 to 100"
            self.wrong(row, "vat", "rate_unknown", allowed, written)
        return rate or 0

    def unit(self, row: Row, old: Product | None) -> str:
        """What is not sold by the piece is weighed: never put together in a line, asked for by weight."""
        said = row.get("unit").casefold().removesuffix(".")
        if said not in UNITS:
            self.wrong(row, "unit", "unit_unknown", "stk (or nothing) or kg", row.get("unit"))
        return UNITS.get(said, "") if row.has("unit") else (old.unit if old else "")

    def content(self, row: Row, old: Product | None, unit: str) -> str:
        """How much is in one; of goods by weight the price says it."""
        if unit or not row.has("content"):
            return old.content if old and not unit else ""
        try:
            return str(content.read(row.get("content")) or "")
        except ValueError:
            self.wrong(
                row, "content", "content_wrong", "how much is in one, such as 750 g", row.get("content")
            )
            return ""

    def minimum(self, row: Row, old: Product | None, unit: str) -> int | None:
        """The least there should be, in thousandths; None where no stock is kept."""
        written, least = row.get("minimum"), old.minimum if old else None
        kept = self.yes(row, "stock", bool(written) or least is not None)
        least = minor(written, replace(self.rules.currency, exponent=3)) if written else least or 0
        if least < 0 or not is_quantity(least, unit):
            self.wrong(row, "minimum", "minimum_wrong", "how many there should be at least", written)
        return least if kept else None

    def reducible(self, old: Product | None, group: str) -> bool:
        """What holds where the file does not say: the product's own, else the group's."""
        if old:
            return old.discountable
        return self.groups[group].discountable if group in self.groups else True

    def ended(self, row: Row, old: Product | None) -> bool:
        """Is it no longer sold?"""
        return not self.yes(row, "sold", not (old and old.ended))

    def yes(self, row: Row, column: str, otherwise: bool) -> bool:
        """Read yes or no; an empty cell is ``otherwise``."""
        said = row.get(column).casefold()
        if said in YES or said in NO:
            return said in YES
        if said:
            self.wrong(row, column, "yes_or_no", "yes or no", said)
        return otherwise

    def barcodes(self, row: Row, old: Product | None) -> tuple[str, ...]:
        """The codes with their check digits right, each used once in the file."""
        if not row.has("codes"):
            return old.codes if old else ()
        found = []
        for written in _codes(row.get("codes")):
            code = normalise(written)
            first = self.codes.setdefault(code.digits, row.line)
            if _ROUNDED.fullmatch(written):
                self.wrong(row, "codes", "code_rounded", "all digits, which a spreadsheet took away", written)
            elif not code.readable:
                self.wrong(row, "codes", "check_digit", "a code with its right check digit", written)
            elif first != row.line:
                self.wrong(row, "codes", "code_twice", f"a code that line {first} has not", written)
            else:
                found.append(code.digits)
        return tuple(dict.fromkeys(found))
