"""The box breaks: a fresh card and the shop's stick in another one, and the till goes on.

The stick is what our own back-up code made of a till that sold `SOLD` times at a desk: a verified copy, and
lines behind it. The built image starts on `virt` with nothing on its card. A person reads what the glass
asks, knows of a receipt that is on no stick, types a manager's PIN, and sells. Then box and stick are looked
at outside, and the old till must see on the stick that it has moved.
"""

import shutil
import time
from pathlib import Path

from appliance.config import load
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.till import day, jobs, paying, people, scanning
from appliance.till.till import Till
from appliance.wiring import copying
from appliance.wiring.auditing import audit
from appliance.wiring.backing_up import needs_own_stick
from appliance.wiring.starting import start
from tests.image import marks, shopfile
from tests.image.disk import DATA, Part, copied, on_stick, overlay, parts, slot, stick, taken_out
from tests.image.hand import Hand
from tests.image.machine import Running, Start, virt
from tests.image.outside import Paper
from tests.image.places import CARD, COMES_UP, IMAGE, OUT
from tests.image.shopping import SIZE, soon
from tests.image.twin import Twin
from tests.kills import insist
from tests.outside import journalled, read

SOLD, BEFORE_COPY, BEFORE_Z = 118, 100, 60
ON_PAPER = 120
"""The highest receipt that somebody holds: the stick was slow, or out."""
NEXT = 1121
"""The receipt that the new box gives first: behind what is on paper, and behind a thousand more."""
STICK = 256 << 20
TENDERED = 100_00
LOOSER = 0.06
"""These pages are long lines in their middle, which two machines' letters make a little wider or narrower."""
BAR = 120.0
"""Seconds that a restore may take beside the boot."""
DEVICE = ("-device", "usb-storage,bus=xhci.0,drive=stick,removable=on")


def run() -> list[str]:
    """Break it and go on; gives a line per figure."""
    place = OUT / "restoring"
    shutil.rmtree(place, ignore_errors=True)
    paper = Paper()
    try:
        text = shopfile.text(SIZE, paper.printer.port) + shopfile.TILL_2
        old = shopfile.filled(place / "old" / "data", text)
        saved = _back_up(old, place / "saved")
        image = stick(place / "stick.img", saved, STICK)
        shutil.copytree(saved, place / "twin" / "stick")
        (place / "twin" / "data").mkdir()
        disk = overlay(copied(IMAGE, place / "card.img", CARD), place / "disk.qcow2")
        twin = Twin(place / "twin" / "data", SIZE, place / "twin" / "stick")
        try:
            said = _restored(place, disk, image, twin, paper)
        finally:
            twin.close()
        return [*said, *_looked_at(place, disk, image, old)]
    finally:
        paper.close()


def _back_up(old: Path, root: Path) -> Path:
    """Let the old till sell, with a stick in: a copy in the middle, lines to the end; gives the stick."""
    root.mkdir()
    config = load(old / "till.toml")
    there = lambda: [str(root)]  # noqa: E731
    box = start(config, old, parts=None)
    till = box.till
    till.printer, till.drawer = "fine", "shut"
    till.send = lambda stored, job: jobs.ended(till, job.id, "done")
    try:
        _log_in(till, 0)
        for sale in range(1, SOLD + 1):
            _sell(till)
            if sale == BEFORE_Z:
                z = day.z_report(till)
                day.settle_day(till, Count(z["cash_expected"], {}, {}, {}, counted_by="1"))
                _log_in(till, day.proposed_float(till))
            if sale == BEFORE_COPY:
                insist(copying.run(config, old, print, now=True, found=there), "no copy was made")
    finally:
        box.stop()
    copying.run(config, old, print, found=there)  # no till runs: it brings the lines
    return root


def _log_in(till: Till, float_: int) -> None:
    people.log_in(till, "1", shopfile.PIN)
    day.open_day(till, float_, clock_confirmed=True, again_reason="Ettermiddag")


def _sell(till: Till) -> None:
    """One customer with milk and a note; the drawer is shut behind it."""
    scanning.scan(till, shopfile.MILK)
    paying.pay(till)
    paying.tender(till, "cash", TENDERED)
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")


