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
    assert counter.stage == "countersign"
    counter.press("Back")
    for deed in (
        lambda: people.make_known(counter.till, "Ny", "manager", "1111"),
        lambda: people.new_pin(counter.till, "2", "1111"),
        lambda: people.retire(counter.till, "2"),
    ):
        with pytest.raises(Refused):
            deed()
    assert names(counter) == before


def test_another_role_is_given_and_the_last_who_manages_keeps_theirs(counter):
    counter.deeds.go_people()
    counter.tap("Eier")
    with pytest.raises(AssertionError):
        counter.press("Another role")
    counter.press("Back").tap("Ingrid").press("Another role", "Manager")
    assert names(counter)[0] == ("1", "Ingrid", "manager")
    with pytest.raises(Refused):
        people.change_role(counter.till, "1", "king")


def test_the_shop_sets_what_its_cashiers_may_and_a_cashier_does_not(counter):
    counter.deeds.go_people()
    counter.press("What cashiers may").tap("20 %")
    assert counter.entries("limits")[-1]["discount"] == 20
    counter.deeds.lock()
    counter.log_in("Ingrid", "1234").deeds.set_limit("discount", 100)
    assert counter.stage == "countersign" and len(counter.entries("limits")) == 1
    counter.press("Back").deeds.set_limit("king", 1)
    assert len(counter.entries("limits")) == 1


def test_one_deed_is_approved_and_the_cashier_stays(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00", "Helmelk")
    counter.deeds.discount(None, 5000, True, "Skadet vare")
    assert counter.stage == "countersign" and counter.reads("Give a discount of {size} %", size=50)
    counter.approve("0000")
    assert counter.stage == "countersign" and counter.till.sale.total == 2490
    counter.approve("4321")
    assert counter.till.sale.total == 1245 and counter.till.operator.name == "Ingrid"
    assert counter.till.approver is None and counter.till.sale.discount.approved_by == "2"
    counter.deeds.discount(None, 9000, True, "Skadet vare")
    assert counter.stage == "countersign", "one approval is for one deed"
    counter.press("Back").tap("Ta betalt 12,45", "50,00")
    (sale,) = counter.entries("sale")
    assert (sale["operator"], sale["discount_by"]) == ("1", "2")


def test_a_page_that_was_approved_is_looked_at_until_it_is_left(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.more("Turnover")
    assert counter.stage == "countersign"
    counter.approve("4321")
    assert counter.stage == "day_totals" and counter.till.approver.number == "2"
    counter.deeds.go_sale()
    assert counter.till.approver is None
    counter.more("Turnover")
    assert counter.stage == "countersign"


def test_wrong_pins_of_who_approves_are_counted_with_the_others(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.more("Turnover")
    for _ in range(5):
        counter.approve("0000")
    with pytest.raises(Refused, match="pin_locked"):
        people.prove(counter.till, "2", "4321")


def test_a_till_that_nobody_touches_locks_itself_and_keeps_the_basket(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00", "Helmelk")
    counter.deeds.rested(299)
    assert counter.stage == "sale"
    counter.till.drawer = "open"
    counter.deeds.rested(301)
    assert counter.till.operator
    counter.till.drawer = "shut"
    counter.tap("Ta betalt 24,90").deeds.rested(301)
    assert counter.stage == "payment"
    counter.press("Back to sale").deeds.rested(301)
    assert counter.stage == "log_in" and counter.till.operator is None
    assert counter.log_in("Ingrid", "1234").till.sale.total == 2490


def test_a_shop_that_wants_no_lock_has_none(counter):
    counter.deeds.set_limit("lock", 0)
    counter.deeds.rested(100_000)
    assert counter.till.operator


def test_what_was_typed_stays_while_a_manager_is_asked_for(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.press("More", "Cash in or out").tap("5", "0", "00").press("To the bank").tap("Ta ut 50,00")
    assert counter.stage == "countersign"
    counter.press("Back")
    assert counter.stage == "cash" and counter.reads("Ta ut 50,00")
    counter.tap("Ta ut 50,00").approve("4321")
    (moved,) = counter.entries("cash_moved")
    assert (moved["amount"], moved["approved_by"]) == (-5000, "2")
    counter.press("More", "Cash in or out")
    assert not counter.reads("Ta ut 50,00"), "what was done is forgotten"


def test_a_cashier_looks_at_their_own_day_and_prints_it(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.tap("Helmelk", "Ta betalt 24,90", "50,00").press("Next sale").more("My day")
    assert counter.stage == "cashier_day" and any("Ingrid" in said for said in counter.words())
    assert not counter.reads("Somebody else")
    counter.press("Print", "Day before")
    (printed,) = counter.entries("cashier_day")
    assert (printed["of"], printed["gross"], printed["counts"]["receipts"]["n"]) == ("1", 2490, 1)
    assert counter.deeds.place.report["on"] == "2026-11-20" and counter.deeds.place.report["gross"] == 0
    counter.deeds.lock()
    counter.log_in("Eier", "4321").more("My day").press("Somebody else")
    assert counter.deeds.place.report["of"] == "1" and counter.deeds.place.report["gross"] == 2490
