"""All of it in order: from two locks and this tree to one file that can be written on a card."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from appliance import __version__
from appliance import build as program
from appliance.update import parcel
from appliance.update.label import labelled
from image import boot, debian, disk, needs, release, rootfs, sbom, tools, tree, wheels
from image.packages import WHEELS
from image.tree import PROJECT, Made

LOCKS = Path(__file__).parent / "lock"
OUT = PROJECT / ".out" / "image"
CACHE = OUT / "cache"
UUIDS = {"root": "7111b000-0000-4000-8000-000000000006", "data": "7111b000-0000-4000-8000-000000000003"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a build is asked for."""

    country: str = ""
    language: str = ""
    key: Path | None = None
    """Private Ed25519 key of who publishes it."""
    url: str = ""
    """Where it will be published; empty: it is opened where it was built."""
    out: Path = OUT


@dataclass(frozen=True, slots=True)
class Parts:
    """What an image is made of, all of it on this machine."""

    box: tuple[debian.Package, ...]
    wheels: list[Path]
    installed: Path
    """The tar of Debian's packages, installed."""
    tools: tools.Tools


def image(wish: Wish) -> Path:
    """Build the image; gives the path of the raw file.

    Raises:
        debian.Drift: What the locks name is not to be had.
    """
    told = _clock()
    epoch, made = stamp(wish)
    parts = gathered(told)
    work = wish.out / "work"
    root = unpack(parts.installed, work)
    told("root unpacked")
    boot.technicians(root, work / "boot", parts.tools, epoch)
    boot.kernels(root, work / "kernel", parts.tools)
    told("boot partitions filled")
    tree.laid(root, parts.tools, parts.wheels, made, epoch)
    release.keys(root, wish.key)
    if lacks := needs.missing(root, (PROJECT / "pyproject.toml").read_text("utf-8"), tree.PROGRAM):
        raise debian.Drift(f"the locks do not fit pyproject.toml: {'; '.join(lacks)}")
    told("program laid on top, bytecode made")
    _root(work, parts.tools, epoch)
    told("root packed")
    boot.fat(work / "boot", work / "boot.fat", disk.part(1), "TILLBOOT", parts.tools, epoch)
    boot.fat(work / "kernel", work / "kernel.fat", disk.part(5), "TILLKERNEL", parts.tools, epoch)
    _data(work, parts.tools, epoch)
    whole = _disk(work, manifest(work, made, parts.tools), parts.tools)
    told("disk put together")
    return whole.replace(wish.out / "tillbox.img")


def gathered(told: Callable[[str], None]) -> Parts:
    """Fetch, unpack and install what the locks name, now or before.

    Raises:
        debian.Drift: What they name is not to be had.
    """
    mirror, store = debian.mirror(), CACHE / "packages"
    box, needed = (debian.read(LOCKS / f"{name}.txt") for name in ("box", "tools"))
    debian.fetched((*box, *needed), mirror, store)
    found = wheels.fetched(PROJECT / ".lock" / "run.txt", WHEELS, CACHE / "wheels")
    told("packages fetched")
    debians = tools.unpacked(needed, store, CACHE)
    told("tools unpacked")
    installed = rootfs.built(box, store, CACHE)
    told("packages installed")
    return Parts(box, found, installed, debians)


def handed_out(wish: Wish) -> list[str]:
    """Pack what `image` has built, list what is in it, sum and sign; gives what there is to say."""
    told = _clock()
    epoch, made = stamp(wish)
    parts = gathered(told)
    work, out = wish.out / "work", wish.out
    of = manifest(work, made, parts.tools)
    whole = release.packed(out / "tillbox.img", out, made, parts.tools, wish.url)
    told("image packed and mapped")
    status = (work / "root/var/lib/dpkg/status").read_text("utf-8")
    listed = [*sbom.debians(status, parts.box), *sbom.pythons(parts.wheels)]
    names = [f"tillbox-{made.version}.{ending}" for ending in ("img.xz", "img.bmap", "spdx.json")]
    release.written(out / names[2], sbom.document(made, of.build, epoch, listed))
    names.append(f"tillbox-{made.version}.rpi-imager-manifest")
    release.written(out / names[3], release.imagers(whole, made))
    if wish.key:
        update = parcel.pack(out, of, work / "kernel.fat", work / "root.erofs", wish.key)
        names.append(update.name)
        told("update file written")
    return release.signed(out, release.summed(out, names), wish.key, made)


