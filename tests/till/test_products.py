"""Goods made on the screen, called something else, put in another group, and taken out of sale."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import journal, projections
from appliance.till import catalogue, favourites, goods_file, measured, parking, products, scanning, selling
from appliance.till import stock as shelves
from tests.till.shop import BREAD, MILK, last, managed, paid, ring


def of(till, number):
    return catalogue.named(till, [number])[number]


def names(found):
    return [one.name for one in found]


def test_the_till_numbers_what_has_no_barcode_and_its_group_says_the_rest(till):
    latte = products.make(managed(till), " Kaffe  latte ", "20", 5900)
    assert (latte.number, latte.name, latte.rate, latte.department) == ("#1-1", "Kaffe latte", 2500, "2")
    assert of(till, "#1-1") == latte and latte.codes == () and latte.discountable
    assert last(till)["products"][0]["new"]["price"] == 5900 and "old" not in last(till)["products"][0]
    snus = products.make(till, "Snus", "40", 8900)
    apples = products.make(till, "Epler", "10", 2990, "kg")
    fern = products.make(till, "Bregne", "20", None)
    assert [(one.number, one.unit, one.price) for one in (snus, apples, fern)] == [
        ("#1-2", "", 8900), ("#1-3", "kg", 2990), ("#1-4", "", None),
    ]  # fmt: skip
    assert not snus.discountable
    assert names(selling.search(till, "latt")) == ["Kaffe latte"]
    selling.tap(till, "#1-1")
    assert till.sale.total == 5900
    assert projections.differences(till.database) == []


def test_a_number_is_never_given_twice_whatever_a_file_brings(till):
    catalogue.put(managed(till), [Product("#1-9", "From a file", "10", "1", 100, 1500)])
    catalogue.put(till, [Product("#1-9-30", "A size", "10", "1", 100, 1500)])
    catalogue.put(till, [Product("#2-44", "Another till's", "10", "1", 100, 1500)])
    assert products.make(till, "Latte", "10", 4500).number == "#1-10"


def test_no_file_makes_other_goods_of_a_number_that_the_till_gave(till):
    products.make(managed(till), "Latte", "10", 4500)
    file = b"number;name;group;price;vat\n#1-1;Hammer;20;99;25\n#1-7;Saw;20;99;25\n"
    plan = goods_file.plan(till, file)
    assert [(one.line, one.reason) for one in plan.problems] == [(2, "number_own")]
    assert names(plan.products) == ["Saw"]
    same = goods_file.plan(till, b"number;name;group;price;vat\n#1-1;LATTE;10;49;15\n")
    assert goods_file.take(till, same) == 1 and of(till, "#1-1").price == 4900


@pytest.mark.parametrize(
    ("said", "code"),
    [(("", "10", 100), "name_needed"), (("x" * 121, "10", 100), "name_needed"),
     (("Latte", "10", 0), "price_wrong"), (("Latte", "99", 100), "group_unknown")],
)  # fmt: skip
def test_what_is_no_product_is_not_made(till, said, code):
    before = managed(till).journal.id
    with pytest.raises(Refused, match=code):
        products.make(till, *said)
    assert till.journal.id == before


def test_a_cashier_makes_and_changes_nothing(till):
    for deed in (
        lambda: products.make(till, "Latte", "10", 4500),
        lambda: products.call(till, "1", "Juice"),
        lambda: products.regroup(till, "1", "20"),
        lambda: products.end(till, "1"),
    ):
        with pytest.raises(Refused, match="manager_needed"):
            deed()


def test_a_new_name_is_for_sales_to_come_and_none_is_given_during_one(till):
    sold = paid(ring(managed(till), MILK), ("card", 2490))
    ring(till, MILK)
    with pytest.raises(Refused, match="name_in_sale"):
        products.call(till, "1", "Whole milk 1 l")
    parking.park(till, "")
    products.call(till, "1", "  Whole  milk 1 l")
    assert of(till, "1").name == "Whole milk 1 l" and of(till, "1").codes == (MILK,)
    change = last(till)["products"][0]
    assert (change["old"]["name"], change["new"]["name"]) == ("Milk 1 l", "Whole milk 1 l")
    parking.resume(till, parking.parked(till)[0][0])
    assert till.sale.lines[0].name == "Milk 1 l"
    assert journal.entry(till.database, sold.row).data["lines"][0]["name"] == "Milk 1 l"
    assert names(selling.search(till, "whole")) == ["Whole milk 1 l"]


SHIRTS = [
    Product("500", "Shirt, M", "20", "2", 19900, 2500, codes=("7038010000065",), variant="M"),
    Product("501", "Shirt, XL", "20", "2", 24900, 2500, variant="XL"),
    Product("510", "Cap, blue", "20", "2", 9900, 2500, variant="blue"),
]


def test_sizes_are_called_and_grouped_together_and_end_one_by_one(till):
    catalogue.put(managed(till), SHIRTS)
    products.call(till, "501", "T-shirt")
    assert [(of(till, one).name, of(till, one).family) for one in ("500", "501")] == [
        ("T-shirt, M", "T-shirt"), ("T-shirt, XL", "T-shirt"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="variant_taken"):
        products.call(till, "500", "Cap")
    with pytest.raises(Refused, match="name_needed"):
        products.call(till, "500", "x" * 118)
    products.regroup(till, "500", "10")
    assert [(of(till, one).group, of(till, one).rate) for one in ("500", "501")] == [("10", 1500)] * 2
    products.end(till, "500")
    assert [one.number for one in catalogue.in_group(till, "10") if one.family] == ["501"]
    assert projections.differences(till.database) == []


def test_in_another_group_goods_take_what_they_had_from_the_first(till):
    catalogue.put(managed(till), [Product("8", "Own", "10", "2", 100, 2500, discountable=False)])
    products.regroup(till, "1", "40")
    products.regroup(till, "8", "20")
    milk, own = of(till, "1"), of(till, "8")
    assert (milk.group, milk.rate, milk.department, milk.discountable) == ("40", 2500, "1", False)
    assert (own.group, own.rate, own.department, own.discountable) == ("20", 2500, "2", False)
    with pytest.raises(Refused, match="group_unknown"):
        products.regroup(till, "1", "99")


def test_what_is_no_longer_sold_has_no_tile_and_is_not_found_but_stays(till):
    sold = paid(ring(managed(till), MILK), ("card", 2490))
    favourites.put_on(till, 0, "1")
    products.end(till, "1")
    assert last(till)["products"][0]["new"]["ended"] == 1
    assert "1" not in {one.number for one in (*catalogue.in_group(till, ""), *catalogue.in_group(till, "10"))}
    assert selling.search(till, "milk") == [] and of(till, "1").ended
    assert [one.number for one in catalogue.products(till, "milk")] == ["1"]
    assert catalogue.products(till)[-1].number == "1"
    assert journal.entry(till.database, sold.row).data["lines"][0]["name"] == "Milk 1 l"
    products.end(till, "1", ended=False)
    assert names(selling.search(till, "milk")) == ["Milk 1 l"]
    assert "ended" not in last(till)["products"][0]["new"]
    assert projections.differences(till.database) == []


def test_a_scan_of_it_asks_and_what_is_left_may_be_sold(till):
    products.end(managed(till), "1")
    assert not scanning.scan(till, MILK) and till.question.code == "not_sold" and not till.sale
    till.question = None
    measured.sell_late(till, str(MILK))
    scanning.scan(till, BREAD)
    assert [line.name for line in till.sale.lines] == ["Milk 1 l", "Bread"]


def test_nobody_is_told_to_order_more_of_it(till):
    shelves.keep(managed(till), "1", 5000)
    assert shelves.counts(till) == (1, 1)
    products.end(till, "1")
    assert shelves.counts(till) == (1, 0) and shelves.listed(till, low=True) == []


def test_a_file_ends_goods_and_leaves_the_others(till):
    file = b"number;name;group;price;vat;aktiv\n1;Milk 1 l;10;24,90;15;nei\n2;Bread;10;39,90;15;\n"
    assert goods_file.take(managed(till), goods_file.plan(till, file)) == 1
    assert of(till, "1").ended and not of(till, "2").ended
    again = b"number;name;group;price;vat\n1;Milk 1 l;10;25,90;15\n"
    assert goods_file.take(till, goods_file.plan(till, again)) == 1 and of(till, "1").ended


def test_how_much_is_in_one_is_said_of_a_product_and_in_a_file(till):
    products.contain(managed(till), "1", "1 L")
    assert of(till, "1").content == "1 l" and last(till)["products"][0]["new"]["content"] == "1 l"
    file = (
        b"number;name;group;price;vat;innhold;enhet\n1;Milk;10;24,90;15;1,75 l;\n2;Bread;10;39,90;15;750g;\n"
    )
    plan = goods_file.plan(till, file + b"5;Apples;10;29,90;15;1 kg;kg\n3;Knife;20;129,50;25;1.000 g;\n")
    assert [(one.line, one.column, one.reason) for one in plan.problems] == [(5, "content", "content_wrong")]
    goods_file.take(till, plan)
    assert [of(till, one).content for one in ("1", "2", "3", "5")] == ["1750 ml", "750 g", "", ""]
    without = b"number;name;group;price;vat\n2;Bread;10;41;15\n"
    goods_file.take(till, goods_file.plan(till, without))
    assert of(till, "2").content == "750 g"
    products.contain(till, "2", "")
    assert of(till, "2").content == "" and projections.differences(till.database) == []
    for number, wrong in (("5", "1 kg"), ("1", "a lot"), ("1", "0 g")):
        with pytest.raises(Refused, match="line_gone"):
            products.contain(till, number, wrong)
