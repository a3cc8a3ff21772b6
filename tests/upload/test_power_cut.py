"""A box that stops between "sending" and the answer looks up before it repeats anything."""

import signal
import subprocess
import sys

import pytest

from appliance.integrations import Absent, Accepted
from appliance.storage.delivery import State
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

DYING = """
import os, signal, sys
from pathlib import Path
from tests.upload.bench import Bench, Told
from tests.upload.shop import TillFile
class Dying(Told):
    def deliver(self, *asked):
        os.kill(os.getpid(), signal.SIGKILL)
TillFile.__init__ = lambda self, path: setattr(self, "path", path)
Bench(Path(sys.argv[1]), Dying(), int(sys.argv[2]))
"""


@pytest.fixture
def cut(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    died = subprocess.run([sys.executable, "-c", DYING, str(tmp_path), str(bench.now)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert bench.row(voucher).state == State.SENDING
    return bench, voucher


def test_found_there_it_is_not_sent_again(cut):
    bench, voucher = cut
    bench.target.found = [Accepted("N-9")]
    bench.run(HOUR)
    assert bench.target.asked == [f"look up {voucher.id}-told-1"]
    assert bench.row(voucher).reference == "N-9"


def test_not_there_it_is_sent_in_the_same_pass(cut):
    bench, voucher = cut
    bench.target.found = [Absent()]
    bench.run(HOUR)
    assert bench.target.asked == [f"look up {voucher.id}-told-1", f"deliver {voucher.id}-told-1"]


def test_nothing_is_asked_before_the_target_has_settled(cut):
    bench, voucher = cut
    bench.run(bench.target.settling - 1)
    assert bench.target.asked == []
    assert (bench.row(voucher).state, bench.row(voucher).code) == (State.UNKNOWN, "interrupted")
