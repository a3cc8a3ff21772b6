"""The drawings are what the program draws now, every part on them can be bought, and they can be read."""

import re
from itertools import combinations, pairwise

import pytest

from hardware.draw.__main__ import files
from hardware.draw.header import LINES, SUPPLIES
from hardware.draw.sheet import HEIGHT, WIDTH
from tests.hardware.folder import FOLDER, SVG, parts, read, sheets

MADE = files()
SHEETS = sheets()


@pytest.mark.parametrize("name", MADE)
def test_what_is_committed_is_what_is_drawn(name):
    assert (FOLDER / name).read_text("utf-8") == MADE[name], "run `make drawings`"


def test_drawing_twice_gives_the_same():
    assert files() == MADE


def test_no_drawing_is_left_over():
    assert {f"drawings/{name}.svg" for name in SHEETS} == {name for name in MADE if name.endswith(".svg")}


def drawn(sheet) -> set[str]:
    """References on a sheet, by the drawing's own marks."""
    return {text.get("data-ref") for text in sheet.iter(f"{SVG}text") if text.get("data-ref")}


def test_every_part_that_is_drawn_is_in_the_bill_and_the_other_way_round():
    assert set().union(*map(drawn, SHEETS.values())) == set(parts())


def test_every_reference_in_a_text_is_a_part():
    named = re.compile(r"\b(?:[ACDFJQRU]|BT|BZ|LED)\d{1,2}\b")
    elsewhere = {"A470"}
    for name, sheet in SHEETS.items():
        said = {ref for text in sheet.iter(f"{SVG}text") for ref in named.findall(text.text)}
        assert said - elsewhere <= set(parts()), name


def test_each_board_has_its_parts_on_its_own_sheets():
    bill = read("parts.yaml")
    on = {name[0]: drawn(sheet) for name, sheet in SHEETS.items()}
    assert {part["ref"] for part in bill["driver"]} <= on["c"] | on["e"]
    assert {part["ref"] for part in bill["lamp"]} <= on["f"]
    assert not (on["c"] | on["e"]) & {part["ref"] for part in bill["lamp"]}


def test_a_part_that_is_not_in_the_bill_cannot_be_drawn():
    from hardware.draw.sheet import Sheet
    from hardware.draw.symbols import resistor

    with pytest.raises(KeyError, match="R99"):
        resistor(Sheet("x", "none"), "R99", 0, 0)


def test_the_header_is_the_raspberry_pis():
    from gpiozero.pins.mock import MockFactory

    factory = MockFactory(revision="c03111")  # a Raspberry Pi 4
    real = {pin.number: pin.name for pin in factory.board_info.headers["J8"].pins.values()}
    factory.close()
    assert {number: SUPPLIES.get(number) or f"GPIO{LINES[number]}" for number in range(1, 41)} == real


def test_the_header_sheet_says_every_pin_of_the_map():
    said = "\n".join(text.text for text in SHEETS["b-header"].iter(f"{SVG}text"))
    for pin in read("pins.yaml")["pins"]:
        assert f"GPIO{pin['bcm']}  {pin['name']}:" in said


# How wide a letter is at most on the average, in parts of the font's size: DejaVu Sans, plain and bold.
PLAIN, BOLD = 0.60, 0.67


def frame(text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, as far as can be told without its font."""
    x, y, size = (float(text.get(key)) for key in ("x", "y", "font-size"))
    width = len(text.text) * size * (BOLD if text.get("font-weight") else PLAIN) * 0.92
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
    return left, y - 0.75 * size, left + width, y + 0.2 * size


def overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("name", SHEETS)
def test_no_text_is_small_or_leaves_the_page(name):
    for text in SHEETS[name].iter(f"{SVG}text"):
        left, top, right, bottom = frame(text)
        assert int(text.get("font-size")) >= 13
        assert left >= 8 and top >= 8 and right <= WIDTH - 8 and bottom <= HEIGHT - 8, text.text


@pytest.mark.parametrize("name", SHEETS)
def test_no_text_lies_on_another(name):
    texts = list(SHEETS[name].iter(f"{SVG}text"))
    assert [
        (one.text, other.text) for one, other in combinations(texts, 2) if overlap(frame(one), frame(other))
    ] == []


@pytest.mark.parametrize("name", SHEETS)
def test_no_wire_runs_through_a_text(name):
    hits = []
    for wire in SHEETS[name].iter(f"{SVG}polyline"):
        points = [tuple(map(float, point.split(","))) for point in wire.get("points").split()]
        for (x1, y1), (x2, y2) in pairwise(points):
            if x1 != x2 and y1 != y2:
                continue  # a slanted stroke belongs to a symbol
            run = min(x1, x2), min(y1, y2) - 0.5, max(x1, x2), max(y1, y2) + 0.5
            run = (run[0] - 0.5, run[1], run[2] + 0.5, run[3])
            hits += [text.text for text in SHEETS[name].iter(f"{SVG}text") if overlap(run, frame(text))]
    assert hits == []


def segments(sheet):
    """Long straight wires: (fixed coordinate, from, to), lying and standing."""
    lying, standing = [], []
    for wire in sheet.iter(f"{SVG}polyline"):
        points = [tuple(map(float, point.split(","))) for point in wire.get("points").split()]
        for (x1, y1), (x2, y2) in pairwise(points):
            if y1 == y2 and abs(x1 - x2) > 26:
                lying.append((y1, min(x1, x2), max(x1, x2)))
            elif x1 == x2 and abs(y1 - y2) > 26:
                standing.append((x1, min(y1, y2), max(y1, y2)))
    return lying, standing


@pytest.mark.parametrize("name", [name for name in SHEETS if name[0] in "cef"])
def test_no_wire_of_a_circuit_crosses_another(name):
    """Wires that are joined meet at an end; a crossing has both going on."""
    lying, standing = segments(SHEETS[name])
    dots = {(float(dot.get("cx")), float(dot.get("cy"))) for dot in SHEETS[name].iter(f"{SVG}circle")}
    assert [
        (x, y)
        for y, left, right in lying
        for x, top, bottom in standing
        if left < x < right and top < y < bottom and (x, y) not in dots
    ] == []
