"""What a device tells is drawn once, on the page where it belongs."""

import pytest

MILK, UNKNOWN = "7038010000010", "4006381333931"


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def _drawings(counter) -> list[str]:
    draw, stages = counter.deeds._draw, []

    def drawn(view) -> None:
        stages.append(view.stage)
        draw(view)

    counter.deeds._draw = drawn
    return stages


def test_a_scan_on_any_page_is_drawn_once_and_in_the_sale(counter):
    counter.scan(MILK).press("Search")
    stages = _drawings(counter)
    counter.scan(MILK)
    assert stages == ["sale"]
    assert counter.till.sale.total == 4980


def test_a_scan_that_changes_no_basket_leaves_the_page_and_says_why(counter):
    counter.scan(MILK).press("Search")
    stages = _drawings(counter)
    counter.scan(UNKNOWN)
    assert len(stages) == 1
    assert counter.till.question.code == "unknown_code"
