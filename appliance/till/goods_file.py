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
content                     how much is in one: 750 g, 1,5 l, 12 stk; labels then say the unit price
discount                    may it be reduced: yes (or empty) or no
sold                        is it sold still: yes or no; empty: as it is, or yes
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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from appliance.domain.product import Group, Product
from appliance.fiscal.rules import Rules
from appliance.storage import catalogue as shelf
from appliance.till import catalogue, goods_left_out
from appliance.till.goods_rows import Reading
from appliance.till.goods_table import Wrong, table
from appliance.till.till import Till


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
    reading = Reading(rules, groups, products or {}, owners or {}, problems)
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
