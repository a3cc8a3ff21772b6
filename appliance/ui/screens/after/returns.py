"""Goods taken back: find the receipt, say how many of each; the money goes back in the payment."""

from dataclasses import dataclass

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import NumberEntry
from appliance.ui.widgets.rows import ItemList
from appliance.ui.widgets.surface import Card, fill_up, only
from appliance.ui.widgets.text import Text

load(__file__)


@dataclass(frozen=True)
class ReturnLine:
    """A line of the receipt: quantities in thousandths, what is left of it and its gross in minor units."""

    line: int
    name: str
    left: int
    gross: int
    """What came for all that is left."""
    step: int = 1000
    used: int = 0
    """Tickets that somebody was let in with."""


@dataclass(frozen=True)
class ReturnsView:
    """The receipt that was found, or nothing yet."""

    receipt: str = ""
    when: str = ""
    lines: tuple[ReturnLine, ...] = ()
    bottles: bool = False
    """Empty bottles are taken back here."""


class ReturnRow(Card):
    """A line with minus and plus around how many come back."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, fill="surface", edge="hairline", **options)
        mm = self._look.mm
        self.height, self.padding, self.spacing = mm(13), [mm(2), mm(1), mm(1), mm(1)], mm(1.5)
        names = BoxLayout(orientation="vertical")
        self.name, self.how = Text(cut=1), Text(size_name="small", tone="quiet", size_hint_y=0.85)
        names.add_widget(self.name)
        names.add_widget(self.how)
        self.less = BigButton(icon="minus", size_hint_x=None, width=mm(11))
        self.count = Text(size_name="title", halign="center", bold=True, size_hint_x=None, width=mm(9))
        self.more = BigButton(icon="plus", size_hint_x=None, width=mm(11))
        for part in (names, self.less, self.count, self.more):
            self.add_widget(part)


class ReturnsStage(Stage):
    """The receipt's number by keypad or by scanning its barcode."""

    def build(self) -> None:
        """Make the keypad and the list."""
        self._taken: dict[int, int] = {}
        self.entry = NumberEntry(longest=8)
        self.entry.label.say = self._("Receipt number")
        self.entry.on_typed = self.changed
        self.list = ItemList()

    def enter(self) -> None:
        """Nothing found, nothing taken."""
        self._taken = {}
        self.entry.clear()

    def draw(self, view: ReturnsView) -> None:
        """Ask for the receipt, or show its lines."""
        if not self.view or self.view.receipt != view.receipt:
            self._taken = {}
        self.view, _ = view, self._
        self.ids.title.say = (
            _("Receipt {number}", number=view.receipt) if view.receipt else _("Scan the receipt")
        )
        self.ids.when.say = view.when
        wanted = self.list if view.receipt else self.entry
        only(self.ids.place, wanted)
        for row, line in zip(fill_up(self.list.rows, len(view.lines), ReturnRow), view.lines, strict=True):
            self._draw_row(row, line)

    def _draw_row(self, row: ReturnRow, line: ReturnLine) -> None:
        taken = self._taken.get(line.line, 0)
        row.name.say = line.name
        left = self._("{count} can come back", count=self.words.quantity(line.left))
        if line.used:  # what whoever takes it back must know comes before how much there is
            left = self._("{count} used at the door", count=line.used)
        row.how.say = f"{left} · {self.words.amount(line.gross)}" if line.left else self._("has come back")
        row.how.tone = "stop" if line.used else "quiet"
        row.count.say, row.count.tone = self.words.quantity(taken), "stop" if taken else "quiet"
        row.less.disabled, row.more.disabled = taken <= 0, taken >= line.left
        row.less.deed = lambda: self._take(line, -line.step)
        row.more.deed = lambda: self._take(line, line.step)
        row.edge = "stop" if taken else "hairline"

    def _take(self, line: ReturnLine, step: int) -> None:
        taken = min(line.left, max(0, self._taken.get(line.line, 0) + step))
        self._taken = {**self._taken, line.line: taken}
        self.again()

    def _take_all(self) -> None:
        self._taken = {line.line: line.left for line in self.view.lines}
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Find, or take back what was chosen."""
        _, deeds = self._, self.deeds
        back = Action(_("Back"), deeds.go_sale, "arrow-left")
        if not self.view.receipt:
            typed = self.entry.keypad.typed
            find = Action(
                _("Find"),
                lambda: deeds.find_for_return(typed),
                role="accent",
                weight=2.2,
                enabled=bool(typed),
            )
            without = Action(_("No receipt"), deeds.go_price_check, "barcode-scan")
            if not self.view.bottles:
                return back, without, find
            return back, without, Action(_("Bottles"), deeds.go_bottles, "refresh"), find
        taken = {line: quantity for line, quantity in self._taken.items() if quantity}
        gross = sum(
            line.gross * taken.get(line.line, 0) // line.left for line in self.view.lines if line.left
        )
        text = _("Take back {amount}", amount=self.words.amount(gross)) if taken else _("Take back")
        go = Action(
            text,
            lambda: deeds.return_lines(self.view.receipt, taken),
            role="accent",
            weight=2.2,
            enabled=bool(taken),
        )
        return back, Action(_("Everything"), self._take_all, "keyboard-return"), go
