"""Article groups by touch: a shop's first, one on the way to unknown goods, one that is changed."""

import pytest

from appliance.till import catalogue


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Eier", "4321")


def write(counter, word):
    for place, letter in enumerate(word):
        counter.tap(letter if place else letter.upper())


def test_a_tobacco_group_is_bound_from_its_name(counter):
    counter.deeds.go_goods()
    counter.press("Groups", "A new group")
    write(counter, "snus")
    counter.press("Go on").tap("25 %")
    assert counter.reads("Never reduced")
    counter.press("Save")
    made = catalogue.groups(counter.till)[-1]
    assert (made.name, made.rate, made.discountable, made.department) == ("Snus", 2500, False, "1")
    assert counter.stage == "groups" and counter.reads("never reduced")


def test_a_group_gets_another_colour_and_vat(counter):
    counter.deeds.go_groups()
    counter.tap("Meieri").press("Colour", "Red").press("VAT").tap("25 %").press("Save")
    (group,) = catalogue.groups(counter.till)
    assert (group.colour, group.rate) == ("red", 2500)
    assert catalogue.named(counter.till, ["100"])["100"].rate == 2500


def test_a_new_department_is_typed(counter):
    counter.deeds.go_groups()
    counter.tap("Meieri").press("Department", "Another department")
    write(counter, "kafe")
    counter.press("Go on")
    assert counter.reads("Kafe")
    counter.press("Save")
    (group,) = catalogue.groups(counter.till)
    assert catalogue.departments(counter.till)[group.department] == "Kafe"


def test_what_is_not_saved_is_not_changed(counter):
    counter.deeds.go_groups()
    counter.tap("Meieri").press("Colour", "Red", "Leave it as it was", "Back")
    assert counter.stage == "goods" and catalogue.groups(counter.till)[0].colour == ""


def test_a_till_without_groups_leads_there_from_unknown_goods(display, tmp_path):
    from tests.ui.drawing import settle
    from tests.ui.shop import MILK, Counter

    counter = Counter(tmp_path, stocked=False)
    counter.deeds.first_manager("Eier", "4321")
    counter.deeds.go_sale()
    counter.deeds.open_day(0, "")
    settle()
    assert counter.reads("Put goods in …")
    counter.scan(MILK).press("Make it known")
    write(counter, "melk")
    counter.press("Choose the group", "A new group")
    assert counter.stage == "groups" and counter.reads("What is the group called?")
    write(counter, "meieri")
    counter.press("Go on").tap("15 %").press("Save")
    assert counter.stage == "create"
    counter.tap("Meieri").tap(*"2490").press("Put in basket")
    assert counter.till.sale.total == 2490 and counter.till.sale.lines[0].rate == 1500


def test_a_cashier_looks_and_changes_nothing(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234")
    counter.deeds.go_goods()
    with pytest.raises(AssertionError):
        counter.press("Groups")
    counter.deeds.go_groups()
    assert counter.stage != "groups"
