"""What a shop lets its cashiers do alone, and when its till locks itself. An owner's page."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.till.permissions import LOCKS, Limits
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow
from appliance.ui.widgets.text import Text
from appliance.words import N_

load(__file__)
DISCOUNTS = (0, 5, 10, 20, 50)
"""Per cent to choose from."""
SWITCHES = {
    "open_drawer": N_("Open the drawer without a sale"),
    "cash_out": N_("Take cash out"),
    "give_back": N_("Take goods back"),
}


@dataclass(frozen=True)
class LimitsView:
    """The limits as they are."""

    limits: Limits


class LimitsStage(Stage):
    """A line of choices for each limit; what is beyond it a manager approves of."""

    basket = False

    def build(self) -> None:
        """Make a line for each."""
        self.ids.title.say = self._("What cashiers may do alone")
        self.rows = {name: self._row(name) for name in ("discount", *SWITCHES, "lock")}

    def _row(self, name: str) -> ChipRow:
        mm = look().mm
        words = {"discount": N_("Largest discount"), "lock": N_("Lock when nobody touches it")} | SWITCHES
        upright = look().panel.portrait
        line = BoxLayout(orientation="vertical" if upright else "horizontal", spacing=mm(1 if upright else 2))
        line.size_hint_y, line.height = None, mm(16 if upright else 9.2)
        line.add_widget(Text(say=self._(words[name]), size_hint_x=1 if upright else 0.85, cut=2))
        chips = ChipRow()
        line.add_widget(chips)
        self.ids.lines.add_widget(line)
        return chips

    def draw(self, view: LimitsView) -> None:
        """Mark what is chosen."""
        self.view, _ = view, self._
        choices = {
            "discount": [(f"{size} %", size) for size in sorted({*DISCOUNTS, view.limits.discount})],
            **{name: [(_("No"), 0), (_("Yes"), 1)] for name in SWITCHES},
            "lock": [(_("{count} min", count=one) if one else _("Never"), one) for one in LOCKS],
        }
        for name, row in self.rows.items():
            chosen = getattr(view.limits, name)
            row.draw(
                [
                    (word, value == chosen, partial(self.deeds.set_limit, name, value))
                    for word, value in choices[name]
                ]
            )

    def actions(self) -> tuple[Action, ...]:
        """Back to the people."""
        return (Action(self._("Back"), self.deeds.go_people, "arrow-left"),)
