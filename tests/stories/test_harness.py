"""The stories can fail: a finger on what is covered, a sum that is not so, and each says where."""

import re

import pytest

from tests.stories.goods import MILK
from tests.stories.steps import OPENED, Journal, Line, Prints, Scan, Total, Touch, Touched


def failing(play, *steps):
    """Why a story fails."""
    with pytest.raises(AssertionError) as told:
        play(*steps)
    return str(told.value)


def test_a_finger_on_what_is_covered_is_not_felt(play):
    from appliance.ui.widgets.surface import Pressable

    play(*OPENED, Scan(MILK))
    frame = play.stage.counter.frame
    pay = play.stage.counter.target("Ta betalt 24,90")
    over = Pressable(size_hint=(None, None), size=pay.size, pos=pay.to_window(*pay.pos))
    frame.parent.add_widget(over)
    try:
        said = failing(play, Touch("Ta betalt 24,90"))
    finally:
        frame.parent.remove_widget(over)
    assert "is not felt by it" in said and play.stage.counter.till.payment is None


def test_it_says_at_which_step_and_leaves_a_picture(play):
    said = failing(play, *OPENED, Scan(MILK), Line("Helmelk", "25,00"))
    assert said.startswith(
        f"step {len(OPENED) + 2} of {len(OPENED) + 2}, Line(name='Helmelk', sum='25,00'): "
    )
    picture = re.search(r"picture in (.+\.png)", said)
    assert picture
    from PIL import Image

    with Image.open(picture[1]) as image:
        assert image.size == tuple(play.stage.counter.frame.size)


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Total("25,00"), "the total is 24,90"),
        (Touched(2), "touched 0 times"),
        (Touch("Gratis"), "nothing to touch says 'Gratis'"),
        (Prints("Helmelk"), "no paper is owed"),
        (Journal("sale"), "no entry sale"),
    ],
)
def test_each_step_can_fail(play, step, why):
    assert why in failing(play, *OPENED, Scan(MILK), step)
