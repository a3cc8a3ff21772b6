"""What scrolls, and is no larger after a Saturday of it."""

from kivy.uix.recycleview import RecycleView
from kivy.uix.scrollview import ScrollView


class Scroll(ScrollView):
    """Kivy 2.3.1 binds the bar's colour once more at each scroll, and lets go of one of them later."""

    def update_from_scroll(self, *changed) -> None:
        """Let go of it first: one is bound afterwards, as before."""
        self.funbind("bar_color", self._change_bar_color)
        super().update_from_scroll(*changed)


class Rows(Scroll, RecycleView):
    """The same for many rows of which few are drawn."""
