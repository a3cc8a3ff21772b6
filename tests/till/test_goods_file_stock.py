"""Of which goods a stock is kept, said in a file of products."""

import pytest

from appliance.domain.product import Group
from appliance.fiscal import rules_for
from appliance.till import catalogue, goods_file, stock
from appliance.till.goods_file import read
from tests.till.shop import last, managed

HEAD = "number;name;group;price;vat;Lagerføres;Minstelager;unit\n"
FOOD = Group("10", "Food", "1", 1500)


def planned(*rows):
    """The plan of a file with these rows."""
    return read((HEAD + "\n".join(rows) + "\n").encode(), rules_for("norway"), (FOOD,))


def test_a_stock_is_kept_where_the_file_says_so_or_names_a_minimum():
    rows = ("1;Saft;10;49;15;ja;;", "2;Smør;10;39;15;ja;12;", "3;Ost;10;99;15;;2,5;kg", "4;Pose;10;2;15;;;",
            "5;Is;10;30;15;nei;4;")  # fmt: skip
    plan = planned(*rows)
    assert plan.problems == ()
    assert [one.minimum for one in plan.products] == [0, 12_000, 2_500, None, None]


@pytest.mark.parametrize("cell", ["-1", "mange", "1,5", "1,2345"])
def test_a_minimum_that_is_none_is_named(cell):
    (wrong,) = planned(f"1;Saft;10;49;15;ja;{cell};").problems
    assert (wrong.line, wrong.column, wrong.reason, wrong.got) == (2, "minimum", "minimum_wrong", cell)


def test_a_file_that_says_nothing_of_it_leaves_the_stock_as_it_is(till):
    stock.keep(managed(till), "1", 6_000)
    stock.receive(till, "1", 10_000)
    goods_file.take(till, goods_file.plan(till, b"number;name;group;price;vat\n1;Milk 1 l;10;26,90;15\n"))
    assert (last(till)["products"][0]["new"]["price"], stock.of(till, "1").on_hand) == (2690, 10_000)
    assert catalogue.named(till, ["1"])["1"].minimum == 6_000


def test_it_is_journalled_with_the_goods_and_can_end(till):
    goods_file.take(till, goods_file.plan(till, (HEAD + "1;Milk 1 l;10;24,90;15;ja;3;\n").encode()))
    assert last(till)["products"][0]["new"]["minimum"] == 3_000
    assert stock.of(till, "1").on_hand == 0
    goods_file.take(till, goods_file.plan(till, (HEAD + "1;Milk 1 l;10;24,90;15;nei;;\n").encode()))
    assert stock.of(till, "1") is None
