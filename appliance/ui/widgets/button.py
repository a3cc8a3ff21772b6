"""Things to press: the big button, the row of verbs, the chip."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.surface import Pressable, fill_up
from appliance.ui.widgets.text import Icon, Text

ROLES = {
    # role: resting, held, text, edge
    "plain": ("surface", "pressed", "ink", "hairline"),
    "quiet": ("", "pressed", "ink", ""),
    "accent": ("accent", "quiet", "on_accent", ""),
    "chosen": ("accent_soft", "pressed", "ink", "accent"),
    "money": ("good_soft", "pressed", "ink", "good"),
    "stop": ("surface", "stop_soft", "stop", "stop"),
    "attention": ("attention_soft", "pressed", "on_attention", ""),
    "key": ("surface", "pressed", "ink", "hairline"),
    "training": ("training", "quiet", "on_training", ""),
}
ICONED = 14
"""Height of a button in mm that an icon and a word fill."""
LOW, LOW_WITH_DETAIL = 12.6, 16.4
"""Height in mm below which the icon stands beside the words and no more above them."""
NARROW = 20
"""Width in mm below which a word and its detail have no room for an icon beside them."""
LONE = 0.64
"""Part of the row beside a verb that stands alone and does not go on: it is as wide as beside another."""
GOES_ON = ("accent", "training")
"""The roles of the verb that goes on; in training it has training's colour."""


@dataclass(frozen=True)
class Action:
    """A verb: its word, what it does, how it looks."""

    text: str
    deed: Callable[[], object] | None = None
    icon: str = ""
    role: str = "plain"
    detail: str = ""
    weight: float | None = 1.0
    """Its share of the row; None: a width of its own."""
    enabled: bool = True


class BigButton(Pressable):
    """A word, with an icon above (on a low button beside it) and a detail below it where there are any."""

    role = StringProperty("plain")
    low = LOW
    """Height in mm below which its icon stands beside its word, where it has no detail."""

    def __init__(self, text: str = "", deed=None, icon: str = "", size_name: str = "body", **options) -> None:
        options.setdefault("orientation", "vertical")
        super().__init__(**options)
        self.deed = deed
        self.padding = [self._look.mm(0.6), self._look.mm(0.8)]
        self.icon = Icon(size_hint_y=None)
        self.label = Text(say=text, size_name=size_name, halign="center", bold=False)
        self.detail = Text(size_name="small", halign="center", size_hint_y=None, height=0)
        self._beside: BoxLayout | None = None
        """Word and detail, where the icon stands beside them."""
        self._stands = ""
        for name in ("role", "disabled", "state"):
            self.fbind(name, self._dress)
        self.fbind("size", self._lay)
        self.set_icon(icon)
        self._dress()

    def set_icon(self, icon: str) -> None:
        """Put an icon to the word, or take it away."""
        self.icon.icon = icon
        self._lay()

    def _lay(self, *_) -> None:
        """Keep icon and word together in the middle of a high button."""
        mm = self._look.mm
        how = "word"
        if self.icon.icon and not (self.detail.say and self.width < mm(NARROW)):
            low = self.height < mm(LOW_WITH_DETAIL if self.detail.say else self.low)
            how = "icon" if not self.label.say else "beside" if low else "above"
        self._stand(how)
        edge = mm(0.8) + (round(max(0, self.height - mm(ICONED)) * 0.3) if how == "above" else 0)
        self.padding = [self.padding[0], edge, self.padding[2], edge]
        meet = how == "beside" and bool(self.detail.say)  # in the middle, as high as the icon
        self.label.valign, self.detail.valign = ("bottom", "top") if meet else ("middle", "middle")
        self.detail.size_hint = (1, 1 if meet else None)
        self.detail.height = mm(4.2) if self.detail.say else 0

    def _stand(self, how: str) -> None:
        """Put the parts where they belong: word, icon, or icon above or beside the word."""
        if how == self._stands:
            return
        self._stands, mm, beside = how, self._look.mm, how == "beside"
        for box in filter(None, (self, self._beside)):
            box.clear_widgets()
        self.orientation = "horizontal" if beside else "vertical"
        self.label.halign = self.detail.halign = "left" if beside else "center"
        self.icon.size_hint = (None, 1) if beside else (1, None if how == "above" else 1)
        self.icon.size = (mm(7.4), mm(5.6))
        words: Any = self
        if beside:
            words = self._beside = self._beside or BoxLayout(orientation="vertical")
        for part in (self.icon,) if how != "word" else ():
            self.add_widget(part)
        for part in (self.label, self.detail) if how != "icon" else ():
            words.add_widget(part)
        if beside:
            self.add_widget(words)

    def _dress(self, *_) -> None:
        resting, held, ink, edge = ROLES[self.role]
        if self.disabled:
            resting, ink = ("pressed" if self.role in GOES_ON else resting), "quiet"
            edge = edge and "hairline"
        self.resting, self.held, self.edge = resting, held, edge
        ink = "surface" if self.role in GOES_ON and self.state == "down" else ink
        self.label.tone = self.icon.tone = ink
        self.detail.tone = "quiet" if ink == "ink" else ink
        self.label.bold = self.role in GOES_ON

    def draw(self, action: Action) -> None:
        """Become that action."""
        self.label.say, self.deed, self.role = action.text, action.deed, action.role
        self.detail.say = action.detail
        self.set_icon(action.icon)
        self.disabled = not action.enabled
        self.size_hint_x = action.weight


