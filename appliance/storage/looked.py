"""A look at one of the till's files from outside, beside whoever writes it: nothing is changed."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from appliance.storage.beside import address

_LAST_Z = "SELECT z, date FROM day WHERE z IS NOT NULL ORDER BY z DESC LIMIT 1"


def damage(path: Path, largest: int | None = None) -> str:
    """What SQLite finds wrong with a file's structure; empty = nothing.

    Args:
        path: The file, which is there.
        largest: Bytes above which only its beginning is read, since the whole takes long; None: no limit.

    Raises:
        OSError: It may not be read.
    """
    with path.open("rb") as file:
        file.read(1)
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as database:
            database.execute("PRAGMA busy_timeout = 5000")
            if largest is not None and path.stat().st_size > largest:
                database.execute("SELECT count(*) FROM sqlite_master").fetchone()
                return ""
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else str(found)


def faults(path: Path, most: int = 5) -> list[str]:
    """Everything that SQLite finds wrong with a file from end to end: pages, indexes, references.

    It reads what the disk has; whoever writes the file goes on.
    """
    uri = address(path)
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            database.execute("PRAGMA busy_timeout = 5000")
            found = [str(row[0]) for row in database.execute(f"PRAGMA integrity_check({most})")]
            lost = database.execute("PRAGMA foreign_key_check").fetchmany(most)
    except sqlite3.DatabaseError as error:
        return [str(error)]
    wrong = [] if found == ["ok"] else found
    if wrong and uri != address(path):  # somebody began to write it meanwhile: that is read in another way
        return faults(path, most)
    return wrong + [f"row {row} of {table} refers to nothing in {other}" for table, row, other, _ in lost]


def last_z(path: Path) -> tuple[int, str] | None:
    """Number and business date of a till's last Z; None before the first, or where there is no telling."""
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as database:
            row = database.execute(_LAST_Z).fetchone()
    except sqlite3.DatabaseError:
        return None
    return (int(row[0]), str(row[1])) if row else None


def drawer_opens_high(path: Path) -> bool | None:
    """How the till has learnt that its drawer's switch reads; None where it has not, or nobody can tell."""
    sql = "SELECT body FROM entry WHERE kind = 'drawer_learnt' AND kind <> 'sale' ORDER BY id DESC LIMIT 1"
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as database:
            row = database.execute(sql).fetchone()
    except sqlite3.DatabaseError:
        return None
    return bool(json.loads(row[0])["opens_high"]) if row else None
