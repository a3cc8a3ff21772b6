"""A sale, or a line of it, belongs to a department, project or object: chosen from the owner's list, kept by
whatever keeps the sale, on the delivery receipt, and in the voucher and the order that the books get."""

from dataclasses import replace
from pathlib import Path

import pytest

from appliance.domain.dimension import Dimension
from appliance.domain.order import Credit, order_of
from appliance.domain.payment import CASH
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.domain.voucher import from_dict
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.storage import days, journal, projections
from appliance.storage import vouchers as outbox
from appliance.till import (
    backtrack,
    catalogue,
    day,
    dimensions,
    pant,
    parking,
    paying,
    returns,
    selling,
    slips,
)
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, managed, opened, paid, ring

LISTED = (
    Dimension("department", "30", "Catering"),
    Dimension("object", "B", "The boat"),
    Dimension("project", "7", "Festival"),
    Dimension("project", "8", "School"),
)


@pytest.fixture
def till(till):
    """Ola, who manages where there is no owner, has listed a few."""
    dimensions.save(managed(till), LISTED)
    return till


def belongs(till):
    """Department, project and object of each line of the open sale."""
    return [(one.department, one.project, one.object) for one in till.sale.lines]


def test_the_list_is_one_entry_and_a_new_department_is_one_of_the_shop_s(till):
    assert kinds(till)[-2:] == ["catalogue", "dimensions"]
    assert last(till)["old"] == [] and last(till)["rows"][0] == {
        "kind": "department", "code": "30", "name": "Catering",
    }  # fmt: skip
    assert catalogue.departments(till) == {"1": "Grocery", "2": "Household", "30": "Catering"}
    rows = till.journal.id
    dimensions.save(till, reversed(LISTED))  # as it is
    assert till.journal.id == rows
    dimensions.save(till, LISTED[1:])
    assert kinds(till)[-1] == "dimensions" and catalogue.departments(till)["30"] == "Catering"
    till.dimensions = None  # as after a start
    assert dimensions.listed(till) == LISTED[1:]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([Dimension("project", " ", "Festival")], "dimension_wrong"),
        ([Dimension("project", "7", "")], "dimension_wrong"),
        ([Dimension("project", "7" * 31, "Festival")], "dimension_wrong"),
        ([Dimension("colour", "7", "Red")], "dimension_wrong"),
        ([Dimension("project", "7", "Festival"), Dimension("project", "7 ", "School")], "dimension_wrong"),
        ([Dimension("project", str(n), "School") for n in range(201)], "dimensions_many"),
    ],
)
def test_what_is_wrong_is_refused_and_the_list_stays(till, wrong, why):
    rows = till.journal.id
    with pytest.raises(Refused, match=why):
        dimensions.save(till, wrong)
    assert till.journal.id == rows and dimensions.listed(till) == LISTED


def test_a_cashier_chooses_and_does_not_make_the_list(box):
    till = opened(box.start())
    with pytest.raises(Refused, match="manager_needed"):
        dimensions.save(till, LISTED)
    ring(till, MILK)
    with pytest.raises(Refused, match="dimension_wrong"):
        dimensions.on_sale(till, "project", "7")
    assert "belongs" not in paid(till, ("card", 2490)).data["lines"][0]


def test_a_line_is_said_to_belong_and_more_of_the_same_is_another_line(till):
    ring(till, BREAD)
    dimensions.on_line(till, 1, "project", "7")
    dimensions.on_line(till, 1, "department", "30")
    ring(till, BREAD)
    assert belongs(till) == [("30", "7", ""), ("1", "", "")]
    dimensions.on_line(till, 1, "department", "")
    assert belongs(till) == [("1", "7", ""), ("1", "", "")]
    body = paid(till, ("card", 7980)).data
    assert [(one["department"], one.get("project"), one.get("belongs")) for one in body["lines"]] == [
        ("1", "7", [{"kind": "project", "code": "7", "name": "Festival"}]), ("1", None, None),
    ]  # fmt: skip


def test_the_whole_sale_takes_what_comes_with_it(till):
    ring(till, MILK)
    dimensions.on_sale(till, "project", "7")
    dimensions.on_sale(till, "department", "30")
    ring(till, KNIFE)
    assert belongs(till) == [("30", "7", ""), ("30", "7", "")]
    dimensions.on_line(till, 2, "project", "8")
    dimensions.on_sale(till, "department", "")
    assert belongs(till) == [("1", "7", ""), ("2", "8", "")]
    assert dimensions.said_of_all(till) == [LISTED[2]]


def test_what_follows_a_line_belongs_with_it(till):
    bottle = Product("9", "Bottle", "73", "1", 200, 2500)
    catalogue.put(till, [bottle], [Group("73", "Pant", "1", 2500, kind="pant")])
    pant.tie(till, "1", "9")
    ring(till, MILK)
    dimensions.on_line(till, 1, "project", "7")
    assert belongs(till) == [("1", "7", ""), ("1", "7", "")]
    with pytest.raises(Refused, match="line_follows"):
        dimensions.on_line(till, 2, "project", "8")


