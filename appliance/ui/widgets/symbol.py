"""A bar code or a two-dimensional one on the glass: black on white, each module a whole number of pixels."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from appliance.ui.theme import look

QUIET = 10
"""Modules of white beside bars, more than any symbology asks for (GS1 General Specifications, 5.2, 5.4)."""
HIGH = 22
"""Millimetres of a bar's height."""

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
            self._colour, self._code = Color(), Rectangle()
        self.bind(pos=self._lay, size=self._lay)

    def draw(self, matrix: Matrix) -> None:
        """Show that symbol."""
        if matrix and matrix != self._matrix:
            self._code.texture = _texture(matrix)
        self._matrix = matrix
        self._lay()

    def _lay(self, *_) -> None:
        across, up = (len(self._matrix[0]), len(self._matrix)) if self._matrix else (0, 0)
        self._colour.rgba = look().rgba("#FFFFFF" if across else "")
        if not across:
            return
        self.module = int(self.width // (across + 2 * QUIET))
        if up > 1:
            self.module = min(self.module, int(self.height // (up + 2)))
        high = self.module * up if up > 1 else min(self.height, look().mm(HIGH))
        wide = self.module * across
        self._code.size = (wide, high)
        self._code.pos = (int(self.center_x - wide / 2), int(self.center_y - high / 2))


def _texture(matrix: Matrix) -> Texture:
    """One pixel to a module, enlarged without blurring."""
    texture = Texture.create(size=(len(matrix[0]), len(matrix)), colorfmt="rgba")
    texture.mag_filter = texture.min_filter = "nearest"
    dots = {True: b"\x00\x00\x00\xff", False: b"\xff\xff\xff\xff"}
    pixels = b"".join(dots[dark] for row in reversed(matrix) for dark in row)
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture
