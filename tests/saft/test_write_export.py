"""The export as a command, and as the screen asks for it: what is written, journalled, and said."""

import json
import os
import queue
import re
import sqlite3
from contextlib import contextmanager

import pytest

from appliance.__main__ import main
from appliance.config import load
from appliance.domain.problems import Problem, Refused
from appliance.fiscal.saft import parts
from appliance.fiscal.saft.checks import Finding
from appliance.fiscal.saft.checks.finding import Place
from appliance.storage import journal
from appliance.till import catalogue, day, modes, people
from appliance.till.till import Person
from appliance.ui.inbox import Inbox
from appliance.wiring import export, export_process
from appliance.wiring.box import Box
from appliance.wiring.starting import start
from tests.saft.writing import files, root, sound, valid
from tests.till.shop import GROUPS, MILK, PRODUCTS, paid, ring

TOML = """[shop]
name = "Bua på Ås"
organisation_number = "974760673"
address = ["Storgata 1", "1430 Ås"]
country = "norway"
[printer]
kind = "none"
"""
REPLAYED = """{"event":"open_day","at":"2026-11-21T08:00:00+01:00","float":"500.00"}
{"event":"sale","at":"2026-11-21T08:01:02+01:00","operator":"1","lines":[{"name":"Pose","department":"90",\
"qty":"1","price":"3.00","vat":"25"}],"payments":[{"tender":"cash","amount":"100.00"}]}
{"event":"close_day","at":"2026-11-21T20:00:00+01:00","counted":{"cash":"503.00"}}
"""


