"""What each terminal says it took, typed from its own report; and other currencies' notes, counted."""

from functools import partial

from appliance.ui.screens.day.closing.amounts import counted_in
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.rows import Item, ItemList


class TerminalsPanel(Stage):
    """Brands on the left, a keypad on the right for the chosen one."""

    def build(self) -> None:
        """Make both."""
        upright = look().panel.portrait
        self.orientation, self.spacing = "vertical" if upright else "horizontal", look().mm(3)
        self._chosen = ""
        self.list = ItemList()
        self.entry = AmountEntry(self.words)
        self.entry.size_hint_x = 1 if upright else 0.8
        self.entry.keypad.fbind("typed", self._typed)
        self.add_widget(self.list)
        self.add_widget(self.entry)

    def enter(self) -> None:
        """The first one."""
        self._chosen = ""

    def draw(self, view) -> None:
        """Show what the till has and what was typed."""
        self.view, _ = view, self._
        names = {brand: name for brand, name, _amount in view.terminals}
        if self._chosen not in names:
            self._choose(next(iter(names), ""))
        typed = dict(view.typed)
        items = []
        for brand, name, amount in view.terminals:
            said = counted_in(self.words, brand, typed[brand]) if brand in typed else "–"
            off = brand in typed and typed[brand] != amount
            detail = _("the till has {amount}", amount=counted_in(self.words, brand, amount))
            tone = "attention" if off else "ink"
            chosen = brand == self._chosen
            items.append(Item(name, detail, said, tone=tone, chosen=chosen, deed=partial(self._pick, brand)))
        self.list.draw(items)
        self.entry.label.say = names.get(self._chosen, "")

    def _pick(self, brand: str) -> None:
        self._choose(brand)
        self.draw(self.view)

    def _choose(self, brand: str) -> None:
        self._chosen = ""
        self.entry.clear()
        self._chosen = brand

    def _typed(self, *_) -> None:
        if self._chosen and self.entry.keypad.typed:
            self.deeds.terminal_total(self._chosen, self.entry.keypad.number)

    def actions(self) -> tuple[Action, ...]:
        """They agree, or on."""
        _ = self._
        agree = Action(_("All as the till has"), self.deeds.terminals_agree, "check-circle")
        go = Action(_("Differences"), lambda: self.deeds.go_step("differences"), role="accent", weight=2.2)
        return agree, go
