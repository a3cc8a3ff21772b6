"""The simulated customer's display: what its commands do, and what its picture shows."""

import io

import pytest
from PIL import Image

from appliance.simulated.pole_display import Glass, SimulatedPole
from appliance.simulated.roll import UnknownCommand

A, B, BLANK = "a" * 20, "b" * 20, " " * 20


@pytest.mark.parametrize(
    ("mode", "lines"),
    [
        (b"", ("cc" + "a" * 18, B)),
        (b"\x1f\x02", (B, "cc" + " " * 18)),
        (b"\x1f\x03", ("a" * 18 + "cc", BLANK)),
    ],
)
def test_where_letters_go_that_have_no_room_depends_on_the_mode(mode, lines):
    glass = Glass()
    written = (A if mode == b"\x1f\x03" else A + B) + "cc"
    glass.feed(mode + written.encode())
    assert glass.lines == lines


def test_the_page_decides_what_a_byte_is():
    glass = Glass()
    glass.feed(b"\x9b\x1bt\x05\x9b")  # cp437: cent; cp865: ø
    assert glass.lines[0] == "¢ø" + " " * 18


@pytest.mark.parametrize(
    ("commands", "sent"),
    [("epson", b"\x1bQA"), ("cd5220", b"\x1fC\x00"), ("epson", b"\x1bt\x13"), ("cd5220", b"\x07")],
)
def test_a_command_that_it_does_not_have_is_told(commands, sent):
    with pytest.raises(UnknownCommand):
        Glass(commands).feed(sent)


def test_half_a_command_waits_for_its_other_half():
    glass = Glass()
    for byte in b"\x1f$\x03\x02Hei":
        glass.feed(bytes((byte,)))
    assert glass.lines == (BLANK, "  Hei" + " " * 15)


def test_its_picture_glows_where_something_is_written():
    pole = SimulatedPole()
    try:
        pole.glass.feed(b"\x0a" + B.encode())
        drawn = Image.open(io.BytesIO(pole.picture())).convert("L")
    finally:
        pole.close()
    upper, lower = (drawn.crop((0, top, drawn.width, top + 28)).getextrema()[1] for top in (24, 52))
    assert (drawn.size, upper < 40, lower > 200) == ((288, 104), True, True)
