"""A customer's display with bad luck, each schedule drawn from its seed: does the newest always come to stand
on the glass, and does nothing of it reach anybody else?

Its adapter may be pulled out in the middle of a write and put in again, take a few bytes at a time, none for
a while or say that it is busy, and refuse to be opened; the display itself may be switched off and on without
its port knowing. Both command sets; time is simulated, and the glass is `simulated.pole_display.Glass`.

What is held: nothing raises. What the port took whole stands there, unless it was switched off since. What is
told of the display changes each time. When all is well the newest stands there at the next time that it is
sent, and whatever is the newest is sent again by itself.
"""

import errno
import logging
from collections import Counter
from random import Random
from types import SimpleNamespace

import pytest
import serial

from appliance.devices import pole_display, serial_cable
from appliance.devices.pole_display import DisplayLine, PoleDisplay
from appliance.simulated.pole_display import Glass
from appliance.simulated.roll import UnknownCommand

PORT = "/dev/serial/by-id/usb-Prolific_PL2303-if00-port0"
LETTERS = {"epson": "ABCæøåÆØÅ €Ñ7,. ", "cd5220": "ABCabcxyz7,. -"}


class Broken(Exception):
    """A promise was not kept."""


class Port:
    """Our end of an open port; the number that stands for it is its own."""

    def __init__(self, world):
        self.world, self.session = world, world.session
        world.ends.append(self)

    def fileno(self):
        return self.world.ends.index(self)

    def reset_output_buffer(self):
        if self.world.chance(0.05):
            raise OSError(errno.EIO, "gone")

    def close(self):
        pass


class World:
    """Port, glass, clock and luck of one schedule."""

    def __init__(self, dice, seen):
        self.dice, self.seen, self.now = dice, seen, 1000.0
        self.commands = dice.choice(tuple(LETTERS))
        self.glass, self.plugged, self.session, self.lucky = Glass(self.commands), True, 0, False
        self.ends = []
        self.full_until = 0.0

    def chance(self, share):
        return not self.lucky and self.dice.random() < share

    def wait(self, seconds):
        self.now += seconds

    def open(self, path, *_, **__):
        """serial.Serial."""
        if path != PORT or not self.plugged:
            raise serial.SerialException(errno.ENOENT, "no such port")
        if self.chance(0.05):
            raise serial.SerialException(errno.EBUSY, "busy")
        return Port(self)

    def pull(self):
        """The adapter comes out; the display has other power, or has none and forgets."""
        if self.plugged:
            self.seen["pulled"] += 1
            self.plugged, self.session = False, self.session + 1
            if self.dice.random() < 0.5:
                self.power()

    def plug(self):
        self.plugged = True

    def power(self):
        """Off and on; nobody is told."""
        self.seen["off and on"] += 1
        self.glass.power_on()

    def select(self, reads, writes, _, seconds):
        """Ready, unless the port takes nothing for a while."""
        if self.chance(0.05):
            self.seen["full"] += 1
            self.full_until = self.now + self.dice.uniform(0, 3)
        if self.full_until > self.now and not self.lucky:
            waited = min(seconds, self.full_until - self.now)
            self.wait(waited)
            if waited == seconds:
                return [], [], []
        return [], writes, []

    def write(self, number, data):
        """A part, nothing, or an error with or without a part."""
        end = self.ends[number]
        if end.session != self.session:
            raise OSError(errno.ENODEV, "gone")
        if self.chance(0.05):
            raise BlockingIOError(errno.EAGAIN, "busy")
        part = data[: self.dice.randint(1, len(data))] if self.chance(0.2) else data
        if self.chance(0.04):
            self.feed(part[: self.dice.randint(0, len(part))])
            self.pull()
            raise OSError(errno.EIO, "gone")
        self.feed(part)
        return len(part)

    def feed(self, data):
        """A byte or two of an earlier command may be taken for another: the glass then knows no better."""
        while True:
            try:
                self.glass.feed(data)
                return
            except UnknownCommand:
                self.seen["rubbish"] += 1
                data = b""

    def stands_for(self, patch):
        """Put the world in the place of the operating system."""
        clock = SimpleNamespace(monotonic=lambda: self.now, sleep=self.wait)
        patch.setattr(serial, "Serial", self.open)
        files = SimpleNamespace(write=self.write, set_blocking=lambda *_: None)
        stands = {"time": clock, "select": SimpleNamespace(select=self.select), "os": files}
        for module in (pole_display, serial_cable):
            for name, stand in stands.items():
                if hasattr(module, name):
                    patch.setattr(module, name, stand)


class Till:
    """The till, whose screen is never held up, and the worker of the display."""

    def __init__(self, world):
        self.world, self.told, self.jobs, self.repeated = world, [], [], []
        self.pole = PoleDisplay(PORT, world.dice.choice((2400, 9600, 115_200)), world.commands)
        self.newest = None
        self.line = DisplayLine(self.pole, self, lambda seen: seen)

    def put(self, work, broken=None):
        self.jobs.append(work)

    def repeat(self, work, seconds):
        self.repeated.append(work)

    def show(self):
        """Something new."""
        letters, dice = LETTERS[self.world.commands], self.world.dice
        self.newest = tuple("".join(dice.choice(letters) for _ in range(20)) for _ in range(2))
        self.line.show(self.newest)
        if len(self.jobs) > 1:
            raise Broken(f"{len(self.jobs)} writes wait, and only the newest is worth one")

    def work(self, again=False):
        """The worker's thread gets its turn; ``again``: five seconds are over."""
        jobs, self.jobs = self.jobs, []
        for job in (*jobs, *(self.repeated if again else ())):
            message = job()
            if message is None:
                continue
            if self.told and self.told[-1] == message:
                raise Broken(f"{message} is told twice")
            self.told.append(message)
            self.world.seen["well" if message.well else "not well"] += 1

    def stands(self):
        """Whether the newest stands on the glass, as far as it has its letters."""
        page = self.pole.page
        return self.world.glass.lines == tuple(
            line.encode(page, "replace").decode(page) for line in self.newest
        )


def happens(world, till):
    """One thing."""
    what = world.dice.choice(("show", "show", "work", "again", "pull", "plug", "plug", "power"))
    if what in ("work", "again"):
        till.work(what == "again")
    elif what == "show":
        till.show()
        if world.dice.random() < 0.7:
            till.work()
            if till.told[-1].well and not till.stands():
                raise Broken(f"the port took {till.newest} and {world.glass.lines} stands there")
    else:
        getattr(world, what)()
    world.wait(world.dice.uniform(0, 5))


def play(seed, folder=None):
    """Play one seed; gives what happened, by name.

    Raises:
        Broken: A promise was not kept.
    """
    log = logging.getLogger("appliance.devices")
    before = log.level
    log.setLevel(logging.CRITICAL)  # every trouble is a line there
    seen = Counter()
    try:
        with pytest.MonkeyPatch.context() as patch:
            world = World(Random(seed), seen)
            world.stands_for(patch)
            till = Till(world)
            for _ in range(world.dice.randint(5, 30)):
                happens(world, till)
            world.lucky = True
            world.plug()
            till.show()
            for _ in range(2):  # the first may find out that the port is gone
                till.work(again=True)
            if not till.stands() or not till.told[-1].well:
                raise Broken(f"{world.glass.lines} stands there, not {till.newest}; told {till.told[-1]}")
            till.pole.close()
            if world.glass.lines != (" " * 20, " " * 20):
                raise Broken(f"it is left with {world.glass.lines}")
            seen[world.commands] += 1
            return seen
    finally:
        log.setLevel(before)
