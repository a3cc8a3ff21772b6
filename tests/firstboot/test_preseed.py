"""Raspberry Pi Imager's own file: name, time zone and network are taken, users and ssh are not."""

import json

from appliance.config import load
from tests.firstboot.card import SHORTEST, Card

PRESEED = """config_version = "1.0"
[system]
hostname = "kasse"
[user]
name = "ola"
password = "$6$salt$geheim"
password_encrypted = true
[ssh]
enabled = true
[wlan]
ssid = "Bakeriet på Ås"
password = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
password_encrypted = true
hidden = true
country = "NO"
[locale]
keymap = "no"
timezone = "Europe/Oslo"
"""


def test_the_box_is_set_up_and_the_screen_asks_for_the_shop(tmp_path):
    card = Card(tmp_path).put(PRESEED, "rpi-preseed.toml")
    outcome = card.start()
    assert outcome.state == "applied"
    assert card.text("system/hostname") == "kasse\n"
    assert str((card.data / "system/localtime").readlink()) == "/usr/share/zoneinfo/Europe/Oslo"
    conf = card.text("system/network/wpa_supplicant-wlan0.conf")
    assert "\tscan_ssid=1\n" in conf and "\tpsk=0123456789abcdef" in conf and "SAE" not in conf
    assert not (card.data / "till/till.toml").exists()
    assert 'ssid = "Bakeriet på Ås"' in card.text("till/box.toml")
    assert "0123456789abcdef" not in card.text("till/box.toml")
    assert not (card.data / "system/ssh/authorized_keys").exists()


def test_what_is_left_of_it_is_said(tmp_path):
    card = Card(tmp_path).put(PRESEED, "rpi-preseed.toml")
    card.start()
    assert "rpi-preseed.toml: [user]" in card.result() and "rpi-preseed.toml: [ssh]" in card.result()


def test_nothing_of_it_stays_on_the_card(tmp_path):
    card = Card(tmp_path).put(PRESEED, "rpi-preseed.toml")
    card.start()
    assert (card.boot / "rpi-preseed.toml").read_bytes() == b"# Taken over by the till.\r\n"
    assert card.start().state == "nothing"


def test_the_technicians_file_says_over_it_and_the_network_stays(tmp_path):
    card = Card(tmp_path).put(PRESEED, "rpi-preseed.toml").put(SHORTEST)
    card.start()
    ours = load(card.data / "till/till.toml")
    assert (ours.wifi.ssid, ours.box.hostname) == ("Bakeriet på Ås", "kasse")
    card = Card(tmp_path).put(SHORTEST.replace("Storgata 1", "Torget 2"))
    assert card.start().state == "applied"
    assert load(card.data / "till/till.toml").wifi.ssid == "Bakeriet på Ås"


def test_a_network_named_in_digits_is_read(tmp_path):
    name = "Blåbær".encode().hex()
    text = f'[wlan]\nssid_hex = "{name}"\npassword = "rundstykke"\ncountry = "NO"\n'
    card = Card(tmp_path).put(text, "rpi-preseed.toml")
    card.start()
    assert 'ssid = "Blåbær"' in card.text("till/box.toml")


def test_a_network_whose_name_is_no_text_is_refused(tmp_path):
    card = Card(tmp_path).put('[wlan]\nssid_hex = "ff"\npassword = "rundstykke"\n', "rpi-preseed.toml")
    assert card.start().state == "refused"
    assert "'ff'" in json.loads(card.text("till/first-boot.json"))["lines"][1]
