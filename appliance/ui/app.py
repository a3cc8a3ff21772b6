"""The running screens: a window, a frame, and messages taken once per frame.

Import it after `window.prepare`. The thread that calls `run` is the screen's and owns the till.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window

from appliance.till.till import Till
from appliance.ui import theme
from appliance.ui.deeds import Deeds
from appliance.ui.frame import Frame
from appliance.ui.inbox import Inbox
from appliance.ui.place import Outside
from appliance.words import Words

BEAT = 10.0
"""Seconds between forced frames at rest: for the clock in the bar, and to prove that frames come."""


@dataclass(frozen=True)
class Desk:
    """What the screens run on."""

    till: Till
    words: Words
    inbox: Inbox
    take: Callable[[object], object]
    """Brings one message of the inbox to the till."""
    outside: Outside
    look: theme.Look
    frame_drawn: Callable[[], object] = lambda: None
    """Called after a frame: feeds the watchdog."""


class TillApp(App):
    """Kivy's application; everything that matters stands elsewhere."""

    title = "Tillbox"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def open_settings(self, *_) -> bool:
        """There are none: F1 does nothing."""
        return False

    def build(self) -> Frame:
        """Make the frame and its deeds."""
        desk = self.desk
        theme.wear(desk.look)
        self.deeds = Deeds(desk.till, desk.outside, desk.words, lambda view: self.frame.draw(view))
        self.frame = Frame(desk.words, self.deeds)
        return self.frame

    def on_start(self) -> None:
        """Draw the first moment, then listen."""
        self._take_soon = Clock.create_trigger(self._take)
        self.desk.inbox.on_message(self._take_soon)
        Clock.schedule_interval(self._beat, BEAT)
        Window.bind(on_flip=lambda *_: self.desk.frame_drawn())
        self.deeds.look_at_outbox()
        self.deeds.forgotten()

    def _take(self, _seconds: float) -> None:
        for message in self.desk.inbox.drain():
            sale = self.desk.till.sale
            self.deeds.do(partial(self.desk.take, message))
            if self.desk.till.sale is not sale:
                self.deeds.scanned()

    def _beat(self, _seconds: float) -> None:
        self.deeds.look_at_outbox()
        self.deeds.redraw()
        Window.canvas.ask_update()


def run(desk: Desk) -> None:
    """Show the screens until the window is closed."""
    TillApp(desk).run()
