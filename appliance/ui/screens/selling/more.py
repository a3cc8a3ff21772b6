"""What is not needed at every sale: daily things first, then reports and goods, then the till itself.

A roomy panel shows all of it under headings; a low or narrow one has two pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.ui.screens.selling.belongs import ICON, called
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up, show
from appliance.ui.widgets.text import Text
from appliance.words import N_, Words

load(__file__)
ROOMY = 110
"""Millimetres of height from which everything stands on one page."""
WIDE = 4
"""Buttons beside each other; a fifth only where it would stand in a row of its own."""
HEADING = 0.35
"""Height of a heading in rows of buttons, so that those below it are no lower than others."""


@dataclass(frozen=True)
class MoreView:
    """What waits, and what is under way."""

    waiting: int = 0
    parked: int = 0
    busy: bool = False
    """A sale is under way: what would end it is not offered."""
    training: bool = False
    """Only what can be practised is offered."""
    emergency: bool = False
    exported: int | None = None
    """Thousandths of the journal that are on the stick, while it is written."""
    low_stock: int = 0
    """Products that little is left of."""
    parks: bool = False
    """Beside an open sale stands Return: what is put aside is put aside from here."""
    tickets: bool = False
    """The shop sells tickets."""
    kinds: tuple[str, ...] = ()
    """What a sale can be said to belong to: none in a shop that keeps no list."""


def daily(view: MoreView, _: Words, deeds: Any) -> list[Action]:
    """What is needed many times a day."""
    real, sold = not view.training, view.busy and not view.training
    first = Action(_("Return"), deeds.go_returns, "keyboard-return")
    if view.busy and view.parks:
        first = Action(_("Park"), deeds.go_park, "pause-circle-outline", enabled=real)
    belongs = Action(_(called(view.kinds)), deeds.go_belongs_sale, ICON, enabled=view.busy)
    return [
        first,
        Action(_("Receipts"), deeds.go_receipts, "receipt-text-outline"),
        Action(_("Price?"), deeds.go_price_check, "barcode-scan"),
        Action(_("Gift card"), deeds.go_gift_card, "gift-outline"),
        *(Action(_("Ticket"), deeds.go_door, "check-circle"),) * view.tickets,
        Action(_("Sell in a group"), deeds.go_price_group, "tag-outline"),
        Action(_("Parked"), deeds.go_parked, "pause-circle-outline", enabled=real and view.parked > 0),
        Action(_("Provisional receipt"), deeds.provisional, "printer", enabled=sold),
        Action(_("Customers"), deeds.go_customers, "account", enabled=real),
        *([belongs] if view.kinds else []),
        Action(_("Cancel the sale"), deeds.cancel, "trash-can-outline", role="stop", enabled=view.busy),
        Action(_("Cash in or out"), deeds.go_cash, "cash-multiple", enabled=real and not view.busy),
        Action(_("Open the drawer"), deeds.open_drawer, "tray-arrow-down", enabled=real),
        Action(_("Lock"), deeds.lock, "lock-outline"),
        Action(_("Close the day"), deeds.go_day_close, "calendar-check", enabled=real),
    ]


def reports(view: MoreView, _: Words, deeds: Any) -> list[Action]:
    """The day and the goods."""
    waiting = _("{count} wait", count=view.waiting) if view.waiting else ""
    low = _("{count} low", count=view.low_stock) if view.low_stock else ""
    real = not view.training
    return [
        Action(_("X report"), deeds.go_x_report, "file-document-outline", enabled=real),
        Action(_("Turnover"), deeds.go_day_totals, "chart-bar"),
        Action(_("My day"), deeds.go_cashier_day, "account", enabled=real),
        Action(_("The books"), deeds.go_deliveries, "book-open-variant", detail=waiting),
        Action(_("Goods"), deeds.go_goods, "package-variant-closed"),
        Action(_("Stock"), deeds.go_stock, "basket-outline", detail=low, enabled=real),
    ]


def till(view: MoreView, _: Words, deeds: Any) -> list[Action]:
    """This till."""
    real = not view.training
    training = Action(_("Training"), deeds.begin_training, "school", enabled=not view.busy)
    if view.training:
        training = Action(_("End the training"), deeds.end_training, "school")
    emergency = Action(_("Emergency mode"), deeds.go_emergency, "octagon-outline", enabled=real)
    if view.emergency:
        emergency = Action(_("End emergency mode"), deeds.end_emergency, "octagon-outline", "stop")
    so_far = "" if view.exported is None else f"{view.exported // 10} %"
    return [
        training,
        emergency,
        Action(_("Journal to stick"), deeds.go_export, "inbox-outline", detail=so_far, enabled=real),
        Action(_("Back-up"), deeds.go_backup, "content-copy"),
        Action(_("Devices"), deeds.go_health, "check-circle"),
        Action(_("People"), deeds.go_people, "account", enabled=real),
        Action(_("Settings"), deeds.go_settings, "pencil-outline", enabled=real),
        Action(_("About this till"), deeds.go_about, "information-outline"),
    ]


SECTIONS = (("", daily), (N_("The day and the goods"), reports), (N_("This till"), till))
"""Heading and buttons of each section; the first is a page of its own where not all fit on one."""


class Section(BoxLayout):
    """A heading over a grid of buttons; as high as its rows against those of the others."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", spacing=look().mm(0.8), **options)
        self.heading = Text(size_name="small", tone="quiet", bold=True)
        self.grid = GridLayout(spacing=look().mm(1.5))
        self.add_widget(self.heading)
        self.add_widget(self.grid)

    def draw(self, heading: str, columns: int, places: Sequence[Action]) -> None:
        """Show these places."""
        show(self.heading, bool(heading), look().mm(4.6))
        self.heading.say, self.grid.cols = heading, columns
        self.size_hint_y = -(-len(places) // columns) + (HEADING if heading else 0)
        for button, place in zip(fill_up(self.grid, len(places), BigButton), places, strict=True):
            button.draw(place)


class MoreStage(Stage):
    """Grids of buttons; the basket stays beside them."""

    def build(self) -> None:
        """The first page."""
        chosen = look()
        self._page = 0
        self._roomy = not chosen.panel.portrait and chosen.panel.height >= chosen.mm(ROOMY)

    def enter(self) -> None:
        """The daily things."""
        self._page = 0

    def draw(self, view: MoreView) -> None:
        """Show the places to go to."""
        self.view, _ = view, self._
        sections = [(_(heading), buttons(view, _, self.deeds)) for heading, buttons in SECTIONS]
        if not self._roomy:
            others = [place for _heading, places in sections[1:] for place in places]
            sections = [("", others)] if self._page else sections[:1]
        columns = max(3, min(WIDE, int(look().panel.width // look().mm(48))))
        for section, (heading, places) in zip(
            fill_up(self.ids.places, len(sections), Section), sections, strict=True
        ):
            alone = len(places) == columns + 1  # one button in a row of its own costs all others their height
            section.draw(heading, columns + alone, places)

    def _turn(self) -> None:
        self._page = 1 - self._page
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """The other page, where there is one, and back."""
        _ = self._
        back = Action(_("Back to sale"), self.deeds.go_sale, role="accent", weight=2.2)
        if self._roomy:
            return (back,)
        word = _("Every day") if self._page else _("Reports and till")
        return Action(word, self._turn, "chevron-left" if self._page else "chevron-right"), back
