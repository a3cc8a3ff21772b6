"""Letters on the glass: ten to a row so that each is a full target on the smallest panel.

The three letters of the north stand together at the end of the last row, where the alphabet has
them; one layout serves every language.
"""

from collections.abc import Callable
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.theme import look
from appliance.ui.widgets.entry import Key

LETTERS = ("qwertyuiop", "asdfghjkl⌫", "zxcvbnmæøå")
FIGURES = ("1234567890", "-/.,+%&()⌫", "@#*:;!?'\"_")


class Keyboard(BoxLayout):
    """Calls ``typed`` with the whole text after every key; ``done`` is a last key: (word, deed)."""

    def __init__(self, typed: Callable[[str], object], space: str, done=None, **options) -> None:
        super().__init__(orientation="vertical", spacing=look().mm(0.6), **options)
        self._typed, self.text = typed, ""
        self._keys: list[Key] = []
        for row in LETTERS:
            line = BoxLayout(spacing=look().mm(0.2))
            for letter in row:
                key = Key(size_name="title", role="key", padding=[0, 0])
                if letter == "⌫":
                    key.set_icon("backspace-outline")
                    key.remove_widget(key.label)
                    key.icon.size_hint_y = 1
                    key.deed = self.back
                else:
                    self._keys.append(key)
                    key.deed = partial(self._press, len(self._keys) - 1)
                line.add_widget(key)
            self.add_widget(line)
        last = BoxLayout(spacing=look().mm(0.2))
        self._figures = Key(text="123", role="key", size_hint_x=0.25, deed=self._turn)
        last.add_widget(self._figures)
        last.add_widget(Key(text=space, role="key", deed=lambda: self.write(" ")))
        if done:
            last.add_widget(Key(text=done[0], role="chosen", size_hint_x=0.35, deed=done[1]))
        self.add_widget(last)
        self._rows = LETTERS
        self._label()

    def _label(self) -> None:
        letters = [letter for row in self._rows for letter in row if letter != "⌫"]
        for key, letter in zip(self._keys, letters, strict=True):
            key.label.say = letter
        self._figures.label.say = "123" if self._rows is LETTERS else "ABC"

    def _turn(self) -> None:
        self._rows = FIGURES if self._rows is LETTERS else LETTERS
        self._label()

    def _press(self, at: int) -> None:
        self.write(self._keys[at].label.say)

    def write(self, letters: str) -> None:
        """Add letters at the end."""
        self.text = (self.text + letters)[:40]
        self._typed(self.text)

    def back(self) -> None:
        """Take the last letter away."""
        self.text = self.text[:-1]
        self._typed(self.text)

    def clear(self) -> None:
        """Start again, without telling anybody."""
        self.text = ""
