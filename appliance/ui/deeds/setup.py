"""What a finger does while a new till is set up. There is no till yet: these are no deeds of one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from appliance.ui.answers import CARD, FOLDER, OTHER, Answers, answered, devices, is_good, pages, sections
from appliance.ui.frame import FrameView
from appliance.ui.views.setup import Around, Printer, setup
from appliance.ui.widgets.status import StatusView
from appliance.words import Words

AT_ONCE = ("language", "country", "vat", "register", "network", "books")
"""Pages on which a tap is the answer and leads on."""


@dataclass(frozen=True)
class Told:
    """Message: what came of something that went on behind the screens."""

    what: str
    """networks, printer, drawer, finish, or stick: one came in that holds a till."""
    lines: tuple[str, ...] = ()
    well: bool = True
    networks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Outside:
    """What the set-up needs of the box."""

    printers: Callable[[], tuple[Printer, ...]] = tuple
    """Those that are plugged in."""
    begin: Callable[[str, dict[str, Any], str], object] = lambda what, sections, language: None
    """Begins networks, printer, drawer or finish; what comes of it is a `Told`. Language: of its words."""
    keep: Callable[[Answers], object] = lambda answers: None
    """Keeps the answers over a power cut."""
    done: Callable[[], object] = lambda: None
    """Ends the set-up: what was answered is in force."""
    restore: Callable[[], object] = lambda: None
    """Asks whether to restore the till of the stick that came in; the answers so far are kept."""
    restart: Callable[[], object] = lambda: None
    """Starts the box again."""
    screen: tuple[tuple[str, Any], ...] = ()
    """What is known of the panel, as [screen] says it."""
    card: str = ""
    """The network that came with the card."""


class SetupDeeds:
    """The answers, and the page that is turned to."""

    def __init__(
        self,
        outside: Outside,
        words: Callable[[str], Words],
        draw: Callable[[FrameView, Words], object],
        answers: Answers | None = None,
        mistakes: tuple[str, ...] = (),
    ) -> None:
        """Begin where it was left.

        Args:
            outside: The box.
            words: Speaks a language.
            draw: Shows a page, in those words.
            answers: What was answered before a power cut.
            mistakes: Of the file on the card, in words.
        """
        self.outside, self._words, self._draw = outside, words, draw
        self.answers = answers or Answers()
        self.around = Around(outside.printers(), mistakes=mistakes, card=outside.card)
        self.draft = ""
        self.page = "told" if mistakes else self._first()

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Nothing of a till can be done yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *_, **__: None

    @property
    def words(self) -> Words:
        """In the language that was chosen."""
        return self._words(self.answers.language or "nb")

    def _first(self) -> str:
        """The first page without an answer."""
        return next((page for page in pages(self.answers) if not is_good(self.answers, page)), "done")

    def redraw(self) -> None:
        """Show the page."""
        words = self.words
        view = setup(self.answers, self.page, self.around, words)
        self._draw(FrameView("setup", view, StatusView("Tillbox", words("Set up"), "")), words)

    def answer_page(self, key: str) -> None:
        """An answer was tapped."""
        if key == OTHER:
            self.draft = ""
            self.around = replace(self.around, typing=self.page)
        else:
            self._answer(self.page, key)
            if self.page in AT_ONCE:
                self._turn(1)
                return
        self.redraw()

    def type_answer(self, text: str) -> None:
        """A letter was typed."""
        if self.around.typing:
            self.draft = text
        else:
            self._answer(self.page, text)
        self.redraw()

    def setup_verb(self, deed: str) -> None:
        """A verb of the page was tapped."""
        {
            "back": self._back,
            "on": self._on,
            "take": self._take,
            "test": lambda: self._begin(self.page),
            "networks": lambda: self._begin("networks"),
            "look": self._look,
            "restart": self.outside.restart,
        }[deed]()
        self.redraw()

    def told(self, message: object) -> None:
        """Something that went on has ended."""
        if not isinstance(message, Told):
            return
        if message.what == "stick":
            self.outside.restore()
            return
        around = replace(self.around, busy=self.around.busy - {message.what})
        if message.what == "networks":
            around = replace(around, networks=message.networks)
        elif message.what == "finish":
            around = replace(around, mistakes=message.lines)
            if message.well:
                self.outside.done()
        else:
            said = {message.what: (" · ".join(message.lines), message.well)}
            around = replace(around, said={**around.said, **said})
        self.around = around
        self.redraw()

    def _answer(self, page: str, said: str) -> None:
        self.answers = answered(self.answers, page, said)
        kept = {name: one for name, one in self.around.said.items() if name != page}
        self.around = replace(self.around, said=kept)
        self.outside.keep(self.answers)

    def _turn(self, steps: int) -> None:
        way = pages(self.answers)
        self.page = way[max(0, min(len(way) - 1, way.index(self.page) + steps))]
        self.around = replace(self.around, typing="")
        if self.page == "network" and self.around.card and not self.answers.network:
            self._answer("network", CARD)
        if self.page == "network" and not self.around.networks and "networks" not in self.around.busy:
            self._begin("networks")
        elif self.page == "printer":
            self._look()
        elif self.page == "books" and not self.answers.books:
            self._answer("books", FOLDER)
        self.redraw()

    def _back(self) -> None:
        if self.around.typing:
            self.around = replace(self.around, typing="")
        else:
            self._turn(-1)

    def _on(self) -> None:
        if self.page == "told":
            self.around = replace(self.around, mistakes=())
            self.page = self._first()
        elif self.page == "done":
            self._begin("finish")
        elif is_good(self.answers, self.page):
            self._turn(1)

    def _take(self) -> None:
        """What was typed in place of a choice is the answer."""
        page, typed = self.around.typing, self.draft.strip()
        self.around = replace(self.around, typing="")
        if page == "network" and typed:
            self._answer(page, typed)
            self.answers = replace(self.answers, hidden="yes")
            self._turn(1)
        elif page == "printer" and typed:
            self._answer(page, f"network|{typed}|")

    def _look(self) -> None:
        self.around = replace(self.around, printers=self.outside.printers())
        if not self.answers.printer and len(self.around.printers) == 1:
            self._answer("printer", self.around.printers[0].key)

    def _begin(self, what: str) -> None:
        if what in self.around.busy:
            return
        self.around = replace(self.around, busy=self.around.busy | {what})
        said = (
            sections(self.answers, dict(self.outside.screen)) if what == "finish" else devices(self.answers)
        )
        self.outside.begin(what, said, self.answers.language or "en")
