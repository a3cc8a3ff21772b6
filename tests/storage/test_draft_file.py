"""A draft that cannot be read is set aside; the till sells on."""

import json
import sqlite3

import pytest

from appliance.storage.drafts import Drafts
from appliance.till import people
from tests.till.shop import MILK, paid, ring


def with_body(path, body):
    """Write another text into the draft."""
    database = sqlite3.connect(path)
    database.execute("INSERT OR REPLACE INTO draft VALUES (1, ?)", (body,))
    database.commit()
    database.close()


def test_a_ruined_file(till, box):
    ring(till, MILK)
    box.off()
    (box.folder / "draft.db").write_bytes(b"\xff" * 5000)
    till = box.start()
    assert till.sale is None
    assert (box.folder / "draft.damaged").exists()
    till.drawer = "shut"
    people.log_in(till, "1", "1234")
    paid(ring(till, MILK), ("card", 2490))


@pytest.mark.parametrize("body", ["{", "[]", '{"sale": 1}', '{"sale": {"id": "x"}}', json.dumps({"a": 1})])
def test_a_ruined_text(till, box, body):
    box.off()
    with_body(box.folder / "draft.db", body)
    till = box.start()
    assert till.sale is None
    ring(till, MILK)
    assert till.question.code == "not_logged_in"


def test_no_log_of_the_ruined_file_is_played_into_the_new_one(tmp_path):
    path = tmp_path / "draft.db"
    path.write_bytes(b"\xff" * 5000)
    for end in ("-wal", "-shm"):
        (tmp_path / f"draft.db{end}").write_bytes(b"old")
    drafts = Drafts(path)
    assert drafts.read() is None
    assert (tmp_path / "draft.damaged-wal").exists() or not (tmp_path / "draft.db-wal").exists()
    assert drafts.read() is None
