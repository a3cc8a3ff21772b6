"""Five wrong PINs lock a person for a minute; neither a restart nor the clock gets around it."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import people
from appliance.till.till import Person


def guess(till, times, pin="0000"):
    """Try a wrong PIN; gives the last refusal's code."""
    codes = []
    for _ in range(times):
        with pytest.raises(Refused) as refused:
            people.log_in(till, "1", pin)
        codes.append(refused.value.problem.code)
    return codes


def test_five_tries_then_locked_even_for_the_right_one(till):
    people.lock(till)
    assert guess(till, 5) == ["pin_wrong"] * 5
    assert guess(till, 1, pin="1234") == ["pin_locked"]
    assert till.operator is None


def test_a_restart_does_not_unlock(till, box):
    guess(till, 5)
    till = box.restart()
    assert guess(till, 1, pin="1234") == ["pin_locked"]


def test_after_a_minute_it_opens_and_counts_anew(till, box):
    guess(till, 5)
    box.clock.forward(61 / 3600)
    assert people.log_in(till, "1", "1234").name == "Kari"
    assert guess(till, 4) == ["pin_wrong"] * 4
    assert people.log_in(till, "1", "1234").name == "Kari"


def test_the_clock_set_back_a_day_locks_for_a_minute_and_no_longer(till, box):
    guess(till, 5)
    box.clock.forward(-24)
    assert guess(till, 1, pin="1234") == ["pin_locked"]
    box.clock.forward(62 / 3600)
    assert people.log_in(till, "1", "1234").name == "Kari"


def test_the_pin_is_nowhere_in_the_journal(till):
    people.add(till, Person("3", "Per"), "80085135")
    bodies = till.database.execute_sql("SELECT body FROM entry").fetchall()
    assert not any(b"80085135" in bytes(body) for (body,) in bodies)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤"])
def test_a_pin_that_is_none_is_refused(till, pin):
    with pytest.raises(Refused, match="pin_wrong"):
        people.add(till, Person("3", "Per"), pin)
