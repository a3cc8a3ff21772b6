"""Amounts reach JSON digit by digit, and come back so."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.integrations.exact import Amount, minor, write


@given(st.integers(-(10**14), 10**14))
def test_there_and_back(amount):
    written = write({"amount": Amount(amount, 2)})
    assert json.loads(written, parse_float=Decimal)["amount"] * 100 == amount
    assert minor(json.loads(written, parse_float=str)["amount"], 2) == amount


PLAIN = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(PLAIN, lambda one: st.lists(one) | st.dictionaries(st.text(), one)))
def test_everything_else_is_what_json_says(value):
    assert json.loads(write(value)) == value


@pytest.mark.parametrize("value", [0.1, Decimal("0.1"), {"a": [1.0]}, b"x"])
def test_no_float_gets_in(value):
    with pytest.raises(TypeError, match="exact"):
        write(value)


@pytest.mark.parametrize("number", ["0.001", "1e3", "", "-", None, "NaN", "12,5"])
def test_what_is_no_amount(number):
    with pytest.raises(ValueError, match="decimals"):
        minor(number, 2)
