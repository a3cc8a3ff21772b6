"""Differences are booked with a reason, not argued with; a count must only agree with itself."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count, settle

Z = {"z": 1, "cash_expected": 150_000, "tenders": [{"kind": "card", "brand": "visa", "amount": 40_000}]}


def test_a_count_that_fits_needs_no_reason():
    settled = settle(Z, Count(150_000, {50_000: 2, 20_000: 2, 10_000: 1}, {}, {}, "B1", 50_000))
    assert (settled["difference"], settled["closing_float"]) == (0, 100_000)
    assert settled["terminals"][0]["difference"] == 0


@pytest.mark.parametrize(
    ("count", "difference"),
    [(Count(149_950, {}, {}, {}), -50), (Count(150_000, {}, {"card:visa": 39_900}, {}), -100)],
)
def test_a_difference_needs_a_reason(count, difference):
    with pytest.raises(Refused) as refused:
        settle(Z, count)
    assert refused.value.problem.code == "difference_unexplained"
    assert refused.value.problem.facts["difference_amount"] == difference


def test_a_drawer_that_cannot_be_counted_needs_a_reason_too():
    with pytest.raises(Refused, match="difference_unexplained"):
        settle(Z, Count(None, {}, {}, {}))
    settled = settle(Z, Count(None, {}, {}, {"cash": "key lost"}))
    assert (settled["counted"], settled["not_counted"], settled["difference"]) == (150_000, 1, 0)


def test_a_day_whose_drawer_should_hold_less_than_nothing_can_still_be_settled():
    """500.00 went back to customers out of a drawer whose float nobody typed."""
    settled = settle({**Z, "cash_expected": -50_000}, Count(None, {}, {}, {"cash": "float not typed"}))
    assert (settled["counted"], settled["difference"], settled["closing_float"]) == (0, 50_000, 0)


@pytest.mark.parametrize(
    "count",
    [
        Count(150_000, {100: 1}, {}, {}),
        Count(150_000, {}, {}, {}, "B1", 50_000, closing_float=99_999),
        Count(150_000, {}, {}, {}, "B1", 150_001),
        Count(150_000, {}, {}, {}, "B1", -1),
    ],
)
def test_a_count_that_contradicts_itself_is_refused(count):
    with pytest.raises(Refused, match="settlement_unbalanced"):
        settle(Z, count)
