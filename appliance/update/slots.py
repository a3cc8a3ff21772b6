"""What becomes of a slot: written, activated, tried, good, given up. Each step is one write of the record.

A new slot boots at the next start, twice at the most until its till has drawn a frame, opened the database
and found the journal intact since the last Z. That till asks for `good`; from then on the box boots this slot
and no other, unless it cannot be loaded at all. Where nobody asks, the box starts again after `PATIENCE`, the
tries run out, and U-Boot boots the slot before; `begun` notes there that it went back.

A slot that does not even start names itself in the mark (`record`), and U-Boot boots the other at once,
unless that is empty. `begun` notes that too, and leaves the mark for a slot that U-Boot could not load, of
which nothing ran. What was only ready is then on trial; what has had its tries, or was given up before, lets
the next start begin with the marked slot again.

A day that is open keeps a new slot from booting: `activated` is called when none is, and if one was opened
meanwhile, the new slot finds that out before its till starts, and stands back (`begun`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from appliance.domain.problems import refuse
from appliance.update.disk import Disk
from appliance.update.label import label
from appliance.update.record import (
    BLOCK,
    MARK,
    PLACES,
    SLOTS,
    TRIES,
    Record,
    State,
    mark,
    marked,
    newest,
    order,
    other,
    packed,
)

PATIENCE = 10 * 60
"""Seconds after the start at which a slot that has not shown that it sells is given another start."""
_ARGUMENT = "tillbox.slot="


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots as they are now."""

    running: str
    """Which one booted."""
    record: Record
    versions: dict[str, str]
    """What is in each; empty where nothing whole is."""
    broken: str = ""
    """The one that does not start, as its own first program said; mostly empty."""

    @property
    def waiting(self) -> str:
        """The version that boots at the next start, or could; empty: none."""
        slot = other(self.running)
        due = self.record.state(slot) in (State.READY, State.TRYING)
        return self.versions[slot] if due else ""

    @property
    def went_back(self) -> str:
        """The version that was given up, empty where none was; ``?`` where it cannot be told."""
        slot = other(self.running)
        return (self.versions[slot] or "?") if self.record.state(slot) == State.GIVEN_UP else ""

    @property
    def does_not_start(self) -> str:
        """The version in the slot that does not start, empty where both do; ``?`` where it cannot be told."""
        return (self.versions[self.broken] or "?") if self.broken == other(self.running) else ""


def running(command_line: str) -> str:
    """The slot that booted, by the kernel's command line; empty: this is no box with slots."""
    said = [word.removeprefix(_ARGUMENT) for word in command_line.split() if word.startswith(_ARGUMENT)]
    return said[-1] if said and said[-1] in SLOTS else ""


def known(disk: Disk) -> Record | None:
    """What the record says; None where no copy holds."""
    return newest([disk.read(place, BLOCK) for place in PLACES])[0]


def broken(disk: Disk) -> str:
    """The slot that does not start, as the mark says; empty: there is no mark."""
    return marked(disk.read(MARK, BLOCK))


def mended(disk: Disk, slot: str) -> None:
    """Take the mark away, if it names this slot."""
    if broken(disk) == slot:
        _mark(disk, bytes(BLOCK))


def _mark(disk: Disk, block: bytes) -> None:
    disk.write(MARK, block)
    disk.flush()


def look(disk: Disk, here: str) -> Slots:
    """The slots, to be told."""
    named = {slot: label(disk, slot) for slot in SLOTS}
    versions = {slot: found.version if found else "" for slot, found in named.items()}
    return Slots(here, known(disk) or _unknown(here), versions, broken(disk))


def change(disk: Disk, here: str, into: Callable[[Record], Record]) -> Record:
    """Write another record, unless it says the same: over the older copy, and read back.

    Args:
        disk: The disk.
        here: The slot that booted.
        into: The new record, made of that which stands.

    Raises:
        Refused: ``update_not_read_back``; then the other copy stands as it was.
    """
    with disk.alone():
        before, at = newest([disk.read(place, BLOCK) for place in PLACES])
        standing = before or _unknown(here)
        after = into(standing)
        if after == before:
            return after
        after = replace(after, seq=standing.seq + 1)
        disk.write(PLACES[at], packed(after))
        disk.flush()
        if disk.read(PLACES[at], BLOCK) != packed(after):
            raise refuse("update_not_read_back", image="record")
        return after


def begun(disk: Disk, here: str, day_open: bool) -> str:
    """Once at each start, before the till's.

    Returns:
        ``went_back``: the slot that was to boot was given up. ``stands_back``: a day is open, so this new
        slot must not run; the box is to be started again, and the slot before boots. Or nothing.
    """
    record = known(disk)
    if record is None:
        return ""
    state, first = record.state(here), order(record, broken(disk))[0]
    if state == State.GIVEN_UP or (state == State.TRYING and not record.tries):
        # it has had its chance: what was marked is begun with again, and if need be marked again
        mended(disk, other(here))
    if here != record.active:
        if first == record.active:  # and yet U-Boot passed it over
            _mark(disk, mark(record.active))
        back = record.now(record.active, State.GIVEN_UP)
        tries = 0
        if state == State.READY:
            back, tries = back.now(here, State.TRYING), TRIES
        change(disk, here, lambda _: replace(back, active=here, tries=tries, told=False))
        return "went_back"
    before = record.state(other(here))
    if state == State.TRYING and before == State.GOOD and day_open and not record.told:
        back = record.now(here, State.READY)
        change(disk, here, lambda _: replace(back, active=other(here), tries=0))
        return "stands_back"
    return ""


def good(disk: Disk, here: str) -> None:
    """The slot that runs has shown that it sells. Said again, it changes nothing: another may be due."""

    def into(record: Record) -> Record:
        if record.state(here) == State.GOOD:
            return record
        return replace(record.now(here, State.GOOD), active=here, tries=0, told=False)

    change(disk, here, into)
    mended(disk, here)


def activated(disk: Disk, here: str, told: bool = False) -> bool:
    """Have the slot that was written boot at the next start; False where there is none that is ready.

    Args:
        disk: The disk.
        here: The slot that booted.
        told: Somebody said that an open day is no reason to wait.
    """
    record = known(disk)
    there = other(here)
    if record is None or record.state(there) != State.READY or record.state(here) != State.GOOD:
        return False
    change(
        disk,
        here,
        lambda now: replace(now.now(there, State.TRYING), active=there, tries=TRIES, told=told),
    )
    return True


def unproven(disk: Disk, here: str) -> bool:
    """Is the slot that runs a new one that has not shown that it sells?"""
    record = known(disk)
    return record is not None and record.active == here and record.state(here) == State.TRYING


def _unknown(here: str) -> Record:
    """What is known where no copy of the record holds: this slot booted, by itself."""
    return Record(active=here)
