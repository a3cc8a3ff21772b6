"""Digits: the keypad, and the line above it that shows what was typed."""

from collections.abc import Callable
from functools import partial

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.ui.theme import look
from appliance.ui.widgets.button import BigButton
from appliance.ui.widgets.surface import Card
from appliance.ui.widgets.text import Text
from appliance.words import Words

LONGEST = 9
"""Digits that can be typed: 9 999 999,99."""
INSET = 0.75
"""Millimetres from a key's edge to what is seen of it: a finger's room reaches to the next key."""


class Key(BigButton):
    """A key acts as the finger comes down: fast typing overlaps."""

    def on_press(self) -> None:
        """Do it now."""
        if self.deed and not self.disabled:
            self.deed()

    def on_release(self) -> None:
        """Nothing: it was done on the way down."""


class Keypad(GridLayout):
    """1-9, a key of its own ("00", "," or nothing), 0, and back."""

    typed = StringProperty("")
    """The digits so far; a comma where ``extra`` is one."""

    def __init__(self, extra: str = "00", longest: int = LONGEST, noughts: bool = False, **options) -> None:
        """Make the keys.

        Args:
            extra: The word on the key left of 0.
            longest: Digits that can be typed.
            noughts: Keep those at the front: digits of a PIN, a date or a bag, and no number.
            options: For the layout.
        """
        super().__init__(cols=3, padding=-look().mm(INSET), **options)
        self.longest, self.noughts = longest, noughts
        for word in ("1", "2", "3", "4", "5", "6", "7", "8", "9", extra, "0"):
            key = Key(text=word, size_name="title", role="key", inset=INSET)
            key.deed = partial(self.press, word) if word else None
            key.opacity = 1 if word else 0
            self.add_widget(key)
        self.add_widget(Key(icon="backspace-outline", role="key", inset=INSET, deed=self.back))

    def press(self, typed: str) -> None:
        """Add digits, unless it gets too long, is a number that starts with a nought, or has two commas."""
        if len(self.typed) + len(typed) > self.longest or (typed == "," and "," in self.typed):
            return
        keep = self.noughts or self.typed != "0" or typed == ","
        self.typed = (self.typed if keep else "") + typed

    def back(self) -> None:
        """Take the last digit away."""
        self.typed = self.typed[:-1]

    @property
    def number(self) -> int:
        """What was typed as a whole number; nothing is 0."""
        return int(self.typed.replace(",", "") or 0)

    @property
    def thousandths(self) -> int:
        """What was typed as a quantity in thousandths: "1,25" is 1250."""
        whole, _, part = self.typed.partition(",")
        return int(whole or 0) * 1000 + int(part.ljust(3, "0")[:3] or 0)


class Entry(BoxLayout):
    """A keypad with what it is for, and what was typed in large figures.

    ``write`` turns what was typed into what is shown, so that 12950 stands as 129,50.
    """

    def __init__(
        self,
        write: Callable[[Keypad], str],
        extra: str = "00",
        longest: int = LONGEST,
        noughts: bool = False,
        **options,
    ) -> None:
        super().__init__(orientation="vertical", spacing=look().mm(1.5), **options)
        mm = look().mm
        self._write = write
        self.on_typed: Callable[[], object] = lambda: None
        line = Card(
            fill="surface",
            edge="outline",
            size_hint_y=None,
            height=mm(11.5),
            padding=[mm(2.5), 0],
            spacing=mm(2),
        )
        self.label = Text(tone="quiet", size_hint_x=0.8)
        self.shown = Text(size_name="figure", halign="right")
        line.add_widget(self.label)
        line.add_widget(self.shown)
        self.keypad = Keypad(extra=extra, longest=longest, noughts=noughts)
        self.keypad.fbind("typed", self._show)
        self.add_widget(line)
        self.add_widget(self.keypad)
        self._show()

    def show(self) -> None:
        """Write anew what is typed: how it is written may be another."""
        self._show()

    def _show(self, *_) -> None:
        self.shown.say = self._write(self.keypad)
        self.shown.tone = "ink" if self.keypad.typed else "quiet"
        self.on_typed()

    def clear(self) -> None:
        """Forget what was typed."""
        self.keypad.typed = ""
        self._show()


class AmountEntry(Entry):
    """An amount in minor units."""

    def __init__(self, words: Words, **options) -> None:
        super().__init__(lambda keypad: words.amount(keypad.number), **options)


class NumberEntry(Entry):
    """The number of something, digit by digit; a dash while there is none."""

    def __init__(self, **options) -> None:
        super().__init__(lambda keypad: keypad.typed or "–", extra="", **options)
