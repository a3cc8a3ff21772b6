"""One scripted day at the counter: a list of steps, each a touch, a scan, or something on the bench.

It runs in the till's own loop, at a person's pace or faster. A step whose button does not come within
`PATIENCE` ends the day with a picture of what stood there instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from appliance.simulated.bench import Bench

if TYPE_CHECKING:
    from appliance.wiring.box import Box

PATIENCE = 15.0
"""Seconds to wait for what a step needs."""


@dataclass(frozen=True, slots=True)
class Tap:
    """Press what says this."""

    word: str
    meanwhile: Callable[[Bench], object] | None = None
    """What happens on the bench in that very moment: the till hears of it later."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Scan a code."""

    code: str


@dataclass(frozen=True, slots=True)
class Do:
    """Do something on the bench."""

    deed: Callable[[Bench], object]


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait until the box is so far."""

    until: Callable[["Box"], bool]


@dataclass(frozen=True, slots=True)
class Picture:
    """Take a picture of the window."""

    name: str


Step = Tap | Scan | Do | Wait | Picture


class Playing:
    """A day on its way, one step a look; `done` is called with what went wrong, or nothing."""

    def __init__(
        self, steps: Sequence[Step], bench: Bench, box: "Callable[[], Box | None]", folder: Path,
        done: Callable[[str], object],
    ) -> None:  # fmt: skip
        """Take the steps; `play` runs them.

        Args:
            steps: The day.
            bench: The devices.
            box: Gives the running box, None while the till comes up.
            folder: Where pictures go.
            done: What to do at the end.
        """
        self._steps, self._bench, self._box, self._folder, self._done = list(steps), bench, box, folder, done
        self._waited, self._stepped = 0.0, 0.0

    def play(self, pace: float = 0.45) -> None:
        """Look every ``pace`` seconds; each look does one step, unless the last one is hardly done: a tap on
        a page that has just come up falls beside, and on a slow machine it takes long to come up."""
        from kivy.clock import Clock

        self._pace = pace
        # Kivy holds a bound method weakly, and nobody else may hold this day
        self._event: Any = Clock.schedule_interval(lambda seconds: self._look(seconds), pace)

    def _look(self, _seconds: float) -> None:
        if not self._steps:
            self._end("")
            return
        if monotonic() - self._stepped < self._pace / 2:
            return
        if self._box() and self._try(self._steps[0]):
            self._steps.pop(0)
            self._waited, self._stepped = 0.0, monotonic()
            return
        self._waited += self._pace
        if self._waited > PATIENCE:
            from kivy.core.window import Window

            from appliance.simulated.finger import words

            self._picture("stuck")
            self._end(f"expected {self._steps[0]} to be possible, there is {words(Window.children[0])}")

    def _end(self, trouble: str) -> None:
        self._event.cancel()
        self._done(trouble)

    def _try(self, step: Step) -> bool:
        match step:
            case Tap(word, meanwhile):
                return self._tap(word, meanwhile)
            case Scan(code):
                self._bench.scan(code)
            case Do(deed):
                deed(self._bench)
            case Wait(until):
                box = self._box()
                return box is not None and until(box)
            case Picture(name):
                self._picture(name)
        return True

    def _tap(self, word: str, meanwhile: Callable[[Bench], object] | None) -> bool:
        from kivy.core.window import Window

        from appliance.simulated.finger import press, target

        found = target(Window.children[0], word)
        if found and meanwhile:
            meanwhile(self._bench)
        if found:
            press(found)
        return found is not None

    def _picture(self, name: str) -> None:
        from kivy.core.window import Window
        from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
        from PIL import Image

        width, height = (int(side) for side in Window.system_size)
        pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
        image = Image.frombytes("RGBA", (width, height), bytes(pixels)).convert("RGB")
        image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(self._folder / f"{name}.png")
