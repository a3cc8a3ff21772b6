"""The emergency mode: a manager and a reason, seen by everybody, journalled, until somebody ends it."""

import json

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import day, jobs, modes, paying, people
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, managed, paid, ring


def printing(till, box, after):
    """Print jobs that went out after so many, by the receipt they are for."""
    return [stored.data["receipt"] for stored, job in box.sent[after:] if job.kind == "print"]


def fail(till):
    """The newest receipt was not printed."""
    jobs.ended(till, till.paid.receipt, "failed")


def test_sales_go_on_and_what_is_owed_prints_first(till, box):
    jobs.printer_changed(managed(till), "offline")
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(ring(till, MILK))
    modes.begin_emergency(till, "printer", "  it smells   burnt ")
    assert last(till)["reason"] == "it smells burnt"
    first = paid(till, ("card", 2490)).data
    fail(till)
    paid(ring(till, KNIFE), ("cash", 20_000))
    fail(till)
    assert (first["kind"], first["emergency"]) == ("sale", 1)
    assert till.banners["emergency_on"].facts == {"since": "09:00", "reason": "it smells burnt", "count": 2}
    sent = len(box.sent)
    jobs.printer_changed(till, "fine")
    assert printing(till, box, sent) == [1, 2]
    assert till.banners["emergency_on"].facts["count"] == 0
    modes.end_emergency(till)
    assert (till.emergency, "emergency_on" in till.banners) == ("", False)
    third = paid(ring(till, BREAD), ("card", 3990)).data
    assert "emergency" not in third
    assert printing(till, box, sent) == [1, 2, 3]


def test_what_is_journalled_of_it_and_what_the_z_says(till):
    till.drawer = "open"
    modes.begin_emergency(managed(till), "drawer", "the switch hangs")
    begun = last(till)
    assert (begun["kind"], begun["cause"]) == ("emergency_begun", "drawer")
    assert begun["reason"] == "the switch hangs"
    paid(ring(till, MILK), ("card", 2490))
    fail(till)
    modes.end_emergency(till)
    ended = last(till)
    assert (ended["kind"], ended["since"], ended["owed"]) == ("emergency_ended", begun["at"], 1)
    assert (ended["cause"], ended["reason"]) == ("drawer", "the switch hangs")
    z = day.z_report(till)
    said = {"began": begun["at"], "ended": ended["at"], "cause": "drawer", "reason": "the switch hangs"}
    assert (z["emergencies"], z["counts"]["emergency"], z["owed"]) == ([said], {"n": 1, "amount": 2490}, 1)


def test_one_that_goes_on_is_on_the_next_z_too(till):
    modes.begin_emergency(managed(till), "other", "the roof leaks")
    began = last(till)["at"]
    day.z_report(till)
    day.open_day(till, 100_000, again_reason="evening market")
    modes.end_emergency(till)
    (one,) = day.z_report(till)["emergencies"]
    assert (one["began"], one["ended"] > began) == (began, True)


@pytest.mark.parametrize("state", ["open", "unknown"])
@pytest.mark.parametrize("cause", ["drawer", "other"])
def test_a_drawer_that_cannot_be_trusted_blocks_nothing(till, state, cause):
    jobs.drawer_moved(managed(till), state)
    modes.begin_emergency(till, cause, "the switch hangs")
    assert paid(ring(till, MILK), ("cash", 2500)).data["emergency"] == 1
    day.move_cash(till, -10_000, "bank")


def test_scans_that_the_stuck_drawer_held_are_registered(till):
    jobs.drawer_moved(managed(till), "open")
    ring(till, MILK, BREAD)
    modes.begin_emergency(till, "printer", "burnt")  # which the drawer has no part in
    assert len(till.held) == 2
    modes.end_emergency(till)
    modes.begin_emergency(till, "drawer", "the switch hangs")
    assert [line.name for line in till.sale.lines] == ["Milk 1 l", "Bread"]
    assert (till.held, "drawer_open" in till.banners) == ((), False)


