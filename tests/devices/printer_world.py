"""A receipt printer and the three cables to it, without a kernel: sockets, files and a serial port that fail
on command, and a clock that moves only when somebody waits.

The printer decodes what it gets with `simulated.roll`, holds 4 KB, prints a kilobyte in a fifth of a second,
stops without paper and goes on when it has some. Switched off it forgets what it held.
"""

import errno
import os
import re
import socket as real_socket
from functools import partial
from types import SimpleNamespace

from appliance.simulated.roll import Roll, UnknownCommand
from tests.devices.printer_ends import HOLDS, End, call

_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])", re.DOTALL)
_PER_SECOND = 5000
_AUTOMATIC = b"\x10\x00\x00\x00"


class Device:
    """The printer."""

    def __init__(self, world):
        self.world, self.roll = world, Roll()
        self.held, self.said, self.printed_until = bytearray(), [], 0.0
        self.paper = self.plugged = True
        self.mute = self.cover = self.deaf = False
        self.session = 0
        """One more with each time it was switched on: what was connected before is not any more."""

    def take(self, data):
        """Bytes that came down the cable."""
        for command in _REAL_TIME.finditer(data):
            self.say(self._status(command[1][0]))
        self.held += _REAL_TIME.sub(b"", data)

    def work(self, seconds):
        """Print for a while."""
        most = int(seconds * _PER_SECOND)
        while self.plugged and self.paper and not self.cover and self.held and most > 0:
            piece = bytes(self.held[: min(64, most)])
            del self.held[: len(piece)]
            most -= len(piece)
            try:
                self.roll.feed(piece)
            except UnknownCommand:
                self.world.seen["rubbish"] += 1
            while self.roll.answers:
                self.roll.answers.pop()
                self.say(0x00)

    def say(self, byte):
        """Answer, now or late, or not at all."""
        if self.mute or self.world.chance(0.02):
            return
        late = self.world.dice.uniform(0, 2) if self.world.chance(0.05) else 0.001
        self.said.append((self.world.now + late, byte))

    def hear(self):
        """What it has said by now."""
        ready = [byte for at, byte in self.said if at <= self.world.now]
        self.said = [(at, byte) for at, byte in self.said if at > self.world.now]
        return bytes(ready)

    def switch(self, on):
        """Off forgets everything; some say how they are as they come on."""
        if self.plugged and not on:
            self.session += 1
            self.held.clear()
            self.said.clear()
            drawn = self.roll.drawn
            self.roll = Roll()
            self.roll.drawn = drawn
        if on and not self.plugged and self.world.chance(0.3):
            self.said += [(self.world.now, byte) for byte in _AUTOMATIC]
        self.plugged = on

    def _status(self, n):
        stopped = not self.paper or self.cover
        causes = (0x04 if self.cover else 0) | (0 if self.paper else 0x20)
        return 0x12 | {1: 0x08 if stopped else 0, 2: causes, 4: 0 if self.paper else 0x6C}.get(n, 0)


