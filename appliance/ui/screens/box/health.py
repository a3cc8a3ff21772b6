"""How the box is: a row for each part, quiet when all is well, and what to do about the one that is not.

The looks themselves are taken behind the screen; a row says so while it waits for its own.
"""

from dataclasses import dataclass
from functools import partial

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout

from appliance.domain.finding import Grade
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.scroll import Scrolled
from appliance.ui.widgets.surface import Pressable, fill_up
from appliance.ui.widgets.text import Icon, Text
from appliance.words import N_

load(__file__)
MARKS = {
    Grade.WELL: ("check", "good"),
    Grade.NOTE: ("help-circle-outline", "attention"),
    Grade.WRONG: ("alert", "stop"),
}
TESTS = {
    "scanner": N_("Scan a code now"),
    "printer": N_("Print a slip"),
    "kitchen": N_("Print a slip"),
    "drawer": N_("Open the drawer"),
    "books": N_("Try the books now"),
}
"""The one thing that can be tried of a part."""


@dataclass(frozen=True)
class Said:
    """One thing that was looked at: its own name, what is so, what to do."""

    what: str
    so: str
    do: str = ""
    grade: Grade = Grade.WELL


@dataclass(frozen=True)
class PartView:
    """One part: what was found of it, the worst first; nothing while it has never been looked at."""

    part: str
    name: str
    found: tuple[Said, ...] = ()
    looking: bool = False
    last: str = ""
    """Its last trouble with its time, where there was one."""

    @property
    def grade(self) -> Grade:
        """As bad as the worst of it."""
        return self.found[0].grade if self.found else Grade.WELL


@dataclass(frozen=True)
class HealthView:
    """All parts, and the one that is turned to."""

    parts: tuple[PartView, ...] = ()
    chosen: str = ""
    about: str = ""
    """Version, room and clock on one line."""
    listening: bool = False
    scanned: tuple[str, str] | None = None
    """What was scanned to see it, its symbols made visible, and what kind of code that is."""
    log: tuple[str, str] | None = None
    """What became of the log: what is so, what to do."""
    busy: bool = False
    """The log is being written."""
    asked: tuple[str, bool] = ("", False)
    """The message about a closed day that waits for a person, and whether it may have been sent."""


