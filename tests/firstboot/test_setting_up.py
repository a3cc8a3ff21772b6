"""The set-up on a screen: what can be tried, who is asked, and that the process becomes the till."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from appliance.backup import stick
from appliance.backup.disk import Disk
from appliance.config import parse
from appliance.devices.panel import found_panel, panel_of
from appliance.domain.money import NOK
from appliance.wiring import asked, setting_up
from appliance.wiring.first_boot import mistakes_on_card
from appliance.words import Words
from tests.firstboot.card import SHORTEST


def _edid(timing: bytes) -> bytes:
    """An EDID with that as its first detailed timing, 15 × 9 cm in its header."""
    head = b"\x00\xff\xff\xff\xff\xff\xff\x00".ljust(21, b"\x00") + b"\x0f\x09"
    return head.ljust(54, b"\x00") + timing.ljust(74, b"\x00")


# clock; 800 × 480 with the blanking beside them (0x320, 0x1e0); borders; 154 × 86 mm (0x9a, 0x56)
SEVEN = bytes.fromhex("e40c 20 c0 30 e0 2d 10 28304305 9a 56 00")
EDID = _edid(SEVEN)


def test_it_is_answered_written_and_the_process_becomes_the_till(tmp_path):
    command = [sys.executable, "-m", "tests.firstboot.running", str(tmp_path / "till")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=580, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["code"], said["pages"], said["became"]) == (0, ["done"], 1)
    ours = parse(said["toml"])
    assert (ours.shop.name, ours.shop.organisation_number) == ("Bageriet på Ærø", "13585628")
    assert (ours.printer.kind, ours.drawer.kind) == ("none", "none")
    assert "answers.json" not in said["left"]


def test_a_stick_with_a_till_that_comes_in_later_is_asked_about(tmp_path):
    """On a slow bus it is there after the screen; and a person may put it in only then."""
    theirs, root = parse(SHORTEST), tmp_path / "STICK"
    stick.prepare(Disk(), stick.place(root, stick.whose(theirs)), theirs)
    command = [sys.executable, "-m", "tests.firstboot.running", str(tmp_path / "till"), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=580, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["pages"], said["became"], said["toml"]) == (["done"], 1, "")
    assert "answers.json" in said["left"]  # for whoever wants a new till all the same


def test_a_slip_is_printed_on_the_printer_that_was_chosen(tmp_path):
    roll = tmp_path / "roll"
    printer = {"printer": {"kind": "file", "address": str(roll)}}
    told = setting_up.tried("printer", printer, Words("en", NOK))
    assert told.well and told.lines and roll.stat().st_size > 100


def test_a_printer_that_is_not_there_is_said_in_words(tmp_path):
    printer = {"printer": {"kind": "usb", "address": str(tmp_path / "lp9")}}
    told = setting_up.tried("printer", printer, Words("en", NOK))
    assert not told.well and told.lines


def test_an_address_that_is_none_is_said_too():
    told = setting_up.tried("printer", {"printer": {"kind": "network", "address": "a b"}}, Words("en", NOK))
    assert not told.well and told.lines[0].startswith("Printer: expected a host")


def test_on_a_box_root_is_asked_and_waited_for(tmp_path, monkeypatch):
    (tmp_path / "ask").mkdir()
    (tmp_path / "told").mkdir()
    monkeypatch.setattr(setting_up, "BOX", tmp_path)
    for name in ("can_ask", "ask", "told"):
        monkeypatch.setattr(asked, name, _in(tmp_path, getattr(asked, name)))

    answers = {"state": "refused", "at": 5, "lines": ["till.number: no"]}
    monkeypatch.setattr(asked.time, "sleep", lambda _: _write(tmp_path / "told/set-up.json", answers))
    told = setting_up._finish(b"[shop]\n", Words("en", NOK), tmp_path)
    assert (told.well, told.lines) == (False, ("till.number: no",))
    assert (tmp_path / "ask/set-up").read_bytes() == b"[shop]\n"

    heard = {"state": "done", "at": 6, "networks": [["Nett", -50]]}
    monkeypatch.setattr(asked.time, "sleep", lambda _: _write(tmp_path / "told/networks.json", heard))
    assert setting_up.networks().networks == (("Nett", -50),)


def test_root_that_says_nothing_is_waited_for_no_longer_than_that(tmp_path, monkeypatch):
    for name in ("can_ask", "ask", "told"):
        monkeypatch.setattr(asked, name, _in(tmp_path, getattr(asked, name)))
    (tmp_path / "ask").mkdir()
    monkeypatch.setattr(setting_up, "BOX", tmp_path)
    monkeypatch.setitem(setting_up.PATIENCE, "set-up", 0.3)
    told = setting_up._finish(b"", Words("en", NOK), tmp_path)
    assert (told.well, told.lines) == (False, ("The box does not answer. Start it again",))


def test_a_desk_is_not_asked_to_be_a_box(tmp_path, monkeypatch):
    for name in ("can_ask", "ask", "told"):
        monkeypatch.setattr(asked, name, _in(tmp_path, getattr(asked, name)))
    (tmp_path / "ask").mkdir()
    monkeypatch.setattr(setting_up, "BOX", tmp_path / "data")
    assert setting_up._finish(SHORTEST.encode(), Words("en", NOK), tmp_path / "till").well
    assert (tmp_path / "till/till.toml").is_file() and not any((tmp_path / "ask").iterdir())


def _in(run: Path, of):
    return lambda *arguments: of(*arguments, run=run)


def _write(file: Path, said: dict) -> None:
    file.write_text(json.dumps(said))


def test_the_cards_mistakes_and_its_network_are_known(tmp_path):
    assert mistakes_on_card(tmp_path) == () and setting_up._of_the_box(tmp_path) == {}
    lines = ["Nothing was changed", "- shop.name: missing", "Put them right"]
    (tmp_path / "first-boot.json").write_text(json.dumps({"state": "refused", "lines": lines}))
    (tmp_path / "box.toml").write_text('[wifi]\nssid = "Nett"\n[screen]\nrotation = 270\n')
    assert mistakes_on_card(tmp_path) == ("shop.name: missing",)
    assert setting_up._of_the_box(tmp_path)["wifi"]["ssid"] == "Nett"
    assert setting_up._panel(tmp_path).on((800, 480, 7.0)).seen == (480, 800)
    (tmp_path / "first-boot.json").write_text('{"state": "nothing", "lines": []}')
    assert mistakes_on_card(tmp_path) == ()


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"language": 3}'])
def test_answers_that_cannot_be_read_are_asked_for_again(tmp_path, kept):
    (tmp_path / "answers.json").write_text(kept)
    assert setting_up._kept(tmp_path).language == ""


def test_the_panel_tells_its_size(tmp_path):
    connector = tmp_path / "sys/class/drm/card1-HDMI-A-1"
    connector.mkdir(parents=True)
    assert found_panel(tmp_path) is None
    (connector / "status").write_text("connected\n")
    (connector / "edid").write_bytes(EDID)
    assert found_panel(tmp_path) == (800, 480, 6.9)  # √(154² + 86²) = 176.4 mm
    (connector / "status").write_text("disconnected\n")
    assert found_panel(tmp_path) is None


@pytest.mark.parametrize("edid", [b"", EDID[:64], bytes(128), _edid(b"")])
def test_a_panel_that_tells_nothing_is_not_guessed_at(edid):
    assert panel_of(edid) is None


def test_a_panel_without_millimetres_has_its_centimetres():
    assert panel_of(_edid(SEVEN[:12])) == (800, 480, 6.9)  # √(150² + 90²) = 174.9 mm


def test_a_till_that_goes_on_says_that_the_card_was_refused(tmp_path):
    from appliance.wiring.screen import _box

    (tmp_path / "first-boot.json").write_text('{"state": "refused", "lines": ["- shop.name: missing"]}')
    hashing = Thread(target=lambda: None)
    hashing.start()
    config = parse(SHORTEST + '[printer]\nkind = "none"\n')
    box = _box(config, tmp_path, lambda box: None, Words("en", NOK), hashing)
    try:
        assert box.till.banners["card_refused"].facts == {"count": 1, "detail": "shop.name: missing"}
    finally:
        box.stop()


def test_an_image_made_for_a_country_begins_in_its_language(tmp_path):
    image = tmp_path / "image.json"
    assert setting_up._made_for(image) == {}
    image.write_text('{"version": "0.1.0", "country": "DK", "language": "da"}')
    assert setting_up._made_for(image) == {"language": "da", "country": "denmark"}
    image.write_text('{"country": "", "language": ""}')
    assert setting_up._made_for(image) == {"language": "", "country": ""}
