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
KEYS = 41
"""Millimetres of height that all of them have beside what they write."""
INSET, RADIUS = 0.25, 1.2
"""Of what is seen of a key, in mm: gap to its edge, and its corners."""


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
            capitals: Which letters are large: ``first``, of ``words``, ``all``; with ``shift`` a key says so.
            figures: Begin with the figures.
            longest: Letters that can be typed.
            options: For the layout.
        """
        super().__init__(orientation="vertical", padding=-look().mm(INSET), **options)
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
        last, letters = BoxLayout(), self._letters[3]
        wide = 1.2 if letters else 1.6
        self._figures = _key(text="123", deed=self._turn)
        self._shift = _key(icon="apple-keyboard-shift", deed=self._turn_shift)
        parts = [(self._figures, wide)]
        if self._capitals == "shift":
            parts.append((self._shift, wide))
        parts.append((_key(text=space, deed=lambda: self.write(" ")), 0.0))
        if letters:
            parts.append((self._line(letters), len(letters)))
        if done:
            parts.append((_key(text=done[0], deed=done[1], role="chosen"), 1.5 * wide))
        beside = sum(keys for _, keys in parts)
        for part, keys in parts:
            part.size_hint_x = keys or len(self._letters[0]) - beside
            last.add_widget(part)
        return last

    def _line(self, row: str) -> BoxLayout:
        line = BoxLayout()
        for letter in row:
            key = _key(size_name="title", icon="backspace-outline" * (letter == "⌫"))
            if letter == "⌫":
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


def _key(role: str = "key", **options) -> Key:
    """A key whose finger's room reaches to the next one: what is seen of it is a little smaller."""
    key = Key(inset=INSET, radius=RADIUS, **options)
    key.role, key.padding = role, [0, 0]
    return key
