"""A QR code on the glass: dark on white whatever the theme, each module a whole number of pixels."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from appliance.ui.theme import look

QUIET = 4
"""Modules of white around it (ISO/IEC 18004, 5.3.8)."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules from the top, True is dark."""


class QrView(Widget):
    """As large as its box allows; nothing where there is no code."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self._matrix: Matrix = ()
        self.module = 0
        """Pixels to a side of one module."""
        with self.canvas:
            self._paper_colour, self._paper = Color(), Rectangle()
            self._colour, self._code = Color(), Rectangle()
        self.bind(pos=self._lay, size=self._lay)

    def draw(self, matrix: Matrix) -> None:
        """Show that code."""
        if matrix and matrix != self._matrix:
            self._code.texture = _texture(matrix)
        self._matrix = matrix
        self._lay()

    def _lay(self, *_) -> None:
        across = len(self._matrix) + 2 * QUIET
        self.module = int(min(self.width, self.height) // across) if self._matrix else 0
        side = self.module * across
        left, bottom = int(self.center_x - side / 2), int(self.center_y - side / 2)
        self._paper_colour.rgba = look().rgba("#FFFFFF" if side else "")
        self._colour.rgba = look().rgba("#FFFFFF" if side else "")
        self._paper.pos, self._paper.size = (left, bottom), (side, side)
        margin, inner = QUIET * self.module, len(self._matrix) * self.module
        self._code.pos, self._code.size = (left + margin, bottom + margin), (inner, inner)


def _texture(matrix: Matrix) -> Texture:
    """One pixel to a module, enlarged without blurring."""
    side = len(matrix)
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.mag_filter = texture.min_filter = "nearest"
    # four bytes to a pixel: OpenGL wants rows to begin at a multiple of four
    dots = {True: b"\x00\x00\x00\xff", False: b"\xff\xff\xff\xff"}
    pixels = b"".join(dots[dark] for row in reversed(matrix) for dark in row)
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture
