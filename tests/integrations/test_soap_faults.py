"""Over SOAP every closed day is posted exactly once, and a draft in doubt stays with a person."""

import pytest

from tests.integrations.soap_faults import play


@pytest.mark.parametrize("first", range(1, 201, 40))
def test_no_day_is_missing_and_none_is_there_twice(first):
    figures = play(range(first, first + 40))
    # bad luck that never struck would prove nothing
    for what in ("lose", "limit", "error after", "passes cut short", "records lost", "days without a server"):
        assert figures[what] > 0, (what, figures)
    assert sum(figures[what] for what in figures if what.startswith("said ")) > 5
    assert figures["seen refused year_missing"] > 0
    assert figures["seen unknown draft_unseen"] > 0
    assert figures["drafts booked by a person"] > 0
    assert figures["days"] > 80
