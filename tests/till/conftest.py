"""A box per story; it is switched off at the end."""

import pytest

from tests.till.shop import Box, opened


@pytest.fixture
def box(tmp_path):
    """A Norwegian box, off."""
    made = Box(tmp_path / "box")
    yield made
    made.off()


@pytest.fixture
def till(box):
    """The box switched on, stocked, Kari logged in, the day open with 1000.00."""
    return opened(box.start())
