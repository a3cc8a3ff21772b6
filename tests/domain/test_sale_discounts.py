"""Discounts: spread over the lines that may bear them, never more than there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.figures import figures
from appliance.domain.line import Discount, Line
from appliance.domain.problems import Refused
from appliance.domain.sale import Sale, add, discount_line, discount_sale, with_quantity

LINES = st.lists(
    st.builds(
        Line,
        id=st.just(0),
        name=st.just("x"),
        group=st.just("1"),
        department=st.just("1"),
        price=st.integers(0, 100_000),
        rate=st.sampled_from([0, 1500, 2500]),
        quantity=st.integers(-5_000, 5_000).filter(bool),
        discountable=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


def sale_of(lines):
    """A sale of lines, one after the other."""
    sale = Sale("0" * 32, "NOK")
    for line in lines:
        sale = add(sale, line)
    return sale


@given(LINES, st.integers(0, 200_000), st.integers(0, 10_000))
def test_the_total_is_the_lines_less_the_discount_and_no_line_bears_more_than_itself(lines, amount, percent):
    sale = sale_of(lines)
    for discount in (Discount(amount, "why"), Discount(0, "why", percent=percent)):
        try:
            reduced = discount_sale(sale, discount)
        except Refused:
            continue
        for line, share in zip(reduced.lines, reduced.shares, strict=True):
            assert 0 <= share <= max(line.gross, 0)
            assert share == 0 or (line.discountable and line.quantity > 0)
        assert reduced.total == sum(line.gross for line in sale.lines) - sum(reduced.shares)


@given(LINES, st.integers(0, 50_000))
def test_a_sale_s_vat_adds_up_after_every_discount(lines, amount):
    sale = sale_of(lines)
    base = sum(line.gross for line in sale.lines if line.discountable and line.quantity > 0)
    worked = figures(discount_sale(sale, Discount(min(amount, base), "why")))
    assert sum(worked.gross) == sale.total - min(amount, base)
    assert sum(one.gross for one in worked.rates.values()) == sum(worked.gross)
    assert sum(worked.vats) == sum(one.vat for one in worked.rates.values())


def test_a_tenth_off_three_by_hand():
    """100.00 + 50.00 + 33.30 = 183.30; 10 % = 18.33, spread 10.00, 5.00, 3.33."""
    sale = sale_of([Line(0, "x", "1", "1", price, 2500) for price in (10000, 5000, 3330)])
    reduced = discount_sale(sale, Discount(0, "friend", percent=1000))
    assert (reduced.total, reduced.shares) == (16497, (1000, 500, 333))


def test_a_discount_never_outgrows_a_line_whose_quantity_shrank():
    """2 × 100.00 less 150.00 is 50.00; one piece less, the line is worth nothing, not minus 50.00."""
    sale = sale_of([Line(0, "x", "1", "1", 10_000, 2500, quantity=2000)])
    sale = discount_line(sale, 1, Discount(15_000, "damaged"))
    assert sale.total == 5_000
    assert with_quantity(sale, 1, 1000).total == 0


@pytest.mark.parametrize(
    ("discount", "code"),
    [
        (Discount(10_001, "why"), "discount_too_large"),
        (Discount(-1, "why"), "discount_too_large"),
        (Discount(0, "why", percent=10_001), "discount_too_large"),
        (Discount(1, ""), "reason_needed"),
    ],
)
def test_a_discount_without_reason_or_above_the_line_is_refused(discount, code):
    sale = sale_of([Line(0, "x", "1", "1", 10_000, 2500)])
    with pytest.raises(Refused, match=code):
        discount_line(sale, 1, discount)
    with pytest.raises(Refused, match=code):
        discount_sale(sale, discount)


def test_tobacco_takes_no_discount():
    sale = sale_of([Line(0, "x", "1", "1", 10_000, 2500, discountable=False)])
    with pytest.raises(Refused, match="no_discount_on_group"):
        discount_line(sale, 1, Discount(1, "why"))
    with pytest.raises(Refused, match="discount_too_large"):
        discount_sale(sale, Discount(1, "why"))
