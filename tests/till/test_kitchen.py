"""What the kitchen is told of a sale, and when: at the payment, at the parking, and when it is taken back."""

import pytest

from appliance.domain.product import Group
from appliance.storage import journal
from appliance.till import catalogue, day, jobs, modes, parking, returns, selling, slips
from tests.till.shop import BREAD, KNIFE, MILK, kinds, managed, paid, ring


@pytest.fixture
def cafe(till):
    """Food goes to the kitchen, hardware does not."""
    catalogue.put(till, [], [Group("10", "Food", "1", 1500, kitchen=True)])
    till.kitchen = "fine"
    return till


def tickets(till):
    """Every ticket: its order, its name, what to make."""
    found = [entry.data for _, entry in journal.entries(till.database) if entry.kind == "kitchen_ticket"]
    return [(one["order"], one["name"], made(one)) for one in found]


def made(ticket):
    """Name and pieces."""
    return [(line["name"], line["quantity"] // 1000) for line in ticket["lines"]]


def jobs_of(till, kind="kitchen"):
    """The jobs of a kind that are not done, with their states."""
    return [(job, state) for job, state in journal.open_jobs(till.database) if job.kind == kind]


def test_what_is_paid_is_told_in_the_same_commit_with_a_job_of_its_own(cafe):
    before = cafe.journal.id
    ring(cafe, MILK, KNIFE, MILK, BREAD)
    sale = paid(cafe, ("card", 2490 + 12_950 + 2490 + 3990))
    assert kinds(cafe, before) == ["sale", "kitchen_ticket"]
    assert tickets(cafe) == [(1, "", [("Milk 1 l", 1), ("Milk 1 l", 1), ("Bread", 1)])]
    assert (sale.data["kitchen"], len(jobs_of(cafe))) == (1, 1)
    body = journal.newest(cafe.database).data
    assert body["heading"] == "Bestilling – IKKE KVITTERING FOR KJØP"
    assert not any("price" in line or "gross" in line for line in body["lines"])


def test_what_does_not_go_there_is_not_told_and_nothing_is_without_that_printer(cafe):
    ring(cafe, KNIFE)
    assert "kitchen" not in paid(cafe, ("card", 12_950)).data
    cafe.kitchen = ""
    ring(cafe, MILK)
    assert "kitchen" not in paid(cafe, ("card", 2490)).data
    assert tickets(cafe) == []


def test_practice_tells_the_kitchen_nothing(cafe):
    modes.begin_training(managed(cafe))
    ring(cafe, MILK)
    paid(cafe, ("card", 2490))
    assert tickets(cafe) == []


def test_orders_are_counted_from_one_after_each_z(cafe):
    for number in (1, 2):
        ring(cafe, MILK)
        assert paid(cafe, ("card", 2490)).data["kitchen"] == number
    day.z_report(cafe)
    day.open_day(cafe, 100_000, "counted", again_reason="evening")
    ring(cafe, MILK)
    assert paid(cafe, ("card", 2490)).data["kitchen"] == 1


def test_a_parked_table_is_told_once_and_then_only_what_is_new_or_gone(cafe):
    ring(cafe, MILK, BREAD)
    table = cafe.sale.id
    parking.park(cafe, "Table 4")
    ring(cafe, MILK)
    paid(cafe, ("card", 2490))
    parking.resume(cafe, table)
    ring(cafe, MILK)
    selling.remove(cafe, 2)
    parking.park(cafe, "Table 4")
    parking.resume(cafe, table)
    assert paid(cafe, ("card", 4980)).data["kitchen"] == 1
    assert tickets(cafe) == [
        (1, "Table 4", [("Milk 1 l", 1), ("Bread", 1)]),
        (2, "", [("Milk 1 l", 1)]),
        (1, "Table 4", [("Bread", -1), ("Milk 1 l", 1)]),
    ]


@pytest.mark.parametrize("parked", [True, False])
def test_a_table_that_is_aborted_is_cancelled_in_the_kitchen(cafe, parked):
    ring(cafe, MILK)
    table = cafe.sale.id
    parking.park(cafe, "Table 4")
    if parked:
        parking.abort_parked(cafe, table)
    else:
        parking.resume(cafe, table)
        selling.cancel(cafe)
    assert tickets(cafe)[1:] == [(1, "Table 4", [("Milk 1 l", -1)])]


def test_what_was_never_told_is_not_cancelled(cafe):
    ring(cafe, MILK)
    selling.cancel(cafe)
    assert tickets(cafe) == []


def test_what_is_handed_out_on_credit_is_told_too(cafe):
    ring(cafe, MILK)
    stored = slips.deliver(cafe, "7", "Ås kirke")
    assert (stored.data["kitchen"], tickets(cafe)) == (1, [(1, "", [("Milk 1 l", 1)])])


def bring_back(till, number, quantities):
    """Give money back for these lines of a receipt."""
    returns.return_lines(till, returns.find_receipt(till, number), quantities)
    return paid(till, ("card", till.sale.total))


def test_what_is_brought_back_on_its_day_is_cancelled_under_its_order(cafe):
    ring(cafe, MILK, BREAD, KNIFE)
    paid(cafe, ("card", 2490 + 3990 + 12_950))
    bring_back(cafe, 1, {2: 1000, 3: 1000})
    assert tickets(cafe)[1:] == [(1, "", [("Bread", -1)])]


def test_what_is_brought_back_on_another_day_is_no_business_of_the_kitchen(cafe):
    ring(cafe, MILK)
    paid(cafe, ("card", 2490))
    day.z_report(cafe)
    day.open_day(cafe, 100_000, "counted", again_reason="evening")
    bring_back(cafe, 1, {1: 1000})
    assert len(tickets(cafe)) == 1


def ordered(till):
    """An order, and its job."""
    ring(till, MILK)
    paid(till, ("card", 2490))
    return jobs_of(till)[-1][0]


def test_a_dead_kitchen_printer_stops_no_sale_and_what_it_owes_prints_when_it_is_well(box, cafe):
    jobs.kitchen_changed(cafe, "offline")
    assert "kitchen_trouble" in cafe.banners
    one, two = (ordered(cafe) for _ in range(2))
    for job in (one, two):
        jobs.ended(cafe, job.id, "failed")
    assert (cafe.banners["kitchen_owed"].facts["count"], "kitchen_trouble" in cafe.banners) == (2, False)
    assert "receipt_owed" not in cafe.banners
    box.sent.clear()
    jobs.kitchen_changed(cafe, "fine")
    assert [job for _, job in box.sent] == [one, two]
    for job in (one, two):
        jobs.ended(cafe, job.id, "done")
    assert not {"kitchen_owed", "kitchen_trouble"} & set(cafe.banners)


def test_a_well_receipt_printer_prints_no_ticket_by_itself(box, cafe):
    jobs.ended(cafe, ordered(cafe).id, "failed")
    box.sent.clear()
    jobs.printer_changed(cafe, "fine")
    assert box.sent == []


def test_a_failed_ticket_prints_here_when_the_cashier_says_so_and_never_in_the_kitchen_after_that(box, cafe):
    job = ordered(cafe)
    jobs.ended(cafe, job.id, "failed")
    jobs.ticket_again(cafe, job, here=True)
    stored, sent = box.sent[-1]
    assert (sent.kind, stored.data["order"], stored.data["repeat"]) == ("print", 1, 0)
    assert (jobs_of(cafe), "kitchen_owed" in cafe.banners) == ([], False)


def test_one_in_doubt_is_a_question_and_prints_again_as_a_repeat(box, cafe):
    job = ordered(cafe)
    jobs.ended(cafe, job.id, "unknown")
    assert cafe.banners["kitchen_doubtful"].facts == {"count": 1}
    jobs.kitchen_changed(cafe, "fine")
    assert jobs_of(cafe) == [(job, "unknown")]
    jobs.ticket_again(cafe, job, here=False)
    stored, sent = box.sent[-1]
    assert (sent.kind, stored.data["repeat"], made(stored.data)) == ("kitchen", 1, [("Milk 1 l", 1)])
    assert jobs_of(cafe) == [(sent, "queued")]
    jobs.ended(cafe, sent.id, "failed")
    jobs.ticket_again(cafe, sent, here=True)
    assert box.sent[-1][0].data["repeat"] == 1


def test_one_in_doubt_here_is_a_repeat_too(box, cafe):
    job = ordered(cafe)
    jobs.ended(cafe, job.id, "failed")
    jobs.ticket_again(cafe, job, here=True)
    _, here = box.sent[-1]
    jobs.ended(cafe, here.id, "failed")
    jobs.printer_changed(cafe, "fine")
    assert box.sent[-1][1] == here  # owed as any paper is
    jobs.ended(cafe, here.id, "unknown")
    jobs.again(cafe, here)
    assert (box.sent[-1][1].kind, box.sent[-1][0].data["repeat"]) == ("print", 1)
    assert jobs_of(cafe, "print")[1:] == [(box.sent[-1][1], "queued")]


def test_one_that_was_found_there_is_done(cafe):
    job = ordered(cafe)
    jobs.ended(cafe, job.id, "unknown")
    jobs.printed(cafe, job.id)
    assert jobs_of(cafe) == [] and kinds(cafe)[-1] == "paper_answered"


def test_a_ticket_that_is_under_way_or_done_is_not_printed_again(box, cafe):
    job = ordered(cafe)
    box.sent.clear()
    jobs.ticket_again(cafe, job, here=True)
    jobs.ended(cafe, job.id, "done")
    jobs.ticket_again(cafe, job, here=True)
    assert box.sent == []


def test_a_repeat_is_told_once_all_the_same(cafe):
    ring(cafe, MILK)
    table = cafe.sale.id
    parking.park(cafe, "")
    job = jobs_of(cafe)[-1][0]
    jobs.ended(cafe, job.id, "unknown")
    jobs.ticket_again(cafe, job, here=False)
    parking.resume(cafe, table)
    selling.cancel(cafe)
    assert tickets(cafe)[-1] == (1, "", [("Milk 1 l", -1)])


def test_after_the_z_no_ticket_is_owed(cafe):
    jobs.ended(cafe, ordered(cafe).id, "failed")
    day.z_report(cafe)
    assert (jobs_of(cafe), "kitchen_owed" in cafe.banners) == ([], False)


def test_a_ticket_under_way_when_the_power_went_is_in_doubt(box, cafe):
    ordered(cafe)
    till = box.power_cut()
    assert [state for _, state in jobs_of(till)] == ["unknown"]
    assert "kitchen_doubtful" in till.banners
