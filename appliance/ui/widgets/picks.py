"""What one of several can be, in columns: rows that can be tapped, and scroll when there are many."""

from collections.abc import Sequence

from kivy.uix.gridlayout import GridLayout
from kivy.uix.scrollview import ScrollView

from appliance.ui.theme import look
from appliance.ui.widgets.button import Item, ListRow
from appliance.ui.widgets.surface import fill_up

COLUMN = 44
"""Smallest width of a column in mm."""


class Picks(ScrollView):
    """As many columns as there is room for, two at most; at most 200 rows."""

    def __init__(self, **options) -> None:
        mm = look().mm
        super().__init__(do_scroll_x=False, bar_width=mm(0.8), scroll_type=["bars", "content"], **options)
        self.bar_color, self.bar_inactive_color = look().rgba("outline"), look().rgba("hairline")
        self.grid = GridLayout(cols=1, size_hint_y=None, spacing=mm(1.5), padding=[0, 0, mm(1.6), 0])
        self.grid.bind(minimum_height=self.grid.setter("height"))
        self.add_widget(self.grid)
        self.fbind("width", self._lay)

    def _lay(self, *_) -> None:
        self.grid.cols = 2 if self.width >= 2 * look().mm(COLUMN) else 1

    def draw(self, items: Sequence[Item]) -> None:
        """Show these, from the top."""
        shown = items[:200]
        for row, item in zip(fill_up(self.grid, len(shown), ListRow), shown, strict=True):
            row.draw(item)
