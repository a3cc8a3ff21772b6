"""The power goes at every flush of a selling till's disk, and all that was not flushed is lost.

A till sells in an arm64 guest, on ext4 with the box's mount options, on a disk whose writes are logged in
order (`disklog`). Then the disk of each flush mark is looked at: e2fsck must mend it by itself, and in the
till.db on it is every sale that was acknowledged before the next flush, no number twice, the chain whole.
Every `WHOLE` marks all seals are verified and the till is started on the files.
"""

import argparse
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import biip
import peewee

from appliance.fiscal import rules_for
from appliance.storage.database import open_till
from appliance.till import verifying
from tests.image.disklog import LoggedDisk, Step, replayed
from tests.image.places import OUT
from tests.kernel.guest import Recipe, built, with_code
from tests.kernel.machine import GuestFailed, Machine
from tests.kills import Broken, insist
from tests.till.shop import Box

RECIPE = Recipe(
    "arm64",
    ("python3-cryptography", "python3-babel", "tzdata"),
    ("virtio_pci", "virtio_blk", "crc32c_generic", "ext4"),
)
DISK = 48 << 20
ORDINARY = re.compile(r"recovering journal|files \(.*blocks$|orphan file is clean|^CLEARED|^$")
"""What e2fsck says of a disk that was well: its journal is played back, and its file of orphans is empty."""
WHOLE = 100
MEMORY = Path("/dev/shm")
"""Where the copies are looked at."""


@dataclass
class Marks:
    """What a run came to."""

    marks: int = 0
    writes: int = 0
    acknowledged: int = 0
    days: int = 0
    mended: int = 0
    """Disks in which e2fsck had more to do than to play the journal back."""
    before: int = 0
    """Marks of the time before the first sale."""
    ahead: int = 0
    """Marks whose disk held a sale that was not acknowledged yet: stored, and the power went."""
    whole: int = 0
    """Marks at which every seal was verified and the till started."""
    seconds: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        return (
            f"marks: {self.marks} flush marks of {self.writes} writes, while {self.acknowledged} sales and "
            f"{self.days} days were acknowledged\n"
            f"marks: at each the acknowledged sales are there, the chain is whole, the till's file opens; "
            f"{self.ahead} times a sale more\n"
            f"marks: {self.mended} disks needed more than the journal of ext4; {self.whole} times all seals "
            f"verified and the till started; {self.before} marks before the first sale"
        )


def run(marks: int, *, planted: bool = False) -> list[str]:
    """Sell until there are so many flush marks, then look at the disk of each.

    Args:
        marks: Flushes with a write before them.
        planted: The till in the guest no longer waits for the disk at a commit.

    Raises:
        Broken: A promise is; with ``planted`` it has to be.
    """
    began = time.monotonic()
    place = OUT / "marks"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    empty = place / "empty.img"
    with empty.open("wb") as file:
        file.truncate(DISK)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-L", "TILLDATA", empty], check=True)
    steps, sold, closed = _sell(place, empty, marks, planted)
    figures = Marks(acknowledged=len(sold), days=len(closed))
    figures.seconds["selling"] = time.monotonic() - began
    figures.writes = sum(step.kind != 0 for step in steps)
    look = Look([*sold], figures)
    with empty.open("r+b") as disk, (place / "log").open("rb") as log:
        for _, heard in replayed(disk, log, steps):
            figures.marks += 1
            look.at(empty, heard)
    look.tidy()
    figures.seconds["looking"] = time.monotonic() - began - figures.seconds["selling"]
    times = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in figures.seconds.items())
    (place / "log").unlink()
    return [*str(figures).splitlines(), f"marks: {times}"]


def _sell(
    place: Path, empty: Path, marks: int, planted: bool
) -> tuple[list[Step], list[tuple[int, int]], list[int]]:
    """Let the guest sell; gives the log, what was sold (receipt, gross), and the Zs."""
    guest = built(RECIPE)
    files = {
        f"till/packages/{name.name}": name for name in (Path(peewee.__file__), Path(biip.__file__).parent)
    }
    program = Path(__file__).parent / "inside" / "selling.py"
    if planted:
        files["till/planted"] = program
    initramfs = with_code(guest, "drawer", files | {"till/program.py": program}, place)
    sold: list[tuple[int, int]] = []
    closed: list[int] = []
    running = place / "running.img"
    shutil.copy(empty, running)
    disk = LoggedDisk(running, place / "log", place / "nbd.sock", lambda: len(sold))
    board = (
        "-M", "virt,gic-version=2", "-cpu", "cortex-a53", "-m", "1G", "-nic", "none",
        "-blockdev", f"driver=nbd,node-name=d,server.type=unix,server.path={place / 'nbd.sock'}",
        "-device", "virtio-blk-pci,drive=d", "-serial", "chardev:serial",
    )  # fmt: skip
    try:
        with Machine("qemu-system-aarch64", guest, initramfs, place, *board, console="ttyAMA0") as machine:
            machine.expect("ready", 300)
            machine.say("go")
            while disk.marks < marks:
                what, *words = machine.hear(120).split()
                if what == "sold":
                    sold.append((int(words[0]), int(words[1])))
                elif what == "closed":
                    closed.append(int(words[0]))
                else:
                    raise GuestFailed(f"it says {what} {words}; see {place / 'serial.log'}")
    finally:
        disk.close()
    running.unlink()
    return disk.steps, sold, closed


