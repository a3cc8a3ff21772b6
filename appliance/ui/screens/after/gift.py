"""A gift receipt: which goods of a sale are given away; one paper for all of them, or one for each."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.text import Text


@dataclass(frozen=True)
class GiftLine:
    """Goods that can be given away: the receipt's line, thousandths and unit."""

    line: int
    name: str
    quantity: int
    unit: str = ""


@dataclass(frozen=True)
class GiftView:
    """The sale that was found, and until when what it was for can be exchanged, as a date in words."""

    receipt: str
    until: str
    lines: tuple[GiftLine, ...] = ()


class GiftStage(Stage):
    """A list to tap what is no gift out of; prices stand nowhere, the receiver may be looking."""

    basket = False

    def build(self) -> None:
        """Make the sentence and the list."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self._left_out: frozenset[int] = frozenset()
        self.title = Text(size_name="title", bold=True, natural=True)
        self.until = Text(tone="quiet", natural=True)
        self.list = ItemList()
        for part in (self.title, self.until, self.list):
            self.add_widget(part)

    def enter(self) -> None:
        """Everything is a gift until somebody says otherwise."""
        self._left_out = frozenset()

    def draw(self, view: GiftView) -> None:
        """Show the goods, those that are given ticked."""
        if self.view and self.view.receipt != view.receipt:
            self._left_out = frozenset()
        self.view, _ = view, self._
        self.title.say = _("What of receipt {number} is a gift?", number=view.receipt)
        self.until.say = _("Can be exchanged until {date}", date=view.until)
        rows = [self._row(one) for one in view.lines]
        self.list.draw(rows, ("gift-outline", _("Nothing of it can be exchanged")))

    def _row(self, one: GiftLine) -> Item:
        given = one.line not in self._left_out
        quantity = f"{self.words.quantity(one.quantity)} {one.unit}".rstrip()
        return Item(
            one.name,
            icon="check" if given else "minus",
            amount=quantity,
            chosen=given,
            tone="ink" if given else "quiet",
            deed=partial(self._turn, one.line),
        )

    def _turn(self, line: int) -> None:
        self._left_out ^= {line}
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back; a paper for each, where there are several; one for all."""
        _, deeds = self._, self.deeds
        given = tuple(one.line for one in self.view.lines if one.line not in self._left_out)
        back = Action(_("Back"), deeds.leave_gift, "arrow-left")
        each = Action(_("One for each"), partial(deeds.print_gifts, given, True), "content-copy")
        one = Action(
            _("Print gift receipt"),
            partial(deeds.print_gifts, given, False),
            role="accent",
            weight=2.2,
            enabled=bool(given),
        )
        return (back, each, one) if len(given) > 1 else (back, one)
