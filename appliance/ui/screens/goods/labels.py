"""Labels for goods and shelves: a pile of products, how many of each, and how one looks."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.domain.label import Label, bars_of
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton, ChipRow
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import Card, only
from appliance.ui.widgets.text import Icon, Text, line_height
from appliance.words import N_

MOST = 999
"""Labels of one product."""
TROUBLE = {
    "out": N_("The label printer has no labels"),
    "open": N_("The label printer is open"),
    "paused": N_("The label printer is paused: press its button"),
    "ribbon": N_("The label printer has no ribbon"),
    "hot": N_("The label printer is too hot or too cold"),
    "silent": N_("The label printer does not answer: has it labels, is it shut?"),
    "offline": N_("The label printer is off or not connected"),
    "receipts": N_("The receipt printer is not well"),
}
"""By what the printer says of itself."""


@dataclass(frozen=True)
class PileItem:
    """One product on the pile."""

    number: str
    label: Label
    count: int


@dataclass(frozen=True)
class LabelsView:
    """The pile and what it can be filled with; how the last printing fares."""

    pile: tuple[PileItem, ...] = ()
    chosen: str = ""
    changed: int = 0
    """Products that are new or whose price changed since yesterday."""
    received: int = 0
    """Products that came in since yesterday."""
    where: str = "labels"
    """``labels``: on the label printer; ``receipts``: on the receipt printer; empty: there is none."""
    state: str = ""
    """Empty, printing, done, failed or unknown."""
    done: int = 0
    of: int = 0
    why: str = ""
    """Key of `TROUBLE`."""


class LabelCard(Card):
    """A label as it comes out: the same words in the same places."""

    def __init__(self, **options) -> None:
        mm = look().mm
        super().__init__(
            orientation="vertical", fill="paper", edge="outline", radius=0.8, size_hint_y=None,
            height=mm(20.5) + line_height(look().font("total")), padding=[mm(2), mm(1.2)], **options,
        )  # fmt: skip
        tone = {"tone": "on_paper"}
        self.name = Text(size_name="body", cut=2, size_hint_y=None, height=mm(9.5), valign="top", **tone)
        self.compare = Text(size_name="total", bold=True, **tone)
        self.price = Text(size_name="total", bold=True, **tone)
        self.per = Text(size_name="small", halign="right", **tone)
        self.bars = Icon(icon="barcode-scan", tone="on_paper", size_hint_x=None, width=mm(8))
        self.code = Text(size_name="small", **tone)
        self.small = Text(size_name="small", halign="right", **tone)
        foot, self.sums = BoxLayout(size_hint_y=None, height=mm(7)), BoxLayout(spacing=mm(1.5))
        for part in (self.bars, self.code, self.small):
            foot.add_widget(part)
        for part in (self.name, self.sums, foot):
            self.add_widget(part)

    def draw(self, label: Label) -> None:
        """Show it."""
        self.name.say, self.price.say, self.per.say = label.name, label.price, label.per
        self.compare.say, both = label.compare, bool(label.compare)
        only(self.sums, *((self.compare, self.per, self.price) if both else (self.price, self.per)))
        self.price.halign, self.per.halign = ("right", "left") if both else ("left", "right")
        has = bool(bars_of(label.code))
        self.bars.icon, self.code.say = "barcode-scan" if has else "", label.code if has else ""
        self.small.say = label.small


class LabelsStage(Stage):
    """The pile on the left, the chosen label and how many of it on the right."""

    basket = False

    def build(self) -> None:
        """Make the two sides."""
        mm = look().mm
        upright = look().panel.portrait
        self.orientation, self.spacing = "vertical" if upright else "horizontal", mm(2)
        left = BoxLayout(orientation="vertical", spacing=mm(1.5))
        self.title = Text(size_name="title", bold=True, size_hint_y=None, height=mm(9))
        self.chips, self.list = ChipRow(), ItemList()
        for part in (self.title, self.chips, self.list):
            left.add_widget(part)
        self.side = BoxLayout(orientation="vertical", spacing=mm(1.5), size_hint_x=1 if upright else 0.8)
        self.card, self.counting = LabelCard(), BoxLayout(spacing=mm(1.5), size_hint_y=None, height=mm(13))
        self.less, self.more = BigButton(icon="minus"), BigButton(icon="plus")
        self.count = Text(size_name="figure", bold=True, halign="center")
        for part in (self.less, self.count, self.more):
            self.counting.add_widget(part)
        self.said = Text(natural=True)
        self.sheet, self.nothing = BoxLayout(orientation="vertical", spacing=mm(1.5)), Widget()
        for part in (self.card, self.counting, self.said, Widget()):
            self.sheet.add_widget(part)
        self.add_widget(left)
        self.add_widget(self.side)

    def draw(self, view: LabelsView) -> None:
        """Show the pile, and the chosen one's label."""
        self.view, _, deeds = view, self._, self.deeds
        self.title.say = _("Labels")
        piles = (("changed", _("New prices ({count})", count=view.changed), view.changed),
                 ("received", _("Came in ({count})", count=view.received), view.received))  # fmt: skip
        self.chips.draw(
            [(word, False, partial(deeds.pile_labels, key)) for key, word, count in piles if count]
        )
        self.chips.height = look().mm(9.2) if view.changed or view.received else 0
        rows = [
            Item(
                one.label.name,
                one.label.small,
                f"{one.count} ×",
                one.label.price,
                chosen=one.number == view.chosen,
                deed=partial(deeds.choose_label, one.number),
            )
            for one in view.pile
        ]
        self.list.draw(rows, ("tag-outline", _("No labels yet: choose a product under Products")))
        chosen = next((one for one in view.pile if one.number == view.chosen), None)
        only(self.side, self.sheet if chosen else self.nothing)
        if chosen:
            self._draw_chosen(chosen)

    def _draw_chosen(self, chosen: PileItem) -> None:
        deeds = self.deeds
        self.card.draw(chosen.label)
        self.count.say = str(chosen.count)
        self.less.disabled, self.more.disabled = chosen.count <= 0, chosen.count >= MOST
        self.less.deed = partial(deeds.count_labels, chosen.number, chosen.count - 1)
        self.more.deed = partial(deeds.count_labels, chosen.number, chosen.count + 1)
        self.said.say, self.said.tone = self._state()

    def _state(self) -> tuple[str, str]:
        """What became of the labels, and in which colour."""
        _, view = self._, self.view
        counts = {"count": view.done, "of": view.of}
        if not view.where:
            return _("There is no printer for labels"), "attention"
        if view.state in ("failed", "unknown"):
            why = _(TROUBLE.get(view.why, TROUBLE["silent"]))
            what = _("{count} of {of} are printed", **counts)
            if view.state == "unknown":
                what = _("Look how many came out")
            return f"{why}{'' if why.endswith('?') else '.'} {what}", "attention"
        if view.state == "printing":
            return _("{count} of {of} are printed", **counts), "quiet"
        if view.state == "done":
            return _("All {of} are printed", **counts), "good"
        return (_("They come out of the receipt printer") if view.where == "receipts" else ""), "quiet"

    def actions(self) -> tuple[Action, ...]:
        """Back, away with the pile, and print."""
        _, deeds, view = self._, self.deeds, self.view
        many = sum(one.count for one in view.pile)
        word = _("Print {count} labels", count=many) if many != 1 else _("Print 1 label")
        ready = many > 0 and view.where != "" and view.state != "printing"
        return (
            Action(_("Back"), deeds.leave, "arrow-left"),
            Action(_("Products"), deeds.go_products, "package-variant-closed"),
            Action(_("Empty the pile"), deeds.drop_labels, "trash-can-outline", enabled=bool(view.pile)),
            Action(word, deeds.print_labels, role="accent", weight=2.2, enabled=ready),
        )
