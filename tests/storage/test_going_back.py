"""A newer version stepped on till.db, sold, and was given up: the older one goes on with every entry."""

import sqlite3
from pathlib import Path

import pytest

from appliance.domain.problems import Refused
from appliance.storage import database, earlier, journal, projections
from appliance.storage.earlier import come_back
from appliance.storage.journal import Fact
from appliance.till import people, verifying
from appliance.till.till import store
from tests.storage.conftest import BREAD, KNIFE, MILK, paid, ring

NEWER = database.VERSION + 2


def first_step(file):
    """A made-up change of tables: one more, one with another column, one index less."""
    file.execute_sql("CREATE TABLE loyalty (card TEXT NOT NULL PRIMARY KEY, points INTEGER NOT NULL) STRICT")
    file.execute_sql("ALTER TABLE pin ADD COLUMN hint TEXT NOT NULL DEFAULT ''")


def second_step(file):
    """Another, that an older version cannot read past."""
    file.execute_sql("ALTER TABLE rollup RENAME COLUMN vat TO tax")
    file.execute_sql("ALTER TABLE rollup RENAME COLUMN tax TO vat")
    file.execute_sql("DROP INDEX entry_kind")
    file.execute_sql("CREATE INDEX entry_kind ON entry (kind, id) WHERE kind <> 'sale'")


@pytest.fixture
def updated(box, till, monkeypatch):
    """The box, off, after the newer version has sold in the open day; what was sold under which number."""
    box.off()
    with monkeypatch.context() as newer:
        newer.setattr(database, "STEPS", (*database.STEPS, first_step, second_step))
        newer.setattr(database, "VERSION", NEWER)
        till = box.start()
        log_in(till)
        receipts = [
            paid(ring(till, MILK, KNIFE), ("cash", 20_000)),
            paid(ring(till, BREAD), ("card", 3990)),
        ]
        box.off()
    return receipts


def log_in(till):
    """Kari again."""
    people.log_in(till, "1", "1234")
    till.drawer = "shut"


def entries(path):
    """Every entry of a file, by plain sqlite3."""
    file = sqlite3.connect(path)
    found = file.execute("SELECT id, epoch, number, kind, body, hash FROM entry ORDER BY id").fetchall()
    file.close()
    return found


def test_every_sale_of_the_newer_version_is_there_and_the_numbers_go_on(box, updated):
    path = box.folder / "till.db"
    before = entries(path)
    with pytest.raises(Refused, match="database_newer"):
        database.open_till(path)
    assert come_back(path) >= 2
    assert entries(path) == before
    till = box.start()
    assert projections.differences(till.database) == []
    assert not verifying.examine(till.database, box.rules).faults
    log_in(till)
    receipt = paid(ring(till, MILK), ("card", 2490))
    assert receipt.data["receipt"] == updated[-1].data["receipt"] + 1 == 6
    assert till.database.execute_sql("PRAGMA user_version").fetchone()[0] == database.VERSION
    assert journal.newest(till.database).number > before[-1][2]
    assert till.day is not None
    assert not [file for file in box.folder.iterdir() if "back" in file.name]


def test_what_the_newer_version_had_is_kept_aside(box, updated):
    before = entries(box.folder / "till.db")
    come_back(box.folder / "till.db")
    assert entries(box.folder / f"till-newer-{NEWER}.db") == before


def test_pins_stay_where_the_newer_version_keeps_them_otherwise(box, updated):
    come_back(box.folder / "till.db")
    log_in(box.start())


def test_the_newer_version_comes_again_and_finds_everything(box, updated, monkeypatch):
    path = box.folder / "till.db"
    come_back(path)
    till = box.start()
    log_in(till)
    paid(ring(till, MILK), ("card", 2490))
    box.off()
    before = entries(path)
    monkeypatch.setattr(database, "STEPS", (*database.STEPS, first_step, second_step))
    monkeypatch.setattr(database, "VERSION", NEWER)
    till = box.start()
    assert entries(path)[: len(before)] == before and projections.differences(till.database) == []


