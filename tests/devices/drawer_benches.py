"""A drawer on the box's pins, and one on a printer's connector: our own code on gpiozero's mock pins and on a
cable, with one program after the other; and what may go wrong with each.
"""

import atexit

from gpiozero.pins.mock import MockFactory, MockPin

from appliance.devices import drawer
from appliance.devices.drawer import GpioDrawer, PrinterDrawer
from appliance.devices.lines import DrawerLine
from appliance.devices.printer import EscposPrinter
from tests.devices.drawer_world import Died, Tray, Work


class Bench:
    """One program after the other with the same drawer."""

    def __init__(self, world, till):
        self.world, self.till = world, till
        self.work, self.line = None, None
        self.tray = Tray(world, self.waits)
        self.kicks, self.lost = 0, 0

    def waits(self):
        """Is this no moment for a hand to shut it?"""
        return self.work.busy

    def kick(self):
        """Asked for on the screen, at any time but while a hand is just shutting the drawer."""
        if self.world.now - self.tray.shut_at < 1.0:
            self.world.at(0.5, self.kick)
            return
        self.kicks += 1
        self.line.kick(str(self.kicks))

    def key(self):
        """Somebody opens it with the key."""
        if self.world.now - self.tray.shut_at < 1.0:
            self.world.at(0.5, self.key)
            return
        self.tray.opens()

    def go(self, seconds):
        """Let the program run, and the next one where it is killed."""
        end = self.world.now + seconds
        while self.world.now < end:
            try:
                self.work.run(end - self.world.now)
            except Died:
                self.start()

    def quiet(self):
        """Until nothing is asked for, and the drawer has been shut for a while."""
        self.go(10)
        while self.work.busy or self.tray.open or self.world.now - self.tray.shut_at < 2:
            self.go(1)

    def start(self):
        self.lost += sum(1 for _, broken in self.work.jobs if broken) if self.work else 0
        self.work = Work(self.world, self.till.post)
        self.line = DrawerLine(self.device(), self.work)


class Gpio(Bench):
    """A drawer on the box's own lines."""

    cool_down, longest = drawer.COOL_DOWN_SECONDS, drawer.HARDEST_SECONDS

    def __init__(self, world, till):
        super().__init__(world, till)
        self.fails, self.let_go, self.ours = False, False, None
        self.start()

    def device(self):
        if self.ours:  # killed: the kernel takes the lines back
            atexit.unregister(self.ours.close)
            self.tray.coil(False)
        bench = self

        class Pin(MockPin):
            def _set_state(self, value):
                if bench.fails and self.info.name == "GPIO17" and not value and self._state:
                    bench.fails, bench.let_go = False, True
                    raise OSError(5, "Input/output error")
                super()._set_state(value)
                if self.info.name == "GPIO17":
                    bench.tray.coil(bool(value))

            def _set_function(self, value):
                super()._set_function(value)
                if value == "input" and self.info.name == "GPIO17":
                    bench.tray.coil(False)

            def _get_state(self):
                return int(bench.tray.contact) if self.info.name == "GPIO27" else super()._get_state()

        self.ours = GpioDrawer(factory=MockFactory(pin_class=Pin))
        return self.ours

    def killed(self):
        raise Died

    def switched_off(self):
        """The screen's thread ends the program, in a pulse or not; then it is started again."""
        self.ours.close()
        assert not self.tray.powered
        raise Died

    def comes_late(self):
        self.world.late = self.world.chance.uniform(0.05, 1.2)

    def does_not_obey(self):
        self.fails = True

    def quiet(self):
        super().quiet()
        if self.let_go:  # the coil's line is gone: somebody starts the box again
            self.let_go = False
            self.start()

    def faults(self):
        return self.killed, self.switched_off, self.comes_late, self.does_not_obey


