"""What a page is about, or asks, in the line above it."""

from appliance.ui.theme import look
from appliance.ui.widgets.text import Text


class Title(Text):
    """As high as it needs: up to two lines on a panel that lies, where a list or keys need the height, and
    three on one that stands. What a shop calls its goods can be longer still, and ends in "…"."""

    def __init__(self, **options) -> None:
        most = 3 if look().panel.portrait else 2
        super().__init__(
            size_name="title",
            bold=True,
            cut=most,
            natural=True,
            size_hint_y=None,
            height=look().mm(7),
            **options,
        )
