"""Notes of another currency: what is due in it, and what goes back in the till's own."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.surface import fill_up, show

load(__file__)


@dataclass(frozen=True)
class CurrencyView:
    """A currency that the shop takes."""

    code: str
    rate: str
    """What one unit is worth, as text."""
    sums: tuple[tuple[str, int], ...] = ()
    """What is due in it and what its notes make of that, as text; what goes back on each, in minor units."""


@dataclass(frozen=True)
class ForeignView:
    """The currencies, and what is due in the till's own, not rounded to its coins (minor units)."""

    currencies: tuple[CurrencyView, ...]
    due: int


class ForeignStage(Stage):
    """A touch on what the customer holds out; less than is due is typed."""

    def build(self) -> None:
        """Add the keypad."""
        self._code = ""
        self.entry = AmountEntry(self.words, longest=7)
        self.entry.on_typed = self.changed
        self.ids.pad.add_widget(self.entry)

    def enter(self) -> None:
        """The first currency."""
        self._code = ""
        self.entry.clear()

    @property
    def chosen(self) -> CurrencyView:
        """The currency that is held out."""
        every = self.view.currencies
        return next((one for one in every if one.code == self._code), every[0])

    def draw(self, view: ForeignView) -> None:
        """Show what is due in the chosen one."""
        self.view, _, words = view, self._, self.words
        one = self.chosen
        self.ids.title.say = self._title()
        rate = _("1 {currency} is {rate}", currency=one.code, rate=words.written(one.rate))
        self.ids.rate.say = f"{words.amount(view.due)} · {rate}"
        codes = [(each.code, each == one, partial(self._choose, each.code)) for each in view.currencies]
        self.ids.codes.draw(codes)
        show(self.ids.codes, len(codes) > 1, look().mm(9.2))
        self._draw_head(len(codes))
        self.entry.label.say = one.code
        buttons = fill_up(self.ids.sums, len(one.sums), BigButton)
        for button, (amount, back) in zip(buttons, one.sums, strict=True):
            detail = _("{amount} back", amount=words.amount(back)) if back else _("nothing back")
            minor = int(amount.replace(".", ""))
            taken = partial(self._taken, one.code, minor)
            button.draw(Action(f"{words.written(amount)} {one.code}", taken, role="money", detail=detail))
            button.label.size_name = "title"

    def _title(self) -> str:
        return self._("To pay in {currency}", currency=self.chosen.code)

    def _draw_head(self, choices: int) -> None:
        """The basket says what is paid: where there is a choice of currencies, it takes the title's room."""
        show(self.ids.head, choices == 1, look().mm(8))

    def _taken(self, code: str, minor: int) -> None:
        self.deeds.pay_foreign(code, minor)

    def _choose(self, code: str) -> None:
        self._code = code
        self.entry.clear()
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back, or what was typed."""
        take = Action(
            self._take(self._typed()),
            lambda: self._taken(self.chosen.code, self.entry.keypad.number),
            role="accent",
            weight=2.2,
            enabled=self.entry.keypad.number > 0,
        )
        return Action(self._("Back"), self._leave, "arrow-left"), take

    def _typed(self) -> str:
        typed, code = self.entry.keypad.number, self.chosen.code
        return f"{self.words.amount(typed)} {code}" if typed else code

    def _take(self, amount: str) -> str:
        return self._("Take {amount}", amount=amount)

    def _leave(self) -> None:
        self.deeds.back_to_payment()
