"""The files that a technician, or Raspberry Pi Imager, left on the card's boot partition."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance import plain_file
from appliance.config import ConfigError, toml
from appliance.config.mistakes import Mistake
from appliance.firstboot import preseed
from appliance.words import N_

OURS = ("till.toml", "till.toml.txt")
"""The second is what an editor under Windows makes of the first, with the end of names hidden."""
IMAGER = "rpi-preseed.toml"
LARGEST = 65_536
"""Bytes; who puts more there meant another file."""


@dataclass(frozen=True, slots=True)
class Card:
    """What lies there."""

    files: dict[str, bytes] = field(default_factory=dict)
    """By name."""
    sections: dict[str, Any] = field(default_factory=dict)
    """What they say, in the sections of till.toml."""
    notes: tuple[Mistake, ...] = ()
    """What of it the box does not take, which is no mistake."""
    mistakes: tuple[str, ...] = ()
    """Why a file cannot even be read."""

    @property
    def mark(self) -> str:
        """Changes with every change of a file."""
        listed = [[name, hashlib.sha256(content).hexdigest()] for name, content in sorted(self.files.items())]
        return hashlib.sha256(json.dumps(listed).encode()).hexdigest()

    @property
    def ours(self) -> str:
        """The name of the technician's file; empty where there is none."""
        return next((name for name in self.files if name.lower() in OURS), "")

    @property
    def imagers(self) -> str:
        """The name of Raspberry Pi Imager's file; empty where there is none."""
        return next((name for name in self.files if name.lower() == IMAGER), "")


def read(boot: Path) -> Card:
    """Read what lies on a boot partition; till.toml says over Raspberry Pi Imager's file."""
    files = {path.name: plain_file.content(path, LARGEST + 1) for path in _there(boot)}
    mistakes: list[str] = []
    sections: dict[str, Any] = {}
    notes: tuple[Mistake, ...] = ()
    for name in (one for one in files if one.lower() == IMAGER):
        try:
            sections, notes = preseed.translate(_sections(name, files[name], mistakes))
        except ConfigError as wrong:
            mistakes += wrong.problems
    ours = [name for name in files if name.lower() in OURS]
    if len(ours) > 1:
        two = N_("there is {one} and there is {other}: expected one of them")
        mistakes.append(Mistake(two, one=ours[0], other=ours[1]))
    for name in ours:
        sections |= _sections(name, files[name], mistakes)
    return Card(files, sections, notes, tuple(mistakes))


def _there(boot: Path) -> list[Path]:
    """FAT names a file in any case; the kernel shows it as it was written."""
    wanted = (*OURS, IMAGER)
    return [path for path in sorted(boot.iterdir()) if path.name.lower() in wanted and path.is_file()]


def _sections(name: str, content: bytes, mistakes: list[str]) -> dict[str, Any]:
    if len(content) > LARGEST:
        mistakes.append(Mistake(N_("{file}: expected at most {most} bytes"), file=name, most=LARGEST))
        return {}
    try:
        return toml(content)
    except ConfigError as wrong:
        mistakes += (Mistake("{file}: {what}", file=name, what=one) for one in wrong.problems)
        return {}
