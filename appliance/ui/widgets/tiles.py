"""Tiles side by side, as many as there is room for; the rest behind "More …", or a swipe away."""

from collections.abc import Callable, Sequence

from kivy.uix.gridlayout import GridLayout

from appliance.ui.theme import look
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.tile import NOTHING, Face, Tile, tile_look

WORDS = 14.4
"""Height in mm below which a tile has smaller words."""
LOW = 10.2
"""Height of a tile in mm on a panel too low for three rows of higher ones."""
GAP = 1.5
SWIPE = 14
"""Millimetres that a finger moves across to turn the page; more than the width of a fingertip."""


class Tiles(GridLayout):
    """Pages of tiles; nothing scrolls away under a finger."""

    def __init__(self, **options) -> None:
        super().__init__(spacing=look().mm(GAP), **options)
        self.wide = 0
        """Least width of a tile in pixels, where it is more than a favourite's."""
        self.more = ""
        """The words on the tile that leads on."""
        self.past: Callable[[int], object] = lambda step: None
        """Told of a swipe past the last page (1) or the first (-1)."""
        self.faces: Sequence[Face] = ()
        self.page = self._pages = 0
        self.fbind("size", self.lay)

    def draw(self, faces: Sequence[Face]) -> None:
        """Show these."""
        self.faces = faces
        self.lay()

    def room(self) -> tuple[int, int]:
        """Columns and rows."""
        gap, (wide, high) = look().mm(GAP), tile_look()
        wide = max(wide, self.wide)
        rows = int((self.height + gap) // (high + gap))
        if rows < 3 and self.height + gap >= 3 * (look().mm(LOW) + gap):
            rows = 3
        return max(2, int((self.width + gap) // (wide + gap))), max(2, rows)

    def lay(self, *_) -> None:
        """Lay them out."""
        mm = look().mm
        if self.width < mm(40) or self.height < mm(15):
            return
        columns, rows = self.room()
        self.cols = columns
        room = columns * rows
        more = len(self.faces) > room
        size = room - 1 if more else room
        self._pages = max(1, -(-len(self.faces) // size))
        self.page %= self._pages
        shown = [*self.faces[self.page * size : (self.page + 1) * size]]
        shown += [NOTHING] * (room - len(shown))
        if more:
            shown[-1] = Face(self.more, tone="outline", deed=self._next)
        low = self.height + mm(GAP) < rows * (mm(WORDS) + mm(GAP))
        for tile, face in zip(fill_up(self, room, Tile), shown, strict=True):
            tile.draw(face, low)

    @property
    def first(self) -> int:
        """Place of the first tile that is shown."""
        columns, rows = self.room()
        return self.page * (columns * rows - (len(self.faces) > columns * rows))

    def _next(self) -> None:
        self.page += 1
        self.lay()

    def on_touch_move(self, touch) -> bool:
        """A finger that goes far enough to the side turns the page, and presses nothing any more."""
        across, along = touch.x - touch.ox, touch.y - touch.oy
        far = abs(across) >= look().mm(SWIPE) and abs(across) > 2 * abs(along)
        if far and self.collide_point(touch.ox, touch.oy) and not touch.ud.get(self):
            touch.ud[self] = True
            let_go(self, touch)
            self._turn(1 if across < 0 else -1)
            return True
        return super().on_touch_move(touch)

    def _turn(self, step: int) -> None:
        if 0 <= self.page + step < self._pages:
            self.page += step
            self.lay()
        else:
            self.past(step)


def let_go(tiles: Tiles, touch) -> None:
    """Take the finger off the tile that it pressed, without doing what the tile stands for."""
    for tile in tiles.children:
        if tile in touch.ud:
            touch.ungrab(tile)
            tile.state = "normal"
