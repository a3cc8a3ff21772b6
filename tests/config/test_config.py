"""till.toml: a small file is enough, and every mistake is named at once."""

from dataclasses import replace

import pytest

from appliance import config
from appliance.__main__ import main
from appliance.config import ConfigError, load, parse
from appliance.config.box import Box, Wifi
from appliance.config.show import describe, example
from appliance.config.wired import Screen

SHOP = """
[shop]
name = "Blåbærbakeriet på Ås"
organisation_number = "974 760 673"
address = ["Storgata 1", "1430 Ås"]
country = "norway"
"""
DANISH = SHOP.replace("norway", "denmark").replace("974 760 673", "DK 12345678")
PLAIN = SHOP.replace('"norway"', '"plain"\ncurrency = "EUR"')


def problems(text):
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return caught.value.problems


def test_a_shop_is_enough():
    ours = parse(SHOP)
    assert ours.shop.name == "Blåbærbakeriet på Ås"
    assert ours.shop.organisation_number == "974760673"
    assert ours.shop.address == ("Storgata 1", "1430 Ås")
    assert ours.shop.vat_registered and ours.shop.register_name == ""
    assert (ours.till.number, ours.till.day_boundary) == ("1", 240)
    assert (ours.printer.kind, ours.printer.columns, ours.drawer.kind, ours.drawer.kick_pin) == (
        "usb",
        48,
        "printer",
        2,
    )
    assert (ours.books.target, ours.scanner.device) == ("folder", ())


@pytest.mark.parametrize(
    ("text", "currency", "language", "zone"),
    [
        (SHOP, "NOK", "nb", "Europe/Oslo"),
        (DANISH, "DKK", "da", "Europe/Copenhagen"),
        (PLAIN, "EUR", "en", "UTC"),
        (PLAIN + 'timezone = "Europe/Berlin"\nlanguage = "da"', "EUR", "da", "Europe/Berlin"),
        (SHOP + 'language = "en"', "NOK", "en", "Europe/Oslo"),
    ],
)
def test_the_country_brings_currency_language_and_time_zone(text, currency, language, zone):
    shop = parse(text).shop
    assert (shop.money.code, shop.language, shop.zone.key) == (currency, language, zone)


def test_three_mistakes_are_all_named_with_what_was_expected_and_what_stands_there():
    text = SHOP + '[printer]\nkind = "usb"\ncolums = 48\ncolumns = 80\n[till]\nday_boundary = "4"\n'
    assert problems(text) == [
        "till.day_boundary: expected a time before noon such as \"04:00\", got '4'",
        "printer.colums: unknown key; did you mean columns?",
        "printer.columns: expected a whole number from 24 to 64, got 80",
    ]