class World:
    """Cable, printer, clock and luck of one schedule."""

    def __init__(self, dice, seen, folder):
        self.dice, self.seen, self.folder, self.now = dice, seen, folder, 1000.0
        self.places = {"network": "10.0.0.9", "usb": str(folder / "lp*"), "serial": "/dev/ttyUSB0"}
        """Where this printer is, by the way to it."""
        self.second = None
        """The world of a second printer: its own cable and luck, the same clock."""
        self.device = Device(self)
        self.troubles, self.lucky, self.numbers = [], False, {}
        self.out, self.calls = False, []
        """Whether the network is cut, and the connections that the printer believes in (`printer_ends`)."""
        folder.mkdir(exist_ok=True)
        (folder / "lp0").touch()

    def beside(self):
        """Put a second printer into this world."""
        second = self.second = World(self.dice, self.seen, self.folder / "kitchen")
        second.numbers, second.wait = self.numbers, self.wait
        second.places |= {"network": "10.0.0.8", "serial": "/dev/ttyUSB1"}
        return second

    def _worlds(self):
        return (self, self.second) if self.second else (self,)

    def chance(self, share):
        """Whether bad luck strikes."""
        return not self.lucky and self.dice.random() < share

    def wait(self, seconds):
        """Time goes by, and the printer prints."""
        while seconds > 0:
            step = min(0.05, seconds)
            self.now, seconds = self.now + step, seconds - step
            for world in self._worlds():
                world.now = self.now
                if world.calls and not world.out and not world.device.deaf:
                    world.calls[0].carry(HOLDS - len(world.device.held))
                world.device.work(step)
                for until, mend in list(world.troubles):
                    if until <= self.now:
                        world.troubles.remove((until, mend))
                        mend()

    def mend(self):
        """A person puts everything right; the printer prints what it holds."""
        for _, mend in self.troubles:
            mend()
        self.troubles.clear()
        self.wait(5.0)

    def trouble(self, name, mend):
        """Something is wrong for a while."""
        self.seen[name] += 1
        self.troubles.append((self.now + self.dice.uniform(0.05, 20), mend))

    def pull(self):
        """The cable, or the plug: off, and on again after a while."""
        if self.device.plugged:
            self.device.switch(False)
            self.calls.clear()
            (self.folder / "lp0").unlink()
            self.trouble("pulled", self._plug)

    def _plug(self):
        self.device.switch(True)
        (self.folder / "lp0").touch()

    def luck(self):
        """What may happen whenever the code touches the cable."""
        if not self.chance(0.06):
            return
        device = self.device
        what = self.dice.choice(("paper", "cover", "mute", "deaf", "pull"))
        if what == "pull":
            self.pull()
            return
        setattr(device, what, what != "paper")
        self.trouble(what, lambda: setattr(device, what, what == "paper"))

    def of(self, where):
        """The world of the printer that is there."""
        there = str(where[0] if isinstance(where, tuple) else where)
        return next(
            world for world in self._worlds()
            if there in world.places.values() or there.startswith(f"{world.folder}/lp")
        )  # fmt: skip

    def connect(self, where, *_, **__):
        """Open the cable, whatever it is, to the printer that is there."""
        world = self.of(where)
        self.wait(0.01)
        if not world.device.plugged:
            raise OSError(errno.ENODEV, "not there")
        if world.chance(0.02):
            raise ConnectionRefusedError(errno.ECONNREFUSED, "busy")
        return End(world)

    def select(self, reads, writes, none, seconds):
        """Ready at once, or after the time."""
        world = self.end([*reads, *writes][0]).world
        if world is not self:
            return world.select(reads, writes, none, seconds)
        device = self.device
        ends = [self.end(each) for each in (*reads, *writes)]
        if any(end.cut for end in ends):
            return reads, writes, []
        if not all(end.served for end in ends):
            self.wait(seconds)
            return [], [], []
        if writes and not device.deaf and len(device.held) < HOLDS:
            return [], writes, []
        until = self.now + seconds
        while self.now < until:
            if reads and any(at <= self.now for at, _ in device.said):
                return reads, [], []
            if any(end.cut for end in ends):
                return reads, writes, []
            if writes and not device.deaf and len(device.held) < HOLDS:
                return [], writes, []
            self.wait(min(0.05, max(0.001, until - self.now)))
        if reads and self.chance(0.02):
            return reads, [], []  # readable, and then nothing
        return [], [], []

    def end(self, number):
        """The end that a file's number, or the end itself, stands for."""
        return self.numbers.get(number, number)

    def stands_for(self, modules, patch):
        """Put the world in the place of the operating system."""
        clock = SimpleNamespace(monotonic=lambda: self.now, sleep=self.wait)
        files = SimpleNamespace(
            open=self.connect, set_blocking=lambda *_: None, close=End.close,
            read=lambda number, most: self.end(number).recv(most),
            write=lambda number, data: self.end(number).send(data),
            O_RDWR=os.O_RDWR, O_NONBLOCK=os.O_NONBLOCK, O_NOCTTY=os.O_NOCTTY, O_CLOEXEC=os.O_CLOEXEC,
        )  # fmt: skip
        sockets = SimpleNamespace(
            create_connection=partial(call, self), socket=real_socket.socket,
            IPPROTO_TCP=real_socket.IPPROTO_TCP, TCP_NODELAY=real_socket.TCP_NODELAY,
            SOL_SOCKET=real_socket.SOL_SOCKET, SO_LINGER=real_socket.SO_LINGER, gaierror=real_socket.gaierror,
        )  # fmt: skip
        stands = {
            "time": clock, "os": files, "select": SimpleNamespace(select=self.select), "socket": sockets,
            "fcntl": SimpleNamespace(ioctl=self._no_ioctl),
        }  # fmt: skip
        for module in modules:
            for name, stand in stands.items():
                if hasattr(module, name):
                    patch.setattr(module, name, stand)

    def _no_ioctl(self, *_):
        raise OSError(errno.ENOTTY, "no port status")
