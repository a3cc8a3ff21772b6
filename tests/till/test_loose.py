"""Goods back without a receipt: a manager, a reason, never above today's price; papers and Z say so."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.storage.drafts import as_dict, sale_from
from appliance.till import catalogue, day, loose, parking, people, selling
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import KNIFE, MILK, kinds, last, managed, paid, ring


def paper(till, body):
    """Its lines, in the code's own English."""
    return lines(compose(body, letterhead(till.shop), Words("en", till.rules.currency)))


def test_it_is_a_return_at_the_price_agreed_with_its_reason(till):
    loose.take_back(managed(till), "1", 2000, 3000, "Faulty")
    done = paid(till, ("card", -6000)).data
    assert (done["series"], done["heading"], done["gross"]) == ("return", "Returkvittering", -6000)
    (line,) = done["lines"]
    # 60.00·15/115 = 7.826
    assert (line["quantity"], line["price"], line["gross"], line["vat"]) == (-3000, 2000, -6000, -783)
    assert line["unreceipted"] == "Faulty" and "origin" not in line and done["operator"] == "2"
    assert "  Taken back without a receipt (Faulty)" in paper(till, done)


def test_a_cashier_may_not(till):
    rows = kinds(till)
    with pytest.raises(Refused, match="manager_needed"):
        loose.take_back(till, "1", 2000, 1000, "Faulty")
    assert till.sale is None and kinds(till) == rows


@pytest.mark.parametrize(
    ("number", "price", "quantity", "reason", "why"),
    [
        ("1", 2491, 1000, "Faulty", "price_wrong"),
        ("1", 0, 1000, "Faulty", "price_wrong"),
        ("1", 2490, 0, "Faulty", "quantity_wrong"),
        ("1", 2490, -1000, "Faulty", "quantity_wrong"),
        ("1", 2490, 1000, "", "reason_needed"),
        ("99", 2490, 1000, "Faulty", "unknown_code"),
        ("6", -1, 1000, "Faulty", "price_wrong"),
    ],
)
def test_what_does_not_fit_is_refused(till, number, price, quantity, reason, why):
    with pytest.raises(Refused, match=why):
        loose.take_back(managed(till), number, price, quantity, reason)
    assert till.sale is None


def test_today_s_price_is_the_most_and_an_open_one_is_typed(till):
    loose.take_back(managed(till), "1", 2490, 1000, "Faulty")
    loose.take_back(till, "6", 45_000, 1000, "Faulty")
    assert till.sale.total == -47_490
    catalogue.put(till, [Product("1", "Milk 1 l", "10", "1", 1990, 1500, codes=(MILK,))])
    with pytest.raises(Refused, match="price_wrong"):
        loose.take_back(till, "1", 2490, 1000, "Faulty")


def test_a_cashier_changes_nothing_of_it_afterwards(till):
    loose.take_back(managed(till), "1", 2000, 1000, "Faulty")
    people.log_in(till, "1", "1234")
    parking.resume(till, parking.parked(till)[0][0])
    for change in (
        lambda: selling.quantity(till, 1, -5000),
        lambda: selling.price(till, 1, 2490),
        lambda: selling.discount_line(till, 1, None),
    ):
        with pytest.raises(Refused):
            change()
    assert till.sale.total == -2000


def test_an_exchange_counts_both_sides(till):
    loose.take_back(managed(till), "1", 2490, 1000, "Wrong size")
    done = paid(ring(till, KNIFE), ("card", 10_460)).data
    assert (done["series"], done["gross"]) == ("sale", 10_460)


def test_the_z_says_it_apart_and_is_silent_where_there_was_none(till):
    paid(ring(till, MILK), ("card", 2490))
    day.x_report(managed(till))
    assert not any("no receipt" in line.lower() for line in paper(till, last(till)))
    loose.take_back(till, "1", 2490, 1000, "Faulty")
    paid(till, ("card", -2490))
    day.z_report(till)
    z = last(till)
    assert z["counts"]["unreceipted"] == {"n": 1, "amount": -2490}
    assert z["counts"]["returned"] == {"n": 1, "amount": -2490}
    row = next(line for line in paper(till, z) if line.startswith("Taken back, no receipt"))
    assert row.split()[-2] == "1"


def test_a_draft_keeps_the_reason(till):
    loose.take_back(managed(till), "5", 2990, 1250, "Faulty")
    assert sale_from(as_dict(till.sale)) == till.sale
    assert (till.sale.lines[0].gross, till.sale.lines[0].unit) == (-3738, "kg")  # 1,25 × 29,90 = 37,375
