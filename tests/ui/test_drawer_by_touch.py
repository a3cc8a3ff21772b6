"""A drawer that is not well: what the screens say, the way to the emergency mode, its switch learnt."""

import pytest

from appliance.till import drawer, jobs


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    return made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def moved(counter, state):
    """The drawer's switch says how it is."""
    done(counter, lambda: jobs.drawer_moved(counter.till, state))


def done(counter, deed):
    """Something happens, and the screens have drawn it."""
    from tests.ui.drawing import settle

    counter.deeds.do(deed)
    settle()


def test_left_open_it_is_in_the_bar_at_once_and_then_told(counter):
    counter.deeds.do(lambda: jobs.printer_changed(counter.till, "fine"))
    moved(counter, "open")
    assert counter.reads("Drawer open")
    done(counter, lambda: drawer.stays(counter.till, 20))
    assert counter.reads("The drawer has been open for {count} s", count=20)
    moved(counter, "shut")
    assert not counter.reads("The drawer has been open for {count} s", count=20)


def test_a_switch_that_may_be_stuck_leads_to_the_emergency_mode(counter):
    moved(counter, "open")
    counter.deeds.do(lambda: drawer.stays(counter.till, 200))
    counter.press("Emergency mode")
    assert counter.stage == "emergency"
    counter.press("The drawer's switch is stuck", "Begin the emergency mode")
    counter.tap("Helmelk", "Ta betalt 24,90")
    assert counter.stage == "payment"


def test_the_switch_is_learnt_in_two_steps(counter):
    moved(counter, "open")  # it reads the wrong way round
    counter.deeds.do(counter.deeds.learn_drawer)
    assert counter.reads("Shut the drawer")
    counter.press("It is shut")
    assert counter.reads("Now open the drawer with its key")
    counter.press("It is open")
    assert counter.reads("The drawer's switch says the same as before")
    moved(counter, "shut")
    counter.press("It is open")
    assert counter.stage != "question"
    assert [entry["opens_high"] for entry in counter.entries("drawer_learnt")] == [0]


def test_one_may_leave_it_as_it_is(counter):
    moved(counter, "shut")
    counter.deeds.do(counter.deeds.learn_drawer)
    counter.press("It is shut", "Leave it as it is")
    assert counter.stage != "question" and counter.entries("drawer_learnt") == []
