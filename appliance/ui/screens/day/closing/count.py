"""The count: one row for each note and coin, plus and minus, a keypad for many; the sum grows."""

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import Keypad
from appliance.ui.widgets.surface import Card, Pressable, fill_up
from appliance.ui.widgets.text import Text


class PiecesRow(Card):
    """A denomination: its value, minus, how many (tap to type), plus."""

    def __init__(self, **options) -> None:
        super().__init__(fill="surface", edge="hairline", **options)
        mm, narrow = self._look.mm, self._look.panel.portrait
        self.padding, self.spacing = [mm(1 if narrow else 2), 0, 0, 0], mm(0.5)
        self.value = Text(bold=True, halign="right", size_hint_x=None, width=mm(9 if narrow else 11))
        key = mm(9.1 if narrow else 10)
        self.less = BigButton(icon="minus", role="quiet", size_hint_x=None, width=key)
        self.pieces = Pressable(resting="", held="pressed")
        self.number = Text(size_name="title", halign="center")
        self.pieces.add_widget(self.number)
        self.more = BigButton(icon="plus", role="quiet", size_hint_x=None, width=key)
        for part in (self.value, self.less, self.pieces, self.more):
            self.add_widget(part)


class CountPanel(Stage):
    """Rows in two columns, a keypad beside (or below) them for the one that is chosen, the sum above it."""

    def build(self) -> None:
        """Make the grid, the keypad and the sum."""
        mm = look().mm
        self._chosen = 0
        self.spacing = mm(2)
        self.grid = GridLayout(cols=2, spacing=mm(1), orientation="tb-lr")
        side = BoxLayout(orientation="vertical", spacing=mm(1), size_hint_x=0.62)
        panel = look().panel
        if panel.portrait:
            self.orientation, side.size_hint_x, side.size_hint_y = "vertical", 1, 1.07
        sums = BoxLayout(size_hint_y=None, height=mm(9))
        self.word = Text(tone="quiet", size_hint_x=0.6)
        self.sum = Text(size_name="figure", bold=True, halign="right")
        sums.add_widget(self.word)
        sums.add_widget(self.sum)
        self.against = Text(size_name="small", halign="right", size_hint_y=None, height=0)
        self.of = Text(size_name="small", tone="quiet", halign="center", size_hint_y=None, height=mm(4.6))
        self.keypad = Keypad(extra="", longest=4)
        self.keypad.fbind("typed", self._typed)
        roomy = panel.height > mm(110) and not panel.portrait  # below the keypad the sum stands once more
        for part in (
            (sums, self.against, self.of, self.keypad) if roomy else (self.against, self.of, self.keypad)
        ):
            side.add_widget(part)
        self.add_widget(self.grid)
        self.add_widget(side)

    def enter(self) -> None:
        """The largest note first."""
        self._chosen = 0

    def draw(self, view) -> None:
        """Show the pieces and the sum."""
        self.view, _ = view, self._
        if self._chosen not in view.denominations:
            self._choose(view.denominations[0] if view.denominations else 0)
        self.word.say, self.sum.say = _("Counted"), self.words.amount(view.counted)
        self._compare(view)
        pieces = dict(view.count)
        self.grid.rows = max(1, -(-len(view.denominations) // 2))
        rows = fill_up(self.grid, len(view.denominations), PiecesRow)
        for row, value in zip(rows, view.denominations, strict=True):
            self._draw_row(row, value, pieces.get(value, 0))
        self.of.say = _("pieces of {value}", value=self._short(self._chosen))

    def _compare(self, view) -> None:
        _ = self._
        self.against.height = look().mm(5) if view.expected is not None or view.again else 0
        self.against.say, self.against.tone = "", "attention"
        if view.again:
            self.against.say = _("Does not agree. Count once more")
        elif view.expected is not None:
            off = view.counted - view.expected
            text = _("Should be {amount}", amount=self.words.amount(view.expected))
            self.against.say = (
                text if not off else f"{text} ({'+' if off > 0 else ''}{self.words.amount(off)})"
            )
            self.against.tone = "attention" if off else "good"

    def _draw_row(self, row: PiecesRow, value: int, pieces: int) -> None:
        row.value.say, row.number.say = self._short(value), str(pieces)
        row.number.tone = "ink" if pieces else "quiet"
        row.edge = "accent" if value == self._chosen else "hairline"
        row.fill = "accent_soft" if value == self._chosen else "surface"
        row.less.disabled = pieces == 0
        row.less.deed = lambda: self._set(value, pieces - 1)
        row.more.deed = lambda: self._set(value, pieces + 1)
        row.pieces.deed = lambda: self._pick(value)

    def _short(self, value: int) -> str:
        return self.words.quantity(value * 1000 // 10**self.words.currency.exponent)

    def _set(self, value: int, pieces: int) -> None:
        self._choose(value)
        self.deeds.count(value, pieces)

    def _pick(self, value: int) -> None:
        self._choose(value)
        self.draw(self.view)

    def _choose(self, value: int) -> None:
        self._chosen = 0
        self.keypad.typed = ""
        self._chosen = value

    def _typed(self, *_) -> None:
        if self._chosen and self.keypad.typed:
            self.deeds.count(self._chosen, self.keypad.number)

    def actions(self) -> tuple[Action, ...]:
        """Cannot be counted, again, or counted."""
        _, deeds = self._, self.deeds
        skip = Action(_("Cannot count"), deeds.skip_count, "close")
        again = Action(_("Count again"), deeds.recount, "refresh", enabled=self.view.may_recount)
        word = _("Counted: {amount}", amount=self.words.amount(self.view.counted))
        return skip, again, Action(word, deeds.count_done, role="accent", weight=2.2)
