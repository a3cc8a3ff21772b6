"""Which build of the till this is: declared by a supplier, or modified by somebody since.

The hash is SHA-256 over the package's files: each one's path and content, in the order of the paths.
Left out are what Python writes by itself (``__pycache__``), the manifest, and ``simulated/``, which no
image has; a build that has it is a desk's and says so. Compiled catalogues (``.mo``) count: they are what
a receipt says.

A release comes with ``manifest.json``, which names version, hash, every file, the supplier and the day,
under an Ed25519 signature by one of `RELEASE_KEYS`. Where all of it agrees, this is the declared build.

What this cannot do: a modified program can lie about itself, this line included, and so can a planted
``.pyc``. It finds accident and drift (a file changed on the box, a half-done update, a desk's copy in a
shop). Proof is with the auditor, who compares the hash that the Z report and the system description show
with the one that the supplier has published, and the box's files with the release.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from appliance import __version__

PRODUCT = "Tillbox"
"""Name of the product, as a product declaration has it (RF-1348)."""
RELEASE_KEYS: tuple[str, ...] = ()
"""Public Ed25519 keys of the suppliers who may declare a build of this source: 32 bytes, base64.

Empty: no build of this source is declared yet. ``make manifest`` names the line that a supplier adds.
"""
PACKAGE = Path(__file__).parent
MANIFEST = "manifest.json"
UNREADABLE = "unreadable"
DESK_ONLY = "simulated"
"""The folder that no image has."""
_SIGNED = ("version", "hash", "files", "supplier", "made")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a build says of itself."""

    version: str
    hash: str
    """SHA-256 of the package, 64 hex digits."""
    declared: bool
    supplier: str = ""
    """Who declared it, by the signed manifest; empty where nobody did."""
    made: str = ""
    """The day of the manifest, YYYY-MM-DD."""
    different: tuple[str, ...] = ()
    """Files that are not as the manifest says: changed, missing or added."""
    why: str = ""
    """Why it is no declared build: ``desk``, ``no manifest``, ``not signed``, ``version`` or ``files``."""

    @property
    def text(self) -> str:
        """One line for people: ``declared build 0.1.0 (0123456789ab)``."""
        return f"{'declared' if self.declared else 'modified'} build {self.version} ({self.hash[:12]})"


@lru_cache
def identity(package: Path = PACKAGE, keys: tuple[str, ...] | None = None) -> Identity:
    """Hash the package and hold it against its manifest; once per program, some tens of milliseconds.

    Args:
        package: The folder ``appliance``.
        keys: Keys that may sign; `RELEASE_KEYS`, if they are not said.
    """
    found = files(package)
    whole, desk = total(found), (package / DESK_ONLY).is_dir()
    manifest = _manifest(package / MANIFEST)
    if manifest is None:
        return Identity(__version__, whole, False, why="desk" if desk else "no manifest")
    if not signed(manifest, RELEASE_KEYS if keys is None else keys):
        return Identity(__version__, whole, False, why="not signed")
    named = manifest["files"]
    different = tuple(sorted(path for path in {*found, *named} if found.get(path) != named.get(path)))
    if desk:
        different = (*different, f"{DESK_ONLY}/")
    faults = {"files": bool(different) or whole != manifest["hash"],
              "version": manifest["version"] != __version__}  # fmt: skip
    why = next((name for name, wrong in faults.items() if wrong), "")
    return Identity(__version__, whole, not why, manifest["supplier"], manifest["made"], different, why=why)


def files(package: Path = PACKAGE) -> dict[str, str]:
    """Every file that counts: path relative to the package, and SHA-256 of its content in hex.

    One that cannot be read has `UNREADABLE` instead: that is a difference, and no reason not to sell.
    """
    return {
        path: _content(package / path)
        for path in sorted(found.relative_to(package).as_posix() for found in package.rglob("*"))
        if _counts(package, path)
    }


def _content(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return UNREADABLE


def _counts(package: Path, path: str) -> bool:
    parts = path.split("/")
    return (
        path != MANIFEST
        and parts[0] != DESK_ONLY
        and "__pycache__" not in parts
        and not path.endswith(".pyc")
        and (package / path).is_file()
    )


def total(found: Mapping[str, str]) -> str:
    """The hash of a whole build: SHA-256 over a line ``hash  path`` for each file, sorted by path.

    The same text that ``sha256sum`` writes, so that anybody can make it without this program.
    """
    return sha256("".join(f"{found[path]}  {path}\n" for path in sorted(found)).encode()).hexdigest()


def to_sign(manifest: Mapping[str, Any]) -> bytes:
    """The bytes of a manifest that its signature is over."""
    facts = {name: manifest[name] for name in _SIGNED}
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def signed(manifest: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    """Did one of the keys sign this manifest?"""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for key in keys:
        try:
            signature = base64.b64decode(manifest["signature"], validate=True)
            Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signature, to_sign(manifest))
        except (InvalidSignature, KeyError, TypeError, ValueError):
            continue
        return True
    return False


def _manifest(path: Path) -> dict[str, Any] | None:
    """The manifest that lies beside the package's files, or None where none can be read."""
    try:
        read = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) and isinstance(read.get("files"), dict) else None
