"""The settings by touch: left and come back to, kept whole, and in force when the till has started again."""

from dataclasses import replace

import pytest

from appliance.config import Config, load
from appliance.domain.finding import Finding
from appliance.wiring import settings as wiring
from appliance.wiring.box import Box
from appliance.wiring.settings import Settings
from appliance.words import Words

TOML = """[shop]
name = "Fjordbutikken"
organisation_number = "987654325"
address = ["Storgata 1", "1430 Ås"]
country = "norway"
[books]
target = "24sevenoffice"
client_id = "us"
secret_file = "/var/secret"
organisation = "1"
transaction_type = 6
"""


KNOWN = Finding("books", "", "books_known", {"name": "Fjordbutikken AS"})


@pytest.fixture
def shop(display, tmp_path, monkeypatch):
    """A counter whose owner is at the till, and the settings behind it; work is done at once."""
    from tests.ui.shop import Counter

    (tmp_path / "till.toml").write_text(TOML)
    config: Config = load(tmp_path / "till.toml")
    counter = Counter(tmp_path, size="1280")
    box = Box(config, tmp_path, Words("nb", config.shop.money))
    box.till = counter.till
    slips: list[str] = []
    tried: list[str] = []
    monkeypatch.setattr(wiring.reaching, "ask", lambda what, folder: tried.append(what) or KNOWN)
    watched = type("Watched", (), {"print_slip": lambda self: slips.append("slip")})()
    settings = Settings(box, watched)
    settings._worker = type("Now", (), {"put": lambda self, do, broke: settings.take(do())})()
    left: list[str] = []
    box.leave = lambda: left.append("left")
    counter.deeds.outside = replace(counter.deeds.outside, **settings.outside())
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    counter.box, counter.settings, counter.slips, counter.left, counter.folder, counter.tried = (
        box, settings, slips, left, tmp_path, tried,
    )  # fmt: skip
    return counter


def on(counter, page):
    """Turn to a page."""
    counter.deeds.go_more()
    counter.press("Settings").press(page)
    return counter


def test_a_field_is_typed_kept_and_in_force_at_the_next_start(shop):
    on(shop, "The shop").press("Phone")
    shop.tap("123", *"12345678", "ABC").press("Use this")
    assert shop.reads("12345678") and shop.settings.state.kept == {}
    shop.press("Keep it")
    assert load(shop.folder / "till.toml").shop.phone == "12345678"
    (entry,) = shop.entries("settings_changed")
    assert (entry["changed"], entry["operator"]) == ([["shop.phone", "", "12345678"]], "2")
    shop.tap("Tilbake").press("Start the till again")
    assert shop.left == ["left"] and shop.box.again


def test_what_is_not_kept_waits_where_it_was_left(shop):
    on(shop, "Screen, language").press("Colours").press("Dark").tap("Tilbake")
    assert shop.reads("Not kept yet")
    shop.tap("Til salget")
    on(shop, "Screen, language")
    assert shop.reads("Dark")
    shop.press("Keep it").tap("Tilbake")
    assert not shop.reads("Not kept yet")
    assert load(shop.folder / "till.toml").screen.theme == "dark"


def test_a_mistake_changes_nothing_and_is_said(shop):
    was = (shop.folder / "till.toml").read_text()
    on(shop, "The shop").press("Town", "space").press("Use this")
    shop.deeds.place.setting.draft = {"shop.name": " "}
    shop.deeds.redraw()
    shop.press("Keep it")
    assert (shop.folder / "till.toml").read_text() == was
    assert shop.entries("settings_changed") == [] and not shop.settings.state.kept
    assert not any("shop.name" in word for word in shop.words()), "it is called what the page calls it"
    assert any(word.startswith(shop.say("Shop") + ":") for word in shop.words())


