"""A look at the back-ups: the stick that is in, and the newest copy on one."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from appliance.backup import stick
from appliance.backup.disk import Disk
from appliance.domain.finding import Finding
from appliance.wiring.copying import newest
from appliance.wiring.export import sticks

OLD = 7
"""Days after which the newest copy is old."""
_DAY = 86_400_000


def backup(data: Path, found: Callable[[], list[str]] | None = None) -> Iterator[Finding]:
    """Which back-up sticks are in, and how old the newest verified copy on one is."""
    ours = [root for root in map(Path, (found or sticks)()) if stick.is_ours(Disk(), root)]
    for root in ours:
        yield Finding("backup", root.name, "backup_stick")
    if not ours:
        yield Finding("backup", "", "backup_stickless")
    at, name = newest(data)
    if at:
        days = max(0, time.time_ns() // 1_000_000 - at) // _DAY
        yield Finding("backup", name, "backup_copy_old" if days > OLD else "backup_copy", {"days": days})
    elif ours:
        yield Finding("backup", "", "backup_copyless")
