"""A receipt printer with bad luck, each schedule drawn from its seed: is every receipt printed, none twice
that nobody asked for?

Over the network, under usblp or on a serial line; whenever the code touches the cable the paper may end, the
cover open, the printer fall silent or deaf, answer late or not at all, or be pulled out in the middle of a
write. It comes back after a while, with or without an automatic status nobody asked for. What the till does
with the outcomes is played by its rules (`till.jobs`): failed prints again when the printer is well, unknown
waits until a person has looked at the paper. Time is simulated.

What is held: nothing raises. A job that is done stands on the paper, once and whole. Of one that failed no
letter ever comes out. At the end every job stands there, and more often only where a person asked for it.
(A printer on a serial line that is switched off and on within a job is not drawn: the line does not tell.)
"""

import logging
from collections import Counter
from random import Random

import pytest
import serial

from appliance.devices import JobDone, Outcome, PrinterChanged, cables, lines, printer, serial_cable
from appliance.devices.printer import NetworkPrinter, SerialPrinter, UsbLpPrinter
from appliance.domain.receipt import Barcode, Cut, Logo, Pair, Qr, Text
from appliance.paper import dots
from appliance.paper.escpos import render
from tests.devices.printer_world import World

LOGO = dots.command(dots.Dots(320, 40, b"\xaa" * 1600))
WELL = ("fine", "paper_low")


class Broken(Exception):
    """A promise was not kept."""


class AtOnce:
    """A worker that does each job when it is put."""

    def __init__(self, post):
        self.post = post

    def put(self, work, broken=None):
        message = work()
        if message is not None:
            self.post(message)

    def repeat(self, work, seconds):
        pass


class Shop:
    """Till and cashier."""

    def __init__(self, seed, folder, patch):
        self.dice, self.seen = Random(seed), Counter()
        self.world = World(self.dice, self.seen, folder)
        self.world.stands_for((cables, printer, serial_cable), patch)
        patch.setattr(serial, "Serial", self.world.connect)
        self.way = self.dice.choice(("network", "usb", "serial"))
        self.printer = {
            "network": lambda: NetworkPrinter("10.0.0.9"),
            "usb": lambda: UsbLpPrinter(str(folder / "lp*")),
            "serial": lambda: SerialPrinter("/dev/ttyUSB0"),
        }[self.way]()
        self.line = lines.PrinterLine(self.printer, AtOnce(self.take))
        self.state, self.jobs, self.failed = "", {}, []
        self.asked, self.tries = Counter(), Counter()

    def take(self, message):
        """What the printer's line says."""
        if isinstance(message, PrinterChanged):
            self.state = str(message.state)
        elif isinstance(message, JobDone):
            job = message.job.partition(".")[0]
            self.jobs[job] = str(message.outcome)
            self.seen[str(message.outcome)] += 1
            if message.outcome == Outcome.DONE and self.whole(message.job) != 1:
                raise Broken(f"{message.job} is called done and stands {self.whole(message.job)} times there")
            if message.outcome == Outcome.FAILED:
                self.failed.append(message.job)

    def whole(self, attempt):
        """How often an attempt stands on the paper, from its first line to its last."""
        said = [row for row in self.world.device.roll.lines() if row]
        return sum(
            row == f"end {attempt}" and said[max(0, place - 3) : place] == self.text(attempt)[:3]
            for place, row in enumerate(said)
        )

    def text(self, attempt):
        """The lines of an attempt."""
        return [f"job {attempt}", "Blåbær på Ås".ljust(43) + "54,90", f"thanks {attempt}", f"end {attempt}"]

    def print(self, job):
        """Send a job, once more if it was sent before."""
        self.tries[job] += 1
        attempt = f"{job}.{self.tries[job]}"
        first, _, third, last = self.text(attempt)
        middle = self.dice.choice(((Logo(),), (Qr("https://a.no/" + "x" * 200),), (Barcode("00124299"),), ()))
        pair = Pair("Blåbær på Ås", "54,90")
        paper = (Text(first), *middle, pair, Text(third), Text(last), Cut())
        self.jobs[job] = "queued"
        self.line.print(attempt, render(paper, logo=LOGO))

    def settle(self):
        """The printer is well: what failed prints; a person says of what is in doubt whether it is there."""
        for job in [job for job, state in self.jobs.items() if state == "failed"]:
            if self.state in WELL or self.state == "unknown":
                self.print(job)

    def glance(self):
        """What the line does every three seconds."""
        if changed := self.line._look():
            self.take(changed)

    def look(self):
        """A person puts the printer right, looks at the paper and answers."""
        self.world.mend()
        for job in [job for job, state in self.jobs.items() if state == "unknown"]:
            if any(self.whole(f"{job}.{n}") for n in range(1, self.tries[job] + 1)):
                self.jobs[job] = "done"
            else:
                self.asked[job] += 1
                self.print(job)

    def play(self):
        """The day."""
        for number in range(self.dice.randint(2, 6)):
            self.print(str(number))
            for _ in range(self.dice.randint(0, 4)):
                self.world.wait(self.dice.uniform(0, 10))
                self.dice.choice((self.glance, self.settle, self.look, lambda: self.printer.ask(1)))()
        self.world.lucky = True
        for _ in range(12):
            if set(self.jobs.values()) == {"done"}:
                break
            self.look()
            self.world.wait(4.0)
            self.glance()
            self.settle()
        self.printer.close()
        self.world.wait(20.0)
        self.judge()

    def judge(self):
        """Hold the paper against what was said."""
        lost = [job for job, state in self.jobs.items() if state != "done"]
        if lost:
            raise Broken(f"{lost} are {[self.jobs[job] for job in lost]} although all is well ({self.state})")
        for job, tries in self.tries.items():
            count = sum(self.whole(f"{job}.{n}") for n in range(1, tries + 1))
            if not 1 <= count <= 1 + self.asked[job]:
                raise Broken(f"job {job} stands there {count} times, asked for {self.asked[job]} times more")
        said = " ".join(self.world.device.roll.lines())
        came = [one for one in self.failed if any(f"{word} {one} " in f"{said} " for word in ("job", "end"))]
        if came:
            raise Broken(f"{came} were called failed and came out")


def play(seed, folder):
    """Play one seed; gives what happened, by name.

    Raises:
        Broken: A promise was not kept.
    """
    log = logging.getLogger("appliance.devices")
    before = log.level
    log.setLevel(logging.CRITICAL)  # every trouble is a line there
    try:
        with pytest.MonkeyPatch.context() as patch:
            shop = Shop(seed, folder, patch)
            shop.play()
            shop.seen[shop.way] += 1
            return shop.seen
    finally:
        log.setLevel(before)
