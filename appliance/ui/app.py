"""The running screens: a window, a frame, and messages taken once per frame.

Import it after `window.prepare`. The thread that calls `run` is the screen's and owns the till.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import monotonic

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.domain.problems import Problem, Refused
from appliance.till.till import Till
from appliance.ui import theme
from appliance.ui.deeds import Deeds
from appliance.ui.frame import Frame, FrameView
from appliance.ui.inbox import Inbox
from appliance.ui.outside import Outside
from appliance.ui.screens.box.stop import StopView
from appliance.ui.widgets.status import StatusView
from appliance.words import Words

PASSES = {"power_gone": 1.0}
"""Stops that are over by themselves, and the seconds after which it is tried again."""
BEAT = 10.0
"""Seconds between forced frames at rest: for the clock in the bar, and to prove that frames come."""


@dataclass(frozen=True)
class Desk:
    """What the screens run on."""

    till: Till
    words: Words
    inbox: Inbox
    take: Callable[[object], object]
    """Brings one message of the inbox to the till; true: look at what waits for the books."""
    outside: Outside
    drawn: Callable[[], object] = lambda: None
    """Called when something else may be on the glass than before: shows the customer what they see of it."""


@dataclass(frozen=True)
class Opening:
    """How the screens come up: behind the first picture (`first.show`)."""

    words: Words
    look: theme.Look
    name: str
    """The shop, where there is no till to ask."""
    open: Callable[[], Desk]
    """Opens the till; called on the screen's thread once the window runs.
    Raises `Refused` with a stop when it may not sell."""
    around: Callable[[Widget], Widget] = lambda frame: frame
    """Puts something beside the screens (the bench of the demo)."""
    shown: Callable[[], object] = lambda: None
    """Takes the first picture away."""
    frame_drawn: Callable[[bool], object] = lambda is_open: None
    """Called with each frame since there is something to show: feeds the watchdog. True: a till is open."""


class TillApp(App):
    """Kivy's application; everything that matters stands elsewhere."""

    title = "Tillbox"

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.desk: Desk | None = None
        self.shows = False
        """A till, or a stop that says why there is none."""
        self._stirred = monotonic()
        """When the glass was touched last, or a device told of something: a scan, the drawer."""

    def open_settings(self, *_) -> bool:
        """There are none: F1 does nothing."""
        return False

    def build(self) -> Widget:
        """An empty glass over the first picture."""
        theme.wear(self.opening.look)
        self.glass = BoxLayout()
        return self.glass

    def on_start(self) -> None:
        """Bring the till up as soon as the window runs."""
        Window.bind(on_touch_down=self._stir)
        Clock.schedule_once(lambda _: self.come_up())

    def come_up(self) -> None:
        """Open the till and show it; where it may not sell, say why and let one try again."""
        try:
            self.desk = desk = self.opening.open()
        except Refused as refused:
            self._say_stop(refused.problem)
            return
        self.deeds = Deeds(desk.till, desk.outside, desk.words, self._draw)
        self.frame = Frame(desk.words, self.deeds)
        self._show(self.opening.around(self.frame))
        self._take_soon = Clock.create_trigger(self._take)
        desk.inbox.on_message(self._take_soon)
        self.deeds.look_at_outbox()
        self.deeds.forgotten()

    def _draw(self, view: FrameView) -> None:
        assert self.desk
        self.frame.draw(view)
        self.desk.drawn()

    def _say_stop(self, problem: Problem) -> None:
        frame = Frame(self.opening.words, Stopped(self.come_up))
        frame.draw(FrameView("stop", StopView(problem), StatusView(self.opening.name, "", "")))
        self._show(frame)
        if problem.code in PASSES:
            Clock.schedule_once(lambda _: self.come_up(), PASSES[problem.code])

    def _show(self, widget: Widget) -> None:
        if not self.shows:
            self.shows = True
            Clock.schedule_interval(self._beat, BEAT)
            Window.bind(on_flip=lambda *_: self.opening.frame_drawn(self.desk is not None))
        self.opening.shown()
        self.glass.clear_widgets()
        self.glass.add_widget(widget)

    def _take(self, _seconds: float) -> None:
        assert self.desk
        self._stir()
        for message in self.desk.inbox.drain():
            self.deeds.told(partial(self._bring, message))

    def _stir(self, *_) -> None:
        self._stirred = monotonic()

    def _bring(self, message: object) -> None:
        assert self.desk
        if self.desk.take(message):
            self.deeds.look_at_outbox()

    def _beat(self, _seconds: float) -> None:
        if self.desk:
            self.deeds.look_at_outbox()
            self.deeds.rested(monotonic() - self._stirred)
        Window.canvas.ask_update()


class Stopped:
    """The deeds of a till that may not sell: one may try again, and nothing else does anything."""

    def __init__(self, try_again: Callable[[], object]) -> None:
        self.try_again = try_again

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


def leave() -> None:
    """End the screens: `run` returns."""
    App.get_running_app().stop()


def run(opening: Opening) -> None:
    """Show the screens until the window is closed."""
    TillApp(opening).run()
