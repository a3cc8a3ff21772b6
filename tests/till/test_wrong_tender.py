"""A wrong tender is corrected before the Z, and the Z then says what was really paid."""

import pytest

from appliance.domain.pant import Bottles
from appliance.domain.problems import Refused
from appliance.storage import days, projections
from appliance.till import bottles, day, paying, returns
from tests.till.shop import KNIFE, kinds, last, paid, ring


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


@pytest.mark.parametrize(
    ("card", "cash", "parts", "rounding"),
    [
        # 129.50 in coins is 130.00: 51.00 beside the 79.00 that were rounded down from 79.20
        (5_030, 7_900, [5_000, 8_000], 50),
        (5_050, 7_900, [5_100, 7_900], 50),
        (5_000, 8_000, [5_000, 8_000], 50),
    ],
)
def test_all_cash_after_all_is_what_coins_can_pay(till, card, cash, parts, rounding):
    paid(ring(till, KNIFE), ("card", card), ("cash", cash))
    correct(till, 0, "cash")
    assert [one["amount"] for one in last(till)["new"]] == parts
    assert z_tenders(till) == ({"card": 0, "cash": 13_000}, rounding, 113_000)


def test_a_card_behind_cash_was_cash_too(till):
    """129.50: 50.00 cash and 79.50 card, nothing rounded. All in cash it is 130.00."""
    paid(ring(till, KNIFE), ("cash", 5_000), ("card", 7_950))
    correct(till, 1, "cash")
    assert last(till)["rounding"] == 50
    assert z_tenders(till) == ({"card": 0, "cash": 13_000}, 50, 113_000)


def test_cash_that_ended_it_was_a_card(till):
    """50.00 and 80.00 in cash; the 80.00 were a card, of which 79.50 were asked: nothing is left to round."""
    paid(ring(till, KNIFE), ("cash", 5_000), ("cash", 8_000))
    correct(till, 1, "card")
    assert z_tenders(till) == ({"cash": 5_000, "card": 7_950}, 0, 105_000)


def test_cash_before_it_was_a_card(till):
    """It was the 50.00: the 79.50 that were left are 80.00 in coins as before."""
    paid(ring(till, KNIFE), ("cash", 5_000), ("cash", 8_000))
    correct(till, 0, "card")
    assert z_tenders(till) == ({"cash": 8_000, "card": 5_000}, 50, 108_000)


def test_each_part_comes_back_to_what_it_was(till):
    """Two cards that were cash, and were not: 50.30 and 79.20 were asked of them, whatever stood between."""
    paid(ring(till, KNIFE), ("card", 5_030), ("card", 7_920))
    rounded = []
    for place, kind in ((0, "cash"), (1, "cash"), (0, "card"), (1, "card")):
        correct(till, place, kind)
        rounded.append(([one["amount"] for one in last(till)["new"]], last(till)["rounding"]))
    assert rounded == [
        ([5_000, 7_920], -30), ([5_000, 8_000], 80), ([5_030, 7_900], -70), ([5_030, 7_920], 20),
    ]  # fmt: skip
    assert z_tenders(till) == ({"card": 12_950, "cash": 0}, 0, 100_000)


def test_goods_that_came_back_in_two_parts_were_paid_out_in_coins(till):
    """129.50 back: 50.30 to the card, the 79.20 that are left as 79.00; all of it in cash is 130.00."""
    paid(ring(till, KNIFE), ("card", 12_950))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -5_030), ("cash", -7_900))
    correct(till, 0, "cash")
    assert last(till)["rounding"] == -70
    assert z_tenders(till) == ({"card": 12_950, "cash": -13_000}, -50, 87_000)


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


def test_bottles_were_no_card_and_a_card_was_no_bottles(till):
    """129.50: bottles for 14.00, and the 115.50 that are left by card. Only that part can have been another;
    in cash it is 116.00."""
    bottles.take(ring(till, KNIFE), Bottles({200: 4, 300: 2}))
    paying.tender(till, "card", 11_550)
    assert returns.correctable(till, returns.newest(till, 1)[0]) == (1,)
    for place, kind in ((0, "card"), (0, "cash"), (1, "pant")):
        with pytest.raises(Refused, match="tender_not_correctable"):
            correct(till, place, kind)
    assert kinds(till)[-1] == "sale"
    correct(till, 1, "cash")
    assert z_tenders(till) == ({"pant": 1_400, "card": 0, "cash": 11_600}, 50, 111_600)


def test_after_the_z_it_is_too_late(till):
    paid(ring(till, KNIFE), ("cash", 13_000))
    found = returns.newest(till, 1)[0]
    day.z_report(till)
    with pytest.raises(Refused, match="day_not_open"):
        returns.correct_tender(till, found, 0, "card")
    day.open_day(till, 113_000, again_reason="evening market")
    with pytest.raises(Refused, match="tender_not_correctable"):
        returns.correct_tender(till, found, 0, "card")
