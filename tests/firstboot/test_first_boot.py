"""A file on the card comes into force whole: each thing in its place, secrets where they belong."""

import os

import pytest

from appliance.config import load
from tests.firstboot.card import FULL, KEY, SECRETS, SHORTEST, Card


def test_the_shortest_file_is_a_shop(tmp_path):
    card = Card(tmp_path).put(SHORTEST)
    assert card.start().state == "applied"
    assert card.text("system/hostname") == "till-1\n"
    assert str((card.data / "system/localtime").readlink()) == "/usr/share/zoneinfo/Europe/Oslo"
    assert load(card.data / "till/till.toml").shop.name == "Bakeriet på Ås AS"
    assert sorted(path.name for path in (card.data / "system").iterdir()) == [
        "hostname", "localtime", "network", "ssh",
    ]  # fmt: skip
    assert not any((card.data / "system/ssh").iterdir()) and not any((card.data / "system/network").iterdir())


def test_the_shortest_file_is_a_hundred_and_thirty_keystrokes():
    """Every letter, with the quotes and line ends; a technician types about 100 a minute."""
    assert len(SHORTEST) <= 130


def test_every_part_lies_where_it_belongs(tmp_path):
    card = Card(tmp_path).put(FULL)
    assert card.start().state == "applied"
    assert card.text("system/hostname") == "bakeri-2\n"
    assert card.text("system/ssh/authorized_keys") == f"{KEY}\n"
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"
    modes = {
        "till/till.toml": "-rw-r-----", "till/secrets/books-secret": "-rw-------",
        "system/ssh/authorized_keys": "-rw-------",
        "system/network/wpa_supplicant-wlan0.conf": "-rw-------", "till/first-boot.json": "-rw-r--r--",
    }  # fmt: skip
    assert {name: card.mode(name) for name in modes} == modes
    ours = load(card.data / "till/till.toml")
    assert ours.books.secret_file == str(card.data / "till/secrets/books-secret") and not ours.books.secret
    assert (ours.wifi.password, ours.box.ssh_key) == ("***", (KEY,))


def test_others_find_their_files_whatever_the_umask(tmp_path):
    card = Card(tmp_path).put(FULL)
    before = os.umask(0o027)
    try:
        card.start()
    finally:
        os.umask(before)
    assert {card.mode(name) for name in ("till/secrets", "system", "system/network")} == {"drwxr-xr-x"}
    assert card.mode("system/network/30-wifi.network") == "-rw-r--r--"


