"""Amounts as text: what is written can be read back, and nothing else can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.money import NOK, Currency, parse, text


@given(st.integers(-(10**11), 10**11), st.integers(0, 3))
def test_what_is_written_is_read_back(minor, exponent):
    currency = Currency("ABC", exponent)
    assert parse(text(minor, currency), currency) == minor


@pytest.mark.parametrize(
    "written",
    ["", " ", "-", "1.", ".5", "1,2,3", "1e3", "0x1", "NaN", "12.345", "--1", "1 000", "٣", "1" * 13],
)
def test_anything_else_is_refused_and_named(written):
    with pytest.raises(ValueError, match="expected an amount"):
        parse(written, NOK)


def test_text_needs_no_more_than_the_currency_has():
    assert text(5, NOK) == "0.05"
    assert text(-5, NOK) == "-0.05"
    assert text(500, Currency("JPY", 0)) == "500"
    assert text(1234, Currency("KWD", 3)) == "1.234"
