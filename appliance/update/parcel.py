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
from collections.abc import Callable, Iterator
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
    _members: Callable[[str], IO[bytes]]

    def image(self, name: str) -> Iterator[bytes]:
        """The bytes of an image, in pieces, as the file has them: nothing is held against the manifest here.

        Raises:
            Refused: ``update_damaged``.
        """
        packed, unpacking = self._members(name), zlib.decompressobj()
        try:
            while chunk := packed.read(CHUNK):
                while chunk:
                    yield unpacking.decompress(chunk, CHUNK)
                    chunk = unpacking.unconsumed_tail
            yield unpacking.flush()
        except (zlib.error, tarfile.TarError, EOFError) as wrong:
            raise refuse("update_damaged", detail=f"{name}: {wrong}") from wrong


def opened(file: IO[bytes], keys: tuple[str, ...]) -> Parcel:
    """Read the head of an update file.

    Args:
        file: The file, open.
        keys: Those that may sign.

    Raises:
        Refused: ``update_damaged`` or ``update_unsigned``.
    """
    try:
        tar = tarfile.TarFile(fileobj=file, mode="r")
        content, signature = _small(tar, "manifest.json"), _small(tar, "manifest.sig")
        if not signed(content, signature, keys):
            raise refuse("update_unsigned")
        return Parcel(understood(content), content, signature, lambda name: _open(tar, f"{name}.z"))
    except (tarfile.TarError, KeyError, EOFError, ValueError) as wrong:
        raise refuse("update_damaged", detail=str(wrong)) from wrong


def _small(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.getmember(name)
    if member.size > LARGEST:
        raise ValueError(f"{name} has {member.size} bytes")
    return _open(tar, name).read()


def _open(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    try:
        file = tar.extractfile(name)
    except (KeyError, tarfile.TarError) as wrong:
        raise refuse("update_damaged", detail=str(wrong)) from wrong
    if file is None:
        raise refuse("update_damaged", detail=f"{name} is no file")
    return file


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
