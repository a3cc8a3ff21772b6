"""What every list and every line of letters keeps to: edges that agree, rows as high as their neighbours,
the letter that was typed last in sight."""

import pytest

LONG = "Bjørg-Åse Kristoffersen-Nordmann fra Nordfjordeid"


@pytest.fixture
def glass(display):
    from tests.ui.drawing import Glass

    return Glass("800", "nb", "light")


def test_a_list_ends_where_the_verbs_below_it_end_and_keeps_clear_of_a_bar(glass):
    from tests.ui.examples import EXAMPLES

    def edge() -> float:
        rows = glass.frame._stages["campaigns"].picks.rows
        return max(row.to_window(row.right, 0)[0] for row in rows.children)

    glass.draw(EXAMPLES["campaigns"])
    end = glass.frame.row.to_window(glass.frame.row.right, 0)[0]
    assert edge() == end
    glass.draw(EXAMPLES["campaigns-many"])
    assert edge() < end


def test_rows_beside_each_other_are_as_high_as_each_other(glass):
    from tests.ui.examples import EXAMPLES

    glass.draw(EXAMPLES["group-hours"])
    rows = glass.frame._stages["groups"].picks.rows.children
    assert len(rows) > 3 and len({row.height for row in rows}) == 1


def test_what_was_typed_last_is_seen(glass):
    from appliance.ui.theme import look
    from tests.ui.drawing import settle
    from tests.ui.examples import EXAMPLES

    glass.draw(EXAMPLES["holder-empty"])
    shown = glass.frame._stages["holder"].writing.shown
    glass.frame._stages["holder"].writing.keyboard.write("Bjørg")
    settle()
    assert shown.text == "Bjørg"
    glass.frame._stages["holder"].writing.write(LONG[:40])
    settle()
    assert shown.text.startswith("…") and shown.text.endswith(LONG[30:40]) and not shown.overflows
    assert shown.font_size == look().font("title")


def test_a_name_that_ends_in_dots_is_no_smaller_than_its_neighbours(glass):
    from appliance.ui.theme import look
    from appliance.ui.widgets.text import Text
    from tests.ui.drawing import settle

    glass.root.clear_widgets()
    name = Text(say=LONG, cut=1, size=(100, 40), size_hint=(None, None))
    glass.root.add_widget(name)
    settle()
    assert name.text.endswith("…") and name.font_size == look().font("body")
    name.say = "Kanelbolle"
    name.width = 80
    settle()
    assert name.text == "Kanelbolle"
    glass.root.clear_widgets()


def test_marks_that_are_not_there_take_no_room(display):
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES

    glass = Glass("720", "nb", "light")
    glass.draw(EXAMPLES["sale"])
    bar = glass.frame.status
    assert not bar.marks.children and bar.cashier.right == bar.time.x