@pytest.fixture
def folder(tmp_path):
    """A data folder in which one milk was sold, today."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "till.toml").write_text(TOML)
    box = start(load(data / "till.toml"), data, parts=None)
    till = box.till
    catalogue.put(till, PRODUCTS, GROUPS)
    people.add(till, Person("2", "Ola", "manager"), "9876")
    people.log_in(till, "2", "9876")
    day.open_day(till, 100_000, clock_confirmed=True)
    paid(ring(till, MILK), ("card", 2490))
    box.stop()
    return data


def date_of_sale(data):
    """The business date on which it was sold."""
    with _open(data) as till:
        return journal.last_of(till.database, "day_opened")[1].data["date"]


@contextmanager
def _open(data):
    box = start(load(data / "till.toml"), data, parts=None)
    try:
        yield box.till
    finally:
        box.stop()


def exports(data):
    """The entries ``exported``, oldest first."""
    with _open(data) as till:
        return [body for _, body in journal.every(till.database, "exported")][::-1]


def test_the_command_writes_the_files_and_journals_them(folder, tmp_path, capsys):
    date, out = date_of_sale(folder), tmp_path / "out"
    asked = ["export", "saft", "--data", str(folder), "--from", date, "--to", date, "--out", str(out)]
    assert main(asked) == 0
    (path,) = files(out)
    assert capsys.readouterr().out == f"{path.name}\n1.pem\n"
    assert re.fullmatch(r"SAF-T Cash Register_974760673_\d{14}_1_1\.xml", path.name)
    sound(out)
    valid(out)
    read = root(path)
    assert [one.findtext("transAmntIn") for one in read.iter("cashtransaction")] == ["24.90"]
    assert read.findtext("company/companyName") == "Bua på Ås"
    assert read.findtext("company/taxRegIdent") == "974760673MVA"
    (body,) = exports(folder)
    assert (body["what"], body["from"], body["to"]) == ("saft", date, date)
    assert [(one["name"], one["bytes"]) for one in body["files"]] == [
        (name, (out / name).stat().st_size) for name in (path.name, "1.pem")
    ]
    assert main(asked) == 0
    assert "EXPORTED" in {one.findtext("eventType") for one in root(files(out)[-1]).iter("event")}


@pytest.mark.parametrize(
    ("first", "last"), [("2026-11-22", "2026-11-21"), ("20261121", "2026-11-21"), ("", "x")]
)
def test_bad_dates_are_refused_and_nothing_is_written(folder, tmp_path, capsys, first, last):
    out = tmp_path / "out"
    assert (
        main(["export", "saft", "--data", str(folder), f"--from={first}", f"--to={last}", "--out", str(out)])
        == 1
    )
    assert "dates_wrong" in capsys.readouterr().err
    assert (out.exists(), exports(folder)) == (False, [])


def test_a_till_that_runs_is_left_alone(folder, tmp_path, capsys):
    with _open(folder):
        asked = ["--from", "2026-11-21", "--to", "2026-11-21", "--out", str(tmp_path / "out")]
        assert main(["export", "saft", "--data", str(folder), *asked]) == 1
    assert "till_running" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_nothing_is_journalled_when_it_could_not_be_written(folder, tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")
    asked = ["--from", "2026-11-21", "--to", "2026-11-21", "--out", str(tmp_path / "file")]
    assert main(["export", "saft", "--data", str(folder), *asked]) == 1
    assert "export_failed" in capsys.readouterr().err
    assert exports(folder) == []


def test_there_must_be_a_till(tmp_path, capsys):
    asked = ["--from", "2026-11-21", "--to", "2026-11-21", "--out", str(tmp_path / "out")]
    assert main(["export", "saft", "--data", str(tmp_path), *asked]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("country", ["norway", "denmark"])
def test_what_a_replay_made_is_exported_under_the_replay_s_name(tmp_path, capsys, country):
    (tmp_path / "day.jsonl").write_text(REPLAYED)
    data, out = tmp_path / "replayed", tmp_path / "out"
    assert main(["replay", str(tmp_path / "day.jsonl"), "--data", str(data), "--country", country]) == 0
    asked = ["--from", "2026-11-21", "--to", "2026-11-21", "--out", str(out)]
    assert main(["export", "saft", "--data", str(data), *asked]) == 0
    sound(out)
    valid(out, country)
    read = root(files(out)[0])
    assert (read.findtext("company/companyName"), read.findtext("company/companyIdent")) == (
        "Replay",
        "999999999",
    )
    assert [one.findtext("transAmntIn") for one in read.iter("cashtransaction")] == ["3.00"]
    assert "EXPORTED" not in {one.findtext("eventType") for one in read.iter("event")}
    assert main(["replay", str(tmp_path / "day.jsonl"), "--data", str(data), "--country", country]) == 0


class Screen:
    """A box on a screen, without the screen: its messages are taken as they come."""

    def __init__(self, data, monkeypatch, *sticks):
        self.inbox = queue.SimpleQueue()
        monkeypatch.setattr(export, "sticks", lambda: [str(stick) for stick in sticks])
        self.box = Box(load(data / "till.toml"), data, None, Inbox())
        self.started = start(load(data / "till.toml"), data, parts=None)
        self.box.till = self.started.till
        self.box.exporting = export.Export(self.box.config, data, self.inbox.put)

    def wait(self):
        """Take messages until the export ends; gives the thousandths that were seen."""
        seen = []
        while not isinstance(message := self.inbox.get(timeout=60), export.ExportDone):
            self.box.take(message)
            seen.append(self.box.exporting.state[0])
        self.box.take(message)
        return seen

    def stop(self):
        """Switch it off."""
        self.box.exporting.stop()
        self.started.stop()


@pytest.fixture
def screen(folder, tmp_path, monkeypatch):
    """The till on a screen, with a stick in."""
    (tmp_path / "STICK").mkdir()
    made = Screen(folder, monkeypatch, tmp_path / "STICK")
    yield made
    made.stop()


def test_the_screen_sees_the_progress_and_then_the_files(screen, tmp_path):
    date = screen.box.till.day.date
    assert screen.box.exporting.state is None
    screen.box.begin_export(date, date)
    assert screen.box.exporting.state == (0, (), None)
    assert screen.wait()[-1] == 1000
    out = tmp_path / "STICK" / "SAF-T 974760673 1"
    (path,) = files(out)
    assert screen.box.exporting.state == (1000, (path.name, "1.pem"), None)
    sound(out)
    last = journal.newest(screen.box.till.database).data
    assert (last["kind"], [one["name"] for one in last["files"]]) == ("exported", [path.name, "1.pem"])


def test_without_a_stick_nothing_begins(folder, monkeypatch):
    made = Screen(folder, monkeypatch)
    try:
        with pytest.raises(Refused, match="stick_missing"):
            made.box.begin_export("2026-11-21", "2026-11-21")
        with pytest.raises(Refused, match="dates_wrong"):
            made.box.begin_export("2026-11-21", "2026-11-20")
        assert made.box.exporting.state is None
    finally:
        made.stop()


def test_nobody_exports_while_practising(screen):
    people.log_in(screen.box.till, "2", "9876")
    modes.begin_training(screen.box.till)
    with pytest.raises(Refused, match="training_only_sells"):
        screen.box.begin_export("2026-11-21", "2026-11-21")


def test_a_stick_that_is_gone_is_told_and_the_next_one_works(screen, tmp_path):
    stick = tmp_path / "STICK"
    stick.rmdir()
    stick.write_text("no folder any more")
    number = screen.box.till.journal.number
    screen.box.begin_export("2026-11-21", "2026-11-21")
    screen.wait()
    done, names, problem = screen.box.exporting.state
    assert (done, names, problem.code) == (0, (), "export_failed")
    assert screen.box.till.journal.number == number
    stick.unlink()
    stick.mkdir()
    screen.box.begin_export("2026-11-21", "2026-11-21")
    screen.wait()
    assert screen.box.exporting.state[2] is None


def test_a_process_that_dies_is_told(screen, folder):
    (folder / "till.toml").write_text("no configuration")
    screen.box.begin_export("2026-11-21", "2026-11-21")
    screen.wait()
    assert screen.box.exporting.state[2].facts["detail"] == "its process ended with 1"


def test_switching_off_ends_the_process_with_the_till(screen):
    screen.box.begin_export("2026-11-21", "2026-11-21")
    screen.box.exporting.stop()
    process = screen.box.exporting._process
    assert process is None or process.poll() is not None


def test_sticks_are_what_can_be_written_to_where_sticks_are_mounted(tmp_path, monkeypatch):
    monkeypatch.setattr(export, "STICK", re.compile(rf"{tmp_path}/media/.+"))
    for name in ("KARI 8GB", "OLA", "LOCKED"):
        (tmp_path / "media" / name).mkdir(parents=True)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"30 22 8:17 / {tmp_path}/media/KARI\\0408GB rw,nosuid shared:2 - vfat /dev/sdb1 rw\n"
        f"31 22 8:33 / {tmp_path}/media/LOCKED ro,nosuid shared:3 - vfat /dev/sdc1 ro\n"
        f"32 22 8:49 / {tmp_path}/media/GONE rw - vfat /dev/sdd1 rw\n"
        f"33 22 8:65 / {tmp_path}/media/OLA rw - vfat /dev/sde1 rw\n"
    )
    assert export.sticks(mounts) == [f"{tmp_path}/media/KARI 8GB", f"{tmp_path}/media/OLA"]


@pytest.mark.parametrize(
    ("folder", "is_one"),
    [("/media/STICK", True), ("/media/kari/STICK", True), ("/run/media/kari/STICK", True), ("/mnt/usb", True),
     ("/mnt/usb1", True), ("/", False), ("/media", False), ("/run/media/kari", False), ("/mnt/disk", False)],
)  # fmt: skip
def test_a_stick_is_known_by_where_it_is_mounted(folder, is_one):
    assert bool(export.STICK.fullmatch(folder)) is is_one


def _alter(data):
    """Change what was sealed, behind the till's back."""
    with sqlite3.connect(data / "till.db") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        return database.execute(
            """UPDATE entry SET body = CAST(replace(body, '"in":"24.90"', '"in":"23.90"') AS BLOB)
            WHERE kind = 'sale'"""
        ).rowcount


