"""Every screen drawn: no text is cut off, no glyph is missing, every target fits a finger."""

from zlib import crc32

import pytest

LOOKS = (
    ("1024", "nb", "dark", False),
    ("1280", "en", "light", False),
    ("1920", "da", "dark", False),
    ("720", "nb", "light", False),
    ("720", "da", "dark", False),
    ("800", "nb", "light", True),
    ("1280", "da", "dark", True),
)
"""Size, language, theme, large text: each example is drawn in one of these by turn, and in `HARDEST` always;
``make shots`` draws every size."""
HARDEST = ("800", "long", "light", False)
"""The lowest panel in the longest language."""


def turn(name: str) -> tuple[str, str, str, bool]:
    """The look that an example has by turn: a new one moves no other."""
    return LOOKS[crc32(name.encode()) % len(LOOKS)]


@pytest.mark.timeout(900)  # hundreds of pictures
@pytest.mark.parametrize("look", [HARDEST, *LOOKS], ids=lambda look: "-".join(map(str, look)))
def test_nothing_is_cut_off(display, look):
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    glass, found = Glass(*look), []
    for name, example in EXAMPLES.items():
        if look in (HARDEST, turn(name)):
            glass.draw(example)
            found += [f"{name}: {fault}" for fault in glass.faults()]
    assert found == []


@pytest.mark.parametrize("name", ["sale", "sale-full", "payment", "payment-large", "paid-change"])
@pytest.mark.parametrize("size", ["720", "1024", "1920"])
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


def test_what_lies_on_something_else_is_found(display):
    from tests.ui.drawing import Glass, settle
    from tests.ui.examples import EXAMPLES

    glass = Glass("800", "nb", "light")
    glass.draw(EXAMPLES["question-paper"])
    stage = glass.frame._stages["question"]
    stage.ids.do.y = stage.ids.answers.y
    faults = " ".join(glass.faults())
    settle()
    assert " lies on " in faults and stage.ids.do.say in faults
