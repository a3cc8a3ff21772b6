"""A price to come, said in a file of products."""

import pytest

from appliance.domain.price_list import Price
from appliance.till import catalogue, goods_file, selling

HEAD = "varenr;navn;gruppe;pris;mva;ny pris;gyldig fra;gyldig til\n"
TOMORROW = Price("2026-11-22", 2690)


def planned(till, *rows):
    return goods_file.plan(till, (HEAD + "\n".join(rows) + "\n").encode())


@pytest.mark.parametrize("day", ["2026-11-22", "22.11.2026", "22/11/2026", "22-11-2026"])
def test_it_begins_on_the_day_and_the_price_of_today_stays(till, day):
    plan = planned(till, f"1;Milk 1 l;10;24,90;15;26,90;{day};", "2;Bread;10;39,90;15;;;")
    assert plan.problems == () and goods_file.take(till, plan) == 1
    assert catalogue.named(till, ["1"])["1"].prices == (TOMORROW,)
    selling.tap(till, "1")
    assert till.sale.total == 2490


def test_it_may_end_and_a_file_that_says_nothing_of_it_leaves_it(till):
    goods_file.take(till, planned(till, "1;Milk 1 l;10;24,90;15;19,90;1.12.2026;24.12.2026"))
    goods_file.take(till, planned(till, "1;Milk 1 l;10;24,90;15;26,90;22.11.2026;"))
    goods_file.take(till, goods_file.plan(till, b"number;name;group;price;vat\n1;Milk;10;24,90;15\n"))
    assert catalogue.named(till, ["1"])["1"].prices == (TOMORROW, Price("2026-12-01", 1990, "2026-12-24"))


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ("dear;22.11.2026;", "dated price", "price_wrong"),
        ("0;22.11.2026;", "dated price", "price_wrong"),
        ("26,90;;", "price from", "date_wrong"),
        ("26,90;31.11.2026;", "price from", "date_wrong"),
        ("26,90;22.11.2026;soon", "price until", "date_wrong"),
        ("26,90;22.11.2026;21.11.2026", "price until", "date_wrong"),
    ],
)
def test_what_is_none_is_named_and_its_row_left_out(till, cells, column, reason):
    plan = planned(till, f"1;Milk 1 l;10;24,90;15;{cells}")
    assert plan.products == ()
    assert [(wrong.line, wrong.column, wrong.reason) for wrong in plan.problems] == [(2, column, reason)]


def test_what_is_never_reduced_has_no_price_for_some_days(till):
    plan = planned(till, "7;Snuff;40;99;25;89;22.11.2026;24.11.2026", "8;Cigars;40;99;25;109;22.11.2026;")
    assert [one.number for one in plan.products] == ["8"]
    assert [(one.line, one.column, one.reason) for one in plan.problems] == [
        (2, "price until", "never_reduced")
    ]