def test_a_sale_that_waits_keeps_it_and_so_does_the_draft(till, box):
    ring(till, BREAD)
    dimensions.on_sale(till, "project", "7")
    dimensions.on_line(till, 1, "department", "30")
    parking.park(till, "blue hat")
    parking.resume(till, parking.parked(till)[0][0])
    assert (till.sale.belongs, belongs(till)) == (("", "7", ""), [("30", "7", "")])
    till.drafts.flush()
    till = box.power_cut()
    assert (till.sale.belongs, belongs(till)) == (("", "7", ""), [("30", "7", "")])
    assert till.sale.lines[0].own_department == "1"


def test_a_line_that_is_rung_up_again_belongs_where_it_did(till):
    ring(till, BREAD)
    dimensions.on_sale(till, "project", "7")
    selling.remove(till, 1)
    backtrack.back(till)
    assert (till.sale.belongs, belongs(till)) == (("", "7", ""), [("1", "7", "")])


def test_what_comes_back_goes_where_it_was_sold(till):
    ring(till, MILK)
    dimensions.on_sale(till, "project", "7")
    dimensions.on_sale(till, "department", "30")
    paid(till, ("card", 2490))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    dimensions.on_sale(till, "project", "8")
    assert belongs(till) == [("30", "7", "")]


def test_the_voucher_has_it(till):
    ring(till, MILK)
    dimensions.on_sale(till, "project", "7")
    paid(till, ("card", 2490))
    paid(ring(till, MILK, KNIFE), ("card", 15_440))
    day.z_report(till)
    day.settle_day(till, Count(100_000, {}, {}, {}))
    (voucher,) = days.vouchers(till.database)
    with outbox.reading(Path(till.database.database)) as reader:
        (found,) = reader.days(set())
    sold = {
        (one.department, one.group, one.project): -one.amount
        for one in found.voucher.postings
        if one.role == "revenue"
    }
    assert sold == {("1", "10", "7"): 2490, ("1", "10", ""): 2490, ("2", "20", ""): 12_950}
    assert from_dict(voucher) == found.voucher
    assert projections.differences(till.database) == []


def test_the_uploader_asks_ahead_about_the_list_and_the_departments_of_the_goods(till):
    with outbox.reading(Path(till.database.database)) as reader:
        assert reader.dimensions() == {
            "department": {"1", "2", "30"}, "project": {"7", "8"}, "object": {"B"},
        }  # fmt: skip
    dimensions.save(till, ())
    with outbox.reading(Path(till.database.database)) as reader:
        assert reader.dimensions() == {
            "department": {"1", "2", "30"}, "project": set(), "object": set(),
        }  # fmt: skip


def test_an_order_has_it(till):
    till.shop = replace(till.shop, credit=Credit.ORDER)
    ring(till, MILK, KNIFE)
    dimensions.on_line(till, 2, "object", "B")
    made = order_of(slips.deliver(till, "10001", "Fjord Hotell").data)
    assert [(one.department, one.object) for one in made.lines] == [("1", ""), ("2", "B")]


def test_the_delivery_receipt_says_it_and_a_sale_s_receipt_does_not(till):
    ring(till, MILK, KNIFE)
    dimensions.on_sale(till, "project", "7")
    dimensions.on_line(till, 2, "object", "B")
    said = paper(till, slips.deliver(till, "10001", "Fjord Hotell").data)
    assert said.index("Project 7 Festival") < said.index("Milk 1 l") < said.index("Object B The boat")
    assert sum("Festival" in line for line in said) == 1
    ring(till, MILK)
    dimensions.on_sale(till, "project", "7")
    assert not [line for line in paper(till, paid(till, (CASH, 2500)).data) if "Festival" in line]


def paper(till, body):
    """Its lines, without amounts, in the code's own English."""
    shown = lines(compose(body, letterhead(till.shop), Words("en", till.rules.currency)))
    return [line.strip().partition("   ")[0] for line in shown]


def test_a_number_that_left_the_list_stands_for_itself(till):
    ring(till, MILK)
    dimensions.on_sale(till, "project", "7")
    dimensions.save(till, LISTED[:2])
    assert dimensions.said_of_all(till) == [Dimension("project", "7", "7")]
    assert "Project 7" in paper(till, slips.deliver(till, "10001", "Fjord Hotell").data)


def test_not_while_money_is_taken(till):
    paying.pay(ring(till, MILK))
    paying.tender(till, "card", 490)
    with pytest.raises(Refused, match="sale_under_payment"):
        dimensions.on_sale(till, "project", "7")
    assert journal.last_of(till.database, "dimensions")
