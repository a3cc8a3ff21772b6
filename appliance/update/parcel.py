"""An update as one file, ``tillbox-VERSION.update``: what it is, signed, and the two images it is made of.

A tar file with four members, in this order::

    manifest.json   what is in it (`Manifest`), for whom, with size and SHA-256 of each image
    manifest.sig    Ed25519 over the bytes of manifest.json, 64 bytes
    kernel.z        the FAT file system with kernel, initrd and command line, zlib
    root.z          the root file system, zlib

Only the manifest is signed: the images are held against its hashes when they are read back from the disk.
The keys that may sign are those of `appliance.build.RELEASE_KEYS`, and those in ``release.keys`` (`KEYS`),
which the image's builder puts on the root that nothing writes to. ``make manifest`` has the same kind of key.
"""

import base64
import io
import json
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from appliance.build import RELEASE_KEYS
from appliance.domain.problems import refuse

KEYS = Path("/usr/lib/tillbox/release.keys")
"""Public keys beside those of the source: one to a line, 32 bytes in base64; ``#`` begins a remark."""
FORMAT = 1
IMAGES = ("kernel", "root")
MEMBERS = ("manifest.json", "manifest.sig", "kernel.z", "root.z")
BLOCK = 512
"""Of a tar file."""
CHUNK = 1 << 20
LARGEST = 64 << 10
"""The most bytes that a manifest may have."""
EPOCH = 946_684_800
"""The time that the members of a file have, whenever it is made: the same build is the same file."""


@dataclass(frozen=True, slots=True)
class Image:
    """A file system that fills a partition, or less of it."""

    size: int
    """Bytes, a multiple of 512."""
    sha256: str
    """64 hex digits."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a slot is made of."""

    version: str
    kernel: Image
    root: Image
    build: str = ""
    """Hash of the till's program, see `appliance.build`."""
    country: str = ""
    """The country that the image was built for (``NO``, ``DK``); empty: any."""
    boards: tuple[str, ...] = ()
    """What a board calls itself in its device tree (``raspberrypi,4-model-b``); empty: any."""
    made: str = ""
    """The day, YYYY-MM-DD."""

    def image(self, name: str) -> Image:
        """``kernel`` or ``root``."""
        return self.kernel if name == "kernel" else self.root


def written(manifest: Manifest) -> bytes:
    """The bytes of a manifest; these are what is signed."""
    facts = {"product": "tillbox", "format": FORMAT, **asdict(manifest)}
    return json.dumps(facts, sort_keys=True, indent=1, ensure_ascii=False).encode() + b"\n"


def understood(content: bytes) -> Manifest:
    """The manifest of these bytes.

    Raises:
        ValueError: It is none, or one of a later format.
    """
    facts: dict[str, Any] = json.loads(content)
    if not isinstance(facts, dict) or (facts.pop("product", ""), facts.pop("format", 0)) != (
        "tillbox",
        FORMAT,
    ):
        raise ValueError("no manifest of this format")
    try:
        boards = tuple(facts.pop("boards"))
        kernel, root = (Image(**facts.pop(name)) for name in IMAGES)
        return Manifest(kernel=kernel, root=root, boards=boards, **facts)
    except (KeyError, TypeError) as wrong:
        raise ValueError(str(wrong)) from wrong


def described(path: Path) -> Image:
    """Size and hash of an image's file."""
    hashed, size = sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            hashed.update(chunk)
            size += len(chunk)
    return Image(size, hashed.hexdigest())


def pack(out: Path, manifest: Manifest, kernel: Path, root: Path, key: Path) -> Path:
    """Write an update file; for the image's builder.

    Args:
        out: The folder.
        manifest: What it says; `described` makes its images.
        kernel: The FAT file system of a slot: ``vmlinuz``, ``initrd.img``, and ``cmdline.txt`` whose one
            line ends with a newline and names no slot (the boot loader adds ``tillbox.slot=a`` or ``b``).
        root: The root file system.
        key: The supplier's private Ed25519 key, PEM, with no password.

    Returns:
        ``tillbox-VERSION.update`` in that folder.
    """
    content = written(manifest)
    target = out / f"tillbox-{manifest.version}.update"
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as tar:
        _add(tar, "manifest.json", content)
        _add(tar, "manifest.sig", sign(content, key))
        for name, image in (("kernel", kernel), ("root", root)):
            packed = out / f"{target.name}.{name}"
            with packed.open("wb") as file:
                file.writelines(_deflated(image))
            with packed.open("rb") as file:
                tar.addfile(_member(f"{name}.z", packed.stat().st_size), file)
            packed.unlink()
    return target


