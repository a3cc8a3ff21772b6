"""Other currencies whose notes the shop takes, and what it gives for them."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.rows import Item, ItemList

load(__file__)


@dataclass(frozen=True)
class RatesView:
    """Each currency with its rate as text; empty: it is not taken."""

    rates: tuple[tuple[str, str], ...]
    base: str
    """The till's own currency."""


class RatesStage(Stage):
    """The currencies, and a keypad for the rate of the chosen one."""

    basket = False

    def build(self) -> None:
        """Make the list and the keypad."""
        self._code = ""
        self.list = ItemList()
        self.entry = Entry(lambda keypad: keypad.typed or self._now(), extra=",", longest=8)
        self.entry.on_typed = self.changed
        self.ids.title.say = self._("Other currencies: what is one worth?")
        self.ids.place.add_widget(self.list)
        self.ids.place.add_widget(self.entry)

    def enter(self) -> None:
        """Nothing typed."""
        self._code = ""
        self.entry.clear()

    @property
    def code(self) -> str:
        """The currency that is looked at."""
        return self._code or (self.view.rates[0][0] if self.view else "")

    def _now(self) -> str:
        """The rate as it is."""
        rate = dict(self.view.rates)[self.code] if self.view else ""
        return self.words.written(rate) if rate else "–"

    def draw(self, view: RatesView) -> None:
        """Show the rates."""
        self.view, _ = view, self._
        self.list.draw(
            [
                Item(code, self.words.written(rate) if rate else _("is not taken"),
                     icon="check" if rate else "close", chosen=code == self.code,
                     deed=partial(self._choose, code))
                for code, rate in view.rates
            ]
        )  # fmt: skip
        self.entry.label.say = _("{base} for 1 {currency}", base=view.base, currency=self.code)
        self.entry._show()

    def _choose(self, code: str) -> None:
        self._code = code
        self.entry.clear()
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back; take it no more; keep what was typed."""
        _, deeds, code, typed = self._, self.deeds, self.code, self.entry.keypad.typed
        shown = [Action(_("Back"), deeds.leave, "arrow-left")]
        if dict(self.view.rates)[code]:
            none = partial(self._set, code, "")
            shown.append(Action(_("Take no {currency}", currency=code), none, "close"))
        word = _("Keep {rate}", rate=typed) if typed else _("Keep it")
        keep = partial(self._set, code, typed)
        return *shown, Action(word, keep, role="accent", weight=2.2, enabled=bool(typed.strip("0,")))

    def _set(self, code: str, rate: str) -> None:
        self.entry.clear()
        self.deeds.set_rate(code, rate)
