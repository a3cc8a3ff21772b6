"""A disk that takes no writes any more, as ext4 leaves it after a fault (errors=remount-ro).

To SQLite every write that fails for another reason than room is the same (SQLITE_IOERR_WRITE): here it is the
limit of a file's size that makes the kernel refuse. A start on such a disk is tried on a real one.
"""

import resource
import signal
import subprocess
from contextlib import contextmanager

import pytest

from appliance.domain.problems import Refused, Severity
from appliance.storage import journal
from appliance.storage.alone import hold
from appliance.till import paying, verifying
from appliance.wiring import health_files
from tests.health.test_full_disk import disk  # noqa: F401
from tests.till.shop import KNIFE, MILK, Box, opened, paid, ring


@pytest.fixture
def box(tmp_path):
    made = Box(tmp_path / "box")
    yield made
    made.off()


@contextmanager
def no_writes():
    """Nothing this process writes reaches a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def test_the_till_stops_in_words_and_the_sale_is_where_it_was(box):
    till = opened(box.start())
    paid(ring(till, MILK), ("card", 2490))
    number, sent = till.journal.number, len(box.sent)
    paying.pay(ring(till, MILK, KNIFE))
    with no_writes(), pytest.raises(Refused) as refused:
        paying.tender(till, "cash", till.payment.left)
    assert refused.value.problem.code == "disk_read_only"
    assert refused.value.problem.severity is Severity.STOP
    assert (till.journal.number, till.sale.count, len(box.sent)) == (number, 2, sent), "no drawer, no receipt"
    paying.tender(till, "cash", till.payment.left)
    assert till.paid.data["number"] == number + 1
    assert verifying.verify(till.database, till.rules) == (number + 1, "")


def test_a_start_on_it_stops_in_words_and_nothing_is_set_aside(disk):  # noqa: F811
    box = Box(disk / "box")
    till = opened(box.start())
    ring(till, MILK, KNIFE)
    assert till.drafts.flush()
    number = till.journal.number
    box.off()
    remount(disk, "ro")
    with pytest.raises(Refused, match="disk_read_only"):
        hold(box.folder)
    with pytest.raises(Refused, match="disk_read_only"):
        box.start()
    assert next(one.code for one in health_files.disk(box.folder)) == "disk_read_only"
    remount(disk, "rw")
    again = box.start()
    assert (again.sale.count, again.journal.number) == (2, number)
    assert journal.newest(again.database).number == number
    box.off()


def remount(folder, how):
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)
