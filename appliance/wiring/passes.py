"""One pass of the uploader in another process, watched: how many days have arrived so far.

At a desk the till starts it; on a box it asks for it (`asked`), for there it is another user's. The till
reads delivery.db, the process writes it; neither waits for the other.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from appliance.storage import messages
from appliance.storage.delivery import OutOfReach, waiting, work_is_due
from appliance.storage.heads import is_due
from appliance.storage.vouchers import reading
from appliance.wiring import asked
from appliance.worker import Post

BESIDE = ("nice", "-n", "10")
"""Whoever sells goes first."""
LOOK = 1.0
"""Seconds between two looks at what has arrived."""
UPLOAD_LONGEST = 300.0
"""Seconds after which an upload pass is ended from outside."""
HEED = 0.2
"""Seconds within which a pass is ended when the power is gone."""


@dataclass(frozen=True, slots=True)
class BooksChanged:
    """Message: a pass of the uploader ended, or goes on, or it is time to look at the outbox."""

    detail: str = ""
    passing: tuple[int, int] = (0, 0)
    """While a pass goes on: days that have arrived, of those that waited when it began."""


def command(folder: Path, *how: str) -> list[str]:
    """The process of one pass over a till's files, as `watch` runs it."""
    return [*BESIDE, sys.executable, "-m", "appliance", "upload", "--data", str(folder), *how]


def upload_if_waiting(
    folder: Path, post: Post = lambda message: None, hurry: Callable[[], bool] = lambda: False
) -> BooksChanged:
    """Look at the outbox; run the uploader when days wait in it, when it is time to ask what became of one
    or what the books would refuse, when the journal's head is to be noted again, and once before there is
    any day: a record of deliveries that is younger than a day makes that day's fate unknown."""
    record = folder / "delivery.db"
    with reading(folder / "till.db") as till:
        closed, head = [*till.closed(), *till.handed()], till.head()
    now = time.time_ns() // 1_000_000
    due = work_is_due(record, closed, now) or not record.exists() or is_due(record, head, now)
    due = due or messages.is_due(record, now)
    return upload_once(folder, post=post, hurry=hurry) if due else BooksChanged()


def upload_once(
    folder: Path, *how: str, post: Post = lambda message: None, hurry: Callable[[], bool] = lambda: False
) -> BooksChanged:
    """Have one pass of the uploader made, with an end to its patience; how far it has come is posted on the
    way. On a box another user makes it, who is asked; at a desk a process of its own."""

    def tell(*far: int) -> None:
        post(BooksChanged(passing=(far[0], far[1])))

    try:
        if asked.can_ask():
            deed = "upload-now" if "--now" in how else "upload"
            return BooksChanged(ask(deed, folder, UPLOAD_LONGEST, tell, hurry=hurry))
        return BooksChanged(watch(command(folder, *how), folder, UPLOAD_LONGEST, tell, hurry=hurry))
    except OSError as error:
        return BooksChanged(str(error))


def watch(
    command: list[str],
    folder: Path,
    patience: float,
    tell: Callable[[int, int], object],
    look: float = LOOK,
    hurry: Callable[[], bool] = lambda: False,
) -> str:
    """Run a pass; gives the last of what it said.

    Args:
        command: The process.
        folder: The data folder that it works on.
        patience: Seconds after which it is ended from outside.
        tell: Called with (arrived, waited at the beginning) whenever more have arrived.
        look: Seconds between two looks.
        hurry: Says that it is to be ended now.
    """
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:

        def over(wait: float) -> str | None:
            try:
                return process.communicate(timeout=wait)[1].strip()[-500:]
            except subprocess.TimeoutExpired:
                return None

        try:
            return _follow(folder, over, patience, tell, look, hurry)
        except TimeoutError as late:
            process.kill()
            return str(late)


def ask(
    deed: str,
    folder: Path,
    patience: float,
    tell: Callable[[int, int], object],
    look: float = LOOK,
    hurry: Callable[[], bool] = lambda: False,
    run: Path = asked.RUN,
) -> str:
    """Ask for a pass, and follow it; gives what became of it. The arguments are those of `watch`.

    Raises:
        OSError: Nobody is there to ask.
    """
    before = asked.told("upload", run)
    asked.ask(deed, run=run)

    def over(wait: float) -> str | None:
        time.sleep(wait)
        told = asked.told("upload", run)
        return None if told == before or asked.is_asked(deed, run) else str(told["state"])

    try:
        return _follow(folder, over, patience, tell, look, hurry)
    except TimeoutError as late:
        return str(late)


def _follow(
    folder: Path,
    over: Callable[[float], str | None],
    patience: float,
    tell: Callable[[int, int], object],
    look: float,
    hurry: Callable[[], bool],
) -> str:
    """Look at what has arrived until ``over``, which waits for some seconds, says what became of the pass;
    raises TimeoutError."""
    with reading(folder / "till.db") as till:
        closed = [*till.closed(), *till.handed()]
    record = folder / "delivery.db"
    total, seen = _waiting(record, closed, len(closed)), 0
    end, due = time.monotonic() + patience, time.monotonic() + look
    while (said := over(min(look, HEED))) is None:
        if time.monotonic() > end or hurry():
            raise TimeoutError(f"timed out after {patience:g} s, or no time was left")
        if time.monotonic() < due:
            continue
        due = time.monotonic() + look
        arrived = total - _waiting(record, closed, total - seen)
        if arrived > seen:
            seen = arrived
            tell(seen, total)
    return said


def _waiting(record: Path, closed: list[tuple[str, int]], before: int) -> int:
    """How many are not there; as before, while nobody can say."""
    try:
        return waiting(record, closed).count
    except OutOfReach:
        return before
