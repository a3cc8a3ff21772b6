"""What the shop sells: the way to each page where that is kept. Cashiers look; a manager changes."""

from dataclasses import dataclass

from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text

ROW, LOW = 18, 13
"""Height of a button in mm; below each other, where a shop begins."""


@dataclass(frozen=True)
class GoodsView:
    """Whether the goods may be changed, and how many groups there are."""

    manager: bool = True
    groups: int = 1
    made: int = 0
    """Goods made at the till that nobody who manages has looked at."""
    usual: str = ""
    """The groups that a shop without one is offered."""


class GoodsStage(Stage):
    """A few large buttons; without a group there is one to begin with."""

    basket = False

    def build(self) -> None:
        """Make the sentence and the buttons."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self.title = Text(size_name="title", bold=True, natural=True)
        self.grid = GridLayout(spacing=mm(1.5), cols=2 if look().panel.portrait else 4, size_hint_y=None)
        self.grid.row_force_default, self.grid.row_default_height = True, mm(ROW)
        self.grid.bind(minimum_height=self.grid.setter("height"))
        self.add_widget(self.title)
        self.add_widget(self.grid)
        self.add_widget(Widget())

    def draw(self, view: GoodsView) -> None:
        """Show where to go."""
        self.view, _ = view, self._
        first = _("Begin with a group: goods belong to groups, and a group knows its VAT")
        self.title.say = _("Goods") if view.groups else first
        places = self._places(view)
        self.grid.cols = 1 if not view.groups else 2 if look().panel.portrait else 4
        self.grid.row_default_height = look().mm(ROW if view.groups else LOW)
        for button, place in zip(fill_up(self.grid, len(places), BigButton), places, strict=True):
            button.draw(place)

    def _places(self, view: GoodsView) -> list[Action]:
        _, deeds = self._, self.deeds
        file = Action(_("From a file"), deeds.go_goods_import, "file-document-outline", enabled=view.manager)
        if not view.groups:
            usual = Action(_("The usual groups"), deeds.usual_groups, detail=view.usual, role="accent",
                           enabled=view.manager)  # fmt: skip
            own = Action(_("Groups of my own"), deeds.go_groups, "tag-outline", enabled=view.manager)
            return [usual, own, file]
        return [
            Action(_("Products"), deeds.go_products, "package-variant-closed"),
            Action(_("Groups"), deeds.go_groups, "tag-outline", enabled=view.manager),
            Action(_("Favourites"), deeds.go_favourites, "star-outline"),
            file,
            Action(_("Labels of the scale"), deeds.go_prefixes, "barcode-scan", enabled=view.manager),
            Action(_("Labels"), deeds.go_labels, "printer", enabled=view.groups > 0),
            Action(_("Campaigns"), deeds.go_campaigns, "percent-outline", enabled=view.manager),
            Action(_("Made at the till ({count})", count=view.made), deeds.go_made, "eye-outline",
                   "attention" if view.made else "plain", enabled=view.manager and view.made > 0),
        ]  # fmt: skip

    def actions(self) -> tuple[Action, ...]:
        """Back, a new product, or to selling."""
        _ = self._
        role = "accent" if self.view.groups else "plain"  # without a group, that comes first
        sell = Action(_("Back to sale"), self.deeds.go_sale, role=role, weight=2.2)
        back = Action(_("Back"), self.deeds.go_more, "arrow-left")
        new = Action(_("New product"), self.deeds.go_new_product, "plus", enabled=self.view.manager)
        return (back, new, sell) if self.view.groups else (back, sell)
