"""The program's log as one text without secrets, for a technician: what systemd kept, and what we heard.

On a box systemd's journal keeps what the program says. The newest lines are also held in memory, the
quieter ones included, so that a desk without systemd has them too, and nothing is written for it.
"""

import json
import logging
import os
import re
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from appliance import __version__, plain_file
from appliance.config import SECTIONS, Config
from appliance.config.keys import files
from appliance.config.show import describe
from appliance.health.card import COUNTED
from appliance.health.record import read
from appliance.health.room import MEASURED
from appliance.health.scrubbed import CARD, MINE

KEPT = 4000
"""Lines in memory: some days of a quiet shop, a megabyte at the most."""
JOURNAL = ("journalctl", "--unit=tillbox*", "--lines=20000", "--output=short-iso", "--no-pager", "--quiet")
KERNEL = (
    "journalctl", "_TRANSPORT=kernel", "--priority=warning", "--lines=2000", "--output=short-iso",
    "--no-pager", "--quiet",
)  # fmt: skip
"""A card that fails, a supply that is weak and a cable that comes loose are told there first."""
_JOURNAL_SECONDS = 30.0
_HIDDEN = "•••"
_SECRETS = re.compile(
    r"(?i)(bearer\s+|basic\s+|\b(?:access_token|refresh_token|client_secret|api[-_]?key|password|secret|pin)"
    r"[\"']?\s*[=:]\s*[\"']?)[^\s\"'&,;]+"
)


class Heard(logging.Handler):
    """Keeps the newest lines."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=KEPT)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.lines.append(self.format(record))


def listen() -> Heard:
    """Begin to keep what the program says; stderr goes on getting what is worth a warning."""
    ours, heard = logging.getLogger("appliance"), Heard()
    ours.setLevel(logging.INFO)
    ours.addHandler(heard)
    if not logging.getLogger().handlers:
        loud = logging.StreamHandler()
        loud.setLevel(logging.WARNING)
        ours.addHandler(loud)
    return heard


def gather(config: Config, heard: Iterable[str], data: Path) -> str:
    """Everything, secrets left out.

    Args:
        config: What is in force, told first; its secrets are looked for in all of the text.
        heard: The lines in memory.
        data: The data folder, with the records of the box's health.
    """
    parts = (
        f"tillbox {__version__}",
        describe(config),
        "== heard since the start ==",
        "\n".join(heard),
        "== the box's health ==",
        *_records(data),
        "== systemd's journal ==",
        _kept(JOURNAL),
        "== the kernel's warnings ==",
        _kept(KERNEL),
    )
    return without_secrets("\n".join(parts), secrets(config)) + "\n"


def _records(data: Path) -> Iterator[str]:
    for name in (MINE, CARD, COUNTED, MEASURED):
        yield f"{name}: {json.dumps(read(data / name), ensure_ascii=False)}"


def _kept(command: tuple[str, ...]) -> str:
    try:
        ran = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_JOURNAL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as none:
        return f"none: {none}"
    return ran.stdout or f"none: {ran.stderr.strip()}"


def secrets(config: Config) -> list[str]:
    """What the configuration has of secrets, and what stands in the files that it names."""
    sections = [getattr(config, name) for name in SECTIONS]
    found = [getattr(one, of.name) for one in sections for of in fields(one) if of.metadata["secret"]]
    for file in (getattr(one, name) for one in sections for name in files(one).values()):
        try:
            found.append(Path(file).read_text().strip() if file else "")
        except (OSError, UnicodeDecodeError):
            continue  # what cannot be read cannot have been logged either
    return sorted({one for one in found if len(one) > 3}, key=len, reverse=True)


def without_secrets(text: str, known: Iterable[str]) -> str:
    """A text with every known secret, and whatever looks like one, hidden.

    >>> without_secrets("a hush b password=abc, Authorization: Bearer e.y.J", ["hush"])
    'a ••• b password=•••, Authorization: Bearer •••'
    """
    for secret in known:
        text = text.replace(secret, _HIDDEN)
    return _SECRETS.sub(lambda found: found[1] + _HIDDEN, text)


def write(text: str, folder: Path, name: str) -> str:
    """Put it on a stick, whole or not at all; gives the file's name.

    Raises:
        OSError: It cannot be written.
    """
    part = folder / f"{name}.part"
    opened = plain_file.descriptor(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.rename(folder / name)
    return name
