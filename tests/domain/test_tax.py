"""VAT out of gross: once per receipt and rate, against exact fractions."""

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.tax import Amount, by_rate, of_gross

RATES = st.sampled_from([0, 1111, 1200, 1500, 2500, 2550])
LINES = st.lists(st.tuples(RATES, st.integers(-(10**7), 10**7)), min_size=1, max_size=25)


def rounded(exact: Fraction) -> int:
    """To the nearest, halves away from zero."""
    whole = int(abs(exact) + Fraction(1, 2))
    return whole if exact >= 0 else -whole


@given(st.integers(-(10**9), 10**9), RATES)
def test_one_amount(gross, rate):
    amount = of_gross(gross, rate)
    assert amount.vat == rounded(Fraction(gross) * rate / (10_000 + rate))
    assert amount.gross == gross == amount.net + amount.vat


@given(LINES)
def test_a_receipt_s_vat_is_worked_out_on_each_rate_s_sum(lines):
    sums = defaultdict(int)
    for rate, gross in lines:
        sums[rate] += gross
    amounts, _ = by_rate(lines)
    assert {rate: (a.gross, a.vat) for rate, a in amounts.items()} == {
        rate: (gross, rounded(Fraction(gross) * rate / (10_000 + rate))) for rate, gross in sums.items()
    }


@given(LINES)
def test_the_lines_vat_sums_to_the_receipt_s_and_no_line_is_more_than_one_off(lines):
    amounts, vats = by_rate(lines)
    for rate, amount in amounts.items():
        assert sum(vat for vat, line in zip(vats, lines, strict=True) if line[0] == rate) == amount.vat
    for vat, (rate, gross) in zip(vats, lines, strict=True):
        assert abs(vat - Fraction(gross) * rate / (10_000 + rate)) < 1


def test_three_lines_by_hand():
    """3 × 24.90 at 15 %: 74.70 × 15/115 = 9.7434… → 9.74; each 3.2478 → 3.25, 3.25, 3.24."""
    amounts, vats = by_rate([(1500, 2490)] * 3)
    assert amounts == {1500: Amount(7470, 6496, 974)}
    assert vats == [325, 325, 324]


@given(st.integers(), st.integers(), st.integers())
def test_an_amount_that_does_not_add_up_does_not_exist(gross, net, vat):
    if gross == net + vat:
        assert Amount(gross, net, vat)
    else:
        with pytest.raises(ValueError, match="expected gross"):
            Amount(gross, net, vat)
