"""The running set-up: a window, one frame, and the messages of what goes on behind it.

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
from appliance.ui.deeds.setup import SetupDeeds, Told
from appliance.ui.frame import Frame, FrameView
from appliance.ui.inbox import Inbox
from appliance.words import Words


@dataclass(frozen=True)
class Beginning:
    """How the set-up comes up."""

    look: theme.Look
    inbox: Inbox
    deeds: Callable[[Callable[[FrameView, Words], object]], SetupDeeds]
    """Makes the deeds, which draw by the function that they are given."""
    shown: Callable[[], object] = lambda: None
    """Takes the first picture away."""
    frame_drawn: Callable[[bool], object] = lambda is_open: None
    """Called with each frame: feeds the watchdog."""


class SettingUpApp(App):
    """Kivy's application; everything that matters stands elsewhere."""

    title = "Tillbox"

    def __init__(self, beginning: Beginning) -> None:
        super().__init__()
        self.beginning = beginning
        self.frame: Frame | None = None

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
        self.deeds = self.beginning.deeds(self._draw)
        self.deeds.redraw()
        self._take_soon = Clock.create_trigger(self._take)
        self.beginning.inbox.on_message(self._take_soon)
        Clock.schedule_interval(lambda _: Window.canvas.ask_update(), BEAT)
        Window.bind(on_flip=lambda *_: self.beginning.frame_drawn(False))
        self.beginning.shown()

    def _draw(self, view: FrameView, words: Words) -> None:
        """In another language everything is drawn anew."""
        if self.frame is None or self.frame.words.language != words.language:
            self.frame = Frame(words, self.deeds)
            self.glass.clear_widgets()
            self.glass.add_widget(self.frame)
        self.frame.draw(view)

    def _take(self, _seconds: float) -> None:
        for message in self.beginning.inbox.drain():
            if isinstance(message, Told):
                self.deeds.told(message)


def leave() -> None:
    """End the set-up: `run` returns."""
    App.get_running_app().stop()


def run(beginning: Beginning) -> None:
    """Show the set-up until it is done, or its window is closed."""
    SettingUpApp(beginning).run()
