"""Every closed day reaches Dinero exactly once, whatever servers, networks and power do."""

import pytest

from tests.integrations.dinero_faults import play

pytestmark = pytest.mark.timeout(900)
"""Two hundred schedules in one go."""


@pytest.fixture(scope="module")
def played():
    return play(range(1, 201))


def test_every_day_arrives_once_and_is_read_back(played):
    figures, broken = played
    assert broken == []
    assert figures["days"] > 400


@pytest.mark.parametrize(
    "what",
    [
        "drop", "lose", "tear", "late", "slow", "limit", "brownout", "maintenance", "expire", "error before",
        "error after", "days without a server", "records lost", "passes cut short",
        "killed before ledgeritems", "killed after ledgeritems", "killed after ledgeritems/book",
        "drafts booked by a person", "followed: draft", "followed: booking",
        "seen refused year_missing", "seen unknown answer_lost", "seen unknown deliveries_lost",
        "seen queued mapping_missing",
    ],
)  # fmt: skip
def test_the_bad_luck_did_strike(played, what):
    figures, _ = played
    assert figures[what] > 0
