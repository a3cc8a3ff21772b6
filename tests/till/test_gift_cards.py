"""Gift cards by number: sold, looked up, paid with, given back onto, and never below nothing."""

import pytest

from appliance.domain.card_number import sound
from appliance.domain.problems import Refused
from appliance.domain.product import Group
from appliance.storage import claims, journal, projections
from appliance.till import (
    asking,
    catalogue,
    gift_cards,
    modes,
    parking,
    paying,
    returns,
    scanning,
    selling,
    verifying,
)
from tests.till.kinds_shop import shelved
from tests.till.shop import KNIFE, MILK, last, managed, paid, ring, trusted

PRINTED = "PLASTIC-0001"
YEAR = 24 * 365


@pytest.fixture
def shop(till):
    """A shop that sells gift cards."""
    return shelved(till)


def sold(till, price=50_000, number=""):
    """A gift card is sold; gives its number."""
    gift_cards.sell(till, price, number)
    body = paid(till, ("card", till.sale.total)).data
    return body["lines"][-1]["cards"][0]["number"]


def balance(till, number):
    """What is left on it."""
    return claims.gift_card(till.database, number).balance


def good(till):
    """The journal holds, and its projections are what it says."""
    verdict = verifying.examine(till.database, till.rules)
    assert verdict.faults == []
    return till


def test_nobody_pays_for_half_a_card_and_gets_none_of_it(shop):
    gift_cards.sell(shop, 50_000)
    for quantity in (1500, 501_000):
        with pytest.raises(Refused, match="quantity_wrong"):
            selling.quantity(shop, 1, quantity)
    assert shop.sale.total == 50_000


def test_the_till_makes_a_number_and_prints_the_card(shop, box):
    number = sold(shop)
    assert sound(number)
    line = shop.paid.data["lines"][0]
    assert (line["kind"], line["gross"], line["vat"]) == ("gift_card", 50_000, 0)
    assert line["cards"] == [{"number": number, "until": "2029-11-21"}]
    slip = box.sent[-1][0].data
    assert [slip[name] for name in ("kind", "card", "amount", "currency", "until")] == [
        "gift_card", number, 50_000, "NOK", "2029-11-21",
    ]  # fmt: skip
    assert balance(shop, number) == 50_000
    good(shop)


def test_each_of_several_is_a_card_of_its_own(shop, box):
    gift_cards.sell(shop, 20_000)
    selling.quantity(shop, shop.sale.lines[0].id, 3000)
    cards = paid(shop, ("card", 60_000)).data["lines"][0]["cards"]
    assert len({one["number"] for one in cards}) == 3
    assert [balance(shop, one["number"]) for one in cards] == [20_000] * 3
    assert [stored.data["kind"] for stored, job in box.sent if job.kind == "print"] == [
        "sale", "gift_card", "gift_card", "gift_card",
    ]  # fmt: skip


def test_a_pre_printed_card_keeps_its_number_and_prints_none(shop, box):
    gift_cards.begin(shop, selling=True)
    scanning.scan(shop, PRINTED)
    assert shop.carding.number == PRINTED
    gift_cards.sell(shop, 30_000, PRINTED)
    assert shop.carding is None
    with pytest.raises(Refused, match="quantity_wrong"):
        selling.quantity(shop, 1, 2000)
    paid(shop, ("card", 30_000))
    assert balance(shop, PRINTED) == 30_000
    assert [stored.data["kind"] for stored, job in box.sent if job.kind == "print"] == ["sale"]


@pytest.mark.parametrize("number", [PRINTED, KNIFE, "x" * 41])
def test_a_number_is_one_card_s_and_nothing_else_s(shop, number):
    gift_cards.sell(shop, 1_000, PRINTED)
    with pytest.raises(Refused, match="gift_card_taken"):
        gift_cards.sell(shop, 1_000, number)
    paid(shop, ("card", 1_000))
    with pytest.raises(Refused, match="gift_card_taken"):
        gift_cards.sell(shop, 1_000, number)


def test_nor_by_way_of_a_parked_sale(shop):
    gift_cards.sell(shop, 1_000, PRINTED)
    parking.park(shop, "later")
    sold(shop, 2_000, PRINTED)
    parking.resume(shop, parking.parked(shop)[0][0])
    paying.pay(shop)
    row = shop.journal.id
    with pytest.raises(Refused, match="gift_card_taken"):
        paying.tender(shop, "card", 1_000)
    assert (shop.journal.id, balance(shop, PRINTED)) == (row, 2_000)


def test_a_shop_without_a_group_for_them_says_so(till):
    with pytest.raises(Refused, match="gift_card_no_group"):
        gift_cards.sell(till, 1_000)


