"""Scanners with bad luck, each schedule drawn from its seed: is every scan told, and none mixed up?

Up to three scanners that type and up to two on serial ports read at once. What they send comes in any pieces
and order, late or at once; codes break off, keys stick, the kernel drops events, reads find nothing, clocks
are set back, cables are pulled in the middle of a code and come back in another port. evdev's device is
replaced by one that plays events (`wedge`), a serial port is a pseudo terminal; time is simulated.

What is held: a code that was sent whole is read as it is, once, in its order, under its scanner's name. One
that was not is told as unreadable, and nothing that was not on a label is ever told as a code. No exception.
(A pause of more than a second within a code is not drawn: what follows can't be told from a new code.)
"""

import logging
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from serial.tools import list_ports

from appliance.devices import Scanned, ScannerChanged, scanner, serial_scanner
from appliance.devices.hid_scanner import HidScanners
from appliance.devices.serial_scanner import SerialScanners
from tests.devices.hands import Line, Wedge
from tests.devices.wedge import Port

TYPED = "0123456789ABCXYZabcxyz-/.]+"


class Broken(Exception):
    """A promise was not kept."""


class World:
    """One schedule."""

    def __init__(self, seed, folder, patch):
        self.dice, self.now, self.cables = Random(seed), 1000.0, 0
        self.alike = self.dice.random() < 0.3
        self.port = Port(folder, patch)
        self.serial = folder / "serial"
        self.serial.mkdir()
        self.told, self.names, self.count, self.seen = {}, {}, 0, Counter()
        clock = SimpleNamespace(monotonic=lambda: self.now)
        for module in (scanner, serial_scanner):
            patch.setattr(module, "time", clock)
        patch.setattr(list_ports, "comports", self._comports)
        typing = HidScanners((), self.port.by_id, self.port.by_path)
        self.ports = scanner.Ports(self.take, typing, SerialScanners((), self.serial, self.serial))
        self.hands = [Wedge(self, n) for n in range(self.dice.randint(1, 3))]
        self.hands += [Line(self, n) for n in range(self.dice.randint(0, 2))]

    def _comports(self):
        return [
            SimpleNamespace(device=str(hand.node), vid=0x0C2E, manufacturer=None, product=None)
            for hand in self.hands if isinstance(hand, Line) and hand.node
        ]  # fmt: skip

    def take(self, message):
        match message:
            case Scanned(text, device):
                self.told.setdefault(self.names[device], []).append(text)
            case ScannerChanged(came, device, count):
                self.count = count
                if came:
                    node = Path(device).resolve()
                    self.names[device] = next(hand for hand in self.hands if hand.node == node)

    def step(self):
        """Some of them scan at the same time."""
        self.ports.look()
        plugged = [hand for hand in self.hands if hand.node]
        if self.count != len(plugged):
            raise Broken(f"{self.count} read of {len(plugged)}")
        scans, deeds = [], []
        for hand in self.dice.sample(plugged, self.dice.randint(min(1, len(plugged)), len(plugged))):
            fault = self.dice.choice(hand.good if self.dice.random() < 0.5 else hand.bad)
            codes = [self._code() for _ in range(2 if fault == "twice" else 1)]
            scans.append((hand, fault, codes))
            deeds += [(when, len(deeds) + n, deed) for n, (when, deed) in enumerate(hand.scan(fault, codes))]
            self.seen[f"{type(hand).__name__.lower()}: {fault}"] += 1
        self._play(sorted(deeds, key=lambda each: each[:2]))
        for hand, fault, codes in scans:
            texts = self.told.pop(hand, [])
            if not hand.told(fault, codes)(texts):
                raise Broken(f"{type(hand).__name__} {hand.number}, {fault}: {codes} told as {texts}")
            self.seen["scans"] += len(codes)
        if self.told:
            raise Broken(f"told and never sent: {list(self.told.values())}")
        for hand in self.hands:
            if not hand.node and self.dice.random() < 0.7:
                hand.plug()

    def _play(self, deeds):
        late = self.dice.choice((0.0, 0.3, 0.9))  # how often the thread is not there in time
        for when, _, deed in deeds:
            while when - self.now > 0.09:  # the thread wakes in between, too
                self.now += 0.09
                self.ports.listen(0)
            self.now = max(self.now, when)
            deed()
            if self.dice.random() >= late:
                self.ports.listen(0)
        for _ in range(5):  # twice what one read can leave behind, and the silence that ends it
            self.ports.listen(0)
            self.now += 0.11
        self.now += 1.1

    def _code(self):
        if self.dice.random() < 0.6:
            return "".join(self.dice.choices("0123456789", k=13))
        return "".join(self.dice.choices(TYPED, k=self.dice.randint(1, 20)))


def play(seed, folder):
    """Play one seed's schedule in an empty folder; gives what was seen. Raises `Broken`."""
    errors = logging.Handler(logging.ERROR)
    errors.emit = lambda record: found.append(record.getMessage())
    found = []
    scanner.log.addHandler(errors)
    quiet, scanner.log.propagate = scanner.log.propagate, False
    try:
        with pytest.MonkeyPatch.context() as patch:
            world = World(seed, folder, patch)
            try:
                for _ in range(world.dice.randint(4, 10)):
                    world.step()
            finally:
                world.ports.close()
                for hand in world.hands:
                    if isinstance(hand, Line) and hand.node:
                        hand.pull()
    finally:
        scanner.log.removeHandler(errors)
        scanner.log.propagate = quiet
    if found:
        raise Broken(f"logged: {found}")
    return world.seen
