"""Plays a story on a real till behind real screens. Imports Kivy: import it when a display is there."""

from collections.abc import Iterator
from pathlib import Path

from kivy.tests.common import UnitTestTouch
from kivy.uix.widget import Widget

from appliance.domain.product import Group, Product
from appliance.paper import text as plain
from appliance.till import catalogue, jobs
from appliance.ui.screens.day.closing.count import PiecesRow
from appliance.ui.widgets.basket import BasketRow
from appliance.ui.widgets.surface import Pressable
from appliance.ui.widgets.text import Text
from tests.stories.goods import GROUPS, PRODUCTS
from tests.stories.steps import Step
from tests.ui.drawing import settle, shown
from tests.ui.shop import Counter

PICTURES = Path(__file__).parent.parent.parent / ".out" / "stories"


class Stage:
    """A counter, who stands at it, and what they touched."""

    def __init__(self, folder: Path, size: str) -> None:
        self.counter = Counter(folder, size)
        catalogue.put(
            self.counter.till,
            [Product(*one) for one in PRODUCTS],
            [Group(*one) for one in GROUPS],
            {"1": "Butikk"},
        )
        self.counter.deeds.redraw()
        self.touches = 0

    def play(self, name: str, *steps: Step) -> None:
        """Play them in turn; what fails says where, and leaves a picture."""
        for number, step in enumerate(steps, 1):
            try:
                step.play(self)
                settle()
            except AssertionError as wrong:
                PICTURES.mkdir(parents=True, exist_ok=True)
                picture = PICTURES / f"{name}.png"
                self.counter.glass.picture().save(picture)
                where = f"step {number} of {len(steps)}, {step}: {wrong}\npicture in {picture}"
                raise AssertionError(where) from None

    def touch(self, word: str, among: str = "") -> None:
        """Put a finger on the middle of what says a word; only what was meant may feel it."""
        self._press(self._target(word, among), word)

    def count(self, value: str, pieces: int) -> None:
        """Put a finger on the plus of a note or coin, once for each."""
        rows = [one for one in shown(self.counter.frame.place) if isinstance(one, PiecesRow)]
        row = next((one for one in rows if one.value.say == value), None)
        assert row, f"{value} is not counted; there is {[one.value.say for one in rows]}"
        for _ in range(pieces):
            self._press(row.more, f"the plus of {value}")

    def _press(self, target: Pressable, word: str) -> None:
        felt: list[Pressable] = []
        listening = target.fbind("on_release", lambda *_: felt.append(target))
        self.counter.now += 1  # nobody is so fast that the second tap of a double tap is meant
        self.touches += 1
        x, y = target.to_window(*target.center)
        finger = UnitTestTouch(x, y)
        finger.touch_down()
        finger.touch_up()
        settle()
        target.unbind_uid("on_release", listening)
        assert felt, (
            f"a finger at {x:.0f}, {y:.0f} on {word!r} is not felt by it: it is covered, or off the glass"
        )

    def _target(self, word: str, among: str) -> Pressable:
        for exact in (True, False):
            for part in self._parts(among):
                for one in shown(part):
                    if isinstance(one, Pressable) and not one.disabled and _says(one, word, exact):
                        return next((inner for inner in _inside(one) if _says(inner, word, exact)), one)
        raise AssertionError(f"nothing to touch says {word!r}; there is {self.counter.words()}")

    def _parts(self, among: str) -> Iterator[Widget]:
        """Where a cashier looks first: the stage, the verbs, what stands above, the basket."""
        frame = self.counter.frame
        parts = [frame.place, frame.foot, frame.banner, frame.status, frame.basket]
        yield from [frame.basket] if among == "basket" else [part for part in parts if part.parent]

    def sees(self, texts: tuple[str, ...]) -> None:
        """Every text can be read."""
        said = [word.replace("\N{NO-BREAK SPACE}", " ") for word in self.counter.words()]
        missing = [text for text in texts if not any(text in word for word in said)]
        assert not missing, f"cannot be read: {missing}; there is {said}"

    def rows(self) -> list[tuple[str, str]]:
        """The basket's rows that stand on the glass: name and sum."""
        return [
            (one.name.say, one.gross.say)
            for one in shown(self.counter.frame.basket)
            if isinstance(one, BasketRow)
        ]

    def paper(self) -> list[str]:
        """The oldest paper that the printer owes comes out: its lines."""
        owed = [one for one in jobs.owed(self.counter.till) if one.job.kind == "print"]
        assert owed, "no paper is owed"
        self.counter.deeds.do(lambda: jobs.ended(self.counter.till, owed[0].job.id, "done"))
        return plain.lines(self.counter.deeds.outside.paper(owed[0].data))

    def move_drawer(self, state: str) -> None:
        """The drawer's switch changes; opened by the till it must have been asked to."""
        till = self.counter.till
        if state == "open":
            kicks = [one for one in jobs.owed(till) if one.job.kind == "drawer"]
            assert kicks, "the till has not asked the drawer to open"
            self.counter.deeds.do(lambda: jobs.ended(till, kicks[-1].job.id, "done"))
        self.counter.deeds.do(lambda: jobs.drawer_moved(till, state))


def _inside(one: Pressable) -> list[Pressable]:
    """What can be touched in it, as the +1 in a line of the basket."""
    return [part for part in shown(one) if part is not one and isinstance(part, Pressable)]


def _says(one: Pressable, word: str, exact: bool) -> bool:
    said = [
        part.say.replace("\N{NO-BREAK SPACE}", " ")
        for part in shown(one)
        if isinstance(part, Text) and part.say
    ]
    return any(word == say or (not exact and word in say) for say in said)
