"""What is in a slot, as the disk itself says it: the manifest of its images, with its signature.

It stands before the first partition, at 3 MiB for slot A and 4 MiB for slot B: eight letters, the length of
the manifest and a CRC-32 of what follows (each four bytes, little-endian), the signature, the manifest. The
image's builder writes slot A's; an update writes the other's, after the images were read back.
"""

import struct
import zlib
from hashlib import sha256

from appliance.update.disk import Disk, Span
from appliance.update.parcel import CHUNK, IMAGES, LARGEST, Manifest, understood

PLACE = {"a": 3 << 20, "b": 4 << 20}
"""In bytes from the start of the disk."""
_MAGIC = b"TILLSLOT"
_HEAD = struct.Struct("<8sII")
SIGNATURE = 64
ROOM = _HEAD.size + SIGNATURE + LARGEST


def labelled(content: bytes, signature: bytes = bytes(SIGNATURE)) -> bytes:
    """The label of a slot.

    Args:
        content: `parcel.written` of its manifest.
        signature: Its signature; zeros where nobody signed, as in an image that is not an update.
    """
    said = signature.ljust(SIGNATURE, b"\0") + content
    return _HEAD.pack(_MAGIC, len(content), zlib.crc32(said)) + said


def label(disk: Disk, slot: str) -> Manifest | None:
    """What a slot is made of; None where nothing whole says so."""
    block = disk.read(PLACE[slot], ROOM)
    if len(block) < _HEAD.size:
        return None
    magic, length, checksum = _HEAD.unpack_from(block)
    said = block[_HEAD.size : _HEAD.size + SIGNATURE + length]
    if magic != _MAGIC or length > LARGEST or zlib.crc32(said) != checksum:
        return None
    try:
        return understood(said[SIGNATURE:])
    except ValueError:
        return None


def different(disk: Disk, spans: dict[str, Span], manifest: Manifest) -> str:
    """The first image of a slot that is not as its manifest says, or nothing. Reads all of it."""
    for name in IMAGES:
        image = manifest.image(name)
        if image.size > spans[name].size or hashed(disk, Span(spans[name].start, image.size)) != image.sha256:
            return name
    return ""


def hashed(disk: Disk, span: Span, ahead: bytes = b"") -> str:
    """The SHA-256 of a part of the disk, in hex, as the disk has it; ``ahead`` counts in front."""
    found, at, end = sha256(ahead), span.start, span.start + span.size
    while at < end and (chunk := disk.read(at, min(CHUNK, end - at))):
        found.update(chunk)
        at += len(chunk)
    return found.hexdigest()
