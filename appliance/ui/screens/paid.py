"""Paid: the change in the largest size, what drawer and receipt are doing, and on to the next."""

from dataclasses import dataclass

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Icon, Text
from appliance.words import N_

load(__file__)
DRAWER = {
    "open": ("tray-arrow-down", "attention", N_("The drawer is open: close it for the next sale")),
    "opening": ("tray-arrow-down", "quiet", N_("The drawer is opening")),
    "shut": ("check-circle", "good", N_("The drawer is shut")),
    "failed": ("alert", "attention", N_("The drawer did not open: use the key")),
}
RECEIPT = {
    "printing": ("printer", "quiet", N_("Receipt {number} is printing")),
    "printed": ("check-circle", "good", N_("Receipt {number} is printed")),
    "owed": ("printer-alert", "attention", N_("Receipt {number} prints when the printer is well")),
    "unknown": ("printer-alert", "attention", N_("Receipt {number}: look whether it came out")),
}


@dataclass(frozen=True)
class PaidView:
    """The sale that was paid last. Amounts in minor units."""

    number: str
    total: int
    change: int
    paid_with: str = ""
    rounding: int = 0
    drawer: str = ""
    """Key of `DRAWER`; empty when it was not used."""
    receipt: str = "printing"
    """Key of `RECEIPT`."""
    held: int = 0
    copied: bool = False


class StateRow(BoxLayout):
    """What one device is doing."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, height=look().mm(8), spacing=look().mm(1.5), **options)
        self.icon, self.label = Icon(size_hint_x=None, width=look().mm(8)), Text()
        self.add_widget(self.icon)
        self.add_widget(self.label)


class PaidStage(Stage):
    """Stays until the next scan or tap begins another sale."""

    def draw(self, view: PaidView) -> None:
        """Show the change, or that it is exactly paid."""
        self.view, _ = view, self._
        amount = self.words.amount
        if view.total < 0:
            self.ids.word.say, self.ids.change.say = _("Paid back"), amount(-view.total)
        elif view.change:
            self.ids.word.say, self.ids.change.say = _("Change"), amount(view.change)
        else:
            self.ids.word.say, self.ids.change.say = _("Paid"), amount(view.total + view.rounding)
        self.ids.of.say = " · ".join(
            part
            for part in (
                view.paid_with,
                _("of {amount}", amount=amount(view.total)) if view.change else "",
                _("rounded by {amount}", amount=amount(view.rounding)) if view.rounding else "",
            )
            if part
        )
        states = [
            table[state]
            for table, state in ((DRAWER, view.drawer), (RECEIPT, view.receipt))
            if state in table
        ]
        rows = [(icon, tone, _(said, number=view.number)) for icon, tone, said in states]
        if view.held:
            rows.append(
                ("barcode-scan", "attention", _("{count} scans wait for the drawer", count=view.held))
            )
        for row, (icon, tone, said) in zip(fill_up(self.ids.states, len(rows), StateRow), rows, strict=True):
            row.icon.icon, row.icon.tone, row.label.say = icon, tone, said
            row.label.tone = "ink" if tone == "good" else tone

    def actions(self) -> tuple[Action, ...]:
        """The daily ones after a sale, and on."""
        _, deeds = self._, self.deeds
        receipt = Action(_("Receipt"), deeds.go_last_receipt, "receipt-text-outline")
        wrong = Action(_("Wrong payment"), deeds.go_wrong_tender, "swap-horizontal")
        return receipt, wrong, Action(_("Next sale"), deeds.next_sale, role="accent", weight=1.6)
