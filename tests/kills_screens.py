"""The power goes during a day at the screens; what left the box through a cable must be in the journal.

``python -m tests.kills_screens --kills 50`` runs the real program with a `cashier` in it, on a display
that nobody sees, and kills it with SIGKILL (its uploader too) at random moments. This process is the
world outside: it holds the printer and the drawer, and "acknowledged" is what came out of them. After
each kill the files are read as they lie there: every receipt is in the journal with its amount, every
pulse at the drawer has its entry, chain, seals and projections hold, a sale without a whole receipt is
owed one, and the sale that was open is back as it was seen last, at most the last change lost.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from appliance.config import load
from appliance.domain.problems import Refused
from appliance.fiscal import rules_for
from appliance.simulated import shop
from appliance.simulated.display import virtual_display
from appliance.storage import projections
from appliance.storage.database import open_till
from appliance.till import jobs, verifying
from appliance.wiring.starting import start
from tests.kills import Broken, insist
from tests.open_sale import Seen, judge, notes
from tests.outside import Outside, journalled, openings, read

ROOT = Path(__file__).parent.parent
COMES_UP, SELLS = 180.0, 300.0
"""Seconds within which the screens must stand, and something must have been sold."""
SETTINGS = """[shop]
name = "Fjordbutikken AS"
organisation_number = "974760673"
address = ["Strandgata 1", "6789 Fjordeidet"]
country = "norway"
language = "nb"
[screen]
fullscreen = false
[printer]
kind = "network"
address = "127.0.0.1:{port}"
[scanner]
device = "{data}/no-scanner"
[books]
folder = "{data}/books"
"""


@dataclass
class Figures:
    """What a run of kills came to."""

    moments: list[float] = field(default_factory=list)
    """Seconds from the first frame to the kill."""
    early: int = 0
    """Kills before the first frame."""
    drafts: Counter[str] = field(default_factory=Counter)
    """How the open sale was found: as seen, one change behind, one ahead, none."""
    receipts: int = 0
    kicks: int = 0
    sales: int = 0
    entries: int = 0
    owed: int = 0
    at_once: int = 0
    """Receipts and pulses whose entry another process could read in the moment they came out."""
    by_hand: int = 0
    """Openings that the journal puts down to a hand, though no hand was there."""
    held_back: int = 0
    """Scans that waited for the drawer or an answer, and were there again."""
    missed: int = 0
    slowest_start: float = 0.0

    def __str__(self) -> str:
        moments = sorted(self.moments) or [0.0]
        found = ", ".join(f"{count} {how}" for how, count in self.drafts.most_common())
        return (
            f"{len(self.moments)} kills from {moments[0]:.2f} s to {moments[-1]:.2f} s after a frame, "
            f"{self.early} before it\n"
            f"{self.sales} sales; {self.receipts} receipts and {self.kicks} drawer pulses came out, each in "
            f"the journal ({self.at_once} read there at once); {self.owed} receipts in doubt, none lost\n"
            f"{self.entries} entries verified; open sale: {found}\n"
            f"{self.held_back} scans that waited are back; {self.by_hand} openings put down to a hand that "
            f"was not there; {self.missed} buttons not found\n"
            f"slowest start on the files {self.slowest_start:.2f} s"
        )


def child(data: Path, seed: int, haste: float = 1.0) -> subprocess.Popen[bytes]:
    """Start the program with its cashier, for whom time passes ``haste`` times as fast."""
    (data / "seen.jsonl").unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.cashier", "--data", str(data), "--seed", str(seed)]
    command += ["--haste", str(haste)]
    quiet = subprocess.DEVNULL
    with (data / "cashier.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=ROOT, stdin=quiet, stdout=log, stderr=log, start_new_session=True
        )


def first_seen(data: Path, process: subprocess.Popen[bytes]) -> Seen:
    """Wait for the first frame; what the cashier saw in it."""
    until = time.monotonic() + COMES_UP
    while process.poll() is None and time.monotonic() < until:
        for note in notes(data):
            if "seen" in note:
                return note["seen"]
        time.sleep(0.02)
    raise Broken(f"the screens did not come up: {(data / 'cashier.log').read_text()[-2000:]}")


def kill(process: subprocess.Popen[bytes]) -> None:
    """The power goes: for the program and for what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()
    process.wait()


def check(data: Path, outside: Outside, before: Seen, figures: Figures) -> Seen:
    """Hold the files, as the kill left them, against the world outside.

    Args:
        data: The data folder; a copy of it is looked at.
        outside: What came out.
        before: What was there when the killed program was started.
        figures: To be added to.

    Returns:
        What must be on the screen when the program comes up again.
    """
    with tempfile.TemporaryDirectory(prefix="left-") as place:
        left = Path(place) / "data"
        shutil.copytree(data, left)
        seen = [{"seen": before}, *notes(left)]
        insist(not any("stuck" in note for note in seen), f"the cashier is stuck: {seen[-1:]}")
        paper = check_paper(left / "till.db", outside, figures)
        check_journal(left / "till.db", figures)
        there, owed = begin(left, figures)
        without = {sale["receipt"] for sale in journalled(left / "till.db", "sale")} - set(paper)
        insist(without <= owed, f"receipts {sorted(without - owed)} came out nowhere and are not owed")
        figures.owed = len(owed)
        closed = [*journalled(left / "till.db", "sale"), *journalled(left / "till.db", "sale_aborted")]
        parked = {row[0] for row in read(left / "till.db", "SELECT sale FROM parked")}
        how = judge(seen, there["sale"], {one["sale"] for one in closed} | parked)
        figures.drafts[how] += 1
        held = [note["seen"] for note in seen if "seen" in note][-1]["held"]
        if how in ("as seen", "none, as seen"):
            insist(abs(held - there["held"]) <= 1, f"{there['held']} scans wait, {held} were seen to")
            figures.held_back += there["held"]
        figures.missed += sum("missed" in note for note in seen)
    return there


