"""What the till says of itself on the screen, and in the entry of its start."""

import json
import sqlite3
from contextlib import closing

from appliance.build import identity
from appliance.config import parse
from appliance.paper.symbols import squares
from appliance.wiring.about import about
from appliance.wiring.starting import start
from tests.description.shop import config, toml


def test_the_page_names_the_build_and_shows_the_key(tmp_path):
    box = start(config(), tmp_path, parts=None)
    page = about(box.till, box.words)
    box.stop()
    shown = " ".join(value for _, value in page.lines)
    assert identity().hash in shown and identity().version in shown
    assert "Bua på Ås 974760673" in shown and "RSA-SHA1-1024" in shown
    assert page.key.startswith("-----BEGIN PUBLIC KEY-----") and "PRIVATE" not in page.key
    assert [list(row) for row in page.qr] == squares(page.key)


def test_a_till_without_a_seal_has_a_page_without_a_key(tmp_path):
    box = start(config("plain"), tmp_path, parts=None)
    page = about(box.till, box.words)
    box.stop()
    assert (page.key, page.qr) == ("", ()) and page.lines


def test_the_start_is_journalled_with_its_build(tmp_path):
    start(parse(toml()), tmp_path, parts=lambda box: None).stop()
    with closing(sqlite3.connect(tmp_path / "till.db")) as file:
        (body,) = file.execute("SELECT body FROM entry WHERE kind = 'started'").fetchone()
    assert identity().hash[:12] in json.loads(body)["build"]
