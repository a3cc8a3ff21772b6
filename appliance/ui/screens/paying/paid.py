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
PAPERS = {
    "sale": N_("Receipt {number}"),
    "training": N_("Training receipt {number}"),
    "delivery": N_("Delivery receipt {number}"),
}
"""What came of it, by kind."""
RECEIPT = {
    "printing": ("printer", "quiet", N_("{paper} is printing")),
    "printed": ("check-circle", "good", N_("{paper} is printed")),
    "owed": ("printer-alert", "attention", N_("{paper} prints when the printer is well")),
    "unknown": ("printer-alert", "attention", N_("{paper}: look whether it came out")),
    "asked": ("help-circle-outline", "ink", N_("Does the customer want a receipt?")),
    "unprinted": ("receipt-text-outline", "quiet", N_("{paper} is not printed")),
}
MAIL = {
    "mailing": ("cloud-upload-outline", "quiet", N_("{paper} is being sent to {address}")),
    "mailed": ("check-circle", "good", N_("{paper} was sent to {address}")),
    "failed": ("alert", "attention", N_("The e-mail did not go: {paper} prints")),
    "unknown": ("alert", "attention", N_("Nobody knows whether the e-mail went: what may print, prints")),
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
    kind: str = "sale"
    """Key of `PAPERS`."""
    customer: str = ""
    """Who took the goods on credit."""
    gift: str = ""
    """Key of `RECEIPT` for a gift receipt of it; empty when there is none."""
    mail: str = ""
    """Key of `MAIL`; empty when nothing went by e-mail."""
    address: str = ""
    mails: bool = False
    """It can be sent by e-mail."""


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
        self.ids.top.fill = {"training": "surface", "delivery": "accent_soft"}.get(view.kind, "good_soft")
        self.ids.top.edge = "training" if view.kind == "training" else ""
        self.ids.word.say, self.ids.change.say = self._result()
        parts = (
            _("to {customer}", customer=view.customer) if view.customer else "",
            view.paid_with,
            _("of {amount}", amount=amount(view.total)) if view.change else "",
            _("rounded by {amount}", amount=amount(view.rounding)) if view.rounding else "",
        )
        self.ids.of.say = " · ".join(part for part in parts if part)
        self.ids.practised.say = _("TRAINING – not a receipt") if view.kind == "training" else ""
        self.ids.practised.size_hint_y = 0.6 if view.kind == "training" else 0.001
        self._draw_states()

    def _result(self) -> tuple[str, str]:
        """What is said, and the amount in the largest size."""
        view, _, amount = self.view, self._, self.words.amount
        if view.kind == "delivery":
            return _("Delivered on credit"), amount(view.total)
        if view.total < 0:
            return _("Paid back"), amount(-view.total)
        if view.change:
            return _("Change"), amount(view.change)
        return _("Paid"), amount(view.total + view.rounding)

    def _draw_states(self) -> None:
        view, _ = self.view, self._
        paper = _(PAPERS[view.kind], number=view.number)
        gift = _("Gift receipt")
        states = (
            (DRAWER, view.drawer, ""),
            (MAIL, view.mail, paper),
            (RECEIPT, view.receipt, paper),
            (RECEIPT, view.gift, gift),
        )
        shown = [(*table[state], paper) for table, state, paper in states if state in table]
        address = view.address
        rows = [(icon, tone, _(said, paper=paper, address=address)) for icon, tone, said, paper in shown]
        if view.held:
            rows.append(
                ("barcode-scan", "attention", _("{count} scans wait for the drawer", count=view.held))
            )
        for row, (icon, tone, said) in zip(fill_up(self.ids.states, len(rows), StateRow), rows, strict=True):
            row.icon.icon, row.icon.tone, row.label.say = icon, tone, said
            row.label.tone = "ink" if tone == "good" else tone

    def actions(self) -> tuple[Action, ...]:
        """The daily ones after a sale, and on; a receipt that was not printed is printed with one tap."""
        _, deeds, view = self._, self.deeds, self.view
        go_on = Action(_("Next sale"), deeds.next_sale, role="accent", weight=1.6)
        if view.kind != "sale":
            return (go_on,)
        first = Action(_("Receipt"), deeds.go_receipts, "receipt-text-outline")
        wrong = Action(_("Wrong payment"), deeds.go_wrong_tender, "swap-horizontal")
        gift = Action(_("Gift receipt"), deeds.go_gift, "gift-outline", enabled=view.total > 0)
        if view.receipt == "unprinted":
            first = Action(_("Print receipt"), deeds.print_receipt, "printer")
        if view.receipt == "asked":
            first = Action(_("No receipt"), deeds.next_sale, "arrow-right")
            go_on = Action(_("Print receipt"), deeds.print_receipt, role="accent", weight=1.6)
        mail = Action(_("E-mail"), deeds.go_mail, "file-document-outline")
        return first, wrong, gift, *(mail,) * view.mails, go_on
