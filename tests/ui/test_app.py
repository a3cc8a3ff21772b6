"""The program as it runs: a scan from a thread reaches the basket, touches from SDL alone, quiet at rest."""

import json
import os
import socket
import subprocess
import sys


def test_a_scan_from_another_thread_reaches_the_screen_and_then_it_rests(tmp_path):
    command = [sys.executable, "-m", "tests.ui.running", str(tmp_path), "11"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        told = {**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "8000000"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=580, check=False, env=told)
        heard = [one for one in iter(lambda: _heard(systemd), "") if one != "READY=1"]  # the X server's
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["total"] == 2490
    # fingers through SDL, a mouse at a desk, and nothing that reads /dev/input beside them
    assert sorted(said["providers"]) == ["MouseMotionEventProvider", "SDL2MotionEventProvider"]
    # at rest there is one forced frame each ten seconds, which may be drawn twice
    assert said["flips_at_rest"] <= 3
    assert said["cpu_at_rest"] < 0.2
    # the watchdog is fed with frames, the forced one among them
    assert heard[0].startswith("READY=1\nWATCHDOG=1\n") and heard[1] == "STATUS=Open"
    assert 1 <= len(heard[2:]) < said["flips"] and set(heard[2:]) == {"WATCHDOG=1"}


def _heard(there: socket.socket) -> str:
    try:
        return there.recv(4096).decode()
    except BlockingIOError:
        return ""