def test_a_dead_printer_s_drawer_takes_cash_unsensed_and_blocks_when_it_is_open(till):
    """A drawer on the printer's connector is sensed by the printer: both go together."""
    jobs.printer_changed(managed(till), "offline")
    jobs.drawer_moved(till, "unknown")
    modes.begin_emergency(till, "printer", "burnt")
    paid(ring(till, MILK), ("cash", 2500))
    jobs.drawer_moved(till, "open")
    ring(till, MILK)
    assert (till.sale, len(till.held)) == (None, 1)


def test_when_it_is_ended_the_rules_hold_again(till):
    jobs.printer_changed(managed(till), "out_of_paper")
    jobs.drawer_moved(till, "unknown")
    modes.begin_emergency(till, "other", "everything")
    modes.end_emergency(till)
    ring(till, MILK)
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(till)
    jobs.printer_changed(till, "fine")
    paying.pay(till)
    with pytest.raises(Refused, match="drawer_offline"):
        paying.tender(till, "cash", 2500)


@pytest.mark.parametrize(
    ("who", "cause", "reason", "code"),
    [
        ("1", "printer", "burnt", "manager_needed"),
        ("2", "printer", " ", "reason_needed"),
        ("2", "printer", "burnt", "emergency_not_needed"),
        ("2", "drawer", "stuck", "emergency_not_needed"),
    ],
)
def test_what_it_takes(till, who, cause, reason, code):
    jobs.printer_changed(till, "fine")
    if code != "emergency_not_needed":
        jobs.printer_changed(till, "offline")
    people.log_in(till, who, {"1": "1234", "2": "9876"}[who])
    start = till.journal.id
    with pytest.raises(Refused, match=code):
        modes.begin_emergency(till, cause, reason)
    assert (till.emergency, kinds(till, start)) == ("", [])


def test_a_second_one_is_refused_and_only_a_manager_ends_it(till):
    modes.begin_emergency(managed(till), "other", "flood")
    with pytest.raises(Refused, match="emergency_on"):
        modes.begin_emergency(till, "printer", "burnt")
    people.log_in(till, "1", "1234")
    with pytest.raises(Refused, match="manager_needed"):
        modes.end_emergency(till)
    assert till.emergency == "other"
    modes.end_emergency(managed(till))
    with pytest.raises(Refused, match="emergency_not_needed"):
        modes.end_emergency(till)


def test_another_cause_is_a_mistake_in_the_program(till):
    with pytest.raises(ValueError, match="expected one of printer, drawer, other, got 'lunch'"):
        modes.begin_emergency(managed(till), "lunch", "hungry")


def test_it_outlasts_a_power_cut_with_its_banner(till, box):
    jobs.printer_changed(managed(till), "offline")
    modes.begin_emergency(till, "printer", "burnt")
    paid(ring(till, MILK), ("card", 2490))
    fail(till)
    till = box.power_cut()
    assert till.emergency == "printer"
    assert till.banners["emergency_on"].facts == {"since": "09:00", "reason": "burnt", "count": 1}
    people.log_in(till, "2", "9876")
    modes.end_emergency(till)
    assert json.loads(journal.newest(till.database).body)["owed"] == 1
    till = box.restart()
    assert (till.emergency, "emergency_on" in till.banners) == ("", False)


def test_a_drawer_s_emergency_owes_no_receipts(till):
    jobs.drawer_moved(managed(till), "open")
    modes.begin_emergency(till, "drawer", "the switch hangs")
    paid(ring(till, MILK), ("card", 2490))
    jobs.printer_changed(till, "out_of_paper")
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(ring(till, BREAD))
    modes.end_emergency(till)
    modes.begin_emergency(till, "other", "the switch hangs, and there is no paper")
    assert paid(till, ("card", 3990)).data["emergency"] == 1


def test_something_else_is_no_emergency_while_printer_and_drawer_are_well(till):
    people.log_in(till, "2", "9876")
    jobs.printer_changed(till, "fine")
    with pytest.raises(Refused, match="emergency_not_needed"):
        modes.begin_emergency(till, "other", "to sell beside an open drawer")
    till.drawer = "open"
    modes.begin_emergency(till, "other", "the drawer does not shut")
    assert till.emergency == "other"
