"""A page on which something is looked up by letters that come and go."""

from collections.abc import Callable

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.keyboard import KEYS, Keyboard
from appliance.ui.widgets.surface import only


class SoughtStage(Stage):
    """One with a field (``sought`` in its ``.kv`` file) that leads to letters, which are away again when they
    are done; they stand in its ``pad``."""

    def _seek(self, search: Callable[[str], object]) -> None:
        """Make the keys; ``search`` is told what is typed."""
        self._typing = False
        self.keyboard = Keyboard(search, self._("space"), (self._("Done"), self._turn))
        self.ids.sought.lead(self._turn)

    def is_typing(self) -> bool:
        """While the keys are there."""
        return self._typing

    def enter(self) -> None:
        """Nothing typed."""
        self._typing = False
        self.keyboard.clear()

    def _turn(self) -> None:
        self._typing = not self._typing
        self.again()

    def _draw_keys(self) -> None:
        only(self.ids.pad, *([self.keyboard] if self._typing else []))
        self.ids.pad.height = look().mm(KEYS) if self._typing else 0
