"""The plug is pulled while an update is written, tried, believed or given up: one good slot, always.

Two ways to pull it. `Victim`: the process that writes is killed with SIGKILL, on a real file; it proves the
order of the steps and that every next start can go on. `left_over`: each write and flush of such a life is
kept, and the disk is made anew as a card would be that lost its power at one of them: all that was flushed is
there; of the rest, each sector is there or not by the throw of a die, and one may hold noise.

What has to hold then is asked of bytes that the test itself made, never of the hashes under test.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from appliance.update import slots
from appliance.update.disk import Disk, Span
from appliance.update.label import label
from appliance.update.record import BLOCK, MARK, Record, State, counted, mark, order, other
from appliance.update.writing import write
from tests.update import lab


class Broken(AssertionError):
    """A promise was broken."""


@dataclass(frozen=True, slots=True)
class Step:
    """One write of the log, or a flush, with the versions that may boot if the power goes just before it is
    on the disk."""

    at: int
    content: bytes
    """Empty: a flush."""
    may_boot: tuple[str, ...]


class Logged(Disk):
    """A disk that keeps what was written to it, in order."""

    log: list[Step]
    may_boot: tuple[str, ...] = ()

    def write(self, at: int, content: bytes) -> None:
        """Write, and keep it."""
        self.log.append(Step(at, bytes(content), self.may_boot))
        super().write(at, content)

    def flush(self) -> None:
        """Flush, and keep that it was."""
        self.log.append(Step(0, b"", self.may_boot))
        super().flush()


@dataclass(slots=True)
class Life:
    """A disk, what was written to it from its beginning on, and what is known of it."""

    folder: Path
    key: lab.Key
    made: dict[str, lab.Made]
    base: bytes
    places: dict[str, dict[str, Span]]
    log: list[Step] = field(default_factory=list)


def live(folder: Path, kernels: Callable[[str], bytes] | None = None, size: int = 1) -> Life:
    """Two updates: the first is believed, the second given up; then the first does not start any more.

    Args:
        folder: Where it happens.
        kernels: Makes a version's kernel image; noise, if it is not said.
        size: MiB of a kernel's partition.
    """
    key = lab.key(folder)
    made = {
        version: lab.made(folder, key, version, kernel=kernels(version) if kernels else b"")
        for version in ("0.1.0", "0.2.0", "0.3.0")
    }
    path = lab.disk(folder / "disk", made["0.1.0"], kernel=size)
    life = Life(folder, key, made, path.read_bytes(), lab.spans(size))
    with Logged(path) as disk:
        disk.log = life.log
        disk.may_boot = ("0.1.0",)
        write(disk, "a", lab.open_parcel(made["0.2.0"], key))
        disk.may_boot = ("0.1.0", "0.2.0")
        slots.activated(disk, "a")
        disk.may_boot = ("0.2.0",)
        _count(disk)
        slots.begun(disk, "b", day_open=False)
        slots.good(disk, "b")
        write(disk, "b", lab.open_parcel(made["0.3.0"], key))
        disk.may_boot = ("0.2.0", "0.3.0")
        slots.activated(disk, "b")
        disk.may_boot = ("0.3.0",)
        _count(disk)
        disk.may_boot = ("0.3.0", "0.2.0")  # the second try, if its counting is lost, is made once more
        _count(disk)
        disk.may_boot = ("0.2.0",)
        slots.begun(disk, "b", day_open=False)
        disk.may_boot = ("0.2.0", "0.3.0")  # until it is said that it does not start, and while it may again
        disk.write(MARK, mark("b"))
        disk.flush()
        slots.begun(disk, "a", day_open=False)
        slots.good(disk, "a")
        disk.may_boot = ("0.3.0",)
        disk.write(MARK, mark("b"))
        write(disk, "a", lab.open_parcel(made["0.2.0"], key))
    return life


def _count(disk: Disk) -> None:
    """What U-Boot writes before it boots a slot that is on trial; the loader's own proof is `loader`."""
    after = counted(slots.known(disk) or Record())
    if after is None:
        raise Broken("there was nothing to count")
    slots.change(disk, "", lambda _: after)


def left_over(life: Life, cut: int, chance: random.Random) -> bytes:
    """The disk after the power went at step ``cut`` of the log."""
    steps = life.log[: cut + 1]
    flushed = max((n for n, step in enumerate(steps[:-1]) if not step.content), default=-1)
    disk, luck = bytearray(life.base), chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    for step in steps[: flushed + 1]:
        disk[step.at : step.at + len(step.content)] = step.content
    unsure = [
        (step.at + start, step.content[start : start + BLOCK])
        for step in steps[flushed + 1 :]
        for start in range(0, len(step.content), BLOCK)
    ]
    for at, sector in unsure:
        if chance.random() < luck:
            disk[at : at + len(sector)] = sector
    if unsure and chance.random() < 0.3:
        at, sector = chance.choice(unsure)
        torn = chance.randrange(1, BLOCK)
        disk[at + torn : at + len(sector)] = chance.randbytes(max(0, len(sector) - torn))
    return bytes(disk)


def chosen(disk: Disk, life: Life) -> tuple[str, str]:
    """The slot that boots, and what is in it whole; the version is empty where that is nothing whole.

    A slot whose first kernel bytes are wiped cannot be loaded, so that the loader takes the other.
    """
    for slot in order(slots.known(disk), slots.broken(disk)):
        if any(disk.read(life.places[slot]["kernel"].start, BLOCK)):
            return slot, version(disk, slot, life)
    raise Broken("no slot can be loaded")


