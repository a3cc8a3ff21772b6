"""The window that runs while there is no till: a glass, and the messages of what goes on behind it.

Import it after `window.prepare`, as `ui.app`, whose place it takes. What stands on the glass is made by
`setting_up` or `taking_up`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui import theme
from appliance.ui.app import BEAT
from appliance.ui.inbox import Inbox


class Told(Protocol):
    """Deeds that hear of what goes on behind the screens."""

    def told(self, message: object) -> None:
        """Take a message of the inbox."""


@dataclass(frozen=True)
class Beginning:
    """How it comes up."""

    look: theme.Look
    inbox: Inbox
    deeds: Callable[[BoxLayout], Told]
    """Puts the first page on the glass, and gives its deeds."""
    shown: Callable[[], object] = lambda: None
    """Takes the first picture away."""
    frame_drawn: Callable[[bool], object] = lambda is_open: None
    """Called with each frame, never as open: feeds the watchdog, and says of a new box that it is sound."""


class BeforeApp(App):
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
        """Show the first page as soon as the window runs."""
        Clock.schedule_once(lambda _: self._come_up())

    def _come_up(self) -> None:
        self.deeds = self.beginning.deeds(self.glass)
        self._take_soon = Clock.create_trigger(self._take)
        self.beginning.inbox.on_message(self._take_soon)
        Clock.schedule_interval(lambda _: Window.canvas.ask_update(), BEAT)
        Window.bind(on_flip=lambda *_: self.beginning.frame_drawn(False))
        self.beginning.shown()

    def _take(self, _seconds: float) -> None:
        for message in self.beginning.inbox.drain():
            self.deeds.told(message)


def leave() -> None:
    """End it: `run` returns."""
    App.get_running_app().stop()


def run(beginning: Beginning) -> None:
    """Show it until it is done, or its window is closed."""
    BeforeApp(beginning).run()
