"""The scanner's test codes: a GS1 DataMatrix as the standard has it, and all of them on paper."""

import pytest

from appliance.domain.money import NOK
from appliance.domain.receipt import Logo, Text
from appliance.domain.scan_test import SYMBOLS
from appliance.paper import datamatrix, scan_codes
from appliance.paper.symbols import drawn
from appliance.words import Words

SAMPLE = """
#.#.#.#.#.#.#.#.#.#.
##...#....#...#.####
#...###.#.#.#....#..
#.##.#..##.#.#..#..#
###..#..#.#..####.#.
#...#.#....###...#.#
#.#....##.#.....#...
#..#.#.#..#...#...##
##...##.##.#.#...#..
##.#..#..#.##.#..#.#
#..##...#...#..##...
##......#####.###.##
#.##..##..#.###..#..
#..###.#......#..###
#####..##.#.#..##.#.
##....#...#.#.#....#
##..#...#...####....
##.####.#.......##.#
#..##....######.#.#.
####################
"""
"""A message of GS1's with a batch and a date, as another program (ZXing) reads it: (01)07038010000010,
(10)LOT7, (17)261231."""


def rows(matrix):
    return ["".join("#" if dark else "." for dark in row) for row in matrix]


def test_the_symbol_of_the_test_is_the_one_that_was_read_by_another_program():
    assert rows(drawn("datamatrix")) == SAMPLE.split()


@pytest.mark.parametrize("size", datamatrix.SIZES)
def test_every_size_has_its_finder_and_no_module_twice(size):
    side, room, count = size
    matrix = datamatrix.drawn("a" * (room - 1))
    assert len(matrix) == side and {len(row) for row in matrix} == {side}
    assert all(row[0] for row in matrix) and all(matrix[-1])
    assert [row[-1] for row in matrix] == [place % 2 == 1 for place in range(side)]
    assert matrix[0] == tuple(place % 2 == 0 for place in range(side))
    inner, placed = (side - 2) ** 2, datamatrix._placed(side - 2)
    corner = inner % 8  # four modules of some sizes belong to no codeword
    words = [one for one in placed.values() if one[0] < room + count]
    assert len(set(words)) == len(words) == (room + count) * 8 == inner - corner


def test_what_is_too_long_has_no_symbol():
    with pytest.raises(StopIteration):
        datamatrix.drawn("a" * 44)


@pytest.mark.parametrize(("columns", "widest"), [(48, 576), (32, 384)])
def test_all_of_them_stand_on_paper_and_none_is_wider_than_it(columns, widest):
    paper = scan_codes.paper(Words("en", NOK), columns)
    pictures = [one for one in paper if isinstance(one, Logo)]
    names = [one.text for one in paper if isinstance(one, Text)][1:]
    assert all(0 < one.wide <= widest and len(one.rows) == (one.wide + 7) // 8 * one.high for one in pictures)
    assert len(pictures) == len(names)
    assert columns < 48 or names == [one.name for one in SYMBOLS]
