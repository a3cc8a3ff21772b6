"""The drawings join what the list to solder by joins, and what the sums and the one-shots rest on."""

import pytest

from hardware.draw import driver, lamps, sense
from hardware.draw.nets import joined
from hardware.draw.sheet import Sheet
from hardware.draw.symbols import resistor
from tests.hardware.folder import parts, read

NETS = read("nets.yaml")
OPEN = {"U3.7", "U3.10", "J2.1"}
"""Outputs that nobody needs, and the cable's shield, which goes to the enclosure."""


def drawn(*sheets: Sheet) -> set[frozenset[str]]:
    """Nets of these sheets, parts' ends only, without what is meant to be open."""
    nets = {frozenset(end for end in net if "." in end) for net in joined(sheets)}
    return {net for net in nets if net - OPEN}


def test_board_a10_is_drawn_as_it_is_soldered():
    assert drawn(driver.drawing(), sense.drawing()) == set(map(frozenset, NETS["A10"].values()))


def test_board_a11_and_the_clock_are_drawn_as_they_are_soldered():
    both = [*NETS["A11"].values(), *NETS["A9"].values()]
    assert drawn(lamps.drawing()) == set(map(frozenset, both))


@pytest.mark.parametrize("board", NETS)
def test_each_end_is_in_one_net(board):
    ends = [end for net in NETS[board].values() for end in net]
    assert len(ends) == len(set(ends))


@pytest.mark.parametrize(("board", "group"), [("A10", "driver"), ("A11", "lamp")])
def test_every_part_of_a_board_is_soldered_with_all_its_ends(board, group):
    ends = [end for net in NETS[board].values() for end in net]
    wanted = {
        "R": 2,
        "C": 2,
        "D": 2,
        "F": 2,
        "Q": 3,
        "BZ1": 2,
        "LED1": 2,
        "U1": 4,
        "U2": 3,
        "U3": 14,
        "U4": 4,
    }
    for part in read("parts.yaml")[group]:
        ref = part["ref"]
        count = sum(end.startswith(f"{ref}.") for end in ends)
        assert count == (wanted.get(ref) or wanted.get(ref[0]) or count) and count > 0, ref


def test_the_drawers_side_and_the_raspberry_pis_share_nothing_but_opto_isolators():
    """Walk over every part but U1 and U4: no way leads from one ground to the other."""
    nets = {name: {end.split(".")[0] for end in net} for name, net in NETS["A10"].items()}
    reached, ahead = set(), ["GND"]
    while ahead:
        net = ahead.pop()
        reached.add(net)
        through = nets[net] - {"U1", "U4", "J3"}
        ahead += [name for name, refs in nets.items() if refs & through and name not in reached]
    assert {"GND", "GPIO17", "GPIO27", "3V3"} <= reached
    assert not reached & {"0 V", "24 V", "+12 V", "kick", "switch"}


def test_connectors_have_as_many_ways_as_they_need():
    for ref, board in (("J3", "A10"), ("J4", "A11"), ("J5", "A11")):
        pins = {end for net in NETS[board].values() for end in net if end.startswith(f"{ref}.")}
        assert parts()[ref]["value"] == f"{len(pins)}-way"


def test_a_wire_that_stops_short_joins_nothing():
    sheet = Sheet("x", "two resistors")
    resistor(sheet, "R1", 100, 100)
    resistor(sheet, "R2", 200, 100)
    sheet.wire((140, 100), (158, 100))
    assert {frozenset({"R1.2"}), frozenset({"R2.1"})} <= joined([sheet])
    sheet.wire((158, 100), (160, 100))
    assert frozenset({"R1.2", "R2.1"}) in joined([sheet])


def test_crossing_wires_are_not_joined():
    sheet = Sheet("x", "a cross")
    for name, points in (("a", ((0, 50), (100, 50))), ("b", ((50, 0), (50, 100)))):
        sheet.wire(*points)
        sheet.end(name, *points[0])
    assert joined([sheet]) == {frozenset({"a"}), frozenset({"b"})}