def test_missing_keys_and_unknown_sections_are_named_too():
    said = problems('[shopp]\nname = "x"\n')
    assert said[0] == "shopp: unknown section; did you mean shop?"
    assert [each.split(":")[0] for each in said[1:]] == [
        "shop.name",
        "shop.organisation_number",
        "shop.address",
        "shop.country",
    ]
    assert all("missing" in each for each in said[1:])


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ('currency = "NOK"', 'shop.currency: only for country "plain"; norway has NOK'),
        ("vat_registered = 1", "shop.vat_registered: expected true or false, got 1"),
        ('phone = " "', "shop.phone: expected one line of text, got ' '"),
        ('[printer]\nkind = "network"', 'printer.address: missing; kind "network" expects one'),
        ('[printer]\nkind = "file"\naddress = "/tmp/roll"', "printer.kind: expected paper in Norway"),
        (
            '[printer]\nkind = "none"\n[drawer]\nkind = "printer"',
            'drawer.kind: expected "gpio" or "none" where there is no printer',
        ),
        ('[drawer]\nkind = "gpio"\nkick_pin = 14', "drawer.kick_pin: expected a BCM number from 9 to 27"),
        ('[drawer]\nkind = "gpio"\nkick_pin = 27', "drawer.sense_pin: expected another pin than kick_pin"),
        (
            '[drawer]\nkind = "gpio"\nkick_pin = 23\n[scanner]\nbeep = "buzzer"',
            "drawer.kick_pin: expected another pin than that of scanner.beep, got 23",
        ),
        (
            '[drawer]\nkind = "gpio"\nsense_pin = 22\n[power]\nsense = true',
            "drawer.sense_pin: expected another pin than that of power.sense, got 22",
        ),
        ('[kitchen]\nkind = "usb"', 'kitchen.address: missing; kind "usb" expects one'),
        ('[kitchen]\nkind = "usb"\naddress = "04b8:0e15"', "printer.address: missing; two USB printers"),
        (
            (
                '[printer]\nkind = "network"\naddress = "10.0.0.9"\n'
                '[kitchen]\nkind = "network"\naddress = "10.0.0.9"'
            ),
            "kitchen.address: expected a place of its own, got '10.0.0.9', which is taken",
        ),
        (
            (
                '[display]\nkind = "pole"\nport = "/dev/ttyUSB0"\n'
                '[kitchen]\nkind = "serial"\naddress = "/dev/ttyUSB0"'
            ),
            "kitchen.address: expected a place of its own, got '/dev/ttyUSB0', which is taken",
        ),
        ("[drawer]\nkick_pin = 3", "drawer.kick_pin: expected the connector's pin 2 or 5, got 3"),
        ('[scanner]\ndevice = "scanner0"', "scanner.device: expected an absolute path, or a list of"),
        ('[scanner]\nserial = ["/dev/a", ""]', "scanner.serial: expected an absolute path, or a list of"),
        ('[scanner]\nbeep = "loud"', 'scanner.beep: expected "none" or "buzzer", got \'loud\''),
        ('[display]\nkind = "screen"', 'display.kind: expected "none" or "pole", got \'screen\''),
        ('[display]\nkind = "pole"', 'display.port: missing; kind "pole" expects one'),
        ('[display]\nport = "ttyUSB0"', "display.port: expected an absolute path, got 'ttyUSB0'"),
        ('[display]\nkind = "pole"\nport = 1', "display.port: expected an absolute path, got 1"),
        (
            "[display]\nbaud = 300",
            "display.baud: expected 2400 or 4800 or 9600 or 19200 or 38400 or 115200, ",
        ),
        ('[display]\ncommands = "star"', 'display.commands: expected "epson" or "cd5220", got \'star\''),
        (
            '[display]\nkind = "pole"\nport = "/dev/a"\n[scanner]\nserial = "/dev/a"',
            "display.port: expected a",
        ),
        (
            '[display]\nkind = "pole"\nport = "/dev/a"\n[printer]\nkind = "serial"\naddress = "/dev/a"',
            "display.port: expected a port of its own, got '/dev/a', which is taken",
        ),
        ('[books]\napi = "http://a.example"', 'books.api: expected an address such as "https://…"'),
        ("[till]\nnumber = 1", 'till.number: expected 1 to 8 letters or digits in quotes such as "1", got 1'),
        ("[screen]\nwidth = 99999", "screen.width: expected a whole number from 480 to 4096, got 99999"),
    ],
)
def test_one_mistake_is_one_line(added, says):
    (said,) = problems(SHOP + added)
    assert said.startswith(says)


@pytest.mark.parametrize(
    ("written", "paths"),
    [('"/dev/a"', ("/dev/a",)), ('["/dev/a", "/dev/b"]', ("/dev/a", "/dev/b")), ("[]", ()), ('""', ())],
)
def test_one_scanner_or_several_are_named(written, paths):
    assert parse(f"{SHOP}[scanner]\ndevice = {written}").scanner.device == paths


def test_a_display_is_off_until_it_is_asked_for():
    assert parse(SHOP).display.kind == "none"
    pole = parse(f'{SHOP}[display]\nkind = "pole"\nport = "/dev/ttyUSB0"').display
    assert (pole.port, pole.baud, pole.commands) == ("/dev/ttyUSB0", 9600, "epson")


def test_a_section_that_is_no_section_is_named():
    assert problems('till = "1"\n' + SHOP) == ["till: expected a section [till], got '1'"]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("974760674", "expected 9 digits with a right check digit"),
        ("97476067", "expected 9 digits"),
        ("974760673 MVA", None),
    ],
)
def test_a_norwegian_organisation_number_is_checked(number, says):
    text = SHOP.replace("974 760 673", number)
    if says:
        assert problems(text)[0].startswith(f"shop.organisation_number: {says}")
    else:
        assert parse(text).shop.organisation_number == "974760673"


def test_a_danish_cvr_number_has_eight_digits():
    assert parse(DANISH).shop.organisation_number == "12345678"
    assert problems(DANISH.replace("12345678", "1234567")) == [
        "shop.organisation_number: expected a CVR number of 8 digits, got 'DK 1234567'"
    ]


def test_a_second_danish_cash_point_is_refused():
    """Transactions are numbered over the whole CVR number, and each box has a journal of its own."""
    second = '[till]\nnumber = "2"\n'
    assert problems(DANISH + second) == [
        "till.number: expected \"1\", for a CVR number has one cash point, got '2'"
    ]
    assert parse(SHOP + second).till.number == "2"


def test_a_plain_shop_says_its_currency():
    assert problems(PLAIN.replace('currency = "EUR"', "")) == [
        'shop.currency: missing; country "plain" expects one such as "EUR"'
    ]


def test_24sevenoffice_needs_its_connection():
    said = problems(SHOP + '[books]\ntarget = "24sevenoffice"\norganisation = "123"\n')
    assert [each.split(":")[0] for each in said] == [
        "books.client_id",
        "books.secret",
        "books.transaction_type",
    ]


def test_a_secret_pasted_in_the_wrong_place_is_not_repeated():
    said = problems(SHOP + '[books]\nsecret_file = "hunter2"\nclient_secret = "hunter2"\n')
    assert len(said) == 2 and "hunter2" not in str(said)


