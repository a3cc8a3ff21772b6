"""Opening the day: is the clock right, and is the float in the drawer what was left in it."""

from dataclasses import dataclass

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, draw_choices
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.surface import Card, only, show
from appliance.ui.widgets.text import Text

load(__file__)


@dataclass(frozen=True)
class DayOpenView:
    """The business date (YYYY-MM-DD), the time now, the float that should be there in minor units."""

    date: str
    time: str
    proposed: int
    reasons: tuple[tuple[str, str], ...] = ()
    """Why another float, as (code, word)."""
    guess: bool = False
    """The clock is a guess: a person has to say that it is right."""


class DayOpenStage(Stage):
    """One tap when the float is right; a keypad and a reason when it is not."""

    basket = False

    def build(self) -> None:
        """Make both sides: the one figure, and the keypad with reasons."""
        mm = look().mm
        self._other, self._reason = False, ""
        self.card = Card(orientation="vertical", fill="surface", edge="hairline", padding=mm(4))
        self.said = Text(tone="quiet", halign="center", size_hint_y=0.4)
        self.float = Text(size_name="change", bold=True, halign="center")
        self.ask = Text(halign="center", size_hint_y=0.5)
        for part in (self.said, self.float, self.ask):
            self.card.add_widget(part)
        self.typing = BoxLayout(spacing=mm(3))
        self.entry = AmountEntry(self.words)
        self.entry.label.say = self._("Counted")
        self.entry.on_typed = self.changed
        side = BoxLayout(orientation="vertical", spacing=mm(1.5), size_hint_x=0.7)
        self.why = Text(tone="quiet", size_hint_y=None, height=mm(9))
        self.reasons = BoxLayout(orientation="vertical", spacing=mm(1.5), size_hint_y=None)
        self.reasons.bind(minimum_height=self.reasons.setter("height"))
        for part in (self.why, self.reasons, Widget()):
            side.add_widget(part)
        self.typing.add_widget(self.entry)
        self.typing.add_widget(side)

    def enter(self) -> None:
        """The proposal first."""
        self._other, self._reason = False, ""
        self.entry.clear()

    def draw(self, view: DayOpenView) -> None:
        """Show the day and the float."""
        self.view, _ = view, self._
        self.ids.title.say = self.words.date(view.date, "full").capitalize()
        self.ids.hint.say = _("Is the clock right? It could not be checked") if view.guess else _("A new day")
        self.ids.hint.tone = "attention" if view.guess else "quiet"
        self.ids.clock.say = view.time
        self.said.say = _("Left in the drawer yesterday")
        self.float.say = self.words.amount(view.proposed)
        self.ask.say = _("Count the drawer. Is this what is in it?")
        self.why.say = _("Why is it not {amount}?", amount=self.words.amount(view.proposed))
        show(self.ids.head, not self._other or look().panel.height > look().mm(100), look().mm(12))
        wanted = self.typing if self._other else self.card
        only(self.ids.place, wanted)
        draw_choices(self.reasons, view.reasons, self._reason, self._because)

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.again()

    def _turn(self) -> None:
        self._other = not self._other
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Open with it, or with another."""
        _, view, amount = self._, self.view, self.words.amount
        if not self._other:
            more = Action(_("More"), self.deeds.go_more, "dots-horizontal")
            another = Action(_("Another amount"), self._turn, "pencil-outline")
            word = _("Yes, open with {amount}", amount=amount(view.proposed))
            go = Action(word, lambda: self.deeds.open_day(view.proposed, ""), role="accent", weight=2.2)
            return more, another, go
        typed = self.entry.keypad.number
        same = typed == view.proposed
        ready = bool(self.entry.keypad.typed) and (same or bool(self._reason))
        reason = "" if same else self._reason
        go = Action(
            _("Open with {amount}", amount=amount(typed)),
            lambda: self.deeds.open_day(typed, reason),
            role="accent",
            weight=2.2,
            enabled=ready,
        )
        return Action(_("Back"), self._turn, "arrow-left"), go
