"""The world outside the box: a printer with a drawer on it, and what its paper says, whatever is killed."""

import json
import random
import re
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from appliance.simulated.escpos_printer import SimulatedPrinter


def read(till: Path, sql: str, live: bool = False) -> list[tuple[Any, ...]]:
    """Read till.db without the till's code; a live file is not touched."""
    database = sqlite3.connect(f"{till.absolute().as_uri()}?mode={'ro' if live else 'rw'}", uri=True)
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


def journalled(till: Path, kind: str, live: bool = False) -> list[dict[str, Any]]:
    """Bodies of the entries of a kind; of a live file the newest."""
    newest = "ORDER BY id DESC LIMIT 6" if live else "ORDER BY id"
    return [json.loads(body) for (body,) in
            read(till, f"SELECT body FROM entry WHERE kind = '{kind}' {newest}", live)]  # fmt: skip


class Outside:
    """Printer, paper and drawer, beyond the reach of a kill."""

    def __init__(self, till: Path, dice: random.Random) -> None:
        self.till, self.dice = till, dice
        self.wrong: list[str] = []
        self.at_once = 0
        self._looked = self._kicked = 0
        self._shutting: threading.Timer | None = None
        self.printer = SimulatedPrinter(printed=self._moved)
        self.printer.seconds = 0.2

    def receipts(self) -> list[tuple[int, int | None]]:
        """(number, gross) of each receipt on the roll; None where the power went in the middle of it."""
        found: list[tuple[int, int | None]] = []
        for line in self.printer.roll.lines():
            if number := re.match(r"\s*Kvittering (\d+)\b", line):
                found.append((int(number[1]), None))
            elif found and found[-1][1] is None and (total := re.match(r"Sum NOK\s+(-?[\d ]+),(\d\d)", line)):
                kroner = int(total[1].replace(" ", ""))
                found[-1] = (found[-1][0], kroner * 100 + int(total[2]))
        return found

    def close(self) -> None:
        """Switch off."""
        if self._shutting:
            self._shutting.cancel()
        self.printer.close()

    def _moved(self) -> None:
        """On the printer's thread, in the moment that something came out."""
        if self.printer.drawer_open and not (self._shutting and self._shutting.is_alive()):
            # at last somebody counts change, and the power may go beside an open drawer
            seconds = self.dice.choice((0.3, 0.3, 0.4, 0.4, 0.5, 0.5, 0.6, 2.5))
            self._shutting = threading.Timer(seconds, self.printer.shut_drawer)
            self._shutting.daemon = True
            self._shutting.start()
        try:
            self._look()
        except sqlite3.OperationalError as error:  # the box was killed just now: looked at after the kill
            print(f"not read at once: {error}", file=sys.stderr)

    def _look(self) -> None:
        kicks, receipts = len(self.printer.roll.kicks), self.receipts()
        whole = [one for one in receipts[self._looked :] if one[1] is not None]
        if kicks == self._kicked and not whole:
            return
        sales = {sale["receipt"]: sale["gross"] for sale in journalled(self.till, "sale", live=True)}
        self.wrong += [f"receipt {n}, {g} came out before its entry" for n, g in whole if sales.get(n) != g]
        if kicks > self._kicked and kicks > openings(self.till, live=True):
            self.wrong.append(f"pulse {kicks} came before its entry")
        self.at_once += len(whole) + kicks - self._kicked
        self._kicked = kicks
        self._looked = len(receipts) - (receipts[-1][1] is None if receipts else 0)


def openings(till: Path, live: bool = False) -> int:
    """Entries that open a drawer: sales with cash in them, cash moved."""
    sql = """SELECT count(*) FROM entry WHERE kind = 'cash_moved'
             OR (kind = 'sale' AND instr(body, '"kind":"cash"') > 0)"""
    return int(read(till, sql, live)[0][0])
