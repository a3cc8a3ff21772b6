"""The banner under the status bar: what happened · what became of the sale · one button."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.problems import Problem
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import Card, show
from appliance.ui.widgets.text import Icon, Text
from appliance.words import Words

LOW, TALL = 13, 24
"""Its height in mm; on a panel that stands its words take more lines."""


@dataclass(frozen=True)
class BannerView:
    """A problem, the word on its button (empty: none) and how many more wait behind it."""

    problem: Problem
    button: str = ""
    more: int = 0


class Banner(Card):
    """Stays until it is true no more; takes no room when nothing is wrong."""

    def __init__(self, words: Words, answer, **options) -> None:
        super().__init__(fill="attention_soft", radius=0, **options)
        self._words, self._answer = words, answer
        mm = self._look.mm
        self.padding, self.spacing = [mm(2.5), mm(1.2)], mm(2)
        self.icon = Icon(icon="alert", tone="on_attention", mm=6, size_hint_x=None, width=mm(8))
        said = BoxLayout(orientation="vertical")
        self.what = Text(bold=True, tone="on_attention")
        self.then = Text(size_name="small", tone="on_attention", size_hint_y=1.25)
        said.add_widget(self.what)
        said.add_widget(self.then)
        self.button = BigButton(role="plain", size_hint_x=None, width=mm(30))
        self.more = Text(size_name="small", tone="on_attention", size_hint_x=None, halign="center")
        for part in (self.icon, said, self.more, self.button):
            self.add_widget(part)
        show(self, False, 0)

    def draw(self, view: BannerView | None) -> None:
        """Show that problem, or nothing."""
        mm = look().mm
        show(self, view is not None, mm(TALL if look().panel.portrait else LOW))
        if view is None:
            return
        _ = self._words
        what, sale, do = self._words.problem(view.problem)
        self.what.say = what
        self.then.say = " · ".join(part for part in (sale, do) if part)
        self.more.say = f"+{view.more}" if view.more else ""
        self.more.width = mm(7) if view.more else 0
        self.button.width = mm(30) if view.button else 0
        self.button.opacity = 1 if view.button else 0
        answer = partial(self._answer, view.problem)
        self.button.draw(Action(view.button, answer, weight=None, enabled=bool(view.button)))
