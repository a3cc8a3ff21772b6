"""``python -m tests.update``: the plug is pulled hundreds of times, and some of what is left is booted whole.

--points N   pulls of each kind (200)
--boots N    of what a pull of the card has left, how many are booted by U-Boot in QEMU (10; 0: none)
--folder     where it happens; a RAM disk is quick, a card's reader is slow
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from appliance.update import slots
from appliance.update.disk import Disk
from appliance.update.record import BLOCK, FIRST, MARK, PLACES, Record, State, counted, mark, packed
from tests.update import lab, loader, pulls
from tests.update.pulls import Broken

GOOD, TRYING = State.GOOD, State.TRYING
RECORDS = {
    "as the builder left it": (FIRST, FIRST),
    "two tries": (FIRST, Record("b", GOOD, TRYING, 2, seq=2)),
    "the newer copy first": (Record("b", GOOD, TRYING, 1, seq=0x10), Record("b", GOOD, TRYING, 2, seq=9)),
    "no try left": (FIRST, Record("b", GOOD, TRYING, 0, seq=3)),
    "the new one believed": (Record("b", GOOD, GOOD, 0, seq=4), FIRST),
    "given up": (Record("a", GOOD, State.GIVEN_UP, 0, seq=4), FIRST),
    "the first copy torn": (None, Record("b", GOOD, GOOD, seq=5)),
    "the second copy torn": (Record("b", GOOD, TRYING, 2, seq=5), None),
    "both torn": (None, None),
}  # fmt: skip
"""What stands at both places, None: noise."""
TORN = mark("a")[:20].ljust(BLOCK, b"\xff")
MARKS = {
    "a does not start, b was given up": (Record("a", GOOD, State.GIVEN_UP, seq=5), mark("a")),
    "a does not start, b is ready": (Record("a", GOOD, State.READY, seq=5), mark("a")),
    "a does not start, b is empty": (FIRST, mark("a")),
    "a does not start, and is the other": (Record("b", GOOD, GOOD, seq=5), mark("a")),
    "b does not start at its first try": (Record("b", GOOD, TRYING, 2, seq=5), mark("b")),
    "a does not start, b has no try left": (Record("b", GOOD, TRYING, 0, seq=5), mark("a")),
    "a does not start, b is empty and was to boot": (Record("b", GOOD, State.EMPTY, seq=5), mark("a")),
    "a does not start, and no record is left": (None, mark("a")),
    "a mark that is torn": (Record("a", GOOD, GOOD, seq=5), TORN),
    "a mark with more behind it": (Record("a", GOOD, GOOD, seq=5), mark("a").replace(b"start", b"starts")),
}
"""What stands at the first place (None: noise at both), and where the mark is."""


def main() -> int:
    """Run what was asked for; 1 when a promise was broken."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--points", type=int, default=200)
    asked.add_argument("--boots", type=int, default=10)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--folder", type=Path)
    given = asked.parse_args()
    print(f"seed {given.seed}", flush=True)
    try:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            for name, run in (("card", pulls.of_the_card), ("process", pulls.of_the_process)):
                (there := Path(folder) / name).mkdir()
                print(f"{name}: {run(there, given.points, given.seed)}", flush=True)
            if given.boots:
                boots(Path(folder), given.boots, random.Random(given.seed))
    except Broken as broken:
        print(f"BROKEN: {broken}", file=sys.stderr)
        return 1
    return 0


def boots(folder: Path, wanted: int, chance: random.Random) -> None:
    """Boot whole what was left, and each kind of record; U-Boot has to do what `record.order` says."""
    life = pulls.live(folder, lambda version: loader.kernel_image(folder, version), loader.KERNEL)
    path = folder / "booted"
    recorded = {name: (copies, bytes(BLOCK)) for name, copies in RECORDS.items()}
    recorded |= {name: ((copy, None), sector) for name, (copy, sector) in MARKS.items()}
    for name, (copies, sector) in recorded.items():
        path.write_bytes(life.base)
        with Disk(path) as disk:
            lab.put(disk, "b", life.made["0.2.0"], life.places)
            for place, record in zip(PLACES, copies, strict=True):
                disk.write(place, packed(record) if record else chance.randbytes(BLOCK))
            disk.write(MARK, sector)
            disk.flush()
        booted(path, folder, life, name)
    path.write_bytes(life.base)
    with Disk(path) as disk:
        lab.put(disk, "b", life.made["0.2.0"], life.places)
        for place in PLACES:
            disk.write(place, packed(FIRST))
        disk.write(life.places["a"]["kernel"].start, bytes(4096))
        disk.flush()
    booted(path, folder, life, "slot a cannot be loaded")
    spoilt(path, folder, life)
    interrupted(path, folder, life, wanted, chance)
    for place in pulls.places(life, wanted, chance):
        path.write_bytes(pulls.left_over(life, place, chance))
        pulls.check(path, life, life.log[place].may_boot)
        booted(path, folder, life, f"pulled at step {place} of {len(life.log)}")


