"""Whatever becomes of a stick, what the till was told is on it comes back."""

from collections import Counter

import pytest

from tests.backup.bad_luck import journalled, play

SCHEDULES = 60


@pytest.fixture(scope="module")
def morning(tmp_path_factory):
    """A journal, and a till.db with its beginning."""
    return journalled(tmp_path_factory.mktemp("journalled"))


@pytest.mark.parametrize("first", range(0, SCHEDULES, 10))
def test_what_is_told_to_be_on_a_stick_comes_back(morning, tmp_path, first):
    template, every = morning
    seen = Counter()
    for seed in range(first, first + 10):
        seen += play(seed, tmp_path / str(seed), template, every)
    assert seen["entries that came back"] >= seen["entries told to be on a stick"] > 0
    assert seen["copies"] and seen["lines brought up to date"]
