"""The plug, pulled some times; ``make pulls-update`` pulls it hundreds of times, and boots."""

import random

import pytest

from appliance.update.record import BLOCK, PLACES
from tests.update import pulls


def test_after_each_of_some_pulls_of_the_card_there_is_one_good_slot(tmp_path):
    assert pulls.of_the_card(tmp_path, 20).pulls == 20


def test_after_each_of_some_kills_of_the_process_there_is_one_good_slot(tmp_path):
    assert pulls.of_the_process(tmp_path, 4).pulls == 4


def _is_record(step) -> bool:
    return step.at in PLACES and len(step.content) == BLOCK


def without_flushes(log):
    """A writer that never waits for the card."""
    return [step for step in log if step.content]


def record_first(log):
    """A writer that says at once that all is ready."""
    return sorted(log, key=lambda step: not _is_record(step))


@pytest.mark.parametrize("careless", [without_flushes, record_first])
def test_the_check_finds_a_writer_that_is_careless(tmp_path, careless):
    life = pulls.live(tmp_path)
    life.log[:] = careless(life.log)
    found, chance, path = 0, random.Random(1), tmp_path / "pulled"
    for _ in range(40):
        cut = chance.randrange(len(life.log))
        path.write_bytes(pulls.left_over(life, cut, chance))
        try:
            pulls.check(path, life, ("0.1.0", "0.2.0", "0.3.0"))
        except pulls.Broken:
            found += 1
    assert found > 5
