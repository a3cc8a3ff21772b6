"""The stock list on a stick: a table that a spreadsheet opens, in the shop's language and way of writing."""

import csv
import io
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from appliance.domain.cell import inert
from appliance.domain.money import Currency, divide, text
from appliance.domain.problems import Problem, refuse
from appliance.storage.stock import Held
from appliance.till import stock
from appliance.wiring import log_text
from appliance.wiring.box import Box
from appliance.wiring.export import sticks
from appliance.words import N_, Words
from appliance.worker import Worker

HEAD = (
    N_("Article number"), N_("Name"), N_("Group"), N_("On hand"), N_("Unit"), N_("Minimum"), N_("Low"),
    N_("Price"), N_("One cost"), N_("Worth"),
)  # fmt: skip

THOUSANDTHS = Currency("", 3)
MARK = "\ufeff"
"""By which a spreadsheet knows UTF-8."""


def table(held: Iterable[Held], words: Words) -> str:
    """The list as text: ``;`` between the cells and decimals as the country writes them, no thousands marks.

    What it is worth is what is on hand times what one cost last; empty where nobody said, or nothing is left.
    """
    out, mark = io.StringIO(), words.amount(0)[1]

    def figure(number: int, of: Currency) -> str:
        return text(number, of).replace(".", mark)

    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([words(name) for name in HEAD])
    for one in held:
        worth = divide(one.on_hand * one.cost, 1000) if one.cost is not None and one.on_hand > 0 else None
        low = words("Low") if one.on_hand <= one.minimum else ""
        there, least = (
            figure(number, THOUSANDTHS).rstrip("0").rstrip(mark) for number in (one.on_hand, one.minimum)
        )
        money = [
            figure(minor, words.currency) if minor is not None else ""
            for minor in (one.price, one.cost, worth)
        ]
        names = map(inert, (one.number, one.name, one.group))
        writer.writerow([*names, there, one.unit or words("pcs"), least, low, *money])
    return out.getvalue()


class StockList:
    """Writes it when it is asked for, on a thread of its own."""

    def __init__(self, box: Box, found: Callable[[], list[str]] = sticks) -> None:
        """Take the box; the thread starts with the first list."""
        self._box, self._found = box, found
        self._worker: Worker | None = None
        self.state: tuple[str, Problem | None] | None = None
        """The file's name, empty while it is written; what kept it from it. None: not asked for yet."""

    def outside(self) -> dict[str, Any]:
        """What the screens are given of it (`ui.outside`)."""
        return {"write_stock": self.write, "stock_written": lambda: self.state}

    def write(self) -> None:
        """Write the list to the first stick; what is on hand is read now, and written behind the screen.

        Raises:
            Refused: ``stick_missing``.
        """
        there = self._found()
        if not there:
            raise refuse("stick_missing")
        words, number = self._box.words, self._box.config.till.number
        rows = table(stock.every(self._box.till), words)
        name = f"{words('Stock')} {number} {time.strftime('%Y-%m-%d %H%M')}.csv"
        self.state = ("", None)
        self._worker = self._worker or Worker("stock list", self._box.post)
        self._worker.put(lambda: self._write(Path(there[0]), name, rows))

    def _write(self, folder: Path, name: str, rows: str) -> "StockList":
        """On the thread: the file is whole, or has no name; what is posted has the screen drawn anew."""
        try:
            self.state = (log_text.write(MARK + rows, folder, name), None)
        except OSError as error:
            detail = error.strerror or str(error)
            self.state = ("", Problem.of("list_failed", file=name, detail=detail))
        return self

    def stop(self) -> None:
        """End the thread."""
        if self._worker:
            self._worker.stop()
