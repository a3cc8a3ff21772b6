"""Rows of the basket are kept and used again: each looks like the others, on whatever panel."""


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