def version(disk: Disk, slot: str, life: Life) -> str:
    """Which version is in a slot, byte for byte; empty: none is."""
    return next((one.version for one in life.made.values() if lab.holds(disk, slot, one, life.places)), "")


def check(path: Path, life: Life, may_boot: tuple[str, ...]) -> tuple[str, str]:
    """Hold a disk that lost its power against the promises; gives the slot that boots, and its version.

    Raises:
        Broken: Saying which.
    """
    with Disk(path) as disk:
        if slots.known(disk) is None:
            raise Broken("no copy of the record can be read")
        slot, found = chosen(disk, life)
        if not found:
            raise Broken(f"slot {slot} boots, and is not whole")
        if found not in may_boot:
            raise Broken(f"slot {slot} boots {found}, and only {' or '.join(may_boot)} may")
        for one, manifest in ((one, label(disk, one)) for one in ("a", "b")):
            ready = (slots.known(disk) or Record()).state(one) in (State.READY, State.TRYING, State.GOOD)
            if ready and (manifest is None or version(disk, one, life) != manifest.version):
                raise Broken(f"slot {one} is called ready, and is not what it says")
        return slot, found


def go_on(path: Path, life: Life, slot: str, found: str) -> None:
    """The next start, and the update once more: it has to arrive, and to boot.

    Raises:
        Broken: It does not.
    """
    wanted = life.made["0.3.0" if found == "0.2.0" else "0.2.0"]
    with Disk(path) as disk:
        record, broken = slots.known(disk) or Record(), slots.broken(disk)
        if order(record, broken)[0] == slot and (after := counted(record, broken)):
            slots.change(disk, "", lambda _: after)
        slots.begun(disk, slot, day_open=False)
        slots.good(disk, slot)
        if order(slots.known(disk), slots.broken(disk))[0] != slot or slots.unproven(disk, slot):
            raise Broken(f"slot {slot} sells, and is not the one that boots next")
        write(disk, slot, lab.open_parcel(wanted, life.key))
        if not slots.activated(disk, slot):
            raise Broken("what was written is not ready")
        if chosen(disk, life) != (other(slot), wanted.version):
            raise Broken("what was activated does not boot")
        if version(disk, slot, life) != found:
            raise Broken(f"slot {slot} was changed under the till that ran")


@dataclass(slots=True)
class Figures:
    """What a run came to."""

    pulls: int = 0
    whole: int = 0
    """Kills after which the whole update was there already."""
    booted: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def __str__(self) -> str:
        of = ", ".join(f"{name} {count} times" for name, count in sorted(self.booted.items()))
        return f"{self.pulls} pulls, one good slot after each; booted next: {of} ({self.seconds:.0f} s)"

    def count(self, found: str) -> None:
        """One more."""
        self.pulls += 1
        self.booted[found] = self.booted.get(found, 0) + 1


def of_the_card(folder: Path, points: int, seed: int = 1) -> Figures:
    """Pull the plug of a card at ``points`` places of its life, each place with another die."""
    figures, chance, begun = Figures(), random.Random(seed), time.monotonic()
    life = live(folder)
    for cut in places(life, points, chance):
        path = folder / "pulled"
        path.write_bytes(left_over(life, cut, chance))
        slot, found = check(path, life, life.log[cut].may_boot)
        go_on(path, life, slot, found)
        figures.count(found)
    figures.seconds = time.monotonic() - begun
    return figures


def places(life: Life, points: int, chance: random.Random) -> Iterator[int]:
    """Places in the log: half of them anywhere, half at what is small and decides: records, labels, heads."""
    deciding = [n for n, step in enumerate(life.log) if len(step.content) <= 8 * BLOCK]
    for point in range(points):
        yield chance.choice(deciding) if point % 2 else chance.randrange(len(life.log))


def of_the_process(folder: Path, points: int, seed: int = 1) -> Figures:
    """Kill the process that writes an update at ``points`` random moments."""
    figures, chance, begun = Figures(), random.Random(seed), time.monotonic()
    key = lab.key(folder)
    made = {one: lab.made(folder, key, one, root=3 << 20) for one in ("0.1.0", "0.2.0")}
    path = lab.disk(folder / "killed", made["0.1.0"])
    life = Life(folder, key, made, path.read_bytes(), lab.SPANS)
    whole = _killed(path, life, None)
    for _ in range(points):
        path.write_bytes(life.base)
        _killed(path, life, chance.uniform(0, whole * 1.1))
        slot, found = check(path, life, ("0.1.0", "0.2.0"))
        figures.count(found)
        with Disk(path) as disk:
            figures.whole += version(disk, "b", life) == "0.2.0"
            if found == "0.1.0":
                write(disk, slot, lab.open_parcel(made["0.2.0"], key))
                slots.activated(disk, slot)
            if chosen(disk, life) != ("b", "0.2.0"):
                raise Broken("what was activated does not boot")
    figures.seconds = time.monotonic() - begun
    return figures


def _killed(path: Path, life: Life, after: float | None) -> float:
    """Run the process; gives the seconds that it wrote for, if nobody killed it."""
    command = [sys.executable, "-m", "tests.update.victim", path, life.made["0.2.0"].path, life.key.public]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        if process.stdout.readline() != "writing\n":
            raise Broken("the process did not begin to write")
        start = time.monotonic()
        if after is not None:
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
        process.wait()
        return time.monotonic() - start
