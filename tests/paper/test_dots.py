"""Pictures on paper: the logo, small enough for its paper, and symbols that the printer cannot draw."""

import io

import pytest
from PIL import Image

from appliance.paper import symbols
from appliance.paper.dots import HIGHEST, bars, command, logo, squares


def picture(size, colour="black", mode="RGB", kind="PNG"):
    held = io.BytesIO()
    Image.new(mode, size, colour).save(held, kind)
    return held.getvalue()


def seen(dots):
    """Each row as its modules, True = black."""
    image = Image.frombytes("1", (dots.wide, dots.high), dots.rows)
    return [[bool(image.getpixel((x, y))) for x in range(dots.wide)] for y in range(dots.high)]


def test_the_bytes_of_a_small_logo():
    # 9 dots a row are two bytes, the last 7 bits white
    assert command(logo(picture((9, 2)), 576)) == bytes.fromhex("1d7630 00 0200 0200") + b"\xff\x80" * 2


@pytest.mark.parametrize(
    ("size", "widest", "stands"),
    [
        ((100, 50), 576, (100, 50)),
        ((1152, 200), 576, (576, 100)),
        ((1152, 200), 384, (384, 67)),
        ((480, 480), 576, (HIGHEST, HIGHEST)),
    ],
)
def test_a_logo_is_shrunk_to_the_paper_and_never_enlarged(size, widest, stands):
    made = logo(picture(size), widest)
    assert (made.wide, made.high) == stands
    assert len(made.rows) == (stands[0] + 7) // 8 * stands[1]


def test_white_and_transparent_are_paper():
    for empty in (picture((8, 1), "white"), picture((8, 1), (0, 0, 0, 0), "RGBA")):
        assert logo(empty, 576).rows == b"\x00"


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="expected a picture"):
        logo(b"<svg/>", 576)
    with pytest.raises(ValueError, match="expected a picture"):
        logo(picture((300, 300))[:60], 576)


def test_a_qr_code_has_its_modules_and_four_of_white_around():
    code, drawn = symbols.squares("https://a.no"), seen(squares("https://a.no", 3))
    side = len(code)
    assert len(drawn) == len(drawn[0]) == 3 * (side + 8)
    assert [[drawn[3 * (y + 4) + 2][3 * (x + 4)] for x in range(side)] for y in range(side)] == code
    assert not any(any(row) for row in drawn[:12]) and not any(row[-1] for row in drawn)


def test_a_bar_code_has_its_bars():
    drawn = seen(bars("K1", 2))
    assert drawn[0][::2] == drawn[79][1::2] == symbols.bars("K1")
