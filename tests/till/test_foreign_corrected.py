"""A wrong tender where notes of another currency were taken, or should have been: they and their change are
put right together, and the Z, the settlement and the voucher follow. Euros are 11.50, the knife 129.50."""

import json

import pytest

from appliance.domain.contributions import contributions
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.domain.voucher import from_dict
from appliance.storage import days, journal, projections
from appliance.till import day, foreign, paying, returns, verifying
from tests.till.shop import KNIFE, MILK, kinds, last, managed, paid, ring
from tests.till.test_foreign import held_out, printed

CASH = {"kind": "cash", "brand": "", "amount": 13_000}
EUROS = {"kind": "foreign", "brand": "EUR", "amount": 23_000, "foreign": "20.00", "exchange": "11.50"}
CHANGE = {"kind": "cash", "brand": "", "amount": -10_000, "change": 1}
VISA = {"kind": "card", "brand": "visa", "amount": 12_950}


@pytest.fixture
def shop(till):
    """It takes euros; Ola is at the till."""
    foreign.set_rate(managed(till), "EUR", "11.50")
    return till


def correct(till, place, kind, brand="", notes=0):
    """Correct the newest receipt; gives the tenders that it was, that it is, and the rounding."""
    returns.correct_tender(till, returns.newest(till, 1)[0], place, kind, brand, notes)
    return tuple(last(till)[name] for name in ("old", "new", "rounding"))


