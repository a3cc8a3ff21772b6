"""A till taken up on this box from a back-up stick: which one, what it ends with, what paper shows."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import NumberEntry
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import show

load(__file__)
LONGEST = 7
"""Digits of a number on paper."""


@dataclass(frozen=True)
class RestoreView:
    """One step of it."""

    step: str = "reading"
    """choose, reading, found, receipt, z, done or failed."""
    shop: str = ""
    till: str = ""
    tills: tuple[str, ...] = ()
    """The tills to choose from, by shop and number."""
    count: int = 0
    """Entries that are read so far."""
    facts: tuple[tuple[str, str], ...] = ()
    """What the back-up ends with: what, and its value."""
    known: int = 0
    """The last number that is known, of what is asked for."""
    warned: str = ""
    """What could not be read."""
    problem: Problem | None = None


class RestoreStage(Stage):
    """Large words, a few facts; where a number is asked for, a keypad beside them."""

    basket = False
    bar = False

    def build(self) -> None:
        """Make the keypad."""
        self.entry = NumberEntry(longest=LONGEST)
        self.entry.on_typed = self.changed
        self.orientation = "vertical" if look().panel.portrait else "horizontal"
        self._step = ""

    def draw(self, view: RestoreView) -> None:
        """Show the step."""
        self.view, _, ids = view, self._, self.ids
        if view.step != self._step:
            self._step = view.step
            self.entry.clear()
        asks = view.step in ("receipt", "z")
        if asks != (self.entry.parent is not None):
            (self.add_widget if asks else self.remove_widget)(self.entry)
        show(ids.icon, not asks, look().mm(13))
        self.entry.label.say = _("Receipt number") if view.step == "receipt" else _("Z report number")
        ids.icon.icon, ids.icon.tone, ids.what.say, ids.then.say = self._said(view)
        rows = [Item(name, deed=partial(self.deeds.choose_till, at)) for at, name in enumerate(view.tills)]
        ids.rows.draw(rows or [_fact(what, value) for what, value in view.facts])

    def _said(self, view: RestoreView) -> tuple[str, str, str, str]:
        _, who = self._, {"shop": view.shop, "till": view.till}
        match view.step:
            case "choose":
                then = _("Only one box may sell as the same till")
                return "inbox-outline", "ink", _("Which till is to be restored?"), then
            case "reading":
                read = self.words.written(str(view.count))
                then = _("{count} entries are read", count=read) if view.count else _("Leave the stick in")
                return "inbox-outline", "ink", _("Reading the back-up of {shop}, till {till}", **who), then
            case "found":
                then = view.warned or _("Afterwards the old box must not sell. Nothing is changed yet")
                tone = "attention" if view.warned else "ink"
                return "content-copy", tone, _("Restore {shop}, till {till}?", **who), then
            case "receipt":
                what = _("Is there a receipt with a higher number than {number}?", number=view.known)
                then = _("Look at the last papers. Customers may have more: their numbers are left out too")
                return "receipt-text-outline", "ink", what, then
            case "z":
                what = _("Is there a Z report with a higher number than {number}?", number=view.known)
                return "file-document-outline", "ink", what, _("Look at the last one on paper")
            case "done":
                then = _("Numbers that the old box may have given are left out, and the journal says so")
                return "check-circle", "good", _("{shop}, till {till}, goes on here", **who), then
        problem = view.problem or Problem.of("restore_nothing")
        said, sale, do = self.words.problem(problem)
        return "alert", "attention", said, ". ".join(part for part in (sale, do) if part)

    def actions(self) -> tuple[Action, ...]:
        """What can be answered."""
        _, view, deeds = self._, self.view, self.deeds
        new = Action(_("A new till"), deeds.begin_new)
        if view.step == "choose":
            return (new,)
        if view.step == "found":
            return new, Action(_("Restore it"), deeds.ask_receipt, role="accent", weight=2.2)
        if view.step in ("receipt", "z"):
            number = self.entry.keypad.number
            go_on = Action(
                _("This number") if number else _("No, none"),
                partial(deeds.number_on_paper, number),
                role="accent",
                weight=2.2,
                enabled=not number or number > view.known,
            )
            return Action(_("Back"), deeds.step_back, "arrow-left"), go_on
        if view.step == "done":
            return (Action(_("Open the till"), deeds.open_till, role="accent", weight=2.2),)
        if view.step == "failed":
            return new, Action(_("Try again"), deeds.look_for_stick, role="accent", weight=2.2)
        return ()


def _fact(what: str, value: str) -> Item:
    """A row: the number, and its time under its name."""
    number, _, time = value.partition(", ")
    return Item(what, time, number)
