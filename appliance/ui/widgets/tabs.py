"""Pages to choose from on one line; where there are more than fit, the last place leads to the others."""

from collections.abc import Callable, Sequence

from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow

HIGH = 12
"""Height in mm: they are touched on every sale."""
WIDE = 20
"""Smallest width in mm."""


class Tabs(ChipRow):
    """Shows the part of the choices that holds the chosen one, until a finger asks for the next."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.height = look().mm(HIGH)
        self.choices: Sequence[tuple[str, bool, Callable[[], object]]] = ()
        self._part = 0
        self.fbind("width", self._lay)

    def draw(self, choices: Sequence[tuple[str, bool, Callable[[], object]]]) -> None:
        """Show (word, chosen, deed) for each."""
        before = [chosen for _, chosen, _ in self.choices]
        self.choices = choices
        if before != (now := [chosen for _, chosen, _ in choices]) and True in now:
            self._part = now.index(True) // self._size()
        self._lay()

    def _size(self) -> int:
        """How many stand beside each other."""
        room = max(2, int(self.width // look().mm(WIDE)))
        return room if len(self.choices) <= room else room - 1

    def _lay(self, *_) -> None:
        size, shown = self._size(), list(self.choices)
        more = len(shown) > size
        if more:
            self._part %= -(-len(shown) // size)
            shown = shown[self._part * size : (self._part + 1) * size]
        super().draw([*shown, ("", False, self._next)] if more else shown)
        chips = list(reversed(self.children))
        for chip in chips:
            chip.height = look().mm(HIGH)
        if more:
            chips[-1].draw(Action("", self._next, icon="chevron-right", weight=0.5))

    def at(self, x: float, y: float) -> int | None:
        """Which of the choices stands there."""
        chips = list(reversed(self.children))
        shown = next((place for place, chip in enumerate(chips) if chip.collide_point(x, y)), None)
        if shown is None or chips[shown].icon.icon:
            return None
        return self._part * self._size() + shown

    def _next(self) -> None:
        self._part += 1
        self._lay()
