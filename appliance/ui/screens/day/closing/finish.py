"""Sales that are not finished keep the day from its Z: each is finished or cancelled here."""

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.rows import Empty, Item, ItemList, ListRow
from appliance.ui.widgets.surface import Card, fill_up, only, show
from appliance.ui.widgets.text import Text


class OpenRow(Card):
    """One of them: name over what else there is to say, what it comes to, and both ways out."""

    def __init__(self, **options) -> None:
        super().__init__(fill="surface", edge="hairline", size_hint_y=None, **options)
        mm = self._look.mm
        self.height, self.spacing, self.padding = mm(13), mm(1.5), [mm(2), mm(1), mm(1), mm(1)]
        names = BoxLayout(orientation="vertical")
        self.name = Text(cut=1)
        self.detail = Text(size_name="small", tone="quiet", size_hint_y=None, height=mm(4.4), cut=1)
        names.add_widget(self.name)
        names.add_widget(self.detail)
        self.total = Text(bold=True, halign="right", size_hint_x=0.4)
        self.finish = BigButton(size_hint_x=0.45)
        self.cancel = BigButton(size_hint_x=0.45)
        for part in (names, self.total, self.finish, self.cancel):
            self.add_widget(part)


class FinishPanel(Stage):
    """Finish one, cancel one, or cancel them all; the Z is open as soon as none is left."""

    def build(self) -> None:
        """Make the list."""
        self.orientation, self.spacing = "vertical", look().mm(1.5)
        self.why = Text(natural=True)
        self.list, self.empty = ItemList(), Empty("check-circle")
        self.empty.label.say = self._("Every sale is finished")
        self.refusals, self.place = ListRow(), BoxLayout()
        self.add_widget(self.refusals)
        self.add_widget(self.place)
        self.both = BoxLayout(orientation="vertical", spacing=look().mm(1))
        self.both.add_widget(self.why)
        self.both.add_widget(self.list)

    def draw(self, view) -> None:
        """Show what is open."""
        self.view, _ = view, self._
        only(self.place, self.both if view.open_sales else self.empty)
        show(self.refusals, bool(view.refusals), look().mm(13))
        if view.refusals:
            count = len(view.refusals)
            what = view.refusals[0].what if count == 1 else _("The books would refuse: {count}", count=count)
            do = _("The Z can be taken. Tap to look at it")
            self.refusals.draw(Item(what, do, icon="alert", tone="attention", deed=self.deeds.go_deliveries))
        self.why.say = _("Finish or cancel each: the Z report holds finished sales only")
        rows = fill_up(self.list.rows, len(view.open_sales), OpenRow)
        for row, sale in zip(rows, view.open_sales, strict=True):
            row.name.say, row.detail.say = sale.name, sale.detail
            row.total.say = self.words.amount(sale.total)
            row.finish.draw(Action(_("Finish"), partial(self.deeds.resume, sale.id), weight=0.45))
            row.cancel.draw(
                Action(_("Cancel"), partial(self.deeds.cancel_open, sale.id), role="stop", weight=0.45)
            )

    def actions(self) -> tuple[Action, ...]:
        """The Z is taken here, once nothing is open."""
        _, count = self._, len(self.view.open_sales)
        back = Action(_("Not yet"), self.deeds.go_sale, "arrow-left")
        take = Action(_("Take the Z report"), self.deeds.take_z, role="accent", weight=2.2, enabled=not count)
        if count > 1:
            word = _("Cancel all {count}", count=count)
            return back, Action(word, self.deeds.cancel_parked, "trash-can-outline", role="stop"), take
        return back, take
