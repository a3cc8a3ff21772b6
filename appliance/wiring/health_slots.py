"""Both systems on the card held against what was installed; nothing where there are none, as at a desk.

Each slot's manifest stands on the bare disk with the size and hash of its two images (`update.label`). What a
slot should hold and does not is told before it is needed: the other slot is where the box goes when this one
does not boot. One that said of itself that it does not start (`update.record.mark`) is told as such.
"""

from collections.abc import Iterator
from pathlib import Path

from appliance.domain.finding import Finding
from appliance.update.disk import Disk, Span, beneath, slots_of
from appliance.update.label import different, label
from appliance.update.parcel import IMAGES
from appliance.update.slots import broken, running
from appliance.wiring.health_read import Reading

COMMAND_LINE = Path("/proc/cmdline")


def has_slots(command_line: Path = COMMAND_LINE) -> bool:
    """Whether this machine booted from one of two slots."""
    return bool(running(command_line.read_text()))


def slots(data: Path, reading: Reading, command_line: Path = COMMAND_LINE) -> Iterator[Finding]:
    """What of the two systems is not what their manifests say.

    Args:
        data: The data folder: the slots are on the disk that it lies on.
        reading: Is told how much was read.
        command_line: The kernel's; it names the slot that booted.
    """
    here, device = running(command_line.read_text()), beneath(data)
    if not here or not device:
        return
    try:
        with Disk(device, writing=False) as disk:
            for slot, spans in slots_of(disk).items():
                if slot == broken(disk) != here:
                    yield Finding("scrub", slot.upper(), "scrub_start")
                elif why := _wrong(disk, slot, spans, reading, runs=slot == here):
                    yield Finding("scrub", slot.upper(), "scrub_slot", {"detail": why})
    except PermissionError:
        reading.forbidden += 1


def _wrong(disk: Disk, slot: str, spans: dict[str, Span], reading: Reading, *, runs: bool) -> str:
    """What is wrong with one slot, or nothing. One without a label is empty, or is being written now."""
    try:
        manifest = label(disk, slot)
        if manifest is None:
            return "label" if runs else ""
        image = different(disk, spans, manifest)
        reading.size += sum(manifest.image(name).size for name in IMAGES)
        return image if label(disk, slot) == manifest else ""
    except OSError as error:
        return error.strerror or str(error)
