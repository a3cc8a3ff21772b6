"""What can still be read, whatever is broken: nothing here raises but for want of memory."""

import datetime as dt
import json
import shutil
import sqlite3
import subprocess
import tempfile
import tomllib
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

UNIT = "tillbox.service"
SAFE, NONE, DAMAGED, UNREADABLE = "safe", "none", "damaged", "unreadable"
NOT_MOUNTED = "not-mounted"
"""Stands in the data folder where the box found no way to the data partition (``image/initramfs/init``)."""
LARGEST = 64 << 20
"""Bytes of a till.db whose pages are all read before anybody is told that they are well."""
TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Panel:
    """The screen as till.toml describes it, or as most are."""

    diagonal: float = 10.1
    """Inches."""
    rotation: int = 0
    """Degrees that it is turned by."""


@dataclass(frozen=True, slots=True)
class Sales:
    """What became of them."""

    state: str
    """``safe``, ``none`` (there never was one), ``damaged``, ``unreadable``."""
    number: int = 0
    """Of the newest entry."""
    at: str = ""
    """When it was made: ``21.11.2026 08:01``."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that the screen tells."""

    shop: str = ""
    language: str = "en"
    panel: Panel = field(default_factory=Panel)
    sales: Sales = field(default_factory=lambda: Sales(NONE))
    stuck: bool = False
    """It did not fall: it stopped answering, and systemd ended it."""
    last: tuple[str, ...] = ()
    """The last lines that it said, as they stand in the journal."""


def known(data: Path) -> Known:
    """Look at a data folder and at the system's journal."""
    told = _told(data)
    shop, screen = _section(told, "shop"), _section(told, "screen")
    said = _said(UNIT)
    return Known(
        str(shop.get("name", "")),
        _language(shop),
        _panel(screen),
        sales(data / "till.db", str(shop.get("timezone", "")) or _ZONE.get(shop.get("country", ""), "UTC")),
        any("Watchdog timeout" in line for line in said[-30:]),
        last_words(said),
    )


_ZONE = {"norway": "Europe/Oslo", "denmark": "Europe/Copenhagen"}


def _told(data: Path) -> dict[str, Any]:
    for name in ("till.toml", "box.toml"):
        try:
            return tomllib.loads((data / name).read_text("utf-8"))
        except (OSError, ValueError):
            continue
    return {}


def _section(told: dict[str, Any], name: str) -> dict[str, Any]:
    found = told.get(name, {})
    return found if isinstance(found, dict) else {}


def _language(shop: dict[str, Any]) -> str:
    wanted = shop.get("language") or {"norway": "nb", "denmark": "da"}.get(str(shop.get("country")), "en")
    return wanted if wanted in ("nb", "da", "en") else "en"


def _panel(screen: dict[str, Any]) -> Panel:
    diagonal, rotation = screen.get("diagonal", 10.1), screen.get("rotation", 0)
    right = isinstance(diagonal, int | float) and 3 <= diagonal <= 60
    return Panel(float(diagonal) if right else 10.1, rotation if rotation in TURNS else 0)


def sales(path: Path, zone: str) -> Sales:
    """What became of the sales: read beside whoever has the file, and nothing is written."""
    if path.with_name(NOT_MOUNTED).exists():
        return Sales(UNREADABLE, detail=NOT_MOUNTED)
    if not path.exists():
        return Sales(NONE)
    log = path.with_name(f"{path.name}-wal")
    try:
        if not log.exists():
            return _sales(path, "immutable=1", zone)
        if log.with_name(f"{path.name}-shm").exists():
            return _sales(path, "mode=ro&readonly_shm=1", zone)
        with tempfile.TemporaryDirectory() as folder:  # its writer alone can read a log without an index
            for file in (path, log):
                shutil.copy(file, folder)
            return _sales(Path(folder) / path.name, "mode=rw", zone)
    except sqlite3.OperationalError as error:
        return Sales(UNREADABLE, detail=str(error))
    except (sqlite3.DatabaseError, OSError) as error:
        return Sales(DAMAGED, detail=str(error))


def _sales(path: Path, how: str, zone: str) -> Sales:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=5)) as database:
        if path.stat().st_size <= LARGEST:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                return Sales(DAMAGED, detail=str(found))
        row = database.execute("SELECT number, body FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    return Sales(SAFE, int(row[0]), _when(bytes(row[1]), zone)) if row else Sales(NONE)


def _when(body: bytes, zone: str) -> str:
    try:
        at = dt.datetime.fromtimestamp(json.loads(body)["at"] / 1000, ZoneInfo(zone))
    except (ValueError, KeyError, TypeError, OSError):
        return ""
    return f"{at:%d.%m.%Y %H:%M}"


def _said(unit: str) -> list[str]:
    asked = ["journalctl", "--no-pager", "-q", "-b", "-n", "400", "-o", "cat", "-u", unit]
    try:
        done = subprocess.run(asked, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout.decode("utf-8", "replace").splitlines()


def last_words(said: list[str], most: int = 3) -> tuple[str, ...]:
    """The end of the last error: its own line, and where it was raised; else the last lines of all.

    >>> last_words(["Traceback (most recent call last):", '  File "a.py", line 7, in run', "    go()",
    ...             "RuntimeError: kmsdrm not available", "tillbox.service: Failed with result 'exit-code'."])
    ('RuntimeError: kmsdrm not available', 'a.py, line 7, in run')
    """
    begins = [place for place, line in enumerate(said) if line.startswith("Traceback ")]
    if not begins:
        return tuple(line.strip()[:200] for line in said if line.strip())[-most:]
    rest = said[begins[-1] + 1 :]
    where = [line.strip() for line in rest if line.startswith("  File ")]
    error = next((line for line in rest if line and not line.startswith((" ", "\t"))), "")
    place = where[-1].removeprefix("File ").replace('"', "") if where else ""
    return tuple(line[:200] for line in (error, place) if line)
