"""Cash that no coins come to is not taken in nor paid out: whole kroner in Norway, halves in Denmark."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import day
from tests.till.shop import Box, kinds, managed, opened


@pytest.fixture(params=["norway", "denmark"])
def country(request, tmp_path):
    """A till of each, with its smallest coin and what is not made of it."""
    box = Box(tmp_path / request.param, request.param)
    step, odd = {"norway": (100, 50), "denmark": (50, 25)}[request.param]
    yield managed(opened(box.start())), step, odd
    box.off()


@pytest.mark.parametrize("way", [1, -1])
def test_cash_in_and_out_is_whole_coins(country, way):
    till, step, odd = country
    before = till.journal.id
    with pytest.raises(Refused, match="no_such_coins") as refused:
        day.move_cash(till, way * (10_000 + odd), "change")
    assert refused.value.problem.facts["given_amount"] == 10_000 + odd
    assert kinds(till, before) == []
    day.move_cash(till, way * (10_000 + step), "change")
    assert day.in_drawer(till) == 100_000 + way * (10_000 + step)
