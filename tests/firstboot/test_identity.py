"""A till that has an entry is known by its journal, and by its file where the journal cannot be read."""

import pytest

from appliance.config import parse
from appliance.firstboot.telling import Identity
from appliance.till.setup import began
from appliance.wiring.first_boot import at_start, identity
from appliance.wiring.starting import start
from tests.firstboot.card import SHORTEST, Card

OURS = Identity("norway", "974760673", "1", "NOK")


@pytest.fixture
def till(tmp_path):
    """A box that was set up, and whose till has begun."""
    card = Card(tmp_path).put(SHORTEST)
    assert at_start(card.boot, card.data).state == "applied"
    return card


def begin(card):
    box = start(parse(SHORTEST), card.data / "till", parts=None)
    began(box.till, "0.1.0")
    box.stop()


def test_before_the_first_entry_anything_may_change(till):
    assert identity(till.data / "till") is None
    till.put(SHORTEST.replace("974 760 673", "987 654 325"))
    assert at_start(till.boot, till.data).state == "applied"


def test_its_journal_says_who_it_is(till):
    begin(till)
    assert identity(till.data / "till") == OURS
    till.put(SHORTEST.replace("974 760 673", "987 654 325"))
    outcome = at_start(till.boot, till.data)
    assert outcome.state == "refused" and any("shop.organisation_number" in line for line in outcome.lines)


def test_of_a_damaged_journal_the_file_knows_it(till):
    begin(till)
    for name in ("till.db-wal", "till.db-shm"):
        (till.data / "till" / name).unlink(missing_ok=True)
    (till.data / "till" / "till.db").write_bytes(b"SQLite format 3\x00" + bytes(4096))
    assert identity(till.data / "till") == OURS
