"""On credit: who takes the goods, by number and name; a delivery receipt instead of a payment."""

from dataclasses import dataclass

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.surface import Card, only  # noqa: F401  (credit.kv)
from appliance.ui.widgets.text import Text  # noqa: F401
from appliance.ui.widgets.writing import Writing

load(__file__)
STEPS = ("number", "name", "confirm")
LONGEST = {"number": 20, "name": 40}


@dataclass(frozen=True)
class CreditView:
    """What the open sale comes to, in minor units."""

    amount: int


class CreditStage(Stage):
    """Three short steps; the last one shows whom and how much, and only then is it stored."""

    types = True

    def build(self) -> None:
        """Make the letters for both."""
        _ = self._
        self._step = "number"
        self.number = Writing(
            lambda _typed: self.changed(), _("space"), figures=True, capitals="all", longest=LONGEST["number"]
        )
        self.name = Writing(
            lambda _typed: self.changed(), _("space"), capitals="words", longest=LONGEST["name"]
        )
        self.number.label.say, self.name.label.say = _("Customer number"), _("Name")
        self.card = self.ids.card.__self__

    def enter(self) -> None:
        """From the beginning."""
        self._step = "number"
        self.number.write("")
        self.name.write("")

    def draw(self, view: CreditView) -> None:
        """Show the step."""
        self.view, _ = view, self._
        said = {
            "number": _("On credit: who is the customer?"),
            "name": _("What is customer {number} called?", number=self.number.text),
            "confirm": _("Deliver on credit?"),
        }
        self.ids.title.say = said[self._step]
        only(self.ids.place, {"number": self.number, "name": self.name, "confirm": self.card}[self._step])
        self.ids.amount.say = self.words.amount(view.amount)
        self.ids.name.say = self.name.text
        self.ids.number.say = _("Customer {number}", number=self.number.text)
        self.ids.hint.say = _("Nothing is paid now. The delivery receipt is no receipt for a purchase")

    def _turn(self, step: str) -> None:
        self._step = step
        self.draw(self.view)
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, at = self._, STEPS.index(self._step)
        if not at:
            back = Action(_("Back"), self.deeds.leave, "arrow-left")
        else:
            back = Action(_("Back"), lambda: self._turn(STEPS[at - 1]), "arrow-left")
        if self._step == "confirm":
            number, name = self.number.text, self.name.text
            word = _("Deliver {amount} on credit", amount=self.words.amount(self.view.amount))
            go = Action(word, lambda: self.deeds.deliver(number, name), role="accent", weight=2.2)
            return back, go
        ready = bool((self.number if self._step == "number" else self.name).text)
        on = Action(_("Go on"), lambda: self._turn(STEPS[at + 1]), role="accent", weight=2.2, enabled=ready)
        return back, on
