"""What binds an article group, said in a file of products: age, hours, and the VAT of what is eaten here."""

import pytest

from appliance.domain.product import Group
from appliance.fiscal import rules_for
from appliance.till import catalogue, goods_file
from appliance.till.goods_file import read
from tests.till.shop import last

HEAD = "number;name;group;group name;aldersgrense;salgstid;mva spises her;spises her;price;vat\n"
COFFEE = Group("10", "Kaffe", "1", 1500)


def planned(*rows, groups=(COFFEE,), country="norway"):
    """The plan of a file with these rows."""
    return read((HEAD + "\n".join(rows) + "\n").encode(), rules_for(country), groups)


def test_a_known_group_is_as_the_file_says_and_stays_where_it_says_nothing():
    plan = planned("1;Kaffe;10;;;;25 %;ja;39;15", "2;Te;10;;;;;;35;15")
    assert (plan.problems, plan.groups) == ((), (Group("10", "Kaffe", "1", 1500, served=2500, here=True),))
    assert planned("1;Kaffe;10;;;;;;39;15", groups=plan.groups).groups == ()


@pytest.mark.parametrize(
    ("age", "hours", "becomes"),
    [("18", "08-18-15", (18, "0800-1800-1500")), ("20 år", "9:00–20:00 (18:00)", (20, "0900-2000-1800")),
     ("nei", "ja", (0, "0800-1800-1500")), ("18+", "nei", (18, "")), ("", "", (0, ""))],
)  # fmt: skip
def test_ages_and_hours_as_people_write_them(age, hours, becomes):
    plan = planned(f"1;Pils;70;Drikke;{age};{hours};;;39;25")
    assert plan.problems == () and [(one.age, one.hours) for one in plan.groups] == [becomes]


def test_a_new_group_that_nothing_is_said_of_is_as_the_law_has_it():
    (beer,) = planned("1;Pils;70;Øl;;;;;39;25").groups
    assert (beer.age, beer.hours, beer.discountable) == (18, "0800-1800-1500", False)
    (danish,) = planned("1;Pilsner;70;Øl;;;;;39;25", groups=(), country="denmark").groups
    assert (danish.age, danish.hours) == (16, "")


def test_what_is_none_of_these_is_named():
    plan = planned("1;A;70;;17;;;;1;25", "2;B;71;;;10-12-11;;;1;25", "3;C;72;;;;13;;1;25",
                   "4;D;73;;18;;;;1;25", "5;E;73;;20;;;;1;25")  # fmt: skip
    assert [(one.line, one.column, one.reason) for one in plan.problems] == [
        (2, "group age", "age_wrong"), (3, "group hours", "hours_wrong"),
        (4, "group vat here", "rate_unknown"), (6, "group age", "group_twice"),
    ]  # fmt: skip
    plan = planned("1;A;70;;;08-18-15;;;1;25", groups=(), country="denmark")
    assert [one.reason for one in plan.problems] == ["hours_wrong"], "Denmark's law knows none"


def test_it_is_journalled_with_the_goods(till):
    goods_file.take(till, goods_file.plan(till, (HEAD + "70;Pils;70;Øl;;;;;39;25\n").encode()), "ol.csv")
    made = {one.code: one for one in catalogue.groups(till)}["70"]
    assert (made.age, made.hours) == (18, "0800-1800-1500")
    assert [(one["age"], one["hours"]) for one in last(till)["groups"]] == [(18, "0800-1800-1500")]
