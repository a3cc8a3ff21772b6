"""The plug of the built image is pulled while it sells: ``make pulls N=100``.

The box is booted whole, a cashier logs in and opens the day; memory and disk of that moment are kept. Each
pull goes on from there on a fresh layer of the disk and sells, until QEMU is killed at a random moment: half
of them anywhere, half soon after the note was taken. Then the data partition is taken out and
looked at outside: e2fsck as the box does it, every receipt that came out of the printer in the journal,
``verify`` over all of it. Some disks are booted whole, and must come up at their log-in.

``kill -9`` keeps the host's cache: it finds a write that the guest never made. A flush that it never made
finds `marks`, which this program runs behind it.
"""

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from appliance.simulated.roll import Roll
from appliance.wiring.auditing import audit
from tests.image import marks, shopfile
from tests.image.disk import DATA, Boot, Part, copied, furnish, overlay, parts, put, slot, taken_out
from tests.image.glass import compare
from tests.image.hand import Hand
from tests.image.machine import Running, Start, virt
from tests.image.outside import Paper
from tests.image.places import CARD, COMES_UP, IMAGE, OUT
from tests.image.twin import Twin
from tests.kernel.machine import GuestFailed
from tests.kills import insist
from tests.outside import journalled

SIZE = (800, 480)
BOOTED = 5
"""So many of the disks that are left are booted whole."""
NEAR = 2.0
"""Times of a sale: so soon after the note was taken half of the pulls come."""
SALES = 5.0
"""So many times of a sale lie between its first sign of life and the latest plug."""
STALLS = 30.0
"""Seconds that emulation may stand still when it goes on from a saved moment, with nothing translated yet."""


@dataclass
class Pulls:
    """What a run of pulls came to."""

    moments: list[float] = field(default_factory=list)
    acknowledged: int = 0
    sales: int = 0
    """In the journals that were left."""
    unprinted: int = 0
    """Sales that were stored when the plug went before their receipt was out."""
    torn: int = 0
    """Receipts that hung half out of the printer."""
    nothing: int = 0
    """Pulls before the first receipt."""
    mended: int = 0
    booted: int = 0

    def __str__(self) -> str:
        spread = sorted(self.moments) or [0.0]
        return (
            f"pulls: {len(spread)} from {spread[0]:.1f} s to {spread[-1]:.1f} s after it went on selling\n"
            f"pulls: {self.acknowledged} receipts came out whole, each in the journal that was left; "
            f"{self.sales} sales in all, {self.unprinted} stored before their paper, {self.torn} receipts "
            f"torn; {self.nothing} pulls before the first\n"
            f"pulls: chain, seals and sums whole after each; {self.mended} disks needed more than ext4's "
            f"journal; {self.booted} booted whole and came up"
        )


@dataclass(frozen=True, slots=True)
class Counter:
    """A box that was put up to sell, held at that moment."""

    boot: Boot
    disk: Path
    """What lies under every pull: never written to again."""
    memory: Path
    data: Part
    places: dict[str, tuple[float, float]]
    """Where a finger goes, by what it says."""
    login: Path
    """The picture of its log-in."""
    sale: float
    """Seconds that one sale took: by emulation on a busy machine that may be a while."""


