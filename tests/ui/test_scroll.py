"""A list that is scrolled all day is as large in the evening as in the morning, and stands still at once,
and stays at its rows."""

import pytest


@pytest.fixture
def made(display):
    """A list that is on the glass by itself."""
    from appliance.ui.widgets.rows import ItemList
    from tests.ui.drawing import Glass

    Glass("800", "nb", "light")
    made = ItemList(size=(300, 200), size_hint=(None, None))
    Glass.root.clear_widgets()
    Glass.root.add_widget(made)
    yield made
    Glass.root.clear_widgets()


@pytest.mark.parametrize("name", ["Scroll", "Rows"])
def test_a_scroll_leaves_no_binding_behind(display, name):
    from appliance.ui.widgets import scroll
    from tests.ui.drawing import Glass

    Glass("800", "nb", "light")
    made = getattr(scroll, name)()
    made.update_from_scroll()
    before = len(made.get_property_observers("bar_color"))
    for _ in range(50):
        made.update_from_scroll()
    assert len(made.get_property_observers("bar_color")) == before


def test_a_list_that_is_scrolled_keeps_its_bindings(made):
    from appliance.ui.widgets.rows import Item
    from tests.ui.drawing import settle

    made.draw([Item(str(n)) for n in range(40)])
    settle()
    before = len(made.get_property_observers("bar_color"))
    for n in range(30):
        made.scroll_y = n / 30
        settle()
    assert len(made.get_property_observers("bar_color")) == before


def test_after_a_scroll_nothing_is_drawn_any_more(made):
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from appliance.ui.widgets.rows import Item
    from tests.ui.drawing import settle

    made.draw([Item(str(n)) for n in range(40)])
    settle()
    made.scroll_y = 0.5
    settle()
    while Window.canvas.needs_redraw:
        EventLoop.idle()
    moved = []
    for _ in range(10):  # a second and a half: Kivy's bar begins to fade after half of one
        settle()
        moved.append(Window.canvas.needs_redraw)
    assert not any(moved)


def test_a_long_list_that_comes_after_none_begins_with_its_first_row(made):
    from appliance.ui.widgets.rows import Item
    from tests.ui.drawing import settle

    nothing = ("magnify", "Nothing yet")
    for count, height in ((5, 200), (0, 250), (100, 200)):  # a file, another is looked for, it is read
        made.height = height
        made.draw([Item(str(n)) for n in range(count)], nothing)
        settle()
    assert made.scroll_y == 1
    first = made.rows.children[-1]
    assert made.y <= first.to_window(*first.pos)[1] < made.top
