"""What is not needed at every sale: one button for each, in the order of the day."""

from dataclasses import dataclass

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up

load(__file__)


@dataclass(frozen=True)
class MoreView:
    """Whether the day's and the owner's buttons may be used, and what waits."""

    manager: bool = True
    waiting: int = 0
    parked: int = 0
    busy: bool = False
    """A sale is under way: what would end it is not offered."""


class MoreStage(Stage):
    """A grid; the basket stays beside it."""

    def draw(self, view: MoreView) -> None:
        """Show the places to go to."""
        self.view, _, deeds = view, self._, self.deeds
        waiting = _("{count} wait", count=view.waiting) if view.waiting else ""
        places = [
            Action(_("Return"), deeds.go_returns, "keyboard-return"),
            Action(_("Receipts"), deeds.go_receipts, "receipt-text-outline"),
            Action(_("Sell in a group"), deeds.go_price_group, "tag-outline"),
            Action(_("Parked"), deeds.go_parked, "pause-circle-outline", enabled=view.parked > 0),
            Action(_("Cash in or out"), deeds.go_cash, "cash-multiple", enabled=not view.busy),
            Action(_("Products"), deeds.go_products, "package-variant-closed"),
            Action(_("The day so far"), deeds.go_x_report, "file-document-outline", enabled=view.manager),
            Action(_("Turnover"), deeds.go_day_totals, "chart-bar", enabled=view.manager),
            Action(_("The books"), deeds.go_deliveries, "book-open-variant", detail=waiting),
            Action(_("Lock"), deeds.lock, "lock-outline"),
            Action(_("Cancel the sale"), deeds.cancel, "trash-can-outline", role="stop", enabled=view.busy),
            Action(
                _("Close the day"),
                deeds.go_day_close,
                "calendar-check",
                enabled=not view.busy,
            ),
        ]
        self.ids.places.cols = max(3, min(4, int(look().panel.width // look().mm(48))))
        for button, place in zip(fill_up(self.ids.places, len(places), BigButton), places, strict=True):
            button.draw(place)

    def actions(self) -> tuple[Action, ...]:
        """Only back."""
        return (Action(self._("Back to sale"), self.deeds.go_sale, role="accent"),)
