"""Which slot boots: a small record in two copies on the bare disk, read by us and by U-Boot's script.

A copy is one block of 512 bytes as U-Boot's ``env export -c`` writes it: CRC-32 of the rest, little-endian;
then ``name=value`` with a zero byte behind each, another behind the last, zeros to the end. The two copies
stand at 1 MiB and 2 MiB, before the first partition. The newer one counts, of those whose CRC holds; the next
is written over the other. So a write that is cut off costs itself and nothing else.

======  =================================================================================================
seq     grows by one with every write; hex, as U-Boot counts
active  ``a`` or ``b``: the slot that is to boot
a, b    what is known of each slot: a `State`
tries   how often the active slot may yet be tried while it is ``trying``; U-Boot takes one off, and has
        that on the disk, before it loads anything
told    1: somebody said that a day which is open is no reason to wait
======  =================================================================================================

`order` is the rule by which a slot is chosen, and ``image/boot/boot.cmd`` is the same rule in U-Boot's words.
A slot that is good boots without a write; what it must not do is fall back because the plug was pulled a few
times before the screen was up. A slot that cannot be loaded, or is not what its checksums say, is passed
over, whatever the record says.

A slot can be loaded and not start: its root is damaged, and its initramfs finds that out. Then that writes a
*mark* (`mark`), a sector of its own at 5 MiB, which says in plain text that this slot does not start, and
starts the box again; the slot that it names comes last, as long as there is anything in the other. The text
counts only where it is there to the last letter, so a sector that is empty, torn or another's is no mark.
There is one mark for both: what failed last is what is named. Where neither slot starts, the box tries one
after the other, and a slot that starts again is found. One that U-Boot passed over can leave no mark; the
other slot does it (`slots.begun`). Who takes the mark away: `slots.good`, an update that writes the slot
(`writing.write`), and a slot that had its chance and has not sold either (`slots.begun`).
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

BLOCK = 512
PLACES = (1 << 20, 2 << 20)
"""Where the copies stand, in bytes from the start of the disk."""
MARK = 5 << 20
"""Where the mark stands; behind the slots' labels (`label.PLACE`)."""
SLOTS = ("a", "b")
TRIES = 2
"""How often a new slot is tried."""


class State(StrEnum):
    """What is known of a slot."""

    EMPTY = "empty"
    """Nothing whole is in it: never written, or being written."""
    READY = "ready"
    """Written and read back, and not to be booted yet."""
    TRYING = "trying"
    """It boots next, or has booted, and has not shown yet that it sells."""
    GOOD = "good"
    """It has sold, or could have."""
    GIVEN_UP = "given_up"
    """It was tried, and the box went back."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the newest copy says."""

    active: str = "a"
    a: State = State.EMPTY
    b: State = State.EMPTY
    tries: int = 0
    told: bool = False
    seq: int = 0

    def state(self, slot: str) -> State:
        """What is known of a slot."""
        return self.a if slot == "a" else self.b

    def now(self, slot: str, state: State) -> "Record":
        """The record with another state of one slot."""
        return replace(self, a=state) if slot == "a" else replace(self, b=state)


FIRST = Record(a=State.GOOD, seq=1)
"""What a newly built image begins with: slot A, made and tested, and nothing in slot B."""


def other(slot: str) -> str:
    """The slot that this is not."""
    return "b" if slot == "a" else "a"


def packed(record: Record) -> bytes:
    """The block of a record.

    >>> packed(FIRST)[:18]
    b'\\xab\\xe8\\x12\\xb5a=good\\x00active='
    """
    facts = {
        "a": record.a, "active": record.active, "b": record.b, "seq": f"{record.seq:x}",
        "told": int(record.told), "tries": record.tries,
    }  # fmt: skip
    body = b"".join(f"{name}={said}\0".encode() for name, said in facts.items()).ljust(BLOCK - 4, b"\0")
    return struct.pack("<I", zlib.crc32(body)) + body


def read(block: bytes) -> Record | None:
    """The record of a block; None where it has none: empty, torn, or another's."""
    if len(block) != BLOCK or struct.unpack("<I", block[:4])[0] != zlib.crc32(block[4:]):
        return None
    facts = dict(
        line.split("=", 1) for line in block[4:].decode("ascii", "replace").split("\0") if "=" in line
    )
    try:
        record = Record(facts["active"], State(facts["a"]), State(facts["b"]), int(facts["tries"], 16),
                        facts["told"] == "1", int(facts["seq"], 16))  # fmt: skip
    except (KeyError, ValueError):
        return None
    return record if record.active in SLOTS else None


def newest(blocks: Sequence[bytes]) -> tuple[Record | None, int]:
    """The record that counts, None where no copy holds; and which copy is to be written next."""
    records = [read(block) for block in blocks]
    known = [(record.seq, at) for at, record in enumerate(records) if record]
    if not known:
        return None, 0
    _, at = max(known)
    return records[at], 1 - at


def mark(slot: str) -> bytes:
    """The sector that says of a slot that it does not start.

    >>> mark("a").rstrip(b"\\0")
    b'tillbox-slot-a-does-not-start'
    """
    return f"tillbox-slot-{slot}-does-not-start".encode().ljust(BLOCK, b"\0")


def marked(block: bytes) -> str:
    """The slot that a sector names as one that does not start; empty: it is no mark."""
    return next((slot for slot in SLOTS if block == mark(slot)), "")


def order(record: Record | None, broken: str = "") -> tuple[str, str]:
    """The slots in the order in which the boot loader tries to load them.

    With no record left at all it is A, then B: a slot that is not whole has no kernel that could be found.

    Args:
        record: The newest.
        broken: The slot that the mark names, or nothing.
    """
    first = "a"
    if record:
        state = record.state(record.active)
        bootable = state == State.GOOD or (state == State.TRYING and record.tries > 0)
        first = record.active if bootable else other(record.active)
    if first == broken and (record is None or record.state(other(first)) != State.EMPTY):
        first = other(first)
    return first, other(first)


def counted(record: Record, broken: str = "") -> Record | None:
    """What the boot loader writes before it boots; None: nothing. As `order`."""
    trying = record.state(record.active) == State.TRYING and record.tries > 0
    if trying and order(record, broken)[0] == record.active:
        return replace(record, tries=record.tries - 1, seq=record.seq + 1)
    return None
