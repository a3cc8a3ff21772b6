"""A new till is set up: one question to a page, what it is for in one sentence, and an answer to tap or type.

All pages are one stage: a list or a grid to choose from, or letters, or words alone.
"""

from dataclasses import dataclass
from functools import partial

from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.scroll import Scrolled
from appliance.ui.widgets.surface import Card, fill_up, only
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.writing import Writing

load(__file__)
FEW = 4
"""Choices that get a large button each; more, and those with a second line, are a list."""
LONGEST = 100
"""Letters that can be typed: a secret of the books is long."""
ON = ("on", "keep", "take")
"""Verbs that go on."""
TALLEST = 34
"""Millimetres of height that a large button takes."""


@dataclass(frozen=True)
class Pick:
    """One answer to tap: its key, its word, and what it means."""

    key: str
    word: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True)
class SetupView:
    """One page."""

    page: str
    title: str
    why: str = ""
    place: tuple[int, int] = (0, 0)
    """Which page of how many; (0, 0): none of them."""
    picks: tuple[Pick, ...] = ()
    chosen: str = ""
    typed: str | None = None
    """What was typed so far; None: nothing is typed on this page."""
    label: str = ""
    """What stands before it, and says what is wrong with it."""
    capitals: str = ""
    figures: bool = False
    lines: tuple[str, ...] = ()
    """Words to read."""
    wrong: tuple[str, ...] = ()
    """What keeps it from going on, above them."""
    said: str = ""
    """What came of a test."""
    tone: str = "ink"
    verbs: tuple[tuple[str, str, bool], ...] = ()
    """(deed, word, may be tapped), left to right; the last one goes on."""


class SetupStage(Stage):
    """Asks one question; every answer goes to ``deeds.answer_page``, every verb to ``deeds.setup_verb``."""

    basket = bar = False

    def build(self) -> None:
        """Make what the pages are made of; letters by need, they differ in their first row."""
        self.grid = GridLayout(spacing=look().mm(2))
        self.list = ItemList()
        self.lines = Scrolled(2)
        self.card = Card(fill="surface", edge="hairline", padding=look().mm(3))
        self.card.add_widget(self.lines)
        self.outcome = Text(size_hint_y=None, height=look().mm(9), valign="middle")
        self._page, self._beside = "", 0
        self.ids.place.fbind("height", self._level)
        self._writing: Writing | None = None

    def is_typing(self) -> bool:
        """Letters need the banner's height, where there are some."""
        return bool(self.view and self.view.typed is not None)

    def draw(self, view: SetupView) -> None:
        """Show the page."""
        fresh = view.page != self._page or self.view is None or self.view.typed is None
        self.view, self._page = view, view.page
        self.ids.title.say, self.ids.why.say = view.title, view.why
        at, of = view.place
        self.ids.at.say, self.ids.at.width = (f"{at} / {of}", look().mm(20)) if of else ("", 0)
        if view.typed is not None:
            self._letters(view, fresh)
        elif view.lines:
            self._read(view)
        else:
            self._choose(view)

    def _letters(self, view: SetupView, fresh: bool) -> None:
        if fresh or self._writing is None:
            self._writing = Writing(
                self.deeds.type_answer, self._("space"), capitals=view.capitals, figures=view.figures,
                longest=LONGEST,
            )  # fmt: skip
            self._writing.write(view.typed or "")
        self._writing.label.say = view.label
        only(self.ids.place, self._writing)

    def _read(self, view: SetupView) -> None:
        said = [(line, "stop") for line in view.wrong] + [(line, "ink") for line in view.lines]
        labels = fill_up(self.lines.rows, len(said), lambda: Text(natural=True))
        for label, (line, tone) in zip(labels, said, strict=True):
            label.say, label.tone = line, tone
        only(self.ids.place, self.card)

    def _choose(self, view: SetupView) -> None:
        few = len(view.picks) <= FEW and not any(pick.detail for pick in view.picks)
        shown = self.grid if few else self.list
        standing = [shown, self.outcome] if view.said else [shown]
        if list(reversed(self.ids.place.children)) != standing:
            self.ids.place.clear_widgets()
            for part in standing:
                self.ids.place.add_widget(part)
        self.outcome.say, self.outcome.tone = view.said, view.tone
        if few:
            self._buttons(view)
        else:
            self.list.draw(
                [
                    Item(pick.word, pick.detail, icon="check" if pick.key == view.chosen else pick.icon,
                         chosen=pick.key == view.chosen, deed=partial(self.deeds.answer_page, pick.key))
                    for pick in view.picks
                ]
            )  # fmt: skip

    def _buttons(self, view: SetupView) -> None:
        count = len(view.picks)
        self.grid.cols = 1 if look().panel.portrait else min(count, 2 if count == FEW else 3) or 1
        beside = max(0, (self.width - count * look().mm(60)) // 2) if count < 3 else 0
        self._beside = beside
        buttons = fill_up(self.grid, count, BigButton)
        self._level()
        for button, pick in zip(buttons, view.picks, strict=True):
            role = "chosen" if pick.key == view.chosen else "plain"
            button.draw(Action(pick.word, partial(self.deeds.answer_page, pick.key), pick.icon, role))
            button.label.size_name = "title"

    def _level(self, *_) -> None:
        """Large buttons stand in the middle, and are no taller than a hand needs them."""
        rows = -(-max(1, len(self.grid.children)) // (self.grid.cols or 1))
        over = max(0, (self.ids.place.height - rows * look().mm(TALLEST)) // 2)
        self.grid.padding = [self._beside, look().mm(2) + over, self._beside, look().mm(2) + over]

    def actions(self) -> tuple[Action, ...]:
        """Back, what else this page offers, and on."""
        verbs = self.view.verbs if self.view else ()
        return tuple(
            Action(
                word,
                partial(self.deeds.setup_verb, deed),
                "arrow-left" if deed == "back" else "",
                role="accent" if deed in ON else "plain",
                weight=1.8 if deed in ON else 1.0,
                enabled=may,
            )
            for deed, word, may in verbs
        )
