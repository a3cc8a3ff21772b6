"""What is sold with one tap: a name, a price, the colour of its group, a picture where it has one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from kivy.core.image import Image
from kivy.graphics import Color, Rectangle

from appliance.ui.theme import look
from appliance.ui.widgets.surface import Card, Pressable
from appliance.ui.widgets.text import Text, extent

PICTURES = 200
"""Pictures that are kept ready: as many as there are tiles on a large panel's pages."""


@dataclass(frozen=True)
class Face:
    """What a tile shows; ``tone`` is the colour of its band, ``image`` a JPEG."""

    name: str
    price: str = ""
    tone: str = ""
    deed: Callable[[], object] | None = None
    image: bytes = b""
    chosen: bool = False


NOTHING = Face("")
"""An empty place."""


@lru_cache(maxsize=PICTURES)
def _texture(image: bytes) -> Any:
    return Image(BytesIO(image), ext="jpg").texture


class Tile(Pressable):
    """A favourite: colour band, name in two lines over the price; under a picture both on one line."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", edge="hairline", **options)
        self.face = NOTHING
        self.low = False
        """Smaller words and edges, for two lines of a name and a price on a low tile."""
        self.name = Text(cut=2, valign="top")
        self.price = Text(size_name="small", tone="quiet", size_hint_y=None)
        self.add_widget(self.name)
        self.add_widget(self.price)
        self.band = Card(size_hint=(None, None), radius=0.4)
        with self.canvas:
            self._shade_of_picture = Color(1, 1, 1, 0)
            self._picture = Rectangle()
        self.bind(pos=self._lay, size=self._lay)
        self.canvas.after.add(self.band.canvas)
        self._arrange()

    def _lay(self, *_) -> None:
        mm = self._look.mm
        inset = mm(1.1)
        self.band.pos = (self.x + inset * 0.7, self.y + inset)
        self.band.size = (mm(0.9), max(0, self.height - 2 * inset))
        if self.face.image:
            self._lay_picture()

    def _lay_picture(self) -> None:
        """Fill what is above the words, cutting off at the sides or above and below what is too much."""
        mm = self._look.mm
        left, edge = mm(2.6), mm(0.8)
        width, height = self.width - left - edge, self.height - self._words() - 2 * edge
        self._picture.pos = (self.x + left, self.y + self._words() + edge)
        self._picture.size = (max(0, width), max(0, height))
        texture = self._picture.texture
        if texture and width > 0 and height > 0:
            share = min(texture.width / width, texture.height / height)
            wide, high = share * width / texture.width, share * height / texture.height
            x, y = (1 - wide) / 2, (1 - high) / 2
            # a texture that was read from a file stands on its head
            self._picture.tex_coords = (x, y + high, x + wide, y + high, x + wide, y, x, y)

    def _words(self) -> int:
        return self._look.mm(4.4)

    def _arrange(self) -> None:
        """Words above each other, or on one line below the picture."""
        mm, picture = self._look.mm, bool(self.face.image)
        edge, foot = (0, mm(0.2)) if self.low else (mm(1), mm(1))
        self.orientation = "horizontal" if picture else "vertical"
        self.padding = [mm(2.6), mm(0.8) if picture else edge, mm(1.2), 0 if picture else foot]
        self.name.size_name = "small" if self.low or picture else "body"
        self.name.cut, self.name.valign = (1, "middle") if picture else (2, "top")
        self.name.size_hint = (1, None) if picture else (1, 1)
        if picture:
            self.name.height = self._words()
            self.price.height = self._words()
            width = extent(self.face.price, self._look.font("small"), False) + mm(0.6)
            self.price.halign, self.price.size_hint, self.price.width = "right", (None, None), width
        else:
            self.price.height = mm(3 if self.low else 4.2)
            self.price.cut = 0 if self.low else 1
            self.price.halign, self.price.size_hint = "left", (1, None)

    def draw(self, face: Face, low: bool = False) -> None:
        """Become that favourite; one without a name leaves the place empty."""
        old, self.face, self.low = (self.face, self.low), face, low
        # "500 g" stays together at the end of a line
        self.name.say = re.sub(r"(\d) (\w{1,3})\b", "\\1\u00a0\\2", face.name)
        self.price.say, self.deed = face.price, face.deed
        self.band.fill = face.tone if face.name else ""
        self.edge, self.resting = ("accent", "accent_soft") if face.chosen else ("hairline", "surface")
        self.disabled, self.opacity = not face.name, 1 if face.name else 0
        if (old[0].image, old[0].price, old[1]) != (face.image, face.price, low):
            self._picture.texture = _texture(face.image) if face.image else None
            self._shade_of_picture.a = 1 if face.image else 0
            self._picture.size = (0, 0)
            self._arrange()
            self._lay()


def tile_look() -> tuple[int, int]:
    """Smallest width and height of a tile in pixels; a wider panel shows more of them."""
    mm = look().mm
    return mm(24 if look().panel.wide else 21), mm(15.2)
