"""The owner's figures printed, and on a stick as PDF and as a table that a spreadsheet opens.

They are asked of the till on the screen's thread, as the screen itself asks; what is slow, the PDF and the
stick, goes on a thread of its own.
"""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from appliance import plain_file
from appliance.devices import JobDone, Outcome
from appliance.domain.problems import Problem, refuse
from appliance.paper.figures import Figures, Sum, paper, table
from appliance.paper.letterhead import tender_name
from appliance.storage import days
from appliance.till import reports
from appliance.till.needs import needs_earnest
from appliance.till.reports import Bar
from appliance.till.till import Till
from appliance.ui.outside import Told
from appliance.wiring import log_text, press
from appliance.wiring.box import Box
from appliance.wiring.export import sticks
from appliance.wiring.sign import letterhead
from appliance.words import Words
from appliance.worker import Worker

JOB = "figures"
"""The id of the print job, a row of no journal."""
BOM = "\ufeff"
"""By which a spreadsheet knows UTF-8."""


def figures(till: Till, words: Words, date: str, span: str) -> Figures:
    """The figures of a span as they are written; raises as `reports.totals`, and in training, where there are
    none that anybody may take for the shop's: ``training_only_sells``."""
    needs_earnest(till)
    totals, clock = reports.totals(till, date, span), till.clock()
    others, gross = totals.besides
    more = (Sum(words("{count} others", count=others), others, gross, None),) if others else ()
    tenders = [
        Sum(tender_name(*bar.code.partition(":")[::2], words), bar.n, bar.gross, bar.before)
        for bar in totals.tenders
    ]
    return Figures(
        words.span(totals.span, totals.first),
        " ".join(dict.fromkeys((totals.first, totals.last))),
        words.moment(clock.at, clock.offset),
        _zs(till, words, totals.first, totals.last),
        (Sum(words("Turnover"), totals.receipts, totals.turnover, totals.before, totals.margin),
         Sum(words("of it VAT"), totals.receipts, totals.vat, None)),
        (
            (words("Groups"), _sums(totals.groups)),
            (words("Products"), _sums(totals.products) + more),
            (words("Paid with"), tuple(tenders)),
            (words("Sold by"), _sums(totals.cashiers)),
            (words("Tips, no turnover"), _sums(totals.tips)),
            (words("Departments"), _sums(totals.departments)),
        ),
    )  # fmt: skip


def _sums(bars: tuple[Bar, ...]) -> tuple[Sum, ...]:
    return tuple(Sum(bar.name, bar.n, bar.gross, bar.before, bar.margin) for bar in bars)


def _zs(till: Till, words: Words, first: str, last: str) -> str:
    """Which Zs the sums are of: ``Z 40-43``, numbers without a hole as one run."""
    runs: list[list[int]] = []
    for z in days.zs_between(till.database, first, last):
        if runs and runs[-1][1] == z - 1:
            runs[-1][1] = z
        else:
            runs.append([z, z])
    said = [f"Z {low}" if low == high else f"Z {low}-{high}" for low, high in runs]
    opened = till.day is not None and first <= till.day.date <= last
    return ", ".join(said + ([words("the open day, no Z yet")] if opened else [])) or words("No Z report")


class FiguresOut:
    """Prints and writes when it is asked to; what came of it last is shown where it was asked for."""

    def __init__(self, box: Box, found: Callable[[], list[str]] = sticks) -> None:
        """Take the box; the thread starts with the first file."""
        self._box, self._found = box, found
        self._worker: Worker | None = None
        self.state: Told | None = None

    def outside(self) -> dict[str, Any]:
        """What the screens are given of it (`ui.outside`)."""
        return {"print_figures": self.print, "write_figures": self.write, "figures_told": lambda: self.state}

    def print(self, date: str, span: str) -> None:
        """Print them behind what waits for the receipt printer.

        Raises:
            Refused: What `figures` refuses with.
        """
        box = self._box
        made = figures(box.till, box.words, date, span)
        self.state = Told("print", made.dates)
        if box.printer:
            drawn = paper(made, letterhead(box.till.shop), box.words)
            box.printer.print(JOB, press.job(box.config.printer, drawn))
        else:
            self.take(JobDone(JOB, Outcome.FAILED))

    def write(self, date: str, span: str) -> None:
        """Write both files to the first stick.

        Raises:
            Refused: ``stick_missing``, and what `figures` refuses with.
        """
        box = self._box
        made = figures(box.till, box.words, date, span)
        there = self._found()
        if not there:
            raise refuse("stick_missing")
        head, clock = letterhead(box.till.shop), box.till.clock()
        when = dt.datetime.fromtimestamp(clock.at / 1000, box.config.shop.zone)
        name = f"{box.words('Turnover')} {head.till} {made.dates} ({when:%Y-%m-%d %H%M})"
        self.state = Told("stick", made.dates)
        self._worker = self._worker or Worker("figures", box.post)
        self._worker.put(lambda: self._write(Path(there[0]), name, made, when))

    def _write(self, folder: Path, name: str, made: Figures, when: dt.datetime) -> "FiguresOut":
        """On the thread; what is posted has the screen drawn anew."""
        from appliance.paper.pdf import a4

        head, words = letterhead(self._box.till.shop), self._box.words
        try:
            log_text.write(BOM + table(made, head, words), folder, f"{name}.csv")
            _put(a4((paper(made, head, words),), when, made.title), folder, f"{name}.pdf")
            self.state = Told("stick", made.dates, name)
        except OSError as error:
            wrong = Problem.of("list_failed", file=name, detail=error.strerror or str(error))
            self.state = Told("stick", made.dates, problem=wrong)
        return self

    def take(self, message: object) -> bool:
        """What became of the printing; False: it is not about that."""
        match message:
            case JobDone(job, outcome) if job == JOB:
                well = outcome == Outcome.DONE
                problem = None if well else Problem.of("figures_unprinted")
                dates = self.state.dates if self.state else ""
                self.state = Told("print", dates, JOB if well else "", problem)
                return True
        return isinstance(message, FiguresOut)

    def stop(self) -> None:
        """End the thread."""
        if self._worker:
            self._worker.stop()


def _put(content: bytes, folder: Path, name: str) -> None:
    """A file that is whole, or has no name."""
    part = folder / f"{name}.part"
    opened = plain_file.descriptor(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    with os.fdopen(opened, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(folder / name)
