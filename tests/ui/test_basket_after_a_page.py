"""The basket beside a page is the open sale's, whatever was done on a page without one."""

import pytest

MILK = "7038010000010"


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def test_a_sale_cancelled_at_the_day_s_end_is_gone_from_the_basket(counter):
    counter.scan(MILK)
    counter.deeds.go("day_close")
    counter.deeds.cancel_open("")
    assert counter.till.sale is None
    counter.deeds.go("")
    assert counter.stage == "sale"
    assert counter.reads("Scan or tap")


def test_a_line_that_came_on_another_page_stands_in_the_basket(counter):
    from appliance.till import scanning

    counter.scan(MILK)
    counter.deeds.go("settings")
    counter.deeds.do(lambda: scanning.scan(counter.till, MILK))
    assert counter.stage == "settings"
    counter.deeds.go("")
    assert "2 × 24,90" in counter.words()
