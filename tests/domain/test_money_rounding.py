"""One rounding: to the nearest, halves away from zero. The oracle is exact fractions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.money import divide, nearest

NUMBERS = st.integers(-(10**12), 10**12)


@given(NUMBERS, st.integers(1, 10**6))
def test_divide_is_never_more_than_half_off_and_halves_go_away_from_zero(numerator, denominator):
    exact = Fraction(numerator, denominator)
    rounded = divide(numerator, denominator)
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)


@given(NUMBERS, st.integers(1, 10**6))
def test_divide_mirrors_at_zero_and_takes_the_sign_of_either_part(numerator, denominator):
    assert divide(-numerator, denominator) == -divide(numerator, denominator)
    assert divide(numerator, -denominator) == -divide(numerator, denominator)


@given(NUMBERS, st.sampled_from([1, 50, 100]))
def test_nearest_is_what_decimal_arithmetic_says(minor, step):
    steps = (Decimal(minor) / step).quantize(Decimal(1), ROUND_HALF_UP)
    assert nearest(minor, step) == int(steps) * step


@pytest.mark.parametrize(
    ("exact", "norway", "denmark"),
    [
        (100, 100, 100),
        (101, 100, 100),
        (124, 100, 100),
        (125, 100, 150),
        (149, 100, 150),
        (150, 200, 150),
        (174, 200, 150),
        (175, 200, 200),
        (199, 200, 200),
        (49, 0, 50),
        (24, 0, 0),
        (0, 0, 0),
    ],
)
def test_the_law_s_own_cases_either_way_round(exact, norway, denmark):
    """1-49 øre down and 50-99 up in Norway; the nearest 50 øre in Denmark; the same for money back."""
    assert (nearest(exact, 100), nearest(exact, 50)) == (norway, denmark)
    assert (nearest(-exact, 100), nearest(-exact, 50)) == (-norway, -denmark)
