"""A person at the box: does a thing at the box and at its twin, and looks until both show the same."""

import time
from pathlib import Path

from PIL import Image

from tests.image.glass import ALIKE, Likeness, compare
from tests.image.machine import Running
from tests.image.twin import Twin

LOOK, PATIENCE = 0.7, 240.0
"""Seconds between two looks at the glass; and until somebody gives up."""
ANSWERS = 10.0
"""Seconds in which the twin answers a touch."""
AGAIN = 45.0
"""Seconds after which a code that was not taken is scanned again: where emulation stalls for a tenth of a
second in the middle of one, it is none, and the till says so."""
NEVER = Likeness(1.0, 0.0)


class Unlike(AssertionError):
    """The box does not show what its twin shows."""


class Hand:
    """One person at one box; every picture that was compared is kept."""

    def __init__(self, machine: Running, twin: Twin, pictures: Path) -> None:
        """Stand before it; ``pictures`` is where what was seen goes."""
        self.machine, self.twin, self.pictures = machine, twin, pictures
        pictures.mkdir(parents=True, exist_ok=True)
        self.alike = ALIKE
        """Share of the glass that may look otherwise."""
        self.compared: list[tuple[str, Likeness, float]] = []
        """Name of the step, how alike, and after how many seconds."""

    def sees(self, name: str, before: Image.Image | None = None, patience: float = PATIENCE) -> float:
        """Wait until the box shows what the twin shows; gives the seconds that took.

        Raises:
            Unlike: When it does not in time; both pictures are kept.
        """
        began, best = time.monotonic(), NEVER
        number = f"{len(self.compared) + 1:02d}-{name}"
        while True:
            wanted, seen = self.twin.picture(), self.machine.picture()
            found = compare(seen, wanted, before)
            same, took = found.same(self.alike), time.monotonic() - began
            if same or took > patience:
                seen.save(self.pictures / f"{number}.png")
                wanted.save(self.pictures / f"{number}-twin.png")
            if same:
                self.compared.append((name, found, took))
                return took
            best = max(best, found, key=lambda one: one.arrived - one.other)
            if took > patience:
                raise Unlike(f"{name}: {best} is the most alike within {patience:.0f} s; see {self.pictures}")
            time.sleep(LOOK)

    def press(self, word: str, patience: float = PATIENCE) -> float:
        """Touch what says this; gives the seconds until it has been answered on the glass."""
        place = self.twin.where(word)
        if not place:
            raise Unlike(f"nothing says {word!r}; there is {self.twin.words}")
        before = self.twin.picture()
        self.machine.touch(*place)
        self.twin.press(word)
        self._answered(before)
        return self.sees(word, before, patience)

    def scan(self, code: str) -> float:
        """Scan a code, and once more where it was not taken; gives the seconds until it is seen."""
        before = self.twin.picture()
        self.machine.scan(code)
        self.twin.scan(code)
        self._answered(before)
        try:
            return self.sees(f"scan {code}", before, AGAIN)
        except Unlike:
            print(f"{code} is scanned again", flush=True)
            self.machine.scan(code)
            return AGAIN + self.sees(f"scan {code} again", before)

    def _answered(self, before: Image.Image) -> None:
        """Wait until the twin shows something else than before: the machine under both may be busy."""
        deadline = time.monotonic() + ANSWERS
        while compare(self.twin.picture(), before).other == 0.0 and time.monotonic() < deadline:
            time.sleep(0.2)
