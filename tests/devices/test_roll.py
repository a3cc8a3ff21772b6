"""The simulated printer reads bytes as a real one does, so wrong bytes look wrong here too."""

import pytest

from appliance.devices import Outcome
from appliance.devices.printer import NetworkPrinter
from appliance.domain.receipt import Align, Barcode, Blank, Cut, Pair, Qr, Rule, Table, Text
from appliance.paper.escpos import render
from appliance.paper.layout import layout
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.simulated.roll import Roll, UnknownCommand

PAPER = (
    Text("Bakeriet på Ås", Align.CENTRE, bold=True, large=True),
    Rule(),
    Pair("Grovbrød", "54,90"),
    Pair("Sum NOK", "54,90", bold=True, large=True),
    Table((("15 %", "47,74", "7,16"),), ("Mva", "Netto", "Avgift")),
    Blank(),
    Barcode("K1-000123{"),
    Qr("https://tillbox.example/æ"),
    Cut(),
    Text("neste"),
)


@pytest.mark.parametrize("width", [48, 32])
def test_what_was_laid_out_is_what_stands_on_the_paper(width):
    roll = Roll(width)
    roll.feed(render(PAPER, width))
    assert roll.drawn == layout(PAPER, width)


def test_bytes_may_come_one_by_one():
    roll = Roll()
    for byte in render(PAPER):
        roll.feed(bytes((byte,)))
    assert roll.drawn == layout(PAPER, 48)


def test_pieces_end_at_the_cut():
    roll = Roll()
    roll.feed(render(PAPER))
    first, second = roll.pieces()
    assert len(first) == len(layout(PAPER[:-2], 48))
    assert [row.text for row in second] == ["neste"]


def test_without_a_code_page_chosen_the_letters_are_wrong_as_on_real_paper():
    roll = Roll()
    roll.feed(b"\x1b@" + "Ø€ø".encode("cp858") + b"\n")
    assert roll.lines() == ["¥╒¢"]


def test_with_kanji_on_the_letters_are_swallowed_in_pairs():
    roll = Roll()
    roll.feed(b"\x1c&\x1bt\x13" + "gå på".encode("cp858") + b"\n")
    assert "å" not in roll.lines()[0]


def test_a_line_longer_than_the_paper_breaks_in_the_middle_of_a_word():
    roll = Roll(32)
    roll.feed(b"x" * 40 + b"\n")
    assert roll.lines() == ["x" * 32, "x" * 8]


@pytest.mark.parametrize(
    "command",
    [
        b"\x1b~",
        b"\x1bt\x07",
        b"\x1d!\x22",
        b"\x1dVA\x00",
        b"\x1d(k\x03\x001C\x00",
        b"\x1d(L\x02\x0002",
        b"\x1dw\x03",
    ],
)
def test_a_command_or_setting_nobody_knows_is_a_fault_and_the_rest_is_printed(command):
    roll = Roll()
    with pytest.raises(UnknownCommand):
        roll.feed(b"before\n" + command + b"abc\n")
    roll.feed(b"")
    assert roll.lines() == ["before", "abc"]


def test_the_simulated_printer_shows_its_faults_on_the_paper():
    device = SimulatedPrinter()
    try:
        ours = NetworkPrinter("127.0.0.1", device.port)
        assert ours.print(b"\x1b~abc\n") == Outcome.DONE
        ours.close()
        assert device.faults == ["1b 7e"] and device.roll.lines() == ["?? 1b 7e", "abc"]
    finally:
        device.close()


def test_half_a_job_followed_by_a_whole_one_leaves_the_whole_one_readable():
    roll = Roll()
    job = render((Text("Hel kvittering"),))
    roll.feed(job[:-5])
    roll.feed(job)
    assert roll.lines() == ["Hel kvittering"]
