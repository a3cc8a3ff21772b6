"""Rows of the basket are kept and used again, each like the others on whatever panel; goods are counted."""


def test_goods_that_are_taken_back_are_counted_like_those_that_are_sold(display):
    from appliance.domain.money import NOK
    from appliance.ui.widgets.basket import counted
    from appliance.words import Words

    said = [counted(Words("en", NOK), count) for count in (-2, -1, 0, 1, 2)]
    assert said == ["2 items", "1 item", "0 items", "1 item", "2 items"]


def test_every_row_has_the_same_margin_and_size_also_after_another_panel(display):
    from appliance.ui.theme import look
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    for size in ("800", "1280"):
        glass = Glass(size, "nb", "light")
        for name in ("sale", "sale-full", "sale-empty", "sale-full"):
            glass.draw(EXAMPLES[name])
        rows = glass.frame.basket.list.children[0].children
        assert len(rows) > 4
        assert {(row.x, row.name.x, row.how.x, row.note.x) for row in rows} == {
            (rows[0].x, rows[0].name.x, rows[0].name.x, rows[0].name.x)
        }
        assert {row.how.font_size for row in rows} == {look().font("small")}
