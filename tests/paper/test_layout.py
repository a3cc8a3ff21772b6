"""One layout for all: no line is wider than the paper, amounts stand at the right."""

import pytest

from appliance.domain.receipt import Align, Barcode, Blank, Cut, Logo, Pair, Qr, Rule, Table, Text
from appliance.paper.layout import Row, layout
from appliance.paper.text import lines

LONG = "Håndstrikket raggsokk i norsk ull fra Gudbrandsdalen"


def test_a_text_wraps_at_words():
    assert lines((Text("Takk for handelen og velkommen igjen"),), 32) == [
        "Takk for handelen og velkommen",
        "igjen",
    ]


def test_a_word_longer_than_the_paper_is_broken_not_lost():
    assert lines((Text("A" * 70),), 32) == ["A" * 32, "A" * 32, "A" * 6]


def test_line_breaks_of_a_text_stay():
    assert lines((Text("a\n\nb"),), 32) == ["a", "", "b"]


@pytest.mark.parametrize(
    ("align", "line"),
    [(Align.LEFT, "Kopi"), (Align.CENTRE, " " * 14 + "Kopi"), (Align.RIGHT, " " * 28 + "Kopi")],
)
def test_alignment(align, line):
    assert lines((Text("Kopi", align),), 32) == [line]


def test_a_large_text_has_half_the_columns():
    assert layout((Text("IKKE KVITTERING FOR KJØP", Align.CENTRE, large=True),), 32) == [
        Row("IKKE KVITTERING", large=True),
        Row("    FOR KJØP", large=True),
    ]


def test_a_large_text_breaks_at_its_dash_first():
    text = Text("Foreløpig kvittering – IKKE KVITTERING FOR KJØP", Align.CENTRE, large=True)
    assert [row.text for row in layout((text,), 48)] == [
        " Foreløpig kvittering –",
        "IKKE KVITTERING FOR KJØP",
    ]
    assert [row.text.strip() for row in layout((text,), 32)] == [
        "Foreløpig", "kvittering –", "IKKE KVITTERING", "FOR KJØP",
    ]  # fmt: skip


def test_a_large_text_leaves_no_last_word_alone():
    rows = layout((Text("IKKJE KVITTERING FOR KJØP", large=True),), 48)
    assert [row.text for row in rows] == ["IKKJE KVITTERING", "FOR KJØP"]


def test_a_phrase_with_a_word_too_long_to_be_wide_is_tall_and_the_rest_stays_large():
    text = Text("Utleveringskvittering – IKKE KVITTERING FOR KJØP", Align.CENTRE, bold=True, large=True)
    assert layout((text,), 32) == [
        Row("    Utleveringskvittering –", bold=True, tall=True),
        Row("IKKE KVITTERING", bold=True, large=True),
        Row("    FOR KJØP", bold=True, large=True),
    ]


def test_a_row_without_amounts_has_the_whole_line():
    table = Table((("Andre korreksjoner i dag", "", ""), ("- en", "1", "1 000,00")), ("Hendelse", "N", "Kr"))
    assert lines((table,), 26) == [
        "Hendelse       N        Kr",
        "Andre korreksjoner i dag",
        "- en           1  1 000,00",
    ]


def test_an_amount_stands_at_the_right_edge():
    assert lines((Pair("Kaffe", "39,00"), Pair("Sum", "-1 239,00")), 20) == [
        "Kaffe          39,00",
        "Sum        -1 239,00",
    ]


def test_a_long_text_wraps_beside_its_amount_which_stands_on_the_last_line():
    assert lines((Pair(LONG, "1 249,00"),), 32) == [
        "Håndstrikket raggsokk i",
        "norsk ull fra",
        "Gudbrandsdalen          1 249,00",
    ]


def test_an_indented_pair_keeps_its_margin_on_every_line():
    assert lines((Pair("2 stk à 24,90 med rabatt", "49,80", indent=2),), 20) == [
        "  2 stk à",
        "  24,90 med",
        "  rabatt       49,80",
    ]


def test_an_amount_that_fills_the_line_stands_under_its_text():
    assert lines((Pair("Å betale", "123 456 789,00 NOK"),), 20) == ["Å betale", "  123 456 789,00 NOK"]


def test_a_table_gives_its_first_column_what_the_others_leave():
    table = Table(
        (("25 %", "100,00", "25,00"), ("Næringsmidler 15 %", "1 000,00", "150,00")),
        ("Mva", "Netto", "Avgift"),
    )
    assert lines((table,), 32) == [
        "Mva                Netto  Avgift",
        "25 %              100,00   25,00",
        "Næringsmidler",
        "15 %            1 000,00  150,00",
    ]
    assert [row.bold for row in layout((table,), 32)] == [True, False, False, False]


def test_a_table_of_wide_numbers_puts_the_text_above_them():
    table = Table((("Kortterminal", "123 456,00", "123 456,00", "0,00"),))
    assert lines((table,), 32) == ["Kortterminal", "    123 456,00  123 456,00  0,00"]


def test_rows_of_unequal_length_are_filled():
    assert lines((Table((("a", "1"), ("b",))),), 12) == ["a          1", "b"]


def test_rule_blank_and_what_is_no_text():
    assert lines((Rule(), Blank(2), Barcode("K-1"), Qr("x"), Logo(), Cut()), 12) == [
        "------------",
        "",
        "",
        "||| K-1 |||",
        "   [QR x]",
        "- - - - - -",
    ]


@pytest.mark.parametrize("width", [32, 48])
@pytest.mark.parametrize(
    "element",
    [
        Text(LONG * 3, Align.CENTRE, large=True),
        Pair(LONG * 3, "1 234 567,00", large=True, indent=4),
        Pair("x", "9" * 80),
        Table(((LONG, *["1 234 567,00"] * 5),), ("a", "b", "c", "d", "e", "f")),
    ],
)
def test_no_row_is_wider_than_the_paper(element, width):
    for row in layout((element,), width):
        assert len(row.text) * (2 if row.large else 1) <= width
