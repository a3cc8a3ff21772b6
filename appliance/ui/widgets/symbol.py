"""A bar code or a two-dimensional one on the glass: black on white whatever the theme, each module a whole
number of pixels."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from appliance.ui.theme import look

BESIDE, AROUND = 10, 4
"""Modules of white beside bars, more than any symbology asks for (GS1 General Specifications, 5.2, 5.4), and
around squares (ISO/IEC 18004, 5.3.8)."""
HIGH = 22
"""Millimetres of a bar's height, at the most."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules from the top, True is dark; bars are one row."""


class SymbolView(Widget):
    """As large as its box allows; nothing where there is no symbol."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self._matrix: Matrix = ()
        self.module = 0
        """Pixels to a side of one module."""
        with self.canvas:
            self._colour, self._paper, self._code = Color(), Rectangle(), Rectangle()
        self.bind(pos=self._lay, size=self._lay)

    def draw(self, matrix: Matrix) -> None:
        """Show that symbol."""
        if matrix and matrix != self._matrix:
            self._code.texture = _texture(matrix)
        self._matrix = matrix
        self._lay()

    def _lay(self, *_) -> None:
        across, up = (len(self._matrix[0]), len(self._matrix)) if self._matrix else (0, 0)
        bars = up == 1
        quiet = BESIDE if bars else AROUND
        self.module = int(self.width // (across + 2 * quiet)) if across else 0
        if not bars:
            self.module = min(self.module, int(self.height // (up + 2 * quiet)))
        margin, wide = quiet * self.module, self.module * across
        high = int(min(self.height, look().mm(HIGH))) if bars else self.module * up
        self._colour.rgba = look().rgba("#FFFFFF" if across else "")
        self._code.size = (wide, high)
        self._code.pos = left, bottom = int(self.center_x - wide / 2), int(self.center_y - high / 2)
        above = 0 if bars else margin
        self._paper.pos = (left - margin, bottom - above)
        self._paper.size = (wide + 2 * margin, high + 2 * above)


def _texture(matrix: Matrix) -> Texture:
    """One pixel to a module, enlarged without blurring."""
    texture = Texture.create(size=(len(matrix[0]), len(matrix)), colorfmt="rgba")
    texture.mag_filter = texture.min_filter = "nearest"
    # four bytes to a pixel: OpenGL wants rows to begin at a multiple of four
    dots = {True: b"\x00\x00\x00\xff", False: b"\xff\xff\xff\xff"}
    pixels = b"".join(dots[dark] for row in reversed(matrix) for dark in row)
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture
