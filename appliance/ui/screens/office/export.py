"""The journal to a USB stick, in the form that the tax authority asks for: which days, then how far it is.

It is written behind the screens: one can leave, sell, and come back to it.
"""

from dataclasses import dataclass
from functools import partial

from kivy.clock import Clock

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, Chip
from appliance.ui.widgets.charts import Progress
from appliance.ui.widgets.date_entry import DateEntry, written
from appliance.ui.widgets.entry import Keypad
from appliance.ui.widgets.rows import Item, ListRow
from appliance.ui.widgets.surface import fill_up, only, show

load(__file__)
LOOK = 0.7
"""Seconds between two looks at the sticks and at how far it is, while this stage is up."""
TAIL = 20
"""Letters of a file's name that a sentence has room for."""


@dataclass(frozen=True)
class ExportView:
    """Days to choose from, the sticks that are in, and how the newest export stands."""

    spans: tuple[tuple[str, str, str], ...] = ()
    """(word, first date, last date), dates as YYYY-MM-DD; the first one is proposed."""
    sticks: tuple[str, ...] = ()
    running: int | None = None
    """Thousandths written, while it runs; all of them, while it is read back."""
    files: tuple[str, ...] = ()
    """Names on the stick, once it is done; with a problem, where they do not add up."""
    problem: Problem | None = None


def _short(problem: Problem) -> Problem:
    """A file's name has no spaces to break at: its end tells which one it is."""
    name = str(problem.facts.get("file", ""))
    return Problem(problem.code, problem.facts | {"file": f"…{name[-TAIL:]}" if len(name) > TAIL else name})


class ExportStage(Stage):
    """Days on the left; the stick on the right, or the keys of a date."""

    basket = False

    def build(self) -> None:
        """Make the keypad and what is said of the stick."""
        self._dates = {"first": "", "last": ""}
        self._typing = ""
        self.entry = DateEntry()
        self.entry.keypad.fbind("typed", self._typed)
        self.card = self.ids.card.__self__
        self.progress = Progress()
        self.ids.bar.add_widget(self.progress)
        self.rows = {name: ListRow() for name in self._dates}
        for row in self.rows.values():
            self.ids.dates.add_widget(row)
        self.ids.title.say = self._("Which days?")
        portrait = look().panel.portrait
        self.orientation = "vertical" if portrait else "horizontal"
        self.ids.days.size_hint = (1, 0.85) if portrait else (0.85, 1)
        self._look_soon = Clock.create_trigger(self._look_again, LOOK)

    def enter(self) -> None:
        """The days that are proposed."""
        self._typing, self._dates = "", {"first": "", "last": ""}

    def draw(self, view: ExportView) -> None:
        """Show the days and how it stands."""
        self.view, _ = view, self._
        if not any(self._dates.values()) and view.spans and not self._typing:
            self._dates = dict(zip(self._dates, view.spans[0][1:], strict=True))
        free = view.running is None
        self._typing = self._typing if free else ""
        for chip, (word, first, last) in zip(
            fill_up(self.ids.spans, len(view.spans), Chip), view.spans, strict=True
        ):
            role = "chosen" if (first, last) == tuple(self._dates.values()) else "plain"
            chip.draw(Action(word, partial(self._take, first, last), role=role, enabled=free))
        for name, word in (("first", _("From")), ("last", _("To"))):
            self._draw_date(name, word, free)
        only(self.ids.place, self.entry if self._typing else self.card)
        self._draw_card(view)
        self._look_soon()

    def _draw_date(self, name: str, word: str, free: bool) -> None:
        chosen, typed = name == self._typing, self._dates[name]
        said = self.words.date(typed) if typed else "–"
        if chosen and self.entry.keypad.typed:
            said = written(self.entry.keypad.typed)
        deed = partial(self._ask, name) if free else None
        self.rows[name].draw(Item(word, amount=said, chosen=chosen, deed=deed))
        if chosen:
            self.entry.label.say = word

    def _draw_card(self, view: ExportView) -> None:
        _, ids = self._, self.ids
        icon, tone, what, then = "inbox-outline", "ink", _("Put a USB stick in"), ""
        if view.sticks:
            what = _("The stick {name} is in", name=view.sticks[0].rstrip("/").rpartition("/")[2])
            then = _("The journal goes on it in the tax authority's form (SAF-T), with the public keys")
        if view.running is not None:
            what = _("Written: {percent} %", percent=view.running // 10)
            what = what if view.running < 1000 else _("Read back from the stick")
            then = _("Selling goes on meanwhile. Leave the stick in")
        elif view.problem:
            icon, tone = "alert", "attention"
            what, *rest = self.words.problem(_short(view.problem))
            then = ". ".join(part for part in rest if part)
        elif view.files:
            icon, tone, what = "check-circle", "good", _("Done. The stick may be taken out")
            count = _("{count} files", count=len(view.files)) if len(view.files) != 1 else _("1 file")
            then = _("{files}, read back and right", files=count)
        ids.icon.icon, ids.icon.tone, ids.what.say, ids.then.say = icon, tone, what, then
        show(ids.bar, view.running is not None, look().mm(3))
        self.progress.draw(view.running or 0)
        done = view.files if view.running is None else ()
        ids.files.draw([Item(name) for name in done])

    def _take(self, first: str, last: str) -> None:
        self._typing, self._dates = "", {"first": first, "last": last}
        self.again()

    def _ask(self, name: str) -> None:
        self._typing = ""
        self.entry.keypad.typed = ""
        self._typing = name
        self.again()

    def _typed(self, keypad: Keypad, typed: str) -> None:
        if not self._typing:
            return
        if self.entry.full:
            self._dates[self._typing] = self.entry.date
            self._typing = "" if self._dates[self._typing] else self._typing
        self.again()

    def _look_again(self, _seconds: float) -> None:
        if self.parent:
            self.deeds.look_at_export()

    def actions(self) -> tuple[Action, ...]:
        """Back, or write it."""
        _, view = self._, self.view
        if self._typing:
            return (Action(_("Back"), self._leave_keys, "arrow-left"),)
        first, last = self._dates.values()
        ready = bool(view.sticks and first and last and first <= last) and view.running is None
        go = Action(
            _("Write to the stick"),
            lambda: self.deeds.begin_export(first, last),
            role="accent",
            weight=2.2,
            enabled=ready,
        )
        return Action(_("Back"), self.deeds.leave, "arrow-left"), go

    def _leave_keys(self) -> None:
        self._typing = ""
        self.again()
