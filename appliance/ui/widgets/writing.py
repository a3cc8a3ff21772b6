"""A line of letters: what it is for, what was typed so far, and the keys below it."""

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.keyboard import Keyboard
from appliance.ui.widgets.surface import Card
from appliance.ui.widgets.text import Text

KEYS = 41
"""Height of the keys in mm; less where the panel has not so much."""


class Writing(BoxLayout):
    """Calls ``typed`` with the whole text after every key."""

    def __init__(self, typed: Callable[[str], object], space: str, **options) -> None:
        """Make the line and its keys.

        Args:
            typed: Told of every change that a finger makes.
            space: The word on the space bar.
            options: As for `Keyboard`.
        """
        super().__init__(orientation="vertical", spacing=look().mm(1.5))
        mm = look().mm
        self._told = typed
        line = Card(fill="surface", edge="outline", size_hint_y=None, height=mm(9.5), padding=[mm(2.5), 0])
        self.label = Text(tone="quiet", size_hint_x=0.7, cut=1)
        self.shown = Text(size_name="title", halign="right", cut=1)
        line.add_widget(self.label)
        line.add_widget(self.shown)
        self.keyboard = Keyboard(self._typed, space, size_hint_y=None, **options)
        for part in (line, Widget(), self.keyboard):
            self.add_widget(part)
        self.fbind("height", self._lay)
        self._lay()
        self.write("")

    def _lay(self, *_) -> None:
        left = self.height - look().mm(9.5) - 2 * self.spacing
        self.keyboard.height = max(1, min(look().mm(KEYS), left))

    @property
    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.keyboard.text.strip()

    def write(self, text: str) -> None:
        """Put a text there, without telling anybody."""
        self.keyboard.put(text)
        self._show()

    def _show(self) -> None:
        self.shown.say = self.keyboard.text or "–"
        self.shown.tone = "ink" if self.keyboard.text else "quiet"

    def _typed(self, text: str) -> None:
        self._show()
        self._told(text)
