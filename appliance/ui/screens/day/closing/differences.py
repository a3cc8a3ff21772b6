"""Differences are booked and not argued with: each gets a reason."""

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.screens.day.closing.amounts import counted_in
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, draw_choices
from appliance.ui.widgets.rows import Empty
from appliance.ui.widgets.scroll import Scroll
from appliance.ui.widgets.surface import Card, fill_up, only
from appliance.ui.widgets.text import Text


class DifferenceCard(Card):
    """What is off by how much, and the reasons to choose from."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", fill="surface", edge="hairline", size_hint_y=None, **options)
        mm = self._look.mm
        self.padding, self.spacing, self.height = mm(2), mm(1.5), mm(22)
        line = BoxLayout()
        self.what, self.amount = (
            Text(bold=True),
            Text(size_name="title", bold=True, halign="right", tone="attention"),
        )
        line.add_widget(self.what)
        line.add_widget(self.amount)
        self.reasons = BoxLayout(spacing=mm(1.5), size_hint_y=None, height=mm(9.2))
        self.add_widget(line)
        self.add_widget(self.reasons)


class DifferencesPanel(Stage):
    """A card for each."""

    def build(self) -> None:
        """Make the list."""
        self.scroll = Scroll()
        self.cards = BoxLayout(orientation="vertical", spacing=look().mm(1.5), size_hint_y=None)
        self.cards.bind(minimum_height=self.cards.setter("height"))
        self.scroll.add_widget(self.cards)
        self.empty = Empty("check-circle")
        self.empty.label.say = self._("Everything agrees")

    def draw(self, view) -> None:
        """Show them with what was chosen."""
        self.view = view
        wanted = self.scroll if view.differences else self.empty
        only(self, wanted)
        chosen = dict(view.chosen)
        cards = fill_up(self.cards, len(view.differences), DifferenceCard)
        for card, (key, what, amount) in zip(cards, view.differences, strict=True):
            card.what.say = what
            card.amount.say = f"{'+' if amount > 0 else ''}{counted_in(self.words, key, amount)}"
            explain = partial(self.deeds.explain, key)
            draw_choices(card.reasons, view.reasons, chosen.get(key, ""), explain)

    def actions(self) -> tuple[Action, ...]:
        """On when each has its reason."""
        ready = {key for key, _what, _amount in self.view.differences} <= {
            key for key, _reason in self.view.chosen
        }
        back = Action(self._("Count"), lambda: self.deeds.go_step("count"), "arrow-left")
        word = self._("Bag and float")
        return back, Action(word, lambda: self.deeds.go_step("bag"), role="accent", weight=2.2, enabled=ready)
