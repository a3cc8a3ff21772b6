"""Every closed day reaches the books exactly once, whatever servers, networks, people and power do.

Dinero's and the SOAP interface's own schedules are played in tests/integrations; with these they are the
500 of every test run. ``make soak`` plays 10,000 of each target.
"""

from collections import Counter

import pytest

from tests.faults import play

pytestmark = pytest.mark.timeout(900)
STRUCK = {
    "office24": ("lose", "late", "error after", "maintenance", "limit", "seen refused period_closed"),
    "folder": ("disk full", "disk fault", "seen queued folder_unreachable"),
    "dinero": ("lose", "late", "brownout", "drafts booked by a person", "seen accepted draft"),
}
"""Bad luck that never struck would prove nothing."""
EVERYWHERE = (
    "passes cut short", "delivery.db lost", "delivery.db damaged", "days without the books", "corrections",
    "days taken back", "changed by a person", "deleted by a person", "answered resend", "verified",
    "seen unknown interrupted", "seen unknown deliveries_lost", "seen queued waits_for",
)  # fmt: skip


@pytest.mark.parametrize(
    ("target", "seeds"),
    [
        ("office24", range(5001, 5051)),
        ("folder", range(5001, 5021)),
        ("dinero", range(5001, 5031)),
    ],
    ids=["office24", "folder", "dinero"],
)
def test_every_day_arrives_once(target, seeds):
    figures: Counter[str] = Counter()
    for seed in seeds:
        _, broken, seen = play(target, seed)
        assert not broken
        figures += seen
    assert [what for what in (*STRUCK[target], *EVERYWHERE) if not figures[what]] == []
