"""Every worked-out value once more, from the data sheets' numbers and the values of the parts."""

import re

import pytest

from appliance.devices import drawer
from tests.hardware.folder import FOLDER, parts, read

VALUES = read("values.yaml")
S, RESULTS = VALUES["sheets"], VALUES["results"]
PI, OPTO, SHOT, PORT, SUPPLY = S["pi4"], S["opto"], S["one_shot"], S["dk_port"], S["supply"]

POWERS = {"": 1.0, "k": 1e3, "M": 1e6, "µ": 1e-6, "n": 1e-9}
RESISTOR, FILM = 0.01, 0.05
"""Tolerance of the timing parts: 1 % and 5 %."""


def value(ref: str) -> float:
    """A resistor in ohms, a capacitor in farads, as the bill has it."""
    found = re.match(r"([\d.]+) ([kMµn]?)[ΩF]", parts()[ref]["value"])
    return float(found[1]) * POWERS[found[2]]


def shortest(r: str, c: str) -> float:
    return SHOT["width_min"] * value(r) * (1 - RESISTOR) * value(c) * (1 - FILM)


def longest(r: str, c: str) -> float:
    return SHOT["width_max"] * value(r) * (1 + RESISTOR) * value(c) * (1 + FILM)


def drop(volts: float, ref: str) -> float:
    """Milliamperes through a resistor with so many volts across it."""
    return volts / value(ref) * 1000


HIGHEST_24 = SUPPLY["v"] * (1 + SUPPLY["spread_percent"] / 100)
LED_MIN = drop(PI["voh_min_v"] - OPTO["vf_max_v"], "R2")
KICK_NODE = drop(S["regulator"]["vout_max_v"] - OPTO["vce_sat_v"], "R4")
SENSE_LED = drop(SUPPLY["logic_v"] - OPTO["vf_typ_v"], "R10")
SENSE_NODE = drop(PI["supply_v"], "R11") + PI["supply_v"] / (PI["pull_min_ohm"] + value("R12")) * 1000
LOAD = SENSE_LED + KICK_NODE + SHOT["supply_ma"]
THROUGH_U2 = LOAD + S["regulator"]["own_ma"]
U2_IN = SUPPLY["v"] - S["diode"]["vf_v"] - value("R1") * THROUGH_U2 / 1000
U2_IN_HIGHEST = U2_IN + HIGHEST_24 - SUPPLY["v"]
U2_WATTS = (U2_IN_HIGHEST - SUPPLY["logic_v"]) * LOAD / 1000 + U2_IN_HIGHEST * S["regulator"]["own_ma"] / 1000
COIL = SUPPLY["v"] / PORT["coil_min_ohm"]
DUTY = longest("R6", "C6") / shortest("R7", "C7")
DIVIDER = 1 + value("R13") / value("R14")

WORKED_OUT = {
    "kick_led_min_ma": LED_MIN,
    "kick_led_max_ma": drop(PI["supply_v"] - OPTO["vf_typ_v"], "R2"),
    "kick_ctr_needed_percent": KICK_NODE / LED_MIN * 100,
    "on_min_ms": shortest("R6", "C6") * 1000,
    "on_max_ms": longest("R6", "C6") * 1000,
    "hold_min_ms": shortest("R7", "C7") * 1000,
    "hold_max_ms": longest("R7", "C7") * 1000,
    "duty_max_percent": DUTY * 100,
    "coil_a": COIL,
    "coil_w": COIL * SUPPLY["v"],
    "kick_j": COIL * SUPPLY["v"] * S["software"]["pulse_ms"] / 1000,
    "stuck_w": COIL * SUPPLY["v"] * DUTY,
    "mosfet_mw": COIL**2 * S["mosfet"]["rds_ohm"] * 1000,
    "gate_us": S["mosfet"]["gate_nc"] / SHOT["drive_ma"],
    "u2_in_v": U2_IN,
    "u2_w": U2_WATTS,
    "u2_rise_k": U2_WATTS * S["regulator"]["kelvin_per_watt"],
    "sense_led_ma": SENSE_LED,
    "sense_low_v": OPTO["vce_sat_v"] + PI["supply_v"] * value("R12") / (value("R12") + PI["pull_min_ohm"]),
    "sense_ctr_needed_percent": SENSE_NODE / SENSE_LED * 100,
    "power_good_min_v": S["npn"]["vbe_min_v"] * DIVIDER,
    "power_good_max_v": S["npn"]["vbe_max_v"] * DIVIDER,
    "power_good_high_v": PI["supply_v"] * PI["pull_min_ohm"] / (PI["pull_min_ohm"] + value("R17")),
    "buzzer_base_ma": drop(PI["voh_min_v"] - S["npn"]["vbe_max_v"], "R18"),
    "led_ma": drop(PI["supply_v"] - 2.0, "R20"),
    "clock_years": S["clock"]["cell_mah"] / (S["clock"]["battery_max_ua"] / 1000) / 24 / 365.25,
}


