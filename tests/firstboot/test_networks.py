"""What wpa_supplicant hears, as the screen offers it."""

from appliance.firstboot.networks import Heard, heard

RESULTS = """bssid / frequency / signal level / flags / ssid
02:00:00:00:00:01\t2412\t-71\t[WPA2-PSK-CCMP][ESS]\tBakeriet
02:00:00:00:00:02\t5180\t-48\t[WPA2-PSK-CCMP][ESS]\tBakeriet
02:00:00:00:00:03\t2437\t-55\t[ESS]\tGjest
02:00:00:00:00:04\t2437\t-60\t[WPA2-SAE-CCMP][ESS]\tBl\\xc3\\xa5b\\xc3\\xa6r
02:00:00:00:00:05\t2437\t-61\t[WPA2-PSK-CCMP][ESS]\t
02:00:00:00:00:06\t2437\t-62\t[WPA2-PSK-CCMP][ESS]\t\\x00\\x00
"""


def test_each_network_once_the_strongest_first():
    assert heard(RESULTS) == (
        Heard("Bakeriet", -48, True), Heard("Gjest", -55, False), Heard("Blåbær", -60, True),
    )  # fmt: skip


def test_nothing_is_heard_in_nothing():
    assert heard("") == () and heard("Failed to connect\n") == ()
