"""The drill: a box sells with a stick in, breaks, and another goes on from the stick, within two minutes."""

import os
import shutil
import sqlite3
import time
import types
from contextlib import closing

import pytest

from appliance.__main__ import main
from appliance.backup.disk import Disk
from appliance.config import load
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.storage import journal
from appliance.till import catalogue, day, jobs, people
from appliance.till.till import Person
from appliance.wiring import restoring
from appliance.wiring.starting import start
from tests.backup.boxes import sold
from tests.till.shop import GROUPS, MILK, PRODUCTS

TOML = """[shop]
name = "Bua på Ås"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
[till]
number = "2"
[printer]
kind = "network"
address = "192.0.2.1"
[wifi]
ssid = "Bua"
password = "a secret of the shop"
"""
LONGEST = 120
"""Seconds that a restore may take."""


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """An empty stick that is in."""
    root = tmp_path / "media" / "STICK"
    root.mkdir(parents=True)
    there = lambda: [str(root)] if root.exists() else []  # noqa: E731
    for name in ("backing_up", "copying", "restoring", "resetting"):
        monkeypatch.setattr(f"appliance.wiring.{name}.sticks", there)
    monkeypatch.setattr("appliance.wiring.restore_asked.getpass", lambda asked: "9876")
    return root


@pytest.fixture
def old(tmp_path):
    """The old box's data folder, with people, goods and an open day."""
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "till.toml").write_text(TOML)
    box = start(load(folder / "till.toml"), folder, parts=None)
    catalogue.put(box.till, PRODUCTS, GROUPS, {"1": "Grocery", "2": "Household"})
    people.add(box.till, Person("1", "Kari"), "1234")
    people.add(box.till, Person("2", "Ola", "manager"), "9876")
    box.stop()
    return folder


def switched_on(folder):
    """The till as it runs, without devices; its printer is taken to be well."""
    box = start(load(folder / "till.toml"), folder, parts=lambda box: None)
    till = box.till
    till.printer, till.drawer = "fine", "shut"
    till.send = lambda stored, job: jobs.ended(till, job.id, "done")
    return box


def on_the_stick(box):
    """Wait until the stick has everything, as the worker says."""
    end = time.monotonic() + 60
    while box.backing.behind(box.till.journal.id) and time.monotonic() < end:
        for message in box.inbox.drain():
            box.take(message)
        time.sleep(0.02)
    assert box.backing.behind(box.till.journal.id) == 0


def test_a_new_box_sells_within_two_minutes(old, stick, tmp_path, capsys):
    box = switched_on(old)
    people.log_in(box.till, "1", "1234")
    day.open_day(box.till, 50_000, clock_confirmed=True)
    sold(box.till, MILK, 2490)
    on_the_stick(box)
    assert main(["backup", "--data", str(old)]) == 0
    assert [sold(box.till, MILK, 2490) for _ in range(3)] == [2, 3, 4]
    on_the_stick(box)
    saved = box.till.journal.id
    box.stop()

    new, began = tmp_path / "new", time.monotonic()
    asked = ["restore", "--data", str(new), "--receipt", "6", "--z", "0", "--as", "2"]
    assert main(asked) == 0
    box = switched_on(new)
    people.log_in(box.till, "1", "1234")
    assert sold(box.till, MILK, 2490) == 1007
    took = time.monotonic() - began
    assert took < LONGEST
    assert "Bua på Ås, till 2, last sale 4 at " in capsys.readouterr().out
    assert journal.entry(box.till.database, 1).epoch == 1
    begun = journal.last_of(box.till.database, "epoch_begun")
    assert begun[0] > saved
    assert begun[1].data["operator"] == "2"
    day.z_report(box.till)
    day.settle_day(box.till, Count(50_000, {}, {"card": 12_450}, {}, counted_by="1"))
    on_the_stick(box)
    box.stop()
    assert main(["verify", "--data", str(new)]) == 0
    assert "epochs: 1 (1-" in capsys.readouterr().out
    assert not list(stick.rglob("*.pem"))
    said = b"".join(file.read_bytes() for file in stick.rglob("*") if file.is_file())
    assert b"a secret of the shop" not in said

    with pytest.raises(Refused) as refused:
        switched_on(old)
    assert refused.value.problem.code == "till_moved"


def test_practice_beside_the_shop_s_own_stick_stops_nobody(old, stick, tmp_path, capsys):
    """It reads everything and leaves nothing: no epoch on the stick, no second till, here or elsewhere."""
    box = switched_on(old)
    people.log_in(box.till, "1", "1234")
    day.open_day(box.till, 50_000, clock_confirmed=True)
    sold(box.till, MILK, 2490)
    on_the_stick(box)
    assert main(["backup", "--data", str(old)]) == 0
    before = {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()}
    capsys.readouterr()
    for data in (old, tmp_path / "nowhere"):  # on the box that sells, and on a desk
        assert main(["restore", "--practice", "--data", str(data)]) == 0
        said = capsys.readouterr().out
        assert "Bua på Ås, till 2, last sale 1 at " in said and "nothing was changed" in said
    assert {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()} == before
    assert not list(tmp_path.rglob("practice-*")) and not (tmp_path / "nowhere").exists()
    assert sold(box.till, MILK, 2490) == 2
    on_the_stick(box)
    box.stop()
    switched_on(old).stop()