def unpack(installed: Path, work: Path) -> Path:
    """A fresh folder with Debian's root in it."""
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    root.mkdir(parents=True)
    tar: list[str | Path] = [
        "tar",
        "--numeric-owner",
        "--xattrs",
        "--xattrs-include=*",
        "-xf",
        installed,
        "-C",
        root,
    ]
    subprocess.run(tar, check=True)
    return root


def manifest(work: Path, made: Made, debians: tools.Tools) -> parcel.Manifest:
    """What a slot is made of, as an update says it too."""
    return parcel.Manifest(
        version=made.version,
        kernel=parcel.described(work / "kernel.fat"),
        root=parcel.described(work / "root.erofs"),
        build=program.total(program.files(work / "root" / tree.PROGRAM / "appliance")),
        country=made.country,
        boards=boot.names(work / "kernel" / "dtbs", debians),
        made=made.made,
    )


def stamp(wish: Wish) -> tuple[int, Made]:
    """The time that stands in the image, and what it calls itself: both from the last commit.

    Raises:
        debian.Drift: It is to be signed, and is not of one commit.
    """

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=PROJECT, check=True, capture_output=True, text=True
        ).stdout.strip()

    epoch = int(git("log", "-1", "--format=%ct"))
    changed = "+" if git("status", "--porcelain", "--", "appliance", "systemd", "image") else ""
    if wish.key and changed:
        raise debian.Drift("a signed image is of one commit, and there are changes: commit or put them away")
    day = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    return epoch, Made(__version__, git("rev-parse", "HEAD") + changed, day, wish.country, wish.language)


def _root(work: Path, debians: tools.Tools, epoch: int) -> None:
    """Root as erofs: read-only by its nature, and quick where few pages of a file are wanted."""
    debians.run(work, "mkfs.erofs", "--quiet", "-zzstd,level=5", "-C65536", f"-T{epoch}",
                "-U", UUIDS["root"], "root.erofs", "root", epoch=epoch)  # fmt: skip


def _data(work: Path, debians: tools.Tools, epoch: int) -> None:
    """An empty file system for what is written; its folders are made at the first start."""
    (work / "data").mkdir()
    os.utime(work / "data", (epoch, epoch))
    with (work / "data.ext4").open("wb") as file:
        file.truncate(disk.part(3).size * disk.MIB)
    debians.run(work, "mke2fs", "-q", "-t", "ext4", "-b", "4096", "-m", "1", "-L", "TILLDATA",
                "-U", UUIDS["data"],
                "-E", f"hash_seed={UUIDS['data']},lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0",
                "-d", "data", "data.ext4", epoch=epoch)  # fmt: skip


def _disk(work: Path, of: parcel.Manifest, debians: tools.Tools) -> Path:
    """The partition table, and in it what has been made."""
    whole = work / "tillbox.img"
    with whole.open("wb") as file:
        file.truncate(disk.SIZE * disk.MIB)
    table = ("sfdisk", "--quiet", "--no-reread", "--no-tell-kernel", whole.name)
    debians.run(work, *table, given=disk.script().encode())
    contents = {1: "boot.fat", 3: "data.ext4", 5: "kernel.fat", 6: "root.erofs"}
    disk.assemble(whole, labelled(parcel.written(of)), {part: work / name for part, name in contents.items()})
    return whole


def _clock() -> Callable[[str], None]:
    """Says what is done, and how long after the start."""
    began = time.monotonic()

    def told(what: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {what}", flush=True)

    return told
