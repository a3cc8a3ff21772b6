"""Sales that are not finished: pay or cancel them before the Z."""

from functools import partial

from appliance.ui.stage import Stage
from appliance.ui.widgets.button import Action, Empty, Item, ItemList
from appliance.ui.widgets.surface import only


class FinishPanel(Stage):
    """Each one opens when tapped."""

    def build(self) -> None:
        """Make the list."""
        self.list, self.empty = ItemList(), Empty("check-circle")
        self.empty.label.say = self._("Every sale is finished")

    def draw(self, view) -> None:
        """Show what is open."""
        self.view = view
        wanted = self.list if view.open_sales else self.empty
        only(self, wanted)
        detail = self._("Tap to pay or cancel it")
        items = [
            Item(
                label,
                detail,
                self.words.amount(total),
                icon="pause-circle-outline",
                deed=partial(self.deeds.resume, id),
            )
            for id, label, total in view.open_sales
        ]
        self.list.draw(items)

    def actions(self) -> tuple[Action, ...]:
        """The Z is taken here, once nothing is open."""
        _, waiting = self._, bool(self.view.open_sales)
        back = Action(_("Not yet"), self.deeds.go_sale, "arrow-left")
        take = Action(
            _("Take the Z report"), self.deeds.take_z, role="accent", weight=2.2, enabled=not waiting
        )
        if waiting:
            return (
                back,
                Action(_("Cancel them"), self.deeds.cancel_parked, "trash-can-outline", role="stop"),
                take,
            )
        return back, take
