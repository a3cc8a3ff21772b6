"""The logo is stored in the printer once, small enough for its paper."""

import io

import pytest
from PIL import Image

from appliance.paper.logo import stored
from appliance.simulated.roll import Roll


def picture(size, colour="black", mode="RGB", kind="PNG"):
    held = io.BytesIO()
    Image.new(mode, size, colour).save(held, kind)
    return held.getvalue()


def test_the_bytes_of_a_small_logo():
    # 3 + 2 + 1 + 4 + 1 parameters and 4 bytes of dots: 9 dots a row are two bytes, the last 7 bits white
    assert stored(picture((9, 2))).endswith(
        bytes.fromhex("1d284c 0f00 304330 2020 01 0900 0200 31") + b"\xff\x80" * 2
    )


@pytest.mark.parametrize(
    ("size", "width", "stands"),
    [
        ((100, 50), 48, (100, 50)),
        ((1152, 200), 48, (576, 100)),
        ((1152, 200), 32, (384, 67)),
        ((480, 480), 48, (240, 240)),
    ],
)
def test_a_logo_is_shrunk_to_the_paper_and_never_enlarged(size, width, stands):
    roll = Roll(width)
    roll.feed(stored(picture(size), width))
    assert roll.logo == stands and roll.unknown == []


def test_white_and_transparent_are_paper():
    for empty in (picture((8, 1), "white"), picture((8, 1), (0, 0, 0, 0), "RGBA")):
        assert stored(empty).endswith(b"1\x00")


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="expected a picture"):
        stored(b"<svg/>")
    with pytest.raises(ValueError, match="expected a picture"):
        stored(picture((300, 300))[:60])
