"""The weekly check: what is whole is said to be, what is not is named, the till sells on."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory as Temporary

import pytest

from appliance import __main__
from appliance.domain.finding import Finding
from appliance.health import room, scrubbed
from appliance.storage import journal
from appliance.storage.looked import faults
from appliance.wiring import auditing, health_files, health_read, health_scrub
from appliance.wiring.health_scrub import scrub
from appliance.wiring.health_slots import has_slots
from tests.till.shop import KNIFE, MILK, Box, opened, paid, ring

DAY = 86_400_000


@pytest.fixture
def box(tmp_path):
    made = Box(tmp_path / "box")
    yield made
    made.off()


@pytest.fixture
def till(box):
    till = opened(box.start())
    for _ in range(40):
        paid(ring(till, MILK, KNIFE), ("card", 15_440))
    return till


def found(data, **how):
    return [(one.what, one.code) for one in scrub(data, **how).found]


def test_a_whole_till_is_found_whole_beside_the_till_that_sells(till, box):
    done = scrub(box.folder)
    assert done.found == ()
    assert done.files >= 4 and done.size > (box.folder / "till.db").stat().st_size
    paid(ring(till, MILK), ("card", 2490))
    assert not (box.folder / health_scrub.COPY).exists()


def test_what_it_found_is_kept_and_told_with_its_date(till, box):
    done = scrub(box.folder, now=lambda: 1_795_248_000_000)  # 2026-11-21 08:00 UTC
    kept = scrubbed.last(box.folder)
    assert kept == done
    assert kept.date == "2026-11-21"
    (told,) = scrubbed.told(box.folder, 1_795_248_000_000 + 13 * DAY)
    assert (told.code, told.facts["date"]) == ("scrub_well", "2026-11-21")
    (told,) = scrubbed.told(box.folder, 1_795_248_000_000 + 15 * DAY)
    assert told.code == "scrub_old"
    (told,) = scrubbed.told(box.folder, 1_795_248_000_000 - 2 * DAY)
    assert told.code == "scrub_old", "a clock that was wrong wrote it"
    assert len(room.kept(box.folder)) == 1


def test_a_ruined_page_is_found_in_a_file_that_the_till_would_still_open(till, box):
    box.off()
    path = box.folder / "till.db"
    with closing(sqlite3.connect(path)) as database:
        (root,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'receipt'"
        ).fetchone() or (database.execute("SELECT max(rootpage) FROM sqlite_master").fetchone())
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(os.urandom(3000))
    codes = found(box.folder)
    assert ("till.db", "scrub_database") in codes
    assert {one.code for one in scrubbed.told(box.folder, scrubbed.last(box.folder).at)} >= {"scrub_database"}
    assert "scrub_well" not in {one.code for one in scrubbed.told(box.folder, scrubbed.last(box.folder).at)}


def test_an_entry_that_was_changed_is_found_though_every_page_is_in_order(till, box):
    box.off()
    with closing(sqlite3.connect(box.folder / "till.db")) as database, database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(
            "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '1544', '1534') AS BLOB) WHERE id = 30"
        )
    done = scrub(box.folder)
    (one,) = [one for one in done.found if one.code == "scrub_journal"]
    assert "30" in str(one.facts["detail"])


def test_a_reference_into_nothing_is_found(tmp_path):
    with closing(sqlite3.connect(tmp_path / "x.db")) as database, database:
        database.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
        database.execute("CREATE TABLE b (a INTEGER REFERENCES a)")
        database.execute("INSERT INTO b VALUES (7)")
    assert faults(tmp_path / "x.db") == ["row 1 of b refers to nothing in a"]


def test_a_file_that_the_card_does_not_give_back_is_named(till, box, monkeypatch):
    (box.folder / "books").mkdir()
    (box.folder / "books" / "Z-1.pdf").write_bytes(b"%PDF" * 1000)
    read = os.read

    def rotten(file, size):
        if Path(f"/proc/self/fd/{file}").readlink().name == "Z-1.pdf":
            raise OSError(5, "Input/output error")
        return read(file, size)

    monkeypatch.setattr(health_read.os, "read", rotten)
    assert found(box.folder) == [("books/Z-1.pdf", "scrub_file")]


def test_links_and_pipes_are_no_files_and_nothing_hangs_on_them(till, box):
    os.mkfifo(box.folder / "pipe")
    (box.folder / "link").symlink_to("/dev/zero")
    assert found(box.folder) == []


def test_without_room_for_a_copy_the_rest_is_checked_all_the_same(till, box, monkeypatch):
    monkeypatch.setattr(health_scrub, "COPIES", 1 << 40)
    assert found(box.folder) == [("till.db", "scrub_no_room")]


def test_what_a_power_cut_left_of_the_last_check_goes(till, box):
    left = box.folder / health_scrub.COPY
    left.mkdir()
    (left / "till.db").write_bytes(b"x" * 5000)
    assert found(box.folder) == []
    assert not left.exists()


def test_the_command_says_it_and_ends_with_one_when_something_is_wrong(till, box, capsys):
    assert __main__.main(["scrub", "--data", str(box.folder)]) == 0
    assert "files" in capsys.readouterr().out
    box.off()
    (box.folder / "draft.db").write_bytes(b"\xff" * 9000)
    assert __main__.main(["scrub", "--data", str(box.folder)]) == 1
    said = capsys.readouterr().out
    assert "!! Weekly check draft.db" in said and "Start the till anew" in said and "Do not sell" not in said
    assert [one.code for one in health_files.files(box.folder)][1] == "file_spoilt"


def test_roots_part_reads_and_opens_no_database(till, box, monkeypatch):
    monkeypatch.setattr(health_scrub, "faults", None)
    done = scrub(box.folder, card=True)
    assert done.found == () and done.files >= 4
    assert scrubbed.last(box.folder, scrubbed.CARD) == done
    assert scrubbed.last(box.folder) is None


@pytest.mark.parametrize("text", ["", "[]", '{"at": 1}', '{"at": "x", "date": 1, "found": [{}]}'])
def test_a_record_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / scrubbed.MINE).write_text(text)
    assert scrubbed.last(tmp_path) is None
    assert [one.code for one in scrubbed.told(tmp_path, 0)] == ["scrub_not_yet"]


def test_what_a_newer_program_found_is_told_without_its_words(tmp_path):
    done = scrubbed.Scrubbed(
        1, "2026-11-21", 1, 1, 1, (Finding("scrub", "x", "scrub_file", {"detail": "y"}),)
    )
    plain = done.as_dict()
    plain["found"][0]["code"] = "scrub_of_2031"
    (tmp_path / scrubbed.MINE).write_text(json.dumps(plain))
    assert scrubbed.last(tmp_path).found[0].code == "scrub_other"


def test_a_check_that_never_came_is_missed_after_two_weeks(tmp_path):
    lock = tmp_path / "till.lock"
    lock.touch()
    first = lock.stat().st_mtime_ns // 1_000_000
    assert [one.code for one in scrubbed.told(tmp_path, first + 13 * DAY)] == ["scrub_not_yet"]
    assert [one.code for one in scrubbed.told(tmp_path, first + 15 * DAY)] == ["scrub_never"]


def test_the_record_goes_over_a_link_and_not_through_it(till, box, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (box.folder / scrubbed.MINE).symlink_to(victim)
    scrub(box.folder)
    assert victim.read_text() == "mine" and not (box.folder / scrubbed.MINE).is_symlink()


def test_the_journal_is_as_it_was(till, box):
    before = journal.newest(till.database)
    scrub(box.folder)
    assert journal.newest(till.database) == before


def test_an_audit_of_a_journal_that_memory_is_too_small_for_is_made_beside_it(till, box, monkeypatch):
    made = []
    monkeypatch.setattr(auditing, "COPIES", 1 << 40)
    monkeypatch.setattr(
        auditing, "TemporaryDirectory", lambda **where: made.append(where) or Temporary(**where)
    )
    assert auditing.audit(box.folder).faults == []
    assert made == [{"prefix": health_scrub.COPY, "dir": box.folder}]
    (box.folder / f"{health_scrub.COPY}xyz").mkdir()
    monkeypatch.undo()
    assert found(box.folder) == []
    assert list(box.folder.glob(f"{health_scrub.COPY}*")) == []


def test_on_a_box_roots_check_is_missed_too(till, box, monkeypatch, tmp_path):
    scrub(box.folder)
    now = scrubbed.last(box.folder).at
    (box.folder / "till.lock").touch()
    assert [one.code for one in scrubbed.told(box.folder, now)] == ["scrub_well"]
    assert [one.code for one in scrubbed.told(box.folder, now, boxed=True)] == ["scrub_well", "scrub_not_yet"]
    late = [(one.what, one.code) for one in scrubbed.told(box.folder, now + 15 * DAY, boxed=True)]
    assert late == [("", "scrub_old"), ("card", "scrub_never")]
    (tmp_path / "cmdline").write_text("quiet tillbox.slot=b ro\n")
    assert has_slots(tmp_path / "cmdline") and not has_slots()
