"""Every closed day reaches the books exactly once, whatever servers, networks and power do."""

import pytest

from tests.faults import play


@pytest.mark.parametrize("seed", range(5001, 5041))
def test_every_day_arrives_once(seed):
    _, broken, figures = play(seed)
    assert not broken
    assert figures["days"] > 0
