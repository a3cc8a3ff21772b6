"""Campaigns at the till: made by a manager, taken by the business date, apart from discounts everywhere."""

from dataclasses import replace

import pytest

from appliance.domain.campaign import Campaign
from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import journal, projections
from appliance.till import campaigns, catalogue, day, modes, parking, returns, selling
from tests.till.shop import BREAD, KNIFE, MILK, last, managed, paid, ring, trusted

TODAY, TOMORROW = "2026-11-21", "2026-11-22"
THREE = Campaign("", "3 for 2", 3, TODAY, TOMORROW, free=1, groups=("10",))


@pytest.fixture
def running(till):
    """Food is three for two, and Ola is at hand."""
    campaigns.save(trusted(till), THREE)
    return till


def lines(till):
    """(name, gross, what campaigns take off) of the basket."""
    return [(one.name, one.gross, sum(share.amount for share in one.campaigns)) for one in till.sale.lines]


def test_mixed_goods_make_a_set(running):
    ring(running, MILK, BREAD, MILK)
    # 24.90 free of 89.70: the loaf's share is 24.90 x 39.90 / 89.70 = 11.08, the milks' 6.91 each
    assert lines(running) == [("Milk 1 l", 1799, 691), ("Bread", 2882, 1108), ("Milk 1 l", 1799, 691)]
    assert running.sale.total == 6480


def test_a_fourth_is_not_of_the_set_and_one_less_is_none(running):
    ring(running, MILK, MILK, MILK, MILK)
    assert running.sale.total == 3 * 2490
    selling.quantity(running, 1, 2000)
    assert lines(running) == [("Milk 1 l", 4980, 0)]


def test_the_entry_the_z_and_the_voucher(running):
    z_before = day.x_report(running)["counts"]["campaigns"]
    ring(running, MILK, MILK, MILK)
    selling.discount_line(running, 1, Discount(480, "scratch"))
    (line,) = paid(running, ("card", 4500)).data["lines"]
    assert (line["gross"], line["discount"], line["campaigns"]) == (
        4500, 480, [{"code": "1", "name": "3 for 2", "amount": 2490}],
    )  # fmt: skip
    z = day.z_report(running)
    counts = z["counts"]
    assert (z_before, counts["campaigns"]) == ({"n": 0, "amount": 0}, {"n": 1, "amount": 2490})
    assert counts["discounts"] == {"n": 1, "amount": 480}
    assert z["gross"] == 4500 == sum(row["gross"] for row in z["revenue"])


def test_parts_come_back_at_what_was_paid_and_the_last_takes_the_rest(running):
    ring(running, MILK, MILK, MILK)
    paid(running, ("card", 4980))
    back = []
    for _ in range(3):
        returns.return_lines(running, returns.find_receipt(running, 1), {1: 1000})
        back.append(running.sale.total)
        paid(running, ("card", running.sale.total))
    assert back == [-1660, -1660, -1660]
    ring(running, BREAD, BREAD, MILK)  # 24.90 off 104.70: 49.80 × … the two loaves bear 18.98
    paid(running, ("card", running.sale.total))
    bought = returns.find_receipt(running, 2).data["lines"]
    assert [one["gross"] for one in bought] == [6082, 1898]
    back = []
    for _ in range(2):
        returns.return_lines(running, returns.find_receipt(running, 2), {1: 1000})
        back.append(running.sale.total)
        paid(running, ("card", running.sale.total))
    assert (back, sum(back)) == ([-3041, -3041], -6082)


def test_by_the_business_date(till, box):
    campaigns.save(trusted(till), replace(THREE, first=TOMORROW))
    ring(till, MILK, MILK, MILK)
    assert till.sale.total == 7470
    paid(till, ("card", 7470))
    day.settle_day(till, day_count(till))
    box.clock.forward(24)
    day.open_day(till, 0, "counted")
    ring(till, MILK, MILK, MILK)
    assert till.sale.total == 4980


def day_count(till):
    """Nothing but the float in the drawer."""
    from appliance.domain.settlement import Count

    return Count(day.z_report(till)["cash_expected"], {}, {}, {}, "B1", 100_000, 0)


