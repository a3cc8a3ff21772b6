"""The settings of a till that is set up: what is in force, what is tried, what is kept for the next start.

What takes time goes on on a worker. On a box root is asked to keep a change (`asked`); at a desk the screen's
user writes it. Nothing that runs is changed: a change holds from the next start, and the journal says that it
was made and by whom.
"""

import logging
import time
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appliance.config import Config
from appliance.devices import JobDone, Outcome, Scanned
from appliance.domain.finding import Finding, Grade
from appliance.domain.own_texts import NO_LOGO, OwnTexts
from appliance.domain.problems import Problem
from appliance.domain.receipt import Logo, Paper
from appliance.firstboot import result
from appliance.firstboot.changing import CHANGES
from appliance.firstboot.secrets import text
from appliance.paper import scan_codes, symbols
from appliance.paper.receipts import sample
from appliance.till import settings as changing
from appliance.till.values import Person
from appliance.ui import outside as seen
from appliance.ui import settings as said
from appliance.wiring import export, first_boot, keys_stick, logos, poking, press, reaching, setting_up
from appliance.wiring.health_screen import TEST, Watched
from appliance.wiring.sign import letterhead
from appliance.words import Words
from appliance.worker import Worker

if TYPE_CHECKING:
    from appliance.wiring.box import Box

log = logging.getLogger(__name__)

HEARING = 60.0
"""Seconds for which scans are shown and not sold, from each of them on."""
TRIED = ("books", "sms", "mail")
"""Pages of which somebody else tries what is kept (`reaching`)."""


@dataclass(frozen=True, slots=True)
class Came:
    """Message: what came of something that was begun."""

    what: str
    draft: dict[str, str] = field(repr=False)
    lines: tuple[str, ...] = ()
    well: bool = True
    networks: tuple[tuple[str, int], ...] = ()
    pictures: tuple[str, ...] = ()
    logo: Logo = NO_LOGO
    files: tuple[str, ...] = ()
    brought: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Settings:
    """What the settings' screens know; all but the work itself happens on the screen's thread."""

    def __init__(self, box: "Box", watched: Watched) -> None:
        """Take the box, and who prints its test slips; the thread starts with the first work."""
        self._box, self._watched = box, watched
        there = box.keeps and (box.folder / "till.toml").is_file()
        self.state = seen.Settings(said.values(in_force(box.config)), may=there)
        self._worker: Worker | None = None
        self._until = 0.0
        self._who: Person | None = None

    def outside(self) -> dict[str, Any]:
        """What the screens are given of it (`ui.outside`)."""
        return {"settings": self.shown, "begin_setting": self.begin, "hear": self.hear,
                "start_again": self.start_again, "example": self.example,
                "symbol": symbols.drawn}  # fmt: skip

    def example(self, own: OwnTexts) -> Paper:
        """How these texts would stand on a receipt."""
        box = self._box
        return sample(box.till.rules.headings["sale"], letterhead(box.till.shop, own), box.words)

    def shown(self) -> seen.Settings:
        """As it stands."""
        return self.state

    def begin(self, what: str, draft: dict[str, str]) -> None:
        """Begin one of what `work` knows; what is going on already is not begun twice."""
        if what in self.state.busy:
            return
        kept = {name: one for name, one in self.state.said.items() if name not in (what, "keep")}
        self.state = replace(self.state, said=kept)
        if what == "printer" and not draft:
            self._watched.print_slip()
            return
        if what == "codes":
            self._print_codes()
            return
        if what == "networks":
            found = tuple((one.key, one.name) for one in setting_up.plugged())
            self.state = replace(self.state, printers=found)
        self.state = replace(self.state, busy=self.state.busy | {what})
        box, known = self._box, self.state.now
        self._worker = self._worker or Worker("settings", box.post)
        self._worker.put(
            lambda: work(what, dict(draft), known, box),
            lambda why: Came(what, dict(draft), (why,), well=False),
        )

    def _print_codes(self) -> None:
        """Behind what waits for the printer."""
        box = self._box
        if box.printer:
            drawn = scan_codes.paper(box.words, box.config.printer.columns)
            box.printer.print(TEST + "codes", press.job(box.config.printer, drawn))
        else:
            self._printed(well=False)

    def _printed(self, well: bool) -> None:
        words, failed = self._box.words, Finding("printer", "", "slip_failed")
        self._say(
            "codes", (words("Printed: scan them from the paper"),) if well else words.finding(failed), well
        )

    def hear(self, on: bool) -> None:
        """Show what is scanned from here on, and sell nothing of it, while the same person is there."""
        self._until = time.monotonic() + HEARING if on else 0.0
        self._who = self._box.till.operator
        self.state = replace(self.state, heard=(0, ""))

    def start_again(self) -> None:
        """Have the program begin anew when it has ended, and end it."""
        self._box.again = True
        self._box.leave()

    def take(self, message: object) -> bool:
        """Take a message that is for these screens; False: it is somebody else's, or theirs too."""
        match message:
            case Scanned(code) if time.monotonic() < self._until and self._box.till.operator is self._who:
                self._until = time.monotonic() + HEARING
                self.state = replace(self.state, heard=(self.state.heard[0] + 1, code))
                return True
            case Came():
                self._came(message)
                return True
            case JobDone(job, outcome) if job == TEST + "codes":
                self._printed(well=outcome == Outcome.DONE)
                return True
            case JobDone(job, outcome) if job == TEST + "printer":
                so, do = self._box.words.finding(poking.printed("", outcome))
                self._say("printer", (so, do), well=outcome.value == "done")
        return False

    def _came(self, came: Came) -> None:
        self.state = replace(self.state, busy=self.state.busy - {came.what})
        if came.what in ("networks", "pictures", "files"):
            self.state = replace(self.state, **{came.what: getattr(came, came.what)})
            return
        if came.what == "bring" and came.well:
            self.state = replace(self.state, brought=(self.state.brought[0] + 1, came.brought))
        if came.what == "logo" and came.well:
            self.state = replace(self.state, logo=(self.state.logo[0] + 1, came.logo))
        self._say(came.draft["page"] if came.what == "bring" else came.what, came.lines, came.well)
        if came.what == "keep" and came.well:
            self._kept(came.draft)

    def _kept(self, draft: dict[str, str]) -> None:
        """Journal it; of a secret there is here from now on that there is one. New keys are tried at once."""
        what = said.told(draft, self.state.now)
        hidden = {at for page in said.PAGES for at in said.secrets(page)}
        known = {at: said.HIDDEN if at in hidden and value else value for at, value in draft.items()}
        keeps = (self.state.keeps[0] + 1, tuple(draft))
        self.state = replace(self.state, kept=self.state.kept | known, keeps=keeps)
        changing.changed(self._box.till, what)
        if any(at.startswith("books.") for at in draft) and self.state.now["books.target"] != said.FOLDER:
            self.begin("books", {})

    def _say(self, what: str, lines: tuple[str, ...], well: bool) -> None:
        told = (" · ".join(line for line in lines if line), well)
        self.state = replace(self.state, said=self.state.said | {what: told})

    def stop(self) -> None:
        """End the thread."""
        if self._worker:
            self._worker.stop()