def test_a_file_of_this_version_is_left_alone(box, till):
    box.off()
    before = (box.folder / "till.db").read_bytes()
    assert come_back(box.folder / "till.db") == 0
    assert come_back(box.folder / "none.db") == 0
    assert (box.folder / "till.db").read_bytes() == before and not (box.folder / "none.db").exists()


def stays(box):
    """Nothing was changed, and the till stops."""
    path = box.folder / "till.db"
    before = entries(path)
    assert come_back(path) == 0
    assert entries(path) == before
    with pytest.raises(Refused, match="database_newer"):
        database.open_till(path)
    assert not [file for file in box.folder.iterdir() if "back" in file.name]


def test_with_no_copy_the_till_stops(box, updated):
    for copy in box.folder.glob("till-before-*"):
        copy.unlink()
    stays(box)


def test_a_copy_of_another_journal_is_not_taken(box, updated):
    (copy,) = box.folder.glob("till-before-*")
    with sqlite3.connect(copy) as file:
        file.execute("DROP TRIGGER entry_stays")
        file.execute("UPDATE entry SET hash = x'00' WHERE id = (SELECT max(id) FROM entry)")
    file.close()
    stays(box)


def test_a_damaged_copy_is_not_taken(box, updated):
    (copy,) = box.folder.glob("till-before-*")
    copy.write_bytes(copy.read_bytes()[:3000] + bytes(9000))
    stays(box)


def test_entries_that_do_not_follow_are_not_taken(box, updated):
    with sqlite3.connect(box.folder / "till.db") as file:
        file.execute("DROP TRIGGER entry_stays")
        file.execute("UPDATE entry SET body = x'7b7d' WHERE id = (SELECT max(id) FROM entry)")
    file.close()
    stays(box)


def test_a_kind_of_entry_that_is_not_known_here_stops_the_till(box, till, monkeypatch):
    """Who cannot read an entry must not add up the day."""
    box.off()
    with monkeypatch.context() as newer:
        newer.setattr(database, "STEPS", (*database.STEPS, first_step))
        newer.setattr(database, "VERSION", database.VERSION + 1)
        newer.setitem(earlier.KINDS, "points_given", "13999")
        till = box.start()
        store(till, Fact("points_given", {"card": "7", "points": 3}))
        box.off()
    stays(box)


@pytest.mark.parametrize("moment", ["before the rename", "after it"])
def test_the_power_goes_while_it_comes_back(box, updated, monkeypatch, moment):
    path = box.folder / "till.db"
    before, replace = entries(path), Path.replace

    def cut(source, target):
        if moment == "after it":
            replace(source, target)
        raise SystemExit

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(SystemExit):
        come_back(path)
    monkeypatch.setattr(Path, "replace", replace)
    come_back(path)
    assert entries(path) == before
    assert projections.differences(box.start().database) == []


def test_steps_that_the_power_interrupts_leave_the_copy_of_the_version_before(box, till, monkeypatch):
    """Two steps are one change: a copy that is made after the first would be no copy of the older version."""
    box.off()

    def interrupted(file):
        raise SystemExit

    with monkeypatch.context() as newer:
        newer.setattr(database, "STEPS", (*database.STEPS, first_step, interrupted))
        newer.setattr(database, "VERSION", NEWER)
        with pytest.raises(SystemExit):
            box.start()
    box.off()
    with sqlite3.connect(box.folder / "till.db") as file:
        assert file.execute("PRAGMA user_version").fetchone()[0] == database.VERSION
    file.close()
    box.start()


def test_while_another_program_reads_the_file_it_is_not_taken_from_under_it(box, updated):
    path = box.folder / "till.db"
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchall()
    with pytest.raises(Refused, match="till_running"):
        come_back(path)
    reader.close()
    assert come_back(path)
