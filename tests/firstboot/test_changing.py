"""What is changed at the screen of a till that is set up: whole or not at all, and no more than it may."""

import json

import pytest

from appliance.config import load
from appliance.firstboot.telling import Identity
from appliance.wiring import first_boot
from tests.firstboot.card import FULL, KEY, SHORTEST, Card


def changed(card: Card, text: str) -> dict:
    """Ask root for it, and read what it says."""
    ask, told = card.folder / "ask", card.folder / "told"
    ask.mkdir(exist_ok=True)
    told.mkdir(exist_ok=True)
    (ask / "settings").write_text(text, "utf-8")
    first_boot.change_for_the_screen(card.data, ask, told)
    assert not (ask / "settings").exists()
    return json.loads((told / "settings.json").read_text("utf-8"))


@pytest.fixture
def card(tmp_path):
    card = Card(tmp_path).put(FULL)
    card.start()
    return card


def test_what_is_said_is_changed_and_the_rest_stays(card):
    was = load(card.data / "till/till.toml")
    text = '[shop]\nname = "Kafé Ås"\n[screen]\nlarge_text = true\n[till]\nday_boundary = "05:00"\n'
    said = changed(card, text)
    assert (said["state"], said["lines"]) == ("applied", [])
    ours = load(card.data / "till/till.toml")
    assert (ours.shop.name, ours.shop.address) == ("Kafé Ås", ("Storgata 1", "1430 Ås"))
    assert (ours.screen.large_text, ours.till.day_boundary, ours.till.number) == (True, 300, "2")
    assert (ours.books, ours.box, ours.wifi) == (was.books, was.box, was.wifi)
    assert card.text("till/secrets/books-secret") == "hush-hush-hush\n"
    assert card.text("system/ssh/authorized_keys") == f"{KEY}\n"


def test_it_outlasts_the_next_start_though_the_card_says_what_it_said(card):
    changed(card, '[shop]\nname = "Kafé Ås"\n')
    assert card.start().state == "nothing"
    assert load(card.data / "till/till.toml").shop.name == "Kafé Ås"


def test_a_new_secret_takes_the_place_of_the_one_before(card):
    assert changed(card, '[books]\nsecret = "newer"\n')["state"] == "applied"
    assert card.text("till/secrets/books-secret") == "newer\n"
    assert card.mode("till/secrets/books-secret") == "-rw-------"
    assert "newer" not in card.text("till/till.toml")


def test_other_books_know_nothing_of_those_before(card):
    assert changed(card, '[books]\ntarget = "folder"\n')["state"] == "applied"
    assert not (card.data / "till/secrets/books-secret").exists()
    assert load(card.data / "till/till.toml").books.client_id == ""


def test_a_mailbox_and_a_phone_are_told_and_their_secrets_are_the_uploaders(card):
    sms = '[sms]\nservice = "sveve"\nto = "+4791234567"\nuser = "us"\nsecret = "sveve-hush"\n'
    mail = '[mail]\nhost = "mx.no"\nsender = "a@b.no"\nuser = "us"\nsecret = "mail-hush"\n'
    assert changed(card, sms + mail)["state"] == "applied"
    for name in ("sms", "mail"):
        assert card.text(f"till/secrets/{name}-secret") == f"{'sveve' if name == 'sms' else name}-hush\n"
        assert card.mode(f"till/secrets/{name}-secret") == "-rw-------"
    assert "hush" not in card.text("till/till.toml")
    said = changed(card, '[mail]\nhost = "elsewhere.no"\nsender = "a@b.no"\nuser = "us"\n')
    assert said["state"] == "refused" and load(card.data / "till/till.toml").mail.host == "mx.no"
    assert "mail.secret" not in said["lines"][0]


def test_a_network_is_left_and_taken_up(card):
    conf = card.data / "system/network/wpa_supplicant-wlan0.conf"
    before = conf.stat().st_mtime_ns
    changed(card, '[shop]\nphone = "12 34 56 78"\n')
    assert conf.stat().st_mtime_ns == before, "what is as it was is not written"
    assert changed(card, '[wifi]\nssid = ""\n')["state"] == "applied" and not conf.exists()
    assert changed(card, '[wifi]\nssid = "Nytt"\npassword = "langt nok ord"\n')["state"] == "applied"
    assert 'psk="langt nok ord"' in conf.read_text()


@pytest.mark.parametrize(
    "text",
    [
        "[shop", '[shop]\norganisation_number = "999999999"\n', '[shop]\ncountry = "denmark"\n',
        '[till]\nnumber = "3"\n', f'[box]\nssh_key = "{KEY}"\n', '[books]\napi = "https://elsewhere.example"\n',
        '[books]\nsecret_file = "/etc/shadow"\n', '[printer]\nlogo = "/etc/shadow"\n', "shop = 1\n",
        '[shop]\nname = ""\n', '[till]\nday_boundary = "25:00"\n', '[books]\ntarget = "dinero"\n',
        '[books]\ntarget = "24sevenoffice"\nsecret = ""\nclient_id = ""\n', '[wifi]\nssid = "Nytt"\n',
    ],
)  # fmt: skip
def test_a_change_with_a_mistake_changes_nothing(card, text):
    was = card.state()
    said = changed(card, text)
    assert card.state() == was
    assert said["state"] == "refused" and said["lines"]


def test_a_till_without_a_shop_has_nothing_to_change(tmp_path):
    card = Card(tmp_path)
    assert changed(card, '[shop]\nname = "X"\n')["state"] == "refused" and card.state() == {}


def test_the_journals_own_are_refused_though_a_key_were_forgotten(card, monkeypatch):
    from appliance.firstboot import changing

    monkeypatch.setitem(changing.CHANGES, "till", ("number",))
    monkeypatch.setattr(first_boot, "identity", lambda folder: Identity("norway", "974760673", "2", "NOK"))
    was = card.state()
    assert changed(card, '[till]\nnumber = "3"\n')["state"] == "refused" and card.state() == was


def test_at_a_desk_the_screens_user_writes_it(tmp_path):
    (tmp_path / "till.toml").write_text(SHORTEST)
    assert first_boot.change_at_a_desk(b'[screen]\ntheme = "dark"\n', tmp_path).state == "applied"
    assert load(tmp_path / "till.toml").screen.theme == "dark"