def test_practice_says_of_a_bad_stick_that_it_is_bad(old, stick, tmp_path, capsys):
    assert main(["restore", "--practice", "--data", str(tmp_path / "nowhere")]) == 1
    assert "restore_nothing" in capsys.readouterr().err


def test_what_stands_in_the_journal_s_log_alone_comes_along(old, stick, tmp_path):
    """As where the file could not be written in the end: the disk was full, or somebody else had it open."""
    assert main(["backup", "--data", str(old)]) == 0
    new = tmp_path / "new"
    taking = restoring.Restoring(new, restoring.join(restoring.offers()[0], new))
    with closing(sqlite3.connect(new / restoring.STAGING / "till.db")) as other:
        other.execute("SELECT count(*) FROM entry").fetchone()
        epoch = taking.finish({"sale": 0, "z": 0}, "2")
    box = switched_on(new)
    assert (epoch, box.till.journal.epoch) == (2, 2)
    box.stop()


class PowerCut(BaseException):
    """The box stops in the middle of it."""


@pytest.mark.parametrize("cut", [1, 2, 3, 4])
def test_a_restore_that_was_cut_off_is_begun_again(old, stick, tmp_path, monkeypatch, cut):
    box = switched_on(old)
    people.log_in(box.till, "1", "1234")
    day.open_day(box.till, 50_000, clock_confirmed=True)
    sold(box.till, MILK, 2490)
    on_the_stick(box)
    box.stop()
    assert main(["backup", "--data", str(old)]) == 0
    new, left, synced = tmp_path / "new", [cut], Disk.sync

    def cuts(self, path):
        synced(self, path)
        left[0] -= path == new
        if left[0] == 0:
            left[0] = -1
            raise PowerCut

    monkeypatch.setattr(Disk, "sync", cuts)
    asked = ["restore", "--data", str(new), "--receipt", "0", "--z", "0", "--as", "2"]
    with pytest.raises(PowerCut):
        main(asked)
    if not (new / "till.db").exists():
        assert main(asked) == 0
    box = switched_on(new)
    people.log_in(box.till, "1", "1234")
    assert sold(box.till, MILK, 2490) == 1002
    box.stop()
    assert main(["verify", "--data", str(new)]) == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_whose_the_files_are_where_root_restores(old, stick, tmp_path, monkeypatch):
    """The till's are the till's, till.toml stays root's; nothing on a stick says who comes into the box."""
    box = switched_on(old)
    on_the_stick(box)
    box.stop()
    assert main(["backup", "--data", str(old)]) == 0
    (settings,) = stick.rglob("974760673-2/till.toml")
    settings.write_text(settings.read_text() + '[box]\nhostname = "another"\n')
    monkeypatch.setattr("pwd.getpwnam", lambda name: types.SimpleNamespace(pw_uid=54811, pw_gid=54899))
    new = tmp_path / "new"
    new.mkdir()
    os.chown(new, 0, 54810)
    assert main(["restore", "--data", str(new), "--receipt", "0", "--z", "0", "--as", "2"]) == 0
    whose = {
        name: ((new / name).stat().st_uid, (new / name).stat().st_gid) for name in ("till.db", "till.toml")
    }
    assert whose == {"till.db": (54811, 54810), "till.toml": (0, 54810)}
    assert (new / "till.toml").stat().st_mode & 0o777 == 0o640
    assert {path.stat().st_uid for path in (new / "keys").iterdir()} == {54811}
    assert load(new / "till.toml").box.hostname == ""


def test_what_a_till_left_whose_file_is_gone_is_kept(old, stick, tmp_path):
    box = switched_on(old)
    on_the_stick(box)
    box.stop()
    assert main(["backup", "--data", str(old)]) == 0
    keys = {path.name: path.read_bytes() for path in (old / "keys").iterdir()}
    (old / "till.db").unlink()
    assert main(["restore", "--data", str(old), "--receipt", "0", "--z", "0", "--as", "2"]) == 0
    (aside,) = old.glob("before-restore-*")
    assert {path.name: path.read_bytes() for path in (aside / "keys").iterdir()} == keys
    switched_on(old).stop()


def test_a_box_that_went_back_is_told_so(old, stick, tmp_path):
    box = switched_on(old)
    on_the_stick(box)
    box.stop()
    shutil.copytree(old, tmp_path / "image")
    box = switched_on(old)
    people.log_in(box.till, "1", "1234")
    on_the_stick(box)
    box.stop()
    with pytest.raises(Refused) as refused:
        switched_on(tmp_path / "image")
    assert refused.value.problem.code == "till_behind"


def test_nothing_is_restored_over_a_till_or_by_somebody_else(old, stick, tmp_path, monkeypatch, capsys):
    box = switched_on(old)
    on_the_stick(box)
    box.stop()
    assert main(["backup", "--data", str(old)]) == 0
    assert main(["restore", "--data", str(old)]) == 1
    assert "restore_over_till" in capsys.readouterr().err
    new = tmp_path / "new"
    monkeypatch.setattr("appliance.wiring.restore_asked.getpass", lambda asked: "0000")
    assert main(["restore", "--data", str(new), "--receipt", "0", "--z", "0", "--as", "2"]) == 1
    assert "pin_wrong" in capsys.readouterr().err
    assert not (new / "till.db").exists()
