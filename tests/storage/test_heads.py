"""The uploader's record of heads: added to, never changed, thinned while the till sells."""

import sqlite3

import peewee
import pytest

from appliance.domain.anchors import Anchor
from appliance.storage import heads
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import SCHEMA
from appliance.storage.heads import PAUSE, Head, Unreadable, noted

NOW = 1_800_000_000_000


def head(number, epoch=1, digit="a"):
    return Head(epoch, number, bytes.fromhex(digit * 64))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "delivery.db"


def places(path):
    return [(one.epoch, one.number, one.hash[0], one.at - NOW) for one in noted(path)]


def test_a_head_is_read_back_as_it_was_seen(path):
    with Deliveries(path) as record:
        record.note(head(7), NOW)
    assert list(noted(path)) == [Anchor(1, 7, "a" * 64, "uploader", NOW)]


def test_the_same_head_is_noted_once(path):
    with Deliveries(path) as record:
        for later in range(3):
            record.note(head(7), NOW + later * PAUSE, at_once=True)
    assert places(path) == [(1, 7, "a", 0)]


def test_a_growing_journal_is_noted_every_five_minutes_and_at_the_end_of_a_day(path):
    with Deliveries(path) as record:
        for number, later in ((1, 0), (2, 1), (3, PAUSE - 1), (4, PAUSE), (5, PAUSE + 1)):
            record.note(head(number), NOW + later)
        record.note(head(6), NOW + PAUSE + 2, at_once=True)
    assert places(path) == [(1, 1, "a", 0), (1, 4, "a", PAUSE), (1, 6, "a", PAUSE + 2)]


@pytest.mark.parametrize("other", [head(6), head(7, digit="b")], ids=["shorter", "rewritten"])
def test_a_journal_that_did_not_grow_is_noted_at_once(path, other):
    with Deliveries(path) as record:
        record.note(head(7), NOW)
        record.note(other, NOW + 1)
    assert len(places(path)) == 2


def test_a_clock_that_was_turned_back_does_not_end_the_notes(path):
    with Deliveries(path) as record:
        record.note(head(7), NOW)
        record.note(head(8), NOW - 10 * PAUSE)
    assert [place[1] for place in places(path)] == [7, 8]


def test_an_empty_journal_has_no_head(path):
    with Deliveries(path) as record:
        record.note(None, NOW)
    assert places(path) == []
    assert not heads.is_due(path, None, NOW)


def test_the_till_asks_before_it_starts_the_uploader(path):
    assert heads.is_due(path, head(7), NOW)
    with Deliveries(path) as record:
        record.note(head(7), NOW)
    assert not heads.is_due(path, head(7), NOW + PAUSE)
    assert not heads.is_due(path, head(8), NOW + PAUSE - 1)
    assert heads.is_due(path, head(8), NOW + PAUSE)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE head SET number = 8",
        "DELETE FROM head",
        "INSERT OR REPLACE INTO head VALUES (1, 1, 8, zeroblob(32), 0)",
        "INSERT INTO head VALUES (0, 1, 8, zeroblob(32), 0)",
        "INSERT INTO head VALUES (9, 1, 8, x'00', 0)",
    ],
)
def test_what_was_seen_stays(path, statement):
    with Deliveries(path) as record:
        record.note(head(7), NOW)
        with pytest.raises(peewee.IntegrityError):
            record._database.execute_sql(statement)
    assert places(path) == [(1, 7, "a", 0)]


def test_a_record_from_before_there_were_heads_gets_them(path):
    with sqlite3.connect(path) as old:
        for statement in SCHEMA:
            old.execute(statement)
    old.close()
    assert list(noted(path)) == []
    assert heads.is_due(path, head(7), NOW)
    with Deliveries(path) as record:
        record.note(head(7), NOW)
    assert places(path) == [(1, 7, "a", 0)]


def test_no_record_is_no_head_and_a_damaged_one_is_said(path):
    assert list(noted(path)) == []
    path.write_bytes(b"\xff" * 4096)
    with pytest.raises(Unreadable, match=r"delivery\.db"):
        list(noted(path))
    assert not heads.is_due(path, head(7), NOW)