def sign(content: bytes, key: Path) -> bytes:
    """The Ed25519 signature of some bytes, 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError(f"{key.name} is no Ed25519 key")
    return private.sign(content)


def signed(content: bytes, signature: bytes, keys: tuple[str, ...]) -> bool:
    """Did one of these keys sign these bytes?"""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signature, content)
        except (InvalidSignature, ValueError):
            continue
        return True
    return False


def release_keys(path: Path = KEYS) -> tuple[str, ...]:
    """The keys that may sign an update for this box."""
    try:
        lines = [line.partition("#")[0].strip() for line in path.read_text("ascii").splitlines()]
    except (OSError, UnicodeDecodeError):
        lines = []
    return (*RELEASE_KEYS, *filter(None, lines))


@dataclass(frozen=True, slots=True)
class Parcel:
    """An update file whose signature is good, open at its images."""

    manifest: Manifest
    content: bytes
    """The manifest's own bytes."""
    signature: bytes
    _file: IO[bytes]
    _places: Mapping[str, tuple[int, int]]

    def image(self, name: str) -> Iterator[bytes]:
        """The bytes of an image, in pieces, as the file has them: nothing is held against the manifest here.

        Raises:
            Refused: ``update_damaged``.
        """
        at, left = self._places[f"{name}.z"]
        self._file.seek(at)
        unpacking = zlib.decompressobj()
        try:
            while left and (packed := self._file.read(min(CHUNK, left))):
                left -= len(packed)
                while packed:
                    yield unpacking.decompress(packed, CHUNK)
                    packed = unpacking.unconsumed_tail
            yield unpacking.flush()
        except zlib.error as wrong:
            raise refuse("update_damaged", detail=f"{name}: {wrong}") from wrong


def opened(file: IO[bytes], keys: tuple[str, ...]) -> Parcel:
    """Read the head of an update file: no more of it than that, before its signature is known to be good.

    Args:
        file: The file, open; it can be sought in.
        keys: Those that may sign.

    Raises:
        Refused: ``update_damaged`` or ``update_unsigned``.
    """
    try:
        places = dict(_members(file))
        content, signature = (_small(file, *places[name]) for name in MEMBERS[:2])
        if not signed(content, signature, keys):
            raise refuse("update_unsigned")
        return Parcel(understood(content), content, signature, file, places)
    except ValueError as wrong:
        raise refuse("update_damaged", detail=str(wrong)) from wrong


def _members(file: IO[bytes]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where each member begins and how long it is (POSIX ustar): these four and no other, in this order."""
    at = 0
    for name in MEMBERS:
        file.seek(at)
        head = file.read(BLOCK)
        if len(head) != BLOCK or head[:100].rstrip(b"\0") != name.encode() or head[156:157] != b"0":
            raise ValueError(f"{name} is not where it should be")
        size = int(head[124:136].rstrip(b"\0 "), 8)
        if size <= 0:
            raise ValueError(f"{name} has {size} bytes")
        yield name, (at + BLOCK, size)
        at += BLOCK + -(-size // BLOCK) * BLOCK


def _small(file: IO[bytes], at: int, size: int) -> bytes:
    if not 0 < size <= LARGEST:
        raise ValueError(f"a head of {size} bytes")
    file.seek(at)
    return file.read(size)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime = size, EPOCH
    return member


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    tar.addfile(_member(name, len(content)), io.BytesIO(content))


def _deflated(image: Path) -> Iterator[bytes]:
    packing = zlib.compressobj(6)
    with image.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield packing.compress(chunk)
    yield packing.flush()
