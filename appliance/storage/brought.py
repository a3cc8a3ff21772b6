"""The uploader's record as it came from a back-up, taken up by the uploader itself on another box.

What was in the books by then is in the books. Of everything else nobody knows what became of it since: it is
in doubt, as after a record that was lost, and looked up before anything is sent.
"""

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from appliance.domain.problems import Refused
from appliance.storage import messages, taken

log = logging.getLogger(__name__)
NAME = "delivery-restored.db"
_DOUBT = """UPDATE delivery SET state = 'unknown', code = 'deliveries_lost', facts = '{}', next_try = 0
    WHERE state <> 'accepted'"""


def take_up(path: Path) -> None:
    """Make ``delivery.db`` of the record that came with a restored till, where there is none yet."""
    source = path.with_name(NAME)
    if path.exists() or not source.exists():
        return
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        taken.copy_file(source, part)
        with closing(sqlite3.connect(part)) as record:
            record.execute(_DOUBT)
            if record.execute("SELECT 1 FROM sqlite_master WHERE name = 'message'").fetchone():
                record.execute(messages.DOUBT)
            record.execute("UPDATE file SET adopted = 0")
            record.commit()
    except (sqlite3.DatabaseError, Refused) as damaged:
        log.warning("%s is left as it is, every day is in doubt: %s", source.name, damaged)
        part.unlink(missing_ok=True)
        return
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.rename(path)
