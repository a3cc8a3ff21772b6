"""What goes to the bank, what stays for tomorrow, and where the day has gone in the books."""

from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.paper import PaperView
from appliance.ui.widgets.rows import Item, ListRow
from appliance.ui.widgets.surface import only


class BagPanel(Stage):
    """Three rows to choose from, one keypad: bag number, bag, float. Afterwards the Z beside them."""

    def build(self) -> None:
        """Make the rows, the keypad and the paper."""
        mm = look().mm
        self.spacing = mm(3)
        if look().panel.portrait:
            self.orientation = "vertical"
        self._chosen = "float"
        self.side = side = BoxLayout(orientation="vertical", spacing=mm(1.5))
        side.bind(height=self._draw_rows)
        self.view = None
        self.rows = {name: ListRow() for name in ("float", "bag", "number", "books")}
        self.rest = Widget()
        self.entry = Entry(self._written)
        self.entry.size_hint_x = 1 if look().panel.portrait else 0.8
        self.entry.keypad.fbind("typed", self._typed)
        self.paper = PaperView()

    def _written(self, keypad) -> str:
        return keypad.typed or "–" if self._chosen == "number" else self.words.amount(keypad.number)

    def enter(self) -> None:
        """The float first."""
        self._choose("float")

    def draw(self, view) -> None:
        """Show the three, and the books once it is done."""
        self.view = view
        self._draw_rows()
        beside = self.paper if view.books else self.entry
        if beside not in self.children:
            only(self, self.side, beside)
            self.paper.draw(view.z)
        self.entry.label.say = self._said()[self._chosen][0]

    def _said(self) -> dict[str, tuple[str, str, str]]:
        view, _ = self.view, self._
        return {
            "float": (_("Stays in the drawer"), _("tomorrow's float"), self.words.amount(view.float)),
            "bag": (_("Goes to the bank"), _("in the bag"), self.words.amount(view.bag)),
            "number": (_("Bag number"), _("printed on the bag"), view.bag_number or "–"),
        }

    def _draw_rows(self, *_) -> None:
        """Draw those there are; where a banner leaves little room, without what stands under each."""
        if self.view is None:
            return
        view, mm = self.view, look().mm
        names = ("float", "bag", "books") if view.books else ("float", "bag", "number")
        low = self.side.height < len(names) * mm(14.5)
        for name, (title, detail, amount) in self._said().items():
            chosen = name == self._chosen and not view.books
            deed = None if view.books else partial(self._pick, name)
            self.rows[name].draw(Item(title, "" if low else detail, amount, chosen=chosen, deed=deed))
        icon, tone = ("check-circle", "good") if view.in_books else ("book-open-variant", "ink")
        self.rows["books"].draw(Item(view.books, icon=icon, tone=tone))
        if low:
            room = self.side.height / len(names) - mm(1.5)
            for name in names:
                self.rows[name].height = min(self.rows[name].height, max(room, mm(9)))
        only(self.side, *(self.rows[name] for name in names), self.rest)

    def _pick(self, name: str) -> None:
        self._choose(name)
        self.draw(self.view)

    def _choose(self, name: str) -> None:
        self._chosen = ""
        self.entry.clear()
        self._chosen, self.entry.keypad.noughts = name, name == "number"

    def _typed(self, *_) -> None:
        keypad = self.entry.keypad
        if self._chosen and keypad.typed:
            self.deeds.bag(self._chosen, keypad.typed if self._chosen == "number" else keypad.number)

    def actions(self) -> tuple[Action, ...]:
        """Finish; afterwards, good night."""
        _ = self._
        if self.view.books:
            return (Action(_("Good night"), self.deeds.day_is_done, role="accent"),)
        back = Action(_("Differences"), lambda: self.deeds.go_step("differences"), "arrow-left")
        return back, Action(_("Finish the day"), self.deeds.settle, role="accent", weight=2.2)
