"""A line of letters: what it is for, what was typed so far, and the keys below it."""

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.keyboard import KEYS, Keyboard
from appliance.ui.widgets.surface import Card, Pressable
from appliance.ui.widgets.text import Icon, Text, extent

LEAST = 0.3
"""Part of the line that what it is for keeps."""


class Sought(Pressable):
    """The line of a search: a magnifier, and the letters, or what they may be of. It may lead to the keys."""

    def __init__(self, **options) -> None:
        mm = look().mm
        options = {"size_hint_y": None, "height": mm(9.5), "padding": [mm(2), 0], "spacing": mm(1)} | options
        super().__init__(edge="outline", held="surface", **options)
        self.add_widget(Icon(icon="magnify", tone="quiet", size_hint_x=None, width=mm(7)))
        self.typed = Text()
        self.add_widget(self.typed)

    def lead(self, deed: Callable[[], object]) -> None:
        """Have a touch do that."""
        self.deed, self.held = deed, "pressed"

    def draw(self, text: str, of: str) -> None:
        """Show what is looked for."""
        self.typed.say, self.typed.tone = text or of, "ink" if text else "quiet"


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
        self._line = line
        line.fbind("width", self._share)
        self.label = Text(tone="quiet", cut=2, size_hint_x=None)
        self.shown = Text(size_name="title", cut=1, typed=True)
        line.add_widget(self.label)
        line.add_widget(self.shown)
        self.keyboard = Keyboard(self._typed, space, size_hint_y=None, **options)
        self.label.fbind("say", self._share)
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
        self._share()

    def _share(self, *_) -> None:
        """Let what was typed begin behind what it is for, which gives way to it down to its part."""
        room, font = self._line.width - look().mm(5), look().font
        typed = extent(self.shown.say, font(self.shown.size_name), False) + look().mm(1)
        needed = extent(self.label.say, font("body"), False) + look().mm(3) if self.label.say else 0
        self.label.width = max(0, min(needed, max(room * LEAST, room - typed)))

    def _typed(self, text: str) -> None:
        self._show()
        self._told(text)
