"""The bytes that go to the printer, one by one."""

import pytest

from appliance.domain.receipt import Align, Barcode, Cut, Logo, Pair, Qr, Table, Text
from appliance.paper.escpos import render, start


def body(*paper, width=48):
    printed = render(paper, width)
    assert printed.startswith(start())
    return printed[len(start()) :]


def test_every_job_starts_from_the_same_known_state():
    assert render(()) == bytes.fromhex("1b40 1d6100 1c2e 1b5200 1b7413")


def test_nordic_letters_and_the_euro_are_code_page_858():
    assert body(Text("æøåÆØÅ €äöü")) == bytes.fromhex("91 9b 86 92 9d 8f 20 d5 84 94 81 0a")


def test_amounts_have_an_ordinary_space_and_an_ascii_minus():
    assert (
        body(Pair("Sum", "\u22121\u00a0234\u202f567,50"), width=32) == b"Sum" + b" " * 16 + b"-1 234 567,50\n"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Łódź", "Lódz"),
        ("“Café” – ‘noir’…", "\"Café\" - 'noir'..."),
        ("Čapek & Dvořák", "Capek & Dvorák"),
        ("a\u0308", "ä"),
        ("½ × 3²", "½ × 3²"),
        ("tab\there", "tab here"),
        ("日本 🙂", "■■ ■"),
        ("?", "?"),
    ],
)
def test_what_the_code_page_lacks_is_spelled_with_what_it_has(text, printed):
    assert body(Text(text)) == printed.encode("cp858") + b"\n"


def test_a_spelling_that_grows_is_laid_out_at_its_new_length():
    assert body(Pair("a…", "1"), width=32) == b"a..." + b" " * 27 + b"1\n"
    assert body(Table((("a", "1…"),)), width=32) == b"a" + b" " * 27 + b"1...\n"


def test_bold_is_switched_off_again():
    assert body(Text("Sum", bold=True)) == b"\x1bE\x01Sum\x1bE\x00\n"


def test_large_is_double_width_and_height_and_switched_off_after_the_line():
    assert body(Text("KOPI", Align.CENTRE, large=True), width=32) == b"\x1d!\x11      KOPI\n\x1d!\x00"


def test_tall_is_double_height_alone():
    assert body(Text("Utleveringskvittering", large=True), width=32) == (
        b"\x1d!\x01Utleveringskvittering\n\x1d!\x00"
    )


def test_a_dash_prints_as_one():
    assert body(Text("Testbon – NEI", large=True)) == b"\x1d!\x11Testbon - NEI\n\x1d!\x00"


@pytest.mark.parametrize(
    ("count", "width", "dots"),
    [(12, 48, 6), (120, 32, 6), (272, 48, 6), (272, 32, 5), (450, 48, 6), (450, 32, 4), (600, 32, 3)],
)
def test_a_qr_code_is_as_large_as_the_paper_allows(count, width, dots):
    """Versions 1, 7, 12, 16 and 19 with the quiet zone: 29, 53, 73, 89 and 101 on 576 or 384 dots."""
    assert b"\x1d(k\x03\x001C" + bytes((dots,)) in body(Qr("x" * count), width=width)


def test_a_barcode_of_letters_is_code_128_set_b_with_its_text_under_it():
    assert body(Barcode("K1-00{7")) == (
        b"\x1ba\x01\x1dH\x02\x1df\x00\x1dhP\x1dw\x02\x1dkI\x0a{BK1-00{{7\x1ba\x00"
    )


def test_a_barcode_of_digit_pairs_is_code_128_set_c():
    assert body(Barcode("00124299")).endswith(b"\x1dkI\x06{C\x00\x0c\x2a\x63\x1ba\x00")


def test_a_barcode_too_long_for_the_paper_becomes_a_qr_code_with_its_text():
    narrow = body(Barcode("K-2026-11-21-0001"), width=32)
    assert b"1P0K-2026-11-21-0001" in narrow and b"\x1dk" not in narrow
    assert narrow.endswith(b"K-2026-11-21-0001\n\x1ba\x00")
    assert b"\x1dkI" in body(Barcode("K-2026-11-21-0001"), width=48)


def test_a_barcode_that_no_code_128_can_hold_is_refused():
    with pytest.raises(ValueError, match="printable ASCII, got 'kjøp'"):
        render((Barcode("kjøp"),))


def test_a_qr_code_is_drawn_by_the_printer():
    assert body(Qr("https://a.no/å")) == (
        b"\x1ba\x01"
        b"\x1d(k\x04\x001A2\x00"
        b"\x1d(k\x03\x001C\x06"
        b"\x1d(k\x03\x001E1"
        b"\x1d(k\x12\x001P0https://a.no/\xc3\xa5"
        b"\x1d(k\x03\x001Q0"
        b"\x1ba\x00"
    )


def test_a_qr_code_that_would_not_fit_is_refused():
    with pytest.raises(ValueError, match="1 to 600 bytes, got 601"):
        render((Qr("x" * 601),))


def test_the_cut_and_no_logo_where_the_shop_has_none():
    assert body(Logo(), Cut()) == bytes.fromhex("1d564200")


def test_a_logo_stands_in_the_middle():
    assert render((Logo(),), logo=b"LOGO") == start() + b"\x1ba\x01LOGO\x1ba\x00"
