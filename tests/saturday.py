"""A Saturday of twelve hours: does the till hold as much memory at its end as after its first hour?

``python -m tests.saturday`` runs the real program on a display that nobody sees, with a `cashier` in it who
sells by touch and scan, parks, takes back, gives change until 5,000 sales are in the journal. Every receipt
goes to a simulated printer, with a drawer on it that somebody shuts. Time at the till passes `HASTE` times as
fast as outside; an hour is a twelfth of the sales. At the end what came out is held against the journal.
"""

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path
from subprocess import Popen

from appliance.simulated.display import virtual_display
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.simulated.roll import Roll
from tests.kills import Broken, insist
from tests.kills_screens import Figures, check_journal, child, fill, kill
from tests.outside import journalled, read

HOURS, SALES, HASTE, BAR = 12, 5000, 4.0, 1.1
LOOK, STILL = 2.0, 120.0
"""Seconds between two looks, and without a sale until something is wrong."""
PULL = 0.05
"""Seconds until the drawer is shut."""


def resident(process: "Popen[bytes]") -> float:
    """Its resident memory in MiB."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    (line,) = (line for line in lines if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


class Counter:
    """The printer and its drawer; only the numbers of the receipts are kept of the paper."""

    def __init__(self) -> None:
        self.receipts: list[int] = []
        self.printer = SimulatedPrinter(printed=self._moved)

    def _moved(self) -> None:
        if self.printer.drawer_open:
            threading.Timer(PULL, self.printer.shut_drawer).start()

    def tear_off(self) -> None:
        """Read the paper and throw it away."""
        with self.printer._lock:
            lines, self.printer.roll = self.printer.roll.lines(), Roll(self.printer.roll.columns)
        self.receipts += [int(line.split()[1]) for line in lines if line.lstrip().startswith("Kvittering ")]


def saturday(sales: int, seed: int) -> list[float]:
    """Sell; gives the memory after each hour, in MiB."""
    held: list[float] = []
    with tempfile.TemporaryDirectory(prefix="saturday-", dir=Path.cwd()) as name, virtual_display():
        data, counter = Path(name) / "data", Counter()
        fill(data, counter.printer.port)
        process = child(data, seed, HASTE)
        try:
            for hour in range(1, HOURS + 1):
                _until(data / "till.db", sales * hour // HOURS, process)
                counter.tear_off()
                (data / "seen.jsonl").write_text("")  # the cashier goes on at its end
                held.append(resident(process))
                print(f"hour {hour:2}: {held[-1]:.1f} MiB, {len(counter.receipts)} receipts", flush=True)
        finally:
            kill(process)
        counter.tear_off()
        counter.printer.close()
        _check(data / "till.db", counter)
    return held


def _until(till: Path, sales: int, process: "Popen[bytes]") -> None:
    """Until so many sales are in the journal."""
    sold, moved = -1, time.monotonic()
    while sold < sales:
        time.sleep(LOOK)
        insist(process.poll() is None, f"the till has ended with {process.returncode}: {_last_seen(till)}")
        ((now,),) = read(till, "SELECT count(*) FROM entry WHERE kind = 'sale'", live=True)
        if now != sold:
            sold, moved = now, time.monotonic()
        insist(time.monotonic() - moved < STILL, f"nothing is sold after {sold} sales: {_last_seen(till)}")


def _last_seen(till: Path) -> str:
    """What the cashier saw last."""
    seen = till.with_name("seen.jsonl")
    return "\n".join(seen.read_text().splitlines()[-8:]) if seen.exists() else "nothing was seen"


def _check(till: Path, counter: Counter) -> None:
    numbers = [sale["receipt"] for sale in journalled(till, "sale")]
    insist(numbers == list(range(1, len(numbers) + 1)), "a receipt number is missing or there twice")
    insist(len(set(counter.receipts)) == len(counter.receipts), "a receipt came out twice")
    lost = set(numbers[:-5]) - set(counter.receipts)  # the last ones may have been killed on their way
    insist(not lost, f"receipts {sorted(lost)} did not come out")
    figures = Figures()
    check_journal(till, figures)
    print(f"{len(numbers)} sales, {len(counter.receipts)} receipts came out, {figures.entries} entries whole")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.saturday", description=__doc__)
    parser.add_argument("--sales", type=int, default=SALES)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    try:
        held = saturday(asked.sales, asked.seed)
    except Broken as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print(
        f"{held[-1]:.1f} MiB at the end, {held[0]:.1f} after the first hour: {held[-1] / held[0]:.3f} of it"
    )
    return int(held[-1] > BAR * held[0])


if __name__ == "__main__":
    sys.exit(main())
