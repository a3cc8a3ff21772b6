"""A process of its own: the till on a display that nobody sees, timed from what is done to it to the glass.

``FOLDER glass PRODUCTS`` scans, and types into the search; ``FOLDER busy`` draws while the uploader is let
go on and receipts print, or while both rest. Milliseconds go to the standard output as JSON.

A change is timed twice, turn about: as it happens, and drawn again from the page's ready values, which is
the floor. Before each the glass has come to rest. The time ends when every pixel of the frame is there; in
every turn of `LOOKED`, which does not count, its pixels are held against those of before.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from appliance.config import load
from appliance.devices import Scanned
from appliance.domain import payment as payments
from appliance.domain.payment import Tender
from appliance.storage import journal
from appliance.till import jobs, people
from appliance.till.paying import commit_sale
from appliance.till.till import Person
from appliance.wiring import parts, screen
from appliance.wiring.box import Box
from tests.bench.commit import five_lines
from tests.bench.draining import delivering
from tests.bench.export import Passing
from tests.bench.finding import keystrokes
from tests.bench.shop import barcode

if TYPE_CHECKING:
    from appliance.ui.app import Opening

SCANS, KEYS, FRAMES = 240, 240, 1500
REST, LATE = 0.2, 60.0
"""Seconds in which what moves on the glass comes to rest, and until nothing will come of a deed any more."""
WARM, LOOKED, LINES, TURN = 10, 20, 12, 50
Times = dict[str, dict[str, list[float]]]
Play = Generator[Callable[[], object] | float, float, None]
"""Yields what is done to the till, and is sent how long it took to the glass; or seconds to wait."""


class Glass:
    """The screens of a box, and a clock that stops when the display has a frame."""

    def __init__(self, box: Box, frame: Any) -> None:
        """Listen to frames; `play` begins when the till has come up."""
        from kivy.app import App
        from kivy.clock import Clock
        from kivy.core.window import Window
        from kivy.graphics.opengl import glFinish

        self._drawn = glFinish
        self.box, self.frame, self.window, self.clock = box, frame, Window, Clock
        self.deeds = App.get_running_app().deeds
        self._flip, self._began, self._before = Window.flip, 0.0, None
        self._drew, self.looked, self.pixels = False, False, b""
        Window.flip = self._flipped

    def play(self, play: Play, after: Callable[[], object]) -> None:
        """Play it; then ``after``."""
        self.steps, self.after = play, after
        self.clock.schedule_once(lambda _: self._next(None), REST)
        self.clock.schedule_interval(lambda _: self._check(), LATE)

    def _check(self) -> None:
        waited = time.perf_counter() - self._began
        if self._began and waited > LATE:
            raise RuntimeError(f"expected a changed glass, waited {waited:.0f} s on {_seen(self.frame.view)}")

    def _next(self, took: float | None) -> None:
        try:
            step = self.steps.send(took)
        except StopIteration:
            self.after()
            return
        if isinstance(step, float):
            self.clock.schedule_once(lambda _: self._next(0.0), step)
            return
        self._before = _seen(self.frame.view)
        self.pixels = self._pixels() if self.looked else b""
        self._began = time.perf_counter()
        step()

    def _flipped(self) -> None:
        other = _seen(self.frame.view) != self._before
        changed = self._began and (other or self._drew)  # what was drawn may be drawn over by the box
        if changed and other and self.looked:
            assert self._pixels() != self.pixels, "expected other pixels in the first frame after a change"
        self._flip()
        if changed:
            self._drawn()
            took, self._began, self._drew = (time.perf_counter() - self._began) * 1000, 0.0, False
            self.clock.schedule_once(lambda _: self._next(took), REST if self.rests else 0)

    def _pixels(self) -> bytes:
        from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

        wide, high = self.window.size
        return bytes(glReadPixels(0, 0, int(wide), int(high), GL_RGBA, GL_UNSIGNED_BYTE))

    rests = True

    def draw(self, view: Any) -> Callable[[], object]:
        """Draws ready values, as soon as a message of the inbox would be taken."""

        def put(_: float) -> None:
            self.frame.draw(view)
            self._drew = True

        return lambda: self.clock.schedule_once(put)


def _seen(view: Any) -> object:
    """What a deed changes of it; the bar's clock goes on by itself."""
    return view.stage, view.view, view.basket