def closed(till):
    """The day's Z and voucher after a count that agrees; the journal is whole."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    ((plain,),) = till.database.execute_sql("SELECT body FROM voucher").fetchall()
    voucher = from_dict(json.loads(plain))
    assert verifying.verify(till.database, till.rules)[1] == ""
    assert projections.differences(till.database) == []
    bodies = [entry.data for _, entry in journal.entries(till.database) if entry.number >= voucher.entries[0]]
    parts = contributions(voucher, bodies)
    assert [sum(one.amount for one in each) for each in parts] == [one.amount for one in voucher.postings]
    return z, {(one.role.value, one.tender): one.amount for one in voucher.postings if one.tender}


def test_cash_that_was_euros_leaves_them_in_the_drawer_and_their_change_out_of_it(shop):
    """20 euros are 230.00 for 130.00: 100.00 went back."""
    paid(ring(shop, KNIFE), ("cash", 20_000))
    assert correct(shop, 0, "foreign", "EUR", 2000) == ([CASH], [EUROS, CHANGE], 0)
    z, postings = closed(shop)
    assert z["foreign"] == [
        {"currency": "EUR", "n": 1, "amount": "20.00", "worth": 23_000, "exchange": "11.50"}
    ]
    assert (z["cash_expected"], z["rounding"]) == (90_000, 50)
    assert postings == {("tender", "foreign:EUR"): 23_000, ("tender", "cash"): -10_000}


def test_euros_that_were_a_card_go_and_so_do_their_change_and_rounding(shop):
    held_out(shop, KNIFE)
    assert correct(shop, 0, "card", "visa") == ([EUROS, CHANGE], [VISA], -50)
    z, postings = closed(shop)
    assert (z["foreign"], z["cash_expected"], z["rounding"]) == ([], 100_000, 0)
    assert postings == {("tender", "card:visa"): 12_950}


def test_euros_that_were_cash(shop):
    held_out(shop, KNIFE)
    assert correct(shop, 0, "cash") == ([EUROS, CHANGE], [CASH], 0)
    assert closed(shop)[1] == {("tender", "cash"): 13_000}


def test_another_note_of_the_same_currency(shop):
    """50 euros are 575.00: 445.00 went back."""
    held_out(shop, KNIFE)
    fifty = {**EUROS, "amount": 57_500, "foreign": "50.00"}
    new = [fifty, {**CHANGE, "amount": -44_500}]
    assert correct(shop, 0, "foreign", "EUR", 5000) == ([EUROS, CHANGE], new, 0)
    z, postings = closed(shop)
    assert (z["foreign"][0]["amount"], z["foreign"][0]["n"]) == ("50.00", 1)
    assert postings == {("tender", "foreign:EUR"): 57_500, ("tender", "cash"): -44_500}


def test_there_and_back_is_as_it_was_and_each_has_its_slip(shop):
    ring(shop, KNIFE)
    paying.pay(shop)
    paying.tender(shop, "card", 12_950, "visa")
    correct(shop, 0, "foreign", "EUR", 2000)
    paper = "\n".join(printed(shop, last(shop)))
    assert "20,00 EUR × 11,50" in paper and "-100,00" not in paper and "100,00" in paper
    assert correct(shop, 0, "card", "visa") == ([EUROS, CHANGE], [VISA], -50)
    sums = days.turnover(shop.database, *["2026-11-21"] * 2, *["2026-11-14"] * 3)
    tenders = {key: tuple(of) for _, measure, key, *of in sums if measure == "tender"}
    assert tenders == {"card:visa": (1, 12_950, 0), "foreign:EUR": (0, 0, 0), "cash": (0, 0, 0)}
    assert closed(shop)[1] == {("tender", "card:visa"): 12_950}


def test_the_part_of_a_split_payment(shop):
    """129.50: 50.00 by card, and 10 euros for 115.00 where 80.00 was due in coins. The card was Vipps, and
    the euros were cash after all."""
    ring(shop, KNIFE)
    paid(shop, ("card", 5000), ("cash", 8000))
    ten = {**EUROS, "amount": 11_500, "foreign": "10.00"}
    card = {"kind": "card", "brand": "", "amount": 5000}
    _, new, rounding = correct(shop, 1, "foreign", "EUR", 1000)
    assert (new, rounding) == ([card, ten, {**CHANGE, "amount": -3500}], 0)
    _, new, rounding = correct(shop, 0, "vipps")
    assert (new, rounding) == ([{**card, "kind": "vipps"}, ten, {**CHANGE, "amount": -3500}], 0)
    assert closed(shop)[0]["rounding"] == 50


def test_beside_a_card_that_was_cash_their_change_is_rounded_with_it(shop):
    """129.50: 50.30 by card, and 10 euros for the 79.20 that were left: 36.00 back of 115.00. All of it in
    cash is 130.00: 50.00, and 80.00 of the euros."""
    paying.pay(ring(shop, KNIFE))
    paying.tender(shop, "card", 5030, "visa")
    paying.pay_notes(shop, "EUR", 1000)
    assert (shop.paid.payment.change, shop.paid.data["rounding"]) == (3600, -20)
    _, new, rounding = correct(shop, 0, "cash")
    assert [one["amount"] for one in new] == [5000, 11_500, -3500]
    assert rounding == 70
    z, _ = closed(shop)
    assert (z["cash_expected"], z["rounding"]) == (101_500, 50)


def test_at_the_rate_of_when_it_was_sold(shop):
    paid(ring(shop, KNIFE), ("cash", 20_000))
    foreign.set_rate(managed(shop), "EUR", "12")
    foreign.set_rate(shop, "USD", "10")
    assert foreign.rates_then(shop, shop.paid.row) == {"EUR": "11.50", "USD": "10"}
    assert correct(shop, 0, "foreign", "EUR", 2000)[1] == [EUROS, CHANGE]


def test_what_does_not_fit_is_sold_again_and_nothing_is_written(shop):
    paid(ring(shop, KNIFE), ("cash", 13_000))
    written = kinds(shop)
    with pytest.raises(Refused, match="tender_sell_again"):
        correct(shop, 0, "foreign", "EUR", 1000)  # 115.00 of 130.00
    with pytest.raises(Refused, match="tender_not_correctable"):
        correct(shop, 0, "foreign", "USD", 5000)
    with pytest.raises(Refused, match="tender_not_correctable"):
        returns.to_pay_again(shop, returns.newest(shop, 1)[0], 1)
    assert kinds(shop) == written


def test_change_is_no_tender_and_the_same_again_no_correction(shop):
    held_out(shop, KNIFE)
    for place, of in ((1, ("card", "visa")), (0, ("foreign", "EUR", 2000))):
        with pytest.raises(Refused, match="tender_not_correctable"):
            correct(shop, place, *of)


def test_nobody_gives_euros_back(shop):
    paid(ring(shop, MILK), ("card", 2490))
    returns.return_lines(shop, returns.find_receipt(shop, 1), {1: 1000})
    paid(shop, ("cash", -2500))
    with pytest.raises(Refused, match="tender_sell_again"):
        correct(shop, 0, "foreign", "EUR", 2000)
