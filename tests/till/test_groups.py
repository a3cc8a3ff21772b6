"""Article groups made at the till: what they bind, and what goes with them."""

from dataclasses import replace

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.storage import journal
from appliance.storage.projections import differences
from appliance.till import catalogue, groups, people, selling
from appliance.till.till import Person


@pytest.fixture
def till(till):
    people.enter(till, Person("9", "Eier", "owner"))
    return till


def group(till, code):
    return next(one for one in catalogue.groups(till) if one.code == code)


def test_a_new_group_gets_the_next_number_and_a_department_of_its_own(till):
    made = groups.save(till, Group("", " Øl  og vin ", "", 2500, False, "red"), "Vinkjeller")
    codes = [one.code for one in catalogue.groups(till) if one.code != made.code]
    assert int(made.code) > max(int(code) for code in codes) and made.name == "Øl og vin"
    assert catalogue.departments(till)[made.department] == "Vinkjeller"
    assert group(till, made.code) == made
    assert differences(till.database) == []


def test_nothing_in_a_bound_group_is_reduced_whatever_the_product_says(till):
    made = groups.save(till, Group("", "Snus", "1", 2500, discountable=False))
    catalogue.put(till, [Product("900", "Snus, løs", made.code, "1", 8900, 2500, discountable=True)])
    selling.tap(till, "900")
    for reduce in (
        lambda: selling.discount_line(till, 1, Discount(100, "Skadet")),
        lambda: selling.discount_sale(till, Discount(100, "Skadet")),
    ):
        with pytest.raises(Refused):
            reduce()
    assert till.sale.total == 8900


def test_a_group_bound_later_binds_what_is_sold_from_then_on(till):
    made = groups.save(till, Group("", "Drikke", "1", 2500))
    catalogue.put(till, [Product("900", "Pils", made.code, "1", 3900, 2500)])
    selling.tap(till, "900")
    selling.discount_line(till, 1, Discount(100, "Skadet"))
    selling.cancel(till)
    groups.save(till, replace(made, discountable=False))
    selling.tap(till, "900")
    with pytest.raises(Refused) as said:
        selling.discount_line(till, 1, Discount(100, "Skadet"))
    assert said.value.problem.code == "no_discount_on_group"
    assert catalogue.named(till, ["900"])[
        "900"
    ].discountable  # its own word is kept for when the group is free


def test_products_go_with_their_group_unless_they_have_gone_their_own_way(till):
    made = groups.save(till, Group("", "Blandet", "1", 2500))
    catalogue.put(
        till,
        [
            Product("900", "Kopp", made.code, "1", 100, 2500),
            Product("901", "Bok", made.code, "1", 100, 0),
            Product("902", "Bolle", made.code, "2", 100, 2500),
        ],
    )
    groups.save(till, replace(made, rate=1500), "Kafé")
    known = catalogue.named(till, ["900", "901", "902"])
    cafe = group(till, made.code).department
    assert [(one.rate, one.department) for one in known.values()] == [(1500, cafe), (0, cafe), (1500, "2")]
    entries = [entry for _, entry in journal.entries(till.database) if entry.kind == "catalogue"]
    assert [one["number"] for one in entries[-1].data["products"]] == ["900", "901", "902"]
    assert entries[-1].data["products"][0]["old"]["rate"] == 2500


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Group("", "  ", "1", 2500), "name_needed"),
        (Group("", "Grocery", "1", 2500), "group_name_taken"),
        (Group("", "Ny", "1", 1700), "group_unknown"),
        (Group("", "Ny", "1", 2500, kind="king"), "group_unknown"),
        (Group("", "Ny", "1", 2500, colour="pink"), "group_unknown"),
        (Group("777", "Ny", "1", 2500), "group_unknown"),
    ],
)
def test_what_a_group_cannot_be(till, wrong, code):
    groups.save(till, Group("", "Grocery", "1", 2500)) if code == "group_name_taken" else None
    before = catalogue.groups(till)
    with pytest.raises(Refused) as said:
        groups.save(till, wrong)
    assert said.value.problem.code == code and catalogue.groups(till) == before


def test_only_who_manages_changes_groups(till):
    people.enter(till, Person("8", "Ida", "cashier"))
    with pytest.raises(Refused) as said:
        groups.save(till, Group("", "Ny", "1", 2500))
    assert said.value.problem.code == "manager_needed"


def test_nothing_changed_is_no_entry(till):
    made = groups.save(till, Group("", "Ny", "1", 2500))
    before = len(list(journal.entries(till.database)))
    groups.save(till, made)
    assert len(list(journal.entries(till.database))) == before
