"""From a scan, or a key, to the glass; and the frame's own time while the uploader and the printer work.

The real screens run in a process of their own (`pixel_times`). The floor is the frame's own drawing: the same
change of the same page, from values that are ready made, until it has been handed to the display. What ours
has on top is the inbox, the till, the draft and the page's values.
"""

import json
import subprocess
import sys
from pathlib import Path

from appliance.simulated.display import virtual_display
from appliance.simulated.escpos_printer import SimulatedPrinter
from tests.bench import draining
from tests.bench.frames import CONFIG
from tests.bench.row import Row, at

DAYS, PER_DAY = 300, 2
_MORE = """
[screen]
fullscreen = false
[printer]
kind = "network"
address = "127.0.0.1:{port}"
"""


def rows(folder: Path, products: int) -> list[Row]:
    """The rows of scans and keys; ``folder`` holds a till with that many products (`shop.open_shop`)."""
    (folder / "till.toml").write_text(CONFIG)
    times = _played(folder, "glass", str(products))
    found = []
    for name, said in (("scan", f"scan of {products:,}"), ("key", "key of the search")):
        floor, ours = (times[name][side] for side in ("floor", "ours"))
        found += [
            Row(f"{said} → pixels, {part} ms", at(floor, share), at(ours, share), 1.1)
            for part, share in (("p50", 0.5), ("p99", 0.99))
        ]
    return found


def busy_rows(folder: Path) -> list[Row]:
    """The row of the frame's time with and without the uploader and the printer."""
    draining.shop(folder, DAYS, PER_DAY).database.close()
    printer = SimulatedPrinter()
    with draining.books(folder):
        with (folder / "till.toml").open("a") as file:
            file.write(_MORE.format(port=printer.port))
        times = _played(folder, "busy")["frame"]
    printer.close()
    assert printer.roll.drawn, "no receipt was printed"
    name = f"frame while days go out and receipts print ({len(times['busy']):,} of each)"
    return [
        Row(f"{name}, p99 ms", at(times["rest"], 0.99), at(times["busy"], 0.99), 1.25),
        Row("  the same, p50 ms", at(times["rest"], 0.5), at(times["busy"], 0.5), 1.25),
    ]


def _played(folder: Path, *asked: str) -> dict[str, dict[str, list[float]]]:
    command = [sys.executable, "-m", "tests.bench.pixel_times", str(folder), *asked]
    with virtual_display():
        done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    if done.returncode:
        raise RuntimeError(f"expected times, got {done.returncode}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])
