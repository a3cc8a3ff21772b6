"""On credit: who takes the goods, by number and name; a delivery receipt instead of a payment. Where no sale
is open: who pays what they owe, how much, and by what."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.organisation import of_customer
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.surface import Card, only  # noqa: F401  (credit.kv)
from appliance.ui.widgets.text import Text  # noqa: F401
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
SHORTEST = 8
"""Digits of the shortest organisation number; until then nobody is told that it is none."""
LONGEST = {"number": 20, "name": 40, "organisation": 14}
TITLES = {
    "number": N_("On credit: who is the customer?"),
    "name": N_("What is customer {number} called?"),
    "organisation": N_("Has {name} an organisation number?"),
    "confirm": N_("Deliver on credit?"),
    "amount": N_("How much do they pay?"),
    "how": N_("What do they pay with?"),
}
PAYER = N_("Payment on account: who is the customer?")
ICONS = {"card": "credit-card-outline", "cash": "cash"}


@dataclass(frozen=True)
class CreditView:
    """What the open sale comes to, in minor units; or nothing is open, and a customer pays what they owe."""

    amount: int
    country: str = ""
    """Where the books bill it and want the customer's organisation number: by whose rules it is checked."""
    methods: tuple[tuple[str, str], ...] = ()
    """What a customer can pay with, as (kind, name); empty while goods are handed out."""


class CreditStage(Stage):
    """Short steps; the last one shows whom and how much, and only then is it stored."""

    types = True

    def build(self) -> None:
        """Make the letters and figures of every step."""
        _ = self._
        self._step = "number"
        self.number = self._letters("number", figures=True, capitals="all")
        self.name = self._letters("name", capitals="words")
        self.organisation = self._letters("organisation", figures=True, capitals="all")
        self.number.label.say, self.name.label.say = _("Customer number"), _("Name")
        self.entry = Entry(lambda keypad: self.words.amount(keypad.number))
        self.entry.label.say = _("Amount")
        self.entry.on_typed = lambda: self.changed() if self.view else None
        self.card = self.ids.card.__self__

    def _is_number(self) -> bool:
        """Is what was typed an organisation number, or nothing?"""
        try:
            return not self.organisation.text or bool(of_customer(self.view.country, self.organisation.text))
        except ValueError:
            return False

    def _letters(self, name: str, **options) -> Writing:
        return Writing(lambda _typed: self._again(), self._("space"), longest=LONGEST[name], **options)

    def _again(self) -> None:
        self.draw(self.view)
        self.changed()

    def enter(self) -> None:
        """From the beginning."""
        self._step = "number"
        for typed in (self.number, self.name, self.organisation):
            typed.write("")
        self.entry.clear()

    def _steps(self) -> tuple[str, ...]:
        if self.view.methods:
            return "number", "name", "amount", "how"
        return ("number", "name", *(("organisation",) if self.view.country else ()), "confirm")

    def draw(self, view: CreditView) -> None:
        """Show the step."""
        self.view, _ = view, self._
        if self._step not in self._steps():
            self._step = "number"
        title = PAYER if view.methods and self._step == "number" else TITLES[self._step]
        self.ids.title.say = _(title, number=self.number.text, name=self.name.text)
        shown = {"number": self.number, "name": self.name, "organisation": self.organisation,
                 "amount": self.entry}  # fmt: skip
        only(self.ids.place, shown.get(self._step, self.card))
        self.ids.amount.say = self.words.amount(self._amount())
        self.ids.name.say = self.name.text
        self.ids.number.say = _("Customer {number}", number=self.number.text)
        wrong = len(self.organisation.text) >= SHORTEST and not self._is_number()
        self.organisation.label.say = _("Wrong number") if wrong else _("Organisation number")
        owes = _("It comes off what they owe, and is no sale")
        gets = _("Nothing is paid now. The delivery receipt is no receipt for a purchase")
        self.ids.hint.say = owes if view.methods else gets

    def _amount(self) -> int:
        return self.entry.keypad.number if self.view.methods else self.view.amount

    def _turn(self, step: str) -> None:
        self._step = step
        self._again()

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, steps = self._, self._steps()
        at = steps.index(self._step)
        back = partial(self._turn, steps[at - 1]) if at else self.deeds.leave
        return Action(_("Back"), back, "arrow-left"), *self._on(steps, at)

    def _on(self, steps: tuple[str, ...], at: int) -> list[Action]:
        _, number, name = self._, self.number.text, self.name.text
        if self._step == "how":
            return [
                Action(said, partial(self.deeds.customer_pays, number, name, self._amount(), kind),
                       ICONS.get(kind, "cellphone"))
                for kind, said in self.view.methods
            ]  # fmt: skip
        if self._step == "confirm":
            word = _("Deliver {amount} on credit", amount=self.words.amount(self.view.amount))
            deed = partial(self.deeds.deliver, number, name, self.organisation.text)
            return [Action(word, deed, role="accent", weight=2.2)]
        ready = {"number": number, "name": name, "amount": self._amount(),
                 "organisation": self._is_number()}[self._step]  # fmt: skip
        on = partial(self._turn, steps[at + 1])
        skips = self._step == "organisation" and not self.organisation.text
        word = _("Go on without") if skips else _("Go on")
        return [Action(word, on, role="accent", weight=2.2, enabled=bool(ready))]