def test_a_secret_is_scanned_and_never_told(shop):
    from appliance.devices import Scanned

    on(shop, "Regnskapet").press("Secret")
    assert shop.settings.take(Scanned("kX9-longSecret")) is True
    shop.deeds.redraw()
    shop.press("Use what was scanned")
    assert shop.reads("New") and shop.tried == []
    shop.press("Keep it")
    assert shop.tried == ["books"] and shop.reads("Connected as {name}", name="Fjordbutikken AS")
    assert shop.reads("It is kept") and not shop.reads("New")
    assert "kX9" not in repr((shop.settings.state, shop.settings.state.now, shop.deeds.place.setting.draft))
    assert (shop.folder / "secrets/books-secret").read_text() == "kX9-longSecret\n"
    assert "kX9" not in (shop.folder / "till.toml").read_text()
    (entry,) = shop.entries("settings_changed")
    assert entry["changed"] == [["books.secret", "***", "***"]]
    assert shop.settings.take(Scanned("7038010000010")) is False, "what is scanned now is sold again"


def test_the_books_of_another_system_need_its_own_keys(shop, tmp_path):
    on(shop, "Regnskapet").press("The books").tap("Dinero")
    assert not shop.reads("It is kept"), "nothing of the one before is meant for it"
    shop.press("Keep it")
    assert shop.reads("Client id") and load(shop.folder / "till.toml").books.target == "24sevenoffice"
    assert not any("books." in word for word in shop.words())
    shop.press("The books").tap("24SevenOffice")
    assert shop.reads("It is kept") and not shop.settings.state.kept
    assert load(shop.folder / "till.toml").books.secret_file == "/var/secret"


def test_keys_come_from_a_stick(shop, tmp_path, monkeypatch):
    file = tmp_path / "stick/keys.txt"
    file.parent.mkdir()
    file.write_text("Secret: brought-by-stick\nOrganisation there: 42\nHello\n")
    monkeypatch.setattr(wiring.keys_stick, "sticks", lambda: [str(file.parent)])
    on(shop, "Regnskapet").press("From a stick").tap("keys.txt")
    assert shop.reads("{file}: answers that were read: {count}", file="keys.txt", count=2)
    assert shop.reads("42") and shop.reads("New") and not shop.reads("brought-by-stick")
    shop.press("Keep it")
    assert (shop.folder / "secrets/books-secret").read_text() == "brought-by-stick\n"
    assert load(shop.folder / "till.toml").books.organisation == "42"


def test_a_stick_without_a_file_is_said(shop, monkeypatch):
    monkeypatch.setattr(wiring.keys_stick, "sticks", list)
    on(shop, "Regnskapet").press("From a stick")
    assert shop.reads("No stick with a text file is in")
    shop.tap("Tilbake")
    assert shop.reads("Client id")


def test_who_is_told_by_sms_is_set_and_tried(shop):
    on(shop, "SMS and e-mail").tap("Sveve").press("Whom to tell")
    shop.tap("+", *"4791234567", ",", "+", *"4520123456").press("Use this")
    shop.press("User name there").tap(*"shop").press("Use this")
    shop.press("Password or token").tap(*"hush").press("Use this")
    shop.press("Keep it")
    ours = load(shop.folder / "till.toml").sms
    assert (ours.service, ours.to, ours.user) == ("sveve", "+4791234567,+4520123456", "shop")
    assert (shop.folder / "secrets/sms-secret").read_text() == "hush\n" and shop.tried == []
    shop.press("Send a test")
    assert shop.tried == ["sms"]


