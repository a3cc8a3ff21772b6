"""The running restore: a window, one frame, and the messages of what goes on behind it.

Import it after `window.prepare`, as `ui.app`, whose place it takes while there is no till.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui import theme
from appliance.ui.app import BEAT
from appliance.ui.deeds.restore import Outside, RestoreDeeds
from appliance.ui.frame import Frame
from appliance.ui.inbox import Inbox
from appliance.words import Words


@dataclass(frozen=True)
class Beginning:
    """How it comes up."""

    words: Words
    look: theme.Look
    inbox: Inbox
    outside: Outside
    shown: Callable[[], object] = lambda: None
    """Takes the first picture away."""
    frame_drawn: Callable[[bool], object] = lambda is_open: None
    """Called with each frame: feeds the watchdog."""


class TakingUpApp(App):
    """Kivy's application; everything that matters stands elsewhere."""

    title = "Tillbox"

    def __init__(self, beginning: Beginning) -> None:
        super().__init__()
        self.beginning = beginning

    def open_settings(self, *_) -> bool:
        """There are none: F1 does nothing."""
        return False

    def build(self) -> Widget:
        """An empty glass over the first picture."""
        theme.wear(self.beginning.look)
        self.glass = BoxLayout()
        return self.glass

    def on_start(self) -> None:
        """Look for the stick as soon as the window runs."""
        Clock.schedule_once(lambda _: self._come_up())

    def _come_up(self) -> None:
        one = self.beginning
        self.deeds = RestoreDeeds(one.outside, one.words, lambda view: self.frame.draw(view))
        self.frame = Frame(one.words, self.deeds)
        self.glass.add_widget(self.frame)
        self._take_soon = Clock.create_trigger(self._take)
        one.inbox.on_message(self._take_soon)
        Clock.schedule_interval(lambda _: Window.canvas.ask_update(), BEAT)
        Window.bind(on_flip=lambda *_: one.frame_drawn(False))
        self.deeds.look_for_stick()
        one.shown()

    def _take(self, _seconds: float) -> None:
        for message in self.beginning.inbox.drain():
            self.deeds.told(message)


def leave() -> None:
    """End it: `run` returns."""
    App.get_running_app().stop()


def run(beginning: Beginning) -> None:
    """Show it until it is done, or its window is closed."""
    TakingUpApp(beginning).run()
