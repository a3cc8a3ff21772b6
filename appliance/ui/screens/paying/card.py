"""A card on a terminal that the till does not drive: key the amount there, tap what was used here."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up

load(__file__)


@dataclass(frozen=True)
class CardView:
    """The amount to key, what is paid with, and its brands as (code, name)."""

    amount: int
    kind: str
    name: str
    brands: tuple[tuple[str, str], ...] = ()


class CardStage(Stage):
    """The brand is the confirmation: one tap when the terminal says approved."""

    def draw(self, view: CardView) -> None:
        """Show the amount large."""
        self.view, _ = view, self._
        back = view.amount < 0
        self.ids.title.say = _("Pay back on the terminal:") if back else _("Key this on the terminal:")
        self.ids.amount.say = self.words.amount(abs(view.amount))
        self.ids.ask.say = _("When the terminal says approved, tap the card:")
        for button, (code, name) in zip(
            fill_up(self.ids.brands, len(view.brands), BigButton), view.brands, strict=True
        ):
            button.draw(
                Action(name, partial(self.deeds.paid_with, view.kind, view.amount, code), role="money")
            )
            button.label.size_name = "title"

    def actions(self) -> tuple[Action, ...]:
        """Not approved: nothing happened."""
        return (Action(self._("Not approved, back"), self.deeds.card_refused, "arrow-left"),)
