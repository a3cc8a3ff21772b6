"""The commands as a person types them: what they say, and how they exit."""

import sqlite3
import subprocess
import sys

import pytest

from appliance.__main__ import main
from appliance.config import load
from appliance.domain.settlement import Count
from appliance.till import day, people
from appliance.till.till import Person
from appliance.wiring.starting import start

LOADED = """import sys
from appliance import __main__
from appliance.wiring import screen
screen.run = lambda config, folder: print(*sys.modules)
__main__.main(["till", "--data", sys.argv[1]])
"""
TOML = """[shop]
name = "Bua på Ås"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
[printer]
kind = "none"
"""
DAY = """{"event":"open_day","at":"2026-11-21T08:00:00+01:00","float":"500.00"}
{"event":"sale","at":"2026-11-21T08:01:02+01:00","operator":"1","lines":[{"name":"Pose","department":"90",\
"qty":"1","price":"3.00","vat":"25"}],"payments":[{"tender":"cash","amount":"100.00"}]}
{"event":"close_day","at":"2026-11-21T20:00:00+01:00","counted":{"cash":"503.00"}}
"""


@pytest.fixture
def folder(tmp_path):
    """A data folder with a configuration."""
    (tmp_path / "till.toml").write_text(TOML)
    return tmp_path


@pytest.fixture
def replayed(folder):
    """A day that was replayed into it."""
    (folder / "day.jsonl").write_text(DAY)
    assert main(["replay", str(folder / "day.jsonl"), "--data", str(folder)]) == 0
    return folder


