"""Departments, projects and objects by touch: the owner's list, and choosing from it."""

import pytest

from appliance.domain.customer import Customer
from appliance.domain.dimension import Dimension
from appliance.till import customers, day, dimensions

LISTED = (Dimension("department", "30", "Catering"), Dimension("project", "7", "Festival"))


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Eier", "4321")
    day.open_day(counter.till, 0)
    counter.deeds.redraw()
    return counter


def test_the_list_is_made_changed_and_shortened(counter):
    counter.deeds.go_mapping()
    counter.press("Projects", "Project", "A new project")
    counter.tap("7").press("Go on").tap(*"Fest").press("Save")
    assert counter.reads("Fest") and dimensions.listed(counter.till) == (Dimension("project", "7", "Fest"),)
    counter.tap("Fest", "i").press("Save")
    assert dimensions.listed(counter.till)[0].name == "Festi"
    counter.press("A new project").tap("7")
    assert counter.reads("There is one already")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Go on")
    counter.press("Back").tap("Festi").press("Take it off the list")
    assert dimensions.listed(counter.till) == () and counter.reads("No project can be chosen in a sale")


def test_a_shop_without_a_list_never_hears_of_it(counter):
    counter.tap("Helmelk").press("More")
    assert not counter.reads("Belongs to") and not counter.reads("Project")
    counter.press("Back to sale").deeds.choose_line(1)
    assert counter.stage == "line"
    assert not counter.reads("Belongs to") and not counter.reads("Project")


def test_a_line_and_the_whole_sale(counter):
    dimensions.save(counter.till, LISTED)
    counter.tap("Helmelk").tap("Helmelk")
    counter.deeds.choose_line(1)
    counter.press("Belongs to", "Project").tap("Festival")
    assert counter.stage == "sale" and counter.till.sale.lines[0].project == "7"
    assert "Festival" in counter.words()
    counter.deeds.choose_line(1)
    counter.press("Belongs to", "Project").tap("Festival")  # once more takes it away
    assert counter.till.sale.lines[0].project == "" and "Festival" not in counter.words()
    counter.press("More", "Belongs to").tap("Catering")
    assert counter.till.sale.belongs == ("30", "", "") and "Catering" in counter.words()
    counter.deeds.choose_line(1)
    counter.press("Belongs to", "The whole sale").tap("Catering")
    assert counter.till.sale.lines[0].department == "1" and "Catering" not in counter.words()


def test_on_the_way_to_an_account_and_back(counter):
    dimensions.save(counter.till, LISTED[1:])
    customers.save(counter.till, Customer("1042", "Ola"), new=True)
    counter.tap("Helmelk").press("More", "Customers").tap("Ola")
    counter.tap(counter.say("On credit {amount}", amount="24,90")).press("Project").tap("Festival")
    assert counter.stage == "credit" and counter.reads("Ola · Festival")
    counter.press("Project", "Back")
    counter.tap(counter.say("Deliver {amount} on credit", amount="24,90"))
    (made,) = counter.entries("delivery")
    assert made["lines"][0]["belongs"] == [{"kind": "project", "code": "7", "name": "Festival"}]
