"""Scanners in somebody's hands: what each sends when it scans well, and when it does not."""

import fcntl
import os
import struct
import termios
import tty
from pathlib import Path

from appliance.devices.keys import PLAIN, UNREADABLE
from tests.devices.test_keys import strokes
from tests.devices.wedge import ENTER, KEY, LED, SHIFT, SYN, Device

CHARACTERS = [code for code in PLAIN if code != ENTER]
DROPPED = (SYN, 3)


class Wedge:
    """A scanner that types, in somebody's hand."""

    good = ("whole", "whole", "repeat", "empty", "shift_lost", "twice")
    bad = ("no_end", "gap", "stuck", "dropped", "clock_back", "pulled")

    def __init__(self, world, number):
        self.world, self.number = world, number
        self.device = Device(f"Bench Scanner {number}")
        # without serial numbers all go by one name
        self.name = "usb-Bench_Scanner-event-kbd" if world.alike else f"usb-Bench_{number}-event-kbd"
        self.plug()

    @property
    def node(self):
        return self.device.node

    def plug(self):
        self.world.cables += 1
        self.device.read_so_far = []
        self.world.port.plug(self.device, self.name, f"pci-usb-0:{self.world.cables}:1.0-event-kbd")

    def pull(self):
        self.world.port.pull(self.device)

    def scan(self, fault, codes):
        """What it sends: (time, deed), in its order."""
        dice, at, events = self.world.dice, self.world.now + self.world.dice.random() / 20, []
        for code in codes:
            pace = dice.uniform(0.001, 0.03)
            events += [(KEY, *stroke) for stroke in strokes(code, start=at, pace=pace)]
            at = events[-1][-1] + 0.003
        self.device.read_so_far = []
        self.device.empty = dice.randint(1, 3) if fault == "empty" else 0
        events = getattr(self, f"_{fault}", lambda events: events)(events)
        reports = []
        for event in events:  # what follows a SYN_DROPPED belongs to it, up to the next report
            reports += [event] if event[:2] == DROPPED else [event, (SYN, 0, 0, event[-1])]
        if dice.random() < 0.2:
            reports.insert(0, (LED, 0, 1, events[0][-1]))
        deeds = [(when, lambda event=event: self.device.play(event)) for *event, when in
                 ((*report, report[-1]) for report in reports)]  # fmt: skip
        if fault == "pulled":
            deeds = deeds[: dice.randrange(len(deeds))]
            deeds.append((deeds[-1][0] if deeds else at, self.pull))
        return _in_order(deeds)

    def _middle(self, events):
        """A place after the first character and before the last key."""
        first = next(n for n, event in enumerate(events) if event[1] != SHIFT)
        end = max(n for n, event in enumerate(events) if event[1] == ENTER and event[2] == 1)
        return self.world.dice.randint(first + 1, end)

    def _later(self, events, by):
        at = self._middle(events)
        return events[:at], [(*event, when + by) for *event, when in events[at:]]

    def _no_end(self, events):
        return [event for event in events if event[1] != ENTER]

    def _gap(self, events):
        before, after = self._later(events, self.world.dice.uniform(0.15, 0.9))
        return before + after

    def _clock_back(self, events):
        before, after = self._later(events, -self.world.dice.uniform(1, 9))
        return before + after

    def _stuck(self, events):
        before, after = self._later(events, 0.4)
        *key, at = before[-1]
        return [*before, *((KEY, key[1], 2, at + 0.033 * turn) for turn in range(1, 12)), *after]

    def _repeat(self, events):
        at = self._middle(events)
        *key, when = events[at - 1]
        return [*events[:at], (KEY, key[1], 2, when), *events[at:]]

    def _shift_lost(self, events):
        """The last release of a Shift, where no character follows it."""
        for place in range(len(events) - 1, -1, -1):
            if events[place][1] == SHIFT:
                return events[:place] + events[place + 1 :] if len(events) - place == 3 else events
            if events[place][1] != ENTER:
                return events
        return events

    def _dropped(self, events):
        end = max(n for n, event in enumerate(events) if event[1] == ENTER and event[2] == 1)
        at = self.world.dice.randint(0, end)
        when = events[at][-1]
        most = next((n for n, event in enumerate(events[at:]) if event[-1] > when + 0.9), len(events) - at)
        gone = self.world.dice.randint(1, most)
        of_no_use = (KEY, self.world.dice.choice(CHARACTERS), 1, when)
        return [*events[:at], (*DROPPED, 0, when), of_no_use, *events[at + gone :]]

    def told(self, fault, codes):
        """Whether what was told of a scan is right: whole, unreadable, or nothing where nothing came."""
        if fault in self.good:
            return lambda texts: texts == codes
        if fault == "pulled":
            keys = [event.code for event in self.device.read_so_far if event.type == KEY and event.value == 1]
            if ENTER in keys:
                return lambda texts: texts == codes
            if not [key for key in keys if key != SHIFT]:
                return lambda texts: texts == []
        return _unreadable


