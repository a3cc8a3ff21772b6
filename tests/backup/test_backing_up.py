"""Back-ups beside a till that sells: what the screen is told, and that it never waits."""

import errno
import subprocess
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from appliance.backup import copies, lines, stick
from appliance.backup.disk import Disk
from appliance.config import parse
from appliance.domain.problems import Problem, Refused
from appliance.ui.inbox import Inbox
from appliance.wiring import asked
from appliance.wiring.backing_up import BackingUp, BackupSeen, outside
from tests.backup.boxes import sold
from tests.till.shop import MILK, Box, opened

TOML = """[shop]
name = "Story shop"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
[printer]
kind = "network"
address = "192.0.2.1"
"""


class Bench:
    """A till that sells, and sticks that come and go."""

    def __init__(self, tmp_path) -> None:
        self.box = Box(tmp_path / "till")
        self.till = opened(self.box.start())
        self.inbox, self.sticks = Inbox(), []
        self.backing = BackingUp(
            parse(TOML), tmp_path / "till", self.inbox.put, lambda: [str(one) for one in self.sticks]
        )
        self.till.journal.committed = self.backing.poke

    def put_in(self, root) -> None:
        """A stick is plugged in."""
        root.mkdir(exist_ok=True)
        self.sticks = [root]
        self.backing.poke()

    def take(self, until, seconds: float = 60.0) -> BackupSeen:
        """Take what the thread says, until it is so."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for message in self.inbox.drain():
                self.backing.take(self.till, message)
            if until(self.backing.seen):
                return self.backing.seen
            time.sleep(0.01)
        raise AssertionError(f"it did not come to that: {self.backing.seen}")


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """A bench without a wait between two looks."""
    monkeypatch.setattr("appliance.wiring.backing_up.LOOK", 0.05)
    made = Bench(tmp_path)
    yield made
    made.backing.stop()
    made.box.off()


def test_every_entry_goes_to_the_stick_behind_its_commit(bench, tmp_path):
    bench.put_in(tmp_path / "A")
    sold(bench.till, MILK, 2490)
    bench.take(lambda seen: seen.row == bench.till.journal.id)
    assert (bench.backing.seen.names, bench.backing.behind(bench.till.journal.id)) == (("A",), 0)
    file = tmp_path / "A" / stick.FOLDER / "974760673-1" / "journal-1.jsonl"
    assert len(file.read_bytes().splitlines()) == bench.till.journal.number


def test_a_second_stick_gets_all_of_it(bench, tmp_path):
    bench.put_in(tmp_path / "A")
    bench.take(lambda seen: seen.row == bench.till.journal.id)
    bench.put_in(tmp_path / "B")
    sold(bench.till, MILK, 2490)
    bench.take(lambda seen: seen.names == ("B",) and seen.row == bench.till.journal.id)
    bench.put_in(tmp_path / "A")
    bench.take(lambda seen: seen.names == ("A",) and seen.row == bench.till.journal.id)


def test_without_a_stick_it_is_said_quietly(bench):
    bench.take(lambda seen: seen.today > 0)
    known = outside(bench.backing, bench.till)["backup"]()
    assert (known.kept, known.sticks, known.problem) == (True, (), None)
    assert known.behind == bench.till.journal.id
    assert not [code for code in bench.till.banners if code.startswith("backup")]


def test_a_stick_with_other_things_is_left_alone_until_a_person_says_so(bench, tmp_path):
    (tmp_path / "HOLIDAY").mkdir()
    (tmp_path / "HOLIDAY" / "beach.jpg").write_bytes(b"sand")
    bench.put_in(tmp_path / "HOLIDAY")
    seen = bench.take(lambda seen: bool(seen.others))
    assert (seen.names, [path.name for path in (tmp_path / "HOLIDAY").iterdir()]) == ((), ["beach.jpg"])
    bench.backing.use(seen.others[0])
    bench.take(lambda seen: seen.names == ("HOLIDAY",) and seen.row == bench.till.journal.id)
    assert (tmp_path / "HOLIDAY" / "beach.jpg").read_bytes() == b"sand"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "backup_full"), (errno.EIO, "backup_failed"), (errno.EROFS, "backup_failed")],
)
def test_what_is_wrong_with_a_stick_is_a_banner_and_leaves_with_it(
    bench, tmp_path, monkeypatch, number, code
):
    well = Disk.put

    def broken(self, path, at, content):
        raise OSError(number, "no")

    monkeypatch.setattr(Disk, "put", broken)
    bench.put_in(tmp_path / "A")
    bench.take(lambda seen: seen.problem is not None)
    assert [one for one in bench.till.banners if one.startswith("backup")] == [code]
    sold(bench.till, MILK, 2490)
    monkeypatch.setattr(Disk, "put", well)
    bench.take(lambda seen: seen.problem is None and seen.row == bench.till.journal.id)
    assert not [one for one in bench.till.banners if one.startswith("backup")]


def test_a_stick_that_hangs_costs_the_cashier_nothing(bench, tmp_path, monkeypatch):
    hanging, let_go = threading.Event(), threading.Event()
    well = Disk.put

    def hangs(self, path, at, content):
        hanging.set()
        let_go.wait()
        well(self, path, at, content)

    monkeypatch.setattr(Disk, "put", hangs)
    bench.put_in(tmp_path / "A")
    assert hanging.wait(60)
    for _ in range(5):  # it hangs until they are sold
        sold(bench.till, MILK, 2490)
    assert bench.backing.behind(bench.till.journal.id) == bench.till.journal.id
    let_go.set()
    bench.take(lambda seen: seen.row == bench.till.journal.id)


def test_an_old_copy_is_said_and_a_new_one_ends_it(bench):
    day = 86_400_000
    now = bench.till.clock().at
    bench.backing.take(bench.till, BackupSeen(copied=(now - 9 * day, "A")))
    assert bench.till.banners["backup_old"].facts == {"days": 9}
    bench.backing.take(bench.till, BackupSeen(copied=(now, "A")))
    assert "backup_old" not in bench.till.banners


def test_a_till_that_goes_on_elsewhere_stops(bench):
    moved = Problem.of("till_moved", shop="Story shop", till="1", date="2026-11-21")
    bench.backing.take(bench.till, BackupSeen(problem=moved))
    assert bench.till.question.code == "till_moved"


def test_a_till_that_sees_a_newer_epoch_stays_stopped_while_the_stick_is_in(bench, tmp_path):
    bench.put_in(tmp_path / "A")
    bench.take(lambda seen: seen.row == bench.till.journal.id)
    newer = tmp_path / "A" / stick.FOLDER / "974760673-1" / "journal-2.jsonl"
    newer.write_bytes(b"not readable either\n")
    for _ in range(3):
        bench.take(lambda seen: bench.till.question is not None)
        assert bench.till.question.code == "till_moved"
        bench.till.question = None  # somebody taps "Try again"
    newer.unlink()
    bench.take(lambda seen: seen.problem is None)


def test_a_full_stick_lets_its_oldest_copy_go_for_the_lines(bench, tmp_path, monkeypatch):
    bench.put_in(tmp_path / "A")
    bench.take(lambda seen: seen.row == bench.till.journal.id)
    folder = tmp_path / "A" / stick.FOLDER / "974760673-1"
    for _ in range(2):
        copies.make(Disk(), folder, tmp_path / "till", stick.whose(parse(TOML)), "", 1_795_248_000_000)
        sold(bench.till, MILK, 2490)
    bench.take(lambda seen: seen.row == bench.till.journal.id)
    well = Disk.put

    def full(self, path, at, content):
        if len(list(copies.copies(Disk(), folder))) > 1:
            raise OSError(errno.ENOSPC, "no")
        well(self, path, at, content)

    monkeypatch.setattr(Disk, "put", full)
    sold(bench.till, MILK, 2490)
    seen = bench.take(lambda seen: seen.row == bench.till.journal.id)
    assert seen.problem is None
    (left,) = copies.copies(Disk(), folder)
    assert copies.sound(Disk(), left)


@pytest.mark.parametrize(("kind", "heeded"), [("", True), ("--desk", False)])
def test_a_reset_is_promised_where_a_unit_heeds_it(bench, tmp_path, monkeypatch, kind, heeded):
    """A desk that the till was installed on has the folder to ask in, and nobody who reads it there."""
    install = [Path("systemd/install").absolute(), *([kind] if kind else []), tmp_path / "root"]
    subprocess.run(install, check=True)
    (tmp_path / "run/ask").mkdir(parents=True)
    units = tmp_path / "root/usr/lib/systemd/system"
    monkeypatch.setattr(asked, "HEEDED", units / "paths.target.wants")
    monkeypatch.setattr(asked, "can_ask", partial(asked.can_ask, tmp_path / "run"))
    monkeypatch.setattr(asked, "ask", partial(asked.ask, run=tmp_path / "run"))
    screens = outside(bench.backing, bench.till)
    assert screens["backup"]().sets_aside is heeded
    if heeded:
        screens["set_aside"]()
    else:
        with pytest.raises(Refused, match="reset_elsewhere"):
            screens["set_aside"]()
    assert (tmp_path / "run/ask/factory-reset").exists() is heeded


def test_a_line_that_was_torn_is_written_again(bench, tmp_path):
    bench.put_in(tmp_path / "A")
    bench.take(lambda seen: seen.row == bench.till.journal.id)
    bench.sticks = []
    bench.take(lambda seen: seen.names == ())
    file = tmp_path / "A" / stick.FOLDER / "974760673-1" / "journal-1.jsonl"
    whole = file.read_bytes()
    for torn in (whole[:-20], whole + b'{"body":{"at"', whole + bytes(512), whole[:-1] + b"\x00" * 7):
        file.write_bytes(torn)
        bench.put_in(tmp_path / "A")
        bench.take(lambda seen: seen.row == bench.till.journal.id and seen.names == ("A",))
        assert file.read_bytes() == whole
        bench.sticks = []
        bench.take(lambda seen: seen.names == ())


def test_a_line_reads_back_as_it_was_written(bench):
    from appliance.storage.taken import rows

    every = list(rows(bench.till.database, 1, bench.till.journal.id + 1))
    assert [lines.read(lines.written(entry)) for entry in every] == every
    assert lines.read(lines.written(every[0]).replace(b'"epoch":1', b'"epoch": 1')) is None
