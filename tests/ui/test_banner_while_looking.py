"""What is wrong with a scan is said on the pages where one looks things up, unless letters need its room."""

import pytest


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Eier", "4321").tap("Ja, åpne med 0,00")


@pytest.mark.parametrize("page", ["go_price_check", "go_stock", "go_products"])
def test_a_scan_that_could_not_be_read_is_told_until_letters_need_the_room(counter, page):
    getattr(counter.deeds, page)()
    counter.scan("garbage\x01")
    assert counter.reads("A scan could not be read")
    counter.tap(counter.frame._stage.ids.sought.typed.say)
    assert not counter.reads("A scan could not be read")
    counter.press("Done")
    assert counter.reads("A scan could not be read")
