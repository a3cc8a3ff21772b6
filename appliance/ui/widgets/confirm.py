"""A question before something that cannot be taken back: what comes of it, and reasons to choose from."""

from collections.abc import Callable, Sequence

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.button import draw_choices
from appliance.ui.widgets.text import Text


class Confirm(BoxLayout):
    """Stands in place of what it asks about; the verbs stand in the action row."""

    def __init__(self, **options) -> None:
        mm = look().mm
        super().__init__(orientation="vertical", spacing=mm(2), padding=[mm(3), mm(2)], **options)
        self.what = Text(size_name="figure", bold=True, natural=True)
        self.then = Text(natural=True)
        self.chips = BoxLayout(spacing=mm(1.5), size_hint_y=None, height=mm(9.2))
        if look().panel.portrait:
            self.chips.orientation = "vertical"
        for part in (self.what, self.then, self.chips, Widget()):
            self.add_widget(part)

    def draw(
        self, what: str, then: str, reasons: Sequence[str], chosen: str, because: Callable[[str], object]
    ) -> None:
        """Ask it; ``because`` is told the reason that was tapped."""
        self.what.say, self.then.say = what, then
        draw_choices(self.chips, [(reason, reason) for reason in reasons], chosen, because)
        chips = self.chips.children
        self.chips.height = sum(chip.height + look().mm(1.5) for chip in chips if look().panel.portrait)
        if chips and not look().panel.portrait:
            self.chips.height = chips[0].height
