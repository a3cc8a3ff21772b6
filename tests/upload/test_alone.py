"""Two uploaders never run at once, and a dead one's lock is gone with it."""

import signal
import subprocess
import sys

import pytest

from appliance.upload import AlreadyRunning, alone

HOLDING = """
import sys, time
from pathlib import Path
from appliance.upload import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_at_a_time(tmp_path):
    path = tmp_path / "delivery.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning), alone(path):
            pass
        other.send_signal(signal.SIGKILL)
    with alone(path):
        pass
