"""The picture of a paper: the printer's own proportions, and the right letters in the right cells."""

import io
import subprocess
import sys

import pytest
from PIL import Image

from appliance.domain.receipt import Align, Barcode, Blank, Cut, Pair, Qr, Text
from appliance.paper.png import COLUMN, LINE, MARGIN, render


def dots(paper, width=48):
    picture = Image.open(io.BytesIO(render(paper, width)))
    assert picture.format == "PNG"
    return picture


def ink(picture, left, top, width, height):
    """How dark a rectangle is: 0 (white) to 255 (black), on average."""
    cut = picture.crop((left, top, left + width, top + height)).convert("L")
    return 255 - sum(cut.tobytes()) / (width * height)


@pytest.mark.parametrize("width", [32, 48])
def test_the_picture_is_as_wide_as_the_line_of_dots_and_as_high_as_its_lines(width):
    assert dots((Text("a"), Blank(2), Text("b", large=True)), width).size == (
        width * COLUMN + 2 * MARGIN,
        5 * LINE + 2 * MARGIN,
    )


def test_letters_stand_in_their_cells_and_nowhere_else():
    picture = dots((Text("x" + " " * 46 + "x"),))
    cells = [ink(picture, MARGIN + place * COLUMN, MARGIN, COLUMN, LINE) for place in range(48)]
    assert cells[0] > 10 and cells[47] > 10 and sum(cells[1:47]) == 0


def test_an_amount_ends_at_the_right_edge():
    picture = dots((Pair("Sum", "1,00"),))
    assert ink(picture, MARGIN + 47 * COLUMN, MARGIN, COLUMN, LINE) > 10


def test_nordic_letters_have_shapes_of_their_own():
    shapes = {bytes(dots((Text(char),)).tobytes()) for char in "æøåÆØÅ€aoAO□"}
    assert len(shapes) == 12


def test_bold_is_darker():
    plain, bold = dots((Text("Sum"),)), dots((Text("Sum", bold=True),))
    size = (MARGIN, MARGIN, 3 * COLUMN, LINE)
    assert ink(bold, *size) > 1.1 * ink(plain, *size)


def test_a_qr_code_and_a_barcode_stand_in_the_middle():
    for paper in ((Qr("https://tillbox.example"),), (Barcode("K1-000123"),)):
        picture = dots(paper)
        box = Image.eval(picture.crop((0, 0, picture.width, MARGIN + 80)), lambda dot: 255 - dot).getbbox()
        assert abs((box[0] + box[2]) / 2 - picture.width / 2) <= 2


def test_large_centred_text_keeps_the_middle():
    picture = dots((Text("KOPI", Align.CENTRE, large=True), Cut()))
    left, _, right, _ = Image.eval(
        picture.crop((0, 0, picture.width, MARGIN + 2 * LINE)), lambda dot: 255 - dot
    ).getbbox()
    assert abs((left + right) / 2 - picture.width / 2) < COLUMN


def test_a_tall_word_is_as_wide_as_ever_and_twice_as_high():
    picture, flat = (
        dots((Text("Utleveringskvittering", large=True),), 32),
        dots((Text("Utleveringskvittering"),), 32),
    )
    (left, top, right, bottom), low = (
        Image.eval(one, lambda dot: 255 - dot).getbbox() for one in (picture, flat)
    )
    assert abs(left - low[0]) <= 1 and abs(right - low[2]) <= 1
    assert abs((bottom - top) - 2 * (low[3] - low[1])) <= 3
    assert picture.height == flat.height + LINE


def test_drawing_a_paper_does_not_load_kivy():
    code = (
        "import sys; from appliance.paper.png import render; from appliance.domain.receipt import Text; "
        "render((Text('x'),)); print('kivy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
