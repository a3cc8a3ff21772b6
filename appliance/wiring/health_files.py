"""A look at what is no device: the disk, the till's files, the way to the books, the texts."""

import os
import pwd
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from appliance.config.books import FOLDER, Books
from appliance.config.keys import files as secret_files
from appliance.devices.reach import group_of, user
from appliance.domain.finding import Finding
from appliance.firstboot import GROUP
from appliance.health import card, room
from appliance.storage.database import CHECKED_AT_START
from appliance.storage.delivery import OutOfReach, states, waiting
from appliance.storage.looked import damage, drawer_opens_high, last_z
from appliance.storage.vouchers import reading
from appliance.words import LOCALE

LEAST = 500 << 20
"""Bytes free below which the disk is nearly full: a year of a busy shop, and room for a back-up."""
SOON = 0.5
"""Years of room below which a technician is called: time for a visit before the shop stands still."""
JOURNAL = "till.db"
FILES = (JOURNAL, "draft.db", "delivery.db")
"""The journal, and two files that are made again where they are damaged: nothing paid is lost with them."""
_CONNECT_SECONDS = 4.0


def size(of: int) -> str:
    """A number of bytes as people say it.

    >>> size(3 << 20), size(12_345_678_901), size(900)
    ('3 MB', '11 GB', '1 MB')
    """
    return f"{of >> 30} GB" if of >= 10 << 30 else f"{max(1, of >> 20)} MB"


def disk(data: Path) -> Iterator[Finding]:
    """Room on the data folder's disk, and whether it can be written to."""
    what = str(data)
    if not data.is_dir():
        yield Finding("disk", what, "disk_missing")
        return
    if card.takes_no_writes(data):
        yield Finding("disk", what, "disk_read_only")
    elif not os.access(data, os.W_OK | os.X_OK):
        yield Finding("disk", what, "disk_forbidden", {"user": user()})
    free = shutil.disk_usage(data).free
    yield Finding("disk", what, "disk_low" if free < LEAST else "disk_room", {"free": size(free)})
    if free >= LEAST:
        yield from lasts(what, room.years(room.kept(data), free - LEAST))
    if under := card.disk_under(data):
        yield from card.errors(under)
        yield card.wear(under)
        if total := card.total(data, under):
            yield card.told(under, total)


def lasts(what: str, years: float | None) -> Iterator[Finding]:
    """How long there is room, where that can be foretold.

    >>> [one.code for years in (None, 9.0, 1.0, 0.3) for one in lasts("", years)]
    ['disk_lasts', 'disk_lasts_months', 'disk_fills']
    """
    if years is not None and years >= 2:
        yield Finding("disk", what, "disk_lasts", {"years": min(99, int(years))})
    elif years is not None:
        code = "disk_fills" if years < SOON else "disk_lasts_months"
        yield Finding("disk", what, code, {"months": int(years * 12)})


def files(data: Path, till: int = 0, *, whole: bool = True) -> Iterator[Finding]:
    """The till's databases; large ones from end to end only when asked for."""
    if till:
        yield Finding("files", "till.lock", "till_running")
    for name in FILES:
        yield _file(data / name, None if whole else CHECKED_AT_START)


def _file(path: Path, largest: int | None) -> Finding:
    if not path.exists():
        return Finding("files", path.name, "file_not_yet")
    try:
        wrong = damage(path, largest)
    except OSError:
        return Finding("files", path.name, "file_forbidden", {"user": user()})
    if wrong:
        code = "file_damaged" if path.name == JOURNAL else "file_spoilt"
        return Finding("files", path.name, code, {"detail": wrong})
    facts: dict[str, str | int] = {"size": size(path.stat().st_size)}
    z = last_z(path) if path.name == "till.db" else None
    if z:
        return Finding("files", path.name, "file_whole_z", facts | {"z": z[0], "date": z[1]})
    return Finding("files", path.name, "file_whole", facts)


def books(section: Books, data: Path, reached: Callable[[str], Finding] | None = None) -> Iterator[Finding]:
    """The way to the accounting system: its secrets, whether it answers, and what waits for it; ``reached``
    asks whoever may reach out, where this program may not."""
    for name in secret_files(section).values():
        if file := getattr(section, name):
            yield secret_file(Path(file), "books")
    if section.target == FOLDER:
        yield _folder(Path(section.folder) if section.folder else data / "books", bool(section.folder))
    else:
        yield (reached or server)(section.api)
    if (data / "till.db").exists():
        yield outbox(data)


def secret_file(file: Path, part: str) -> Finding:
    """A secret of the uploader's, by its name alone: where it lies is nobody's business either."""
    try:
        with file.open("rb"):
            mode = file.stat().st_mode
    except FileNotFoundError:
        return Finding(part, file.name, "secret_missing")
    except OSError:
        if _is_the_books(file):
            return Finding(part, file.name, "secret_ready")
        return Finding(part, file.name, "secret_forbidden", {"user": user()})
    others = 0o037 if group_of(file) == GROUP else 0o077  # at a desk the uploader reads it by their group
    return Finding(part, file.name, "secret_open" if mode & others else "secret_ready")


def _is_the_books(file: Path) -> bool:
    """On a box the uploader has a user of its own, and a secret that no other can read is as it should be."""
    try:
        there = file.stat()
        return pwd.getpwuid(there.st_uid).pw_name == "till-books" and not there.st_mode & 0o077
    except (OSError, KeyError):
        return False


def _folder(folder: Path, named: bool) -> Finding:
    if not folder.is_dir():
        return Finding("books", str(folder), "folder_missing" if named else "file_not_yet")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding("books", str(folder), "folder_forbidden", {"user": user()})
    return Finding("books", str(folder), "folder_ready")


def server(api: str) -> Finding:
    """Whether a connection is made; nothing is asked, so no secret leaves the box."""
    address = urlsplit(api)
    host = address.hostname or ""
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        socket.create_connection((host, port), _CONNECT_SECONDS).close()
    except OSError:
        return Finding("books", host, "server_unreached")
    return Finding("books", host, "server_reached")


def outbox(data: Path) -> Finding:
    """What waits for the books, and whether a person must say something first."""
    record = data / "delivery.db"
    try:
        with reading(data / "till.db") as till:
            closed = [*till.closed(), *till.handed()]
        asked = sum(row.needs_person for row in states(record).values())
        count = waiting(record, closed).count
    except OutOfReach:
        return Finding("books", "delivery.db", "days_unread")
    if asked:
        return Finding("books", "delivery.db", "days_need_answer", {"count": asked})
    return Finding("books", "delivery.db", "days_wait" if count else "days_delivered", {"count": count})


def language(spoken: str) -> Iterator[Finding]:
    """Whether the texts of the shop's language are there; the program's own are English."""
    there = spoken == "en" or (LOCALE / spoken / "LC_MESSAGES" / "tillbox.mo").is_file()
    yield Finding("language", spoken, "language_ready" if there else "language_missing")


def opens_high(data: Path, configured: bool) -> bool:
    """Whether the drawer's switch reads high while it is open: as learnt, else as till.toml says."""
    learnt = drawer_opens_high(data / "till.db")
    return configured if learnt is None else learnt