def in_force(config: Config) -> dict[str, dict[str, Any]]:
    """What the screen may show of the configuration: no secret, but whether there is one."""
    shown = {name: _section(getattr(config, name)) for name in CHANGES}
    shown["shop"]["country"] = config.shop.country
    return shown


def _section(section: Any) -> dict[str, Any]:
    known = {}
    for one in fields(section):
        value = getattr(section, one.name)
        if one.metadata["secret"]:
            value = said.HIDDEN if value or getattr(section, one.metadata.get("file") or one.name) else ""
        known[one.name] = value
    return known


def work(what: str, draft: dict[str, str], known: dict[str, str], box: "Box") -> Came:
    """On the worker's thread."""
    words = box.words
    if what == "networks":
        return Came(what, draft, networks=setting_up.networks().networks)
    if what in TRIED:
        found = reaching.ask(what, box.folder)
        return Came(what, draft, words.finding(found), well=found.grade == Grade.WELL)
    if what == "files":
        return Came(what, draft, files=keys_stick.found())
    if what == "bring":
        return _brought(draft["page"], Path(draft["file"]), words)
    if what == "pictures":
        return Came(what, draft, pictures=logos.found(export.sticks()))
    if what == "logo":
        return _logo(draft, box)
    if what == "keep":
        return _kept(draft, known, box)
    if what == "sound":
        lines, well = _sounded({**known, **draft}.get("scanner.beep", ""), box)
        return Came(what, draft, lines, well)
    tried = setting_up.tried(what, {"printer": said.sections(draft, known).get("printer", {})}, words)
    return Came(what, draft, tried.lines, tried.well)


def _brought(page: str, file: Path, words: Words) -> Came:
    """What came of a file of keys is said on its page."""
    try:
        answers = keys_stick.read(file, page, words)
    except OSError as error:
        log.info("no keys are read from %s: %s", file.name, error)
        answers = ()
    if not answers:
        nothing = words("{file} answers nothing of this page", file=file.name)
        return Came("bring", {"page": page}, (nothing,), well=False)
    count = words("{file}: answers that were read: {count}", file=file.name, count=len(answers))
    keep = words("Keep them, and the stick where nobody finds it")
    return Came("bring", {"page": page}, (count, keep), brought=answers)


def _logo(draft: dict[str, str], box: "Box") -> Came:
    try:
        return Came("logo", draft, logo=logos.read(draft["file"], box.config.printer.columns))
    except (OSError, ValueError) as error:
        log.info("%s is no logo: %s", draft["file"], error)
        what, _left, do = box.words.problem(Problem.of("logo_unreadable"))
        return Came("logo", draft, (what, do), well=False)


def _kept(draft: dict[str, str], known: dict[str, str], box: "Box") -> Came:
    content, words = text(said.sections(draft, known)).encode(), box.words
    if setting_up.on_a_box():
        told = setting_up.ask_root("settings", content)
        state, lines = told.get("state", ""), tuple(told.get("lines", ()))
    else:
        outcome = first_boot.change_at_a_desk(content, box.folder)
        state, lines = (
            outcome.state,
            tuple(result.told(one, words, first_boot.NAMES) for one in outcome.lines),
        )
    if state == "applied":
        return Came("keep", draft, (words("It is kept, and holds when the till has started again"),))
    return Came("keep", draft, lines or (words("The box does not answer. Start it again"),), well=False)


def _sounded(kind: str, box: "Box") -> tuple[tuple[str, ...], bool]:
    """Both sounds, on the box's own line where the till has not taken it."""
    words = box.words
    if kind != "buzzer":
        return (words("The box makes no sound of its own. The scanner does, as its manual sets it"),), True
    if box.config.scanner.beep == "buzzer":
        box.sound(True)
        box.sound(False)
        return (words("One short sound, then two long ones"),), True
    from appliance.devices.buzzer import Buzzer
    from appliance.devices.pins import factory

    try:
        buzzer = Buzzer(factory=factory())
    except OSError as error:
        return (words("There is no buzzer: {detail}", detail=str(error)),), False
    try:
        buzzer.good()
        buzzer.bad()
    finally:
        buzzer.close()
    return (words("One short sound, then two long ones"),), True
