"""Tiles that a finger takes up and puts down elsewhere."""

from collections.abc import Callable, Sequence

from kivy.uix.floatlayout import FloatLayout

from appliance.ui.theme import look
from appliance.ui.widgets.tile import Face, Tile
from appliance.ui.widgets.tiles import Tiles, let_go

LIFTED = 4
"""Millimetres that a finger moves before it takes the tile with it; less is a tap."""


class Board(FloatLayout):
    """A page of tiles; the last face of all is no tile but the way to one more."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.tiles = Tiles(pos_hint={"x": 0, "y": 0})
        self.ghost = Tile(size_hint=(None, None))
        self.dropped: Callable[[int, int], object] = lambda place, to: None
        """Told of a tile that was put down on another: both places on the page."""
        self.carried: Callable[[int, tuple[float, float]], object] = lambda place, at: None
        """Told of a tile that was put down beside all of them: its place, and where."""
        self.add_widget(self.tiles)

    def draw(self, faces: Sequence[Face]) -> None:
        """Show these."""
        self.tiles.draw(faces)

    def _at(self, x: float, y: float) -> int | None:
        """Which place of the page is there: the one behind the last tile where none stands any more."""
        last = len(self.tiles.faces) - 1
        for shown, tile in enumerate(reversed(self.tiles.children)):
            if tile.collide_point(x, y):
                return min(self.tiles.first + shown, last)
        return None

    def on_touch_down(self, touch) -> bool:
        """Remember the tile, which may be taken up or only tapped."""
        place = self._at(*touch.pos)
        if place is not None and place < len(self.tiles.faces) - 1:
            touch.ud[self] = place
        return super().on_touch_down(touch)

    def on_touch_move(self, touch) -> bool:
        """Take it up, and along."""
        if self not in touch.ud:
            return super().on_touch_move(touch)
        if self.ghost.parent is None:
            if abs(touch.x - touch.ox) + abs(touch.y - touch.oy) < look().mm(LIFTED):
                return True
            self._lift(touch)
        self.ghost.center = touch.pos
        return True

    def _lift(self, touch) -> None:
        place = touch.ud[self]
        let_go(self.tiles, touch)
        touch.grab(self)
        tile = list(reversed(self.tiles.children))[place - self.tiles.first]
        self.ghost.size = tile.size
        self.ghost.draw(tile.face, tile.low)
        tile.opacity = 0.35
        self.add_widget(self.ghost)

    def on_touch_up(self, touch) -> bool:
        """Put it down."""
        if touch.grab_current is not self or self.ghost.parent is None:
            return super().on_touch_up(touch)
        touch.ungrab(self)
        self.remove_widget(self.ghost)
        self.tiles.lay()
        place = touch.ud[self]
        to = self._at(*touch.pos)
        if to is None:
            self.carried(place, touch.pos)
        elif to != place:
            self.dropped(place, to)
        return True
