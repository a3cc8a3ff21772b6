"""A wrong tender is corrected before the Z, and the Z then says what was really paid."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import days, projections
from appliance.till import day, returns
from tests.till.shop import KNIFE, paid, ring


def z_tenders(till):
    """The Z's tenders by kind, and its rounding."""
    z = day.z_report(till)
    return {row["kind"]: row["amount"] for row in z["tenders"]}, z["rounding"], z["cash_expected"]


def correct(till, place, kind, brand=""):
    """Correct the newest receipt."""
    returns.correct_tender(till, returns.newest(till, 1)[0], place, kind, brand)


def test_cash_that_was_card_loses_its_rounding(till):
    """129.50 in cash is 130.00 (+0.50); by card it is 129.50."""
    paid(ring(till, KNIFE), ("cash", 13_000))
    correct(till, 0, "card", "visa")
    assert z_tenders(till) == ({"cash": 0, "card": 12_950}, 0, 100_000)


def test_card_that_was_cash_is_rounded(till):
    paid(ring(till, KNIFE), ("card", 12_950))
    correct(till, 0, "cash")
    assert z_tenders(till) == ({"card": 0, "cash": 13_000}, 50, 113_000)


def test_the_other_part_of_a_split_payment_keeps_the_rounding(till):
    """129.50: card 50.30, the 79.20 left as 79.00 in cash. It was Vipps: still 50.30 and −0.20."""
    paid(ring(till, KNIFE), ("card", 5_030), ("cash", 7_900))
    correct(till, 0, "vipps")
    assert z_tenders(till) == ({"card": 0, "vipps": 5_030, "cash": 7_900}, -20, 107_900)


def test_all_cash_after_all_is_rounded_once(till):
    """129.50: card 50.30 and cash 79.00; the 50.30 were cash too: the rounding is still −0.20."""
    paid(ring(till, KNIFE), ("card", 5_030), ("cash", 7_900))
    correct(till, 0, "cash")
    assert z_tenders(till) == ({"card": 0, "cash": 12_930}, -20, 112_930)


def test_corrected_twice_and_back_is_as_it_was(till):
    paid(ring(till, KNIFE), ("cash", 13_000))
    correct(till, 0, "card")
    correct(till, 0, "cash")
    assert returns.tenders(till, returns.newest(till, 1)[0]) == [
        {"kind": "cash", "brand": "", "amount": 13_000}
    ]
    assert z_tenders(till) == ({"card": 0, "cash": 13_000}, 50, 113_000)


def test_the_day_s_figures_follow(till):
    paid(ring(till, KNIFE), ("cash", 13_000))
    correct(till, 0, "card", "visa")
    sums = days.turnover(till.database, *["2026-11-21"] * 2, *["2026-11-14"] * 3)
    tenders = {key: tuple(of) for _, measure, key, *of in sums if measure == "tender"}
    assert tenders == {"cash": (0, 0, 0), "card:visa": (1, 12_950, 0)}
    assert projections.differences(till.database) == []


@pytest.mark.parametrize(("place", "kind"), [(1, "card"), (-1, "card"), (0, "cash"), (0, "foreign")])
def test_what_is_not_there_or_not_another_is_refused(till, place, kind):
    paid(ring(till, KNIFE), ("cash", 13_000))
    with pytest.raises(Refused, match="tender_not_correctable"):
        correct(till, place, kind)


def test_after_the_z_it_is_too_late(till):
    paid(ring(till, KNIFE), ("cash", 13_000))
    found = returns.newest(till, 1)[0]
    day.z_report(till)
    with pytest.raises(Refused, match="day_not_open"):
        returns.correct_tender(till, found, 0, "card")
    day.open_day(till, 113_000, again_reason="evening market")
    with pytest.raises(Refused, match="tender_not_correctable"):
        returns.correct_tender(till, found, 0, "card")
