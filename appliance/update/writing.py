"""An update is written to the slot that does not run, while the till sells on.

In this order, each step on the disk before the next begins:

1. the record: the slot that runs is the one to boot, and there is nothing in the other;
2. the other slot's label and the first bytes of its kernel's file system are wiped: it cannot be loaded now;
   and the mark, if it says that this slot does not start;
3. the root image, then the kernel's image without those first bytes;
4. both are read back and held against the signed manifest;
5. the label, then the first bytes of the kernel: now it could be loaded;
6. the record: this slot is ready (`slots.activated` has it booted).

So wherever the plug is pulled, the slot that runs boots again; the other boots when all of it is there, or
never. What was begun is begun anew: nothing of a half-written slot is believed.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from appliance.domain.problems import refuse
from appliance.update.disk import Disk, Span, slots_of
from appliance.update.fitting import fits
from appliance.update.label import PLACE, ROOM, hashed, labelled
from appliance.update.parcel import Manifest, Parcel
from appliance.update.record import Record, State, other
from appliance.update.slots import change, known, mended

HEAD = 4096
"""Bytes at the start of the kernel's file system without which it is none: FAT's boot sector and behind."""
STRIDE = 4 << 20
"""Bytes after which what was written is on the disk, so that the till's own writes never wait for more."""
Progress = Callable[[int, int], None]
"""Told how many bytes are written and read back, and of how many."""


def write(disk: Disk, here: str, parcel: Parcel, progress: Progress = lambda done, of: None) -> str:
    """Write an update to the other slot; gives that slot, which is then ready.

    Args:
        disk: The disk.
        here: The slot that runs; it has to be good.
        parcel: The update.
        progress: Told now and then.

    Raises:
        Refused: ``update_no_slots``, ``update_unproven``, ``update_too_large``, ``update_damaged`` or
            ``update_not_read_back``; then the other slot is empty, and this one boots.
        OSError: The disk or the file could not be read or written; as above.
    """
    places, record, there = slots_of(disk), known(disk), other(here)
    if not places:
        raise refuse("update_no_slots", detail="the disk has no two slots")
    if record is None or record.state(here) != State.GOOD:
        raise refuse("update_unproven")
    spans, manifest = places[there], parcel.manifest
    fits(manifest, spans)
    change(disk, here, lambda now: _only(now, here))
    for span in (Span(PLACE[there], ROOM), Span(spans["kernel"].start, HEAD)):
        disk.write(span.start, bytes(span.size))
    disk.flush()
    mended(disk, there)
    done = _Done(2 * (manifest.kernel.size + manifest.root.size), progress)
    _image(disk, spans["root"], parcel, "root", done)
    head = _image(disk, spans["kernel"], parcel, "kernel", done)
    _read_back(disk, spans, manifest, head, done)
    disk.write(PLACE[there], labelled(parcel.content, parcel.signature))
    disk.flush()
    disk.write(spans["kernel"].start, head)
    disk.flush()
    if disk.read(spans["kernel"].start, HEAD) != head:
        raise refuse("update_not_read_back", image="kernel")
    change(disk, here, lambda now: now.now(there, State.READY))
    return there


def _only(record: Record, here: str) -> Record:
    """The record of a box with nothing but the slot that runs."""
    return replace(record.now(other(here), State.EMPTY), active=here, tries=0, told=False)


class _Done:
    """Counts what is done."""

    def __init__(self, of: int, progress: Progress) -> None:
        self.done, self.of, self.progress = 0, of, progress

    def more(self, size: int) -> None:
        self.done += size
        self.progress(self.done, self.of)


def _image(disk: Disk, span: Span, parcel: Parcel, name: str, done: _Done) -> bytes:
    """Write one image; of the kernel's, the first bytes are kept back and given instead.

    Raises:
        Refused: ``update_damaged``: it is not what the manifest says.
    """
    size, at, unsynced = parcel.manifest.image(name).size, 0, 0
    head, found = b"", sha256()
    for chunk in parcel.image(name):
        if at + len(chunk) > size:
            raise refuse("update_damaged", detail=f"{name}: more than {size} bytes")
        kept = min(max(HEAD - at, 0), len(chunk)) if name == "kernel" else 0
        head += chunk[:kept]
        found.update(chunk)
        disk.write(span.start + at + kept, chunk[kept:])
        at, unsynced = at + len(chunk), unsynced + len(chunk)
        if unsynced >= STRIDE:
            disk.flush()
            unsynced = 0
        done.more(len(chunk))
    disk.flush()
    if found.hexdigest() != parcel.manifest.image(name).sha256:
        raise refuse("update_damaged", detail=f"{name}: {at} of {size} bytes, and not those that were signed")
    return head


def _read_back(disk: Disk, spans: dict[str, Span], manifest: Manifest, head: bytes, done: _Done) -> None:
    """Hold what the disk has against the manifest; the kernel's first bytes are not on it yet."""
    for name, ahead in (("root", b""), ("kernel", head)):
        image, start = manifest.image(name), spans[name].start + len(ahead)
        if hashed(disk, Span(start, image.size - len(ahead)), ahead) != image.sha256:
            raise refuse("update_not_read_back", image=name)
        done.more(image.size)
