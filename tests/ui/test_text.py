"""Words in a box that is a pixel too low for them are all there."""

import pytest


@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
@pytest.mark.parametrize("size_name", ["small", "body", "title", "figure"])
def test_a_box_a_pixel_too_low_loses_no_line(display, valign, size_name):
    from appliance.ui.widgets.text import Text, line_height
    from tests.ui.drawing import Glass, settle

    Glass("800", "nb", "light")
    made = Text(
        say="Rundstykke\nmed ost", valign=valign, size_name=size_name, size_hint=(None, None), size=(300, 100)
    )
    settle()
    made.height = 2 * line_height(made.font_size) - 1
    settle()
    assert not made.overflows
    assert len(made._label._cached_lines) == 2  # what Kivy draws
