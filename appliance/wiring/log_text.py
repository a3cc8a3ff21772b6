"""The program's log as one text without secrets, for a technician: what systemd kept, and what we heard.

On a box systemd's journal keeps what the program says. The newest lines are also held in memory, the
quieter ones included, so that a desk without systemd has them too, and nothing is written for it.
"""

import logging
import os
import re
import subprocess
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from appliance import __version__
from appliance.config import Config
from appliance.config.show import describe

KEPT = 4000
"""Lines in memory: some days of a quiet shop, a megabyte at the most."""
JOURNAL = ("journalctl", "--unit=tillbox*", "--lines=20000", "--output=short-iso", "--no-pager", "--quiet")
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


def gather(config: Config, heard: Iterable[str]) -> str:
    """Everything, secrets left out.

    Args:
        config: What is in force, told first; its secrets are looked for in all of the text.
        heard: The lines in memory.
    """
    parts = (
        f"tillbox {__version__}",
        describe(config),
        "== heard since the start ==",
        "\n".join(heard),
        "== systemd's journal ==",
        _kept(),
    )
    return without_secrets("\n".join(parts), secrets(config)) + "\n"


def _kept() -> str:
    try:
        ran = subprocess.run(
            JOURNAL, capture_output=True, text=True, errors="replace", timeout=_JOURNAL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as none:
        return f"none: {none}"
    return ran.stdout or f"none: {ran.stderr.strip()}"


def secrets(config: Config) -> list[str]:
    """What the configuration has of secrets, and what stands in the files that it names."""
    section = config.books
    found = [section.client_id, section.username, section.secret_file, section.key_file]
    found += [section.secret, section.api_key, config.wifi.password]
    for file in (section.secret_file, section.key_file):
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
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.rename(folder / name)
    return name
