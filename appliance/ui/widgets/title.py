"""What a page is about, or asks, in the line above it."""

from appliance.ui.theme import look
from appliance.ui.widgets.text import Text


class Title(Text):
    """One line on a panel that lies, where a list or keys need the height; up to three on one that stands,
    where a line is short. What a shop calls its goods can be longer still, and ends in "…"."""

    def __init__(self) -> None:
        upright = look().panel.portrait
        super().__init__(size_name="title", bold=True, cut=3 if upright else 1, natural=upright,
                         size_hint_y=None, height=look().mm(7))  # fmt: skip
