"""Labels of scales, and what a line comes to that is made of one: sums by hand, and for any label."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.barcode import elements, normalise
from appliance.domain.measured import DEFAULTS, PRICE, WEIGHT, Measured, Prefix, carried, line_of, read
from appliance.domain.money import divide


@pytest.mark.parametrize(
    ("country", "code", "weight", "price", "shared"),
    [
        ("norway", "2300123014952", 1495, None, "2300123000009"),
        ("norway", "2012340049906", None, 4990, "2012340000006"),
        ("denmark", "2112340049903", None, 4990, "2112340000003"),
        ("denmark", "2612340014951", 1495, None, "2612340000008"),
        ("denmark", "2712345014953", 1495, None, "2712345000000"),
    ],
)
def test_the_countries_own_labels(country, code, weight, price, shared):
    found = read(code, DEFAULTS[country])
    assert (found.weight, found.price, found.codes[0]) == (weight, price, shared)
    assert normalise(shared).readable


def test_a_prefix_without_a_row_carries_nothing():
    assert read("2912340049901", DEFAULTS["denmark"]) is None
    assert read("7038010000010", DEFAULTS["norway"]) is None


def test_an_article_is_found_under_any_way_to_write_it():
    found = read("2300123014952", DEFAULTS["norway"])
    assert found.codes == ("2300123000009", "23001230", "001230", "1230")


def test_fewer_decimals_are_tenths_and_whole_kroner():
    assert read("2100123014956", DEFAULTS["norway"]).price == 14950  # 149,5 kr, one decimal
    assert read("2200123014953", DEFAULTS["norway"]).price == 149500  # 1495 kr
    assert read("2500123014954", DEFAULTS["norway"]).weight == 149500  # 149,5 kg


def test_a_check_digit_inside_is_looked_at():
    # GS1 General Specifications 7.9.2, four digits, weights 2-, 2-, 3, 5-: 2875 -> 9
    row = Prefix("23", PRICE, 5, 2, check=True)
    good, bad = "230012392875", "230012382875"
    from biip.checksums import gs1_standard_check_digit as last

    assert read(good + str(last(good)), [row]).price == 2875
    assert not read(bad + str(last(bad)), [row]).readable


def test_nothing_inside_is_an_article_like_another():
    found = read("2300123000009", DEFAULTS["norway"])
    assert (found.weight, found.price) == (None, None)
    assert line_of(found, 18990, "kg") is None


def test_identifiers_of_gs1():
    said = elements("]e0010703801000001031030012501526112139224990")
    assert carried("7038010000010", said) == Measured(("7038010000010",), 1250, 4990, "2026-11-21")
    said = elements("https://id.gs1.org/01/07038010000010?3102000125&17=261100".replace("?3102", "?3102="))
    assert carried("7038010000010", said) == Measured(("7038010000010",), 1250, None, "", "2026-11-30")
    assert carried("1", [("10", None, None)]) is None
    assert carried("1", [("3103", Decimal("0.0004"), None), ("15", None, dt.date(2026, 1, 2))]).weight is None


@pytest.mark.parametrize(
    ("weight", "pays", "price", "unit", "line"),
    [
        (412, None, 18990, "kg", (412, 18990, "kg")),  # 0.412 · 189.90 = 78.2388
        (None, 7824, 18990, "kg", (412, 18990, "kg")),  # and back: 78.24 / 189.90 = 0.41200
        (None, 7825, 18990, "kg", (1000, 7825, "")),  # 411 g: 78.05, 412 g: 78.24, 413 g: 78.43
        (None, 7825, 990, "kg", (7904, 990, "kg")),  # 7.904 · 9.90 = 78.2496; below 10 kr a gram always fits
        (412, 7900, 18990, "kg", (412, 19175, "kg")),  # the scale had 191.75: 0.412 · 191.75 = 79.001
        (412, 7824, 18990, "kg", (412, 18990, "kg")),
        (None, 4990, 4990, "", (1000, 4990, "")),
        (None, 4990, None, "", (1000, 4990, "")),
        (None, 4990, None, "kg", (1000, 4990, "")),
        (412, None, None, "kg", None),
        (None, None, 18990, "kg", None),
    ],
)
def test_a_line_comes_to_what_the_label_says(weight, pays, price, unit, line):
    assert line_of(Measured((), weight, pays), price, unit) == line


grams = st.integers(1, 99_999)
kroner = st.integers(1, 999_999)
prices = st.integers(1, 500_000)


@given(pays=kroner, price=st.none() | prices, unit=st.sampled_from(["", "kg"]), weight=st.none() | grams)
def test_whatever_is_on_the_label_is_what_the_customer_pays(pays, price, unit, weight):
    quantity, each, of = line_of(Measured((), weight, pays), price, unit)
    assert divide(quantity * each, 1000) == pays and quantity > 0
    assert of in (unit, "")


@given(weight=grams, price=prices)
def test_the_shops_own_price_gives_the_weight_back(weight, price):
    pays = divide(weight * price, 1000)
    if not pays:
        return
    quantity, each, unit = line_of(Measured((), None, pays), price, "kg")
    assert (each, unit, divide(quantity * each, 1000)) == (price, "kg", pays)
    if price > 1000:  # from 10.00 a kilo on each gram has a price of its own
        assert quantity == weight


@given(item=st.integers(0, 999_999), value=st.integers(1, 9999), row=st.sampled_from(DEFAULTS["norway"]))
def test_every_label_leads_to_the_code_that_all_of_its_article_share(item, value, row):
    from biip.checksums import gs1_standard_check_digit as last

    digits = f"{row.prefix}{item:06d}{value:04d}"
    found = read(digits + str(last(digits)), DEFAULTS["norway"])
    assert found.codes[0].startswith(f"{row.prefix}{item:06d}0000") and normalise(found.codes[0]).readable
    assert (found.weight is None) == (row.meaning != WEIGHT)
