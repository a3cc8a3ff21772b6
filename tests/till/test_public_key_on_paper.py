"""The public key is printed when somebody asks for it, and journalled as a paper of its own."""

import pytest

from appliance.domain.kinds import event_code
from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import modes, people, public_key
from tests.till.shop import Box, opened


def test_what_is_printed_is_the_key_that_seals(till, box):
    made = journal.last_of(till.database, "key_made")[1].data
    stored = public_key.print_key(till)
    assert {name: stored.data[name] for name in ("version", "algorithm", "public")} == {
        name: made[name] for name in ("version", "algorithm", "public")
    }
    assert event_code(stored.data) == "13018"
    assert [job.kind for _, job in box.sent] == ["print"]


def test_nobody_logged_in_prints_nothing(till):
    people.lock(till)
    with pytest.raises(Refused, match="not_logged_in"):
        public_key.print_key(till)


def test_training_prints_no_key(till):
    people.log_in(till, "2", "9876")
    modes.begin_training(till)
    with pytest.raises(Refused, match="training_only_sells"):
        public_key.print_key(till)


def test_a_country_without_a_seal_has_none_to_print(tmp_path):
    box = Box(tmp_path, "plain", "EUR")
    with pytest.raises(Refused, match="key_missing"):
        public_key.print_key(opened(box.start()))
    box.off()
