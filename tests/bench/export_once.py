"""A process of its own that exports a till's file once, and says how long it took and how large it grew."""

import datetime as dt
import json
import sys
import time
from pathlib import Path

from appliance.fiscal.saft.dialects import NORWAY
from appliance.fiscal.saft.export import export
from appliance.fiscal.saft.source import Facts
from appliance.storage.spans import spanning

SPAN = ("2026-01-01", "2027-12-31")
FACTS = Facts(
    NORWAY, "NOK", "Bench", "999888777", True, ("Storgata 1", "1430 Ås"), "1", "Tillbox", "0.1.0", "Tillbox",
    dt.datetime(2027, 12, 31, 12),
)  # fmt: skip


def main(folder: str, out: str) -> None:
    """Export ``folder`` into ``out``; one JSON object on stdout."""
    began = time.perf_counter_ns()
    with spanning(Path(folder) / "till.db", *SPAN, 240) as source:
        export(source, SPAN, FACTS, Path(out))
    took = (time.perf_counter_ns() - began) / 1e6
    print(json.dumps({"ms": took, "mb": _largest() / 1024}))


def _largest() -> int:
    """The most memory that it held, in kB; getrusage counts what it was before it became this program."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))


main(*sys.argv[1:])
