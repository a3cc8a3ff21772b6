"""Three kills through the screens; ``python -m tests.kills_screens`` does it fifty times."""

import shutil

import pytest

from tests.kills import Broken
from tests.kills_screens import screen_kills
from tests.open_sale import judge


def notes(*states, doing=False, held=0):
    """The cashier's notes: these open sales were seen, and perhaps something was about to be done."""
    return [{"seen": {"sale": state, "held": held}} for state in states] + [{"doing": "scan"}] * doing


ONE, TWO, THREE = ["a", 1, 100, 0], ["a", 2, 200, 0], ["a", 3, 300, 0]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")
def test_what_came_out_of_the_printer_survives_three_kills():
    figures = screen_kills(3, seed=5, sold=True, early=0.0)
    assert len(figures.moments) == 3
    assert figures.receipts > 0 and figures.kicks > 0


@pytest.mark.parametrize(
    ("seen", "back", "how"),
    [
        (notes(None, ONE, TWO), TWO, "as seen"),
        (notes(None, ONE, TWO), ONE, "one change behind"),
        (notes(None, ONE, TWO, doing=True), THREE, "one change ahead"),
        (notes(TWO, None), None, "none, as seen"),
        (notes(None, held=2), TWO, "one change ahead"),
    ],
)
def test_at_most_one_change_is_lost(seen, back, how):
    assert judge(seen, back, set()) == how


@pytest.mark.parametrize(
    ("seen", "back", "ended"),
    [
        (notes(ONE, TWO, THREE), ONE, set()),  # two scans are lost
        (notes(ONE, TWO, THREE), None, set()),  # all of it
        (notes(ONE, TWO, None), TWO, {"a"}),  # it was sold, and is back
        (notes(ONE, TWO), THREE, set()),  # nobody has scanned a third
    ],
)
def test_more_would_be_found(seen, back, ended):
    with pytest.raises(Broken):
        judge(seen, back, ended)
