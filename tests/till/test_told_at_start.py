"""What a start says and finds again: version, the shop's facts, series, modes, a clock that was behind."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.storage.database import open_till
from appliance.till import jobs, modes, paying, people, setup
from appliance.till.till import Shop
from tests.storage.test_disk_full import fill, make_room
from tests.till.shop import BREAD, KNIFE, MILK, kinds, managed, paid, ring


def test_a_new_version_and_other_facts_are_told_once(till, box):
    start = till.journal.id
    setup.began(till, "1.0.0")
    setup.began(till, "1.0.0")
    assert kinds(till, start) == ["configured", "started", "started"]
    start = till.journal.id
    setup.began(till, "1.1.0")
    assert kinds(till, start) == ["updated", "started"]
    _, updated = journal.last_of(till.database, "updated")
    assert (updated.data["before"], updated.data["after"]) == ("1.0.0", "1.1.0")
    start = till.journal.id
    till.shop = replace(till.shop, name="Story & daughter", address=("Storgata 1",))
    setup.began(till, "1.1.0")
    assert kinds(till, start) == ["configured", "started"]
    _, told = journal.last_of(till.database, "configured")
    assert {name: told.data[name] for name in ("name", "address", "country", "currency", "boundary")} == {
        "name": "Story & daughter", "address": ["Storgata 1"], "country": "norway", "currency": "NOK",
        "boundary": 240,
    }  # fmt: skip
    assert (told.data["organisation"], told.data["register"]) == ("999888777", "MVA")


def test_the_boundary_is_such_a_fact(till):
    setup.began(till, "1.0.0")
    till.boundary = 0
    start = till.journal.id
    setup.began(till, "1.0.0")
    assert kinds(till, start) == ["configured", "started"]


def test_the_signature_goes_on_from_whatever_was_signed_last(till, box):
    paid(ring(till, MILK), ("card", 2490))
    modes.begin_training(managed(till))
    practice = paid(ring(till, MILK), ("card", 2490)).data
    till = box.power_cut()
    assert (till.counters.nr, till.counters.signature) == (2, practice["seal"]["signature"])
    people.log_in(till, "1", "1234")
    modes.end_training(till)
    till.drawer = "shut"
    sale = paid(ring(till, MILK), ("card", 2490)).data
    till = box.power_cut()
    assert (till.counters.nr, till.counters.signature) == (3, sale["seal"]["signature"])
    assert {name: till.counters.receipts[name] for name in ("sale", "training")} == {"sale": 2, "training": 1}


def test_a_start_reads_no_journal_from_end_to_end(till, box):
    """Whatever is looked for is found by an index: a year's journal has 200 000 sales and more."""
    paid(ring(till, MILK), ("card", 2490))
    box.off()
    asked: list[str] = []
    database = open_till(box.folder / "till.db")
    database.connection().set_trace_callback(asked.append)
    shop = Shop("Story shop", "999888777", "MVA")
    setup.start(database, box.folder / "keys", setup.Birth("1", box.rules), shop, box.clock)
    database.connection().set_trace_callback(None)
    of_entries = [one for one in asked if one.startswith("SELECT") and "entry" in one]
    assert len(of_entries) > 15
    for statement in of_entries:
        plan = [step[3] for step in database.execute_sql(f"EXPLAIN QUERY PLAN {statement}").fetchall()]
        last_one = statement.endswith("FROM entry ORDER BY id DESC LIMIT 1")
        assert last_one or not any(step.startswith("SCAN entry") for step in plan), (statement, plan)
    database.close()


def test_a_clock_that_is_still_behind_says_so_after_a_restart(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(-1)
    paid(ring(till, MILK), ("card", 2490))
    till = box.restart()
    assert "clock_back" in till.banners
    people.log_in(till, "1", "1234")
    assert "clock_back" in till.banners
    box.clock.forward(1)
    people.lock(till)
    assert "clock_back" not in till.banners
    assert "clock_back" not in box.restart().banners


def test_that_there_was_no_room_is_the_first_thing_told_when_there_is(till):
    fill(till)
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            people.enter(till, people.cashiers(till)[0])
    since, start = till.full_since, till.journal.id
    with pytest.raises(Refused, match="disk_full"):
        paid(ring(till, *[MILK, KNIFE] * 20), ("card", 20 * 15_440))
    assert (till.full_since, kinds(till, start)) == (since, [])
    make_room(till)
    paying.tender(till, "card", 20 * 15_440)
    assert kinds(till, start) == ["memory_full", "sale"]
    (found,) = (data for _, data in journal.every(till.database, "memory_full"))
    assert found["since"] == since < found["at"]
    people.lock(till)
    assert kinds(till, start) == ["memory_full", "sale", "logged_out"]


@pytest.mark.parametrize("kind", ["print", "drawer"])
def test_a_device_that_cannot_be_reached_costs_neither_the_sale_nor_a_number(till, box, kind):
    def send(stored, job):
        if job.kind == kind:
            raise RuntimeError("the queue is gone")

    till.send = send
    sale = paid(ring(till, MILK), ("cash", 2500))
    assert (till.sale, sale.data["receipt"], till.counters.receipts["sale"]) == (None, 1, 1)
    assert (till.counters.nr, till.counters.signature) == (1, sale.data["seal"]["signature"])
    failed = [job.kind for job, state in journal.open_jobs(till.database) if state == "failed"]
    assert (failed, till.banners["unexpected"].facts["reference"][:4]) == ([kind], "job ")
    till.send = lambda stored, job: box.sent.append((stored, job))
    jobs.printer_changed(till, "fine")
    assert paid(ring(till, BREAD), ("card", 3990)).data["receipt"] == 2
