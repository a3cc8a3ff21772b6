"""The first frame of the till against bare SDL and GL, and how often a resting till draws.

Each start is a process of its own, ours and the bare one in turn, timed from the outside until the
frame is on the display (a virtual one).
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from appliance.simulated.display import virtual_display
from tests.bench.row import Row, at

IDLE = 20.0
"""Seconds of rest that are watched."""
BEAT = 10.0
"""A resting till draws one frame in so many seconds: for the clock, and to show that it lives."""
CONFIG = """[shop]
name = "Bench"
organisation_number = "974 760 673"
address = ["Storgata 1", "1430 Ås"]
country = "norway"

[screen]
fullscreen = false
"""
"""A window like the bare one's: on a virtual display a full screen costs both a change of mode."""


def until_frame(*asked: str) -> float:
    """Start a process and wait for its first frame; milliseconds."""
    command = [sys.executable, "-m", "tests.bench.first_frame", *asked]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        took = time.perf_counter() - began
        process.communicate(timeout=60)
    if said != "frame\n":
        raise RuntimeError(f"expected a frame of {' '.join(asked)}, got {said!r}")
    return took * 1000


def idle_frames(folder: Path) -> int:
    """How many frames a resting till draws in `IDLE` seconds."""
    command = [sys.executable, "-m", "tests.bench.first_frame", "idle", str(folder), str(IDLE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return int(done.stdout.splitlines()[-1])


def rows(repetitions: int) -> list[Row]:
    """The rows; none for no repetitions."""
    if not repetitions:
        return []
    floor, ours = [], []
    with tempfile.TemporaryDirectory(prefix="bench-") as name, virtual_display():
        folder = Path(name)
        (folder / "till.toml").write_text(CONFIG)
        until_frame("bare"), until_frame("ours", name)  # the disk's cache warms up
        for _ in range(repetitions):
            floor.append(until_frame("bare"))
            ours.append(until_frame("ours", name))
        resting = idle_frames(folder)
    return [
        Row("first frame, p50 ms", at(floor, 0.5), at(ours, 0.5), 3.5),
        Row(f"frames in {IDLE:.0f} s at rest", IDLE / BEAT, resting, 1.0),
    ]