class Line:
    """A scanner on a serial port: a pseudo terminal."""

    good = ("whole", "twice")
    bad = ("no_end", "gap", "pulled")

    def __init__(self, world, number):
        self.world, self.number = world, number
        self.link = world.serial / f"usb-Bench_{number}-if00"
        self.plug()

    def plug(self):
        self.ours, self.theirs = os.openpty()
        tty.setraw(self.theirs)
        self.node = Path(os.ttyname(self.theirs))
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(self.node)
        self._sent = self.read = 0

    def pull(self):
        self.read = self._sent - self._waiting()
        os.close(self.ours)
        os.close(self.theirs)
        self.node = None
        self.link.unlink()

    def _waiting(self):
        return struct.unpack("i", fcntl.ioctl(self.theirs, termios.FIONREAD, b"\0\0\0\0"))[0]

    def _send(self, piece):
        wanted = self._waiting() + len(piece)
        os.write(self.ours, piece)
        while self._waiting() < wanted:  # a terminal hands it on in its own time
            os.sched_yield()
        self._sent += len(piece)
        self.world.ports.listen(0)

    def scan(self, fault, codes):
        """What it sends: (time, deed), in its order."""
        dice, self._sent, self.read = self.world.dice, 0, 0
        data = "".join(f"{code}\r\n" for code in codes).encode()
        if fault == "no_end":
            data = data.rstrip()
        self._codes, at, deeds = data, self.world.now + dice.random() / 20, []
        while data:
            size = dice.randint(1, len(data))
            piece, data = data[:size], data[size:]
            deeds.append((at, lambda piece=piece: self._send(piece)))
            at += dice.uniform(0.001, 0.03)
        if fault == "gap":
            whole = self._codes
            cut = dice.randint(1, len(codes[0]))
            later = at + dice.uniform(0.15, 0.9)
            deeds = [(at, lambda: self._send(whole[:cut])), (later, lambda: self._send(whole[cut:]))]
        if fault == "pulled":
            deeds = deeds[: dice.randrange(len(deeds) + 1)]
            deeds.append((deeds[-1][0] if deeds else at, self.pull))
        return deeds

    def told(self, fault, codes):
        """As of a `Wedge`."""
        if fault == "pulled":
            sent = self._codes[: self.read].decode()
            if "\r" in sent:
                return lambda texts: texts == codes
            return _unreadable if sent else lambda texts: texts == []
        return _unreadable if fault in self.bad else lambda texts: texts == codes


def _in_order(deeds):
    """Deeds keep their order, whatever a clock says that was set back."""
    latest, ordered = float("-inf"), []
    for when, deed in deeds:
        latest = max(latest, when)
        ordered.append((latest, deed))
    return ordered


def _unreadable(texts):
    return texts != [] and all(UNREADABLE in text for text in texts)
