"""One product's stock: goods are taken in, put right for a reason, or given the least there should be."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, Chip
from appliance.ui.widgets.entry import Entry, Keypad
from appliance.ui.widgets.surface import fill_up, only
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
TITLES = {
    "receive": N_("{name}: how many came in?"),
    "adjust": N_("{name}: how many more or fewer are there?"),
    "minimum": N_("{name}: how many should there be at least?"),
}
LONGEST = 40
"""Characters of a supplier."""
MOST = 4
"""Choices that stand below each other; more stand in two columns."""


@dataclass(frozen=True)
class StockChangeView:
    """The product, what is to be done, and what is on hand in thousandths (None: no stock is kept yet)."""

    number: str
    name: str
    change: str
    """``receive``, ``adjust`` or ``minimum``."""
    on_hand: int | None = None
    unit: str = ""
    minimum: int = 0
    reasons: tuple[tuple[str, str, int], ...] = ()
    """Code, word, and which way it goes (`domain.stock.REASONS`)."""


class StockChangeStage(Stage):
    """Figures on the left; what they are of, or why, on the right."""

    basket = False
    types = True

    def build(self) -> None:
        """Make figures for each, and letters for the supplier."""
        _, mm = self._, look().mm
        self._field, self._reason, self._less = "quantity", "", False
        self.pieces, self.weight = self._figures("00"), self._figures(",")
        self.cost = Entry(lambda keypad: self.words.amount(keypad.number) if keypad.typed else "–")
        self.cost.label.say = _("One cost")
        self.cost.on_typed = self.again
        self.supplier = Writing(self.again, _("space"), longest=LONGEST, capitals="words")
        self.supplier.label.say = _("From whom")
        upright = look().panel.portrait
        self.ids.place.orientation = "vertical" if upright else "horizontal"
        self.side = BoxLayout(orientation="vertical", spacing=mm(1.5), size_hint_x=1 if upright else 0.8)
        self.about = Text(tone="quiet", size_hint_y=None, height=mm(9.2))
        self.chips = GridLayout(cols=1, spacing=mm(1.5), size_hint_y=None, height=0)
        self.chips.bind(minimum_height=self.chips.setter("height"))
        for part in (self.about, self.chips):
            self.side.add_widget(part)
        if upright:
            self.side.size_hint_y = None
            self.side.bind(minimum_height=self.side.setter("height"))
        else:
            self.side.add_widget(Widget())

    def _figures(self, extra: str) -> Entry:
        made = Entry(self._shown, extra=extra, longest=6)
        made.label.say = self._("How many")
        made.on_typed = self.again
        return made

    def _shown(self, keypad: Keypad) -> str:
        sign = "-" if self._less and keypad.typed else ""
        return f"{sign}{keypad.typed or 0} {self.view.unit if self.view else ''}".strip()

    def enter(self) -> None:
        """Nothing typed."""
        self._field, self._reason, self._less = "quantity", "", False
        for entry in (self.pieces, self.weight, self.cost):
            entry.keypad.typed = ""
        self.supplier.write("")

    @property
    def entry(self) -> Entry:
        """Where the quantity is typed."""
        return self.weight if self.view.unit else self.pieces

    def draw(self, view: StockChangeView) -> None:
        """Show the figures and the choices beside them."""
        self.view, _ = view, self._
        self.ids.title.say = _(TITLES[view.change], name=view.name)
        self.entry.shown.say = self._shown(self.entry.keypad)
        if self._field == "supplier":
            only(self.ids.place, self.supplier)
            return
        figures = self.cost if self._field == "cost" else self.entry
        beside = (self.side, figures) if look().panel.portrait else (figures, self.side)
        only(self.ids.place, *beside)
        there = self.words.quantity(view.on_hand or 0)
        self.about.say = _("On hand: {count}", count=f"{there} {view.unit}".strip())
        choices = {"receive": self._of_delivery, "adjust": self._why, "minimum": list}[view.change]()
        self.chips.cols = 2 if len(choices) > MOST else 1
        for chip, choice in zip(fill_up(self.chips, len(choices), Chip), choices, strict=True):
            chip.draw(choice)

    def _of_delivery(self) -> list[Action]:
        _ = self._
        much = f"{_('How many')}: {self._shown(self.entry.keypad)}"
        cost = f"{_('One cost')}: {self.cost.shown.say}"
        whom = f"{_('From whom')}: {self.supplier.text or '–'}"
        return [
            Action(word, partial(self._turn, field), role="chosen" if field == self._field else "plain")
            for field, word in (("quantity", much), ("cost", cost), ("supplier", whom))
        ]

    def _why(self) -> list[Action]:
        return [
            Action(word, partial(self._because, code, way), role="chosen" if self._is(code, way) else "plain")
            for code, word, way in self.view.reasons
        ]

    def _is(self, code: str, way: int) -> bool:
        return code == self._reason and (way < 0) == self._less

    def _because(self, code: str, way: int) -> None:
        self._reason, self._less = code, way < 0
        self.again()

    def _turn(self, field: str) -> None:
        self._field = field
        self.again()

    def _cost(self) -> int | None:
        return self.cost.keypad.number if self.cost.keypad.typed else None

    def actions(self) -> tuple[Action, ...]:
        """Back, or do it."""
        _, view = self._, self.view
        if not view:
            return ()
        if self._field == "supplier":
            done = partial(self._turn, "quantity")
            return (Action(_("Done"), done, role="accent", weight=2.2),)
        back = Action(_("Back"), self.deeds.go_stock_again, "arrow-left")
        return back, *self._on(self.entry.keypad.thousandths, bool(self.entry.keypad.typed))

    def _on(self, much: int, typed: bool) -> list[Action]:
        _, view, deeds = self._, self.view, self.deeds
        said = f"{self.words.quantity(much)} {view.unit}".strip()
        if view.change == "receive":
            go = partial(deeds.receive, view.number, much, self._cost(), self.supplier.text)
            return [Action(_("Take in {count}", count=said), go, role="accent", weight=2.2, enabled=much > 0)]
        if view.change == "adjust":
            by = -much if self._less else much
            go = partial(deeds.adjust_stock, view.number, by, self._reason)
            after = self.words.quantity((view.on_hand or 0) + by)
            word = _("There are {count}", count=f"{after} {view.unit}".strip())
            return [Action(word, go, role="accent", weight=2.2, enabled=much > 0 and bool(self._reason))]
        shown = []
        if view.on_hand is not None:
            stop = partial(deeds.keep_no_stock, view.number)
            shown.append(Action(_("Keep no stock of it"), stop, role="stop"))
        go = partial(deeds.keep_stock, view.number, much)
        ready = typed or view.on_hand is None
        shown.append(Action(_("At least {count}", count=said), go, role="accent", weight=2.2, enabled=ready))
        return shown
