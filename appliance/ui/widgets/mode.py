"""What nobody may overlook: the till is in training, or in emergency mode. One tap ends it."""

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.theme import look
from appliance.ui.widgets.surface import Card, Pressable
from appliance.ui.widgets.text import Icon, Text, extent

MODES = {
    # mode: ground, text on it, icon
    "training": ("training", "on_training", "school"),
    "emergency": ("stop", "on_stop", "octagon-outline"),
}
"""How a mode looks; the whole status bar wears it."""


class EndButton(Pressable):
    """As high as the bar, so that a finger hits it; what is seen of it is a little smaller."""

    def __init__(self, **options) -> None:
        super().__init__(resting="", held="", size_hint_x=None, radius=0, **options)
        mm = self._look.mm
        self.padding = [0, mm(1)]
        self.face = Card(radius=1, padding=[mm(2), 0])
        self.label = Text(size_name="small", bold=True, halign="center")
        self.face.add_widget(self.label)
        self.add_widget(self.face)
        self.fbind("state", self._dress)
        self.ground, self.ink = "surface", "ink"

    def draw(self, word: str, ground: str, ink: str, deed: Callable[[], object]) -> None:
        """Become that button, in the bar's colours turned round."""
        self.ground, self.ink, self.deed = ground, ink, deed
        self.label.say = word
        wide = extent(word, self._look.font("small"), True)
        self.width = max(self._look.mm(12), wide + self._look.mm(5))
        self._dress()

    def _dress(self, *_) -> None:
        down = self.state == "down"
        self.face.fill, self.label.tone = ("pressed", "ink") if down else (self.ground, self.ink)


class ModeMark(BoxLayout):
    """An icon, the words, and the button that ends it."""

    def __init__(self, **options) -> None:
        super().__init__(spacing=look().mm(1.5), **options)
        self.icon = Icon(mm=5.6, size_hint_x=None, width=look().mm(6))
        self.said = Text(bold=True)
        self.end = EndButton()
        for part in (self.icon, self.said, self.end):
            self.add_widget(part)

    def draw(self, mode: str, said: str, word: str, deed: Callable[[], object]) -> None:
        """Say it in the mode's colours."""
        ground, ink, self.icon.icon = MODES[mode]
        self.icon.tone = self.said.tone = ink
        self.said.say, self.said.size_name = said, "title" if mode == "training" else "body"
        self.end.draw(word, ink, ground, deed)
