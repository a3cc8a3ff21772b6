"""A day that the books have taken is corrected by its reversal and the same Z again, each made once."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.storage import days, journal, projections
from appliance.till import books, day, modes, people
from tests.till.booked import booked
from tests.till.shop import BREAD, KNIFE, managed, paid, ring


@pytest.fixture
def settled(till):
    """Bread for 39.90 in cash (40.00) and a knife for 129.50 by card were sold; the day is settled."""
    managed(till)
    paid(ring(till, BREAD), ("cash", 4000))
    paid(ring(till, KNIFE), ("card", 12_950))
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    return till


def sums(voucher):
    """Amount and VAT by (role, rate, tender)."""
    found = {}
    for one in voucher["postings"]:
        amount, vat = found.get((one["role"], one["rate"], one["tender"]), (0, 0))
        found[one["role"], one["rate"], one["tender"]] = (amount + one["amount"], vat + one["vat"])
    return found


DAY = {
    ("revenue", 1500, ""): (-3990, -520),  # 39.90 x 15/115 = 5.204
    ("revenue", 2500, ""): (-12_950, -2590),
    ("tender", None, "cash"): (4000, 0),
    ("tender", None, "card"): (12_950, 0),
    ("rounding", None, ""): (-10, 0),
}


def test_the_day_is_taken_back_and_stands_once_more(settled):
    books.correct(settled, booked(settled), 1, " wrong account ")
    first, back, again = days.vouchers(settled.database)
    assert sums(first) == sums(again) == DAY
    assert sums(back) == {key: (-amount, -vat) for key, (amount, vat) in DAY.items()}
    assert [one["key"] for one in (back, again)] == [f"{first['key']}-R1", f"{first['key']}-C1"]
    assert [one["kind"] for one in (first, back, again)] == ["day", "reversal", "correction"]
    assert {back["of"], again["of"]} == {first["key"]}
    assert (back["after"], again["after"]) == (first["id"], back["id"])
    assert back["text"] == "Z 1 till 1 2026-11-21 reversed: wrong account"
    assert again["text"] == "Z 1 till 1 2026-11-21 corrected: wrong account"
    assert {one["date"] for one in (first, back, again)} == {"2026-11-21"}


def test_it_is_one_entry_and_a_rebuild_makes_the_same(settled):
    before = settled.journal.number
    books.correct(settled, booked(settled), 1, "wrong account")
    assert settled.journal.number == before + 1
    entry = journal.last_of(settled.database, "day_corrected")[1].data
    ids = [one["id"] for one in days.vouchers(settled.database)]
    assert [entry["of"], entry["reversal"], entry["voucher"]] == ids
    assert projections.differences(settled.database) == []


def test_a_correction_can_be_corrected(settled):
    books.correct(settled, booked(settled), 1, "wrong account")
    books.correct(settled, booked(settled), 1, "wrong again")
    first, _, again, back, last = days.vouchers(settled.database)
    assert (back["key"], back["after"]) == (f"{first['key']}-R2", again["id"])
    assert (last["key"], last["of"], sums(last)) == (f"{first['key']}-C2", first["key"], DAY)
    assert projections.differences(settled.database) == []


def test_while_a_correction_is_on_its_way_there_is_no_other(settled):
    path = booked(settled)
    books.correct(settled, path, 1, "wrong account")
    with pytest.raises(Refused, match="day_not_in_books"):
        books.correct(settled, path, 1, "wrong account")


@pytest.mark.parametrize("stage", ["draft", "booking", "changed", "gone"])
def test_only_what_stands_there_as_it_was_sent(settled, stage):
    path, before = booked(settled, stage), settled.journal.number
    with pytest.raises(Refused, match="day_not_in_books"):
        books.correct(settled, path, 1, "wrong account")
    assert settled.journal.number == before


@pytest.mark.parametrize(
    ("z", "reason", "code"), [(1, " ", "reason_needed"), (2, "x", "day_not_in_books")], ids=["why", "which"]
)
def test_refused(settled, z, reason, code):
    with pytest.raises(Refused, match=code):
        books.correct(settled, booked(settled), z, reason)


def test_before_the_uploader_has_a_file_nothing_is_there(settled, tmp_path):
    with pytest.raises(Refused, match="day_not_in_books"):
        books.correct(settled, tmp_path / "delivery.db", 1, "wrong account")


def test_a_practice_sale_corrects_nothing(settled):
    path = booked(settled)
    day.open_day(settled, 104_000, again_reason="evening")
    modes.begin_training(settled)
    with pytest.raises(Refused, match="training_only_sells"):
        books.correct(settled, path, 1, "wrong account")


def test_it_takes_a_manager(settled):
    path, before = booked(settled), settled.journal.number
    people.log_in(settled, "1", "1234")
    number = settled.journal.number
    with pytest.raises(Refused, match="manager_needed"):
        books.correct(settled, path, 1, "wrong account")
    assert settled.journal.number == number > before
