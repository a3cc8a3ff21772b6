"""Words on the glass: wrapped at spaces, made smaller step by step when a language needs the room.

A text never breaks inside a word and is never cut off silently: what does not fit at the smallest
size is marked (``overflows``), and the picture proof fails on it. Names of goods, which a shop can
make as long as it likes, end in "…" instead (``cut``).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as Measure
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.label import Label

from appliance.ui.icons import FONT, ICONS
from appliance.ui.theme import LINES, look

_WITHIN_AMOUNT = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""The space in 1 000,00, where no line ends."""


@lru_cache(maxsize=16)
def _measure(size: int, bold: bool) -> Measure:
    return Measure(font_size=size, bold=bold)


@lru_cache(maxsize=8192)
def extent(text: str, size: int, bold: bool) -> int:
    """Width of one line in pixels at a font size."""
    return int(_measure(size, bold).get_extents(text)[0])


@lru_cache(maxsize=64)
def line_height(size: int) -> int:
    """Height of one line in pixels at a font size."""
    return int(_measure(size, False).get_extents("Åg")[1])


def wrapped(text: str, width: int, size: int, bold: bool) -> list[str]:
    """Break a text into lines at its spaces and newlines; a word wider than a line stays whole."""
    return _broken(_WITHIN_AMOUNT.sub("\u00a0", text), lambda line: extent(line, size, bold) <= width)


def wrapped_columns(text: str, columns: int) -> list[str]:
    """The same into lines of so many characters."""
    return _broken(text, lambda line: len(line) <= columns)


def _broken(text: str, fits: Callable[[str], bool]) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and not fits(longer):
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def shortened(lines: list[str], keep: int, width: int, size: int, bold: bool) -> list[str]:
    """Keep that many lines, the last with "…" when something is left out."""
    kept = lines[:keep]
    if len(lines) > keep:
        kept[-1] = f"{kept[-1]} {lines[keep]}"
    return [_ended(line, width, size, bold) for line in kept]


def from_its_end(line: str, width: int, size: int, bold: bool) -> str:
    """The end of a line that has no room for the whole, after "…": what was typed last is seen."""
    if extent(line, size, bold) <= width:
        return line
    while line and extent("…" + line, size, bold) > width:
        line = line[1:]
    return "…" + line.lstrip()


def _ended(line: str, width: int, size: int, bold: bool) -> str:
    if extent(line, size, bold) <= width:
        return line
    while line and extent(line + "…", size, bold) > width:
        line = line[:-1]
    return line.rstrip(" ,") + "…"


class Text(Label):
    """A label that fits its box. Set ``say``; ``text`` is what came of it."""

    say = StringProperty("")
    size_name = OptionProperty("body", options=list(LINES))
    tone = StringProperty("ink")
    cut = NumericProperty(0)
    """How many lines a name may take before it ends in "…"; 0 shrinks instead."""
    typed = BooleanProperty(False)
    """True cuts off the beginning instead, on one line."""
    natural = BooleanProperty(False)
    """True makes the label as high as its text needs at its width."""
    overflows = BooleanProperty(False)

    def __init__(self, **options) -> None:
        options.setdefault("halign", "left")
        options.setdefault("valign", "middle")
        super().__init__(**options)
        self._look = look()
        self.height: Any
        self.text: str
        self._fit_soon = Clock.create_trigger(self._fit, -1)
        for name in ("say", "size", "size_name", "bold", "padding", "cut", "font_name"):
            self.fbind(name, self._fit_soon)
        self.fbind("tone", self._colour)
        self._colour()
        self._fit_soon()

    def on_natural(self, *_) -> None:
        """A natural height leaves nothing to the layout."""
        if self.natural:
            self.size_hint_y = None

    def _colour(self, *_) -> None:
        self.color = self.disabled_color = self._look.rgba(self.tone)

    def _sizes(self) -> range:
        largest = self._look.font(self.size_name)
        least = max(self._look.smallest_font, largest * 4 // 5) if self.cut else self._look.smallest_font
        return range(largest, min(largest, least) - 1, -1)

    def _broken(self, width: int, height: int) -> tuple[int, list[str]]:
        """The largest size at which it fits, and its lines; a name that is cut all the same stays large."""
        first = None
        for size in self._sizes():
            lines = wrapped(self.say, width, size, self.bold)
            tall = (1 if self.cut else len(lines)) * line_height(size) > height + 1
            if self.natural or not tall:
                first = first or (size, lines)
                if all(extent(line, size, self.bold) <= width for line in lines):
                    return size, lines
        return first if first and self.cut else (size, lines)

    def _fit(self, *_) -> None:
        width = int(self.width - self.padding[0] - self.padding[2])
        height = int(self.height - self.padding[1] - self.padding[3])
        if width < 2 or (height < 2 and not self.natural) or not self.say:
            self.text = "" if not self.say else self.text
            if self.natural and not self.say:
                self.height = 0
            return
        size, lines = self._broken(width, height)
        wide = not self.cut and any(extent(line, size, self.bold) > width for line in lines)
        if self.typed:
            lines = [from_its_end(self.say, width, size, self.bold)]
        elif self.cut:
            keep = self.cut if self.natural else max(1, min(self.cut, (height + 1) // line_height(size)))
            lines = shortened(lines, keep, width, size, self.bold)
        if self.natural:
            self.height = len(lines) * line_height(size) + self.padding[1] + self.padding[3]
            height = self.height
        self.overflows = wide or len(lines) * line_height(size) > height + 1
        self.font_size = size
        # given a height, Kivy leaves out the line that a box is a pixel too low for
        tall = max(self.height, len(lines) * line_height(size) + self.padding[1] + self.padding[3])
        self.text_size = (self.width, None if self.valign == "middle" else tall)
        self.text = "\n".join(lines)

    def on_touch_down(self, touch) -> bool:
        """Words take no touches, not even where they are disabled and would swallow them."""
        return False

    def __repr__(self) -> str:
        return f"Text({self.say!r})"


class Icon(Label):
    """One icon by its name, at a size in mm; empty takes no part."""

    icon = StringProperty("")
    tone = StringProperty("ink")
    mm = NumericProperty(5.5)

    def __init__(self, **options) -> None:
        super().__init__(font_name=FONT, halign="center", valign="middle", **options)
        self._look = look()
        for name in ("icon", "tone", "mm"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_) -> None:
        self.text = ICONS[self.icon] if self.icon else ""
        self.color = self.disabled_color = self._look.rgba(self.tone)
        self.font_size = self._look.mm(self.mm)

    def on_touch_down(self, touch) -> bool:
        """As with `Text`."""
        return False
