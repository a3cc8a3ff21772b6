"""Who works here, by touch: made known, with another PIN, gone."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import people


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Eier", "4321")
    return counter


def names(counter):
    return [(one.number, one.name, one.role) for one in people.cashiers(counter.till)]


def test_somebody_new_is_made_known_and_logs_in(counter):
    counter.deeds.go_people()
    counter.press("Somebody new")
    for letter in "ida":
        counter.tap(letter.upper() if letter.upper() in counter.words() else letter)
    counter.press("Go on", "Cashier").tap(*"5678").press("Go on").tap(*"5678").press("Done")
    assert counter.stage == "people" and counter.reads("Who works here")
    assert names(counter)[-1] == ("3", "Ida", "cashier")
    counter.deeds.lock()
    assert counter.log_in("Ida", "5678").till.operator.number == "3"


def test_another_pin_is_typed_twice(counter):
    counter.deeds.go_people()
    counter.tap("Ingrid").press("New PIN").tap(*"9999").press("Go on").tap(*"9998").press("Done")
    assert counter.reads("The two were not the same. Choose again")
    counter.tap(*"9999").press("Go on").tap(*"9999").press("Done")
    counter.deeds.lock()
    assert counter.log_in("Ingrid", "9999").till.operator.name == "Ingrid"
    assert all("9999" not in str(entry) for entry in counter.entries("person"))


def test_who_leaves_logs_in_no_more_and_nobody_gets_the_number(counter):
    counter.deeds.go_people()
    counter.tap("Ingrid").press("Works here no more")
    assert names(counter) == [("2", "Eier", "owner")]
    with pytest.raises(Refused):
        people.log_in(counter.till, "1", "1234")
    assert people.make_known(counter.till, "Ny", "cashier", "1111").number == "3"


def test_the_last_who_manages_stays(counter):
    counter.deeds.go_people()
    counter.tap("Eier")
    with pytest.raises(AssertionError):
        counter.press("Works here no more")
    with pytest.raises(Refused):
        people.retire(counter.till, "2")


def test_a_cashier_changes_nobody(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234")
    before = names(counter)
    counter.deeds.go_people()
    assert counter.stage != "people"
    for deed in (
        lambda: people.make_known(counter.till, "Ny", "manager", "1111"),
        lambda: people.new_pin(counter.till, "2", "1111"),
        lambda: people.retire(counter.till, "2"),
    ):
        with pytest.raises(Refused):
            deed()
    assert names(counter) == before