def test_a_printers_make_brings_its_columns():
    for_make = parse(SHOP + '[printer]\nprofile = "TM-T88V"').printer
    on_narrow_paper = parse(SHOP + '[printer]\nprofile = "TM-T88V"\ncolumns = 32').printer
    assert (for_make.columns, on_narrow_paper.columns) == (42, 32)
    assert problems(SHOP + '[printer]\nprofile = "TMT88V"')[0].startswith(
        'printer.profile: expected "TM-T88V" or another of default, '
    )


def test_a_serial_printer_has_a_place():
    assert problems(SHOP + '[printer]\nkind = "serial"') == [
        'printer.address: missing; kind "serial" expects one'
    ]
    ours = parse(SHOP + '[printer]\nkind = "serial"\naddress = "/dev/ttyUSB0"').printer
    assert (ours.baud, ours.flow) == (38400, "hardware")


@pytest.mark.parametrize("where", ["192.168.1.50", "printer.local:9100", "/dev/usb/lp*", "04b8:0e15"])
def test_a_printer_is_somewhere(where):
    assert parse(SHOP + f'[printer]\naddress = "{where}"').printer.address == where


@pytest.mark.parametrize("where", ["a b", "host:", "lp0\\n", ":9100"])
def test_and_not_anywhere(where):
    assert problems(SHOP + f'[printer]\naddress = "{where}"')[0].startswith(
        "printer.address: expected a host"
    )


def test_gpio_has_a_kick_pin_of_its_own():
    ours = parse(SHOP + '[drawer]\nkind = "gpio"\nopens_high = false\n')
    assert (ours.drawer.kick_pin, ours.drawer.sense_pin, ours.drawer.opens_high) == (17, 27, False)


def test_the_screen_knows_how_fine_it_is():
    screen = parse(SHOP + "[screen]\nwidth = 1280\nheight = 800\ndiagonal = 10").screen
    # √(1280² + 800²) = 1509.4 pixels over 254 mm
    assert screen.pixels_per_mm == pytest.approx(5.94, abs=0.01)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_from_windows_is_read(tmp_path, encoding):
    file = tmp_path / "till.toml"
    file.write_bytes(SHOP.replace("\n", "\r\n").encode(encoding))
    assert load(file).shop.name == "Blåbærbakeriet på Ås"


def test_another_encoding_is_named_with_its_line(tmp_path):
    file = tmp_path / "till.toml"
    file.write_bytes(SHOP.encode("latin-1"))
    with pytest.raises(ConfigError, match="line 3: expected UTF-8, got the byte 0xe5"):
        load(file)


def test_bad_toml_is_named_with_its_line():
    assert "line 3" in problems('[shop]\nname = "a"\nnumber = = 1\n')[0]


def test_a_missing_file_is_one_problem(tmp_path):
    with pytest.raises(ConfigError, match="No such file"):
        load(tmp_path / "till.toml")


FULL = (
    SHOP
    + """
[drawer]
kind = "gpio"
[books]
target = "24sevenoffice"
client_id = "abc-client"
secret_file = "/run/credentials/secret"
organisation = "123"
transaction_type = 6
"""
)


@pytest.mark.parametrize("text", [SHOP, DANISH, PLAIN])
def test_what_is_in_force_reads_back_as_the_same(text):
    assert parse(describe(parse(text))) == parse(text)


def test_what_is_in_force_hides_the_secrets_and_nothing_else():
    shown = describe(parse(FULL))
    assert "abc-client" not in shown and "credentials" not in shown
    assert "# client_id is set\n# secret_file is set\n" in shown
    assert "kick_pin = 17" in shown and 'day_boundary = "04:00"' in shown


def test_the_example_works_with_every_line_uncommented_too():
    everything = "\n".join(line.removeprefix("# ") for line in example().splitlines())  # "##" stays a comment
    ours = replace(parse(everything), box=Box(), wifi=Wifi(), screen=Screen())  # which nobody has
    assert ours == parse(example())


def test_the_example_is_a_file_that_works_and_names_every_key():
    ours = parse(example())
    assert ours.shop.name == "Bakeriet på Ås AS"
    assert ours == parse(describe(ours))
    for name, of in config.SECTIONS.items():
        assert f"[{name}]" in example()
        for key in of.__dataclass_fields__:
            assert f"{key} = " in example()


def test_a_desk_in_another_country_may_print_to_a_file():
    assert parse(DANISH + '[printer]\nkind = "file"\naddress = "/tmp/roll"\n').printer.kind == "file"


def test_the_example_says_how_it_is_used_and_ends_its_lines_as_windows_does(capsysbinary):
    assert main(["config", "--example"]) == 0
    written = capsysbinary.readouterr().out
    assert written.count(b"\r\n") == written.count(b"\n") > 60
    assert "Copy this file to till.toml" in written.decode() and parse(written.decode()) == parse(example())
