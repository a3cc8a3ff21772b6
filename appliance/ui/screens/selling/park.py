"""A sale is put aside: under a table's name that is tapped, under what is typed, or under its goods."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, Chip
from appliance.ui.widgets.surface import fill_up, only
from appliance.ui.widgets.writing import Writing

load(__file__)
TABLES = 12
LONGEST = 30
"""Letters of a name."""


@dataclass(frozen=True)
class ParkView:
    """Names that other sales wait under."""

    taken: tuple[str, ...] = ()


class ParkStage(Stage):
    """A tap on a table parks; another name is typed."""

    types = True

    def build(self) -> None:
        """Make the tables and the letters."""
        self._writes = False
        self.ids.title.say = self._("Who is it for?")
        self.tables = GridLayout(spacing=look().mm(1.5))
        self.writing = Writing(self.changed, self._("space"), capitals="words")
        self.writing.label.say = self._("Name")

    def enter(self) -> None:
        """The tables."""
        self._writes = False
        self.writing.write("")

    def draw(self, view: ParkView) -> None:
        """Show the tables, or the letters."""
        self.view, _ = view, self._
        only(self.ids.place, self.writing if self._writes else self.tables)
        self.tables.cols = 4 if not look().panel.portrait else 3
        for place, chip in enumerate(fill_up(self.tables, TABLES, Chip), 1):
            name = _("Table {count}", count=place)
            free = name not in view.taken
            chip.draw(Action(name, partial(self.deeds.park, name), enabled=free))
            chip.size_hint_y = 1

    def _write(self) -> None:
        self._writes = True
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back, another name, or under its goods."""
        _ = self._
        back = Action(_("Back"), self._back, "arrow-left")
        if not self._writes:
            park = Action(_("Without a name"), partial(self.deeds.park, ""), role="accent", weight=2)
            return back, Action(_("Another name"), self._write, "account"), park
        name = self.writing.text[:LONGEST]
        ready = bool(name) and name not in self.view.taken
        return back, Action(
            _("Park"), partial(self.deeds.park, name), role="accent", weight=2.2, enabled=ready
        )

    def _back(self) -> None:
        if not self._writes:
            self.deeds.go_sale()
            return
        self.enter()
        self.again()
