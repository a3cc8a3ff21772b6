"""The stocktake: each scan counts one; tap a product to type how many. It can be left and gone on with."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.confirm import Confirm
from appliance.ui.widgets.entry import Entry, Keypad
from appliance.ui.widgets.rows import Empty, Item, ItemList
from appliance.ui.widgets.surface import only

load(__file__)


@dataclass(frozen=True)
class CountedItem:
    """A product that has been counted; quantities in thousandths."""

    number: str
    name: str
    quantity: int
    on_hand: int
    """What should have been there then."""
    unit: str = ""


@dataclass(frozen=True)
class StocktakeView:
    """What has been counted, the last first, and the product that is being counted."""

    items: tuple[CountedItem, ...] = ()
    chosen: tuple[str, str, str] | None = None
    """Number, name and unit."""


class StocktakeStage(Stage):
    """The list on the left, figures for the chosen product on the right."""

    basket = False

    def build(self) -> None:
        """Make the list, the figures, and the question before all of it is thrown away."""
        self._asked = ""
        self._upright = look().panel.portrait
        self.ids.place.orientation = "vertical" if self._upright else "horizontal"
        self.list, self.empty = ItemList(), Empty("barcode-scan")
        self.empty.label.say = self._("Scan each piece, or scan one and type how many there are")
        self.pieces, self.weight = self._figures("00"), self._figures(",")
        self.sure = Confirm()

    def _figures(self, extra: str) -> Entry:
        made = Entry(self._shown, extra=extra, longest=6, size_hint_x=1 if self._upright else 0.8)
        made.on_typed = self.changed
        return made

    def _shown(self, keypad: Keypad) -> str:
        return keypad.typed or "–"

    def enter(self) -> None:
        """Nothing typed."""
        self._asked = ""
        for entry in (self.pieces, self.weight):
            entry.clear()

    @property
    def entry(self) -> Entry:
        """Where the quantity of the chosen product is typed."""
        return self.weight if self.view.chosen and self.view.chosen[2] else self.pieces

    def draw(self, view: StocktakeView) -> None:
        """Show what was counted."""
        if self.view and view != self.view:
            self.enter()
        self.view, _ = view, self._
        wrong = sum(one.quantity != one.on_hand for one in view.items)
        said = _("Stocktake: {count} counted, {wrong} differ", count=len(view.items), wrong=wrong)
        self.ids.title.say = said
        if self._asked:
            self._draw_sure()
            return
        self.list.draw([self._item(one) for one in view.items])
        left = self.list if view.items else self.empty
        if view.chosen:
            self.entry.label.say = view.chosen[1]
            self.entry.label.cut = 1
        only(self.ids.place, *((left, self.entry) if view.chosen else (left,)))

    def _item(self, one: CountedItem) -> Item:
        by, quantity = one.quantity - one.on_hand, self.words.quantity
        differs = f"+{quantity(by)}" if by > 0 else quantity(by) if by else ""
        return Item(
            one.name,
            self._("should be {count}", count=f"{quantity(one.on_hand)} {one.unit}".strip()),
            f"{quantity(one.quantity)} {one.unit}".strip(),
            differs,
            icon="alert" if by else "check",
            tone="attention" if by else "ink",
            chosen=bool(self.view.chosen) and one.number == self.view.chosen[0],
            deed=partial(self.deeds.look_at_stock, one.number),
        )

    def _draw_sure(self) -> None:
        _, items = self._, self.view.items
        wrong = sum(one.quantity != one.on_hand for one in items)
        what, then = {
            "drop": (_("Throw the count away?"), _("The stock stays as it is")),
            "finish": (
                _("Is everything counted?"),
                _("{wrong} of {count} differ. The stock becomes what was counted; what was not counted stays",
                  wrong=wrong, count=len(items)),
            ),
        }[self._asked]  # fmt: skip
        self.sure.draw(what, then, (), "", lambda reason: None)
        only(self.ids.place, self.sure)

    def _ask(self, what: str) -> None:
        self._asked = what
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back and go on later; throw it away; type a quantity; or have the stock be what was counted."""
        _, view = self._, self.view
        if not view:
            return ()
        if self._asked:
            deed = {"drop": self.deeds.drop_count, "finish": self.deeds.finish_count}[self._asked]
            word = {"drop": _("Throw away"), "finish": _("Correct the stock")}[self._asked]
            role = "stop" if self._asked == "drop" else "accent"
            return Action(_("Back"), partial(self._ask, ""), "arrow-left"), Action(
                word, deed, role=role, weight=2.2
            )
        back, some = Action(_("Back"), self.deeds.go_stock, "arrow-left"), bool(view.items)
        if view.chosen and self.entry.keypad.typed:
            much = self.entry.keypad.thousandths
            word = _("There are {count}", count=f"{self.words.quantity(much)} {view.chosen[2]}".strip())
            count = partial(self.deeds.count_stock, view.chosen[0], much)
            return back, Action(word, count, role="accent", weight=2.2)
        shown = [back]
        if view.chosen and any(one.number == view.chosen[0] for one in view.items):
            out = partial(self.deeds.leave_out_of_count, view.chosen[0])
            shown.append(Action(_("Do not count it"), out, "undo-variant"))
        elif not view.chosen:
            drop = partial(self._ask, "drop")
            shown.append(Action(_("Throw away"), drop, "trash-can-outline", role="stop", enabled=some))
        done = partial(self._ask, "finish")
        return *shown, Action(_("All counted"), done, role="accent", weight=1.8, enabled=some)
