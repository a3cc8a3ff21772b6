"""Lists: a row for each, and what stands where there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.scroll import Scroll
from appliance.ui.widgets.surface import Pressable, fill_up, only
from appliance.ui.widgets.text import Icon, Text


@dataclass(frozen=True)
class Item:
    """What a row of a list shows."""

    title: str
    detail: str = ""
    amount: str = ""
    amount_detail: str = ""
    icon: str = ""
    tone: str = "ink"
    """Colour of icon and amount."""
    chosen: bool = False
    deed: Callable[[], object] | None = None


class ListRow(Pressable):
    """One row: icon, title over detail, amount over its detail."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, edge="hairline", **options)
        mm = self._look.mm
        self.padding, self.spacing = [mm(2), mm(1)], mm(1.5)
        self.icon = Icon(size_hint_x=None, width=mm(7))
        self.title, self.detail = Text(cut=1), Text(size_name="small", tone="quiet", size_hint_y=None)
        self.amount = Text(halign="right", bold=True)
        self.under = Text(size_name="small", tone="quiet", halign="right", size_hint_y=None)
        self.names = BoxLayout(orientation="vertical")
        self.sums = BoxLayout(orientation="vertical", size_hint_x=0.42)
        for box, parts in ((self.names, (self.title, self.detail)), (self.sums, (self.amount, self.under))):
            for part in parts:
                box.add_widget(part)
        for part in (self.icon, self.names, self.sums):
            self.add_widget(part)

    def draw(self, item: Item, high: bool = False) -> None:
        """Become that item; ``high``: as high as one with a detail."""
        mm = self._look.mm
        self.height = mm(13 if high or item.detail or item.amount_detail else 11)
        self.icon.icon, self.icon.tone, self.icon.width = item.icon, item.tone, mm(7) if item.icon else 0
        self.title.say, self.detail.say = item.title, item.detail
        self.amount.say, self.under.say = item.amount, item.amount_detail
        self.amount.tone = item.tone
        self.detail.height = mm(4.4) if item.detail else 0
        self.under.height = mm(4.4) if item.amount_detail else 0
        self.sums.size_hint_x = 0.42 if item.amount or item.amount_detail else 0.001
        self.resting, self.edge = ("accent_soft", "accent") if item.chosen else ("surface", "hairline")
        self.deed, self.disabled = item.deed, False


class ItemList(Scroll):
    """A list of rows that scrolls; at most 200, so that it never slows down."""

    MOST = 200
    even = False
    """Whether all its rows are as high as the highest: those beside each other are."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.rows = GridLayout(cols=1, size_hint_y=None, height=0, spacing=look().mm(1.5))
        self.rows.bind(minimum_height=self.rows.setter("height"), height=self._clear)
        self.fbind("height", self._clear)
        self.empty: Empty | None = None
        self.add_widget(self.rows)

    def _clear(self, *_) -> None:
        """Keep the rows clear of the bar where there is one; else they end where the verbs below them do."""
        self.rows.padding = [0, 0, look().mm(1.6) if self.rows.height > self.height else 0, 0]

    def draw(self, items: Sequence[Item], nothing: tuple[str, str] = ("", "")) -> None:
        """Show these, from the top; where there is none, an icon and the words that say so."""
        shown = items[: self.MOST]
        high = self.even and any(item.detail or item.amount_detail for item in shown)
        for row, item in zip(fill_up(self.rows, len(shown), ListRow), shown, strict=True):
            row.draw(item, high)
        icon, said = nothing
        if said and not items:
            self.empty = self.empty or Empty(icon)
            self.empty.icon.icon, self.empty.label.say = icon, said
        stands = self.empty if said and not items else self.rows
        if stands not in self.children:
            only(self, stands)
            self.scroll_y = 1


class Empty(BoxLayout):
    """What stands where a list would: an icon and a sentence."""

    def __init__(self, icon: str, **options) -> None:
        super().__init__(orientation="vertical", spacing=look().mm(2), padding=look().mm(4), **options)
        self.label = Text(tone="quiet", halign="center", valign="top")
        self.icon = Icon(icon=icon, tone="outline", mm=12, size_hint_y=None, height=look().mm(13))
        self.above = Widget(size_hint_y=0.6)
        for part in (self.above, self.icon, self.label):
            self.add_widget(part)
        self._low = look().mm(36)
        self.fbind("height", self._lay)

    def _lay(self, *_) -> None:
        """Where there is no room for both, the sentence stays."""
        low = self.height < self._low
        self.icon.opacity, self.icon.height = (0, 0) if low else (1, look().mm(13))
        self.above.size_hint_y = 0.001 if low else 0.6
        self.padding = [look().mm(1 if low else 4)] * 4