def test_it_pays_what_it_can_and_the_rest_stays(shop):
    number = sold(shop)
    ring(shop, KNIFE)
    payment = paying.redeem(shop, number)
    assert payment.paid
    assert shop.paid.data["tenders"] == [
        {"kind": "gift_card", "brand": "", "amount": 12_950, "card": number, "left": 37_050}
    ]
    assert balance(shop, number) == 37_050
    good(shop)


def test_a_small_one_leaves_something_to_pay(shop):
    number = sold(shop, 10_000)
    paying.pay(ring(shop, KNIFE))
    assert paying.redeem(shop, number).left == 2_950
    with pytest.raises(Refused, match="gift_card_empty"):
        paying.redeem(shop, number)
    paying.tender(shop, "card", 2_950)
    assert balance(shop, number) == 0
    with pytest.raises(Refused, match="gift_card_empty"):
        paying.redeem(ring(shop, MILK), number)


def test_what_is_handed_back_before_the_end_stays_on_it(shop):
    number = sold(shop, 10_000)
    paying.pay(ring(shop, KNIFE))
    paying.redeem(shop, number)
    paying.give_back(shop)
    assert balance(shop, number) == 10_000
    paying.tender(shop, "card", 12_950)
    assert balance(good(shop), number) == 10_000


def test_one_that_nobody_sold_is_refused(shop):
    paying.pay(ring(shop, KNIFE))
    with pytest.raises(Refused, match="gift_card_unknown"):
        paying.redeem(shop, "9123456789012317")
    assert shop.payment.tenders == ()


def test_one_without_a_number_takes_a_manager(shop):
    """From before the till gave out numbers."""
    paying.pay(ring(shop, KNIFE))
    with pytest.raises(Refused, match="manager_needed"):
        paying.tender(shop, "gift_card", 10_000)
    assert paying.tender(trusted(shop), "gift_card", 10_000).left == 2_950


@pytest.mark.parametrize(("days", "pays"), [(0, True), (1, False)])
def test_its_last_day_is_the_same_three_years_on(shop, box, days, pays):
    number = sold(shop)
    shop.database.execute_sql("UPDATE gift_card SET until = ?", ("2026-11-20" if days else "2026-11-21",))
    ring(shop, KNIFE)
    if pays:
        assert paying.redeem(shop, number).paid
    else:
        with pytest.raises(Refused, match="gift_card_expired"):
            paying.redeem(shop, number)


def test_another_currency_is_refused(shop):
    number = sold(shop)
    shop.database.execute_sql("UPDATE gift_card SET currency = 'SEK'")
    with pytest.raises(Refused, match="gift_card_currency"):
        paying.redeem(ring(shop, KNIFE), number)


def test_the_goods_come_back_and_the_money_goes_onto_the_card(shop):
    number = sold(shop)
    paying.redeem(ring(shop, KNIFE), number)
    returns.return_lines(shop, returns.find_receipt(shop, 2), {1: 1000})
    assert gift_cards.owed_back(shop) == {number: 12_950}
    paying.pay(shop)
    for kind in ("cash", "card"):
        with pytest.raises(Refused, match="gift_card_first"):
            paying.tender(shop, kind, -12_950)
    assert paying.redeem(shop, number).paid
    assert (balance(shop, number), shop.paid.data["tenders"][0]["left"]) == (50_000, 50_000)
    good(shop)


def test_only_the_part_that_it_paid_goes_back_onto_it(shop):
    number = sold(shop, 10_000)
    paying.pay(ring(shop, KNIFE))
    paying.redeem(shop, number)
    paying.tender(shop, "card", 2_950)
    returns.return_lines(shop, returns.find_receipt(shop, 2), {1: 1000})
    paying.pay(shop)
    with pytest.raises(Refused, match="gift_card_first"):
        paying.tender(shop, "card", -2_951)
    paying.tender(shop, "card", -2_950)
    with pytest.raises(Refused, match="gift_card_first"):
        paying.tender(shop, "card", -10_000)
    assert paying.redeem(shop, number).paid
    assert balance(good(shop), number) == 10_000


def test_nothing_goes_onto_a_card_that_did_not_pay(shop):
    other = sold(shop)
    paid(ring(shop, KNIFE), ("card", 12_950))
    returns.return_lines(shop, returns.find_receipt(shop, 2), {1: 1000})
    paying.pay(shop)
    with pytest.raises(Refused, match="amount_wrong"):
        paying.redeem(shop, other)
    assert paying.tender(shop, "card", -12_950).paid


