"""Which article groups go to the kitchen printer, said in a file of products."""

from appliance.domain.product import Group
from appliance.fiscal import rules_for
from appliance.till import catalogue, goods_file
from appliance.till.goods_file import read
from tests.till.shop import last

HEAD = "number;name;group;Kjøkken;price;vat\n"
FOOD = Group("10", "Food", "1", 1500)


def planned(*rows, groups=(FOOD,)):
    """The plan of a file with these rows."""
    return read((HEAD + "\n".join(rows) + "\n").encode(), rules_for("norway"), groups)


def test_a_group_goes_where_the_file_says_and_stays_where_it_says_nothing():
    assert planned("1;Vaffel;10;ja;49;15", "2;Lapp;10;;39;15").groups == (
        Group("10", "Food", "1", 1500, kitchen=True),
    )
    sent = (Group("10", "Food", "1", 1500, kitchen=True),)
    assert planned("1;Vaffel;10;;49;15", groups=sent).groups == ()
    assert planned("1;Vaffel;10;nei;49;15", groups=sent).groups == (FOOD,)
    assert [(one.code, one.kitchen) for one in planned("1;Vaffel;70;ja;49;15").groups] == [("70", True)]


def test_two_places_for_one_group_and_no_answer_at_all_are_named():
    plan = planned("1;A;70;ja;1;15", "2;B;70;nei;1;15", "3;C;71;kanskje;1;15")
    assert [(one.line, one.column, one.reason) for one in plan.problems] == [
        (3, "group kitchen", "group_twice"),
        (4, "group kitchen", "yes_or_no"),
    ]


def test_it_is_journalled_with_the_goods(till):
    goods_file.take(till, goods_file.plan(till, (HEAD + "70;Vaffel;70;ja;49;15\n").encode()), "meny.csv")
    assert {one.code: one.kitchen for one in catalogue.groups(till)}["70"]
    assert [one["kitchen"] for one in last(till)["groups"]] == [1]
