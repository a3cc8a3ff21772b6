"""Letters on the glass: ten to a row, so that each is a full target; nine on a narrow panel that stands.

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
SIGNS = ("$=€£<>[]{}", "\\|~^`§°¤¨⌫", "äöüßéèñçí¿")
"""What a password may hold besides: behind the shift of the figures."""

NARROW = ("qwertyuio", "asdfghjkl", "zxcvbnmp⌫", "æøå")
"""Where ten to a row would be less than a target; the last three stand beside the space bar."""
ROOM = 95
"""Millimetres of width that ten to a row need."""
CAPITALS = ("", "first", "words", "all", "shift")


class Keyboard(BoxLayout):
    """Calls ``typed`` with the whole text after every key."""

    def __init__(
        self, typed: Callable[[str], object], space: str, done=None, capitals: str = "",
        figures: bool = False, longest: int = 40, **options,
    ) -> None:  # fmt: skip
        """Make the keys.

        Args:
            typed: Told of every change that a finger makes.
            space: The word on the space bar.
            done: A last key: (word, deed).
            capitals: One of `CAPITALS`: which letters are large; with ``shift`` a key says so.
            figures: Begin with the figures.
            longest: Letters that can be typed.
            options: For the layout.
        """
        super().__init__(orientation="vertical", spacing=look().mm(0.6), **options)
        self._typed, self.text = typed, ""
        rows = NARROW if look().panel.width < look().mm(ROOM) else (*LETTERS, "")
        self._letters = rows
        self._capitals, self._begin, self.longest = capitals, FIGURES if figures else rows, longest
        self._keys: list[Key] = []
        for row in rows[:3]:
            self.add_widget(self._line(row))
        self._shifted = False
        self.add_widget(self._last(space, done))
        self._rows = self._begin
        self._label()

    def _last(self, space: str, done) -> BoxLayout:
        last, letters = BoxLayout(spacing=look().mm(0.2)), self._letters[3]
        narrow = 0.32 if letters else 0.25
        self._figures = Key(text="123", role="key", size_hint_x=narrow, deed=self._turn)
        self._shift = Key(role="key", size_hint_x=narrow, deed=self._turn_shift)
        _only_icon(self._shift, "apple-keyboard-shift")
        last.add_widget(self._figures)
        if self._capitals == "shift":
            last.add_widget(self._shift)
        last.add_widget(Key(text=space, role="key", deed=lambda: self.write(" ")))
        if letters:
            last.add_widget(self._line(letters, size_hint_x=0.9))
        if done:
            last.add_widget(Key(text=done[0], role="chosen", size_hint_x=0.35, deed=done[1]))
        return last

    def _line(self, row: str, **options) -> BoxLayout:
        line = BoxLayout(spacing=look().mm(0.2), **options)
        for letter in row:
            key = Key(size_name="title", role="key", padding=[0, 0])
            if letter == "⌫":
                _only_icon(key, "backspace-outline")
                key.deed = self.back
            else:
                self._keys.append(key)
                key.deed = partial(self._press, len(self._keys) - 1)
            line.add_widget(key)
        return line

    def _label(self) -> None:
        rows = SIGNS if self._shifted and self._rows is FIGURES else self._rows
        letters = [letter for row in rows for letter in row if letter != "⌫"]
        begins = not self.text or (self._capitals == "words" and self.text.endswith(" "))
        large = self._capitals == "all" or (self._capitals in ("first", "words") and begins)
        large = large or (self._shifted and rows is self._letters)
        self._shift.role = "chosen" if self._shifted else "key"
        for key, letter in zip(self._keys, letters, strict=True):
            key.label.say = letter.upper() if large else letter
        self._figures.label.say = "123" if self._rows is self._letters else "ABC"

    def _turn(self) -> None:
        self._rows = FIGURES if self._rows is self._letters else self._letters
        self._label()

    def _turn_shift(self) -> None:
        self._shifted = not self._shifted
        self._label()

    def _press(self, at: int) -> None:
        self.write(self._keys[at].label.say)

    def write(self, letters: str) -> None:
        """Add letters at the end."""
        self.text = (self.text + letters)[: self.longest]
        self._label()
        self._typed(self.text)

    def back(self) -> None:
        """Take the last letter away."""
        self.text = self.text[:-1]
        self._label()
        self._typed(self.text)

    def clear(self) -> None:
        """Start again, without telling anybody."""
        self._rows = self._begin
        self.put("")

    def put(self, text: str) -> None:
        """Take a text as typed, without telling anybody."""
        self.text = text
        self._label()


def _only_icon(key: Key, icon: str) -> None:
    """An icon in place of a word."""
    key.set_icon(icon)
    key.remove_widget(key.label)
    key.icon.size_hint_y = 1
