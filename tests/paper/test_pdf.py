"""The PDF: same papers, same bytes; its text can be copied out with its æ, ø and å."""

import datetime as dt
import re
import zlib

import pytest

from appliance.domain.receipt import Align, Barcode, Cut, Pair, Qr, Table, Text
from appliance.paper import pdf

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
PAPER = (
    Text("Blåbærsyltetøy & Ærlig Ål", Align.CENTRE, bold=True, large=True),
    Pair("Grovbrød", "54,90 €"),
    Barcode("K1-000123"),
    Qr("https://tillbox.example"),
    Cut(),
)


def streams(document):
    """Every stream of the file, unpacked where it is packed."""
    for packed in re.findall(rb"stream\n(.*?)\nendstream", document, re.DOTALL):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            yield packed


def text(document):
    """What a reader would copy: the glyph numbers of each text, looked up in the font's own table."""
    letters, shown = {}, []
    for stream in streams(document):
        if b"beginbfchar" in stream:
            for glyph, letter in re.findall(
                rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>", stream.split(b"beginbfchar")[1]
            ):
                letters[int(glyph, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for stream in streams(document):
        for string in re.findall(rb"BT .*?\((.*?)(?<!\\)\) Tj", stream, re.DOTALL):
            plain = re.sub(
                rb"\\(.)", lambda escaped: {b"r": b"\r", b"n": b"\n"}.get(escaped[1], escaped[1]), string
            )
            glyphs = (int.from_bytes(plain[place : place + 2]) for place in range(0, len(plain), 2))
            shown.append("".join(letters.get(glyph, "\ufffd") for glyph in glyphs).strip())
    return shown


def pages(document):
    """(width, height) of every page in millimetres."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", document)
    assert boxes
    return [tuple(round(float(points) / 72 * 25.4) for points in box) for box in boxes]


def test_the_same_paper_and_date_give_the_same_bytes():
    assert pdf.roll(PAPER, AT, "Kvittering") == pdf.roll(PAPER, AT, "Kvittering")
    assert pdf.roll(PAPER, AT) != pdf.roll(PAPER, AT + dt.timedelta(seconds=1))
    assert b"/CreationDate (D:20261121070000Z" in pdf.roll(PAPER, AT)


def test_the_roll_is_80_mm_wide_and_as_high_as_its_lines():
    short, long = pages(pdf.roll(PAPER, AT)), pages(pdf.roll(PAPER * 3, AT))
    assert short[0][0] == long[0][0] == 80
    assert long[0][1] - 8 == pytest.approx(3 * (short[0][1] - 8), abs=3)


def test_the_text_can_be_copied_with_its_letters():
    lines = text(pdf.roll(PAPER, AT))
    assert lines[:2] == ["Blåbærsyltetøy", "& Ærlig Ål"]
    assert re.fullmatch(r"Grovbrød +54,90 €", lines[2])
    assert lines[3] == "K1-000123"


def test_a_word_too_long_to_be_twice_as_wide_is_twice_as_high():
    """More letters than the 24 that fit: those of the larger font, at half their width."""
    long = Text("Utleveringskvitteringsnummerinnholdsliste", Align.CENTRE, large=True)
    rest = (Pair("a", "1"),) * 9
    tall, flat = pdf.roll((long, *rest), AT), pdf.roll((Text(long.text), *rest), AT)
    stretched = [stream for stream in streams(tall) if b"50.00 Tz" in stream]
    assert len(stretched) == 1 and stretched[0].index(b"50.00 Tz") < stretched[0].index(b"100.00 Tz")
    assert text(tall)[0] == long.text
    assert pages(tall)[0][1] > pages(flat)[0][1]


def test_a4_begins_a_sheet_for_each_paper_and_numbers_them():
    document = pdf.a4((PAPER, PAPER), AT, "Z 42")
    assert document.count(b"/Type /Page\n") == 2
    assert text(document)[0] == "1" and "2" in text(document)


def test_a_long_paper_goes_on_overleaf_without_losing_a_line():
    report = tuple(Pair(f"Linje {number}", "1,00") for number in range(120))
    document = pdf.a4((report,), AT)
    shown = [line.split("  ")[0] for line in text(document) if line.startswith("Linje")]
    assert shown == [f"Linje {number}" for number in range(120)]
    assert document.count(b"/Type /Page\n") > 1


def test_what_stands_behind_a_bold_line_is_not_bold():
    document = pdf.a4(((Text("Bold", bold=True), Text("Plain")),), AT)
    [page] = [stream for stream in streams(document) if b"BT" in stream]
    drawn = re.findall(rb"(q\n.*?\nQ|^BT[^\n]*Td[^\n]*)", page, re.DOTALL | re.MULTILINE)
    assert [b"2 Tr" in each for each in drawn] == [False, True, False]  # the page's number comes first


def test_a_table_that_goes_on_overleaf_shows_its_head_again():
    rows = tuple((f"Linje {number}", "1,00") for number in range(120))
    found = text(pdf.a4(((Table(rows, ("Vare", "Beløp")),),), AT))
    heads = [place for place, line in enumerate(found) if line.startswith("Vare")]
    assert len(heads) >= 3
    assert [line.split("  ")[0] for line in found if line.startswith("Linje")] == [row[0] for row in rows]
