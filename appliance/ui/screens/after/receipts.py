"""Receipts: the last ones, any other by its number; one copy, and the payment put right."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.receipt import Paper
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import NumberEntry
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import only
from appliance.words import N_

load(__file__)


@dataclass(frozen=True)
class ReceiptItem:
    """One receipt in the list: number, when, how it was paid, total in minor units, series."""

    number: str
    when: str
    paid_with: str
    total: int
    series: str = "sale"
    """Each series counts from 1: a number alone is no receipt."""


@dataclass(frozen=True)
class ReceiptsView:
    """The list, and the one that is looked at with its paper."""

    recent: tuple[ReceiptItem, ...] = ()
    chosen: str = ""
    series: str = "sale"
    """Of the chosen one."""
    paper: Paper = ()
    copied: bool = False
    printed: bool = True
    correctable: bool = True


class ReceiptsStage(Stage):
    """The list on the left, paper on the right."""

    basket = False

    def build(self) -> None:
        """Make the list and the keypad that takes its place."""
        self.list = ItemList()
        self.entry = NumberEntry(longest=8)
        self.entry.label.say = self._("Receipt no.")
        self.entry.on_typed = self.changed
        self._typing = False

    def enter(self) -> None:
        """The list first."""
        self._typing = False
        self.entry.clear()

    def draw(self, view: ReceiptsView) -> None:
        """Show the list and the paper."""
        self.view, _ = view, self._
        self.ids.title.say = _("Which receipt?") if self._typing else _("Receipts")
        self.ids.find.label.say = _("The list") if self._typing else _("By number")
        self.ids.find.deed = self._turn
        wanted = self.entry if self._typing else self.list
        only(self.ids.place, wanted)
        items = [self._item(receipt) for receipt in view.recent]
        self.list.draw(items, ("receipt-text-outline", _("Nothing has been sold yet")))
        self.ids.paper.draw(view.paper)

    def _item(self, receipt: ReceiptItem) -> Item:
        _, view = self._, self.view
        name = N_("Return {number}") if receipt.series == "return" else N_("No. {number}")
        return Item(
            _(name, number=receipt.number),
            f"{receipt.when} · {receipt.paid_with}",
            self.words.amount(receipt.total),
            chosen=(receipt.series, receipt.number) == (view.series, view.chosen),
            tone="stop" if receipt.total < 0 else "ink",
            deed=partial(self.deeds.look_at_receipt, receipt.number, receipt.series),
        )

    def _turn(self) -> None:
        self._typing = not self._typing
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Find another; copy once; put the payment right; take back."""
        _, deeds, view = self._, self.deeds, self.view
        if self._typing:
            typed = self.entry.keypad.typed
            find = Action(
                _("Find"), lambda: self._find(typed), role="accent", weight=2.2, enabled=bool(typed)
            )
            return Action(_("Back"), deeds.leave, "arrow-left"), find
        chosen = bool(view.chosen)
        copy = Action(
            _("Copy is taken") if view.copied else _("Print the copy"),
            deeds.copy,
            role="accent",
            weight=1.6,
            enabled=chosen and not view.copied,
        )
        if chosen and not view.printed:
            copy = Action(_("Print receipt"), deeds.print_receipt, role="accent", weight=1.6)
        return (
            Action(_("Back"), deeds.leave, "arrow-left"),
            Action(
                _("Wrong payment"),
                deeds.go_wrong_tender,
                "swap-horizontal",
                enabled=chosen and view.correctable,
            ),
            Action(
                _("Return"),
                lambda: deeds.find_for_return(view.chosen),
                "keyboard-return",
                enabled=chosen and view.series != "return",
            ),
            Action(
                _("Gift receipt"), deeds.go_gift, "gift-outline", enabled=chosen and view.series == "sale"
            ),
            copy,
        )

    def _find(self, number: str) -> None:
        self._typing = False
        self.deeds.look_at_receipt(number, "sale")
