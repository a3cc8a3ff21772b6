"""A box with three sales in it, see `tests.till.shop`."""

import pytest

from tests.till.shop import BREAD, KNIFE, MILK, Box, opened, paid, ring


@pytest.fixture
def box(tmp_path):
    """A Norwegian box, off."""
    made = Box(tmp_path / "box")
    yield made
    made.off()


@pytest.fixture
def till(box):
    """The box on, the day open, three sales paid."""
    till = opened(box.start())
    paid(ring(till, MILK, BREAD), ("cash", 10_000))
    paid(ring(till, KNIFE), ("card", 12_950))
    paid(ring(till, MILK), ("card", 2490))
    return till
