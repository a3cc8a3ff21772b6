"""Closing the day: steps on one line, each of which can be left and come back to.

Nothing here can stop a close: what is not counted or not typed is a difference with a reason.
"""

from dataclasses import dataclass
from functools import partial

from appliance.domain.receipt import Paper
from appliance.ui.screens.day.closing.bag import BagPanel
from appliance.ui.screens.day.closing.count import CountPanel
from appliance.ui.screens.day.closing.differences import DifferencesPanel
from appliance.ui.screens.day.closing.finish import FinishPanel
from appliance.ui.screens.day.closing.report import ReportPanel
from appliance.ui.screens.day.closing.terminals import TerminalsPanel
from appliance.ui.screens.office.deliveries import FindingItem
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, Chip
from appliance.ui.widgets.surface import fill_up, only
from appliance.words import N_

load(__file__)
STEPS = {
    "finish": (N_("Open sales"), FinishPanel),
    "report": (N_("Z report"), ReportPanel),
    "count": (N_("Count"), CountPanel),
    "terminals": (N_("Other payments"), TerminalsPanel),
    "differences": (N_("Differences"), DifferencesPanel),
    "bag": (N_("Bag and float"), BagPanel),
}


@dataclass(frozen=True)
class OpenSale:
    """A sale that is not finished: its id (empty: the one on the screen), name, what else there is to
    say of it (items, since when), and what it comes to."""

    id: str
    name: str
    detail: str
    total: int


@dataclass(frozen=True)
class DayCloseView:
    """How far the close has come. Amounts in minor units.

    What is typed on the way (count, terminal totals, reasons, bag) is kept by the deeds and comes
    back here, so that every step can be left.
    """

    step: str
    """Key of `STEPS`: what is looked at now."""
    done: frozenset[str] = frozenset()
    open_sales: tuple[OpenSale, ...] = ()
    z: Paper = ()
    denominations: tuple[int, ...] = ()
    """Notes and coins there are, largest first."""
    count: tuple[tuple[int, int], ...] = ()
    """(denomination, pieces)."""
    expected: int | None = None
    """Cash that should be there; None while the count is blind."""
    may_recount: bool = False
    again: bool = False
    """A blind count did not agree: one more is asked for."""
    terminals: tuple[tuple[str, str, int], ...] = ()
    """(brand, name, what the till has) for each; of notes of another currency in that one."""
    typed: tuple[tuple[str, int], ...] = ()
    """(brand, what the terminal says)."""
    differences: tuple[tuple[str, str, int], ...] = ()
    """(key, what, amount): counted less expected."""
    reasons: tuple[tuple[str, str], ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    """(key of the difference, code of its reason)."""
    bag_number: str = ""
    bag: int = 0
    float: int = 0
    refusals: tuple[FindingItem, ...] = ()
    """What the books would refuse; said before the Z, and keeps nobody from it."""
    books: str = ""
    """What became of the voucher, in words; set once the day is settled."""
    in_books: bool = False
    """Whether it has arrived there."""

    @property
    def counted(self) -> int:
        """What the count comes to."""
        return sum(value * pieces for value, pieces in self.count)


class DayCloseStage(Stage):
    """The line of steps, and the panel of the one that is looked at."""

    basket = False

    def build(self) -> None:
        """Panels are made when their step is first reached."""
        self.ids.steps.rows = 2 if look().panel.portrait else 1
        self._panels: dict[str, Stage] = {}

    def draw(self, view: DayCloseView) -> None:
        """Show the steps and the panel."""
        self.view = view
        for chip, name in zip(fill_up(self.ids.steps, len(STEPS), Chip), STEPS, strict=True):
            self._draw_step(chip, name)
        panel = self._panels.get(view.step)
        if panel is None:
            panel = self._panels[view.step] = STEPS[view.step][1](self.words, self.deeds)
            panel.draw_verbs = self.changed
        if panel not in self.ids.place.children:
            only(self.ids.place, panel)
            panel.enter()
        panel.draw(view)

    def _draw_step(self, chip: Chip, name: str) -> None:
        view = self.view
        open_to = name in view.done or name == view.step
        role = "chosen" if name == view.step else "quiet"
        tick = "check-circle" if name in view.done and name != view.step else ""
        word, go = self._(STEPS[name][0]), partial(self.deeds.go_step, name)
        chip.draw(Action(word, go, tick, role, enabled=open_to))
        chip.icon.tone, chip.icon.mm, chip.icon.width = "good", 4, look().mm(4.6)
        chip.padding = [look().mm(0.3), 0]
        chip.label.size_name = "small"

    def actions(self) -> tuple[Action, ...]:
        """The panel's own."""
        panel = self._panels.get(self.view.step)
        return panel.actions() if panel else ()