@pytest.mark.parametrize(
    ("element", "id_", "code"),
    [("event", "1-7", "export_entry_wrong"), ("event", "1-7-2", "export_entry_wrong"),
     ("cashtransaction", "999", "export_found"), ("vatCodeDetail", "3", "export_found")],
)  # fmt: skip
def test_what_is_found_is_named_by_the_entry_or_as_the_file_has_it(folder, element, id_, code):
    problem = export_process.problem_of(
        [Finding("codes", "a.xml", Place(element, id_, 3), "one", "two")], folder
    )
    assert problem["code"] == code and problem["facts"]["detail"] == f"{element} {id_} (codes)"
    assert problem["facts"].get("number", "7") == "7"


def test_what_reading_it_back_finds_is_said_on_the_screen_and_the_files_are_there(screen, folder, tmp_path):
    date = screen.box.till.day.date
    assert _alter(folder) == 1
    screen.box.begin_export(date, date)
    assert screen.wait()[-1] == 1000
    (path,) = files(tmp_path / "STICK" / "SAF-T 974760673 1")
    done, names, problem = screen.box.exporting.state
    assert (done, names, problem.code) == (1000, (path.name, "1.pem"), "export_receipt_wrong")
    assert (problem.facts["receipt"], problem.facts["day"]) == (1, date)
    assert re.fullmatch(r"cashtransaction 1 \(\w+\)", problem.facts["detail"]), problem.facts
    last = journal.newest(screen.box.till.database).data
    assert (last["kind"], last["files"][0]["name"]) == ("exported", path.name)
    screen.box.begin_export(date, date)
    screen.wait()


