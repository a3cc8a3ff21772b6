"""The pin map: legal, used once, none of the kernel's, and the same in the code as in the drawings."""

from collections import Counter

import pytest
from gpiozero.pins.mock import MockFactory

from appliance import pin_map
from appliance.config import parse
from appliance.config.keys import bcm_pin
from appliance.devices.drawer import GpioDrawer
from tests.hardware.folder import FOLDER, read

MAP = read("pins.yaml")
PINS, POWER, KERNEL = MAP["pins"], MAP["power"], MAP["kernel"]

SHOP = """[shop]
name = "Pinne"
organisation_number = "974 760 673"
address = ["Storgata 1"]
country = "norway"
"""


@pytest.fixture(scope="module")
def header():
    """The 40-pin header as gpiozero knows it: number → its names."""
    factory = MockFactory(revision="c03111")  # a Raspberry Pi 4
    yield {pin.number: pin.names for pin in factory.board_info.headers["J8"].pins.values()}
    factory.close()


def test_the_code_says_what_the_map_says():
    said = {name: pin for name, pin in vars(pin_map).items() if isinstance(pin, pin_map.Pin)}
    assert said == {
        pin["name"].upper(): pin_map.Pin(pin["bcm"], pin["direction"], pin["pull"], pin["active"])
        for pin in PINS
    }
    assert set(pin_map.KERNEL) == {line["bcm"] for line in KERNEL}


def test_no_line_and_no_header_pin_is_used_twice():
    lines = Counter(pin["bcm"] for pin in PINS)
    holes = Counter(pin["header"] for pin in PINS + POWER)
    assert max(lines.values()) == 1
    assert max(holes.values()) == 1


def test_every_line_is_where_the_header_has_it(header):
    for line in PINS + KERNEL:
        assert f"GPIO{line['bcm']}" in header[line["header"]], line


def test_every_supply_is_where_the_header_has_it(header):
    for pin in POWER:
        assert pin["net"] in header[pin["header"]], pin


def test_what_we_drive_or_read_is_none_of_the_kernels():
    taken = {line["bcm"] for line in KERNEL}
    ours = {pin["bcm"] for pin in PINS if pin["direction"] != "bus"}
    assert not ours & taken
    assert {pin["bcm"] for pin in PINS if pin["direction"] == "bus"} <= taken


def test_what_we_drive_is_low_at_boot_and_pulled_down_by_the_soc_too():
    for pin in PINS:
        if pin["direction"] == "out":
            assert (pin["at_boot"], pin["active"]) == ("low", "high"), pin
            assert bcm_pin(pin["bcm"]) == pin["bcm"]


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin["name"])
def test_each_pin_says_everything_in_known_words(pin):
    assert set(pin) == {
        "name", "bcm", "header", "direction", "pull", "resistor", "active", "at_boot", "purpose", "used_by",
    }  # fmt: skip
    assert pin["direction"] in ("out", "in", "bus") and pin["pull"] in ("up", "down", "none")
    assert pin["active"] in ("high", "low", "learnt") and pin["at_boot"] in ("high", "low")


def test_the_code_that_is_named_is_there_and_reads_the_map():
    named = {pin["used_by"]: pin["name"].upper() for pin in PINS if pin["used_by"].endswith(".py")}
    assert named
    for file, name in named.items():
        assert f"{name}.bcm" in (FOLDER.parent / file).read_text("utf-8")


def test_a_reserved_pin_is_named_by_no_module():
    modules = [path.read_text("utf-8") for path in (FOLDER.parent / "appliance").rglob("*.py")]
    for pin in PINS:
        if pin["used_by"] == "reserved":
            assert not any(f"{pin['name'].upper()}.bcm" in text for text in modules), pin["name"]


def test_till_toml_has_the_maps_pins_where_it_says_nothing():
    drawer = parse(SHOP + '[drawer]\nkind = "gpio"\n').drawer
    by_name = {pin["name"]: pin["bcm"] for pin in PINS}
    assert (drawer.kick_pin, drawer.sense_pin) == (by_name["drawer_kick"], by_name["drawer_sense"])


def test_a_drawer_takes_the_maps_pins_as_the_map_has_them():
    factory = MockFactory()
    ours = GpioDrawer(factory=factory)
    for pin in PINS:
        if pin["name"] == "drawer_kick":
            assert factory.pin(pin["bcm"]).function == "output" and not factory.pin(pin["bcm"]).state
        if pin["name"] == "drawer_sense":
            assert factory.pin(pin["bcm"]).function == "input"
            assert factory.pin(pin["bcm"]).pull == pin["pull"]
    ours.close()
    factory.close()
