"""Training: everything a cashier does at the counter, marked, sealed, and outside every total."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import projections
from appliance.till import day, jobs, modes, paying, people, reports, returns, selling, verifying
from tests.till.shop import BREAD, KNIFE, MILK, Box, kinds, last, managed, opened, paid, ring


@pytest.fixture
def practising(till):
    """Ola has begun the training, Kari practises."""
    modes.begin_training(managed(till))
    people.log_in(till, "1", "1234")
    return till


def test_a_practice_sale_is_marked_sealed_and_in_a_series_of_its_own(till, box):
    real = paid(ring(till, MILK), ("card", 2490)).data
    modes.begin_training(managed(till))
    first, second = (paid(ring(till, KNIFE), ("cash", 20_000)).data for _ in range(2))
    assert (first["kind"], first["series"], first["training"]) == ("training", "training", 1)
    assert first["heading"] == "Treningskvittering – IKKE KVITTERING FOR KJØP"
    assert [first["receipt"], second["receipt"]] == [1, 2]
    assert [real["nr"], first["nr"], second["nr"]] == [1, 2, 3]
    assert first["gross"] == 12_950 and first["seal"]["signature"]
    modes.end_training(till)
    after = paid(ring(till, MILK), ("card", 2490)).data
    assert (after["receipt"], after["nr"], "training" in after) == (2, 4, False)
    assert verifying.verify(till.database, till.rules)[1] == ""


def test_no_drawer_opens_and_cash_needs_none(practising, box):
    practising.drawer = "unknown"
    before = len(box.sent)
    sale = paid(ring(practising, MILK), ("cash", 5_000))
    assert (sale.payment.change, sale.drawer) == (2_500, None)
    assert [job.kind for _, job in box.sent[before:]] == ["print"]
    assert practising.kicked == ""


def test_it_is_outside_every_total_and_every_projection(till):
    paid(ring(till, MILK), ("cash", 2_500))
    before, x = reports.totals(managed(till)), day.report(till)
    modes.begin_training(till)
    paid(ring(till, KNIFE, BREAD), ("cash", 20_000))
    selling.remove(ring(till, MILK, BREAD), 1)
    selling.cancel(till)
    modes.end_training(till)
    assert reports.totals(till) == before
    after = day.report(till)
    assert after["counts"]["training"] == {"n": 1, "amount": 16_940}  # 129.50 + 39.90
    same = ("gross", "net", "vat", "groups", "tenders", "operators", "cash_expected", "grand", "rounding")
    assert {name: after[name] for name in same} == {name: x[name] for name in same}
    assert after["counts"]["corrections"] == after["counts"]["aborted"] == {"n": 0, "amount": 0}
    tables = ("sale", "line", "tender", "rollup", "returned")
    rows = [till.database.execute_sql(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables]
    assert rows[:3] == [1, 1, 1] and rows[4] == 0
    assert projections.differences(till.database) == []


def test_every_entry_made_meanwhile_says_so(till):
    start = till.journal.id
    modes.begin_training(managed(till))
    ring(till, MILK)
    selling.cancel(till)
    people.log_in(till, "1", "1234")
    modes.end_training(till)
    people.lock(till)
    rows = till.database.execute_sql("SELECT kind, body FROM entry WHERE id > ? ORDER BY id", (start,))
    marked = [(kind, b'"training":1' in body) for kind, body in rows]
    assert marked == [
        ("logged_out", False), ("logged_in", False), ("training_begun", False), ("sale_aborted", True),
        ("logged_out", True), ("logged_in", True), ("training_ended", True), ("logged_out", False),
    ]  # fmt: skip


def test_goods_of_a_practice_receipt_come_back_once_and_no_real_ones_do(till):
    paid(ring(till, MILK), ("card", 2490))
    real = returns.find_receipt(till, 1)
    modes.begin_training(managed(till))
    paid(ring(till, BREAD, BREAD), ("card", 7980))
    found = returns.find_receipt(till, 1)
    assert [one.row for one in returns.newest(till)] == [found.row] != [real.row]
    with pytest.raises(Refused, match="receipt_unknown"):
        returns.receipt(till, real.row)
    returns.return_lines(till, found, {1: 1000})
    back = paid(till, ("card", -3990)).data
    assert (back["kind"], back["series"], back["gross"]) == ("training", "training", -3990)
    assert returns.find_receipt(till, 1).left(1) == 1000
    with pytest.raises(Refused, match="already_returned"):
        returns.return_lines(till, returns.find_receipt(till, 1), {1: 2000})
    modes.end_training(till)
    assert returns.find_receipt(till, 1).left(1) == 1000
    with pytest.raises(Refused, match="receipt_unknown"):
        returns.receipt(till, found.row)


def test_it_outlasts_a_power_cut_in_the_middle_of_a_practice_sale(practising, box):
    ring(practising, MILK)
    assert practising.drafts.flush()
    till = box.power_cut()
    assert till.training
    people.log_in(till, "1", "1234")
    assert paid(till, ("card", 2490)).data["kind"] == "training"
    modes.end_training(till)
    till = box.restart()
    assert not till.training
    people.log_in(till, "1", "1234")
    assert paid(ring(till, MILK), ("card", 2490)).data["kind"] == "sale"


def test_a_practice_basket_that_was_paid_is_not_there_after_a_cut(practising, box):
    ring(practising, MILK)
    assert practising.drafts.flush()
    practising.drafts.close()  # nothing more reaches draft.db
    paid(practising, ("card", 2490))
    assert box.power_cut().sale is None


def test_no_basket_goes_over(till):
    managed(till)
    ring(till, MILK)
    with pytest.raises(Refused, match="sale_under_payment"):
        modes.begin_training(till)
    selling.cancel(till)
    modes.begin_training(till)
    ring(till, MILK)
    with pytest.raises(Refused, match="sale_under_payment"):
        modes.end_training(till)
    assert till.training


def test_nor_by_way_of_a_draft_that_cannot_be_written(till):
    managed(till)
    till.drafts.flush = lambda: False
    start = till.journal.id
    with pytest.raises(Refused, match="draft_unsaved"):
        modes.begin_training(till)
    assert (till.training, kinds(till, start)) == (False, [])


def test_a_manager_begins_and_anybody_ends(till):
    with pytest.raises(Refused, match="manager_needed"):
        modes.begin_training(till)
    modes.begin_training(managed(till))
    with pytest.raises(Refused, match="training_on"):
        modes.begin_training(till)
    people.log_in(till, "1", "1234")
    modes.end_training(till)
    assert last(till)["kind"] == "training_ended"
    start = till.journal.id
    modes.end_training(till)
    assert till.journal.id == start


def test_a_closed_day_is_opened_first(till):
    managed(till)
    day.z_report(till)
    with pytest.raises(Refused, match="day_not_open"):
        modes.begin_training(till)


def test_denmark_practises_too(tmp_path):
    box = Box(tmp_path / "dk", "denmark")
    till = opened(box.start())
    try:
        modes.begin_training(managed(till))
        sale = paid(ring(till, MILK), ("cash", 2500)).data
        assert (sale["heading"], sale["nr"]) == ("Testbon – IKKE KVITTERING FOR KØB", 1)
        modes.end_training(till)
        assert verifying.verify(till.database, till.rules)[1] == ""
    finally:
        box.off()


def test_money_handed_back_in_practice_is_practice(practising):
    paying.pay(ring(practising, KNIFE))
    paying.tender(practising, "card", 5_000)
    paying.give_back(practising)
    selling.cancel(practising)
    modes.end_training(practising)
    assert day.report(practising)["other_corrections"] == []


def test_no_scan_goes_from_one_side_to_the_other(till, box):
    jobs.drawer_moved(managed(till), "open")
    ring(till, MILK)
    with pytest.raises(Refused, match="drawer_open"):
        modes.begin_training(till)
    jobs.drawer_moved(till, "shut")
    selling.cancel(till)
    modes.begin_training(till)
    jobs.drawer_moved(till, "open")
    ring(till, KNIFE)
    assert till.held
    modes.end_training(till)
    assert (till.held, "drawer_open" in till.banners) == ((), False)
    till = box.power_cut()
    people.log_in(till, "1", "1234")
    jobs.drawer_moved(till, "shut")
    assert till.sale is None
