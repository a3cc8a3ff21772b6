"""What goods earn, where somebody said what they cost: never a guess, and it is told of how much that is.

Milk 24.90 and bread 39.90 at 15 % are 21.65 and 34.70 without VAT, the knife's 129.50 at 25 % are 103.60.
"""

import pytest

from appliance.domain.bundle import Part
from appliance.domain.line import Discount
from appliance.domain.margin import Margin
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import projections
from appliance.storage.drafts import as_dict, sale_from
from appliance.till import (
    bundles,
    catalogue,
    costs,
    goods_file,
    loose,
    modes,
    parking,
    people,
    reports,
    returns,
    selling,
    stock,
)
from appliance.till.till import Person
from tests.till.shop import APPLES, BREAD, KNIFE, MILK, last, managed, paid, ring


@pytest.fixture
def till(till):
    """Ola stands at the till; a milk costs 14.00."""
    costs.say(managed(till), "1", 1400)
    return till


def earned(bars):
    """What each bar earned, by its code."""
    return {bar.code: bar.margin for bar in bars}


def test_it_is_told_by_group_by_product_and_of_how_much(till):
    paid(ring(till, MILK, MILK, BREAD, KNIFE), ("card", 21_920))
    totals = reports.totals(till)
    # 2 × 24.90 = 49.80, of the 89.70 at 15 % with 11.70 VAT; 25.90 on the knife
    (milk,) = [bar for bar in totals.products if bar.code == "1"]
    assert milk.margin == Margin(net=4980 - 650, cost=2800, of=4980 - 650)
    assert earned(totals.products) == {"1": milk.margin, "2": None, "3": None}
    assert earned(totals.groups) == {"10": Margin(4330, 2800, 7800), "20": None}
    assert totals.margin == Margin(4330, 2800, 7800 + 10_360)
    assert (totals.margin.earned, totals.margin.rate, totals.margin.known) == (1530, 3533, 23)


def test_a_shop_that_says_nothing_of_costs_sees_nothing(till):
    paid(ring(till, BREAD), ("card", 3990))
    totals = reports.totals(till)
    assert totals.margin is None and set(earned(totals.groups).values()) == {None}


def test_another_cost_is_for_the_sales_to_come(till):
    paid(ring(till, MILK), ("card", 2490))
    costs.say(till, "1", 1600)
    paid(ring(till, MILK), ("card", 2490))
    costs.say(till, "1", None)
    paid(ring(till, MILK), ("card", 2490))
    assert reports.totals(till).margin == Margin(2 * 2165, 1400 + 1600, 3 * 2165)
    assert "cost" not in last(till)["lines"][0]


def test_what_comes_in_says_it_too_and_a_product_that_is_changed_keeps_it(till):
    stock.keep(till, "2", 0)
    stock.receive(till, "2", 10_000, 2000)
    assert catalogue.named(till, ["2"])["2"].cost == 2000
    catalogue.put(till, [Product("2", "Bread", "10", "1", 4290, 1500, codes=(BREAD,), minimum=0, cost=2000)])
    assert "cost" in last(till)["products"][0]["old"] and stock.of(till, "2").cost == 2000
    stock.keep(till, "2", None)
    paid(ring(till, BREAD), ("card", 4290))
    # 42.90 · 15/115 = 5.60 VAT
    assert reports.totals(till).margin == Margin(3730, 2000, 3730)
    assert projections.differences(till.database) == []


def test_goods_that_come_back_take_their_margin_with_them(till):
    paid(ring(till, MILK), ("card", 2490))
    costs.say(till, "1", 1600)
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -2490))
    assert reports.totals(till).margin == Margin(0, 0, 0)
    loose.take_back(till, "1", 2490, 1000, "Faulty")
    paid(till, ("card", -2490))
    assert reports.totals(till).margin == Margin(-2165, -1600, -2165)


def test_reductions_are_what_the_shop_earns_less(till):
    ring(till, MILK)
    selling.discount_line(till, 1, Discount(1340, "scratch"))
    paid(till, ("card", 1150))
    assert reports.totals(till).margin == Margin(1000, 1400, 1000)
    assert reports.totals(till).margin.rate == -4000


