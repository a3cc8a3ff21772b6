"""Heat and a weak supply, as Debian's kernel tells of them on a Pi."""

import pytest

from appliance.health import heat


def codes(kernel, **known):
    return [one.code for one in heat.box(sys=kernel.sys, **known)]


@pytest.mark.parametrize(("milli", "code"), [(48_686, "box_cool"), (80_000, "box_warm"), (85_100, "box_hot")])
def test_a_pi_slows_down_from_eighty_degrees(kernel, milli, code):
    kernel.put("class/thermal/thermal_zone0/temp", str(milli))
    (found,) = heat.box(sys=kernel.sys)
    assert (found.code, found.facts) == (code, {"degrees": milli // 1000})


def test_the_hottest_zone_counts_and_one_that_says_nothing_does_not(kernel):
    kernel.put("class/thermal/thermal_zone0/temp", "")
    kernel.put("class/thermal/thermal_zone1/temp", "52000")
    kernel.put("class/thermal/thermal_zone2/temp", "61999")
    assert heat.degrees(kernel.sys) == 61


def test_a_supply_that_is_too_weak_is_remembered(kernel):
    kernel.put("class/hwmon/hwmon0/name", "cpu_thermal")
    kernel.put("class/hwmon/hwmon1/name", "rpi_volt")
    kernel.put("class/hwmon/hwmon1/in0_lcrit_alarm", "0")
    assert codes(kernel) == ["box_powered"]
    assert codes(kernel, was_weak=True) == ["box_was_undervolted"]
    kernel.put("class/hwmon/hwmon1/in0_lcrit_alarm", "1")
    assert codes(kernel) == ["box_undervolted"]


def test_a_machine_that_tells_nothing(kernel):
    assert codes(kernel) == ["box_untold"]
