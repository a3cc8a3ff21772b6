"""The X as it is shown, the Z with the way out beside it, and a date that is opened twice."""

import pytest

from appliance.till import jobs

CLOSED = ("Ta Z-rapporten", "Tell kontantene", "Talt: 0,00", "Differanser", "Pose og kasse")


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    return made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def prints(counter):
    """Kinds of the entries whose paper has not come out."""
    return [one.data["kind"] for one in jobs.owed(counter.till) if one.job.kind == "print"]


def test_showing_the_x_report_is_taking_it_and_print_puts_it_on_paper(counter):
    counter.tap("Helmelk", "Ta betalt 24,90", "25,00").press("Next sale").more("X report")
    (shown,) = counter.entries("x_report")
    assert counter.stage == "report" and shown["heading"] == "X-rapport" and prints(counter) == ["sale"]
    assert shown["counts"]["receipts"]["n"] == 1
    counter.press("Print")
    assert prints(counter) == ["sale", "x_report"] and len(counter.entries("x_report")) == 2
    counter.press("Back")
    assert counter.stage == "more"


def test_an_x_report_that_is_refused_leaves_the_screen_where_it_is(counter):
    counter.more("Training")
    counter.deeds.go_more()
    counter.deeds.go_x_report()
    assert counter.stage == "more" and counter.deeds.place.banner.code == "training_only_sells"


@pytest.fixture
def unfinished(counter):
    """Two parked sales, and goods in the basket; the owner wants to close."""
    counter.tap("Helmelk").press("Park", "Without a name").tap("Helmelk", "Helmelk")
    counter.press("Park", "Without a name").tap("Helmelk")
    return counter.press("More", "Close the day")


def test_each_open_sale_stands_there_with_name_amount_and_age(unfinished):
    sales = unfinished.frame.view.view.open_sales
    assert [(sale.name, sale.total) for sale in sales] == [
        (unfinished.say("The open sale"), 2490),
        ("Helmelk", 2490),
        ("Helmelk", 4980),
    ]
    assert [unfinished.say("{count} min", count=0) in sale.detail for sale in sales] == [False, True, True]
    with pytest.raises(AssertionError, match="nothing to press"):
        unfinished.press("Take the Z report")


def way_out(counter, row, name):
    """Press a way out of the sale in that row, from the top."""
    rows = counter.frame._stages["day_close"]._panels["finish"].list.rows.children[::-1]
    counter.now += 1
    counter.touch(getattr(rows[row], name))


def test_one_is_finished_and_the_others_are_cancelled_on_the_same_screen(unfinished):
    way_out(unfinished, 0, "cancel")
    assert unfinished.till.sale is None
    way_out(unfinished, 1, "finish")
    assert unfinished.stage == "sale" and unfinished.till.sale.total == 4980
    unfinished.tap("Ta betalt 49,80", "50,00").press("Next sale", "More", "Close the day", "Cancel")
    assert unfinished.reads("Every sale is finished")
    unfinished.press("Take the Z report")
    (z,) = unfinished.entries("z_report")
    assert len(unfinished.entries("sale_aborted")) == 2 and z["counts"]["aborted"]["n"] == 2


def test_all_of_them_are_cancelled_at_once(unfinished):
    unfinished.tap(unfinished.say("Cancel all {count}", count=3))
    assert len(unfinished.entries("sale_aborted")) == 3
    assert unfinished.press("Take the Z report").entries("z_report")


def test_a_z_in_training_says_so_and_ends_it_there(counter):
    counter.more("Training")
    counter.deeds.go_day_close()
    counter.press("Take the Z report")
    assert counter.stage == "question" and counter.reads("The till is in training")
    counter.press("End the training")
    assert not counter.till.training and counter.entries("z_report") == []


def test_a_date_that_was_closed_before_is_opened_for_a_reason(counter):
    counter.press("More", "Close the day").tap(*CLOSED, "Fullfør dagen", "God kveld")
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    assert counter.stage == "question" and counter.till.day is None
    counter.press("Back")
    assert counter.stage == "day_open"
    counter.tap("Ja, åpne med 0,00").press("Evening opening")
    opened = counter.entries("day_opened")[-1]
    assert (opened["again"], opened["again_reason"]) == (1, counter.say("Evening opening"))
    assert counter.stage == "sale"
