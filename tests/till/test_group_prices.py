"""Prices of a customer group: they come with a customer who is put on the sale, and go with them."""

from dataclasses import replace

import pytest

from appliance.domain.campaign import Campaign
from appliance.domain.customer import Customer
from appliance.domain.line import Discount
from appliance.domain.price_list import Price
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import projections
from appliance.storage.drafts import as_dict, sale_from
from appliance.till import (
    backtrack,
    campaigns,
    catalogue,
    customers,
    day,
    parking,
    price_lists,
    returns,
    selling,
)
from tests.till.shop import APPLES, BREAD, MILK, paid, ring, trusted

TODAY = "2026-11-21"
MEMBERS = Price(TODAY, 1990, group="Members")


@pytest.fixture
def club(till):
    """Milk and apples are cheaper for members; Kari is one, the hotel is none."""
    trusted(till)
    customers.save(till, Customer("10001", "Kari", group="Members"), new=True)
    customers.save(till, Customer("10002", "Hotell", group="Staff"), new=True)
    price_lists.save(till, "1", MEMBERS)
    price_lists.save(till, "5", Price(TODAY, 1990, group="Members"))
    till.approver = None
    return till


def lines(till):
    return [(one.name, one.price, one.priced_for) for one in till.sale.lines]


def test_prices_follow_the_customer_and_go_back(club):
    ring(club, MILK, MILK, BREAD)
    customers.choose(club, "10001")
    assert lines(club) == [("Milk 1 l", 1990, "Members"), ("Bread", 3990, "")]
    assert club.sale.total == 2 * 1990 + 3990
    customers.choose(club, "10002")
    assert lines(club) == [("Milk 1 l", 2490, ""), ("Bread", 3990, "")]
    customers.choose(club, "10001")
    customers.choose(club, "")
    assert lines(club) == [("Milk 1 l", 2490, ""), ("Bread", 3990, "")]


def test_what_is_rung_up_behind_the_customer_is_theirs_and_one_line(club):
    customers.choose(club, "10001")
    ring(club, MILK, MILK)
    assert [(one.quantity, one.price) for one in club.sale.lines] == [(2000, 1990)]
    customers.choose(club, "")
    assert lines(club) == [("Milk 1 l", 2490, "")]


def test_goods_by_weight_and_what_a_price_is_typed_for(club):
    ring(club, APPLES)
    selling.quantity(club, 1, 1500)
    selling.sell_open(club, "20", 5000)
    customers.choose(club, "10001")
    assert lines(club) == [("Apples", 1990, "Members"), ("Hardware", 5000, "")]
    assert club.sale.total == 2985 + 5000


def test_a_label_s_price_stays_and_a_label_s_weight_has_theirs(club):
    cake, cheese = "2000555042508", "2300123014952"  # 42.50; 1.495 kg
    trusted(club)
    goods = [
        Product("80", "Brunost", "10", "1", 18990, 1500, unit="kg", codes=("2300123000009",)),
        Product("81", "Kaketilbud", "10", "1", 5000, 1500, codes=("2000555000003",)),
    ]
    catalogue.put(club, goods)
    for number in ("80", "81"):
        price_lists.save(club, number, Price(TODAY, 4000, group="Members"))
    club.approver = None
    customers.choose(ring(club, cake, cheese), "10001")
    assert lines(club) == [("Kaketilbud", 4250, ""), ("Brunost", 4000, "Members")]
    assert club.sale.total == 4250 + 5980
    ring(club, cheese)
    assert club.sale.total == 4250 + 2 * 5980


def test_nobody_pays_more_for_being_known(club):
    trusted(club)
    price_lists.save(club, "1", Price(TODAY, 1790, TODAY))
    ring(club, MILK)
    customers.choose(club, "10001")
    assert lines(club) == [("Milk 1 l", 1790, "")]


def test_the_entry_names_the_list_and_the_z_no_discount(club):
    customers.choose(ring(club, MILK), "10001")
    (line,) = paid(club, ("card", 1990)).data["lines"]
    assert (line["price"], line["gross"], line["price_list"], line["usual"]) == (1990, 1990, "Members", 2490)
    assert "discount" not in line
    counts = day.x_report(trusted(club))["counts"]
    assert counts["discounts"] == {"n": 0, "amount": 0}
    assert projections.differences(club.database) == []


def test_it_comes_back_at_what_was_paid(club):
    customers.choose(ring(club, MILK), "10001")
    paid(club, ("card", 1990))
    returns.return_lines(club, returns.find_receipt(club, 1), {1: 1000})
    assert club.sale.total == -1990
    customers.choose(club, "10001")
    assert club.sale.total == -1990


def test_campaigns_and_discounts_are_of_what_it_costs_them(club):
    three = Campaign("", "3 for 2", 3, TODAY, TODAY, free=1, products=("1",))
    campaigns.save(trusted(club), three)
    ring(club, MILK, MILK, MILK)
    selling.discount_line(club, 1, Discount(0, "scratch", percent=1000))
    assert club.sale.total == 4482  # 2 x 24.90 less 10 %
    customers.choose(club, "10001")
    assert club.sale.total == 3582  # 2 x 19.90 less 10 %
    customers.choose(club, "")
    assert club.sale.total == 4482


def test_a_discount_that_is_too_large_now_is_approved_of(club):
    ring(club, MILK)
    selling.discount_line(club, 1, Discount(240, "scratch"))
    with pytest.raises(Refused, match="manager_needed"):
        customers.choose(club, "10001")
    assert lines(club) == [("Milk 1 l", 2490, "")] and club.sale.customer is None


def test_a_parked_sale_keeps_them_and_a_draft_has_them(club):
    customers.choose(ring(club, MILK), "10001")
    assert sale_from(as_dict(club.sale)) == club.sale
    parking.park(club, "Kari")
    trusted(club)
    price_lists.withdraw(club, "1", MEMBERS)
    club.approver = None
    parking.resume(club, parking.parked(club)[0][0])
    assert lines(club) == [("Milk 1 l", 1990, "Members")]


def test_a_draft_of_before_keeps_its_prices(club):
    plain = as_dict(ring(club, MILK).sale)
    for line in plain["lines"]:
        del line["usual"], line["priced_for"]
    club.sale = sale_from(plain)
    customers.choose(club, "10001")
    assert lines(club) == [("Milk 1 l", 2490, "")]


def test_a_customer_whose_group_changes_while_they_buy(club):
    customers.choose(ring(club, MILK), "10002")
    trusted(club)
    customers.save(club, replace(customers.of(club, "10002"), group="Members"))
    assert lines(club) == [("Milk 1 l", 1990, "Members")]
    customers.forget(club, "10002")
    assert lines(club) == [("Milk 1 l", 2490, "")]


def test_a_line_taken_out_and_back_is_whose_it_was(club):
    customers.choose(club, "10001")
    ring(club, MILK)
    selling.remove(club, 1)
    backtrack.back(club)
    assert lines(club) == [("Milk 1 l", 1990, "Members")] and club.sale.customer.number == "10001"


def test_some_people_have_no_price_of_what_is_never_reduced(club):
    with pytest.raises(Refused, match="no_discount_on_group"):
        price_lists.save(trusted(club), "7", Price(TODAY, 8900, group="Members"))
