"""A power cut between any two steps leaves no day, or the whole day; the next try makes it whole."""

import signal
import subprocess
import sys

import pytest

from appliance.integrations import Absent, Accepted, accounted
from appliance.integrations.accounting.folder import Folder
from tests.upload.shop import MAPPING, one_day

FILES = {"voucher.json", "voucher.si", "voucher.csv", "day.pdf"}
# Dies at the n-th call of the system that the writing rests on.
DYING = """
import os, signal, sys, pathlib
left = int(sys.argv[2])
def counting(real):
    def call(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return call
for owner, name in ((os, "fsync"), (pathlib.Path, "mkdir"), (pathlib.Path, "rename"), (pathlib.Path, "open")):
    setattr(owner, name, counting(getattr(owner, name)))
from appliance.integrations import accounted
from appliance.integrations.accounting.folder import Folder
from tests.upload.shop import MAPPING, one_day
_, voucher = one_day()
lines = accounted(voucher, MAPPING)
print(Folder(pathlib.Path(sys.argv[1]), "Shop", "1").deliver(voucher, lines, "d", {"day.pdf": b"%PDF"}))
"""
STEPS = 12
"""mkdir, four times open and fsync, fsync of the folder, rename, fsync of the parent."""


def names(folder):
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("step", range(STEPS))
def test_cut_before_step(tmp_path, step):
    _, voucher = one_day()
    died = subprocess.run([sys.executable, "-c", DYING, str(tmp_path), str(step)], check=False)
    assert died.returncode == -signal.SIGKILL
    day = tmp_path / voucher.key
    assert not day.exists() or names(day) == FILES
    folder = Folder(tmp_path, "Shop", "1")
    found = folder.look_up(voucher, "d")
    assert found == (Accepted(voucher.key) if day.exists() else Absent())
    again = folder.deliver(voucher, accounted(voucher, MAPPING), "d", {"day.pdf": b"%PDF"})
    assert again == Accepted(voucher.key)
    assert names(day) == FILES
    assert names(tmp_path) == {voucher.key}


def test_there_are_no_more_steps_than_that(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path), str(STEPS)], capture_output=True, text=True, check=True
    )
    assert "Accepted" in done.stdout
