"""In the guest: a till that sells on a real ext4, as fast as it can, and says each sale once it is stored.

The files are the box's: till.db, draft.db behind it, keys; a Z and a settlement end each day. Whoever listens
takes ``sold`` as the world outside takes paper: it must never be taken back.
"""

import random
import subprocess
import sys
from pathlib import Path

from appliance.domain.settlement import Count
from appliance.till import day, jobs, paying, people, scanning
from tests.till.shop import BOOK, BREAD, HOUR, KNIFE, MILK, MORNING, Box, opened

DATA = Path("/data")
SALES_A_DAY = 60


def said(*words: object) -> None:
    print("TILLBOX", *words, flush=True)


def sold() -> None:
    """One customer, who pays in cash; the drawer is shut behind it."""
    for _ in range(dice.randint(1, 4)):
        scanning.scan(till, dice.choice((MILK, BREAD, KNIFE, BOOK)))
    paying.pay(till)
    paying.tender(till, "cash", 100_000)
    assert till.paid
    said("sold", till.paid.data["receipt"], till.paid.data["gross"])
    for _, job in box.sent:
        jobs.ended(till, job.id, "done")
    box.sent.clear()
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")


def closed() -> None:
    """The day ends, and the next begins."""
    people.log_in(till, "2", "9876")
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    said("closed", z["z"])
    box.clock.at = MORNING + z["z"] * 24 * HOUR
    people.log_in(till, "1", "1234")
    day.open_day(till, day.proposed_float(till))


DATA.mkdir()
MOUNT = ["busybox", "mount", "-t", "ext4", "-o", "noatime,errors=remount-ro", "/dev/vda", str(DATA)]
subprocess.run(MOUNT, check=True)
dice = random.Random(6)
box = Box(DATA / "till")
till = opened(box.start())
if Path("planted").exists():  # the commit does not wait for the disk any more: must be found
    till.database.execute_sql("PRAGMA synchronous = OFF")
said("ready")
sys.stdin.readline()
number = 0
while True:
    sold()
    number += 1
    if number % SALES_A_DAY == 0:
        closed()
