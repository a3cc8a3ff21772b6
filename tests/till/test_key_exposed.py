"""The file of the key is looked at: gone, or open to others, it is said in a banner, and sales go on."""

import pytest

from appliance.till import day, keys
from tests.till.shop import MILK, paid, ring


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o610])
def test_open_to_others(till, box, mode):
    path = box.folder / "keys" / "seal-1.pem"
    path.chmod(mode)
    keys.look(till, till.clock())
    assert till.banners["key_exposed"].facts == {"version": "1"}
    paid(ring(till, MILK), ("card", 2490))
    path.chmod(0o600)
    keys.look(till, till.clock())
    assert "key_exposed" not in till.banners


def test_gone_while_the_till_runs(till, box):
    (box.folder / "keys" / "seal-1.pem").unlink()
    keys.look(till, till.clock())
    assert "key_exposed" in till.banners
    paid(ring(till, MILK), ("card", 2490))


def test_a_start_looks(till, box):
    (box.folder / "keys" / "seal-1.pem").chmod(0o644)
    assert "key_exposed" in box.restart().banners


def test_a_morning_looks(till, box):
    """A box that is never switched off is looked at when the day is opened."""
    day.z_report(till)
    (box.folder / "keys" / "seal-1.pem").chmod(0o644)
    box.clock.forward(24)
    day.open_day(till, 100_000)
    assert "key_exposed" in till.banners