class PartRow(Pressable):
    """A mark, the part's name, and words when it is not well."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, edge="hairline", **options)
        mm = self._look.mm
        self.padding, self.spacing = [mm(2), mm(0.8)], mm(1.5)
        self.icon = Icon(size_hint_x=None, width=mm(6), mm=5)
        self.name, self.said = Text(cut=1), Text(cut=1, size_name="small", size_hint_y=None)
        self.words = BoxLayout(orientation="vertical")
        for part in (self.name, self.said):
            self.words.add_widget(part)
        for part in (self.icon, self.words):
            self.add_widget(part)

    def draw(self, part: PartView, looking: str, chosen: bool, deed) -> None:
        """Become that part."""
        mm = self._look.mm
        self.icon.icon, self.icon.tone = MARKS[part.grade] if part.found else ("dots-horizontal", "quiet")
        bad = part.grade != Grade.WELL
        self.name.say, self.name.bold = part.name, bad
        self.said.say = looking if part.looking and not bad else part.found[0].so if bad else ""
        self.said.height = mm(4.6) if self.said.say else 0
        self.said.tone = MARKS[part.grade][1] if bad else "quiet"
        self.height = mm(12.4 if self.said.say else 9.4)
        self.resting, self.edge = ("accent_soft", "accent") if chosen else ("surface", "hairline")
        self.deed = deed


class HealthStage(Stage):
    """The parts on the left; the one that is turned to on the right."""

    basket = False

    def build(self) -> None:
        """Make both lists."""
        portrait = look().panel.portrait
        self.ids.both.orientation = "vertical" if portrait else "horizontal"
        self.list, self.lines = Scrolled(1.2), Scrolled(1)
        self.list.size_hint = (1, 1.2) if portrait else (0.8, 1)
        self.ids.both.add_widget(self.list, index=1)
        self.ids.card.add_widget(self.lines)
        self._shown = ""
        self._read: tuple[str, tuple[str, str] | None] = ("", None)
        self._scroll_soon = Clock.create_trigger(self._scroll)

    def _scroll(self, _seconds: float) -> None:
        """Bring the row into view that a mark in the bar led to."""
        names = [part.part for part in self.view.parts]
        if self.parent and self._shown in names:
            self.list.scroll_to(self.list.rows.children[-1 - names.index(self._shown)], 0, animate=False)

    def draw(self, view: HealthView) -> None:
        """Show how everything is."""
        self.view, _ = view, self._
        bad = sum(part.grade == Grade.WRONG for part in view.parts)
        looking = any(part.looking or not part.found for part in view.parts)
        well = _("Looking …") if looking else _("All is well")
        self.ids.title.say = _("Not well: {count}", count=bad) if bad else well
        self.ids.about.say = view.about
        rows = fill_up(self.list.rows, len(view.parts), PartRow)
        for row, part in zip(rows, view.parts, strict=True):
            deed = partial(self.deeds.look_at_part, part.part)
            row.draw(part, _("Looking …"), part.part == view.chosen, deed)
        if view.chosen != self._shown:
            self._shown = view.chosen
            self._scroll_soon()
        chosen = next((part for part in view.parts if part.part == view.chosen), None)
        self.ids.name.say = chosen.name if chosen else ""
        lines = self._lines(view, chosen)
        if (view.chosen, view.log) != self._read:
            self._read, self.lines.scroll_y = (view.chosen, view.log), 1
        labels = fill_up(self.lines.rows, len(lines), lambda: Text(natural=True))
        for nth, (label, (said, size, tone)) in enumerate(zip(labels, lines, strict=True)):
            label.padding = [0, look().mm(1.6) if nth and size == "small" else 0, 0, 0]
            label.say, label.size_name, label.tone, label.bold = said, size, tone, size == "title"

    def _lines(self, view: HealthView, part: PartView | None) -> list[tuple[str, str, str]]:
        """(text, size, tone) of everything that is said of the chosen part; what is small begins anew."""
        lines: list[tuple[str, str, str]] = []
        if view.log:
            lines += [(view.log[0], "body", "ink"), (view.log[1], "body", "ink")]
        if part and part.part == "scanner":
            lines += self._scanned(view)
        for said in part.found if part else ():
            tone = "ink" if said.grade == Grade.WELL else MARKS[said.grade][1]
            lines += [(said.what, "small", "quiet"), (said.so, "body", tone), (said.do, "body", "ink")]
        if part and part.last:
            lines.append((part.last, "small", "quiet"))
        return [line for line in lines if line[0]]

    def _scanned(self, view: HealthView) -> list[tuple[str, str, str]]:
        if view.listening:
            return [(self._("Scan something now: it is shown here, and not sold"), "body", "ink")]
        if view.scanned:
            text, kind = view.scanned
            return [(text, "title", "ink"), (kind, "body", "quiet")]
        return []

    def actions(self) -> tuple[Action, ...]:
        """Back, the log, look again, and what can be tried of this part."""
        _, view, deeds = self._, self.view, self.deeds
        busy = any(part.looking for part in view.parts)
        verbs = [
            Action(_("Back"), deeds.leave, "arrow-left"),
            Action(_("Log to a stick"), deeds.write_log, "inbox-outline", enabled=not view.busy),
            Action(_("Look again"), deeds.look_again, "refresh", enabled=not busy),
        ]
        if view.chosen == "drawer":
            verbs.append(Action(_("Learn the switch"), deeds.learn_drawer, "tray-arrow-down"))
        if view.chosen in TESTS:
            word = TESTS[view.chosen]
            test = partial(deeds.test_part, view.chosen)
            verbs.append(Action(_(word), test, role="accent", weight=1.8, enabled=not view.listening))
        if view.chosen == "sms" and view.asked[0]:
            verbs += self._about_message(*view.asked)
        return tuple(verbs)

    def _about_message(self, message: str, doubtful: bool) -> list[Action]:
        """What a person decides about a message: whoever has the phone knows whether it came."""
        _, said = self._, self.deeds.answer_message
        came = [Action(_("It came"), partial(said, message, "there"), "check")] if doubtful else []
        again = partial(said, message, "resend")
        return [*came, Action(_("Send it again"), again, role="accent", weight=1.4)]