class ActionRow(BoxLayout):
    """At most five verbs; the one that goes on is last and in the accent colour.

    On a panel that stands, many verbs take two rows: the last one has the lower to itself.
    """

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", size_hint_y=None, spacing=look().mm(1.5), **options)
        self._verbs, self._last = BoxLayout(spacing=look().mm(1.5)), BoxLayout()
        self.add_widget(self._verbs)
        self._lone = False
        self.fbind("width", self._lay)

    def _lay(self, *_) -> None:
        self._verbs.padding = [0, 0, round(self.width * LONE) if self._lone else 0, 0]

    def draw(self, actions: Sequence[Action]) -> None:
        """Show these verbs, left to right."""
        mm = look().mm
        many = len(actions) > (3 if actions and actions[-1].role in GOES_ON else 4)
        two = look().panel.portrait and many
        if two != (self._last in self.children):
            (self.add_widget if two else self.remove_widget)(self._last)
        self.height = mm(29.5) if two else mm(14)
        self._lone = len(actions) == 1 and actions[0].role not in GOES_ON
        self._lay()
        rows = ((self._verbs, actions[:-1]), (self._last, actions[-1:])) if two else ((self._verbs, actions),)
        for row, shown in rows:
            for button, action in zip(fill_up(row, len(shown), BigButton), shown, strict=True):
                on = action.role in GOES_ON
                button.draw(replace(action, icon="") if on else action)
                button.label.size_name = "title" if on else "small" if action.icon else "body"


class Chip(BigButton):
    """A small choice among several."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, height=look().mm(9.2), **options)
        self.padding = [self._look.mm(1 if self._look.panel.portrait else 2), self._look.mm(0.5)]


def draw_choices(
    box: Widget, choices: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], object]
) -> None:
    """Fill a box with a chip for each (code, word); ``choose`` is told the code of the one that is tapped."""
    for chip, (code, word) in zip(fill_up(box, len(choices), Chip), choices, strict=True):
        chip.draw(Action(word, partial(choose, code), role="chosen" if code == chosen else "plain"))


class ChipRow(BoxLayout):
    """Choices on one line, sharing its width; the chosen one is marked."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, height=look().mm(9.2), spacing=look().mm(1.5), **options)

    def draw(self, choices: Sequence[tuple[str, bool, Callable[[], object]]]) -> None:
        """Show (word, chosen, deed) for each."""
        chips = fill_up(self, len(choices), Chip)
        for chip, (word, chosen, deed) in zip(chips, choices, strict=True):
            chip.draw(Action(word, deed, role="chosen" if chosen else "plain"))
