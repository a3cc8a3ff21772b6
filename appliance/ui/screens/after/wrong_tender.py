"""The wrong payment was tapped: say what it was and what it should have been. The receipt stays."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.payment import FOREIGN
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up

load(__file__)


@dataclass(frozen=True)
class WrongTenderView:
    """The receipt's tenders as (kind, name, amount), and the kinds there are as (kind, name)."""

    receipt: str
    tenders: tuple[tuple[str, str, int], ...]
    kinds: tuple[tuple[str, str], ...]


class WrongTenderStage(Stage):
    """Two rows of choices and a button; a receipt with one tender has the first chosen."""

    basket = False

    def build(self) -> None:
        """Say what it does."""
        self._old = self._new = ""
        self.ids.hint.say = self._("A correction is added to the journal; nothing is changed or deleted")
        self.ids.was.say, self.ids.should.say = self._("It says"), self._("It should say")

    def enter(self) -> None:
        """Nothing chosen."""
        self._old = self._new = ""

    def draw(self, view: WrongTenderView) -> None:
        """Show what was paid and what it could have been."""
        self.view = view
        if len(view.tenders) == 1:
            self._old = view.tenders[0][0]
        self.ids.title.say = self._("Receipt {number}: how was it paid?", number=view.receipt)
        self.ids.old.cols = max(2, len(view.tenders))
        for button, (kind, name, amount) in zip(
            fill_up(self.ids.old, len(view.tenders), BigButton), view.tenders, strict=True
        ):
            role = "chosen" if kind == self._old else "plain"
            button.draw(
                Action(
                    name,
                    partial(self._choose, kind, self._new),
                    role=role,
                    detail=self.words.amount(amount),
                )
            )
        kinds = [kind for kind in view.kinds if kind[0] != self._old]
        self.ids.new.cols = min(4, max(2, len(kinds)))
        self.ids.new.height = look().mm(12.5) * -(-len(kinds) // self.ids.new.cols) - look().mm(1.5)
        for button, (kind, name) in zip(fill_up(self.ids.new, len(kinds), BigButton), kinds, strict=True):
            role = "chosen" if kind == self._new else "plain"
            button.draw(Action(name, partial(self._choose, self._old, kind), role=role))

    def _choose(self, old: str, new: str) -> None:
        self._old, self._new = old, new if new != old else ""
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back, or correct it."""
        _, ready = self._, bool(self._old and self._new)
        asks = self._new == f"{FOREIGN}:"
        correct = Action(
            _("How much?") if asks else _("Correct it"),
            lambda: self.deeds.correct_tender(self._old, self._new),
            role="accent",
            weight=2.2,
            enabled=ready,
        )
        return Action(_("Back"), self.deeds.leave, "arrow-left"), correct
