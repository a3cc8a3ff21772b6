"""[box] and [wifi]: the computer itself, and the network without a cable."""

import pytest

from appliance.config import ConfigError, parse, read_box
from appliance.config.show import describe

SHOP = """
[shop]
name = "Bakeriet på Ås"
organisation_number = "974 760 673"
address = ["Storgata 1"]
country = "norway"
"""
WIFI = '[wifi]\nssid = "Bakeriet på Ås"\npassword = "rundstykke"\n'
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ9b2l5Yq0Y3m3b8m0Zs1Yv5m6n7o8p9q0r1s2t3u4v5"


def problems(text):
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return caught.value.problems


def test_a_box_needs_nothing():
    ours = parse(SHOP)
    assert (ours.box.hostname, ours.box.ssh_key, ours.wifi.ssid, ours.wifi.country) == ("", (), "", "")


def test_the_shops_country_is_the_radios():
    wifi = parse(SHOP + WIFI).wifi
    assert (wifi.ssid, wifi.password, wifi.country, wifi.hidden) == (
        "Bakeriet på Ås", "rundstykke", "NO", False,
    )  # fmt: skip
    assert parse(SHOP + WIFI + 'country = "SE"\n').wifi.country == "SE"


def test_one_key_or_several_may_come_in():
    assert parse(f'{SHOP}[box]\nssh_key = "{KEY} kari@desk"\n').box.ssh_key == (f"{KEY} kari@desk",)
    assert len(parse(f'{SHOP}[box]\nssh_key = ["{KEY}", "{KEY}"]\n').box.ssh_key) == 2


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ('[box]\nhostname = "Till 1"', "box.hostname: expected small letters, digits and hyphens such as"),
        ('[box]\nhostname = "-till"', "box.hostname: expected small letters"),
        ('[box]\nssh_key = "AAAAC3Nz"', "box.ssh_key: expected a public key such as"),
        (f"[box]\nssh_key = 'command=\"sh\" {KEY}'", "box.ssh_key: expected a public key such as"),
        (f'[box]\nssh_key = "{KEY}\\nssh-rsa"', "box.ssh_key: expected a public key such as"),
        ('[wifi]\nssid = "Bakeriet"', "wifi.password: missing; the till uses no network without one"),
        ('[wifi]\npassword = "rundstykke"', "wifi.ssid: missing; a password needs its network"),
        (f'[wifi]\nssid = "{"å" * 17}"\npassword = "rundstykke"', "wifi.ssid: expected the network's name"),
        (WIFI + 'country = "Norge"', "wifi.country: expected a country's two letters such as"),
        ("[screen]\nrotation = 45", "screen.rotation: expected 0 or 90 or 180 or 270, got 45"),
    ],
)
def test_one_mistake_is_one_line(added, says):
    (said,) = problems(SHOP + added)
    assert said.startswith(says)


def test_a_wrong_password_is_not_repeated():
    (said,) = problems(SHOP + WIFI.replace("rundstykke", "kort"))
    assert said.endswith("or 64 hexadecimal digits, got something else") and "kort" not in said


def test_what_was_made_of_a_password_is_one_too():
    made = "0f" * 32
    assert parse(SHOP + WIFI.replace("rundstykke", made)).wifi.password == made


def test_a_turned_panel_is_seen_the_other_way_round():
    assert parse(SHOP + "[screen]\nwidth = 800\nheight = 480\nrotation = 90\n").screen.seen == (480, 800)
    assert parse(SHOP + "[screen]\nwidth = 800\nheight = 480\nrotation = 180\n").screen.seen == (800, 480)


def test_the_box_alone_can_be_read_before_there_is_a_shop():
    written = {"wifi": {"ssid": "Bakeriet", "password": "rundstykke", "country": "NO"}}
    box, wifi, screen = read_box(written | {"screen": {"rotation": 90}})
    assert (box.hostname, wifi.ssid, screen.rotation) == ("", "Bakeriet", 90)
    with pytest.raises(ConfigError, match=r"wifi\.country: missing"):
        read_box({"wifi": {"ssid": "Bakeriet", "password": "rundstykke"}})


def test_what_is_in_force_says_of_the_password_only_that_it_is_set():
    shown = describe(parse(SHOP + WIFI))
    assert 'ssid = "Bakeriet på Ås"' in shown and "# password is set" in shown
    assert "rundstykke" not in shown


@pytest.mark.parametrize(
    ("written", "panel", "is_so"),
    [
        ("", (800, 480, 7.0), (800, 480, 7.0)),
        ("", None, (1280, 800, 10.1)),
        ("diagonal = 7", (1920, 1080, 24.0), (1920, 1080, 7.0)),
        ("width = 1024\nheight = 600", (800, 480, 7.0), (1024, 600, 7.0)),
        ("width = 1024\nheight = 600\ndiagonal = 9", (800, 480, 7.0), (1024, 600, 9.0)),
    ],
)
def test_what_the_file_leaves_the_panel_says(written, panel, is_so):
    screen = parse(f"{SHOP}[screen]\n{written}\n").screen.on(panel)
    assert (screen.width, screen.height, screen.diagonal) == is_so