def twice(
    glass: Glass, deeds: list[Callable[[], object]], times: dict[str, list[float]], gone: int = 0
) -> Play:
    """Each deed as it happens, then drawn again; so many have gone before these."""
    for turn, deed in enumerate(deeds, gone):
        before, glass.looked = glass.frame.view, turn % LOOKED == 0
        ours = yield deed
        after = glass.frame.view
        yield glass.draw(before)
        if _seen(glass.frame.view) != _seen(before):
            continue  # a message of the box had the till drawn as it is
        floor = yield glass.draw(after)
        if turn >= WARM and not glass.looked:
            times["ours"].append(ours)
            times["floor"].append(floor)


def shop(glass: Glass, products: int, times: Times) -> Play:
    """Scans, a dozen to a sale; then the search, key by key."""
    dice, till, post = Random(5), glass.box.till, glass.box.post
    for name in ("scan", "key"):
        times[name] = {"ours": [], "floor": []}
    for gone in range(0, SCANS, LINES):
        scans = [Scanned(barcode(dice.randrange(products)), "bench") for _ in range(LINES)]
        yield from twice(glass, [partial(post, scan) for scan in scans], times["scan"], gone)
        till.sale = None
        glass.deeds.redraw()
        yield REST
    glass.deeds.go_search()
    yield REST
    texts = [text for text in keystrokes(Random(6), KEYS) if not text.endswith(" ")]  # nobody sees a blank
    yield from twice(glass, [partial(glass.deeds.search, text) for text in texts], times["key"])


def busy(glass: Glass, uploader: "subprocess.Popen[bytes]", times: Times) -> Play:
    """Two pages turn about; the uploader and the printer work, and rest, by turns."""
    till, times["frame"] = glass.box.till, {"busy": [], "rest": []}
    pages = []
    till.sale = five_lines(till)
    for stage in ("", "search"):
        glass.deeds.go(stage)
        pages.append(glass.frame.view)
    till.sale = None
    glass.rests = False
    while uploader.poll() is None and len(times["frame"]["busy"]) < FRAMES:
        for name, sent in (("busy", signal.SIGCONT), ("rest", signal.SIGSTOP)):
            uploader.send_signal(sent)
            if name == "busy":
                glass.deeds.do(partial(_sold, till))
            while name == "rest" and jobs.owed(till):
                yield 0.05
            for turn in range(TURN):
                times["frame"][name].append((yield glass.draw(pages[turn % 2])))
    uploader.send_signal(signal.SIGCONT)
    uploader.terminate()


def _sold(till: Any) -> None:
    sale = five_lines(till)
    payment = payments.tender(payments.begin(sale.total, 100), Tender("card", sale.total, brand="visa"))
    commit_sale(till, sale, payment, "sale")


def main() -> int:
    """The command."""
    folder, play, *more = Path(sys.argv[1]), *sys.argv[2:]
    boxes: list[Box] = []
    times: Times = {}
    uploader = delivering(folder) if play == "busy" else None  # the box's own finds this one at work

    def devices(box: Box) -> None:
        boxes.append(box)
        newest = journal.newest(box.till.database)
        assert newest
        box.till.clock = Passing(newest.data["at"])  # the day that is open is today
        if play == "busy":
            parts.real(box)

    def dressed(opening: "Opening") -> "Opening":
        def around(frame: Any) -> Any:
            from kivy.clock import Clock

            Clock.schedule_once(lambda _: begin(Glass(boxes[-1], frame)), 1)
            return frame

        return replace(opening, around=around)

    def begin(glass: Glass) -> None:
        people.enter(glass.box.till, Person("1", "Kari", "manager"))
        glass.deeds.redraw()
        steps = busy(glass, uploader, times) if uploader else shop(glass, int(more[0]), times)
        glass.play(steps, ended)

    def ended() -> None:
        print(json.dumps(times), flush=True)
        os._exit(0)  # what a shutdown takes is not asked

    return screen.run(load(folder / "till.toml"), folder, devices, dressed)


if __name__ == "__main__":
    sys.exit(main())
