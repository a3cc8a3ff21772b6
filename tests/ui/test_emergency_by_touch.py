"""The printer dies, the drawer's switch sticks: what the screens say, and a manager's way on."""

import pytest

from appliance.till import jobs

SOLD = ("Helmelk", "Ta betalt 24,90", "25,00")


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    return made.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")


def printer(counter, state):
    """The printer says how it is."""
    counter.deeds.do(lambda: jobs.printer_changed(counter.till, state))


def drawer(counter, state):
    """The drawer's switch says how it is."""
    counter.deeds.do(lambda: jobs.drawer_moved(counter.till, state))


def print_states(counter):
    """How the printer's debts stand, oldest first."""
    return [one.state for one in jobs.owed(counter.till) if one.job.kind == "print"]


@pytest.fixture
def broken(counter):
    """The cover is open, goods are in the basket, and somebody wants to pay."""
    printer(counter, "cover_open")
    return counter.tap("Helmelk", "Ta betalt 24,90")


@pytest.fixture
def selling_on(broken):
    """The owner has begun the emergency mode."""
    broken.press("Emergency mode").approve("4321")
    return broken.press("The printer is broken", "Begin the emergency mode")


def test_a_dead_printer_is_said_before_money_is_taken_and_the_sale_waits(broken):
    assert broken.stage == "question" and broken.reads("The receipt cannot be printed")
    assert broken.till.sale.total == 2490 and broken.till.payment is None
    broken.press("Try again")
    assert broken.stage == "question"
    printer(broken, "fine")
    broken.press("Try again")
    assert broken.stage == "payment"


def test_a_printer_that_dies_during_the_payment_leaves_it_as_it_is(counter):
    counter.tap("Helmelk", "Ta betalt 24,90", "Annet beløp", "1", "00", "0", "Kontant")
    printer(counter, "out_of_paper")
    counter.tap("15,00")
    assert counter.stage == "question" and counter.entries("sale") == []
    counter.press("Back to sale")
    assert counter.stage == "payment" and counter.till.payment.left == 1490
    printer(counter, "fine")
    counter.tap("15,00")
    assert counter.stage == "paid"


def test_the_sale_waits_while_a_manager_approves(broken):
    broken.press("Emergency mode")
    assert broken.stage == "countersign" and broken.reads("Training or emergency mode")
    broken.approve("4321")
    assert broken.stage == "emergency" and broken.till.sale.total == 2490
    broken.press("Back")
    assert broken.stage == "sale" and not broken.till.emergency


def test_a_reason_is_tapped_before_it_begins(broken):
    broken.press("Emergency mode").approve("4321")
    with pytest.raises(AssertionError, match="nothing to press"):
        broken.press("Begin the emergency mode")
    broken.press("There is no paper left", "Begin the emergency mode")
    (begun,) = broken.entries("emergency_begun")
    assert (begun["cause"], begun["reason"]) == ("printer", broken.say("There is no paper left"))
    assert broken.stage == "sale" and broken.till.sale.total == 2490


def test_sales_go_on_and_every_screen_says_so(selling_on):
    counter = selling_on
    for way, stage in [
        (lambda: counter.tap("Ta betalt 24,90"), "payment"),
        (lambda: counter.tap("25,00"), "paid"),
        (lambda: counter.press("Next sale", "More"), "more"),
        (lambda: counter.press("Lock"), "log_in"),
        (lambda: counter.log_in("Ingrid", "1234"), "sale"),
        (lambda: counter.press("Search"), "search"),
    ]:
        way()
        assert (counter.stage, counter.frame.view.status.mode) == (stage, "emergency")
        assert any(counter.say("The printer is broken") in said for said in counter.words())
    (sale,) = counter.entries("sale")
    assert sale["emergency"] == 1 and sale["receipt"] == 1


def test_receipts_are_owed_and_print_first_once_it_is_well(selling_on):
    selling_on.tap("Ta betalt 24,90", "25,00")
    (job,) = [one.job for one in jobs.owed(selling_on.till) if one.job.kind == "print"]
    selling_on.deeds.do(lambda: jobs.ended(selling_on.till, job.id, "failed"))
    assert selling_on.frame.view.status.emergency.facts["count"] == 1
    printer(selling_on, "fine")
    assert print_states(selling_on) == ["queued"]


def test_a_manager_ends_it_and_a_cashier_cannot(selling_on):
    selling_on.press("More", "Lock").log_in("Ingrid", "1234").press("End")
    assert selling_on.stage == "countersign" and selling_on.till.emergency == "printer"
    selling_on.approve("4321")
    assert not selling_on.till.emergency and selling_on.frame.view.status.mode == ""
    selling_on.tap("Ta betalt 24,90")
    assert selling_on.stage == "question"


def test_a_printer_that_is_well_needs_no_emergency(counter):
    printer(counter, "fine")
    counter.press("More", "Lock").log_in("Eier", "4321").more("Emergency mode", "The printer is broken")
    counter.press("Begin the emergency mode")
    assert counter.reads("Printer and drawer are well") and not counter.till.emergency


def test_a_switch_that_sticks_keeps_nobody_from_selling_in_an_emergency(counter):
    counter.press("More", "Lock").log_in("Eier", "4321")
    drawer(counter, "open")
    counter.scan("7038010000010")
    assert counter.till.sale is None and counter.till.held == ("7038010000010",)
    counter.more("Emergency mode", "The drawer's switch is stuck", "Begin the emergency mode")
    assert counter.till.sale.total == 2490 and counter.till.held == ()
    counter.tap("Ta betalt 24,90", "25,00")
    assert counter.stage == "paid"


def test_a_dead_printer_takes_the_drawer_s_switch_along_and_cash_is_still_taken(selling_on):
    drawer(selling_on, "unknown")
    selling_on.tap("Ta betalt 24,90", "25,00")
    assert selling_on.stage == "paid"


def test_scans_go_on_when_nobody_begins_an_emergency_after_all(broken):
    broken.press("Back to sale", "More", "Lock").log_in("Eier", "4321")
    broken.tap("Helmelk", "Ta betalt 24,90")  # the other sale waits for Ingrid
    broken.scan("7038010000010")
    assert broken.till.waiting
    broken.press("Emergency mode", "Back")
    assert (broken.till.waiting, broken.till.sale.total) == ((), 4980)


def test_scans_that_waited_behind_a_cashier_who_may_not_go_on_with_a_manager(broken):
    broken.press("Emergency mode")
    broken.scan("7038010000010")
    broken.approve("4321")
    assert (broken.till.waiting, broken.till.sale.total) == ((), 4980)


def test_what_was_scanned_behind_a_dead_printer_is_paid_too(broken):
    broken.scan("7038010000010").press("Try again")
    assert broken.stage == "question" and broken.till.sale.total == 4980
    printer(broken, "fine")
    broken.press("Try again")
    assert (broken.stage, broken.till.payment.total) == ("payment", 4980)