def test_a_stick_that_is_pulled_out_while_it_is_read_back_has_the_export_and_the_journal_says_so(
    screen, tmp_path, monkeypatch
):
    """Its last minutes are the checks': whoever has the stick has the files, whole."""
    date, till = screen.box.till.day.date, screen.box.till
    out = tmp_path / "STICK" / "SAF-T 974760673 1"
    pulled = f"""import sys
from appliance.wiring import export_process
def read_back(folder, files):
    folder.rename({str(tmp_path / "POCKET")!r})
    open(folder / "gone")
export_process.read_back = read_back
export_process.main(*sys.argv[1:])
"""
    (tmp_path / "pulled.py").write_text(pulled)
    real = export.subprocess.Popen
    monkeypatch.setattr(
        export.subprocess,
        "Popen",
        lambda command, **way: real([command[0], str(tmp_path / "pulled.py"), *command[3:]], **way),
    )
    screen.box.begin_export(date, date)
    screen.wait()
    (path,) = files(tmp_path / "POCKET")
    last = journal.newest(till.database).data
    assert (last["kind"], last["files"][0]["name"]) == ("exported", path.name)
    done, names, problem = screen.box.exporting.state
    assert (done, names[0], problem.code, out.exists()) == (1000, path.name, "export_unchecked", False)
    assert problem.facts["detail"] == "No such file or directory"


def test_a_stick_that_lies_is_told_to_the_screen_and_journals_nothing(folder, tmp_path, monkeypatch, capsys):
    """What the process says of it, and what the till takes of that; the process goes no slower here."""
    date, number, out = date_of_sale(folder), len(exports(folder)), tmp_path / "out"
    nice, real = os.getpriority(os.PRIO_PROCESS, 0), parts.settle

    def lies(path):
        real(path)
        (written,) = files(path)
        written.write_bytes(written.read_bytes()[:-1])

    monkeypatch.setattr(parts, "settle", lies)
    export_process.main(str(folder), date, date, str(out), "2")
    *_, said = map(json.loads, capsys.readouterr().out.splitlines())
    assert (said["code"], sorted(out.iterdir())) == ("export_differs", [])
    assert os.getpriority(os.PRIO_PROCESS, 0) == nice
    made = Screen(folder, monkeypatch)
    try:
        made.box.take(export._heard((date, date), (), said))
        assert made.box.exporting.state == (0, (), Problem.of("export_differs", **said["facts"]))
    finally:
        made.stop()
    assert len(exports(folder)) == number


def test_what_reading_it_back_finds_is_said(tmp_path, capsys):
    (tmp_path / "day.jsonl").write_text(REPLAYED)
    data, out = tmp_path / "replayed", tmp_path / "out"
    assert main(["replay", str(tmp_path / "day.jsonl"), "--data", str(data)]) == 0
    with sqlite3.connect(data / "till.db") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(
            """UPDATE entry SET body = CAST(replace(body, '"in":"3.00"', '"in":"2.00"') AS BLOB)"""
        )
    asked = ["--from", "2026-11-21", "--to", "2026-11-21", "--out", str(out)]
    capsys.readouterr()
    assert main(["export", "saft", "--data", str(data), *asked]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == files(out)[0].name, "what was written is there to be looked at"
    assert re.search(r"^SAF-T .*: cashtransaction 1: expected .*, got .*\(chain\)$", said.err, re.MULTILINE)
