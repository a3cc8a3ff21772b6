"""The basket: what is being sold, always in the same place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.recycleboxlayout import RecycleBoxLayout
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from appliance.ui.theme import look
from appliance.ui.widgets.button import BigButton, ChipRow
from appliance.ui.widgets.rows import Empty
from appliance.ui.widgets.scroll import Rows
from appliance.ui.widgets.surface import Card, Hairline, Pressable, only, show
from appliance.ui.widgets.text import Icon, Text, extent
from appliance.words import Words

SHOWN = 200
"""Rows that the list holds; a longer sale shows its last ones."""


@dataclass(frozen=True)
class LineView:
    """One line as the basket shows it. Amounts in minor units, quantity in thousandths."""

    id: int
    name: str
    quantity: int
    price: int
    gross: int
    unit: str = ""
    discount: int = 0
    reason: str = ""
    note: str = ""
    campaigns: tuple[tuple[str, int], ...] = ()
    """Name and amount of what campaigns take off."""
    left: int | None = None
    """What is on hand, in thousandths, where the sale takes more."""
    served: str = ""
    """``here`` or ``away``, where that makes a difference to its VAT."""
    priced_for: str = ""
    """The customer group whose price it is."""
    belongs: str = ""
    """The department, project or object that it was said to belong to, apart from the whole sale."""
    behind: tuple[tuple[str, int], ...] = ()
    """What follows it, as its pant: name and gross."""
    parts: tuple[tuple[str, int], ...] = ()
    """What is in a bundle: name and quantity."""


@dataclass(frozen=True)
class BasketView:
    """The sale as the basket shows it."""

    lines: tuple[LineView, ...] = ()
    total: int = 0
    count: int = 0
    discount: int = 0
    reason: str = ""
    label: str = ""
    chosen: int | None = None
    """The line being edited; otherwise the last one is emphasised."""
    held: int = 0
    """Scans that wait for the drawer."""
    served: str = ""
    """``here``, ``away`` or ``mixed``; empty: nothing in it has the choice."""
    undo: str = ""
    """What the last act was, in words, while it can be done back."""
    more: bool = False
    """One more of the last line can be had by a touch."""


def counted(words: Words, count: int) -> str:
    """How many goods, those that are taken back like those that are sold."""
    return words("{count} items", count=abs(count)) if abs(count) != 1 else words("1 item")


class BasketRow(RecycleDataViewBehavior, Pressable):
    """Name and total; below, small, quantity × price and what else there is to say."""

    content = ObjectProperty(None, allownone=True)

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, radius=0.8, **options)
        mm = self._look.mm
        self.spacing = mm(1.5)
        self.padding = [mm(2), mm(0.9), mm(2), mm(0.9)]
        first, second = BoxLayout(spacing=mm(1)), BoxLayout(size_hint_y=None, spacing=mm(1))
        self.name, self.gross = Text(cut=1), Text(halign="right", bold=True, size_hint_x=None)
        self.how, self.off = (
            Text(size_name="small", tone="quiet", cut=1),
            Text(size_name="small", halign="right"),
        )
        self.off.tone, self.off.size_hint_x = "attention", 0.45
        self.note = Text(size_name="small", tone="quiet", cut=1, size_hint_y=None)
        for row, parts in ((first, (self.name, self.gross)), (second, (self.how, self.off))):
            for part in parts:
                row.add_widget(part)
        self.second = second
        self.plus = BigButton("+1", size_hint=(None, None), width=mm(10.5), height=mm(9.6))
        self.plus.label.bold = True
        self.lines = BoxLayout(orientation="vertical")
        for row in (first, second, self.note):
            self.lines.add_widget(row)
        self.add_widget(self.lines)
        self.fbind("content", self._draw)

    def _draw(self, *_) -> None:
        line, words, strong, deed, plus = self.content
        mm = self._look.mm
        self.plus.deed = plus
        only(self.lines.parent, *((self.lines, self.plus) if plus else (self.lines,)))
        self.deed = deed
        self.resting = "accent_soft" if strong else ""
        self.name.say, self.name.bold = line.name, strong
        self.gross.say = words.amount(line.gross)
        self.gross.width = extent(self.gross.say, self._look.font("body"), True) + mm(0.5)
        self.gross.tone = "stop" if line.gross < 0 else "ink"
        quantity = f"{words.quantity(line.quantity)} {line.unit}".strip()
        self.how.say = f"{quantity} × {words.amount(line.price)}"
        if line.served:
            self.how.say += " · " + (words("Eaten here") if line.served == "here" else words("To take along"))
        self.off.say = words.amount(-line.discount) if line.discount else ""
        self.second.height = mm(4.3)
        short = words("{count} in stock", count=words.quantity(line.left)) if line.left is not None else ""
        parts = [f"{words.quantity(quantity)} {name}" for name, quantity in line.parts]
        behind = [f"+ {name} {words.amount(gross)}" for name, gross in line.behind]
        off = [f"{name} {words.amount(-amount)}" for name, amount in line.campaigns]
        rest = (*parts, *behind, *off, short, line.reason, line.belongs, line.note)
        self.note.say = " · ".join(part for part in (line.priced_for, *rest) if part)
        self.note.height = mm(4.3) if self.note.say else 0


def row_height(line: LineView) -> int:
    """Pixels that a line takes."""
    said = line.priced_for or line.reason or line.note or line.belongs
    more = said or line.parts or line.behind or line.campaigns or line.left is not None
    return look().mm(11.4 + (4.3 if more else 0))


class UndoRow(Pressable):
    """What was done last, and the word that does it back."""

    def __init__(self, undo: Callable[[], object], **options) -> None:
        super().__init__(**options)
        mm = self._look.mm
        self.deed, self.padding, self.spacing = undo, [mm(3), 0, mm(3), 0], mm(1.5)
        self.what = Text(size_name="small", tone="quiet", cut=1)
        self.word = Text(tone="accent", bold=True, halign="right", size_hint_x=0.4)
        self.icon = Icon(icon="undo-variant", tone="accent", size_hint_x=None, width=mm(6))
        for part in (self.what, self.word, self.icon):
            self.add_widget(part)


class Basket(Card):
    """The list of lines, and at its foot the total with the count of items above it."""

    def __init__(
        self,
        words: Words,
        touched: Callable[[int], object],
        one_more: Callable[[], object],
        undo: Callable[[], object],
        serve: Callable[[str], object],
        **options,
    ) -> None:
        super().__init__(orientation="vertical", fill="surface", radius=0, **options)
        self._words, self._touched, self._more, self._ = words, touched, one_more, words
        mm = self._look.mm
        self.head = Text(size_name="small", tone="quiet", padding=[mm(3), 0, mm(3), 0])
        self.empty = Empty("basket-outline")
        self.list = Rows()
        self.list.always_overscroll = False
        layout = RecycleBoxLayout(
            orientation="vertical", size_hint_y=None, default_size_hint=(1, None), spacing=0
        )
        layout.key_size = "tall"
        layout.bind(minimum_height=layout.setter("height"))
        self.list.add_widget(layout)
        self.list.viewclass = BasketRow
        self.list.bind(height=self._to_the_end)
        self.middle = BoxLayout(padding=[mm(1), mm(1), mm(1), 0])
        self.undo = UndoRow(undo)
        self.undo.word.say = words("Undo")
        self._serve = serve
        self.served = ChipRow(padding=[mm(1.5), 0, mm(1.5), 0])
        self.served.draw([("", False, lambda: None)] * 2)
        for part in (self.head, self.middle, self.undo, self.served, Hairline(), self._foot()):
            self.add_widget(part)

    def _foot(self) -> BoxLayout:
        """The count of items and the total."""
        mm = self._look.mm
        foot = BoxLayout(orientation="vertical", size_hint_y=None, padding=[mm(3), mm(1), mm(3), mm(1)])
        small = BoxLayout(size_hint_y=None, height=mm(5))
        self.count = Text(size_name="small", tone="quiet")
        self.off = Text(size_name="small", tone="attention", halign="right")
        small.add_widget(self.count)
        small.add_widget(self.off)
        total = BoxLayout(spacing=mm(1))
        crowded = self._look.large_text and not self._look.panel.wide
        self.word = Text(size_name="body" if crowded else "title", size_hint_x=0.42)
        self.total = Text(size_name="total", bold=True, halign="right")
        total.add_widget(self.word)
        total.add_widget(self.total)
        foot.add_widget(small)
        foot.add_widget(total)
        foot.height = mm(7) + round(self._look.font("total") * 1.25)
        return foot

    def draw(self, view: BasketView) -> None:
        """Show that sale."""
        _, mm = self._, self._look.mm
        strong = view.chosen or (view.lines[-1].id if view.lines else None)
        show(self.head, bool(view.label), mm(7))
        self.head.say = view.label
        show(self.undo, bool(view.undo), mm(9.2))
        self.undo.what.say = view.undo
        show(self.served, bool(view.served), mm(9.2))
        ways = (("here", _("Eaten here")), ("away", _("To take along")))
        self.served.draw([(word, how == view.served, partial(self._serve, how)) for how, word in ways])
        lines = view.lines[-SHOWN:]
        self.list.data = [
            {
                "content": (
                    line,
                    self._words,
                    line.id == strong,
                    partial(self._touched, line.id),
                    self._more if view.more and line.id == view.lines[-1].id and not view.chosen else None,
                ),
                "tall": (None, row_height(line)),
            }
            for line in lines
        ]
        self._fill(bool(lines))
        self.empty.label.say = _("Scan or tap")
        self.count.say = counted(_, view.count)
        if view.held:
            self.count.say += " · " + _("{count} wait", count=view.held)
        self.off.say = f"{view.reason} {self._words.amount(-view.discount)}" if view.discount else ""
        self.word.say = _("To pay") if view.total >= 0 else _("To pay back")
        self.total.say = self._words.amount(abs(view.total))
        self.total.tone = "stop" if view.total < 0 else "ink"
        self._to_the_end()

    def _to_the_end(self, *_) -> None:
        tall = sum(row["tall"][1] for row in self.list.data)
        self.list.scroll_y = 0 if tall > self.list.height else 1

    def _fill(self, lines: bool) -> None:
        wanted = self.list if lines else self.empty
        only(self.middle, wanted)
