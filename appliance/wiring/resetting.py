"""Factory reset: a till is set aside, whole, and an empty place is left. Nothing is ever deleted.

Refused while a day is open, and while days wait for the books, unless a verified copy of the journal as it
stands is on a back-up stick: the days in it can be delivered from there.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from appliance.backup import copies, stick
from appliance.backup.disk import Disk
from appliance.config import Config
from appliance.domain.problems import refuse
from appliance.storage import taken
from appliance.storage.alone import hold
from appliance.storage.delivery import waiting
from appliance.storage.vouchers import reading
from appliance.wiring import copying
from appliance.wiring.export import sticks

BOX = Path("/data/till")
"""The data folder of a box, which stands under another name too."""
OLD = "old"


def allowed(
    config: Config, data: Path, tell: Callable[[str], object], found: Callable[[], list[str]] | None = None
) -> None:
    """Is everything where it can be had again? A copy is put on the back-up sticks that are in.

    Raises:
        Refused: ``reset_day_open``, ``reset_waiting``.
    """
    if not (data / "till.db").exists():
        return
    with reading(data / "till.db") as till:
        date, closed = till.open_date(), [*till.closed(), *till.handed()]
    if date:
        raise refuse("reset_day_open", date=date)
    _copy(config, data, tell, found)
    count = waiting(data / "delivery.db", closed).count
    if count and not _on_a_stick(config, data, found):
        raise refuse("reset_waiting", count=count)


def _copy(
    config: Config, data: Path, tell: Callable[[str], object], found: Callable[[], list[str]] | None
) -> None:
    """Put a copy on the sticks. Where root resets, the till's user makes it, as every other one: the folder
    is that user's, and whatever lies in it must not lead root astray."""
    owner = (data / "till.db").lstat()
    if os.geteuid() == owner.st_uid:
        copying.run(config, data, tell, now=True, found=found)
        return
    command = [sys.executable, "-m", "appliance", "backup", "--now", "--data", str(data)]
    try:
        done = subprocess.run(
            command, user=owner.st_uid, group=owner.st_gid, extra_groups=[data.stat().st_gid], umask=0o027,
            cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError as error:
        tell(f"no copy: {error}")
    else:
        tell(done.stderr.strip())


def _on_a_stick(config: Config, data: Path, found: Callable[[], list[str]] | None) -> bool:
    """Does a stick hold a verified copy of the journal as it stands?"""
    head, disk = taken.end_of(data / "till.db"), Disk()
    for root in (found or sticks)():
        for copy in copies.copies(disk, stick.place(Path(root), stick.whose(config))):
            if (copy.epoch, copy.number, copy.head) == (head[0], head[1], head[2].hex()):
                return copies.sound(disk, copy)
    return False


def set_aside(data: Path) -> Path:
    """Give the data folder another name, and leave an empty one like it; gives where it stands now.

    Raises:
        Refused: ``till_running``.
        OSError: It cannot be moved; nothing was changed.
    """
    folder = _own_name(data)
    with hold(folder):
        kept = folder.parent / OLD / f"{folder.name}-{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}"
        while kept.exists():
            kept = kept.with_name(f"{kept.name}-again")
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        was = folder.stat()
        folder.rename(kept)
        folder.mkdir()
        folder.chmod(was.st_mode & 0o7777)
        if os.geteuid() == 0:
            shutil.chown(folder, was.st_uid, was.st_gid)
        Disk().sync(folder.parent)
    return kept


def _own_name(data: Path) -> Path:
    """The folder under the name that can be changed: on a box the data folder is bound to another place."""
    try:
        return BOX if data.samefile(BOX) else data.resolve()
    except OSError:
        return data.resolve()
