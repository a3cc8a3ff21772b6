"""Verified copies: when one is due, which are kept, and what a bad medium comes to."""

import os
import subprocess

import pytest

from appliance.backup import copies, stick
from appliance.backup.disk import Disk
from appliance.config import parse
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.till import day
from appliance.wiring import copying, resetting
from tests.backup.boxes import SETTINGS, WHOSE, sold
from tests.backup.test_backing_up import TOML
from tests.till.shop import MILK, Box, opened

DAY = 86_400_000
NOW = 1_795_248_000_000


@pytest.fixture
def box(tmp_path):
    """A box with a day open."""
    box = Box(tmp_path / "till")
    box.till = opened(box.start())
    yield box
    box.off()


@pytest.fixture
def root(tmp_path):
    """An empty stick."""
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


def made(box, folder, at, keep=copies.NEWEST):
    sold(box.till, MILK, 2490)
    return copies.make(Disk(), folder, box.folder, WHOSE["norway"], SETTINGS, at, keep)


def run(box, root, **how):
    said = []
    return copying.run(parse(TOML), box.folder, said.append, found=lambda: [str(root)], **how), said


def test_the_newest_stay_and_one_of_each_month(box, tmp_path):
    every = [made(box, tmp_path / "c", NOW - ago * DAY) for ago in (70, 69, 40, *range(9, 0, -1))]
    kept = list(copies.copies(Disk(), tmp_path / "c"))
    assert [copy.number for copy in kept] == [copy.number for copy in (every[1], every[2], *every[-7:])]
    assert all(copies.sound(Disk(), copy) for copy in kept)


def test_a_copy_whose_bytes_turned_is_not_sound_and_made_anew(box, tmp_path):
    copy = made(box, tmp_path / "c", NOW)
    content = bytearray((copy.folder / "till.db").read_bytes())
    content[-1] ^= 1
    (copy.folder / "till.db").write_bytes(content)
    assert not copies.sound(Disk(), copy)
    again = copies.make(Disk(), tmp_path / "c", box.folder, WHOSE["norway"], SETTINGS, NOW)
    assert again.folder == copy.folder
    assert copies.sound(Disk(), again)


def test_a_broken_chain_is_no_copy(box, tmp_path):
    sold(box.till, MILK, 2490)
    box.till.database.execute_sql("DROP TRIGGER entry_stays")
    box.till.database.execute_sql("UPDATE entry SET hash = zeroblob(32) WHERE id = 5")
    with pytest.raises(copies.Unwhole, match="entry 1/5"):
        made(box, tmp_path / "c", NOW)
    assert not list(copies.copies(Disk(), tmp_path / "c"))


def test_a_copy_is_due_after_a_close_or_a_day_and_not_before(box, root):
    assert [line.split(":")[0] for line in run(box, root)[1]] == ["copy-1-6", "copy-1-6"]
    assert run(box, root)[1] == ["no copy is due"]
    sold(box.till, MILK, 2490)
    assert run(box, root)[1] == ["no copy is due"]
    day.z_report(box.till)
    assert run(box, root)[0]
    day.settle_day(box.till, Count(100_000, {}, {"card": 2490}, {}, counted_by="1"))
    assert len(run(box, root)[1]) == 2
    folder = stick.place(root, stick.whose(parse(TOML)))
    assert len(list(copies.copies(Disk(), folder))) == 3
    assert len(list(copies.copies(Disk(), box.folder / copying.OWN))) == copying.KEPT
    assert copying.newest(box.folder)[1] == "STICK"


def test_a_stick_that_another_box_went_on_with_is_not_written(box, root):
    run(box, root)
    folder = stick.place(root, stick.whose(parse(TOML)))
    (folder / "journal-2.jsonl").write_bytes(b"{}\n")
    well, said = run(box, root, now=True)
    assert not well
    assert any("another" in line or "does not" in line for line in said)


def test_no_link_on_a_stick_leads_to_the_shop_s_files(box, root):
    folder = stick.place(root, stick.whose(parse(TOML)))
    folder.mkdir(parents=True)
    for name in ("journal-1.jsonl", "till.json.part"):
        (folder / name).symlink_to(box.folder / "till.db")
        before = (box.folder / "till.db").read_bytes()
        with pytest.raises(OSError):
            Disk().put(folder / name, 0, b"")
        run(box, root, now=True)
        assert (box.folder / "till.db").read_bytes() == before
        (folder / name).unlink()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_root_gives_away_nothing_that_a_link_leads_to(box, root, tmp_path):
    (tmp_path / "root's").touch()
    (box.folder / "backup").mkdir()
    (box.folder / "backup" / "link").symlink_to(tmp_path / "root's")
    os.chown(box.folder / "till.db", 54811, 54811)
    run(box, root, now=True)
    assert (tmp_path / "root's").stat().st_uid == 0
    assert {path.lstat().st_uid for path in (box.folder / "backup").rglob("*")} == {54811}


def test_a_reset_sets_everything_aside_and_leaves_an_empty_place(box):
    box.off()
    names = sorted(path.name for path in box.folder.iterdir())
    kept = resetting.set_aside(box.folder)
    assert kept.parent == box.folder.parent / "old"
    assert sorted({path.name for path in kept.iterdir()} - {"till.lock"}) == sorted({*names} - {"till.lock"})
    assert list(box.folder.iterdir()) == []


def test_a_reset_is_refused_while_a_day_is_open_or_waits_for_the_books(box, root, tmp_path):
    nobody = lambda line: None  # noqa: E731
    with pytest.raises(Refused, match="reset_day_open"):
        resetting.allowed(parse(TOML), box.folder, nobody, list)
    day.z_report(box.till)
    day.settle_day(box.till, Count(100_000, {}, {}, {}, counted_by="1"))
    with pytest.raises(Refused, match="reset_waiting"):
        resetting.allowed(parse(TOML), box.folder, nobody, list)
    resetting.allowed(parse(TOML), box.folder, nobody, lambda: [str(root)])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another")
def test_root_has_the_till_s_user_make_the_copy_before_a_reset(box, monkeypatch):
    day.z_report(box.till)
    day.settle_day(box.till, Count(100_000, {}, {}, {}, counted_by="1"))
    os.chown(box.folder / "till.db", 54811, 54810)
    os.chown(box.folder, 0, 54809)
    begun = []

    def began(command, **how):
        begun.append((command[3:], how["user"], how["group"], how["extra_groups"]))
        return subprocess.CompletedProcess(command, 1, "", "no copy")

    monkeypatch.setattr("appliance.wiring.resetting.subprocess.run", began)
    with pytest.raises(Refused, match="reset_waiting"):
        resetting.allowed(parse(TOML), box.folder, lambda line: None, list)
    assert begun == [(["backup", "--now", "--data", str(box.folder)], 54811, 54810, [54809])]
    assert not (box.folder / "backup").exists()


def test_a_lock_that_leads_elsewhere_makes_nothing_there(box, tmp_path):
    (box.folder / "till.lock").unlink(missing_ok=True)
    (box.folder / "till.lock").symlink_to(tmp_path / "root's")
    with pytest.raises(Refused, match="disk_read_only"):
        resetting.set_aside(box.folder)
    assert not (tmp_path / "root's").exists() and (box.folder / "till.db").exists()


def test_a_running_till_is_not_set_aside(box):
    from appliance.storage.alone import hold

    with hold(box.folder), pytest.raises(Refused, match="till_running"):
        resetting.set_aside(box.folder)
    assert (box.folder / "till.db").exists()