def test_every_value_is_worked_out_here():
    assert list(RESULTS) == list(WORKED_OUT)


@pytest.mark.parametrize("name", WORKED_OUT)
def test_a_value_is_right_to_its_last_digit(name):
    said = RESULTS[name]["value"]
    digits = len(str(said).partition(".")[2])
    assert abs(WORKED_OUT[name] - said) <= 0.5 * 10**-digits + 1e-9


def test_the_coil_stays_within_what_the_port_allows():
    assert min(PORT["current_max_a"], S["diode"]["if_a"]) >= COIL
    assert longest("R6", "C6") * 1000 < PORT["on_max_ms"]
    assert PORT["duty_max_percent"] > DUTY * 100


def test_the_board_never_cuts_a_kick_of_the_programs_and_never_loses_one():
    software = S["software"]
    assert (
        software["pulse_ms"],
        software["cool_down_ms"],
    ) == (drawer.PULSE_SECONDS * 1000, drawer.COOL_DOWN_SECONDS * 1000)
    assert software["pulse_ms"] < shortest("R6", "C6") * 1000
    assert longest("R7", "C7") * 1000 < software["pulse_ms"] + software["cool_down_ms"]
    assert longest("R6", "C6") < drawer.HARDEST_SECONDS


def test_a_kick_through_a_printer_keeps_what_the_port_asks_too():
    on, off = drawer._ON * 2, drawer._OFF * 2  # ESC p counts in 2 ms
    assert on < PORT["on_max_ms"]
    assert on / (on + off) <= PORT["duty_max_percent"] / 100


def test_no_line_gives_more_than_it_has_after_reset():
    buzzer = drop(PI["supply_v"] - S["npn"]["vbe_min_v"], "R18") + drop(PI["supply_v"], "R19")
    kick = WORKED_OUT["kick_led_max_ma"] + drop(PI["supply_v"], "R3")
    assert max(buzzer, kick, WORKED_OUT["led_ma"]) <= PI["ioh_ma"] + 0.1


def test_levels_are_levels():
    assert WORKED_OUT["sense_low_v"] < PI["vil_max_v"]
    assert WORKED_OUT["power_good_high_v"] > PI["vih_min_v"]
    kicked = LED_MIN * OPTO["ctr_min_percent"] / 100 * value("R4") / 1000
    assert kicked > SHOT["vih_min_v"]
    assert WORKED_OUT["kick_ctr_needed_percent"] * 3 < OPTO["ctr_min_percent"]
    assert WORKED_OUT["sense_ctr_needed_percent"] * 3 < OPTO["ctr_min_percent"]


def test_nothing_is_over_its_rating():
    assert S["suppressor"]["standoff_v"] > HIGHEST_24
    assert S["suppressor"]["clamp_v"] < S["mosfet"]["vds_v"]
    assert S["regulator"]["vout_max_v"] < S["mosfet"]["vgs_max_v"]
    assert S["regulator"]["vin_min_v"] < U2_IN < U2_IN_HIGHEST < S["regulator"]["vin_max_v"]
    assert value("R7") < SHOT["r_max_ohm"]
    assert S["fuse"]["trip_a"] < COIL, "a shorted transistor must open the fuse"


def test_power_is_good_on_the_adapter_and_not_without():
    assert WORKED_OUT["power_good_max_v"] < SUPPLY["five_v"] * 0.95
    base = drop(PI["supply_v"] - S["npn"]["vbe_max_v"], "R16") / 2  # R15 and R16 in series, 10 kΩ each
    assert value("R15") == value("R16")
    assert base * S["npn"]["gain_min"] > drop(PI["supply_v"], "R17") * 3


def test_the_buzzer_gets_its_current():
    wanted = float(re.search(r"([\d.]+) mA", parts()["BZ1"]["value"])[1])
    assert WORKED_OUT["buzzer_base_ma"] > 2 * wanted / S["npn"]["gain_min"]


def test_the_bench_tests_expect_what_follows():
    readme = (FOLDER / "README.md").read_text("utf-8")
    most = int(15 / shortest("R7", "C7")) + 1
    assert f"never more than {most} flashes" in readme
    least = drop(11.5 - OPTO["vf_max_v"], "R10") / 1.05
    greatest = drop(12.5 - 1.0, "R10") / 0.95
    low, high = map(float, re.search(r"([\d.]+) to ([\d.]+) mA through that wire", readme).groups())
    assert low <= least < greatest <= high
    assert f"{SUPPLY['v'] / 23.5:.1f} A, then under 0.1 A" in readme


def test_every_sheet_says_where_it_is_from_and_whether_that_was_read():
    for name, sheet in S.items():
        assert sheet["source"] and isinstance(sheet["checked"], bool), name
