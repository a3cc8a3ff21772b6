"""`tillbox scrub`: everything that lies on the card read again, every week, while the till sells.

A card forgets quietly: what nobody has read for a year may be gone when it is needed. So each database is
checked page by page, the whole journal is verified, and every file is read to its end, from the card and not
from memory. What is found stands in a record that the health screen tells of (`health.scrubbed`).

On a box it is two commands, for no user may read everything: the till's own checks its databases and what it
may read; root's (``--card``) reads what belongs to others, and holds both systems against what was installed.
"""

import contextlib
import datetime as dt
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from appliance.config import ConfigError, load
from appliance.domain.finding import Finding, Grade
from appliance.domain.problems import Refused
from appliance.health import room
from appliance.health.record import write
from appliance.health.scrubbed import CARD, MINE, Scrubbed
from appliance.storage.looked import faults
from appliance.wiring.auditing import COPIES, COPY, Audit, audit
from appliance.wiring.check import line
from appliance.wiring.health_files import FILES, JOURNAL, size
from appliance.wiring.health_read import Reading, read_all
from appliance.wiring.health_slots import slots
from appliance.wiring.language import words_of

log = logging.getLogger(__name__)
PARTITION = Path("/data")
"""Where a box has its data partition; the data folder is one folder of it."""


def scrub(
    data: Path, *, card: bool = False, now: Callable[[], int] = lambda: time.time_ns() // 1_000_000
) -> Scrubbed:
    """Check everything, keep what is found in the data folder, and give it.

    Args:
        data: The data folder.
        card: Root's part in place of the till's.
        now: UTC ms.

    Raises:
        OSError: The record cannot be written.
    """
    with contextlib.suppress(OSError):
        os.nice(15)  # where systemd has not said so already, and forbids it
    began, reading = time.monotonic(), Reading()
    found = tuple(_card(data, reading) if card else _mine(data, reading))
    at = now()
    done = Scrubbed(
        at,
        _date(data, at),
        round(time.monotonic() - began),
        reading.files,
        reading.size,
        found,
        reading.forbidden,
    )
    write(data / (CARD if card else MINE), done.as_dict())
    if not card:
        room.measure(data, at)
    return done


def _mine(data: Path, reading: Reading) -> Iterator[Finding]:
    for name in FILES:
        if (data / name).exists():
            yield from (_damaged(name, one) for one in faults(data / name))
    if (data / "till.db").exists():
        yield from _journal(data)
    yield from read_all(data, reading, besides=data / COPY)


def _damaged(name: str, said: str) -> Finding:
    code = "scrub_database" if name == JOURNAL else "scrub_spoilt"
    if "locked" in said:  # its writer is at something long: no fault of the file's
        code = "scrub_stopped"
    return Finding("scrub", name, code, {"detail": said})


def _card(data: Path, reading: Reading) -> Iterator[Finding]:
    partition = PARTITION if PARTITION.is_dir() and _same_disk(PARTITION, data) else data
    yield from read_all(partition, reading, besides=data / COPY)
    yield from slots(data, reading)


def _same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


def _journal(data: Path) -> Iterator[Finding]:
    """The journal, its seals and what stands beside it, in a copy, as `tillbox verify` does."""
    for left in data.glob(f"{COPY}*"):
        shutil.rmtree(left, ignore_errors=True)  # of a check that the power ended
    folder = data / COPY
    if shutil.disk_usage(data).free < COPIES * (data / "till.db").stat().st_size + room.MARGIN:
        yield Finding("scrub", "till.db", "scrub_no_room")
        return
    folder.mkdir(mode=0o700)
    os.environ["SQLITE_TMPDIR"] = str(folder)
    try:
        yield from _unsound(audit(data, folder=folder))
    except Refused as refused:
        code = "scrub_database" if refused.problem.code == "database_damaged" else "scrub_stopped"
        yield Finding("scrub", "till.db", code, {"detail": str(refused)})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unsound(found: Audit) -> Iterator[Finding]:
    """What is wrong with the journal, in one line: who wants more asks `tillbox verify`."""
    if found.faults:
        more = f" (+{len(found.faults) - 1})" if len(found.faults) > 1 else ""
        yield Finding("scrub", "till.db", "scrub_journal", {"detail": f"{found.faults[0]}{more}"})


def tell(data: Path, card: bool, say: Callable[[str], object]) -> int:
    """Check, and say what was found, a line each; 1 when something is wrong, 2 where there is no till."""
    if not data.is_dir():
        say(f"expected a data folder at {data}, there is none")
        return 2
    done = scrub(data, card=card)
    words = words_of(data)
    for finding in done.found:
        say(line(finding, words))
    read = f"{done.files} files, {size(done.size)} in {done.seconds} s"
    say(f"{read}; {done.forbidden} belong to others" if done.forbidden else read)
    return int(any(one.grade == Grade.WRONG for one in done.found))


def _date(data: Path, at: int) -> str:
    """The date in the shop's time."""
    try:
        zone: dt.tzinfo = ZoneInfo(load(data / "till.toml").shop.timezone)
    except ConfigError:
        zone = dt.UTC
    return f"{dt.datetime.fromtimestamp(at / 1000, zone):%Y-%m-%d}"
