"""Sharing out: nothing is lost, nothing is made, and nobody is more than one unit off."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.money import apportion, divide, spread

WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=30)


@given(st.integers(-(10**9), 10**9), WEIGHTS)
def test_shares_sum_to_the_total(total, weights):
    assert sum(spread(total, weights)) == total


@given(st.integers(-(10**9), 10**9), WEIGHTS)
def test_each_share_is_within_one_unit_of_its_exact_part(total, weights):
    whole = sum(weights)
    for share, weight in zip(spread(total, weights), weights, strict=True):
        if whole:
            assert abs(share - Fraction(total * weight, whole)) < 1


@given(st.integers(0, 10**9), WEIGHTS)
def test_no_share_of_a_part_is_more_than_its_weight(total, weights):
    """What a discount of at most the whole takes off a line never exceeds the line."""
    whole = sum(weights)
    for share, weight in zip(spread(min(total, whole), weights), weights, strict=True):
        assert 0 <= share <= weight


@given(st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=20), st.integers(1, 20_000))
def test_apportion_of_mixed_signs_sums_to_the_rounded_whole(numerators, denominator):
    total = divide(sum(numerators), denominator)
    shares = apportion(total, numerators, denominator)
    assert sum(shares) == total
    for share, numerator in zip(shares, numerators, strict=True):
        assert abs(share - Fraction(numerator, denominator)) < 1


def test_of_nothing_there_is_nothing_to_share():
    assert spread(0, []) == []