def run(count: int, seed: int) -> list[str]:
    """Pull the plug so many times."""
    place, dice, figures = OUT / "pulls", random.Random(seed), Pulls()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    paper = Paper()
    try:
        counter, layer, kept = put_up(place, paper), place / "pull.qcow2", []
        for number in range(1, count + 1):
            pull(counter, paper, layer, dice, figures)
            check(counter, layer, paper, figures)
            print(f"pull {number}: {figures.moments[-1]:.1f} s, {paper.receipts()}", flush=True)
            if number % max(1, count // BOOTED) == 0:
                kept.append(layer.replace(place / f"pull-{number}.qcow2"))
        print(figures, flush=True)
        for left in kept:
            comes_up(counter, left, place, figures)
    finally:
        paper.close()
    return str(figures).splitlines()


def put_up(place: Path, paper: Paper) -> Counter:
    """Boot the image with a shop on it, log in, open the day, and keep that moment."""
    boot = slot(IMAGE, place / "boot")
    card = copied(IMAGE, place / "card.img", CARD)
    text = shopfile.text(SIZE, paper.printer.port)
    put(card, "till.toml", text.encode())
    shop = shopfile.filled(place / "twin" / "data", text)
    furnish(card, shopfile.carried(shop, place / "carried"), "/till", shopfile.TILL_USER)
    disk, memory = overlay(card, place / "selling.qcow2"), place / "memory"
    twin = Twin(shop, SIZE)
    places: dict[str, tuple[float, float]] = {}
    login = place / "log-in.png"
    try:
        with Running(Start(boot, virt(disk, SIZE, ""), SIZE), place / "put-up") as machine:
            hand = Hand(machine, twin, place / "pictures")
            print(f"log-in seen after {hand.sees('log-in', patience=COMES_UP):.0f} s", flush=True)
            machine.picture().save(login)
            for word in (shopfile.CASHIER, *shopfile.PIN, "Logg inn", "Ja, åpne med"):
                hand.press(word)
            _one_sale(hand, places)
            machine.save(memory)
    finally:
        twin.close()
    # the partition that grew at the first boot
    grown = parts(taken_out(disk, Part(0, 1 << 20), place / "table"))[DATA]
    sale = sum(took for _, _, took in hand.compared[-SALE:])
    return Counter(boot, disk, memory, grown, places, login, sale)


SALE = 4
"""Steps of a sale."""


def _one_sale(hand: Hand, places: dict[str, tuple[float, float]]) -> None:
    """Sell once under the twin's eyes, so that every later finger knows where to go."""
    hand.scan(shopfile.MILK)
    for name, word in (("pay", "Ta betalt"), ("note", "100,00"), ("next", "Neste salg")):
        where = hand.twin.where(word)
        insist(where, f"nothing says {word!r}: {hand.twin.words}")
        assert where
        places[name] = where
        hand.press(word)


def pull(counter: Counter, paper: Paper, layer: Path, dice: random.Random, figures: Pulls) -> None:
    """Go on from the kept moment, sell, and kill it."""
    overlay(counter.disk, layer)
    with paper.printer._lock:
        paper.printer.roll, paper._looked = Roll(48), 0
        paper.printer._held.clear()
    paper.printer.drawer_open = False
    start = Start(counter.boot, virt(layer, SIZE, ""), SIZE, saved=counter.memory)
    near = dice.random() < 0.5
    with Running(start, layer.parent / "pull") as machine:
        began = time.monotonic()
        longest = SALES * counter.sale
        alarm = threading.Timer(longest * 2 if near else dice.uniform(0.0, longest), machine.kill)

        def taken(sale: int) -> None:
            if near and sale == 1:
                threading.Timer(dice.uniform(0.0, counter.sale * NEAR), machine.kill).start()

        try:
            sell(machine, counter, paper, alarm.start, taken)
        except (GuestFailed, OSError):
            figures.moments.append(time.monotonic() - began)
        finally:
            alarm.cancel()
            machine.kill()
    time.sleep(0.3)  # what had left the box comes out


def sell(
    machine: Running, counter: Counter, paper: Paper, lives: Callable[[], None], taken: Callable[[int], None]
) -> None:
    """Sell one thing after the other, for cash, until the box is gone; ``lives`` is told when the first code
    stands on the glass, ``taken`` the number of each sale whose note was taken."""
    sale = 0
    while True:
        sale += 1
        count = len(paper.whole())
        while not changed(machine, lambda: machine.scan(shopfile.MILK), STALLS):
            pass  # just after it goes on, the keys of a code may be lost
        if sale == 1:
            lives()
        changed(machine, lambda: machine.touch(*counter.places["pay"]), STALLS)
        machine.touch(*counter.places["note"])
        taken(sale)
        until(machine, lambda count=count: len(paper.whole()) > count, STALLS)
        until(machine, lambda: not paper.printer.drawer_open, STALLS)
        changed(machine, lambda: machine.touch(*counter.places["next"]), STALLS)


def changed(machine: Running, deed: Callable[[], None], patience: float) -> bool:
    """Do something, and wait until it is seen on the glass and nothing moves any more; False: it is not."""
    before = machine.picture()
    deed()
    deadline, last = time.monotonic() + patience, before
    while time.monotonic() < deadline:
        time.sleep(0.25)
        seen = machine.picture()
        if compare(seen, before).other > 0.001 and compare(seen, last).other == 0.0:
            return True
        last = seen
    return False


def until(machine: Running, so: Callable[[], bool], patience: float) -> None:
    """Wait for the world outside."""
    deadline = time.monotonic() + patience
    while not so() and time.monotonic() < deadline:
        machine.register(0x09000018)  # raises once it is gone: the serial line's flags
        time.sleep(0.1)


def check(counter: Counter, layer: Path, paper: Paper, figures: Pulls) -> None:
    """Hold what was left on the disk against what the world has seen."""
    with tempfile.TemporaryDirectory(prefix="pulled-", dir=marks.MEMORY) as folder:
        data, left = Path(folder) / "data.img", Path(folder)
        taken_out(layer, counter.data, data)
        found = marks.Marks()
        marks.mended(data, found)
        marks.dump(data, "/till", left)
        data.unlink()
        figures.mended += found.mended
        held_against(left / "till", paper, figures)


def held_against(till: Path, paper: Paper, figures: Pulls) -> None:
    """Every receipt that came out is in the journal, once, with its sum; the journal is whole."""
    sales = {sale["receipt"]: sale["gross"] for sale in journalled(till / "till.db", "sale")}
    insist([*sales] == list(range(1, len(sales) + 1)), f"receipts {[*sales]}")
    insist(not paper.printer.faults, f"rubbish on the paper: {paper.printer.faults[:3]}")
    seen = paper.receipts()
    for number, gross in seen:
        insist(number in sales, f"receipt {number} came out and is not in the journal: {[*sales]}")
        insist(
            gross in (None, sales[number]), f"receipt {number}: {gross} came out, stored is {sales[number]}"
        )
    whole = [number for number, gross in seen if gross is not None]
    insist(len(set(whole)) == len(whole), f"a receipt came out twice: {whole}")
    faults = audit(till, [], None).faults
    insist(not faults, f"verify: {faults}")
    figures.acknowledged += len(whole)
    figures.torn += len(seen) - len(whole)
    figures.nothing += not whole
    figures.sales += len(sales)
    figures.unprinted += len(sales) - 1 - len(seen)  # the first was sold before


def comes_up(counter: Counter, layer: Path, place: Path, figures: Pulls) -> None:
    """Boot what was left, whole: it must show its log-in."""
    from PIL import Image

    wanted = Image.open(counter.login).convert("RGB")
    start = Start(counter.boot, virt(layer, SIZE, ""), SIZE)
    with Running(start, place / "again") as machine:
        deadline = time.monotonic() + COMES_UP
        while not compare(machine.picture(), wanted).same(0.1):
            insist(time.monotonic() < deadline, "it did not come up at its log-in")
            time.sleep(2)
    figures.booted += 1


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.image.pulls")
    parser.add_argument("--pulls", type=int, default=100)
    parser.add_argument("--marks", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.marks:
        print(*marks.run(asked.marks), sep="\n", flush=True)
    if asked.pulls:
        print(*run(asked.pulls, asked.seed), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
