"""A small disk as the box has it, and updates for it, made of bytes that a test knows."""

import base64
import random
import struct
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from appliance.update.disk import Disk, Span
from appliance.update.label import PLACE, labelled
from appliance.update.parcel import Manifest, described, opened, pack, written
from appliance.update.record import FIRST, PLACES, Record, packed

MIB = 1 << 20
ROOT = 3


def spans(kernel: int = 1) -> dict[str, dict[str, Span]]:
    """Where the slots lie on the disk of `blank`, reckoned by hand; the kernels' size in MiB."""
    second = 13 + kernel + ROOT
    return {
        "a": {"kernel": Span(11 * MIB, kernel * MIB), "root": Span((12 + kernel) * MIB, ROOT * MIB)},
        "b": {
            "kernel": Span(second * MIB, kernel * MIB),
            "root": Span((second + 1 + kernel) * MIB, ROOT * MIB),
        },
    }


SPANS = spans()
"""A at 11 and 13 MiB, B at 17 and 19 MiB, in a disk of 24."""


@dataclass(frozen=True, slots=True)
class Made:
    """The images of one version, and the update that brings them."""

    version: str
    kernel: bytes
    root: bytes
    path: Path
    manifest: Manifest

    def image(self, name: str) -> bytes:
        """``kernel`` or ``root``."""
        return self.kernel if name == "kernel" else self.root


@dataclass(frozen=True, slots=True)
class Key:
    """A supplier's key."""

    path: Path
    public: str


def key(folder: Path) -> Key:
    """A new key."""
    private = Ed25519PrivateKey.generate()
    path = folder / "release.pem"
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Key(path, base64.b64encode(public).decode())


def made(folder: Path, signer: Key, version: str, root: int = 900_096, kernel: bytes = b"", **more) -> Made:
    """An update whose images are noise, so that no two of them share a sector.

    Args:
        folder: Where it is made.
        signer: Whose it is.
        version: Also what the noise begins from.
        root: Size of its root image, in bytes.
        kernel: Another kernel's image than noise.
        more: More of its manifest.
    """
    chance = random.Random(version)
    kernel, tree = kernel or chance.randbytes(300_032), chance.randbytes(root)
    for name, content in (("kernel", kernel), ("root", tree)):
        (folder / name).write_bytes(content)
    images = {name: described(folder / name) for name in ("kernel", "root")}
    manifest = Manifest(version, **images, **more)
    path = pack(folder, manifest, folder / "kernel", folder / "root", signer.path)
    return Made(version, kernel, tree, path, manifest)


def blank(path: Path, kernel: int = 1) -> None:
    """A disk with a partition table: one at 8 MiB, an extended one with four logical ones, one at the end."""

    def sectors(*entries: tuple[int, int, int]) -> bytes:
        rows = b"".join(struct.pack("<4xB3xII", kind, at * 2048, size * 2048) for kind, at, size in entries)
        return (bytes(446) + rows).ljust(510, b"\0") + b"\x55\xaa"

    # each logical partition stands 1 MiB behind its own table
    sizes = (kernel, ROOT, kernel, ROOT)
    tables = [10 + sum(sizes[:n]) + n for n in range(5)]
    with path.open("wb") as file:
        file.truncate((tables[4] + 1) * MIB)
        file.write(sectors((12, 8, 2), (5, 10, tables[4] - 10), (131, tables[4], 1)))
        for at, size, following in zip(tables, sizes, (*tables[1:4], 0), strict=False):
            file.seek(at * MIB)
            chain = [(5, following - 10, 3)] if following else []
            file.write(sectors((12, 1, size), *chain))


def disk(path: Path, here: Made, record: Record = FIRST, kernel: int = 1) -> Path:
    """A box as it leaves the builder: a version in slot A, nothing in slot B."""
    blank(path, kernel)
    with Disk(path) as held:
        put(held, "a", here, spans(kernel))
        for place in PLACES:
            held.write(place, packed(record))
        held.flush()
    return path


def put(held: Disk, slot: str, what: Made, places: dict[str, dict[str, Span]] = SPANS) -> None:
    """A version in a slot, as the image's builder puts it there."""
    for name, span in places[slot].items():
        held.write(span.start, what.image(name))
    held.write(PLACE[slot], labelled(written(what.manifest)))
    held.flush()


def holds(held: Disk, slot: str, what: Made, places: dict[str, dict[str, Span]] = SPANS) -> bool:
    """Is a version in this slot, byte for byte?"""
    return all(
        held.read(span.start, len(what.image(name))) == what.image(name)
        for name, span in places[slot].items()
    )


def open_parcel(what: Made, signer: Key):
    """The update, open."""
    return opened(what.path.open("rb"), (signer.public,))
