"""How it looks: millimetres on the glass, a scale of type, two palettes.

A finger is as wide on a small panel as on a large one, so every size is given in millimetres and
comes from the panel's diagonal. More pixels show more, never smaller.

>>> seven = Panel(800, 480, 7.0)
>>> round(seven.per_mm, 2), Look(seven).mm(9)
(5.25, 47)
"""

from dataclasses import dataclass, fields
from math import hypot

Rgba = tuple[float, float, float, float]

LINES = {"small": 3.5, "body": 4.2, "title": 5.5, "figure": 8.0, "total": 12.0, "change": 15.0}
"""Type sizes by name: height of a line in mm."""
LINE_PER_EM = 1.172
"""Roboto's line height over its em."""
SMALLEST = 2.9
"""A text that does not fit may shrink to this line height in mm and no further."""
WIDE = 200.0
"""Millimetres of width from which a panel is wide: a 10.1" one that lies."""
TARGET = 9.0
"""Smallest side of anything that is touched, in mm."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen: pixels, and the diagonal in inches."""

    width: int
    height: int
    diagonal: float

    @property
    def per_mm(self) -> float:
        """Pixels per millimetre."""
        return hypot(self.width, self.height) / (self.diagonal * 25.4)

    @property
    def portrait(self) -> bool:
        """Higher than wide: the basket stands above the stage."""
        return self.height > self.width

    @property
    def wide(self) -> bool:
        """Room for the largest figures and for more words, however many pixels a small panel has."""
        return self.width >= WIDE * self.per_mm


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they mean, as ``#rrggbb``. ``on_x`` is the text on ``x``. Which pairs occur, and the
    contrast that each must have, stands in tests/ui/test_theme.py."""

    ground: str
    surface: str
    pressed: str
    ink: str
    quiet: str
    hairline: str
    outline: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    attention: str
    attention_soft: str
    on_attention: str
    stop: str
    on_stop: str
    stop_soft: str
    paper: str = "#FFFFFF"
    on_paper: str = "#1B1F22"
    training: str = "#7A3E9D"
    on_training: str = "#FFFFFF"


LIGHT = Palette(
    ground="#F4F2EE",
    surface="#FFFFFF",
    pressed="#E2DED7",
    ink="#1B1F22",
    quiet="#596066",
    hairline="#DDD8D0",
    outline="#8B8680",
    accent="#0B5A61",
    on_accent="#FFFFFF",
    accent_soft="#DCEBEB",
    good="#17653A",
    good_soft="#DDF0E3",
    attention="#8A5200",
    attention_soft="#FFE7B0",
    on_attention="#3A2800",
    stop="#B02A20",
    on_stop="#FFFFFF",
    stop_soft="#FBE3E0",
)
DARK = Palette(
    ground="#121618",
    surface="#1E2427",
    pressed="#343C40",
    ink="#F1EFEB",
    quiet="#A9B2B7",
    hairline="#30383C",
    outline="#76828A",
    accent="#4DBFC7",
    on_accent="#05282B",
    accent_soft="#16373B",
    good="#6FD08F",
    good_soft="#173524",
    attention="#F0B84A",
    attention_soft="#463507",
    on_attention="#FFE6AE",
    stop="#FF8A7E",
    on_stop="#3B0703",
    stop_soft="#481C19",
    training="#C79BE3",
    on_training="#2A0A3D",
)

GROUPS = {
    "teal": "#2F7D84", "orange": "#B5652A", "green": "#5B7F2B", "violet": "#8C5AA8",
    "red": "#B84A62", "blue": "#3F6FB5", "ochre": "#8A7320", "grey": "#6B6F75",
}  # fmt: skip
"""Bands on tiles, by the group's colour (`domain.product.COLOURS`); each 3:1 against both surfaces."""


class Look:
    """Sizes and colours for one panel and one palette."""

    def __init__(self, panel: Panel, palette: Palette = LIGHT, large_text: bool = False) -> None:
        self.panel = panel
        self.palette = palette
        self.large_text = large_text
        self._colours = {field.name: rgba(getattr(palette, field.name)) for field in fields(palette)}

    def mm(self, millimetres: float) -> int:
        """Millimetres in whole pixels."""
        return round(millimetres * self.panel.per_mm)

    def font(self, name: str) -> int:
        """The font size in pixels of a type size by name; the total is smaller on a narrow panel."""
        line = LINES["figure" if name == "total" and not self.panel.wide else name]
        if self.large_text:
            line *= 1.2
        return round(line * self.panel.per_mm / LINE_PER_EM)

    @property
    def smallest_font(self) -> int:
        """Pixels below which no text shrinks."""
        return round(SMALLEST * self.panel.per_mm / LINE_PER_EM)

    def rgba(self, name: str) -> Rgba:
        """A colour by its meaning (``accent``), or as ``#rrggbb``; empty is nothing."""
        if not name:
            return (0.0, 0.0, 0.0, 0.0)
        return self._colours[name] if name in self._colours else rgba(name)


def rgba(written: str) -> Rgba:
    """Read ``#rrggbb``."""
    red, green, blue = (int(written[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (red, green, blue, 1.0)


_worn = [Look(Panel(1280, 800, 10.1))]


def look() -> Look:
    """The look that widgets made now take on."""
    return _worn[0]


def wear(chosen: Look) -> None:
    """Change the look; what already stands on the screen keeps its own."""
    _worn[0] = chosen


def mm(millimetres: float) -> int:
    """Millimetres in whole pixels of the present look, for ``.kv`` files."""
    return look().mm(millimetres)
