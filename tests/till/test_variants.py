"""Sizes and colours: one product to the customer, each with its number, code, price and stock."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.fiscal import rules_for
from appliance.storage import projections
from appliance.till import catalogue, goods_file, scanning, selling, variants
from tests.till.shop import KNIFE, MILK, managed, paid

RED, BLUE = "7038010000065", "7038010000072"
FILE = f"""varenummer;navn;gruppe;pris;mva;størrelse;farge;ean
500;T-skjorte;20;199,00;25;M;blå;{BLUE}
501;T-skjorte;20;249,00;25;XL;rød;{RED}
502;T-skjorte;20;199,00;25;M;blå;
503;Lue;20;99,00;25;;;
"""


@pytest.fixture
def shirts(till):
    """Two of them, from a file; Ola, who manages, at the till."""
    plan = goods_file.plan(managed(till), FILE.encode())
    assert [(one.line, one.column, one.reason) for one in plan.problems] == [(4, "variant", "variant_twice")]
    assert goods_file.take(till, plan) == 3
    return till


def names(till, number="500"):
    return [(one.number, one.variant, one.price) for one in variants.of(till, number)]


def test_a_file_s_rows_of_one_name_are_one_product(shirts):
    assert names(shirts) == [("500", "M blå", 19900), ("501", "XL rød", 24900)]
    assert [one.name for one in variants.of(shirts, "501")] == ["T-skjorte, M blå", "T-skjorte, XL rød"]
    assert variants.of(shirts, "503") == [] and variants.of(shirts, "1") == []
    assert projections.differences(shirts.database) == []


def test_the_same_file_again_changes_nothing_nor_does_one_with_the_whole_names(shirts):
    assert goods_file.take(shirts, goods_file.plan(shirts, FILE.encode())) == 0
    whole = "number;name;group;price;vat\n500;T-skjorte, M blå;20;199,00;25\n".encode()
    assert goods_file.take(shirts, goods_file.plan(shirts, whole)) == 0


def test_a_column_variant_and_a_longest_name():
    long = "x" * 118
    file = f"number;name;group;price;vat;variant\n1;Mug;10;9;25;blue\n2;{long};10;9;25;blue\n".encode()
    plan = goods_file.read(file, rules_for("norway"))
    assert [(one.name, one.family) for one in plan.products] == [("Mug, blue", "Mug")]
    assert [(one.line, one.reason) for one in plan.problems][-1] == (3, "name_wrong")


def test_a_scan_goes_straight_in_and_the_receipt_says_which(shirts):
    assert scanning.scan(shirts, RED) and scanning.scan(shirts, MILK)
    assert next((line.name, line.price) for line in shirts.sale.lines) == ("T-skjorte, XL rød", 24900)
    paid(shirts, ("cash", 30_000))
    assert shirts.paid.data["lines"][0]["name"] == "T-skjorte, XL rød"
    assert shirts.paid.data["lines"][0]["product"] == "501"


def test_a_search_finds_each_and_a_group_shows_one(shirts):
    assert {one.number for one in selling.search(shirts, "skjorte rød")} == {"501"}
    assert [one.name for one in catalogue.in_group(shirts, "20")] == [
        "Flowers", "Knife", "Lue", "T-skjorte, M blå",
    ]  # fmt: skip
    assert variants.prices(shirts, catalogue.in_group(shirts, "20")) == {"T-skjorte": (19900, True)}


def test_one_more_is_like_the_others_but_for_its_number_code_and_price(shirts):
    made = variants.add(shirts, "501", " S  grønn ", 17900, "7038010000089")
    assert (made.number, made.name, made.price) == ("500-2", "T-skjorte, S grønn", 17900)
    assert variants.add(shirts, "500", "S gul", 17900).number == "500-3"
    like = catalogue.named(shirts, ["500", "500-2"])
    one, first = like["500-2"], like["500"]
    assert replace(one, number="500", name=first.name, variant=first.variant, price=first.price,
                   codes=first.codes) == first  # fmt: skip
    assert scanning.scan(shirts, "7038010000089") and shirts.sale.total == 17900


def test_what_stands_alone_is_told_which_one_it_is_and_is_found_as_that(till):
    variants.name(managed(till), "3", "20 cm")
    variants.add(till, "3", "30 cm", 15900)
    assert names(till, "3") == [("3", "20 cm", 12950), ("3-2", "30 cm", 15900)]
    variants.name(till, "3", "21 cm")
    assert catalogue.named(till, ["3"])["3"].name == "Knife, 21 cm"
    assert scanning.scan(till, KNIFE) and till.sale.lines[0].name == "Knife, 21 cm"
    assert projections.differences(till.database) == []


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (lambda till: variants.add(till, "500", "m BLÅ", 100), "variant_taken"),
        (lambda till: variants.name(till, "501", "M blå"), "variant_taken"),
        (lambda till: variants.add(till, "500", " ", 100), "name_needed"),
        (lambda till: variants.add(till, "500", "x" * 120, 100), "name_needed"),
        (lambda till: variants.add(till, "500", "S", 0), "price_wrong"),
        (lambda till: variants.add(till, "500", "S", 100, MILK), "code_taken"),
        (lambda till: variants.add(till, "500", "S", 100, "7038010000011"), "unreadable_scan"),
        (lambda till: variants.add(till, "503", "S", 100), "line_gone"),
        (lambda till: variants.add(till, "nobody's", "S", 100), "line_gone"),
    ],
)
def test_what_cannot_be_changes_nothing(shirts, deed, code):
    before = shirts.database.execute_sql("SELECT count(*) FROM entry").fetchone()
    with pytest.raises(Refused, match=code):
        deed(shirts)
    assert shirts.database.execute_sql("SELECT count(*) FROM entry").fetchone() == before


def test_a_cashier_needs_somebody_who_approves(till):
    with pytest.raises(Refused, match="manager_needed"):
        variants.name(till, "3", "20 cm")


def test_products_of_entries_from_before_stand_alone(till):
    catalogue.put(managed(till), [Product("900", "Sock, black", "20", "2", 4900, 2500)])
    assert catalogue.named(till, ["900"])["900"].family == ""
    assert variants.of(till, "900") == []


def test_the_variants_of_one_are_found_without_reading_all_goods(shirts):
    """A shop for clothes has tens of thousands: a page of tiles asks this of each of its products."""
    asked = []
    shirts.database.connection().set_trace_callback(asked.append)
    assert [one.number for one in catalogue.in_group(shirts, "20")][-1] == "500"
    assert len(variants.of(shirts, "500")) == 2
    shirts.database.connection().set_trace_callback(None)
    read = [sql for sql in asked if "family" in sql]
    assert len(read) == 2
    for sql in read:
        plan = [str(row[3]) for row in shirts.database.execute_sql(f"EXPLAIN QUERY PLAN {sql}")]
        assert any("product_family (family=?" in step for step in plan), plan
