"""Every make of printer: its letters are right or spelled out, its symbols come out, its paper is cut."""

import pytest

from appliance.domain.receipt import Barcode, Cut, Qr, Text
from appliance.paper.dots import Dots
from appliance.paper.escpos import render, start
from appliance.printer_profiles import DEFAULT, LETTERS, PROFILES
from appliance.simulated.roll import Roll
from tests.paper.goldens import every, paper

SPELLED = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "AE", "Ø": "OE", "Å": "AA", "€": "EUR"}
EACH = pytest.mark.parametrize("name", PROFILES)
HAS_NO_PICTURES = ("TM-U220", "TM-U220B")


def roll_of(name):
    """The paper of a printer: its own code pages, as the table of printers numbers them."""
    profile = PROFILES[name]
    return Roll(profile.columns, pages={number: page for page, number in profile.pages.items()})


def printed(name, *elements):
    roll = roll_of(name)
    profile = PROFILES[name]
    roll.feed(render(elements, profile.columns, profile))
    return roll


@EACH
def test_each_letter_is_itself_or_spelled_out_and_never_a_question_mark(name):
    lines = printed(name, *(Text(f"<{letter}>") for letter in LETTERS)).lines()
    for letter, line in zip(LETTERS, lines, strict=True):
        assert line in (f"<{letter}>", f"<{SPELLED[letter]}>")


@EACH
def test_nothing_is_spelled_out_that_a_page_of_the_printer_has(name):
    profile = PROFILES[name]
    best = max(sum(letter in bytes(range(128, 256)).decode(page, "replace") for letter in LETTERS)
               for page in profile.pages)  # fmt: skip
    lines = printed(name, Text(LETTERS)).lines()
    assert sum(letter in lines[0] for letter in LETTERS) == best


@pytest.mark.parametrize(
    ("text", "on_437"),
    [
        ("Blåbærsyltetøy", "Blåbærsyltetoey"),
        ("Ørsta, IKKE KVITTERING FOR KJØP", "Oersta, IKKE KVITTERING FOR KJOEP"),
        ("Ærø, ØL 5 €", "Æroe, OEL 5 EUR"),
        ("3 × 20 § 2", "3 x 20 par. 2"),
        ("日本?", "■■?"),
    ],
)
def test_an_old_printer_spells_as_the_countries_do(text, on_437):
    assert printed("TM-U220", Text(text)).lines() == [on_437]


def test_a_page_without_a_block_has_another_sign_for_what_cannot_be_written():
    assert PROFILES["ZJ-5870"].page == "cp1252"
    assert printed("ZJ-5870", Text("日 ÆØÅ €")).lines() == ["¤ ÆØÅ €"]


@EACH
def test_every_job_begins_with_the_printers_own_page(name):
    profile = PROFILES[name]
    assert start(profile) == bytes.fromhex("1b40 1d6100 1c2e 1b5200 1b74") + bytes(
        (profile.pages[profile.page],)
    )


@EACH
def test_a_qr_code_and_a_bar_code_come_out_one_way_or_another(name):
    roll, profile = printed(name, Qr("https://a.no"), Barcode("00124299")), PROFILES[name]
    if name in HAS_NO_PICTURES:
        assert [line.strip() for line in roll.lines()] == ["https://a.no", "00124299"]
        return
    code, bars, *text = roll.drawn
    assert isinstance(code, Qr if profile.qr else Dots)
    assert isinstance(bars, Barcode if profile.bars else Dots)
    assert [line.text.strip() for line in text] == ([] if profile.bars else ["00124299"])
    assert all(dots.wide <= 12 * profile.columns for dots in roll.drawn if isinstance(dots, Dots))


@EACH
def test_the_paper_is_cut_or_comes_out_far_enough_to_be_torn(name):
    roll = printed(name, Text("a"), Cut())
    if PROFILES[name].cuts:
        assert roll.drawn[-1] == Cut()
    else:
        assert roll.lines() == ["a", "", "", "", ""]


@EACH
def test_every_paper_of_every_country_prints_on_it(name):
    profile = PROFILES[name]
    roll = roll_of(name)
    for country, one in {(country, one) for country, one, _ in every()}:
        roll.feed(render(paper(country, one), profile.columns, profile))
    assert not [line for line in roll.lines() if any(sign in line for sign in "?■¤")]
    assert max(map(len, roll.lines())) <= profile.columns


def test_what_is_not_said_is_an_epson_of_today():
    assert (PROFILES[DEFAULT].columns, PROFILES[DEFAULT].page, PROFILES[DEFAULT].number) == (48, "cp858", 19)


def test_where_there_is_no_picture_a_qr_codes_text_fills_its_lines_from_the_left():
    said = printed("TM-U220", Qr("-----BEGIN KEY-----\n" + "A" * 60 + "\n-----END KEY-----\n")).lines()
    assert said == ["-----BEGIN KEY----- " + "A" * 22, "A" * 38 + " ---", "--END KEY-----"]
