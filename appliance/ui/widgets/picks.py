"""What one of several can be, in columns: rows that can be tapped, and scroll when there are many."""

from appliance.ui.theme import look
from appliance.ui.widgets.rows import ItemList

COLUMN = 44
"""Smallest width of a column in mm."""


class Picks(ItemList):
    """As many columns as there is room for, two at most."""

    even = True

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.fbind("width", self._lay)

    def _lay(self, *_) -> None:
        self.rows.cols = 2 if self.width >= 2 * look().mm(COLUMN) else 1
