"""The file without its secrets: the same file where that can be, a new one where it cannot."""

import pytest

from appliance.config import toml
from appliance.firstboot.secrets import emptied, held, without
from tests.firstboot.card import FULL, SECRETS, SHORTEST


def test_a_file_without_secrets_stays_as_it_is():
    assert emptied(SHORTEST.encode()) == SHORTEST.encode()


def test_only_the_secrets_change():
    was, now = FULL.splitlines(), emptied(FULL.encode()).decode().splitlines()
    assert [(a, b) for a, b in zip(was, now, strict=True) if a != b] == [
        ('password = "rundstykker med ost"  # from the owner', 'password = "***"  # from the owner'),
        ('client_id = "our-client"', 'client_id = "***"'),
        ('secret = "hush-hush-hush"', 'secret = "***"'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'wifi = {ssid = "A", password = "rundstykker med ost"}\n',
        'wifi.ssid = "A"\nwifi.password = "rundstykker med ost"\n',
        '[wifi]\npassword = """rundstykker med ost"""\n',
        '[wifi]\npassword = "rundstykker med ost"\n# it was rundstykker med ost before, too\n',
        '[ "wifi" ]\n"password"=\'rundstykker med ost\'\n',
        '[wifi]\r\npassword\t=\t"rundstykker med ost" # x\r\n',
        '[wifi]\npassword = "rundstykker\\u0020med ost"\n',
        '[[wifi]]\npassword = 1\n[books]\nsecret = "rundstykker med ost"\n',
    ],
)
def test_however_it_is_written_no_secret_stays(text):
    left = emptied(text.encode())
    assert SECRETS[0] not in left and b"u0020" not in left
    assert toml(left) == without(toml(text.encode()))
    assert not held(toml(left))


def test_what_was_taken_over_before_is_no_secret():
    assert not held(toml(emptied(FULL.encode())))
