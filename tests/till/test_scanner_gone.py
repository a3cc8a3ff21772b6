"""A till without a scanner says so, and asks about what may be one."""

from appliance.till import jobs


def test_without_a_scanner_it_asks_about_what_may_be_one(till):
    jobs.scanner_changed(till, False, "Desk Keyboard")
    assert list(till.banners) == ["scanner_unclear", "scanner_offline"]
    assert till.banners["scanner_unclear"].facts == {"name": "Desk Keyboard"}


def test_with_a_scanner_a_keyboard_is_nobody_s_business(till):
    jobs.scanner_changed(till, False, "Desk Keyboard")
    jobs.scanner_changed(till, True, "Desk Keyboard")
    assert (till.scanner, till.banners) == (True, {})
