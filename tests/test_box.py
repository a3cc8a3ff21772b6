"""The box starts, says so in its journal, and stops; a refused start leaves nothing open."""

import pytest

from appliance.config import parse
from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.storage.database import open_till
from appliance.wiring.starting import start
from tests.test_commands import TOML


def kinds(folder):
    """The kinds of all entries, in order."""
    database = open_till(folder / "till.db")
    found = [entry.kind for _, entry in journal.entries(database)]
    database.close()
    return found


def test_start_and_stop_are_entries(tmp_path):
    start(parse(TOML), tmp_path, parts=lambda box: None).stop()
    assert kinds(tmp_path) == ["key_made", "configured", "started", "stopped"]


def test_a_second_box_on_the_same_folder_is_refused_and_the_first_goes_on(tmp_path):
    box = start(parse(TOML), tmp_path, parts=None)
    with pytest.raises(Refused, match="till_running"):
        start(parse(TOML), tmp_path, parts=None)
    box.stop()
    start(parse(TOML), tmp_path, parts=None).stop()


def test_a_refused_start_can_be_tried_again(tmp_path):
    start(parse(TOML), tmp_path, parts=None).stop()
    key = tmp_path / "keys" / "seal-1.pem"
    key.rename(tmp_path / "away.pem")
    with pytest.raises(Refused, match="key_missing"):
        start(parse(TOML), tmp_path, parts=None)
    (tmp_path / "away.pem").rename(key)
    start(parse(TOML), tmp_path, parts=None).stop()
