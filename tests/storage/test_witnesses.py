"""A journal that is whole in itself is held against heads and vouchers that others have of it."""

import pytest

from appliance.domain.anchors import Anchor
from appliance.domain.settlement import Count
from appliance.storage import days, journal
from appliance.till import day
from appliance.till.witnesses import compare, compare_vouchers, heads_of

AT = 1_795_252_380_000
"""2026-11-21 09:13 UTC."""


def seen(till, number, where="uploader", digits=64, at=AT):
    """The head at a number, as somebody has seen it."""
    entry = journal.entry(till.database, number)
    return Anchor(1, number, entry.hash.hex()[:digits], where, at)


def other(number, where="uploader", epoch=1):
    """A head of another journal."""
    return Anchor(epoch, number, "ab" * 32, where, AT)


def said(found):
    """What is wrong, in words."""
    return [str(fault) for fault in found.faults]


def test_heads_that_agree_vouch_for_all_before_them(till):
    last = till.journal.number
    heads = [seen(till, 3), seen(till, last - 2), seen(till, 5, "paper", 16, 0)]
    found = compare(till.database, "1", heads)
    assert (said(found), found.good, found.bad, found.unseen) == ([], (1, last - 2), None, 2)
    assert found.compared == {"uploader": 2, "paper": 1}


def test_no_heads_vouch_for_nothing(till):
    found = compare(till.database, "1", [])
    assert (found.good, found.unseen, said(found)) == ((0, 0), till.journal.number, [])


def test_a_head_that_is_another(till):
    found = compare(till.database, "1", [seen(till, 3), other(5), seen(till, 7), other(8, "paper")])
    assert said(found) == [
        "entry 1/5 is not what was seen by the uploader on 2026-11-21 09:13 UTC",
        "entry 1/8 is not what was seen on paper on 2026-11-21 09:13 UTC",
    ]
    assert (found.good, found.bad) == ((1, 3), (1, 5))


def test_an_end_that_is_cut_off(till):
    last = till.journal.number
    found = compare(till.database, "1", [other(last + 4, "books"), Anchor(2, 1, "ab" * 8, "paper")])
    cut = f"the end is cut off: the journal ends at 1/{last}"
    assert said(found) == [
        f"{cut}, 1/{last + 4} was seen in the books on 2026-11-21 09:13 UTC",
        f"{cut}, 2/1 was seen on paper",
    ]
    assert found.bad == (1, last + 4)


def test_an_entry_that_is_missing_in_the_middle(till):
    head = seen(till, 4)
    till.database.execute_sql("DROP TRIGGER entry_remains")
    till.database.execute_sql("DELETE FROM entry WHERE number = 4")
    (what,) = said(compare(till.database, "1", [head]))
    assert what == "entry 1/4 is missing, it was seen by the uploader on 2026-11-21 09:13 UTC"


def test_an_empty_journal_is_cut_off_whole(till):
    till.database.execute_sql("DROP TRIGGER entry_remains")
    till.database.execute_sql("DELETE FROM entry")
    (what,) = said(compare(till.database, "1", [other(9, "paper")]))
    assert what.startswith("the end is cut off: the journal ends at 0/0, 1/9 was seen on paper")


def test_looking_leaves_nothing_in_the_file(till):
    before = till.database.execute_sql("SELECT * FROM sqlite_master").fetchall()
    compare(till.database, "1", [other(2)])
    compare(till.database, "1", [other(2)])
    assert till.database.execute_sql("SELECT * FROM sqlite_master").fetchall() == before
    assert till.database.execute_sql("SELECT COUNT(*) FROM sqlite_temp_master").fetchone() == (0,)


@pytest.fixture
def settled(till):
    """The voucher of a day that was closed and settled."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}, counted_by="1"))
    (voucher,) = days.vouchers(till.database)
    return voucher


def test_a_voucher_carries_the_head_at_its_settlement(till, settled):
    (anchor,) = heads_of([("Z-1-1", settled)], "1")
    assert anchor == seen(till, till.journal.number, "books", at=settled["closed_at"])
    assert said(compare(till.database, "1", [anchor])) == []
    assert list(heads_of([("Z-2-1", {**settled, "till": "2"})], "1")) == []


def test_a_voucher_that_left_and_is_the_same(till, settled):
    assert compare_vouchers(till.database, "1", [("Z-1-1", {**settled, "revision": 2, "head": {}})]) == []
    assert compare_vouchers(till.database, "1", [("Z-2-1", {**settled, "till": "2", "date": ""})]) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"date": "2026-11-20"}, "Z-1-1 in the books is not what the journal says: date"),
        ({"postings": []}, "Z-1-1 in the books is not what the journal says: postings"),
        ({"id": "0" * 32}, "Z-1-1 in the books: the journal has no such day"),
        ({"head": {"epoch": 1, "number": 9, "hash": "12"}}, "Z-1-1 in the books cannot be read"),
    ],
)
def test_a_voucher_that_left_and_is_another(till, settled, change, what):
    assert [*map(str, compare_vouchers(till.database, "1", [("Z-1-1", settled | change)]))] == [what]


def test_a_voucher_that_cannot_be_read(till, settled):
    (fault,) = compare_vouchers(till.database, "1", [("Z-1-1", {})])
    assert (fault.means, fault.what) == ("books", "Z-1-1 in the books cannot be read")
