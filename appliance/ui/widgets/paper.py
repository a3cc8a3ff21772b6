"""Paper on the screen: a receipt or report drawn as it will come out of the printer."""

from kivy.core.text import Label as Measure
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from appliance.domain.own_texts import WIDEST
from appliance.domain.receipt import Barcode, Blank, Cut, Logo, Pair, Paper, Qr, Rule, Table, Text
from appliance.ui.theme import look
from appliance.ui.widgets.scroll import Scroll
from appliance.ui.widgets.surface import Card, fill_up
from appliance.ui.widgets.text import wrapped_columns

MONO = "RobotoMono-Regular"
COLUMNS = 42
"""Characters on a line of 80 mm paper."""

Row = tuple[str, bool, bool, str]
"""Text, bold, large, align."""


def rows(paper: Paper, columns: int = COLUMNS) -> list[Row]:
    """Lay a paper out in lines of so many characters; large text takes two for each."""
    laid: list[Row] = []
    for element in paper:
        match element:
            case Text(said, align, bold, large):
                wide = columns // 2 if large else columns
                laid += [(line, bold, large, str(align)) for line in wrapped_columns(said, wide)]
            case Pair(left, right, bold, large, indent):
                laid += _pair(" " * indent + left, right, bold, large, columns // 2 if large else columns)
            case Table(cells, head):
                laid += _table(cells, head, columns)
            case Rule():
                laid.append(("-" * columns, False, False, "left"))
            case Blank(lines):
                laid += [("", False, False, "left")] * lines
            case Barcode(data) | Qr(data):
                laid += [(f"[ {data} ]"[:columns], False, False, "center")]
            case Cut():
                laid.append(("", False, False, "left"))
            case _:
                pass
    return laid


def _pair(left: str, right: str, bold: bool, large: bool, columns: int) -> list[Row]:
    lines = wrapped_columns(left, max(8, columns - len(right) - 1)) or [""]
    first = lines[0] + right.rjust(columns - len(lines[0]))
    return [(line, bold, large, "left") for line in (first, *lines[1:])]


def _table(cells, head, columns: int) -> list[Row]:
    every = [head, *cells] if head else list(cells)
    widths = [max(len(row[place]) for row in every) for place in range(1, len(every[0]))] if every else []
    first = columns - sum(widths) - len(widths)
    laid = []
    for row in every:
        rest = "".join(" " + cell.rjust(width) for cell, width in zip(row[1:], widths, strict=True))
        laid.append((row[0][:first].ljust(first) + rest, row is head, False, "left"))
    return laid


class PaperView(Scroll):
    """A sheet of paper that scrolls; its font is as large as the width allows."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        mm = look().mm
        self._rows: list[Row] = []
        self.outer = BoxLayout(size_hint_y=None, padding=[mm(1), 0])
        self.sheet = Card(
            orientation="vertical", fill="paper", edge="hairline", radius=0.5, size_hint=(None, None)
        )
        self.sheet.pos_hint = {"center_x": 0.5}
        self.logo, self.lines = LogoView(), BoxLayout(orientation="vertical", size_hint_y=None)
        self.sheet.add_widget(self.logo)
        self.sheet.add_widget(self.lines)
        self.outer.add_widget(BoxLayout())
        self.outer.add_widget(self.sheet)
        self.outer.add_widget(BoxLayout())
        self.add_widget(self.outer)
        self.bind(width=self._lay)

    def draw(self, paper: Paper) -> None:
        """Show that paper from its top."""
        self._rows = rows(paper)
        self.logo.draw(next((one for one in paper if isinstance(one, Logo) and one.rows), Logo()))
        self.scroll_y = 1
        self._lay()

    def _lay(self, *_) -> None:
        mm = look().mm
        width = min(self.width - mm(4), mm(84))
        if width < mm(30):
            return
        margin = mm(4)
        size = max(8, int((width - 2 * margin) / COLUMNS / 0.6))
        while size > 8 and _wide(size) > width - 2 * margin:
            size -= 1
        large_size = size * 2
        while _wide(large_size, COLUMNS // 2) > width - 2 * margin:  # a letter's width is rounded up
            large_size -= 1
        line = round(size * 1.32)
        labels = fill_up(self.lines, len(self._rows), _Line)
        tall = 0
        for label, (said, bold, large, align) in zip(labels, self._rows, strict=True):
            label.text, label.halign, label.bold = said, {"centre": "center"}.get(align, align), bold
            label.font_size, label.height = (large_size if large else size), (line * 2 if large else line)
            label.text_size = (width - 2 * margin, None)
            tall += label.height
        self.lines.height = tall
        self.logo.lay((width - 2 * margin) / WIDEST)
        self.sheet.padding = [margin, margin]
        self.sheet.size = (width, self.logo.height + tall + 2 * margin)
        self.outer.height = self.sheet.height


class LogoView(Widget):
    """The logo above the lines, dot by dot as it is printed; no height where there is none."""

    def __init__(self) -> None:
        super().__init__(size_hint_y=None, height=0)
        self._logo = Logo()
        with self.canvas:
            self._colour, self._dots = Color(), Rectangle()
        self.bind(pos=self._place, size=self._place)
        self._side = (0.0, 0.0)

    def draw(self, logo: Logo) -> None:
        """Show that one."""
        if logo.rows and logo != self._logo:
            self._dots.texture = _dots(logo)
        self._logo = logo

    def lay(self, scale: float) -> None:
        """So many pixels to a dot of the paper."""
        self._side = (self._logo.wide * scale, self._logo.high * scale)
        self.height = self._side[1] + look().mm(1.5) if self._logo.rows else 0
        self._place()

    def _place(self, *_) -> None:
        self._colour.rgba = look().rgba("#FFFFFF" if self._logo.rows else "")
        self._dots.size = self._side
        self._dots.pos = (self.center_x - self._side[0] / 2, self.top - self._side[1])


def _dots(logo: Logo) -> Texture:
    """One pixel to a dot, black on white."""
    texture = Texture.create(size=(logo.wide, logo.high), colorfmt="rgba")
    across = (logo.wide + 7) // 8
    dark, light = b"\x00\x00\x00\xff", b"\xff\xff\xff\xff"
    pixels = b"".join(
        dark if logo.rows[row * across + at // 8] >> (7 - at % 8) & 1 else light
        for row in reversed(range(logo.high))
        for at in range(logo.wide)
    )
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture


class MonoText(Label):
    """Text of one width to a letter, broken wherever the line is full: a key, to be compared by eye."""

    def __init__(self, **options) -> None:
        super().__init__(font_name=MONO, size_hint_y=None, halign="left", valign="top", **options)
        self.color, self._said, self._size = look().rgba("ink"), "", 0
        self.bind(width=self._lay)

    def draw(self, text: str, size: int) -> None:
        """Show it with letters of so many pixels, smaller where its lines just fit then."""
        self._said, self._size = text, size
        self._lay()

    def _lay(self, *_) -> None:
        lines = self._said.split("\n")
        longest, size = max(map(len, lines)), self._size
        if not self._size or self.width < _wide(self._size, 10):
            return
        while size > look().smallest_font and _wide(size, longest) > self.width:
            size -= 1
        letters = max(1, int(self.width // (_wide(size, 100) / 100)))
        whole = [line[at : at + letters] for line in lines for at in range(0, max(1, len(line)), letters)]
        self.font_size, self.text = size, "\n".join(whole)
        self.text_size = (self.width, None)
        self.height = round(size * 1.4) * len(whole)


class _Line(Label):
    def __init__(self) -> None:
        super().__init__(font_name=MONO, size_hint_y=None, color=look().rgba("on_paper"))


def _wide(size: int, columns: int = COLUMNS) -> int:
    return Measure(font_size=size, font_name=MONO).get_extents("0" * columns)[0]