def test_what_is_never_reduced_is_in_no_campaign(till):
    trusted(till)
    for wrong in (replace(THREE, groups=("40",)), replace(THREE, products=("7",), groups=())):
        with pytest.raises(Refused, match="no_discount_on_group"):
            campaigns.save(till, wrong)
    campaigns.save(till, THREE)
    catalogue.put(till, [Product("8", "Beer", "10", "1", 3000, 2500, discountable=False)])
    for _ in range(3):
        selling.tap(till, "8")
    assert till.sale.total == 9000


def test_goods_that_go_back_and_weights_are_in_no_set(running):
    paid(ring(running, MILK), ("card", 2490))
    returns.return_lines(running, returns.find_receipt(running, 1), {1: 1000})
    selling.tap(running, "5")
    selling.quantity(running, 2, 3000)
    ring(running, MILK, MILK)
    assert [off for _, _, off in lines(running)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "  "}, "name_needed"),
        ({"pieces": 1}, "campaign_wrong"),
        ({"free": 3}, "campaign_wrong"),
        ({"free": 0}, "campaign_wrong"),
        ({"price": 5000}, "campaign_wrong"),
        ({"price": 0, "free": 0}, "campaign_wrong"),
        ({"groups": ()}, "campaign_empty"),
        ({"groups": ("99",)}, "group_unknown"),
        ({"groups": (), "products": ("99",)}, "unknown_code"),
        ({"first": TOMORROW, "last": TODAY}, "dates_wrong"),
        ({"last": "soon"}, "dates_wrong"),
        ({"code": "7"}, "line_gone"),
    ],
)
def test_what_is_none_is_refused_and_leaves_nothing(till, wrong, code):
    row = trusted(till).journal.id
    with pytest.raises(Refused, match=code):
        campaigns.save(till, replace(THREE, **wrong))
    assert (till.journal.id, campaigns.listed(till)) == (row, [])


def test_a_manager_makes_it_and_not_in_training(till):
    with pytest.raises(Refused, match="manager_needed"):
        campaigns.save(till, THREE)
    modes.begin_training(managed(till))
    with pytest.raises(Refused, match="training_only_sells"):
        campaigns.save(till, THREE)


def test_changed_with_old_and_new_ended_and_never_twice_the_same(running):
    (one,) = campaigns.listed(running)
    row = running.journal.id
    campaigns.save(running, one)
    assert running.journal.id == row
    campaigns.save(running, replace(one, price=5000, free=0))
    said = last(running)
    assert (said["old"]["price"], said["old"]["free"], said["new"]["price"]) == ("", 1, 5000)
    campaigns.end(running, "1")
    (ended,) = campaigns.listed(running)
    assert ended.state(TODAY) == "ended"
    with pytest.raises(Refused, match="line_gone"):
        campaigns.end(running, "1")
    assert ring(running, MILK, MILK, MILK).sale.total == 7470


def test_a_parked_sale_keeps_its_campaign_and_so_does_one_after_a_power_cut(running, box):
    ring(running, MILK, MILK)
    sale = running.sale.id
    parking.park(running, "blue hat")
    campaigns.end(running, "1")
    parking.resume(running, sale)
    ring(running, MILK)
    assert running.sale.total == 4980
    running.drafts.flush()
    again = box.power_cut()
    assert (again.sale.total, lines(again)) == (4980, [("Milk 1 l", 4980, 2490)])


def test_the_tables_are_what_the_journal_says(running):
    campaigns.save(running, replace(THREE, name="Tools", pieces=2, price=20000, free=0, groups=("20",),
                                    products=("1", "2")))  # fmt: skip
    assert projections.differences(running.database) == []
    before = campaigns.listed(running)
    projections.rebuild(running.database)
    assert campaigns.listed(running) == before
    assert [one.products for one in before] == [("1", "2"), ()]


def test_a_sale_of_before_is_read_as_ever(till):
    """A draft without a word of campaigns."""
    from appliance.storage.drafts import as_dict, sale_from

    plain = as_dict(ring(till, KNIFE).sale)
    del plain["campaigns"]
    for line in plain["lines"]:
        del line["campaigns"]
    assert sale_from(plain) == till.sale


def test_nobody_approves_of_a_campaign(running):
    """The limit of a cashier is of what is given by hand: there is none here, however much the shop gives."""
    running.approver = None
    campaigns_off = ring(running, MILK, MILK, MILK).sale.total
    assert campaigns_off == 4980
    selling.discount_line(running, 1, Discount(0, "scratch", percent=1000))
    assert running.sale.total == 4482
    assert journal.last_of(running.database, "campaign")
