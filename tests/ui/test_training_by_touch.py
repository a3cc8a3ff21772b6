"""Training with a finger: a manager begins it, everybody sees it all the time, one tap ends it."""

import pytest

MARK = "TRAINING – not a receipt"


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    return made.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")


@pytest.fixture
def practising(counter):
    """The owner has begun it."""
    counter.press("More", "Lock").log_in("Eier", "4321")
    return counter.more("Training")


def test_a_cashier_needs_a_manager_and_comes_back_into_training(counter):
    counter.more("Training")
    assert counter.stage == "countersign" and counter.reads("Training or emergency mode")
    assert not counter.till.training
    counter.approve("4321")
    assert counter.till.training and counter.stage == "sale" and counter.reads(MARK)
    assert counter.till.operator.name == "Ingrid" and counter.till.approver is None
    (begun,) = counter.entries("training_begun")
    assert (begun["operator"], begun["approved_by"]) == ("1", "2")


def test_somebody_else_who_manages_nothing_begins_nothing(counter):
    counter.more("Training").approve("1234")
    assert counter.stage == "countersign" and counter.reads("That PIN does not fit. Try again")
    counter.press("Back", "Back to sale")
    assert not counter.till.training and counter.stage == "sale"
    counter.press("More", "Lock").log_in("Eier", "4321")
    assert not counter.till.training


def test_it_is_said_on_every_stage_on_the_way_through_a_sale(practising):
    counter = practising
    ways = [
        (lambda: None, "sale"),
        (lambda: counter.tap("Helmelk"), "sale"),
        (lambda: counter.press("Search"), "search"),
        (lambda: counter.press("Back"), "sale"),
        (lambda: counter.press("More"), "more"),
        (lambda: counter.press("Lock"), "log_in"),
        (lambda: counter.tap("Ingrid"), "log_in"),
        (lambda: counter.tap(*"1234").press("Log in"), "sale"),
        (lambda: counter.tap("Ta betalt 24,90"), "payment"),
        (lambda: counter.press("Card"), "card"),
        (lambda: counter.tap("Visa"), "paid"),
        (lambda: counter.scan("7038010009990"), "question"),
    ]
    for way, stage in ways:
        way()
        assert (counter.stage, counter.reads(MARK)) == (stage, True)
        assert counter.frame.view.status.mode == "training"
        assert counter.target(counter.say("End the training"))


def test_a_practice_sale_is_no_sale(practising):
    practising.tap("Helmelk", "Ta betalt 24,90", "50,00")
    assert practising.stage == "paid" and practising.reads("Training receipt {number}", number=1)
    (sold,) = practising.entries("training")
    assert (sold["gross"], sold["training"], practising.entries("sale")) == (2490, 1, [])
    assert practising.till.paid.drawer is None
    practising.press("End the training")
    practising.tap("Helmelk", "Ta betalt 24,90", "50,00")
    (sale,) = practising.entries("sale")
    assert sale["receipt"] == 1 and "training" not in sale and practising.till.paid.drawer


def test_one_tap_ends_it_in_the_middle_of_a_practice_sale(practising):
    practising.tap("Helmelk", "Ta betalt 24,90", "Annet beløp", "1", "00", "0", "Kontant")
    assert practising.till.payment.tenders
    practising.press("End the training")
    assert (practising.till.training, practising.till.sale, practising.stage) == (False, None, "sale")
    assert not practising.reads(MARK)
    kinds = ("payment_undone", "sale_aborted", "training_ended")
    assert [entry["kind"] for entry in practising.entries(*kinds)] == list(kinds)


def test_at_log_in_it_is_ended_by_who_logs_in_first(practising):
    practising.press("More", "Lock", "End the training")
    assert practising.till.training and practising.stage == "log_in"
    practising.log_in("Ingrid", "1234").press("End the training")
    assert not practising.till.training


def test_what_cannot_be_practised_is_not_offered_or_refused_in_words(practising):
    from appliance.ui.widgets.surface import Pressable
    from appliance.ui.widgets.text import Text
    from tests.ui.drawing import shown

    practising.tap("Helmelk").press("More")
    barred = [
        "Parked",
        "Provisional receipt",
        "Customers",
        "Cash in or out",
        "Open the drawer",
        "Close the day",
    ]
    said = {
        part.say: one.disabled
        for one in shown(practising.frame)
        if isinstance(one, Pressable)
        for part in shown(one)
        if isinstance(part, Text)
    }
    assert all(said[practising.say(word)] for word in barred)
    practising.deeds.provisional()
    assert practising.deeds.place.banner.code == "training_only_sells"


def test_a_till_that_is_started_anew_still_says_it(practising, tmp_path):
    from appliance.ui.views.bars import status
    from tests.ui.shop import till_in

    practising.till.database.close()
    again = till_in(tmp_path, stocked=False)
    assert (
        status(again, practising.deeds.place, practising.deeds.outside, practising.glass.words).mode
        == "training"
    )
