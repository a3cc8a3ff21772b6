"""Is an update meant for this box: its board, its country, its age, its size?"""

from dataclasses import dataclass

from appliance.domain.problems import refuse
from appliance.update.disk import Span
from appliance.update.parcel import Manifest

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Here:
    """The box that an update is to go to."""

    version: str
    """Of the till that runs."""
    country: str = ""
    """The shop's (``NO``, ``DK``), empty: not known yet, or another."""
    boards: tuple[str, ...] = ()
    """What the board calls itself in its device tree, the closest name first; empty: it says nothing."""


def meant_for(manifest: Manifest, here: Here, *, older: bool = False) -> None:
    """Refuse what is for another box, or goes back in time.

    Args:
        manifest: What the update is.
        here: The box.
        older: Somebody asked for an older version.

    Raises:
        Refused: ``update_other_board``, ``update_other_country`` or ``update_older``.
    """
    if manifest.boards and not set(manifest.boards) & set(here.boards):
        raise refuse("update_other_board", here=here.boards[0] if here.boards else "?")
    if manifest.country and here.country and manifest.country != here.country:
        raise refuse("update_other_country", country=manifest.country)
    if not older and numbers(manifest.version) < numbers(here.version):
        raise refuse("update_older", version=manifest.version, here=here.version)


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that can be compared; what is no number counts as none.

    >>> numbers("0.10.2") > numbers("0.9.11"), numbers("1.0") == numbers("1.0.0"), numbers("1.²")
    (True, True, (1,))
    """
    parts = [int(part) if part.isdecimal() else 0 for part in version.partition("+")[0].split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def fits(manifest: Manifest, spans: dict[str, Span]) -> None:
    """Is there room for it in a slot?

    Raises:
        Refused: ``update_too_large``.
    """
    for name, span in spans.items():
        if (needed := manifest.image(name).size) > span.size:
            raise refuse("update_too_large", image=name, needed=-(-needed // MB), room=span.size // MB)