class Look:
    """Looks at one disk after the other; what was verified once is compared by its hash."""

    def __init__(self, sold: list[tuple[int, int]], figures: Marks) -> None:
        self.sold, self.figures = sold, figures
        self.copy, self.files = (MEMORY / f"tillbox-marks-{os.getpid()}.{end}" for end in ("img", "files"))
        self.hashes: list[bytes] = []
        self.sales: list[tuple[int, int]] = []

    def at(self, disk: Path, heard: int) -> None:
        """Look at a copy of the disk, on which ``heard`` sales must be."""
        copy, files = self.copy, self.files
        shutil.copyfile(disk, copy)
        mended(copy, self.figures)
        shutil.rmtree(files, ignore_errors=True)
        files.mkdir()
        dump(copy, "/till", files)
        here = files / "till" / "till.db"
        if not here.exists() or not self._journal(here):
            insist(heard == 0, f"{heard} sales were acknowledged, and there is no journal")
            self.figures.before += 1
            return
        insist(
            self.sales[:heard] == self.sold[:heard],
            f"of {heard} acknowledged sales the disk of mark {self.figures.marks} has {len(self.sales)}",
        )
        self.figures.before += not heard
        self.figures.ahead += len(self.sales) > heard
        if heard and self.figures.marks % WHOLE == 0:
            self._whole(files / "till")

    def tidy(self) -> None:
        """Take the last copy away."""
        self.copy.unlink()
        shutil.rmtree(self.files)

    def _journal(self, file: Path) -> bool:
        """Read it as SQLite recovers it; False where it has no tables yet."""
        with closing(sqlite3.connect(file)) as database:
            if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'entry'").fetchone():
                return False
            rows = database.execute("SELECT id, hash, kind, body FROM entry ORDER BY id").fetchall()
            insist(database.execute("PRAGMA quick_check").fetchall() == [("ok",)], "the file is damaged")
        known = min(len(self.hashes), len(rows))
        insist([row[1] for row in rows[:known]] == self.hashes[:known], "an entry is not what it was")
        insist(len(rows) >= len(self.hashes), f"{len(rows)} entries, at the mark before {len(self.hashes)}")
        before = self.hashes[-1] if self.hashes else bytes(32)
        for number, found, kind, body in rows[known:]:
            insist(number == len(self.hashes) + 1, f"entry {number} follows {len(self.hashes)}")
            before = sha256(before + body).digest()
            insist(found == before, f"the chain breaks at entry {number}")
            self.hashes.append(found)
            if kind == "sale":
                sale = json.loads(body)
                self.sales.append((sale["receipt"], sale["gross"]))
        return True

    def _whole(self, folder: Path) -> None:
        """Every seal, every sum; then the till comes up."""
        database = open_till(folder / "till.db")
        try:
            _, wrong = verifying.verify(database, rules_for("norway", ""))
            insist(not wrong, f"verify: {wrong}")
        finally:
            database.close()
        box = Box(folder)
        insist(box.start().counters.receipts["sale"] == len(self.sales), "the till starts at another number")
        box.off()
        self.figures.whole += 1


def mended(disk: Path, figures: Marks) -> None:
    """What a box does at its start: play ext4's journal back, and mend what may be mended unasked."""
    played = subprocess.run(["e2fsck", "-p", "-E", "journal_only", disk], capture_output=True, text=True)
    insist(played.returncode in (0, 1), f"ext4's journal: {played.stdout}{played.stderr}")
    checked = subprocess.run(["e2fsck", "-fp", disk], capture_output=True, text=True)
    insist(checked.returncode in (0, 1), f"e2fsck: {checked.stdout}{checked.stderr}")
    figures.mended += any(not ORDINARY.search(line) for line in checked.stdout.splitlines())


def dump(disk: Path, folder: str, into: Path) -> None:
    """Take a folder out of an ext4 image."""
    subprocess.run(["debugfs", "-R", f"rdump {folder} {into}", disk], capture_output=True, check=True)


def main() -> int:
    """``python -m tests.image.marks [--planted]``: the second finds out whether a missing fsync is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.image.marks")
    parser.add_argument("--marks", type=int, default=5000)
    parser.add_argument("--planted", action="store_true")
    asked = parser.parse_args()
    try:
        print(*run(asked.marks, planted=asked.planted), sep="\n")
    except Broken as broken:
        print(f"marks: broken: {broken}")
        return 0 if asked.planted else 1
    return 1 if asked.planted else 0


if __name__ == "__main__":
    sys.exit(main())
