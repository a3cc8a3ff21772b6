"""A tip: what the customer makes of the sum, or how much more they give; and whom it is for."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import fill_up, only, show

load(__file__)


@dataclass(frozen=True)
class TipView:
    """What is to be paid without a tip, and whom one may be for. Amounts in minor units."""

    due: int
    sums: tuple[int, ...]
    """Round sums that the customer may make of it."""
    parts: tuple[tuple[int, int], ...]
    """(per cent, tip), as many."""
    people: tuple[tuple[str, str], ...]
    """Number and name of everybody, whoever is logged in first."""
    given: tuple[tuple[str, int], ...] = ()
    """What the sale has for whom already."""


class TipStage(Stage):
    """One touch gives it; who shares tips out says first whom it is for."""

    def build(self) -> None:
        """Make the keypad, the keys beside it, and the people that take their place."""
        show(self.ids.head, not look().panel.portrait, look().mm(8))  # the keys need its height there
        self.pad = BoxLayout(spacing=look().mm(1.5))
        self.entry = AmountEntry(self.words, longest=7)
        self.entry.label.say = self._("Tip")
        self.entry.on_typed = self.changed
        self.keys = GridLayout(cols=2, spacing=look().mm(1.5))
        self.pad.add_widget(self.entry)
        self.pad.add_widget(self.keys)
        self.people = Picks()
        self._whose, self._picking = "", False

    def enter(self) -> None:
        """For whoever sells."""
        self._whose, self._picking = "", False
        self.entry.clear()

    @property
    def whose(self) -> tuple[str, str]:
        """Number and name of whom it is for."""
        return next((one for one in self.view.people if one[0] == self._whose), self.view.people[0])

    def draw(self, view: TipView) -> None:
        """Show the sums, or the people."""
        self.view, _, amount = view, self._, self.words.amount
        given = sum(sum for _whose, sum in view.given)
        self.ids.title.say = _("Whom is it for?") if self._picking else _("Tip")
        self.ids.due.say = f"{amount(view.due)} + {amount(given)}" if given else amount(view.due)
        only(self.ids.middle, self.people if self._picking else self.pad)
        has = dict(view.given)
        self.people.draw(
            [
                Item(name, amount=amount(has[number]) if number in has else "", icon="account",
                     chosen=number == self.whose[0], deed=partial(self._choose, number))
                for number, name in view.people
            ]
        )  # fmt: skip
        sums = [(amount(one), amount(one - view.due), one - view.due) for one in view.sums]
        parts = [(f"{percent} %", amount(tip), tip) for percent, tip in view.parts]
        rows = [one for pair in zip(sums, parts, strict=True) for one in pair]
        buttons = fill_up(self.keys, len(rows), BigButton)
        for button, (word, detail, tip) in zip(buttons, rows, strict=True):
            button.draw(Action(word, partial(self._give, tip), detail=f"+ {detail}"))
            button.label.size_name = "title"

    def _give(self, tip: int) -> None:
        self.deeds.give_tip(tip, self.whose[0])

    def _choose(self, number: str) -> None:
        self._whose = number
        self._turn()

    def _turn(self) -> None:
        self._picking = not self._picking
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back; whom it is for; what was typed, as the whole sum or as the tip."""
        _, deeds, typed, due = self._, self.deeds, self.entry.keypad.number, self.view.due
        if self._picking:
            return (Action(_("Back"), self._turn, "arrow-left"),)
        shown = [Action(_("Back"), deeds.back_to_payment, "arrow-left")]
        if self.view.given:
            shown.append(Action(_("No tip"), deeds.no_tip, "close"))
        if len(self.view.people) > 1:
            name = self.whose[1].partition(" ")[0]
            shown.append(Action(_("For {name}", name=name), self._turn, "account-switch"))
        amount = self.words.amount(typed)
        whole = _("{amount} in all", amount=amount) if typed else _("In all")
        shown.append(Action(whole, partial(self._give, typed - due), weight=1.3, enabled=typed > due))
        tip = _("Tip {amount}", amount=amount) if typed else _("Tip")
        return *shown, Action(tip, partial(self._give, typed), role="accent", weight=1.5, enabled=typed > 0)