class Firmware:
    """A printer at the end of its cable, with the drawer on its connector; it may go at any byte."""

    def __init__(self, bench):
        self.bench, self.there, self.paper, self.mute = bench, True, True, False
        self.well_since = 0.0
        self.taken, self.held, self.said = None, bytearray(), bytearray()

    def open(self):
        if not self.there:
            raise OSError(19, "No such device")

    def close(self):
        self.said.clear()

    def port_status(self):
        return None

    def read(self, seconds):
        if not self.there:
            raise OSError(19, "No such device")
        if not self.said:
            self.bench.world.sleep(max(seconds, 0.001))
        said, self.said = bytes(self.said), bytearray()
        return said

    def write(self, data, seconds):
        if not self.there:
            return 0
        if self.taken is not None and self.taken < len(data):
            data, self.there, self.taken = data[: self.taken], False, None
            self.bench.world.at(2, self.back)
        elif self.taken is not None:
            self.taken -= len(data)
        self._receive(data)
        return len(data)

    @property
    def well(self):
        return self.there and not self.mute and self.taken is None

    def back(self):
        self.well_since = self.well_since if self.well else self.bench.world.now
        self.there, self.paper, self.mute, self.taken = True, True, False, None
        self.held.clear()

    def _receive(self, data):
        self.held += data
        while self.held:
            if self.held.startswith(b"\x10\x04") and len(self.held) > 2:
                self._answer(self._status(self.held[2]))
                del self.held[:3]
            elif self.held.startswith(b"\x10\x14\x01") and len(self.held) > 4:
                self._pulse(0.1 * self.held[4])
                del self.held[:5]
            elif self.held.startswith(b"\x1bp") and len(self.held) > 4:
                self._pulse(0.002 * self.held[3])
                del self.held[:5]
            elif self.held.startswith(b"\x1dr\x01"):
                self._answer(0)
                del self.held[:3]
            elif not self.held[0] or len(self.held) > 4:
                del self.held[:1]  # NUL, or what is left of a command that was cut off
            else:
                return

    def _answer(self, byte):
        if not self.mute:
            self.said.append(byte)

    def _status(self, n):
        if n == 1:
            return 0x12 | (0x04 if self.bench.tray.contact else 0) | (0 if self.paper else 0x08)
        if n == 2:
            return 0x12 if self.paper else 0x32
        return 0x12 if self.paper else 0x72

    def _pulse(self, seconds):
        if not seconds:
            return
        self.bench.tray.coil(True)
        self.bench.world.at(seconds, lambda: self.bench.tray.coil(False))


class OnPrinter(Bench):
    """A drawer on the receipt printer."""

    cool_down, longest = drawer.PRINTER_COOL_DOWN_SECONDS - 0.1, 0.1

    def __init__(self, world, till):
        super().__init__(world, till)
        self.firmware = Firmware(self)
        self.start()

    def device(self):
        return PrinterDrawer(EscposPrinter(self.firmware))

    def waits(self):
        """Nor is one in which nobody could have seen it open: the printer was just away, or silent."""
        return self.work.busy or self.blind

    @property
    def blind(self):
        return not self.firmware.well or self.world.now - self.firmware.well_since < 7

    def key(self):
        """Not between a shutting that nobody saw and the moment in which somebody would."""
        if self.blind:
            self.world.at(0.5, self.key)
        else:
            super().key()

    def seen_shut(self, then):
        """Has nobody just shut it? Else ``then`` comes later: what opens again unseen is one opening."""
        late = self.world.now - self.tray.shut_at < 2
        if late:
            self.world.at(2, then)
        return not late

    def goes(self):
        """In the middle of what is being written."""
        if not self.seen_shut(self.goes):
            return
        self.firmware.taken = self.world.chance.randrange(9)

    def no_paper(self):
        self.firmware.paper = False
        self.world.at(self.world.chance.uniform(1, 6), self.firmware.back)

    def says_nothing(self):
        if not self.seen_shut(self.says_nothing):
            return
        self.firmware.mute = True
        self.world.at(self.world.chance.uniform(0.5, 3), self.firmware.back)

    def faults(self):
        return self.goes, self.no_paper, self.says_nothing

    def quiet(self):
        self.firmware.back()
        super().quiet()
        self.firmware.back()
        super().quiet()
