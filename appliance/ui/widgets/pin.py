"""A PIN while it is typed: how many digits stand there, never which."""

from appliance.ui.widgets.text import Text

PIN = (4, 8)
"""Fewest and most digits."""


class PinDots(Text):
    """A dot for each digit, or the places of the fewest."""

    def __init__(self, **options) -> None:
        super().__init__(size_name="total", halign="center", **options)

    def draw(self, count: int) -> None:
        """So many are typed."""
        self.say = "•" * count if count else "– – – –"
        self.tone = "ink" if count else "outline"