def test_a_card_comes_back_only_as_it_was_sold(shop):
    number = sold(shop)
    returns.return_lines(shop, returns.find_receipt(shop, 1), {1: 1000})
    body = paid(shop, ("card", -50_000)).data
    assert body["lines"][0]["cards"] == [{"number": number}]
    assert balance(good(shop), number) == 0
    with pytest.raises(Refused, match="gift_card_empty"):
        paying.redeem(ring(shop, MILK), number)


def test_one_that_was_paid_with_stays_sold(shop):
    number = sold(shop)
    paying.redeem(ring(shop, MILK), number)
    with pytest.raises(Refused, match="gift_card_used"):
        returns.return_lines(shop, returns.find_receipt(shop, 1), {1: 1000})


def test_its_payment_is_not_another_by_mistake(shop):
    number = sold(shop)
    paying.redeem(ring(shop, MILK), number)
    with pytest.raises(Refused, match="tender_not_correctable"):
        returns.correct_tender(shop, returns.find_receipt(shop, 2), 0, "card", "visa")
    assert returns.correctable(shop, returns.find_receipt(shop, 2)) == ()
    assert returns.correctable(shop, returns.find_receipt(shop, 1)) == (0,)


def test_practice_gives_out_none_and_takes_nothing_off(shop, box):
    number = sold(shop)
    modes.begin_training(managed(shop))
    box.sent.clear()
    gift_cards.sell(shop, 10_000)
    body = paid(shop, ("card", 10_000)).data
    assert "cards" not in body["lines"][0]
    assert [stored.data["kind"] for stored, job in box.sent if job.kind == "print"] == ["training"]
    assert paying.redeem(ring(shop, KNIFE), number).paid
    assert balance(good(shop), number) == 50_000


def test_a_scan_shows_it_wherever_it_is_not_goods(shop):
    number = sold(shop, 10_000)
    scanning.scan(shop, f"]C0{number}")
    assert shop.carding.card.balance == 10_000
    asking.end(shop)
    paying.pay(ring(shop, KNIFE))
    scanning.scan(shop, number)
    assert shop.carding.card.number == number
    asking.end(shop)
    paying.tender(shop, "card", 1_000)
    scanning.scan(shop, number)
    assert (shop.carding.card.number, "scan_during_payment" in shop.banners) == (number, False)


def test_a_look_up_says_what_it_does_not_know(shop):
    number = sold(shop)
    gift_cards.begin(shop)
    scanning.scan(shop, MILK)
    assert (shop.sale, "gift_card_unknown" in shop.banners) == (None, True)
    scanning.scan(shop, number)
    assert "gift_card_unknown" not in shop.banners
    scanning.scan(shop, MILK)
    asking.end(shop)
    assert "gift_card_unknown" not in shop.banners


def test_the_balances_are_made_anew_from_the_journal(shop):
    number = sold(shop)
    paying.redeem(ring(shop, KNIFE), number)
    sold(shop, 1_000, PRINTED)
    rows = "SELECT * FROM gift_card ORDER BY number"
    before = shop.database.execute_sql(rows).fetchall()
    shop.database.execute_sql("UPDATE gift_card SET balance = 99")
    assert "gift_card" in projections.differences(shop.database)
    projections.rebuild(shop.database)
    assert shop.database.execute_sql(rows).fetchall() == before
    assert sorted(row[2] for row in before) == [1_000, 37_050]


def test_what_is_outstanding(shop):
    assert claims.outstanding(shop.database, "2026-11-21") == (0, 0)
    number = sold(shop)
    paying.redeem(ring(shop, KNIFE), number)
    sold(shop, 1_000, PRINTED)
    assert claims.outstanding(shop.database, "2026-11-21") == (2, 38_050)
    assert claims.outstanding(shop.database, "2029-11-22") == (0, 0)


def test_a_card_of_one_rate_bears_its_vat_when_it_is_sold(till):
    catalogue.put(till, [], [Group("74", "Climbing cards", "1", 2500, kind="single_card")])
    number = sold(till)
    line = till.paid.data["lines"][0]
    assert (line["rate"], line["vat"], claims.gift_card(till.database, number).single) == (2500, 10_000, True)
    paying.redeem(ring(till, KNIFE), number)
    assert till.paid.data["tenders"][0] == {
        "kind": "gift_card", "brand": "single", "amount": 12_950, "rate": 2500, "card": number,
        "left": 37_050,
    }  # fmt: skip
    good(till)


def test_a_power_cut_in_the_middle_takes_nothing_off_it(shop, box):
    number = sold(shop, 10_000)
    paying.pay(ring(shop, KNIFE))
    paying.redeem(shop, number)
    shop.drafts.flush()
    after = box.power_cut()
    assert after.payment.tenders[0].card == number
    assert (balance(after, number), journal.newest(after.database).kind) == (10_000, last(after)["kind"])
