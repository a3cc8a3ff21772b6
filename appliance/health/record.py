"""Small records in the data folder, as JSON: replaced whole, so a power cut leaves the old one or the new.

A record that cannot be read is as good as none: it only tells how the box is, and nothing hangs on it.
"""

import contextlib
import json
import os
import secrets
from pathlib import Path
from typing import Any


def read(path: Path) -> dict[str, Any]:
    """A record; empty where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: Path, record: dict[str, Any]) -> None:
    """Put a record in the place of the last one, readable for everybody. Its folder may belong to several
    users: a name that nobody guesses, and no link that somebody left there is followed.

    Raises:
        OSError: It cannot be written; the last one stands.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        with os.fdopen(file, "w", encoding="utf-8") as out:
            json.dump(record, out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
