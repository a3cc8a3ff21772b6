"""The program as it runs: a scan from a thread reaches the basket, touches from SDL alone, quiet at rest."""

import json
import subprocess
import sys


def test_a_scan_from_another_thread_reaches_the_screen_and_then_it_rests(tmp_path):
    command = [sys.executable, "-m", "tests.ui.running", str(tmp_path), "11"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["total"] == 2490
    # fingers through SDL, a mouse at a desk, and nothing that reads /dev/input beside them
    assert sorted(said["providers"]) == ["MouseMotionEventProvider", "SDL2MotionEventProvider"]
    # at rest there is one forced frame each ten seconds, which may be drawn twice
    assert 1 <= said["flips_at_rest"] <= 3
    assert said["cpu_at_rest"] < 0.2