def test_wpa_supplicant_is_told_of_the_network(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    rows = card.text("system/network/wpa_supplicant-wlan0.conf").split("\n")
    assert "country=NO" in rows and '\tpsk="rundstykker med ost"' in rows
    assert f"\tssid={'Bakeriet på Ås'.encode().hex()}" in rows
    assert "Type=wlan" in card.text("system/network/30-wifi.network")


def test_no_secret_stays_on_the_card_nor_in_what_the_till_reads(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    lying = [path.read_bytes() for path in card.boot.iterdir()]
    lying += [path.read_bytes() for path in (card.data / "setup").rglob("*") if path.is_file()]
    lying += [(card.data / "till/first-boot.json").read_bytes()]
    assert not [secret for secret in SECRETS for content in lying if secret in content]
    assert not [secret for secret in SECRETS[:2] if secret in (card.data / "till/till.toml").read_bytes()]
    written = (card.boot / "till.toml").read_text("utf-8")
    assert "# the shop's own, not the guests'" in written and 'password = "***"  # from the owner' in written


def test_what_holds_is_said_beside_the_file_in_its_language(tmp_path):
    card = Card(tmp_path).put(FULL.replace('"norway"', '"norway"\nlanguage = "en"'))
    card.start()
    said = card.result()
    assert said.count("\r\n") == said.count("\n") > 6
    assert "Shop: Bakeriet på Ås AS (974760673), Norway\r\n" in said
    assert "ssh: open for 1 keys" in said and "wifi.password, books.client_id, books.secret" in said.replace(
        "books.client_id, books.secret, wifi.password", "wifi.password, books.client_id, books.secret"
    )


def test_the_same_card_again_changes_nothing(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    before = {path: path.stat().st_mtime_ns for path in card.folder.rglob("*")}
    assert card.start().state == "nothing"
    assert {path: path.stat().st_mtime_ns for path in card.folder.rglob("*")} == before


def test_a_changed_file_is_taken_in_with_the_secrets_that_the_till_has(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    changed = (card.boot / "till.toml").read_text("utf-8").replace("Storgata 1", "Torget 2")
    card.put(changed)
    assert card.start().state == "applied"
    ours = load(card.data / "till/till.toml")
    assert ours.shop.address[0] == "Torget 2" and ours.books.client_id == "our-client"
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"
    assert 'psk="rundstykker med ost"' in card.text("system/network/wpa_supplicant-wlan0.conf")


def test_a_key_that_is_gone_from_the_file_opens_no_more(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    card.put((card.boot / "till.toml").read_text("utf-8").replace(f'ssh_key = "{KEY}"\n', ""))
    assert card.start().state == "applied"
    assert not (card.data / "system/ssh/authorized_keys").exists()


def test_another_network_alone_is_said_over_what_holds(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    card.put('[wifi]\nssid = "Nytt nett"\npassword = "helt nytt passord"\n')
    assert card.start().state == "applied"
    ours = load(card.data / "till/till.toml")
    assert (ours.wifi.ssid, ours.shop.name, ours.books.target) == (
        "Nytt nett", "Bakeriet på Ås AS", "24sevenoffice",
    )  # fmt: skip
    assert (card.data / "system/ssh/authorized_keys").exists()


def test_a_network_stays_where_a_new_file_says_nothing_of_one(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    card.put(SHORTEST.replace('"norway"', '"norway"\n[till]\nnumber = "2"'))
    card.start()
    assert 'psk="rundstykker med ost"' in card.text("system/network/wpa_supplicant-wlan0.conf")
    card.put(SHORTEST + '[till]\nnumber = "2"\n[wifi]\nssid = ""\n')
    card.start()
    assert not (card.data / "system/network/wpa_supplicant-wlan0.conf").exists()


@pytest.mark.parametrize("name", ["till.toml.txt", "TILL.TOML"])
def test_a_name_as_windows_leaves_it_is_taken(tmp_path, name):
    card = Card(tmp_path).put(SHORTEST, name)
    assert card.start().state == "applied"


def test_a_card_without_a_file_changes_nothing(tmp_path):
    card = Card(tmp_path)
    assert card.start().state == "nothing"
    assert card.state() == {} and not any(card.boot.iterdir())


def test_a_box_without_a_card_starts_all_the_same(tmp_path):
    card = Card(tmp_path)
    card.boot.rmdir()
    assert card.start().state == "nothing"


def test_what_somebody_else_put_in_the_place_of_a_folder_is_put_aside(tmp_path):
    card, elsewhere = Card(tmp_path).put(FULL), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (card.data / "till/secrets").symlink_to(elsewhere)
    card.start()
    assert not any(elsewhere.iterdir())
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"


@pytest.mark.parametrize(
    "names",
    [
        ("secrets/planted", "secrets.aside/planted"),
        (".till.toml.new/planted", "till.toml/planted"),
        ("box.toml/planted", "first-boot.json/planted"),
        ("secrets.aside", "secrets.aside-/planted"),
    ],
)
def test_no_folder_that_somebody_made_keeps_a_shop_from_being_set_up(tmp_path, names):
    """The uploader's user and the till's may both make folders there; ours is whose the process is."""
    card = Card(tmp_path).put(FULL)
    for name in names:
        (card.data / "till" / name).mkdir(parents=True)
    if os.geteuid() == 0 and (card.data / "till/secrets").exists():
        os.chown(card.data / "till/secrets", 54811, 54811)
    assert card.start().state == "applied"
    assert load(card.data / "till/till.toml").till.number == "2"
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"
    assert len(list((card.data / "till").rglob("planted"))) == sum("planted" in name for name in names)
