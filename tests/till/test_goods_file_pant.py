"""Which pant goes with which goods, said in a file of products."""

import pytest

from appliance.till import catalogue, goods_file
from tests.till.kinds_shop import shelved

HEAD = "number;name;group;price;vat;pant;unit;group kind\n"


def planned(till, *rows):
    return goods_file.plan(till, (HEAD + "\n".join(rows) + "\n").encode())


def test_the_pant_may_stand_below_what_it_goes_with(till):
    plan = planned(till, "80;Brus;10;29;15;81;;", "81;Pant 2 kr;74;2;25;;;pant", "82;Saft;10;19;15;;;")
    assert plan.problems == ()
    goods_file.take(till, plan)
    assert catalogue.named(till, ["80", "82"])["80"].pant == "81"
    assert catalogue.named(till, ["82"])["82"].pant == ""


def test_a_file_that_says_nothing_of_it_leaves_it_as_it_is(till):
    goods_file.take(till, planned(shelved(till), "80;Brus;10;29;15;73;;"))
    goods_file.take(till, goods_file.plan(till, b"number;name;group;price;vat\n80;Brus;10;31;15\n"))
    assert catalogue.named(till, ["80"])["80"].pant == "73"


@pytest.mark.parametrize(
    "row",
    ["80;Brus;10;29;15;99;;", "80;Brus;10;29;15;1;;", "80;Brus;10;29;15;73;kg;", "80;Brus;10;29;15;80;;"],
)
def test_what_is_no_pant_is_named_and_its_row_left_out(till, row):
    plan = planned(shelved(till), row, "82;Saft;10;19;15;;;")
    assert [one.number for one in plan.products] == ["82"]
    assert [(wrong.line, wrong.column, wrong.reason) for wrong in plan.problems] == [
        (2, "pant", "pant_unknown")
    ]


def test_a_pant_that_is_left_out_leaves_its_goods_out(till):
    plan = planned(
        till, "80;Brus;10;29;15;81;;", "81;Pant 2 kr;74;2;25;;;pant", "81;Pant 3 kr;74;3;25;;;pant"
    )
    assert [one.number for one in plan.products] == ["80", "81"]
    plan = planned(till, "80;Brus;10;29;15;81;;", "81;Pant 2 kr;74;mye;25;;;pant")
    assert [wrong.reason for wrong in plan.problems] == ["pant_unknown", "price_wrong"]
