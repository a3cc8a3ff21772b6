"""The owner's figures of a day, week, month or year on paper and as a table for a spreadsheet.

Both say whose they are, of which dates, when they were made, and which Zs they sum, so that whoever finds the
paper later can hold it against the reports that are kept. They are no report of the law's, and say so.
"""

import csv
import io
from dataclasses import dataclass

from appliance.domain.cell import inert
from appliance.domain.margin import Margin
from appliance.domain.money import nearest, text
from appliance.domain.receipt import Blank, Cut, Pair, Paper, Rule, Table, Text
from appliance.paper.letterhead import Letterhead, mark
from appliance.words import Words


@dataclass(frozen=True, slots=True)
class Sum:
    """One named sum and the same in the span before, in minor units; None where that is not summed."""

    name: str
    n: int
    gross: int
    before: int | None
    margin: Margin | None = None
    """Where the cost of any of it is known."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is written; every text in the reader's language."""

    title: str
    """The span: "November 2026"."""
    dates: str
    """The same in figures, for a file's name: "2026-11-01 2026-11-30"."""
    made: str
    """When it was made, local date and time."""
    zs: str
    """Which Zs it sums, and whether the open day is in it."""
    summary: tuple[Sum, ...]
    """Turnover and VAT; a count only where it counts receipts."""
    parts: tuple[tuple[str, tuple[Sum, ...]], ...]
    """By heading: groups, products, tenders, cashiers, tips, departments."""


def paper(figures: Figures, letterhead: Letterhead, words: Words) -> Paper:
    """The figures for the receipt printer, and as PDF."""
    return (
        mark(words("Turnover")),
        Text(letterhead.name, bold=True),
        Text(figures.title, bold=True),
        Pair(words("Till {number}", number=letterhead.till), figures.made),
        Text(figures.zs),
        Text(words("For the owner, not a Z report")),
        Rule(),
        *(Pair(one.name, words.amount(one.gross), bold=not at) for at, one in enumerate(figures.summary)),
        *(Pair(words("Receipts"), str(one.n)) for one in figures.summary[:1]),
        *(Pair(words("The span before"), words.amount(one.before or 0)) for one in figures.summary[:1]),
        *(
            element
            for heading, sums in figures.parts
            if sums
            for element in (Blank(), Table(_rows(sums, words), (heading, words("Count"), words("Amount"))))
        ),
        *_margins(figures, words),
        Cut(),
    )


def _rows(sums: tuple[Sum, ...], words: Words) -> tuple[tuple[str, ...], ...]:
    return tuple((one.name, str(one.n), words.amount(one.gross)) for one in sums)


def _margins(figures: Figures, words: Words) -> Paper:
    """What is earned where the cost is known, and first of all of how much of the turnover that is said."""
    whole = figures.summary[0]
    if not whole.margin:
        return ()
    known = words("Cost known for {percent} %", percent=whole.margin.known)
    return (
        Blank(),
        Text(words("Margin, without VAT"), bold=True),
        Text(known),
        *(
            Table(rows, (heading, words("Margin"), "%"))
            for heading, sums in ((whole.name, (whole,)), *figures.parts)
            if (rows := tuple(_earned(one, words) for one in sums if one.margin))
        ),
    )


def _earned(one: Sum, words: Words) -> tuple[str, ...]:
    margin = one.margin
    assert margin
    name = one.name if margin.known == 100 else f"{one.name} ({margin.known} %)"
    return (name, words.amount(margin.earned), _percent(margin, words))


def _percent(margin: Margin, words: Words) -> str:
    return "" if margin.rate is None else words.percent(nearest(margin.rate, 10))


def table(figures: Figures, letterhead: Letterhead, words: Words) -> str:
    """The figures as a table: ``;`` between the cells, decimals as the country writes them, no marks between
    thousands, and a first line by which each part can be filtered."""
    out, point = io.StringIO(), words.amount(0)[1]

    def money(minor: int) -> str:
        return text(minor, words.currency).replace(".", point)

    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for name, said in (
        (words("Shop"), letterhead.name), (words("Till"), letterhead.till), (words("Period"), figures.title),
        (words("Made"), figures.made), (words("Z reports"), figures.zs),
        (words("Currency"), words.currency.code),
    ):  # fmt: skip
        writer.writerow((name, inert(said)))
    names = words("Part"), words("Name"), words("Count"), words("Amount"), words("The span before")
    margins = words("Margin"), words("Margin %"), words("Cost known %")
    writer.writerow((*names, *margins))
    for part, sums in ((words("Turnover"), figures.summary), *figures.parts):
        for one in sums:
            before = "" if one.before is None else money(one.before)
            of = one.margin
            earned = (money(of.earned), _percent(of, words), str(of.known)) if of else ("", "", "")
            writer.writerow((part, inert(one.name), str(one.n), money(one.gross), before, *earned))
    return out.getvalue()