def check_paper(till: Path, outside: Outside, figures: Figures) -> dict[int, int]:
    """Everything that came out is in the journal, once; returns the whole receipts."""
    insist(not outside.wrong, "; ".join(outside.wrong))
    sales = journalled(till, "sale")
    numbers = [sale["receipt"] for sale in sales]
    insist(numbers == list(range(1, len(sales) + 1)), "a receipt number is missing or there twice")
    gross = {sale["receipt"]: sale["gross"] for sale in sales}
    receipts = outside.receipts()
    for number, amount in receipts:
        insist(number in gross, f"receipt {number} came out and is not in the journal")
        insist(amount in (None, gross[number]), f"receipt {number}: {amount} is not {gross[number]}")
    insist(len({number for number, _ in receipts}) == len(receipts), "a receipt came out twice")
    kicks = len(outside.printer.roll.kicks)
    insist(kicks <= openings(till), f"{kicks} pulses at the drawer, {openings(till)} entries for them")
    insist(not outside.printer.faults, f"rubbish on the paper: {outside.printer.faults[:3]}")
    causes = Counter(opened["cause"] for opened in journalled(till, "drawer_opened"))
    figures.sales, figures.receipts, figures.kicks = len(sales), len(receipts), kicks
    figures.at_once, figures.by_hand = outside.at_once, causes["by_hand"]
    return {number: amount for number, amount in receipts if amount is not None}


def check_journal(till: Path, figures: Figures) -> None:
    """Chain, seals and projections."""
    try:
        database = open_till(till)
    except Refused as refused:
        raise Broken(f"the database does not open: {refused}") from refused
    try:
        figures.entries, wrong = verifying.verify(database, rules_for("norway", ""))
        insist(not wrong, f"the chain is broken: {wrong}")
        different = projections.differences(database)
        insist(not different, f"projections differ from a rebuild: {different}")
    finally:
        database.close()


def begin(data: Path, figures: Figures) -> tuple[Seen, set[int]]:
    """Start a till on the files: what is back, and the receipts that are owed."""
    began = time.perf_counter()
    box = start(load(data / "till.toml"), data, parts=None)
    try:
        figures.slowest_start = max(figures.slowest_start, time.perf_counter() - began)
        till, owed = box.till, jobs.owed(box.till)
        states = {one.state for one in owed}
        insist(states <= {"unknown", "failed"}, f"jobs are {states} after a start")
        paid = till.payment.total - till.payment.left if till.payment else 0
        sale = [till.sale.id, len(till.sale.lines), till.sale.total, paid] if till.sale else None
        there = {"sale": sale, "held": len(till.waiting)}
        return there, {one.data["receipt"] for one in owed if one.data["kind"] == "sale"}
    finally:
        box.stop()


def fill(data: Path, port: int) -> None:
    """A new box with a shop in it."""
    data.mkdir()
    (data / "till.toml").write_text(SETTINGS.format(port=port, data=data.absolute()))
    box = start(load(data / "till.toml"), data, parts=None)
    shop.fill(box.till)
    box.stop()


def screen_kills(kills: int, seed: int, sold: bool = False, early: float = 0.15) -> Figures:
    """Kill the program at its screens so many times; then it must come up once more.

    Args:
        kills: How many.
        seed: Of the moments and of the cashier.
        sold: Whether each comes only after a receipt and a pulse at the drawer, be the machine ever so slow.
        early: Share of the kills that come before the first frame.
    """
    dice, figures = random.Random(seed), Figures()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder, virtual_display():
        data = Path(folder) / "data"
        outside = Outside(data / "till.db", random.Random(seed))
        try:
            fill(data, outside.printer.port)
            there: Seen = {"sale": None, "held": 0}
            for turn in range(kills):
                one_life(data, seed * 1000 + turn, there, (dice, early), figures, outside if sold else None)
                there = check(data, outside, there, figures)
            one_life(data, seed, there, (dice, 0.0), Figures())
        finally:
            outside.close()
    return figures


def something_sold(outside: Outside) -> None:
    """Wait until a receipt and a pulse at the drawer have come out."""
    until = time.monotonic() + SELLS
    while not (outside.receipts() and outside.printer.roll.kicks):
        insist(time.monotonic() < until, "nothing comes out of the printer")
        time.sleep(0.1)


def one_life(
    data: Path, seed: int, there: Seen, when: tuple[random.Random, float], figures: Figures,
    outside: Outside | None = None,
) -> None:  # fmt: skip
    """From a start to the kill, which comes within 6 s of the first frame, or of the first that is sold; the
    first frame must show what is there."""
    dice, early = when
    process = child(data, seed)
    try:
        if dice.random() < early:
            time.sleep(dice.uniform(0.1, 1.5))
            figures.early += 1
            return
        shown = first_seen(data, process)
        insist(shown == there, f"{there} is in the files, the screen shows {shown}")
        if outside:
            something_sold(outside)
        moment = dice.uniform(0.5, 6.0)
        figures.moments.append(moment)
        time.sleep(moment)
    finally:
        kill(process)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills_screens")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(screen_kills(asked.kills, asked.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
