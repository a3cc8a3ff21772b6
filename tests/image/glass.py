"""Two pictures of a till: are they of the same screen, drawn by two machines?

Letters are hinted a little differently, and a clock in the corner goes on; everything else stands at the same
place in the same colour. So pictures are made small (`GRAIN` pixels become one) and held pixel by pixel.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops

GRAIN = 4
FAR = 40
"""Of 255, in the channel that differs most: more is another pixel."""
ALIKE = 0.03
"""Share of pixels that may be others on the whole glass."""
ARRIVED = 0.7
"""Share of what had to change that must have changed, and to what it had to."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a box's glass compares with what was to be seen."""

    other: float
    """Share of all pixels that are others."""
    arrived: float
    """Of the pixels that had to change, the share that looks as it had to; 1.0 where none had to."""

    def same(self, alike: float = ALIKE) -> bool:
        """Whether it is the same screen, but for so many of its pixels."""
        return self.other <= alike and self.arrived >= ARRIVED


def compare(seen: Image.Image, wanted: Image.Image, before: Image.Image | None = None) -> Likeness:
    """Hold what is seen against what is wanted.

    Args:
        seen: The box's glass.
        wanted: The twin's.
        before: The twin's before what was done, where something was.
    """
    if seen.size != wanted.size:
        return Likeness(1.0, 0.0)
    other = _others(seen, wanted)
    share = sum(other) / len(other)
    if before is None:
        return Likeness(share, 1.0)
    moved = _others(before, wanted)
    count = sum(moved)
    missed = sum(one and two for one, two in zip(moved, other, strict=True))
    return Likeness(share, 1.0 - missed / count if count else 1.0)


def _others(one: Image.Image, two: Image.Image) -> list[bool]:
    small = (one.width // GRAIN, one.height // GRAIN)
    apart = ImageChops.difference(*(each.resize(small, Image.Resampling.BOX) for each in (one, two)))
    red, green, blue = apart.split()
    return [value > FAR for value in ImageChops.lighter(ImageChops.lighter(red, green), blue).getdata()]
