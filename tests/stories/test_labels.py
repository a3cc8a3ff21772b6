"""Goods that are weighed before they come to the till."""

from tests.stories.steps import OPENED, Journal, Line, Scan, Total, Touch, Touched

POTATOES_WEIGHED = "2300020512506"
"""Item 000205, 1.250 kg."""


def test_a_weighed_label_is_sold_without_a_touch(play):
    play(
        *OPENED,
        Scan(POTATOES_WEIGHED),
        Line("Poteter", "24,88"),  # 1.250 · 19.90 = 24.875
        Total("24,88"),
        Touch("25,00"),
        Touched(1),
        Journal("sale", gross=2488, rounding=12),
    )


def test_goods_past_their_day_are_left_out(play):
    play(
        *OPENED,
        Scan("]d2010703801000001015261120"),
        Touch("Hopp over"),
        Total("0,00"),
    )
