"""What a finger does while a till is taken up from a stick. There is none yet: these are no deeds of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from appliance.domain.problems import Problem, Refused
from appliance.ui.frame import FrameView
from appliance.ui.screens.box.restore import RestoreView
from appliance.ui.screens.people.log_in import LogInView
from appliance.ui.widgets.banner import BannerView
from appliance.ui.widgets.status import StatusView
from appliance.words import Words


@dataclass(frozen=True)
class Reading:
    """Message: how far the back-up is read."""

    count: int


@dataclass(frozen=True)
class Found:
    """Message: the back-up is read, and what it ends with."""

    sale: tuple[int, int, int] | None = None
    """The newest receipt of a sale: number, UTC ms, offset in minutes."""
    z: tuple[int, str] | None = None
    """The newest Z: number and business date."""
    open_date: str = ""
    left: str = ""
    """Why some of the lines could not be taken, for a technician; empty: all were."""
    managers: tuple[tuple[str, str], ...] = ()
    """Number and name of whoever may restore it, and has a PIN; none: the stick alone proves it."""


@dataclass(frozen=True)
class Failed:
    """Message: it cannot be read."""

    problem: Problem


@dataclass(frozen=True)
class Outside:
    """What taking a till up needs of the box."""

    tills: Callable[[], tuple[tuple[str, str], ...]] = tuple
    """Shop and number of every till that is on a stick."""
    begin: Callable[[int], object] = lambda at: None
    """Begins to read the one at that place; messages tell of it."""
    prove: Callable[[str, str], object] = lambda number, pin: None
    """Refuses with ``pin_wrong`` or ``pin_locked``."""
    finish: Callable[[Mapping[str, int], str], object] = lambda paper, by: None
    """Puts the till in place; refuses with what `till.restored.begin` refuses with."""
    ended: Callable[[bool], object] = lambda new: None
    """Goes on to the till; True: to a new one."""


@dataclass
class RestoreDeeds:
    """The steps, and what was answered."""

    outside: Outside
    words: Words
    draw: Callable[[FrameView], object]
    step: str = "reading"
    tills: tuple[tuple[str, str], ...] = ()
    chosen: int = 0
    count: int = 0
    found: Found = field(default_factory=Found)
    paper: dict[str, int] = field(default_factory=dict)
    wrong: Problem | None = None

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Nothing of a till can be done yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *_, **__: None

    def look_for_stick(self) -> None:
        """Which tills are there?"""
        self.tills, self.wrong = self.outside.tills(), None
        if len(self.tills) == 1:
            self.choose_till(0)
        else:
            self.step = "choose" if self.tills else "failed"
            self.redraw()

    def choose_till(self, at: int) -> None:
        """This one: it is read first."""
        self.chosen, self.step, self.count = at, "reading", 0
        self.outside.begin(at)
        self.redraw()

    def told(self, message: object) -> None:
        """What came of it behind the screens."""
        match message:
            case Reading(count):
                self.count = count
            case Found():
                self.found, self.step = message, "found"
            case Failed(problem):
                self.wrong, self.step = problem, "failed"
        self.redraw()

    def begin_new(self) -> None:
        """Not this one: a till of its own."""
        self.outside.ended(True)

    def ask_receipt(self) -> None:
        """Yes, restore it: now the papers."""
        self.paper, self.step, self.wrong = {}, "receipt", None
        self.redraw()

    def number_on_paper(self, number: int) -> None:
        """The highest one on paper, 0 = none is higher than the last known."""
        self.wrong = None
        if self.step == "receipt":
            self.paper["sale"], self.step = number, "z"
            self.redraw()
            return
        self.paper["z"] = number
        if self.found.managers:
            self.step = "who"
            self.redraw()
        else:
            self._finish("")

    def step_back(self) -> None:
        """To what was asked before."""
        self.step, self.wrong = ("receipt" if self.step == "z" else "found"), None
        self.redraw()

    def log_in(self, number: str, pin: str) -> None:
        """A manager says that it is so."""
        try:
            self.outside.prove(number, pin)
        except Refused as refused:
            self.wrong = refused.problem
            self.redraw()
            return
        self._finish(number)

    def _finish(self, by: str) -> None:
        try:
            self.outside.finish(self.paper, by)
            self.step, self.wrong = "done", None
        except Refused as refused:
            again = refused.problem.code == "restore_number_wrong"
            self.step, self.wrong = ("receipt" if again else "failed"), refused.problem
        self.redraw()

    def open_till(self) -> None:
        """On to selling."""
        self.outside.ended(False)

    def answer(self, problem: Problem) -> None:
        """A banner was read."""
        self.wrong = None
        self.redraw()

    def redraw(self) -> None:
        """Show the step."""
        shop, till = self.tills[self.chosen] if self.tills else ("", "")
        status = StatusView(shop, self.words("Till {number}", number=till) if till else "", "")
        if self.step == "who":
            self.draw(FrameView("log_in", self._who(), status))
            return
        known = {"receipt": self.found.sale, "z": self.found.z}.get(self.step)
        view = RestoreView(
            self.step,
            shop,
            till,
            self._named(),
            self.count,
            self._facts(),
            known[0] if known else 0,
            self._left(),
        )
        banner = None
        if self.wrong and self.step == "failed":
            view = replace(view, problem=self.wrong)
        elif self.wrong:
            banner = BannerView(self.wrong, self.words("OK"), 0)
        self.draw(FrameView("restore", view, status, banner=banner))

    def _who(self) -> LogInView:
        code = self.wrong.code if self.wrong else ""
        wait = int(self.wrong.facts.get("seconds", 0)) if self.wrong and code == "pin_locked" else 0
        ask = self.words("Who restores it?")
        return LogInView(self.found.managers, code == "pin_wrong", wait, ask=ask)

    def _named(self) -> tuple[str, ...]:
        if self.step != "choose":
            return ()
        return tuple(f"{shop} · {self.words('Till {number}', number=till)}" for shop, till in self.tills)

    def _facts(self) -> tuple[tuple[str, str], ...]:
        _, found, step = self.words, self.found, self.step
        rows = []
        if found.sale and step in ("found", "receipt"):
            number, at, offset = found.sale
            rows.append((_("Last receipt"), f"{number}, {_.moment(at, offset)}"))
        if found.z and step in ("found", "z"):
            rows.append((_("Last Z report"), f"{found.z[0]}, {_.date(found.z[1])}"))
        if found.open_date and step == "found":
            rows.append((_("Open day"), _.date(found.open_date)))
        return tuple(rows)

    def _left(self) -> str:
        if not self.found.left:
            return ""
        return self.words("Some of the lines on the stick cannot be read; what they told is left out")