def test_a_mailbox_is_set_and_another_one_gets_no_password_of_the_first(shop):
    def typed(field, text):
        shop.press(field).tap(*text).press("Use this")

    on(shop, "SMS and e-mail").press("E-mail", "Outgoing mail server").tap(*"mx", "123", ".", "ABC", *"no")
    shop.press("Use this")
    shop.press("Sent from the address").tap(*"bua", "123", "@", "ABC", *"bua", "123", ".", "ABC", *"no")
    shop.press("Use this")
    typed("User name there", "bua")
    typed("Password", "hush")
    shop.press("Keep it")
    ours = load(shop.folder / "till.toml").mail
    assert (ours.host, ours.sender, ours.user, ours.port) == ("mx.no", "bua@bua.no", "bua", 587)
    shop.press("Send a test")
    assert shop.tried == ["mail"]
    shop.press("Outgoing mail server").tap("x").press("Use this")
    shop.press("Keep it")
    assert load(shop.folder / "till.toml").mail.host == "mx.no", "it is not told the first one's"
    typed("Password", "other")
    shop.press("Keep it")
    assert load(shop.folder / "till.toml").mail.host == "mx.nox"
    assert (shop.folder / "secrets/mail-secret").read_text() == "other\n"


def test_a_scan_is_sold_again_when_somebody_else_stands_there(shop):
    from appliance.devices import Scanned

    on(shop, "Regnskapet").press("Secret")
    shop.deeds.lock()
    shop.log_in("Ingrid", "1234")
    assert shop.settings.take(Scanned("7038010000010")) is False


def test_a_cashier_changes_nothing_alone(shop):
    shop.deeds.lock()
    shop.log_in("Ingrid", "1234")
    shop.deeds.go_settings()
    assert shop.stage == "countersign"


def test_nothing_starts_again_in_the_middle_of_a_sale(shop):
    shop.settings.state = replace(shop.settings.state, kept={"shop.phone": "1"})
    shop.scan("7038010000010")
    shop.deeds.start_again()
    assert shop.left == [] and shop.deeds.place.banner.code == "settings_later"


def test_the_slip_is_of_the_printer_that_is_there(shop):
    on(shop, "Skriver").tap("Skriv ut en lapp")
    assert shop.slips == ["slip"]


def test_every_key_of_the_screen_is_one_that_may_be_changed():
    from appliance.firstboot.changing import CHANGES
    from appliance.ui.settings import PAGES, sections

    draft = {one.at: "no" if one.kind == "flag" else "1" for page in PAGES.values() for one in page}
    draft |= {"printer": "network|10.0.0.2|TM-T20II", "wifi": "Nett"}
    said = sections(draft, {})
    assert {(name, key) for name, part in said.items() for key in part} <= {
        (name, key) for name, keys in CHANGES.items() for key in keys
    }


def test_an_address_is_said_whole_and_a_printer_in_its_three_parts():
    from appliance.ui.settings import sections

    known = {"shop.address.0": "Storgata 1", "shop.address.1": "1430 Ås"}
    assert sections({"shop.address.1": "1431 Ås"}, known) == {"shop": {"address": ["Storgata 1", "1431 Ås"]}}
    assert sections({"printer": "none"}, {}) == {"printer": {"kind": "none", "address": "", "profile": ""}}
    assert sections({"wifi": "-cable"}, {}) == {"wifi": {"ssid": ""}}


@pytest.mark.parametrize(
    ("answer", "called", "reached"),
    [
        ("usb|/dev/usb/lp0|TM-T20II", "EPSON TM-T20II", "By USB"),
        ("usb||default", "By USB", ""),
        ("network|192.168.1.50|TM-T20II", "TM-T20II", "In the network · 192.168.1.50"),
        ("network|192.168.1.50|default", "A printer in the network", "In the network"),
        ("serial|/dev/ttyUSB0|", "By a serial cable", ""),
        ("none", "None", ""),
    ],
)
def test_a_printer_is_called_what_people_call_it(display, answer, called, reached):
    from appliance.domain.money import NOK
    from appliance.ui.views import printers
    from appliance.words import Words

    words, found = Words("en", NOK), {"usb|/dev/usb/lp0|TM-T20II": "EPSON TM-T20II"}
    assert printers.name(answer, found, words) == called
    assert printers.pick(answer, found, words).detail == reached
