"""A scan's last event → the new `Sale` value, against reading that event and the bare SQLite query.

The events of a scanner that types an EAN-13 go through a pipe as the kernel lays them out, and are read by
evdev on both sides; ours reads them into a code, finds the product and makes the next sale. What a scanner
takes to type stands on neither side: the clock runs from the key that completes the code.

An interrupt, or a neighbour on the same machine, takes a few tenths of a millisecond from whoever runs, and
from ours two and a half times as often as from the floor, since it runs for so much longer: on a busy machine
that alone was the 99th percentile of ours and not yet of the floor. So the same scans are made in `ROUNDS`
rounds, and what counts of each scan, on both sides, is its median: what it costs is in every round, what hits
it is in one or two. Collections of garbage are on, as in the till; they hit one scan in a thousand.
"""

import os
import struct
from pathlib import Path
from random import Random
from statistics import median

from evdev.eventio import EventIO

from appliance.devices.hid_scanner import HidScanner
from appliance.devices.keys import PLAIN
from appliance.till import scanning
from appliance.till.till import Till
from tests.bench.finding import LOOK_UP, raw
from tests.bench.row import Row, at, timed
from tests.bench.shop import barcode

_EVENT = struct.Struct("llHHi")  # struct input_event: seconds, microseconds, type, code, value
_KEYS = {char: code for code, char in reversed(PLAIN.items())}
_ENTER, _SCAN_CODE = 28, 4
ROUNDS = 7
LINES = 12
"""A sale of so many lines, then the next."""


def _report(code: int, value: int, micros: int) -> bytes:
    """What the kernel has for one key: its scan code, the key, the end of the report."""
    seconds, micros = divmod(micros, 1_000_000)
    events = (4, _SCAN_CODE, 0x70000 + code), (1, code, value), (0, 0, 0)
    return b"".join(_EVENT.pack(seconds, micros, *event) for event in events)


class _Pipe(EventIO):  # type: ignore[misc]
    """A device that reads from a pipe."""

    def __init__(self) -> None:
        self.fd, self._in = os.pipe()

    def play(self, report: bytes) -> None:
        os.write(self._in, report)


def scans(till: Till, folder: Path, products: int, count: int = 1000) -> list[Row]:
    """The rows. They end with the new value: its draft is saved behind it, by a thread of its own, long
    before a person has the next thing in hand."""
    rounds = [_round(till, folder, products, count) for _ in range(ROUNDS)]
    floor, ours = ([median(same) for same in zip(*side, strict=True)] for side in zip(*rounds, strict=True))
    return [
        Row(f"scan event → new sale of {products:,}, {name} ms", at(floor, share), at(ours, share), 3.0)
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ]


def _round(till: Till, folder: Path, products: int, count: int) -> tuple[list[float], list[float]]:
    """The same scans in each round: floor and ours, turn about, in milliseconds."""
    database, dice, pipe = raw(folder), Random(4), _Pipe()
    scanner = HidScanner(pipe, "bench", Path("bench"))
    floor, ours = [], []
    for turn in range(count):
        if turn % LINES == 0:
            till.sale = None
        code, start = barcode(dice.randrange(products)), turn * 2_000_000
        last = _report(_ENTER, 1, start + 14 * 4000)
        pipe.play(last)
        floor.append(timed(lambda c=code: (list(pipe.read()), database.execute(LOOK_UP, (c,)).fetchone())))
        for place, digit in enumerate(code):
            pipe.play(_report(_KEYS[digit], 1, start + place * 4000))
            assert not list(scanner.read())
        pipe.play(last)
        before = till.sale
        ours.append(timed(lambda: [scanning.scan(till, text) for text in scanner.read()]))
        assert till.sale is not before
    till.sale = None
    database.close()
    return floor, ours
