"""The kitchen's printer in till.toml: off, until it is said where it is."""

from appliance.config import parse
from tests.config.test_config import SHOP


def test_there_is_none_until_it_is_said():
    assert parse(SHOP).kitchen.kind == "none"


def test_its_columns_are_those_of_its_make_or_as_written():
    said = '[kitchen]\nkind = "network"\naddress = "10.0.0.9"\n'
    assert parse(SHOP + said).kitchen.columns == 48
    assert parse(SHOP + said + "columns = 32\n").kitchen.columns == 32


def test_what_would_clash_may_stand_where_nothing_is_on():
    assert parse(SHOP + '[drawer]\nkind = "gpio"\nkick_pin = 23\nsense_pin = 22\n').drawer.kick_pin == 23
