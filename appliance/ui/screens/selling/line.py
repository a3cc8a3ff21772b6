"""One line of the basket: how many, what discount, away with it."""

from dataclasses import dataclass

from appliance.ui.screens.selling.belongs import ICON, called
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.basket import LineView
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry, Keypad

load(__file__)


@dataclass(frozen=True)
class LineEditView:
    """The line, and what may be done with it."""

    line: LineView
    open_price: bool = False
    discountable: bool = True
    served: str = ""
    """``here`` or ``away``, where that makes a difference."""
    kinds: tuple[str, ...] = ()
    """What it can be said to belong to: none in a shop that keeps no list."""


class LineStage(Stage):
    """A keypad for the quantity, and big plus and minus beside it."""

    def build(self) -> None:
        """Add the keypad; goods by weight take decimals."""
        self.entry = Entry(self._written, extra=",", longest=7)
        self.entry.on_typed = self.changed
        self.ids.pad.add_widget(self.entry)

    def _written(self, keypad: Keypad) -> str:
        if keypad.typed or not self.view:
            return keypad.typed or "0"
        return self.words.quantity(self.view.line.quantity)

    def enter(self) -> None:
        """Nothing typed."""
        self.entry.clear()

    def draw(self, view: LineEditView) -> None:
        """Show the line."""
        if self.view and self.view.line.id != view.line.id:
            self.entry.clear()
        self.view, line, deeds, _ = view, view.line, self.deeds, self._
        step = 1000 if line.quantity > 0 else -1000
        self.entry.label.say = _("Quantity") + (f" ({line.unit})" if line.unit else "")
        self.ids.name.say, self.ids.gross.say = line.name, self.words.amount(line.gross)
        self.ids.more.draw(Action("", lambda: deeds.quantity(line.id, line.quantity + step), icon="plus"))
        fewer = abs(line.quantity) > 1000
        less = Action("", lambda: deeds.quantity(line.id, line.quantity - step), icon="minus", enabled=fewer)
        self.ids.less.draw(less)
        word = _("Change discount") if line.discount else _("Discount")
        go = Action(
            word, lambda: deeds.go_discount_line(line.id), "percent-outline", enabled=view.discountable
        )
        self.ids.discount.draw(go)
        price = Action(
            _("Price"), lambda: deeds.go_price_line(line.id), "tag-outline", enabled=view.open_price
        )
        self.ids.price.draw(self._belongs() if view.kinds and not view.open_price else price)
        self.entry.show()

    def _belongs(self) -> Action:
        view = self.view
        return Action(self._(called(view.kinds)), lambda: self.deeds.go_belongs(view.line.id), ICON)

    def actions(self) -> tuple[Action, ...]:
        """Remove, and done (or set what was typed)."""
        view, deeds, _ = self.view, self.deeds, self._
        line = view.line
        remove = Action(_("Remove"), lambda: deeds.remove(line.id), "trash-can-outline", role="stop")
        if self.entry.keypad.typed:
            typed = self.entry.keypad.thousandths * (1 if line.quantity > 0 else -1)
            quantity = f"{self.words.quantity(typed)} {line.unit}".rstrip()
            text = _("Set to {quantity}", quantity=quantity)
            done = Action(
                text, lambda: deeds.quantity(line.id, typed), role="accent", weight=2.2, enabled=typed != 0
            )
        else:
            done = Action(_("Done"), deeds.go_sale, role="accent", weight=2.2)
        note = Action(_("Note"), lambda: deeds.go_note(line.id), "pencil-outline")
        verbs = [note]
        if view.kinds and view.open_price:  # the price has its place
            verbs.append(self._belongs())
        if view.served:
            other = _("To take along") if view.served == "here" else _("Eaten here")
            verbs.insert(0, Action(other, lambda: deeds.serve_line(line.id), "swap-horizontal"))
        return remove, *verbs, done
