"""What is joined to what, read back from the wires that were drawn."""

from collections.abc import Iterable
from itertools import pairwise

from hardware.draw.sheet import Sheet

Point = tuple[float, float]


def joined(sheets: Iterable[Sheet]) -> set[frozenset[str]]:
    """The nets of a board drawn on several sheets: sets of "part.end" and of nets' names.

    Two wires are joined where one of them ends on the other. Ends and names that stand several times, on one
    sheet or on two, are one.
    """
    groups: list[tuple[set[tuple[int, Point]], set[str]]] = []
    for page, sheet in enumerate(sheets):
        for name, x, y in sheet.ends:
            wires = [wire for wire in sheet.wires if _on(wire, (x, y))]
            points = {(page, (x, y))} | {(page, point) for wire in wires for point in wire}
            _add(groups, points, {name})
        for wire in sheet.wires:
            met = [other for other in sheet.wires if _on(other, wire[0]) or _on(other, wire[-1])]
            _add(groups, {(page, point) for each in (wire, *met) for point in each}, set())
    return {frozenset(names) for _, names in groups if names}


def _on(wire: tuple[Point, ...], point: Point) -> bool:
    x, y = point
    return any(
        min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)
        for (x1, y1), (x2, y2) in pairwise(wire)
    )


def _add(groups: list[tuple[set[tuple[int, Point]], set[str]]], points: set, names: set[str]) -> None:
    """Put these together with every group that has one of them."""
    for group in [group for group in groups if group[0] & points or group[1] & names]:
        groups.remove(group)
        points, names = points | group[0], names | group[1]
    groups.append((points, names))
