"""Rows of the health screen for the network itself, the system that runs, and the sounds."""

from appliance.config import parse
from appliance.wiring import health_network

HEAD = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
CABLE = "end0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
RADIO = "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
NEAR = "wlan0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0\n"
LEVELS = "Inter-| sta-|   Quality\n face | tus | link level noise\n wlan0: 0000   54.  {}.  -256        0\n"


def found(tmp_path, routes, level=-56, address="192.168.1.20"):
    (tmp_path / "route").write_text(HEAD + routes)
    (tmp_path / "wireless").write_text(LEVELS.format(level))
    (one,) = health_network.network("Nett", lambda: address, tmp_path / "route", tmp_path / "wireless")
    return one.code, one.facts


def test_a_cable_goes_before_the_wireless_network(tmp_path):
    assert found(tmp_path, NEAR + RADIO + CABLE) == ("network_there", {"address": "192.168.1.20"})


def test_the_wireless_network_has_a_name_and_a_level(tmp_path):
    facts = {"name": "Nett", "address": "192.168.1.20", "level": -56}
    assert found(tmp_path, NEAR + RADIO) == ("network_wifi", facts)
    assert found(tmp_path, NEAR + RADIO, level=-80)[0] == "network_weak"


def test_without_a_way_out_there_is_none(tmp_path):
    assert found(tmp_path, NEAR)[0] == found(tmp_path, CABLE, address="")[0] == "network_none"
    (one,) = health_network.network("", lambda: "", tmp_path / "no", tmp_path / "no")
    assert one.code == "network_none"


def test_which_sounds_there_are(tmp_path):
    shop = '[shop]\nname = "A"\norganisation_number = "974760673"\naddress = ["B"]\ncountry = "norway"\n'
    buzzer = parse(shop + '[scanner]\nbeep = "buzzer"\n')
    assert [one.code for one in health_network.sound(parse(shop), tmp_path)] == ["sound_own"]
    assert [one.code for one in health_network.sound(buzzer, tmp_path)] == ["sound_missing"]
    (tmp_path / "gpiochip0").touch()
    assert [one.code for one in health_network.sound(buzzer, tmp_path)] == ["sound_buzzer"]
