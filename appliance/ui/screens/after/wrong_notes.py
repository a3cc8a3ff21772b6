"""A receipt was really paid with notes of another currency: how much of it."""

from dataclasses import dataclass

from appliance.ui.screens.paying.foreign import ForeignStage, ForeignView
from appliance.ui.theme import look
from appliance.ui.widgets.surface import show


@dataclass(frozen=True)
class WrongNotesView(ForeignView):
    """The currencies of then, what the notes had to pay, and the number of the receipt."""

    receipt: str = ""


class WrongNotesStage(ForeignStage):
    """Nothing is being sold: no basket stands beside it, and its title says which receipt it is."""

    basket = False

    def build(self) -> None:
        """Lay the currencies beside the title where the panel lies: the keys need the height."""
        super().build()
        self.ids.top.orientation = "vertical" if look().panel.portrait else "horizontal"
        self.ids.top.spacing = look().mm(1.5)
        self.ids.head.orientation, self.ids.head.spacing = "vertical", 0
        self.ids.rate.halign, self.ids.rate.size_name = "left", "small"
        self.ids.rate.size_hint_y = 0.7

    def _title(self) -> str:
        return self._("Receipt {number}: how much?", number=self.view.receipt)

    def _draw_head(self, choices: int) -> None:
        show(self.ids.head, True, look().mm(9.2))

    def _taken(self, code: str, minor: int) -> None:
        self.deeds.correct_to_notes(code, minor)

    def _take(self, amount: str) -> str:
        return self._("It was {amount}", amount=amount)

    def _leave(self) -> None:
        self.deeds.leave_foreign()