def _restored(place: Path, disk: Path, image: Path, twin: Twin, paper: Paper) -> list[str]:
    """A person before the new box, from the switch to its first sale."""
    drive = ("-drive", f"if=none,id=stick,format=raw,file={image}", *DEVICE)
    start = Start(slot(IMAGE, place / "boot"), virt(disk, SIZE, ""), SIZE, more=drive)
    with Running(start, place / "machine") as machine:
        hand = Hand(machine, twin, place / "pictures")
        hand.alike = LOOSER
        came = hand.sees("found", patience=COMES_UP)
        insist(str(SOLD) in twin.words, f"it ends with {twin.words}")
        began = time.monotonic()
        hand.press("Gjenopprett den")
        for word in (*str(ON_PAPER), "Dette nummeret", "Nei, ingen", shopfile.MANAGER):
            hand.press(word)
        for word in (*shopfile.MANAGER_PIN, "Logg inn"):
            hand.press(word)
        asked = time.monotonic() - began
        hand.press("Åpne kassa", COMES_UP)
        took = time.monotonic() - began
        _sells(hand, paper)
    touched = f"{took:.0f} s from the first touch to the log-in, {asked:.0f} of them asked"
    return [
        f"restore: an empty card and the stick: its question {came:.0f} s after the machine was switched on",
        f"restore: {touched} ({BAR:.0f} may be taken); then receipt {NEXT} was sold and came out outside",
        f"restore: {len(hand.compared)} pictures held against the same restore's at a desk",
    ]


def _sells(hand: Hand, paper: Paper) -> None:
    """The day of before is open: log in, sell."""
    for word in (shopfile.CASHIER, *shopfile.PIN, "Logg inn"):
        hand.press(word)
    hand.scan(shopfile.MILK)
    hand.press("Ta betalt")
    hand.press("100,00")
    soon(lambda: paper.whole() == [(NEXT, hand.twin.gross)], f"{paper.receipts()} came out", 60)
    hand.press("Neste salg")


def _looked_at(place: Path, disk: Path, image: Path, old: Path) -> list[str]:
    """What is on the new box's card, and on the stick."""
    grown = parts(taken_out(disk, Part(0, 1 << 20), place / "table"))[DATA]
    data, left = taken_out(disk, grown, place / "data.img"), place / "left"
    left.mkdir()
    marks.mended(data, marks.Marks())
    marks.dump(data, "/till", left)
    data.unlink()
    found = audit(left / "till", [], None)
    insist(not found.faults, f"verify: {found.faults}")
    insist([*found.verdict.epochs] == [1, 2], f"epochs {found.verdict.epochs}")
    rows = "SELECT hash FROM entry WHERE epoch = 1 ORDER BY id"
    before = read(old / "till.db", rows)
    insist(read(left / "till" / "till.db", rows) == before, "the journal of before is not what it was")
    numbers = [sale["receipt"] for sale in journalled(left / "till" / "till.db", "sale")]
    insist(numbers == [*range(1, SOLD + 1), NEXT], f"receipts {numbers}")
    _gap(left / "till")
    keys = [{file.read_bytes() for file in folder.rglob("*.pem")} for folder in (old, left / "till")]
    insist(keys[0] and keys[1] and not keys[0] & keys[1], "a private key has travelled")
    gap = f"receipts {ON_PAPER + 1} to {NEXT - 1} left out"
    return [
        f"restore: {len(before)} entries of before on its card, bit by bit; epoch 2, a new key, {gap}",
        "restore: chain, seals and sums are whole",
        _moved(place, image, old),
    ]


def _gap(till: Path) -> None:
    """The entry that begins the epoch says what was known, what paper showed, and what is left out."""
    (begun,) = journalled(till / "till.db", "epoch_begun")
    insist(begun["operator"] == "9", f"begun by {begun['operator']}")
    gap = {one["series"]: one for one in begun["left_out"]}
    sale = {"series": "sale", "known": SOLD, "paper": ON_PAPER, "last": NEXT - 1}
    insist(gap["sale"] == sale, f"left out: {gap['sale']}")
    insist((gap["z"]["known"], gap["z"]["last"]) == (1, 3), f"left out: {gap['z']}")


def _moved(place: Path, image: Path, old: Path) -> str:
    """The stick has the new epoch's lines and no key, and the old till refuses to start beside it."""
    root = on_stick(image, place / "afterwards")
    insist(not [*root.rglob("*.pem")], "a private key is on the stick")
    (lines,) = root.rglob("journal-2.jsonl")
    insist(f'"receipt":{NEXT}' in lines.read_text().replace('\\"', '"'), f"{NEXT} is not in {lines}")
    try:
        needs_own_stick(load(old / "till.toml"), old, lambda: [str(root)])
    except Refused as refused:
        insist(refused.problem.code == "till_moved", f"the old till says {refused.problem.code}")
        return (
            "restore: the stick has the new epoch's lines too; beside it the old till says that it has moved"
        )
    raise AssertionError("the old till would sell on")
