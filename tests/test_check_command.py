"""`tillbox check`: every part has its line, something wrong is 1, and a running till is left alone."""

import os
import socket
import sqlite3
from contextlib import closing

import pytest

from appliance import __main__
from appliance.config import parse
from appliance.devices.found_printers import Found
from appliance.domain.finding import PARTS, Grade
from appliance.paper.layout import Row
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.storage.alone import hold
from appliance.storage.journal import Fact
from appliance.till.till import store
from appliance.wiring import check, health, health_files, locks
from appliance.wiring.health import Looker, Own, look
from appliance.wiring.starting import start

TOML = """[shop]
name = "Bua på Ås"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
language = "en"
"""
KITCHEN = '[printer]\nkind = "none"\n[kitchen]\nkind = "network"\naddress = "127.0.0.1:{}"\n'
NETWORK = TOML + '[printer]\nkind = "network"\naddress = "{}"\n'


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "till.toml").write_text(TOML)
    return folder


def codes(findings):
    """Part and code of each."""
    return [(one.part, one.code) for one in findings]


def looked(part, text, data, **known):
    """The codes that one part's look gives."""
    return [one.code for one in look(part, Looker(parse(text), data, **known))]


def test_every_part_has_a_line_and_what_is_wrong_makes_it_one(data, capsys):
    assert __main__.main(["check", "--data", str(data)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("tillbox ")
    assert {one.part for one in check.check(data, False)} == set(PARTS)
    assert (
        "!! Printer USB · There is no printer · Look at its cable and switch, or name the right one"
        in str(lines)
    )


def test_all_well_is_zero(data, capsys, monkeypatch):
    monkeypatch.setattr(check, "PARTS", ("disk", "files", "books", "language"))
    assert __main__.main(["check", "--data", str(data)]) == 0
    assert "!!" not in capsys.readouterr().out


def test_a_till_toml_with_mistakes_tells_each_and_the_files_are_looked_at_all_the_same(data):
    (data / "till.toml").write_text(TOML + '[printer]\nkind = "fax"\n[shop2]\n')
    found = list(check.check(data, False))
    assert codes(found)[:2] == [("files", "config_wrong")] * 2
    assert ("disk", "disk_room") in codes(found) and ("files", "file_not_yet") in codes(found)


def test_a_running_till_is_seen_without_its_lock_being_taken(data):
    assert locks.running(data) == 0
    with hold(data):
        assert locks.running(data) == os.getpid()
    assert locks.running(data) == 0


def test_beside_a_running_till_its_devices_are_called_in_use_and_nothing_is_poked(data):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        (data / "till.toml").write_text(NETWORK.format(f"127.0.0.1:{port}"))
        with hold(data):
            found = codes(check.check(data, True))
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()
    assert {("printer", "printer_in_use"), ("drawer", "drawer_in_use"), ("files", "till_running")} <= {*found}
    assert found[-1] == ("files", "till_not_poked")
    assert not any(code.startswith("slip") for _, code in found)


def test_what_the_till_itself_knows_of_its_devices_is_what_is_told(data):
    text = NETWORK.format("127.0.0.1:1")
    known = {"till": os.getpid(), "own": Own("out_of_paper", "shut")}
    assert looked("printer", text, data, **known) == ["printer_paper_out"]
    assert looked("drawer", text, data, **known) == ["drawer_shut"]


def test_a_drawer_on_a_printer_that_is_not_there_waits_for_it(data):
    assert looked("drawer", NETWORK.format("nobody.invalid"), data) == ["drawer_behind_printer"]


def test_another_printer_that_is_plugged_in_is_offered_where_the_one_that_is_set_up_is_missing(
    data, monkeypatch
):
    plugged = (Found("EPSON TM-T20II", "usb", "/dev/usb/lp0", "TM-T20II"),)
    monkeypatch.setattr(health, "found_printers", lambda: plugged)
    missing = look("printer", Looker(parse(TOML), data))
    assert codes(missing) == [("printer", "printer_missing"), ("printer", "printer_other")]
    assert missing[1].facts == {"kind": "usb", "address": "/dev/usb/lp0"}
    known = {"till": os.getpid(), "own": Own("fine", "shut")}
    assert looked("printer", TOML, data, **known) == ["printer_fine", "printer_make"]
    named = TOML + '[printer]\nprofile = "TM-T88V"\n'
    assert looked("printer", named, data, **known) == ["printer_fine"]


def test_a_look_that_breaks_hides_no_other(data, monkeypatch):
    def broken(zone):
        raise RuntimeError("no such clock")

    monkeypatch.setattr(health, "clock_state", lambda: broken(0))
    assert looked("clock", TOML, data) == ["look_failed"]
    assert looked("language", TOML, data) == ["language_ready"]


def test_poking_prints_the_letters_and_tells_the_drawer_to_open(data):
    printer = SimulatedPrinter()
    with closing(printer):
        (data / "till.toml").write_text(NETWORK.format(f"127.0.0.1:{printer.port}"))
        found = codes(check.check(data, True))
    assert ("printer", "slip_compare") in found and ("drawer", "drawer_opened") in found
    printed = [row.text for piece in printer.roll.pieces() for row in piece if isinstance(row, Row)]
    assert [line.strip() for line in printed[:2]] == ["Test slip", "Not a receipt"]
    assert "æøåÆØÅ€" in [line.strip() for line in printed]


def test_the_tills_files_are_in_order_with_their_last_z_or_say_what_is_damaged(data):
    box = start(parse(TOML + '[printer]\nkind = "none"\n'), data, parts=None)
    box.stop()
    assert codes(health_files.files(data))[0] == ("files", "file_whole")
    with closing(sqlite3.connect(data / "till.db")) as till, till:
        till.execute("INSERT INTO day (opened, date, z, z_entry) VALUES (1, '2026-11-21', 42, 2)")
    till_db = next(health_files.files(data))
    assert (till_db.code, till_db.facts["z"], till_db.facts["date"]) == ("file_whole_z", 42, "2026-11-21")
    with (data / "till.db").open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    damaged = next(health_files.files(data))
    assert damaged.code == "file_damaged" and damaged.facts["detail"]


def test_a_large_file_is_read_whole_only_when_asked(data, monkeypatch):
    box = start(parse(TOML + '[printer]\nkind = "none"\n'), data, parts=None)
    box.stop()
    with (data / "till.db").open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    monkeypatch.setattr(health_files, "CHECKED_AT_START", 100)
    assert next(health_files.files(data, whole=False)).code == "file_whole"
    assert next(health_files.files(data)).code == "file_damaged"


def test_a_disk_that_is_nearly_full_or_cannot_be_written_to(data, monkeypatch):
    monkeypatch.setattr(health_files, "LEAST", 1 << 60)
    monkeypatch.setattr(health_files.card, "disk_under", lambda _: None)
    assert [one.code for one in health_files.disk(data)] == ["disk_low"]
    monkeypatch.setattr(health_files.os, "access", lambda *_: False)
    assert [one.code for one in health_files.disk(data)] == ["disk_forbidden", "disk_low"]
    assert [one.code for one in health_files.disk(data / "gone")] == ["disk_missing"]


def test_the_way_to_the_books(data, tmp_path):
    secret = tmp_path / "secret"
    with socket.create_server(("127.0.0.1", 0)) as server:
        api = f"http://127.0.0.1:{server.getsockname()[1]}"
        text = TOML + f'[books]\ntarget = "24sevenoffice"\nclient_id = "a"\nsecret_file = "{secret}"\n'
        text += f'organisation = "1"\ntransaction_type = 1\napi = "{api}"\n'
        assert looked("books", text, data) == ["secret_missing", "server_reached"]
    secret.write_text("hush")
    secret.chmod(0o644)
    assert looked("books", text, data) == ["secret_open", "server_unreached"]
    secret.chmod(0o600)
    assert looked("books", text, data)[0] == "secret_ready"


def test_the_tills_own_group_may_read_a_secret_and_no_other(tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    secret.write_text("hush")
    secret.chmod(0o640)
    assert health_files.secret_file(secret, "books").code == "secret_open"
    monkeypatch.setattr(health_files, "GROUP", secret.group())
    assert health_files.secret_file(secret, "books").code == "secret_ready"
    secret.chmod(0o644)
    assert health_files.secret_file(secret, "books").code == "secret_open"


def test_no_secret_is_told(data, tmp_path, capsys):
    secret = tmp_path / "hidden-place" / "secret"
    text = TOML + f'[books]\ntarget = "24sevenoffice"\nclient_id = "whoami"\nsecret_file = "{secret}"\n'
    (data / "till.toml").write_text(text + 'organisation = "1"\ntransaction_type = 1\n')
    secret.parent.mkdir()
    secret.write_text("hush-hush")
    __main__.main(["check", "--data", str(data)])
    said = capsys.readouterr().out
    assert "hush" not in said and "whoami" not in said and "hidden-place" not in said


def test_days_that_wait_and_a_folder_that_is_away(data, tmp_path):
    box = start(parse(TOML + '[printer]\nkind = "none"\n'), data, parts=None)
    box.stop()
    away = TOML + f'[books]\nfolder = "{tmp_path}/stick"\n'
    assert looked("books", away, data) == ["folder_missing", "days_delivered"]
    (tmp_path / "stick").mkdir()
    assert looked("books", away, data) == ["folder_ready", "days_delivered"]


def test_grades_add_up(data):
    assert health.worst(look("language", Looker(parse(TOML), data))) == Grade.WELL
    assert health.worst(look("scanner", Looker(parse(TOML), data))) == Grade.WRONG


def test_the_kitchens_printer_is_looked_at_and_poked_too(data):
    assert [(one.part, one.code) for one in look("kitchen", Looker(parse(TOML), data))] == [
        ("kitchen", "printer_none")
    ]
    printer = SimulatedPrinter()
    with closing(printer):
        text = TOML + KITCHEN.format(printer.port)
        (data / "till.toml").write_text(text)
        assert looked("kitchen", text, data) == ["printer_fine"]
        assert looked("kitchen", text, data, till=os.getpid()) == ["printer_in_use"]
        known = {"till": os.getpid(), "own": Own(kitchen="cover_open")}
        assert looked("kitchen", text, data, **known) == ["printer_open"]
        found = codes(check.check(data, True))
    assert found[-1] == ("kitchen", "slip_compare")
    assert "Test slip" in [row.text.strip() for row in printer.roll.drawn if isinstance(row, Row)]
    assert looked("kitchen", text, data) == ["printer_refuses"]


def learnt(data, high):
    """A till on this data has learnt how its drawer's switch reads."""
    box = start(parse(TOML), data, parts=None)
    store(box.till, Fact("drawer_learnt", {"opens_high": int(high)}))
    box.stop()


@pytest.mark.parametrize("high", [True, False])
def test_the_drawers_switch_is_read_as_the_till_has_learnt(data, high):
    printer = SimulatedPrinter()
    printer.drawer_opens_high = high
    with closing(printer):
        text = NETWORK.format(f"127.0.0.1:{printer.port}")
        (data / "till.toml").write_text(text + f"[drawer]\nopens_high = {str(not high).lower()}\n")
        assert looked("drawer", (data / "till.toml").read_text(), data) == ["drawer_open"]
        learnt(data, high)
        assert looked("drawer", (data / "till.toml").read_text(), data) == ["drawer_shut"]
        assert ("drawer", "drawer_opened") in codes(check.check(data, True))
