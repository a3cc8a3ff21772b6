"""The built image as the boot loader and a technician see it: its parts, and a copy to write on."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECTOR = 512
TECHNICIAN, DATA, KERNEL = 1, 3, {"a": 5, "b": 7}
"""Numbers of the partitions."""


@dataclass(frozen=True, slots=True)
class Part:
    """A partition: where it begins and how long it is, in bytes."""

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Boot:
    """What the boot loader hands over to the kernel."""

    kernel: Path
    initrd: Path
    line: str
    """The kernel's command line."""
    tree: Path | None = None
    """The Pi's device tree."""


def parts(disk: Path) -> dict[int, Part]:
    """The partitions of a raw disk by number."""
    said = subprocess.run(["sfdisk", "--json", disk], check=True, capture_output=True, text=True).stdout
    listed: list[dict[str, Any]] = json.loads(said)["partitiontable"]["partitions"]
    return {
        int(part["node"].removeprefix(str(disk)).removeprefix("p")): Part(
            part["start"] * SECTOR, part["size"] * SECTOR
        )
        for part in listed
    }


def slot(image: Path, out: Path, name: str = "a") -> Boot:
    """Take kernel, initrd, command line and the Pi 3's device tree of a slot out of the image."""
    part = parts(image)[KERNEL[name]]
    out.mkdir(parents=True, exist_ok=True)
    for file in ("vmlinuz", "initrd.img", "cmdline.txt"):
        _mtools("mcopy", image, part, "-o", f"::{file}", str(out / file))
    listed = _mtools("mdir", image, part, "-b", "-/", "::").splitlines()
    trees = [line.removeprefix("::/") for line in listed if line.endswith("bcm2837-rpi-3-b.dtb")]
    for tree in trees[:1]:
        _mtools("mcopy", image, part, "-o", f"::{tree}", str(out / "board.dtb"))
    line = f"{(out / 'cmdline.txt').read_text().strip()} tillbox.slot={name}"
    return Boot(out / "vmlinuz", out / "initrd.img", line, out / "board.dtb" if trees else None)


def copied(image: Path, copy: Path, size: int) -> Path:
    """A sparse copy of the image on a card of that many bytes; gives it."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "--sparse=always", image, copy], check=True)
    os.truncate(copy, max(size, copy.stat().st_size))
    return copy


def put(disk: Path, name: str, content: bytes) -> None:
    """Put a file on the partition that a technician sees, as dragging it there does."""
    source = disk.with_name(f"{disk.name}.put")
    source.write_bytes(content)
    _mtools("mcopy", disk, parts(disk)[TECHNICIAN], "-o", str(source), f"::{name}")
    source.unlink()


def overlay(disk: Path, layer: Path) -> Path:
    """A qcow2 over a disk that stays as it is; gives it."""
    layer.unlink(missing_ok=True)
    with disk.open("rb") as file:
        kind = "qcow2" if file.read(4) == b"QFI\xfb" else "raw"
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", "qcow2", "-F", kind, "-b", disk.absolute(), layer], check=True
    )
    return layer


def taken_out(layer: Path, part: Part, into: Path) -> Path:
    """A partition's bytes out of an overlay, as a sparse file; the overlay is only read."""
    source = f"driver=raw,offset={part.start},size={part.size},file.driver=qcow2,file.file.driver=file"
    subprocess.run(
        ["qemu-img", "convert", "-U", "--image-opts", f"{source},file.file.filename={layer}", "-O", "raw",
         into],
        check=True,
    )  # fmt: skip
    return into


def stick(image: Path, folder: Path, size: int) -> Path:
    """A USB stick of that many bytes, as it comes from a shop, with all that is in a folder; gives it."""
    with image.open("wb") as file:
        file.truncate(size)
    table = b"label: dos\nstart=1MiB, type=c\n"
    subprocess.run(["sfdisk", "--quiet", image], input=table, check=True, capture_output=True)
    part = parts(image)[1]
    _mtools("mformat", image, part, "-F", "-v", "PINNE", "-T", str(part.size // SECTOR), "::")
    for path in sorted(folder.iterdir()):
        _mtools("mcopy", image, part, "-s", str(path), "::")
    return image


def on_stick(image: Path, into: Path) -> Path:
    """What a stick holds now, as a folder; gives it."""
    into.mkdir(parents=True)
    _mtools("mcopy", image, parts(image)[1], "-s", "-n", "::*", str(into))
    return into


def _mtools(program: str, image: Path, part: Part, *words: str) -> str:
    run = subprocess.run(
        [program, "-i", f"{image}@@{part.start}", *words], check=True, capture_output=True, text=True
    )
    return run.stdout


def furnish(disk: Path, folder: Path, into: str, owner: tuple[int, int]) -> None:
    """Put a folder with all that is in it on the data partition, as another box may have left it there.

    Args:
        disk: A raw disk.
        folder: What is copied; modes are kept.
        into: Where it goes on the partition; its parent is there.
        owner: User and group of all of it.
    """
    steps, (user, group) = [], owner
    for path in (folder, *sorted(folder.rglob("*"))):
        name = f"{into}/{path.relative_to(folder)}".removesuffix("/.")
        steps.append(f"mkdir {name}" if path.is_dir() else f"write {path} {name}")
        mode = (0o040000 if path.is_dir() else 0o100000) | (path.stat().st_mode & 0o7777)
        steps += [f"sif {name} mode 0{mode:o}", f"sif {name} uid {user}", f"sif {name} gid {group}"]
    place = f"{disk}?offset={parts(disk)[DATA].start}"
    script = disk.with_name(f"{disk.name}.debugfs")
    script.write_text("".join(f"{step}\n" for step in steps))
    subprocess.run(["debugfs", "-w", "-f", script, place], check=True, capture_output=True)
    script.unlink()
    subprocess.run(["e2fsck", "-fn", place], check=True, capture_output=True)
