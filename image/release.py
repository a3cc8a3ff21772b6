"""What is handed out: the image packed, its map, its list of parts, sums, a signature, Imager's list."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.update.parcel import KEYS
from image import minisign
from image.tools import Tools
from image.tree import Made

BOARDS = ("pi4-64bit", "pi3-64bit")
"""Raspberry Pi Imager's tags: the first has 4B, 400 and CM4, the second 3A+, 3B, 3B+, CM3 and Zero 2 W."""
ICON = "icons/use_custom.png"
"""One that comes with Raspberry Pi Imager itself."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The image as Imager has to know it."""

    url: str
    """Where it is fetched from; packed."""
    map_url: str
    size: int
    """Bytes, of the image itself."""
    sha256: str
    """Of the image itself: Imager writes nothing that has another."""
    packed_size: int


def packed(image: Path, out: Path, made: Made, tools: Tools, url: str) -> Packed:
    """Pack the image, and map which of its blocks have anything in them.

    Args:
        image: The raw file.
        out: Where the packed one goes: the same folder, or below it.
        made: Which image it is.
        tools: Debian's.
        url: Under which it will lie; empty: where it lies now.
    """
    name = f"tillbox-{made.version}.img"
    raw = out / name
    raw.unlink(missing_ok=True)
    raw.hardlink_to(image)
    # A fixed size of block: the same bytes, however many processors there are. Root is packed already, and
    # nothing but time is won or lost by trying harder.
    tools.run(out, "xz", "-0", "--threads=2", "--block-size=16MiB", "--keep", "--force", name)
    tools.run(out, "bmaptool", "create", "-o", f"{name}.bmap", name)
    raw.unlink()
    at = url.rstrip("/") or out.resolve().as_uri()
    with image.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = (out / f"{name}.xz").stat().st_size
    return Packed(f"{at}/{name}.xz", f"{at}/{name}.bmap", image.stat().st_size, digest, size)


def imagers(whole: Packed, made: Made) -> Mapping[str, Any]:
    """The list that Raspberry Pi Imager 2 opens (``.rpi-imager-manifest``): this image and no other.

    The fields are those of its ``doc/json-schema/os-list-schema.json``. With ``rpi-preseed`` it asks for
    wifi, name and time zone, and leaves them on the first partition for the box to take over.
    """
    entry = {
        "name": f"Tillbox {made.version}",
        "description": "The till box: flash, put in till.toml, sell",
        "icon": ICON,
        "url": whole.url,
        "bmap_url": whole.map_url,
        "extract_size": whole.size,
        "extract_sha256": whole.sha256,
        "image_download_size": whole.packed_size,
        "release_date": made.made,
        "init_format": "rpi-preseed",
        "architecture": "armv8",
        "devices": list(BOARDS),
    }
    return {"os_list": [entry]}


def summed(out: Path, files: list[str]) -> str:
    """The text of SHA256SUMS, as ``sha256sum --check`` reads it."""
    lines = []
    for name in sorted(files):
        with (out / name).open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)


def signed(out: Path, sums: str, key: Path | None, made: Made) -> list[str]:
    """Write the sums, and sign them where there is a key; says what there is to say."""
    (out / "SHA256SUMS").write_text(sums)
    signature = out / "SHA256SUMS.minisig"
    if key is None:
        signature.unlink(missing_ok=True)
        return ["unsigned: KEY=release.pem signs it"]
    private = minisign.key(key)
    comment = f"tillbox {made.version} {made.made}"
    signature.write_text(minisign.signature(private, sums.encode(), comment))
    (out / "tillbox.pub").write_text(minisign.public(private))
    return ["check it with: minisign -Vm SHA256SUMS -p tillbox.pub"]


def keys(root: Path, key: Path | None) -> None:
    """The public part of the key in the box: updates that it signs are taken (`appliance.update.parcel`)."""
    if key:
        public = base64.b64encode(minisign.key(key).public_key().public_bytes_raw()).decode()
        (root / KEYS.relative_to("/")).write_text(f"{public}\n")


def written(file: Path, facts: Mapping[str, Any]) -> None:
    """JSON, the same bytes each time."""
    file.write_text(json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
