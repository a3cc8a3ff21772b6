"""The steps of a story: plain values, each of which can be done by whoever plays it (`playing`)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tests.stories.playing import Stage


class Step(Protocol):
    """One thing that a person does or sees."""

    def play(self, stage: "Stage") -> None:
        """Do it, or look; an assertion fails when the till does otherwise."""


@dataclass(frozen=True)
class Scan:
    """Goods, or anything with a bar code, before the scanner."""

    code: str

    def play(self, stage: "Stage") -> None:
        """Send the code in as the scanner's thread does."""
        stage.counter.scan(self.code)


@dataclass(frozen=True)
class Touch:
    """A finger on what says a word, the whole of it or a part."""

    word: str
    among: str = ""
    """``basket`` where the word stands beside the basket too."""

    def play(self, stage: "Stage") -> None:
        """Put the finger down and take it off; it must be felt by what was meant."""
        stage.touch(self.word, self.among)


@dataclass(frozen=True)
class Types:
    """One touch for each key."""

    keys: str

    def play(self, stage: "Stage") -> None:
        """Touch them in turn."""
        for key in self.keys:
            stage.touch(key)


@dataclass(frozen=True)
class Counts:
    """So many of a note or coin lie in the drawer."""

    value: str
    pieces: int

    def play(self, stage: "Stage") -> None:
        """Touch its plus as often."""
        stage.count(self.value, self.pieces)


@dataclass(frozen=True, init=False)
class Sees:
    """Texts that can be read, each as the whole or a part of what stands somewhere."""

    texts: tuple[str, ...]

    def __init__(self, *texts: str) -> None:
        object.__setattr__(self, "texts", texts)

    def play(self, stage: "Stage") -> None:
        """Look for each."""
        stage.sees(self.texts)


@dataclass(frozen=True, init=False)
class Misses:
    """Texts that stand nowhere."""

    texts: tuple[str, ...]

    def __init__(self, *texts: str) -> None:
        object.__setattr__(self, "texts", texts)

    def play(self, stage: "Stage") -> None:
        """Look for each."""
        found = [text for text in self.texts if any(text in said for said in stage.counter.words())]
        assert not found, f"can be read: {found}"


@dataclass(frozen=True)
class Line:
    """The basket has a line with this name and this sum."""

    name: str
    sum: str

    def play(self, stage: "Stage") -> None:
        """Look at the rows that stand in the basket."""
        rows = stage.rows()
        assert (self.name, self.sum) in rows, f"the basket shows {rows}"


@dataclass(frozen=True)
class Total:
    """What the foot of the basket says."""

    sum: str

    def play(self, stage: "Stage") -> None:
        """Read it."""
        said = stage.counter.frame.basket.total.say
        assert said == self.sum, f"the total is {said}"


@dataclass(frozen=True, init=False)
class Prints:
    """A paper comes out of the printer; it has lines with these texts, in this order."""

    texts: tuple[str, ...]

    def __init__(self, *texts: str) -> None:
        object.__setattr__(self, "texts", texts)

    def play(self, stage: "Stage") -> None:
        """Take the oldest paper that is owed, and read it."""
        lines = stage.paper()
        rest = iter(lines)
        missing = next((text for text in self.texts if not any(text in line for line in rest)), None)
        assert missing is None, f"{missing!r} is not, or not in its place, on\n" + "\n".join(lines)


@dataclass(frozen=True)
class Drawer:
    """The drawer goes open, because the till has said so; or somebody shuts it."""

    state: str

    def play(self, stage: "Stage") -> None:
        """Move it."""
        stage.move_drawer(self.state)


@dataclass(frozen=True)
class Customer:
    """The next customer: touches are counted from here."""

    def play(self, stage: "Stage") -> None:
        """Begin to count."""
        stage.touches = 0


@dataclass(frozen=True)
class Touched:
    """So many touches for this customer, no more and no fewer."""

    times: int

    def play(self, stage: "Stage") -> None:
        """Compare."""
        assert stage.touches == self.times, f"touched {stage.touches} times"


@dataclass(frozen=True, init=False)
class Journal:
    """The newest entry of a kind has these values."""

    kind: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, kind: str, **values: object) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "values", tuple(values.items()))

    def play(self, stage: "Stage") -> None:
        """Read it."""
        entries = stage.counter.entries(self.kind)
        assert entries, f"no entry {self.kind}"
        said = tuple((name, entries[-1].get(name)) for name, _ in self.values)
        assert said == self.values, f"the entry says {said}"


def pin(name: str, digits: str) -> tuple[Step, ...]:
    """Somebody logs in."""
    return (Touch(name), Types(digits), Touch("Logg inn"))


OPENED: tuple[Step, ...] = (
    *pin("Ingrid", "1234"),
    Touch("Ja, åpne med 0,00"),
    Sees("Skann eller trykk"),
    Customer(),
)
"""Ingrid has opened the day."""
