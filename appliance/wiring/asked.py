"""What the screen's user asks of root or of another user, on a box where systemd does it.

Who asks makes a file in ``/run/tillbox/ask``; a path unit (``systemd/``) starts what does the deed. That
takes the file away first, and says in ``/run/tillbox/told`` what became of it. At a desk nobody asks so.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

RUN = Path("/run/tillbox")
HEEDED = Path("/usr/lib/systemd/system/paths.target.wants")
"""What systemd looks for."""


def can_ask(run: Path = RUN, *, deed: str = "") -> bool:
    """Is this the user whose questions are answered; and of this ``deed``, where one is named? A desktop that
    the till was installed on (``make install``) has no deeds but uploads and back-ups."""
    try:
        asks = (run / "ask").stat().st_uid == os.geteuid()
    except OSError:
        return False
    return asks and (not deed or (HEEDED / f"tillbox-ask@{deed}.path").is_symlink())


def ask(deed: str, content: bytes = b"", run: Path = RUN) -> None:
    """Ask for a deed: a name of ``systemd/units/tillbox-NAME.service``.

    Args:
        deed: What.
        content: What it needs to be told, where it reads it.
        run: Where the folders are.

    Raises:
        OSError: Nobody is there to ask.
    """
    folder = run / "ask"
    part = folder / f".{deed}"  # a path unit sees it whole or not at all
    part.write_bytes(content)
    part.rename(folder / deed)


def is_asked(deed: str, run: Path = RUN) -> bool:
    """Does the question still lie there?"""
    return (run / "ask" / deed).exists()


def answered(deed: str, content: bytes, patience: float) -> dict[str, Any]:
    """Ask, and wait for what is said of it; nothing when nothing is said within so many seconds.

    Raises:
        OSError: Nobody is there to ask.
    """
    before = told(deed).get("at")
    ask(deed, content)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        said = told(deed)
        if said and said.get("at") != before:
            return said
        time.sleep(0.2)
    return {}


def told(deed: str, run: Path = RUN) -> dict[str, Any]:
    """What was last said of a deed: ``state``, ``at`` in UTC ms, and what it says besides; empty before."""
    try:
        said = json.loads((run / "told" / f"{deed}.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
