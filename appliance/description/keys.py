"""The public keys that a till's seals can be checked with: for the product declaration (RF-1348), for an
auditor, for the screen. They are read from the journal's entries ``key_made``; private keys stay where
they are.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

QUIET = 4
"""Modules of white that a QR code needs around it (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """One key, as the journal tells of it."""

    version: str
    algorithm: str
    """``RSA-SHA1-1024`` (Norway), ``RSA-SHA512-2048`` (Denmark)."""
    pem: str
    """SPKI, ``BEGIN PUBLIC KEY``."""
    certificate: str = ""
    """PEM, where the country carries one (Denmark)."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key's DER in hex: what ``openssl pkey -pubin -outform der | sha256sum`` says."""
        inner = [line for line in self.pem.splitlines() if line and not line.startswith("-----")]
        return sha256(base64.b64decode("".join(inner))).hexdigest()


def of(body: dict[str, Any]) -> PublicKey:
    """The key that an entry ``key_made`` tells of."""
    return PublicKey(body["version"], body["algorithm"], body["public"], body.get("certificate", ""))


def read(path: Path) -> tuple[PublicKey, ...]:
    """The keys of a till.db, oldest first, read beside a running till; none where there is no such file.

    Raises:
        Refused: ``database_damaged``, or ``till_running`` where another process keeps it to itself.
    """
    if not path.is_file():
        return ()
    from appliance.storage.database import refusing
    from appliance.storage.vouchers import reading

    with refusing(path.name), reading(path) as till:
        return tuple(of(body) for body in till.keys_made())


def blocks(squares: Sequence[Sequence[bool]]) -> Iterator[str]:
    """A QR code for a terminal, two rows of modules to a line, its quiet zone around it.

    A white module is drawn and a black one left out, as it has to be on a dark terminal.
    """
    side = len(squares) + 2 * QUIET
    white = [[True] * side for _ in range(side + side % 2)]
    for down, row in enumerate(squares):
        for across, black in enumerate(row):
            white[down + QUIET][across + QUIET] = not black
    for upper, lower in zip(white[::2], white[1::2], strict=True):
        yield "".join(" ▄▀█"[2 * up + low] for up, low in zip(upper, lower, strict=True))


def told(path: Path, *, terminal: bool) -> Iterator[str]:
    """The keys of a till.db as lines of text, each with its QR code, light on dark for a terminal."""
    from appliance.paper.symbols import squares

    light, dark = ("\x1b[97;40m", "\x1b[0m") if terminal else ("", "")
    for key in read(path):
        yield f"key {key.version}, {key.algorithm}, SHA-256 {key.fingerprint}"
        yield key.pem.strip()
        if key.certificate:
            yield key.certificate.strip()
        yield from (f"{light}{line}{dark}" for line in blocks(squares(key.pem.strip())))
