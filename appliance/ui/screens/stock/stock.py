"""The stock: what is on hand, what little is left of, and what moved it. What is scanned is looked up."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.problems import Problem
from appliance.ui.sought import SoughtStage
from appliance.ui.stage import load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.keyboard import KEYS
from appliance.ui.widgets.rows import Empty, Item, ItemList
from appliance.ui.widgets.surface import Card, only
from appliance.ui.widgets.text import Text

load(__file__)
TOLD = 10
"""Height in mm of what kept the list from the stick."""


@dataclass(frozen=True)
class StockItem:
    """A product on hand; quantities in thousandths."""

    number: str
    name: str
    group: str
    on_hand: int
    unit: str = ""
    low: bool = False


@dataclass(frozen=True)
class StockCard:
    """The product that is looked at."""

    number: str
    name: str
    unit: str = ""
    on_hand: int | None = None
    """None: no stock is kept of it."""
    minimum: int = 0
    low: bool = False
    cost: int | None = None
    """What one cost last, in minor units; nobody but a manager sees it."""
    moves: tuple[tuple[str, str, int], ...] = ()
    """What moved it, newest first: word, when, thousandths."""


@dataclass(frozen=True)
class StockView:
    """What was looked for, what fits, and the one that is looked at."""

    text: str = ""
    low: bool = False
    """Only what little is left of."""
    items: tuple[StockItem, ...] = ()
    chosen: StockCard | None = None
    counts: tuple[int, int] = (0, 0)
    """Products that a stock is kept of, and those of them that are low."""
    counting: int = 0
    """Products that a stocktake under way has counted."""
    written: tuple[str, Problem | None] | None = None
    """The list's name on the stick, empty while it is written; what kept it from it. None: not asked for."""


class StockStage(SoughtStage):
    """The list on the left, the chosen product on the right; or the keys."""

    basket = False

    def build(self) -> None:
        """Make the keys, the list and the card."""
        _, mm = self._, look().mm
        self._seek(self.deeds.search_stock)
        self.ids.place.orientation = "vertical" if look().panel.portrait else "horizontal"
        self.ids.sought.typed.cut = 1
        self.list, self.empty, self.moves = ItemList(), Empty("package-variant-closed"), ItemList()
        self.card = Card(
            orientation="vertical", fill="surface", edge="hairline", padding=mm(3), spacing=mm(1)
        )
        self.name = Text(size_name="title", bold=True, cut=2)
        self.there = Text(size_name="total", bold=True, halign="right", size_hint_x=0.5)
        self.facts = Text(tone="quiet", natural=True)
        self.told = Text(tone="attention")
        head = BoxLayout(size_hint_y=None, height=mm(11), spacing=mm(1.5))
        head.add_widget(self.name)
        head.add_widget(self.there)
        for part in (head, self.facts, self.moves):
            self.card.add_widget(part)

    def draw(self, view: StockView) -> None:
        """Show what fits and the chosen one."""
        if view.chosen and (not self.view or view.chosen != self.view.chosen):
            self._typing = False
        self.view, _ = view, self._
        self.keyboard.text = view.text
        self.ids.sought.draw(view.text, _("Scan, name or number"))
        every, low = view.counts
        chips = [(_("All · {count}", count=every), not view.low, partial(self.deeds.show_low_stock, False))]
        chips.append((_("Low · {count}", count=low), view.low, partial(self.deeds.show_low_stock, True)))
        self.ids.which.draw(chips)
        self.list.draw([self._item(one) for one in view.items])
        self.empty.label.say = self._nothing()
        left = self.list if view.items else self.empty
        only(self.ids.place, *((left, self.card) if view.chosen and not self._typing else (left,)))
        self._draw_pad()
        if view.chosen:
            self._draw_card(view.chosen)

    def _draw_pad(self) -> None:
        """The keys; or, above the verbs, why the list is not on the stick."""
        view, mm = self.view, look().mm
        problem = view.written[1] if view.written and not view.chosen else None
        if self._typing:
            only(self.ids.pad, self.keyboard)
        elif problem:
            self.told.say = ". ".join(part for part in self.words.problem(problem) if part)
            only(self.ids.pad, self.told)
        else:
            only(self.ids.pad)
        self.ids.pad.height = mm(KEYS) if self._typing else mm(TOLD) if problem else 0

    def _item(self, one: StockItem) -> Item:
        this = bool(self.view.chosen) and one.number == self.view.chosen.number
        return Item(
            one.name,
            f"{one.number} · {one.group}",
            f"{self.words.quantity(one.on_hand)} {one.unit}".strip(),
            self._("Low") if one.low else "",
            icon="alert" if one.low else "",
            tone="attention" if one.low else "ink",
            chosen=this,
            deed=partial(self.deeds.look_at_stock, one.number),
        )

    def _nothing(self) -> str:
        _, view = self._, self.view
        if view.text:
            return _("Nothing is called that")
        if view.low:
            return _("There is enough of everything")
        return _("No stock is kept of anything yet. Scan a product to begin")

    def _draw_card(self, chosen: StockCard) -> None:
        _, words = self._, self.words
        self.name.say = chosen.name
        kept = chosen.on_hand is not None
        self.there.tone = "attention" if kept and chosen.low else "ink"
        self.there.say = f"{words.quantity(chosen.on_hand or 0)} {chosen.unit}".strip() if kept else ""
        facts = [_("Number {number}", number=chosen.number)]
        if kept:
            facts.append(_("At least {count}", count=words.quantity(chosen.minimum)))
        else:
            facts.append(_("No stock is kept of this"))
        if chosen.cost is not None:
            facts.append(_("One cost {amount}", amount=words.amount(chosen.cost)))
        self.facts.say = " · ".join(facts)
        self.moves.draw([
            Item(word, when, f"+{words.quantity(by)}" if by > 0 else words.quantity(by))
            for word, when, by in chosen.moves
        ])  # fmt: skip

    def actions(self) -> tuple[Action, ...]:
        """Back; what can be done to the chosen product, or with all of them."""
        _, view = self._, self.view
        if self._typing or not view:
            return ()
        chosen = view.chosen
        if not chosen:
            return self._of_all()
        back = Action(_("Back"), partial(self.deeds.look_at_stock, ""), "arrow-left")
        if chosen.on_hand is None:
            begin = partial(self.deeds.go_stock_change, "minimum")
            return back, Action(_("Keep a stock of it"), begin, role="accent", weight=2.2)
        return (
            back,
            Action(_("Minimum"), partial(self.deeds.go_stock_change, "minimum"), "arrow-down"),
            Action(_("Put right"), partial(self.deeds.go_stock_change, "adjust"), "pencil-outline"),
            Action(_("Take in"), partial(self.deeds.go_stock_change, "receive"), role="accent", weight=1.8),
        )

    def _of_all(self) -> tuple[Action, ...]:
        _, view = self._, self.view
        told, busy = "", False
        if view.written:
            name, problem = view.written
            busy = not name and not problem
            told = _("Writing …") if busy else "" if problem else _("Written")
        word = _("Go on counting") if view.counting else _("Stocktake")
        kept = view.counts[0] > 0
        return (
            Action(_("Back"), self.deeds.leave_stock, "arrow-left"),
            Action(
                _("To a stick"),
                self.deeds.write_stock,
                "" if told else "inbox-outline",
                detail=told,
                enabled=kept and not busy,
            ),
            Action(word, self.deeds.go_stocktake, role="accent", weight=1.8, enabled=kept),
        )
