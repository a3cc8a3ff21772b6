"""What says that a paper is no receipt is at least half as large again as any amount (§ 2-8-6, § 2-8-8), is
read without a broken word, and comes out of the printer as it is meant."""

import re

import pytest

from appliance.domain.receipt import Pair, Table
from appliance.paper.escpos import render
from appliance.paper.layout import Row, layout
from appliance.simulated.roll import Roll
from tests.paper.goldens import COUNTRIES, paper

MARKED = [
    (country, name)
    for country in COUNTRIES
    for name in ("copy", "training", "provisional", "delivery", "terminal_slip", "gift")
]
BOTH_ENDS = ("copy", "training", "provisional")
AMOUNT = re.compile(r"\d[.,]\d\d\b")


def large(rows):
    """The rows that are twice as high as an amount."""
    return [row for row in rows if isinstance(row, Row) and (row.large or row.tall)]


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize(("country", "name"), MARKED)
def test_the_whole_mark_is_large_and_no_word_of_it_is_broken(country, name, columns):
    heading = COUNTRIES[country].EVERY[name][0]["heading"]
    rows = large(layout(paper(country, name), columns))
    said = " ".join(row.text.strip() for row in rows)
    assert said.startswith(heading)
    assert not {word for row in rows for word in row.text.split()} - {
        word for text in (heading, "Salgskvittering Kvittering Receipt") for word in text.split()
    }
    assert said.endswith(heading) is (name in BOTH_ENDS or said == heading)


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize(("country", "name"), MARKED)
def test_what_says_that_it_is_no_receipt_is_twice_as_wide_too(country, name, columns):
    """A compound of 21 letters does not fit 58 mm paper twice as wide; the law's own phrase always does."""
    heading = COUNTRIES[country].EVERY[name][0]["heading"].split(" – ")[-1]
    rows = [row for row in layout(paper(country, name), columns) if isinstance(row, Row) and row.large]
    assert heading in " ".join(row.text.strip() for row in rows)


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_amount_is_large_on_any_paper(country):
    for name in COUNTRIES[country].EVERY:
        drawn = paper(country, name)
        assert any(isinstance(element, Pair | Table) for element in drawn)
        for columns in (48, 32):
            assert [row.text for row in large(layout(drawn, columns)) if AMOUNT.search(row.text)] == []


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize(("country", "name"), MARKED)
def test_it_comes_out_of_the_printer_with_its_dash(country, name, columns):
    roll = Roll(columns)
    roll.feed(render(paper(country, name), columns))
    heading = COUNTRIES[country].EVERY[name][0]["heading"].replace("–", "-")
    said = " ".join(row.text.strip() for row in large(roll.drawn))
    assert said.startswith(heading)
    assert "?" not in said and "■" not in said


@pytest.mark.parametrize("country", COUNTRIES)
def test_an_unpaid_or_trained_paper_thanks_nobody(country):
    for name in ("training", "provisional", "delivery"):
        text = [row.text.strip() for row in layout(paper(country, name), 48) if isinstance(row, Row)]
        assert "Thank you, and welcome back" not in text
