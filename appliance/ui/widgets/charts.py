"""Figures as bars: the hours of two days, and amounts by name. No pies."""

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.graphics import Color, Rectangle
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text


@dataclass(frozen=True)
class Bar:
    """An amount by name, written out, and its length against the longest (0 to 1000)."""

    name: str
    amount: str
    length: int
    detail: str = ""


class Progress(Widget):
    """A bar that is so far filled."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        with self.canvas:
            Color(rgba=look().rgba("hairline"))
            self._track = Rectangle()
            Color(rgba=look().rgba("accent"))
            self._shape = Rectangle()
        self._length = 0
        self.bind(pos=self._place, size=self._place)

    def draw(self, length: int) -> None:
        """Fill it so many thousandths."""
        self._length = length
        self._place()

    def _place(self, *_) -> None:
        self._track.pos, self._track.size = self.pos, self.size
        self._shape.pos = self.pos
        self._shape.size = (self.width * max(0, self._length) // 1000, self.height)


class BarRow(BoxLayout):
    """Name and amount over a bar."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", size_hint_y=None, height=look().mm(8.2), **options)
        line = BoxLayout()
        self.name, self.amount = Text(size_name="body", cut=1), Text(halign="right", size_hint_x=0.6)
        line.add_widget(self.name)
        line.add_widget(self.amount)
        self.bar = Progress(size_hint_y=None, height=look().mm(1.6))
        self.add_widget(line)
        self.add_widget(self.bar)

    def draw(self, bar: Bar) -> None:
        """Become that bar."""
        self.name.say, self.amount.say = bar.name, bar.amount
        self.bar.draw(bar.length)


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


class HourChart(BoxLayout):
    """Turnover by hour: today solid, the same weekday last week as an outline."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", **options)
        self.area = Widget()
        self.area.bind(pos=self._place, size=self._place)
        self.hours = BoxLayout(size_hint_y=None, height=look().mm(4.6))
        self.add_widget(self.area)
        self.add_widget(self.hours)
        self._today: dict[int, int] = {}
        self._before: dict[int, int] = {}

    def draw(self, today: dict[int, int], before: dict[int, int]) -> None:
        """Show amounts in minor units by hour of the day."""
        self._today, self._before = today, before
        hours = self._span()
        labels = fill_up(
            self.hours, len(hours), lambda: Text(size_name="small", tone="quiet", halign="center")
        )
        for label, hour in zip(labels, hours, strict=True):
            label.say = f"{hour:02d}"
        self._place()

    def _span(self) -> range:
        busy = sorted(hour for hour in {*self._today, *self._before})
        return range(busy[0], busy[-1] + 1) if busy else range(9, 18)

    def _place(self, *_) -> None:
        area, hours = self.area, self._span()
        most = max([1, *self._today.values(), *self._before.values()])
        step, edge = area.width / len(hours), max(2, look().mm(0.3))
        wide = min(step * 0.74, look().mm(16))
        area.canvas.clear()
        with area.canvas:
            Color(rgba=look().rgba("outline"))
            Rectangle(pos=area.pos, size=(area.width, 1))
            for place, hour in enumerate(hours):
                middle = area.x + (place + 0.5) * step
                tall = area.height * max(0, self._today.get(hour, 0)) // most
                Color(rgba=look().rgba("accent"))
                Rectangle(pos=(middle - wide * 0.34, area.y), size=(wide * 0.68, tall))
                before = area.height * max(0, self._before.get(hour, 0)) // most
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
