"""A row that is not understood is named with line, column and reason, and only it is left out."""

import pytest

from appliance.domain.product import Group, Product
from appliance.fiscal import rules_for
from appliance.till.goods_file import Plan, read

NORWAY = rules_for("norway")
HEAD = "number;name;group;price;vat;codes;discount;open price\n"
GOOD = "1;Brød;10;39,90;15;;;\n"


def rows(*lines: str, **known) -> Plan:
    """A file of a good row and then these lines, the first of which is line 3."""
    return read((HEAD + GOOD + "".join(line + "\n" for line in lines)).encode(), NORWAY, **known)


@pytest.mark.parametrize(
    ("line", "column", "reason", "got"),
    [
        (";Melk;10;24,90;15;;;", "number", "number_wrong", ""),
        ("1;Melk;10;24,90;15;;;", "number", "number_twice", "1"),
        ("2; ;10;24,90;15;;;", "name", "name_wrong", ""),
        (f"2;{'x' * 121};10;24,90;15;;;", "name", "name_wrong", "x" * 121),
        ("2;Melk;;24,90;15;;;", "group", "group_missing", ""),
        ("2;Melk;10;24,905;15;;;", "price", "price_wrong", "24,905"),
        ("2;Melk;10;-24,90;15;;;", "price", "price_wrong", "-24,90"),
        ("2;Melk;10;gratis;15;;;", "price", "price_wrong", "gratis"),
        ("2;Melk;10;;15;;;", "price", "price_wrong", ""),
        ("2;Melk;10;12345670;15;;;", "price", "price_wrong", "12345670"),
        ("2;Melk;10;24,90;15;;;ja", "price", "price_wrong", "24,90"),
        ("2;Melk;10;24,90;14;;;", "vat", "rate_unknown", "14"),
        ("2;Melk;10;24,90;0,15;;;", "vat", "rate_unknown", "0,15"),
        ("2;Melk;10;24,90;høy;;;", "vat", "rate_unknown", "høy"),
        ("2;Melk;10;24,90;15;7038010000011;;", "codes", "check_digit", "7038010000011"),
        ("2;Melk;10;24,90;15;7,03801E+12;;", "codes", "code_rounded", "7,03801E+12"),
        ("2;Melk;10;24,90;15;;kanskje;", "discount", "yes_or_no", "kanskje"),
        ("2;Melk;10;24,90;15;;;;overs", "open price", "cells_too_many", "overs"),
    ],
)
def test_the_cell_is_named(line: str, column: str, reason: str, got: str):
    plan = rows(line, "3;Ost;10;99;15;;;")
    assert [(p.line, p.column, p.reason, p.got) for p in plan.problems] == [(3, column, reason, got)]
    assert [product.name for product in plan.products] == ["Brød", "Ost"]


def test_all_that_is_wrong_with_a_row_is_said():
    (name, price, rate) = rows("2;;10;x;99;;;").problems
    assert [str(name), str(price), str(rate)] == [
        "line 3, name: expected a name of 1 to 120 characters, got ''",
        "line 3, price: expected a price such as 129,50, got 'x'",
        "line 3, vat: expected 25, 15, 12, 11.11, 0, got '99'",
    ]


def test_a_country_has_its_own_rates():
    written = b"number;name;group;price;vat\n1;Ost;10;99;15\n2;Kniv;10;99;25\n"
    plan = read(written, rules_for("denmark"))
    assert [product.number for product in plan.products] == ["2"]
    assert [problem.got for problem in plan.problems] == ["15"]


def test_a_code_twice_in_the_file_stays_with_the_first():
    plan = rows("2;Melk;10;24,90;15;7038010000010;;", "3;Fløte;10;29,90;15;7038010000027 7038010000010;;")
    assert [(p.line, p.reason, p.got) for p in plan.problems] == [(4, "code_twice", "7038010000010")]
    assert [product.number for product in plan.products] == ["1", "2"]


KNOWN = {
    "8": Product("8", "Rømme", "10", "10", 2190, 1500, codes=("7038010000010",)),
    "9": Product("9", "Lefse", "11", "40", 3500, 1500, unit="kg", discountable=False, codes=("96385074",)),
}
OWNERS = {"7038010000010": "8", "96385074": "9"}


def test_a_code_of_another_product_is_not_taken():
    plan = rows("2;Melk;10;24,90;15;7038010000010;;", products=KNOWN, owners=OWNERS)
    assert [str(problem) for problem in plan.problems] == [
        "line 3, codes: expected a code that product 8 has not, got '7038010000010'"
    ]


def test_a_code_moves_when_the_file_takes_it_from_the_other_product():
    plan = rows("2;Melk;10;24,90;15;7038010000010;;", "8;Rømme;10;21,90;15;;;", products=KNOWN, owners=OWNERS)
    assert plan.problems == ()
    assert {product.number: product.codes for product in plan.products} == {
        "1": (),
        "2": ("7038010000010",),
        "8": (),
    }


def test_a_code_does_not_move_from_a_row_that_is_left_out():
    lines = ("2;Melk;10;24,90;15;7038010000010;;", "8;Rømme;10;21,90;15;96385074;;")
    plan = rows(*lines, products=KNOWN, owners=OWNERS)
    assert [(p.line, p.reason) for p in plan.problems] == [(3, "code_taken"), (4, "code_taken")]
    assert [product.number for product in plan.products] == ["1"]


def test_a_column_that_is_not_there_leaves_what_a_known_product_has():
    group = Group("11", "Bakst", "20", 1500)
    plan = read(b"number;name;group;price;vat\n9;Lefse;11;39;\n", NORWAY, [group], KNOWN, OWNERS)
    assert plan.products == (
        Product("9", "Lefse", "11", "40", 3900, 1500, unit="kg", discountable=False, codes=("96385074",)),
    )


def test_a_known_group_is_found_by_its_name_and_gives_what_a_cell_leaves_out():
    group = Group("19", "Tobakk", "40", 2500, discountable=False)
    plan = read(b"number;name;group;price;vat\n1;Snus;TOBAKK;109;\n", NORWAY, [group])
    assert plan.products == (Product("1", "Snus", "19", "40", 10900, 2500, discountable=False),)
    assert plan.groups == ()


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest_unseen():
    plan = rows('2;"Melk;10;24,90;15;;;', "3;Ost;10;99;15;;;")
    assert [(p.line, p.reason) for p in plan.problems] == [(3, "cell_broken")]
    assert [product.number for product in plan.products] == ["1"]
