"""A finger and a pair of eyes for the screens: finds what can be pressed by its words, and presses it.

Imports Kivy, which opens its window: import it after `window.prepare`.
"""

from collections.abc import Iterator

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent
from kivy.uix.widget import Widget

from appliance.ui.widgets.surface import Pressable
from appliance.ui.widgets.text import Text


class Touch(MotionEvent):
    """One finger on the glass."""

    def __init__(self, x: float, y: float) -> None:
        width, height = EventLoop.window.width, EventLoop.window.height
        super().__init__("finger", 1, {"x": x / width, "y": y / height}, is_touch=True, type_id="touch")
        self.scale_for_screen(width, height)

    def depack(self, args: dict[str, float]) -> None:
        """Take on the place, in parts of the window."""
        self.profile = ["pos"]
        self.sx, self.sy = args["x"], args["y"]
        super().depack(args)


def shown(widget: Widget) -> Iterator[Widget]:
    """A widget and everything in it that can be seen."""
    if widget.opacity == 0 or widget.width < 2 or widget.height < 2:
        return
    yield widget
    for child in widget.children:
        yield from shown(child)


def words(root: Widget) -> list[str]:
    """Every text that can be read now."""
    said = [part.say for part in shown(root) if isinstance(part, Text) and part.say]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in said]


def target(root: Widget, word: str) -> Pressable | None:
    """What is pressed to press that word; the whole word first, then a part of a text."""
    every = [one for one in shown(root) if isinstance(one, Pressable) and not one.disabled]
    for exact in (True, False):
        for one in every:
            if any(word == said or (not exact and word in said) for said in words(one)):
                return one
    return None


def press(widget: Widget) -> None:
    """Put a finger down on a widget's middle and take it off."""
    touch = Touch(*widget.to_window(*widget.center))
    EventLoop.post_dispatch_input("begin", touch)
    EventLoop.post_dispatch_input("end", touch)
