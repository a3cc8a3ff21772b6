"""Areas: a filled box with round corners and a hairline, and one that can be pressed."""

from collections.abc import Callable

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look

RADIUS = 1.4
"""Corner radius in mm: 8 px on the 10.1" panel."""


class Card(BoxLayout):
    """A box with a colour, a hairline (both by meaning; empty is none) and round corners."""

    fill = StringProperty("")
    edge = StringProperty("")
    radius = NumericProperty(RADIUS)
    inset = NumericProperty(0.0)
    """Millimetres on every side by which less is seen than can be touched."""

    def __init__(self, **options) -> None:
        self._look = look()
        super().__init__(**options)
        with self.canvas.before:
            self._edge_colour = Color()
            self._edge_shape = SmoothRoundedRectangle()
            self._fill_colour = Color()
            self._fill_shape = SmoothRoundedRectangle()
        for name in ("pos", "size", "radius", "inset"):
            self.fbind(name, self._place)
        for name in ("fill", "edge"):
            self.fbind(name, self._paint)
        self._paint()
        self._place()

    def _paint(self, *_) -> None:
        self._edge_colour.rgba = self._look.rgba(self.edge)
        self._fill_colour.rgba = self._look.rgba(self.fill)
        self._place()

    def _place(self, *_) -> None:
        inset = self._look.mm(self.inset)
        line = inset + 1 if self.edge else inset
        radius = self._look.mm(self.radius)
        for shape, less in ((self._edge_shape, inset), (self._fill_shape, line)):
            shape.pos = (self.x + less, self.y + less)
            shape.size = (max(0, self.width - 2 * less), max(0, self.height - 2 * less))
        self._edge_shape.radius = [radius]
        self._fill_shape.radius = [max(0, radius - (line - inset))]


class Pressable(ButtonBehavior, Card):
    """A card that does something. Its press shows in the same frame; the deed is done on release."""

    resting = StringProperty("surface")
    held = StringProperty("pressed")

    def __init__(self, **options) -> None:
        self.deed: Callable[[], object] | None = None
        super().__init__(**options)
        self.fbind("state", self._shade)
        self.fbind("resting", self._shade)
        self.fbind("held", self._shade)
        self.fbind("disabled", self._let_go)
        self._shade()

    def _let_go(self, *_) -> None:
        if self.disabled:
            self.state = "normal"

    def _shade(self, *_) -> None:
        self.fill = self.held if self.state == "down" else self.resting

    def on_release(self) -> None:
        """Do what this stands for."""
        if self.deed and not self.disabled:
            self.deed()


class Hairline(Widget):
    """A line of one pixel, across or down."""

    tone = StringProperty("hairline")

    def __init__(self, upright: bool = False, **options) -> None:
        super().__init__(**options)
        if upright:
            self.size_hint_x, self.width = None, 1
        else:
            self.size_hint_y, self.height = None, 1
        with self.canvas:
            Color(rgba=look().rgba(self.tone))
            self._line = Rectangle()
        self.fbind("pos", self._place)
        self.fbind("size", self._place)

    def _place(self, *_) -> None:
        self._line.pos, self._line.size = self.pos, self.size


def fill_up(box: Widget, count: int, make: Callable[[], Widget]) -> list[Widget]:
    """Give a box exactly so many children, keeping all it ever had; returns them in order.

    What it had too many waits in ``box.spare``: Kivy never forgets all of a widget that was thrown away. Its
    sizes in sp stay bound to the display's density (``NumericProperty._dpi_callback``), kilobytes of each.
    """
    if not hasattr(box, "spare"):
        box.spare = []
    standing = list(reversed(box.children))
    for child in reversed(standing[count:]):
        box.remove_widget(child)
        box.spare.append(child)
    while len(standing) < count:
        child = box.spare.pop() if box.spare else make()
        box.add_widget(child)
        standing.append(child)
    return standing[:count]


def show(widget: Widget, visible: bool, height: float) -> None:
    """Give a row its height, or take it off the screen without taking it apart."""
    widget.size_hint_y = None
    widget.height = height if visible else 0
    widget.opacity = 1 if visible else 0
    widget.disabled = not visible


def only(box: Widget, *children: Widget) -> None:
    """Let a box hold these in this order and no other."""
    if box.children[::-1] != [*children]:
        box.clear_widgets()
        for child in children:
            box.add_widget(child)
