"""What is answered at the screen comes into force the same way, once, and brings no key for ssh."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from appliance.config import load
from appliance.domain.money import NOK
from appliance.wiring import setting_up
from appliance.wiring.first_boot import at_a_desk, for_the_screen
from appliance.words import Words
from tests.firstboot.card import FULL, KEY, SHORTEST, Card

BOX = (
    f'[box]\nhostname = "kasse"\nssh_key = "{KEY}"\n[wifi]\nssid = "Nett"\npassword = "rundstykke"\n'
    'country = "NO"\n'
)


def answered(card: Card, text: str) -> dict:
    """Ask root for it, and read what it says."""
    ask, told = card.folder / "ask", card.folder / "told"
    ask.mkdir(exist_ok=True)
    told.mkdir(exist_ok=True)
    (ask / "set-up").write_text(text, "utf-8")
    for_the_screen(card.data, ask, told)
    assert not (ask / "set-up").exists()
    return json.loads((told / "set-up.json").read_text("utf-8"))


def test_the_answers_are_the_file(tmp_path):
    card = Card(tmp_path)
    said = answered(card, FULL.replace(f'ssh_key = "{KEY}"\n', ""))
    assert (said["state"], said["lines"]) == ("applied", []) and said["at"] > 0
    assert load(card.data / "till/till.toml").till.number == "2"
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"
    assert 'psk="rundstykker med ost"' in card.text("system/network/wpa_supplicant-wlan0.conf")


def test_what_came_with_the_card_stays(tmp_path):
    card = Card(tmp_path).put(BOX)
    card.start()
    assert answered(card, SHORTEST)["state"] == "applied"
    ours = load(card.data / "till/till.toml")
    assert (ours.box.hostname, ours.box.ssh_key, ours.wifi.ssid) == ("kasse", (KEY,), "Nett")
    assert 'psk="rundstykke"' in card.text("system/network/wpa_supplicant-wlan0.conf")
    assert not (card.data / "till/box.toml").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_nor_does_a_key_in_a_file_that_the_screen_s_user_made(tmp_path):
    card = Card(tmp_path)
    (card.data / "till").mkdir(exist_ok=True)
    (card.data / "till/box.toml").write_text(BOX)
    os.chown(card.data / "till/box.toml", 54811, 54811)
    assert answered(card, SHORTEST)["state"] == "applied"
    ours = load(card.data / "till/till.toml")
    assert (ours.box.hostname, ours.box.ssh_key) == ("kasse", ())
    assert not (card.data / "system/ssh/authorized_keys").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("how", ["asked", "started", "looked"])
def test_what_a_restore_at_the_screen_put_there_becomes_roots(tmp_path, how):
    """As the first boot leaves it; the box's own comes from its card, and nobody's key from a stick."""
    card = Card(tmp_path).put(BOX)
    card.start()
    file = card.data / "till/till.toml"
    file.write_text(SHORTEST + f'[box]\nssh_key = "{KEY} of another"\n[till]\nnumber = "2"\n')
    os.chown(file, 54811, 54811)
    if how == "asked":
        assert answered(card, "")["state"] == "applied"
    elif how == "started":
        card.start()
    else:
        script = Path("systemd/box/card-new").read_text().replace("/data/", f"{card.data}/")
        script = script.replace("/run/tillbox/looked", str(tmp_path / "looked")).replace("mount", "true")
        assert subprocess.run(["sh", "-c", script, "card-new", "look"]).returncode == 0
        return
    ours = load(file)
    assert (file.stat().st_uid, card.mode("till/till.toml"), ours.till.number) == (0, "-rw-r-----", "2")
    assert (ours.box.hostname, ours.box.ssh_key, ours.wifi.ssid) == ("kasse", (KEY,), "Nett")
    assert not (card.data / "till/box.toml").exists()
    was = card.state()
    assert answered(card, SHORTEST)["state"] == "refused" and card.state() == was


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("text", ["", "[shop", SHORTEST.replace("974 760 673", "1")])
def test_what_is_no_till_toml_is_not_made_roots(tmp_path, text):
    card = Card(tmp_path)
    (card.data / "till/till.toml").write_text(text)
    os.chown(card.data / "till/till.toml", 54811, 54811)
    card.start()
    assert (card.data / "till/till.toml").stat().st_uid == 54811


def test_a_key_does_not_come_this_way(tmp_path):
    card = Card(tmp_path)
    assert answered(card, FULL)["state"] == "refused"
    assert card.state() == {}


def test_a_till_that_is_set_up_is_not_set_up_again(tmp_path):
    card = Card(tmp_path).put(SHORTEST)
    card.start()
    was = card.state()
    assert answered(card, SHORTEST.replace("Storgata", "Torget"))["state"] == "refused"
    assert card.state() == was


@pytest.mark.parametrize("text", ["", "[shop]\n", "[shop\n", SHORTEST.replace("974 760 673", "1")])
def test_answers_with_a_mistake_change_nothing(tmp_path, text):
    card = Card(tmp_path)
    said = answered(card, text)
    assert said["state"] == "refused" and said["lines"]
    assert card.state() == {}


def test_a_mistake_is_told_in_the_screen_s_words(tmp_path):
    """In its language, by the name of the question: on a box root says it, at a desk the screen's user."""
    wrong = SHORTEST.replace("974 760 673", "1")
    said = answered(Card(tmp_path), wrong)["lines"]
    assert [line.split(":")[0] for line in said] == ["Organisasjonsnummer"]
    shown = setting_up._finish(wrong.encode(), Words("nb", NOK), tmp_path / "desk")
    assert list(shown.lines) == said


def test_a_link_in_the_place_of_the_answers_leads_nowhere(tmp_path):
    card = Card(tmp_path)
    (tmp_path / "ask").mkdir()
    (tmp_path / "told").mkdir()
    (tmp_path / "other").write_text(SHORTEST, "utf-8")
    (tmp_path / "ask/set-up").symlink_to(tmp_path / "other")
    assert for_the_screen(card.data, tmp_path / "ask", tmp_path / "told").state == "refused"


def test_a_desk_has_the_tills_files_and_nothing_around_them(tmp_path):
    assert at_a_desk(FULL.replace(f'ssh_key = "{KEY}"\n', "").encode(), tmp_path / "till").state == "applied"
    ours = load(tmp_path / "till/till.toml")
    assert ours.books.secret_file == str(tmp_path / "till/secrets/books-secret")
    assert (tmp_path / "till/till.toml").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "till/secrets/books-secret").stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "system").exists() and not (tmp_path / "till/system").exists()
