"""Files of a kind on the USB sticks that are in, for somebody to choose from."""

import os
from collections.abc import Iterable
from pathlib import Path

MOST = 200
"""Files that are offered: as many as a list shows."""
DEEP = 3
"""Folders in folders that are looked into."""


def found(sticks: Iterable[str], endings: tuple[str, ...]) -> tuple[str, ...]:
    """Paths of the files whose name ends so, in small letters; by folder and name, hidden ones left out, and
    folders that cannot be read."""
    paths: list[str] = []
    for stick in sticks:
        for folder, folders, files in os.walk(stick):
            here = Path(folder)
            inside = len(here.relative_to(stick).parts)
            folders[:] = sorted(one for one in folders if one[0] != "." and inside < DEEP)
            shown = (name for name in sorted(files) if name[0] != "." and name.lower().endswith(endings))
            paths += [str(here / name) for name in shown]
            if len(paths) >= MOST:
                return tuple(paths[:MOST])
    return tuple(paths)