def test_an_intact_journal_is_said_to_be(replayed, capsys):
    capsys.readouterr()
    assert main(["verify", "--data", str(replayed)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["5 entries, chain intact", "epochs: 1 (1-5)"]
    assert said[2].startswith("key 1: RSA-SHA1-1024, 1 signatures checked and good, fingerprint ")
    assert said[3] == "reports folded again from their entries: 1 Z, 0 X"


def test_the_first_changed_entry_is_named(replayed, capsys):
    with sqlite3.connect(replayed / "till.db") as file:
        file.execute("DROP TRIGGER entry_stays")
        file.execute("UPDATE entry SET body = CAST(replace(body, 'Pose', 'Hose') AS BLOB) WHERE number = 3")
    file.close()
    capsys.readouterr()
    assert main(["verify", "--data", str(replayed)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("2 entries good, then entry 1/1/3: ")
    assert "is gone: entry_stays" in said


@pytest.mark.parametrize("command", ["verify", "rebuild", "upload"])
def test_a_folder_without_a_till_is_named_and_left_alone(command, folder, capsys):
    assert main([command, "--data", str(folder)]) == 2
    assert f"expected a till.db in {folder}" in capsys.readouterr().err
    assert not (folder / "till.db").exists()


def test_a_practice_day_never_goes_to_the_books(replayed, capsys):
    assert main(["upload", "--data", str(replayed)]) == 1
    assert "database_replayed" in capsys.readouterr().err


def test_another_country_is_not_called_damage(replayed, capsys):
    assert main(["replay", str(replayed / "day.jsonl"), "--data", str(replayed), "--country", "denmark"]) == 2
    assert "country norway ≠ denmark" in capsys.readouterr().err


def test_no_printer_needs_no_word_about_a_drawer(folder, capsys):
    assert main(["config", "--data", str(folder)]) == 0
    assert '[drawer]\nkind = "none"' in capsys.readouterr().out


def test_three_mistakes_are_three_lines(folder, capsys):
    (folder / "till.toml").write_text(
        TOML.replace("norway", "sweden") + 'colour = "red"\n[books]\ntarget = "x"\n'
    )
    with pytest.raises(SystemExit):
        main(["config", "--data", str(folder)])
    said = capsys.readouterr().err
    assert all(name in said for name in ("shop.country", "printer.colour", "books.target"))


def test_a_closed_day_is_in_a_folder_with_no_account_anywhere(folder, capsys):
    box = start(load(folder / "till.toml"), folder, parts=None)
    people.add(box.till, Person("1", "Ingrid"), "1111")
    people.log_in(box.till, "1", "1111")
    assert main(["upload", "--data", str(folder)]) == 0  # the record of deliveries is older than the day
    day.open_day(box.till, 50_000, clock_confirmed=True)
    day.z_report(box.till)
    day.settle_day(box.till, Count(49_000, {}, {}, {"cash": "wrong change"}, counted_by="1"))
    box.stop()
    assert main(["upload", "--data", str(folder)]) == 0
    (delivered,) = (folder / "books").iterdir()
    assert delivered.name.startswith("Z-1-1-")
    assert {file.name for file in delivered.iterdir()} == {
        "voucher.json", "voucher.si", "voucher.csv", "day.pdf",
    }  # fmt: skip
    assert main(["upload", "--data", str(folder)]) == 0
    assert "0 delivered, 0 waiting" in capsys.readouterr().err


def with_people(folder, typed, monkeypatch):
    """A till that knows a cashier and a manager, off; the PIN that is going to be typed."""
    box = start(load(folder / "till.toml"), folder, parts=None)
    people.add(box.till, Person("1", "Kari"), "1234")
    people.add(box.till, Person("2", "Ola", "manager"), "9876")
    box.stop()
    monkeypatch.setattr("appliance.wiring.renewal.getpass", lambda asked: typed)


def test_a_new_key_seals_once_a_manager_has_typed_the_pin(folder, monkeypatch, capsys):
    with_people(folder, "9876", monkeypatch)
    assert main(["new-key", "--as", "2", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "key 2 seals from now on\n"
    assert main(["key", "--data", str(folder)]) == 0
    assert "key 2, RSA-SHA1-1024" in capsys.readouterr().out
    assert main(["verify", "--data", str(folder)]) == 0


@pytest.mark.parametrize(("number", "typed"), [("1", "1234"), ("2", "0000")])
def test_nobody_else_gets_a_new_key(folder, monkeypatch, capsys, number, typed):
    with_people(folder, typed, monkeypatch)
    assert main(["new-key", "--as", number, "--data", str(folder)]) == 1
    assert main(["key", "--data", str(folder)]) == 0
    assert "key 2" not in capsys.readouterr().out


def accounts(folder, *asked) -> int:
    return main(["mapping", "--data", str(folder), *map(str, asked)])


def test_the_accounts_go_out_and_come_in_as_a_file(folder, capsys):
    start(load(folder / "till.toml"), folder, parts=None).stop()
    written, changed = folder / "out.csv", folder / "in.csv"
    changed.write_text("role;account;vat_code;rate;to_project\nrevenue;3000;3;25;P1\ndefault;;;;P9\n")
    assert accounts(folder, "--import", changed) == 0
    assert capsys.readouterr().out == "1 accounts in force\n"
    assert accounts(folder, "--export", written) == 0
    assert written.read_text("utf-8-sig").splitlines()[1:] == [
        "default;;;;;;;;;;P9;", "revenue;;;;25;;;3000;3;;P1;",
    ]  # fmt: skip


def test_a_file_of_accounts_with_a_mistake_changes_nothing(folder, capsys):
    start(load(folder / "till.toml"), folder, parts=None).stop()
    wrong = folder / "in.csv"
    wrong.write_text("role;account\nrevenue;3000\nsale;3000\nrevenue;x\n")
    assert accounts(folder, "--import", wrong) == 2
    said = capsys.readouterr()
    assert [line[:14] for line in said.err.splitlines()] == [
        "line 3, role: ",
        "line 4, accoun",
        "line 4, role: ",
    ]
    assert said.out == "nothing was changed\n"
    assert accounts(folder, "--export", folder / "out.csv") == 0
    assert len((folder / "out.csv").read_text().splitlines()) == 2


def test_accounts_are_taken_from_a_file_while_the_till_is_closed_alone(folder, capsys):
    box = start(load(folder / "till.toml"), folder, parts=None)
    try:
        assert accounts(folder, "--export", folder / "out.csv") == 1
    finally:
        box.stop()
    assert "till_running" in capsys.readouterr().err


def test_nothing_that_sells_is_loaded_before_the_first_picture(folder):
    """On a card in a small box the loading of it would be the longest part of the wait."""
    (folder / "till.db").touch()
    done = subprocess.run([sys.executable, "-c", LOADED, folder], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "appliance.config" in loaded
    late = ("peewee", "kivy", "cryptography", "appliance.storage", "appliance.till", "appliance.paper")
    assert not [name for name in loaded if name.startswith(late)]
