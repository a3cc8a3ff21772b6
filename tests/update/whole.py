"""The built image itself, updated and booted by U-Boot: ``python -m tests.update.whole``.

Updates are made of the image's own file systems. One is good: the box has to boot it, its till has to draw
and to ask, and root's one-shot has to write into the record that it is good. The other has a root that is
none: the box has to be back in the first slot, which has to note it. And what has sold in the first slot for
months finds the root of it damaged: the other has to boot, and to note that. Nothing is said to the machine;
all that is known of it is what stands on its disk. Emulated, a start takes minutes.
"""

import argparse
import dataclasses
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from appliance.update import slots
from appliance.update.disk import Disk, slots_of
from appliance.update.label import label
from appliance.update.parcel import CHUNK, IMAGES, described, opened, pack
from appliance.update.record import Record, State
from appliance.update.writing import write
from tests.update import lab, loader

IMAGE = loader.PROJECT / ".out" / "image"
OUT = loader.PROJECT / ".out" / "update" / "whole"
TOML = """[shop]
name = "Slottsboden"
organisation_number = "974760673"
address = ["Slottsplassen 1"]
country = "norway"
[printer]
kind = "none"
"""
LONGEST = 1500.0
"""Seconds for a start, on a machine that has other work."""


ENDS: dict[str, Callable[[Record], bool]] = {
    "good": lambda now: now.b == State.GOOD,
    "broken": lambda now: now.b == State.GIVEN_UP,
    "damaged": lambda now: (now.active, now.a, now.b) == ("b", State.GIVEN_UP, State.GOOD),
}
"""What the record has to say in the end, by what is done."""
MARKED = {"good": "", "broken": "b", "damaged": "a"}
"""Which slot says that it does not start."""


class Late(Exception):
    """What was waited for did not come."""


def main() -> int:
    """Run them; 1 when a box ended where it should not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="*", choices=list(ENDS), help="what is done (all)")
    parser.add_argument("--image", type=Path, default=IMAGE / "tillbox.img")
    given = parser.parse_args()
    if not given.image.exists():
        print(f"there is no {given.image}: make image")
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    try:
        for name in given.which or ENDS:
            disk = prepared(given.image, name)
            began = time.monotonic()
            record = until(disk, ENDS[name])
            with Disk(disk, writing=False) as held:
                if (broken := slots.broken(held)) != MARKED[name]:
                    raise Late(f"{name}: the mark names {broken or 'none'}")
            print(f"{name}: {record} after {time.monotonic() - began:.0f} s", flush=True)
    except Late as late:
        print(f"BROKEN: {late}", file=sys.stderr)
        return 1
    return 0


def prepared(image: Path, name: str) -> Path:
    """A copy of the image with a shop's file on its first partition, and an update in slot B, active."""
    disk, key = OUT / "disk", lab.key(OUT)
    subprocess.run(["cp", "--sparse=always", image, disk], check=True)
    (OUT / "till.toml").write_text(TOML)
    subprocess.run(["mcopy", "-i", f"{disk}@@{8 << 20}", OUT / "till.toml", "::till.toml"], check=True)
    with Disk(disk) as held:
        here, places = label(held, "a"), slots_of(held)["a"]
        if here is None:
            raise Late("slot A does not say what is in it")
        for part in IMAGES:
            with (OUT / part).open("wb") as file:
                for at in range(0, here.image(part).size, CHUNK):
                    size = min(CHUNK, here.image(part).size - at)
                    file.write(held.read(places[part].start + at, size))
        if name == "broken":
            (OUT / "root").write_bytes(b"\xa5" * CHUNK)
        images = {part: described(OUT / part) for part in IMAGES}
        manifest = dataclasses.replace(here, version="9.9.9", **images)
        update = pack(OUT, manifest, OUT / "kernel", OUT / "root", key.path)
        with update.open("rb") as file:
            write(held, "a", opened(file, (key.public,)))
        slots.activated(held, "a")
        if name == "damaged":
            slots.change(held, "a", lambda _: Record("a", State.GOOD, State.GOOD))
            held.write(places["root"].start, bytes(CHUNK))
            held.flush()
    return disk


def until(disk: Path, wanted: Callable[[Record], bool]) -> Record:
    """Let the box run, start again as it likes, until its record says so.

    Raises:
        Late: It does not.
    """
    command = [
        "qemu-system-aarch64", "-M", "virt,gic-version=2", "-cpu", "cortex-a53", "-smp", "2", "-m", "1G",
        "-accel", "tcg,thread=multi", "-display", "none", "-serial", f"file:{OUT / 'serial.log'}",
        "-monitor", "none", "-nic", "none", "-bios", loader.parts() / "u-boot.bin",
        "-drive", f"file={disk},format=raw,if=none,id=disk", "-device", "virtio-blk-pci,drive=disk",
        "-vga", "none", "-device", "virtio-gpu-pci,xres=1280,yres=800",
        "-device", "qemu-xhci,id=xhci", "-device", "usb-tablet,bus=xhci.0",
    ]  # fmt: skip
    record = None
    with subprocess.Popen(command) as machine:
        try:
            end = time.monotonic() + LONGEST
            while time.monotonic() < end:
                time.sleep(2)
                with Disk(disk, writing=False) as held:
                    record = slots.known(held)
                if record and wanted(record):
                    return record
                if machine.poll() is not None:
                    raise Late(f"the machine has ended, and its record says {record}")
        finally:
            machine.kill()
    raise Late(f"after {LONGEST:.0f} s its record says {record}; see {OUT / 'serial.log'}")


if __name__ == "__main__":
    sys.exit(main())