def booted(path: Path, folder: Path, life: pulls.Life, name: str) -> None:
    """Boot a disk whole.

    Raises:
        Broken: Another slot came up than the rule says, or its try was not counted.
    """
    loader.put_script(path, folder)
    with Disk(path) as disk:
        before = slots.known(disk)
        expected, broken = pulls.chosen(disk, life), slots.broken(disk)
    came = loader.boot(path)
    with Disk(path) as disk:
        after = slots.known(disk)
    count = before and (counted(before, broken) or before)
    if (came.slot, came.version) != expected:
        raise Broken(f"{name}: U-Boot boots {came.slot} {came.version}, not {expected}\n{came.log[-1500:]}")
    if after != count:
        raise Broken(f"{name}: U-Boot left {after}, not {count}")
    marks = {word for word in came.command_line.split() if word in ("tillbox.trying", "tillbox.back")}
    if marks != _marks(before, came.slot):
        raise Broken(f"{name}: the kernel was told {marks}")
    print(f"boot: {name}: slot {came.slot}, {came.version} {' '.join(marks)}", flush=True)


def spoilt(path: Path, folder: Path, life: pulls.Life) -> None:
    """Turn one byte of an initramfs that runs all the same: a newline at its end, read as a blank.

    Raises:
        Broken: It is booted though the other slot is whole, or is not booted where neither is.
    """
    for damaged, expected in (("a", "b"), ("b", "a"), ("ab", "a")):
        path.write_bytes(life.base)
        with Disk(path) as disk:
            lab.put(disk, "b", life.made["0.2.0"], life.places)
            for slot in damaged:
                span = life.places[slot]["kernel"]
                ends = disk.read(span.start, span.size).index(b"poweroff -f\n") + 11
                disk.write(span.start + ends, b" ")
            disk.write(PLACES[1], packed(Record("a", GOOD, GOOD, seq=2)))
            disk.flush()
        loader.put_script(path, folder)
        came = loader.boot(path)
        if came.slot != expected or ("tillbox.back" in came.command_line) != (expected == "b"):
            raise Broken(f"{damaged} damaged: U-Boot boots {came.slot}\n{came.log[-1500:]}")
        print(f"boot: the card has lost a byte of {damaged}: slot {came.slot}", flush=True)


def interrupted(path: Path, folder: Path, life: pulls.Life, times: int, chance: random.Random) -> None:
    """Cut the power while U-Boot is at work; the record has to be there, and no try is given twice.

    Raises:
        Broken: It is not.
    """
    path.write_bytes(life.base)
    with Disk(path) as disk:
        lab.put(disk, "b", life.made["0.2.0"], life.places)
    loader.put_script(path, folder)
    left = []
    for _ in range(times):
        with Disk(path) as disk:
            for place, seq in zip(PLACES, (7, 8), strict=True):
                disk.write(place, packed(Record("b", GOOD, TRYING, 2, seq=seq)))
            disk.flush()
        loader.cut(path, chance.uniform(0.3, 4.0))
        with Disk(path) as disk:
            record = slots.known(disk)
        if record not in (Record("b", GOOD, TRYING, 2, seq=8), Record("b", GOOD, TRYING, 1, seq=9)):
            raise Broken(f"cut while it boots, U-Boot left {record}")
        left.append(record.tries)
    print(
        f"boot: cut {times} times while U-Boot works: {left.count(1)} times the try was counted", flush=True
    )


def _marks(record: Record | None, slot: str) -> set[str]:
    """What the kernel has to be told besides the slot."""
    if record is None:
        return set()
    if slot != record.active:
        return {"tillbox.back"}
    if record.state(slot) == TRYING:
        return {"tillbox.trying"}
    return {"tillbox.back"} if State.GIVEN_UP in (record.a, record.b) else set()


if __name__ == "__main__":
    sys.exit(main())
