"""What kind the lines of an article group are, said in a file of products."""

import pytest

from appliance.domain.product import Group
from appliance.fiscal import rules_for
from appliance.till import catalogue, goods_file
from appliance.till.goods_file import read
from tests.till.shop import last

NORWAY = rules_for("norway")
HEAD = "number;name;group;group name;group kind;price;vat;open price\n"
FOOD = Group("10", "Food", "1", 1500)


def planned(*rows, groups=(FOOD,)):
    """The plan of a file with these rows."""
    return read((HEAD + "\n".join(rows) + "\n").encode(), NORWAY, groups)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Gavekort", "gift_card"),
        ("gift card", "gift_card"),
        ("PANT", "pant"),
        ("tips", "tip"),
        ("Drikkepenge", "tip"),
        ("Forskudd", "prepayment"),
        ("forudbetaling", "prepayment"),
        ("varer", "goods"),
        ("", "goods"),
    ],
)
def test_a_new_group_is_of_the_kind_that_is_said(said, kind):
    plan = planned(f"70;Kort;70;Til senere;{said};;25;ja")
    assert (plan.problems, [(one.code, one.name, one.kind) for one in plan.groups]) == (
        (),
        [("70", "Til senere", kind)],
    )


def test_a_known_group_becomes_what_is_said_and_stays_what_it_is_otherwise():
    plan = planned("1;Kort;10;;gavekort;500;15;", "2;Kort til;10;;;200;15;")
    assert plan.groups == (Group("10", "Food", "1", 1500, kind="gift_card"),)
    assert planned("1;Melk;10;;;24,90;15;").groups == ()
    assert planned("1;Melk;10;;varer;24,90;15;").groups == ()
    assert planned("1;Kort;10;;;500;15;", groups=(Group("10", "Food", "1", 1500, kind="tip"),)).groups == ()


def test_what_is_no_kind_and_two_kinds_of_one_group_are_named():
    plan = planned("1;A;70;;gavekort;1;25;", "2;B;70;;pant;1;25;", "3;C;71;;deposit;1;25;")
    assert [(one.line, one.column, one.reason, one.got) for one in plan.problems] == [
        (3, "group kind", "group_twice", "pant"),
        (4, "group kind", "kind_unknown", "deposit"),
    ]
    assert [one.number for one in plan.products] == ["1"]


def test_it_is_taken_in_with_the_goods(till):
    plan = goods_file.plan(till, (HEAD + "70;Kort;70;Gavekort;gavekort;;25;ja\n").encode())
    assert goods_file.take(till, plan, "kort.csv") == 1
    assert {one.code: one.kind for one in catalogue.groups(till)}["70"] == "gift_card"
    plan = goods_file.plan(till, (HEAD + "70;Kort;70;;varer;;25;ja\n").encode())
    assert (goods_file.take(till, plan, "kort.csv"), last(till)["products"]) == (0, [])
    assert {one.code: one.kind for one in catalogue.groups(till)}["70"] == "goods"
