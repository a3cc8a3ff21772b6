"""Test codes on the glass: which came through as they stand there, and what to change on the scanner."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import Card
from appliance.ui.widgets.symbol import Matrix, SymbolView
from appliance.ui.widgets.text import Text


@dataclass(frozen=True)
class ScanTestView:
    """Each symbol by key, name and what came of it; the one that is shown."""

    symbols: tuple[tuple[str, str, str, str], ...] = ()
    """(key, name, what is so in a few words, well, stop or quiet)."""
    chosen: str = ""
    matrix: Matrix = ()
    came: str = ""
    """What was scanned, what cannot be seen made visible."""
    so: str = ""
    do: str = ""
    tone: str = "ink"


class ScanTestStage(Stage):
    """The symbols on the left, the one that is to be scanned on the right, and under it what came."""

    basket = False

    def build(self) -> None:
        """Make the list, the symbol and the words."""
        mm = look().mm
        upright = look().panel.portrait
        self.orientation = "vertical" if upright else "horizontal"
        self.spacing = mm(2)
        self.list = Picks(size_hint=(1, 0.45) if upright else (0.42, 1))
        side = BoxLayout(orientation="vertical", spacing=mm(1.5))
        self.symbol = SymbolView()
        self.card = Card(fill="paper", edge="hairline", padding=mm(1))
        self.card.add_widget(self.symbol)
        self.came = Text(size_name="small", tone="quiet", cut=2, size_hint_y=None, height=mm(8))
        self.so = Text(bold=True, natural=True)
        self.do_ = Text(natural=True)
        for part in (self.card, self.came, self.so, self.do_):
            side.add_widget(part)
        self.add_widget(self.list)
        self.add_widget(side)

    def draw(self, view: ScanTestView) -> None:
        """Show the symbol, and what came."""
        self.view = view
        icons = {"good": "check", "stop": "alert", "quiet": "barcode-scan"}
        self.list.draw(
            [
                Item(name, so, icon=icons[tone], tone="ink" if tone == "quiet" else tone,
                     chosen=key == view.chosen, deed=partial(self.deeds.look_at_symbol, key))
                for key, name, so, tone in view.symbols
            ]
        )  # fmt: skip
        self.symbol.draw(view.matrix)
        self.came.say, self.so.say, self.do_.say = view.came, view.so, view.do
        self.so.tone = view.tone

    def actions(self) -> tuple[Action, ...]:
        """Back to the scanner's page."""
        _ = self._
        back = partial(self.deeds.go_setting, "scanner")
        out = Action(_("Print them"), self.deeds.print_codes, "printer")
        return (
            Action(_("Back"), back, "arrow-left"),
            out,
            Action(_("Done"), self.deeds.go_settings, role="accent"),
        )
