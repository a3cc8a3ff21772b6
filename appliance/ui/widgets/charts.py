"""Figures as bars: two spans by their parts, and amounts by name. No pies. What is tapped leads on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kivy.graphics import Color, Rectangle
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.surface import Pressable, fill_up
from appliance.ui.widgets.text import Text

CROWDED = 24
"""Columns that have room for a name each."""


@dataclass(frozen=True)
class Bar:
    """An amount by name, written out, and its length against the longest (0 to 1000)."""

    name: str
    amount: str
    length: int
    before: int = 0
    """The length of the same in the span before."""
    deed: Callable[[], object] | None = None


@dataclass(frozen=True)
class Column:
    """A part of a span: what it is called, its amount, and that of the same part of the span before."""

    name: str
    amount: int
    before: int
    deed: Callable[[], object] | None = None


class Progress(Widget):
    """A bar that is so far filled."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        with self.canvas:
            Color(rgba=look().rgba("hairline"))
            self._track = Rectangle()
            Color(rgba=look().rgba("accent"))
            self._shape = Rectangle()
            Color(rgba=look().rgba("outline"))
            self._edges = [Rectangle() for _ in range(3)]
        self._length = self._before = 0
        self.bind(pos=self._place, size=self._place)

    def draw(self, length: int, before: int = 0) -> None:
        """Fill it so many thousandths, and outline so many."""
        self._length, self._before = length, before
        self._place()

    def _place(self, *_) -> None:
        self._track.pos, self._track.size = self.pos, self.size
        self._shape.pos = self.pos
        self._shape.size = (self.width * max(0, self._length) // 1000, self.height)
        wide, line = self.width * max(0, self._before) // 1000, max(1, look().mm(0.25)) if self._before else 0
        top, end = self.y + self.height - line, self.x + max(0, wide - line)
        for edge, pos, size in zip(
            self._edges,
            ((self.x, self.y), (self.x, top), (end, self.y)),
            ((wide, line), (wide, line), (line, self.height)),
            strict=True,
        ):
            edge.pos, edge.size = pos, size


class BarRow(Pressable):
    """Name and amount over a bar."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", size_hint_y=None, height=look().mm(9.4), **options)
        self.resting = ""
        line = BoxLayout()
        self.name, self.amount = Text(size_name="body", cut=1), Text(halign="right", size_hint_x=0.6)
        line.add_widget(self.name)
        line.add_widget(self.amount)
        self.bar = Progress(size_hint_y=None, height=look().mm(2))
        self.add_widget(line)
        self.add_widget(self.bar)

    def draw(self, bar: Bar) -> None:
        """Become that bar."""
        self.name.say, self.amount.say = bar.name, bar.amount
        self.bar.draw(bar.length, bar.before)
        self.deed, self.disabled = bar.deed, bar.deed is None


class BarChart(BoxLayout):
    """A heading over bars."""

    def __init__(self, **options) -> None:
        mm = look().mm
        super().__init__(orientation="vertical", size_hint_y=None, spacing=mm(1.2), **options)
        self.heading = Text(size_name="small", tone="quiet", bold=True, size_hint_y=None, height=mm(5.5))
        self.rows = BoxLayout(orientation="vertical", size_hint_y=None, spacing=mm(1.6))
        self.rows.bind(minimum_height=self.rows.setter("height"))
        self.bind(minimum_height=self.setter("height"))
        self.add_widget(self.heading)
        self.add_widget(self.rows)

    def draw(self, heading: str, bars: Sequence[Bar]) -> None:
        """Show these."""
        self.heading.say = heading
        for row, bar in zip(fill_up(self.rows, len(bars), BarRow), bars, strict=True):
            row.draw(bar)


class ColumnChart(Pressable):
    """A span by its parts: this one solid, the one before as an outline. A tap is for the nearest column."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", **options)
        self.resting = self.held = ""
        self.area = Widget()
        self.area.bind(pos=self._place_columns, size=self._place_columns)
        self.names = BoxLayout(size_hint_y=None, height=look().mm(4.6))
        self.add_widget(self.area)
        self.add_widget(self.names)
        self.deed = self._tapped
        self._columns: tuple[Column, ...] = ()
        self._down = 0.0

    def draw(self, columns: Sequence[Column]) -> None:
        """Show these; where they are many, only some have room for their names."""
        self._columns = tuple(columns)
        every = 1 if len(columns) <= CROWDED else 5
        named = columns[::every]
        labels = fill_up(self.names, len(named), lambda: Text(size_name="small", tone="quiet", cut=1))
        for place, (label, column) in enumerate(zip(labels, named, strict=True)):
            label.say, label.halign = column.name, "center" if every == 1 else "left"
            label.size_hint_x = min(every, len(columns) - place * every)
        self._place_columns()

    def on_touch_down(self, touch) -> bool:
        """Keep where the finger came down: a scroll view moves what is under it."""
        self._down = touch.x
        return super().on_touch_down(touch)

    def _tapped(self) -> None:
        if self._columns:
            place = int((self._down - self.area.x) * len(self._columns) // max(1, self.area.width))
            deed = self._columns[min(max(0, place), len(self._columns) - 1)].deed
            if deed:
                deed()

    def _place_columns(self, *_) -> None:
        area, columns = self.area, self._columns
        most = max([1, *(max(column.amount, column.before) for column in columns)])
        step, edge = area.width / max(1, len(columns)), max(2, look().mm(0.3))
        wide = min(step * 0.74, look().mm(16))
        area.canvas.clear()
        with area.canvas:
            Color(rgba=look().rgba("outline"))
            Rectangle(pos=area.pos, size=(area.width, 1))
            for place, column in enumerate(columns):
                middle = area.x + (place + 0.5) * step
                tall = area.height * max(0, column.amount) // most
                Color(rgba=look().rgba("accent"))
                Rectangle(pos=(middle - wide * 0.34, area.y), size=(wide * 0.68, tall))
                before = area.height * max(0, column.before) // most
                if before:
                    _outline(middle - wide / 2, area.y, wide, before, edge, closed=before > tall)


def _outline(left: float, bottom: float, wide: float, tall: float, edge: float, closed: bool) -> None:
    """A box without a floor around a bar; where the bar is higher, its lid shows beside it only."""
    Color(rgba=look().rgba("outline"))
    Rectangle(pos=(left, bottom), size=(edge, tall))
    Rectangle(pos=(left + wide - edge, bottom), size=(edge, tall))
    lid = wide if closed else wide * 0.16
    Rectangle(pos=(left, bottom + tall - edge), size=(lid, edge))
    if not closed:
        Rectangle(pos=(left + wide - lid, bottom + tall - edge), size=(lid, edge))
