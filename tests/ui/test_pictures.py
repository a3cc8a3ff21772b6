"""Every screen drawn: no text is cut off, no glyph is missing, every target fits a finger."""

import pytest


@pytest.mark.timeout(900)  # hundreds of pictures
@pytest.mark.parametrize(
    ("size", "language", "theme"),
    [("800", "long", "light"), ("800", "nb", "dark"), ("800", "da", "light"), ("1280", "en", "light")],
)
def test_nothing_is_cut_off(display, size, language, theme):
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    glass, found = Glass(size, language, theme), []
    for name, example in EXAMPLES.items():
        glass.draw(example)
        found += [f"{name}: {fault}" for fault in glass.faults()]
    assert found == []


@pytest.mark.parametrize("name", ["sale", "sale-full", "payment", "payment-large", "paid-change"])
@pytest.mark.parametrize("size", ["720", "1920"])
def test_selling_on_every_panel(display, size, name):
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    glass = Glass(size, "long", "light")
    glass.draw(EXAMPLES[name])
    assert glass.faults() == []


def test_a_long_amount_stands_in_full_size(display):
    from appliance.ui.theme import look
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    for size in ("800", "1280", "720"):
        glass = Glass(size, "nb", "light")
        glass.draw(EXAMPLES["sale-full"])
        total = glass.frame.basket.total
        assert total.say == "123 456,50" and not total.overflows
        assert total.font_size == look().font("total")


def test_a_fault_is_found(display):
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    glass = Glass("800", "nb", "light")
    glass.draw(EXAMPLES["sale"])
    glass.frame.status.time.say = "a text that has far too many words for its place ☃"
    from tests.ui.drawing import settle

    settle()
    faults = " ".join(glass.faults())
    assert "does not fit" in faults and "no glyph for '☃'" in faults