def test_a_bundle_costs_what_is_in_it(till):
    basket = Product("100", "Gift basket", "20", "2", 17_000, 2500, codes=("7038010000065",), cost=9000)
    catalogue.put(till, [basket])
    bundles.save(till, "100", (Part("1", 2), Part("3", 1)))
    selling.tap(till, "100")
    assert [line.cost for line in till.sale.lines] == [None, 1400, None]
    paid(till, ("card", 17_000))
    # two milks bear 47.22 of it, of that 6.16 VAT; the knife 122.78, of that 24.56
    assert earned(reports.totals(till).products) == {"100": None, "1": Margin(4106, 2800, 4106), "3": None}
    assert reports.totals(till).margin == Margin(4106, 2800, 4106 + 9822)
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -17_000))
    assert reports.totals(till).margin == Margin(0, 0, 0)


def test_by_weight_it_is_rounded_once(till):
    costs.say(till, "5", 1999)
    ring(till, APPLES)
    selling.quantity(till, 1, 1250)
    paid(till, ("card", till.sale.total))
    # 1.25 × 29.90 = 37.38, of it 4.88 VAT; 1.25 × 19.99 = 24.99
    assert reports.totals(till).margin == Margin(3250, 2499, 3250)


def test_a_sale_that_waits_keeps_its_cost_as_its_price(till):
    ring(till, MILK)
    assert sale_from(as_dict(till.sale)) == till.sale
    parking.park(till, "blue hat")
    costs.say(till, "1", 2000)
    parking.resume(till, parking.parked(till)[0][0])
    assert paid(till, ("card", 2490)).data["lines"][0]["cost"] == 1400


def test_practice_earns_nothing_and_the_tables_are_what_the_journal_says(till):
    modes.begin_training(till)
    paid(ring(till, MILK), ("card", 2490))
    modes.end_training(till)
    assert reports.totals(till).margin is None
    paid(ring(till, MILK, KNIFE), ("card", 15_440))
    assert projections.differences(till.database) == []
    projections.rebuild(till.database)
    assert reports.totals(till).margin == Margin(2165, 1400, 2165 + 10_360)


@pytest.mark.parametrize(
    ("number", "cost", "why"), [("1", -1, "amount_wrong"), ("1", 10**9 + 1, "amount_wrong"),
                                ("999", 100, "line_gone")],
)  # fmt: skip
def test_what_cannot_be_a_cost_is_refused(till, number, cost, why):
    rows = till.journal.id
    with pytest.raises(Refused, match=why):
        costs.say(till, number, cost)
    assert till.journal.id == rows


def test_a_cashier_does_not_say_it_and_sees_no_figures(till):
    people.enter(till, Person("1", "Kari"))
    for deed in (lambda: costs.say(till, "1", 1500), lambda: reports.totals(till)):
        with pytest.raises(Refused, match="manager_needed"):
            deed()


def test_a_file_says_it(till):
    head = b"number;name;group;price;vat;Innpris\n"
    plan = goods_file.plan(till, head + b"1;Milk 1 l;10;24,90;15;15,50\n2;Bread;10;39,90;15;\n")
    assert plan.problems == () and [one.cost for one in plan.products] == [1550, None]
    goods_file.take(till, plan)
    assert last(till)["products"][0]["old"]["cost"] == 1400
    without = goods_file.plan(till, b"number;name;group;price;vat\n1;Milk 1 l;10;26,90;15\n")
    assert without.products[0].cost == 1550
    (wrong,) = goods_file.plan(till, head + b"1;Milk 1 l;10;24,90;15;much\n").problems
    assert (wrong.column, wrong.reason, wrong.got) == ("cost", "price_wrong", "much")


def test_a_sum_that_speaks_of_nearly_all_does_not_say_all():
    assert [Margin(net, 0, 10_000).known for net in (10_000, 9_999, 1, 0)] == [100, 99, 0, 0]
    assert Margin(-100, 0, 500).known == 0 and Margin(600, 0, 500).known == 99
