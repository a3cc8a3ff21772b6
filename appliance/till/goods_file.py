"""Products from a file: read whole, checked row by row, the good rows taken in one entry.

The file is CSV as a spreadsheet or another till writes it: ``;`` or ``,`` between the cells, UTF-8 or
Windows-1252, quoted cells, any line ends, decimal comma or point. The first row names the columns, in
any order and in Norwegian, Danish or English, small or capital letters:

==============  ==========  ===========================================================================
column          must be     what stands in it
==============  ==========  ===========================================================================
number          yes         article number, unique in the shop
name            yes         as receipts show it
group           yes         code or name of an article group; an unknown one is made
group name                  name of a group that is made; else its code is its name
group kind                  goods (or empty), gift card, pant, tip or prepayment: changes the group
group kitchen               does the group go to the kitchen printer: yes or no; empty: as it is
group age                   how old whoever buys of it must be: 16, 18, 20, or no
group hours                 when it may be sold, in Norway: 08-18-15 (to 15 before holidays), yes or no
group vat here              VAT of what is eaten here, where that is another: 25
group here                  is it eaten here where nobody says otherwise: yes or no
department                  code; empty: the group's
price           yes         per unit, VAT included; empty with an open price
cost                        what one costs the shop, without VAT; empty: nobody knows
vat             yes         per cent: 25, 15 %, 11.11; empty: the group's
codes                       barcodes, several with a space or ``|`` between them
unit                        empty or ``stk`` for pieces, or ``kg``
discount                    may it be reduced: yes (or empty) or no
open price                  is the price asked for at the till: yes or no (or empty)
stock                       is a stock kept of it: yes or no; empty: as it is, or yes with a minimum
minimum                     how many there should be at least, where a stock is kept
pant                        article number of the pant that is sold with each piece
variant                     which one of several it is: rows of one name are one product to choose from
size, colour                the same, where they stand apart
dated price                 what it costs from a day on: ``price from``, and ``price until`` if it ends
==============  ==========  ===========================================================================

A column that is not there leaves what a known product has. Nothing is guessed: a row that is not
understood is reported with its line, column and reason, and only it is left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from appliance.domain.barcode import normalise
from appliance.domain.product import Group, Product, called
from appliance.domain.stock import is_quantity
from appliance.fiscal.rules import Rules
from appliance.storage import catalogue as shelf
from appliance.till import catalogue, goods_left_out, goods_prices
from appliance.till.goods_groups import NO, YES, Groups, rate_of
from appliance.till.goods_table import UNITS, Row, Wrong, minor, table
from appliance.till.till import Till

LONGEST = 120
"""Characters of a name: three lines of the narrowest paper."""
DEAREST = 10**9
"""The highest price in minor units; a barcode in the wrong column is above it."""
_ROUNDED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
"""What a spreadsheet makes of a long number: 7,09E+12."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change, before anything is."""

    products: tuple[Product, ...]
    """The good rows, in the file's order."""
    groups: tuple[Group, ...]
    """Groups that the file names and the shop does not have, and those whose kind it changes."""
    problems: tuple[Wrong, ...]
    """What is wrong with the columns or the other rows, by line."""


def read(
    source: Path | bytes,
    rules: Rules,
    groups: Iterable[Group] = (),
    products: Mapping[str, Product] | None = None,
    owners: Mapping[str, str] | None = None,
) -> Plan:
    """Read a file of products; nothing is stored.

    Args:
        source: The file, or what is in it.
        rules: The country's: its VAT rates and its currency.
        groups: The article groups that the shop has.
        products: The products that the shop has, by number, with their codes.
        owners: The codes that the shop has, and whose they are by number.

    Raises:
        Refused: ``file_unreadable`` when it cannot be opened or is no text.
    """
    rows, problems = table(source)
    reading = _Reading(rules, groups, products or {}, owners or {}, problems)
    taken = [product for row in rows if (product := reading.product(row))]
    good, left_out = goods_left_out.kept(taken, reading)
    problems = sorted((*reading.problems, *left_out), key=lambda wrong: wrong.line)
    return Plan(good, reading.named.changed(good), tuple(problems))


def plan(till: Till, source: Path | bytes) -> Plan:
    """Read a file against what the till knows now."""
    owners = shelf.owners(till.database)
    return read(
        source,
        till.rules,
        catalogue.groups(till),
        shelf.known(till.database, shelf.numbers(till.database)),
        owners,
    )


def take(till: Till, plan: Plan, name: str = "file") -> int:
    """Take the good rows in one entry with old and new (13021); returns how many products changed."""
    return catalogue.put(till, plan.products, plan.groups, source=name)


def _plain(text: str) -> str:
    """Composed, with one blank where there are several."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


class _Reading:
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
        for written in row.get("codes").replace("|", " ").split():
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
