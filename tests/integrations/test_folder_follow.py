"""A day in the folder is read back; one that may not be on the disk is in doubt, not absent."""

import errno
import json
import shutil

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Accepted, Followed, Later, Unknown, accounted
from appliance.integrations.accounting import folder as module
from appliance.integrations.accounting.folder import Folder
from tests.upload.shop import MAPPING, one_day

_, DAY = one_day()
LINES = accounted(DAY, MAPPING)


@pytest.fixture
def folder(tmp_path):
    """A folder with the day in it."""
    made = Folder(tmp_path, "Shop", "1")
    assert made.deliver(DAY, LINES, "d", {}) == Accepted(DAY.key)
    return made


def follow(folder, voucher=DAY, lines=LINES):
    return folder.follow(voucher, lines, "d", DAY.key)


def test_there_as_it_was_written(folder):
    assert follow(folder) == Followed("posted", verified=True)


def test_taken_away(folder, tmp_path):
    shutil.rmtree(tmp_path / DAY.key)
    assert follow(folder).stage == "gone"


def test_another_figure(folder, tmp_path):
    file = tmp_path / DAY.key / "voucher.json"
    whole = json.loads(file.read_text())
    whole["voucher"]["postings"][0]["amount"] -= 1
    whole["voucher"]["postings"][-1]["amount"] += 1
    file.write_text(json.dumps(whole))
    assert follow(folder).stage == "changed"


@pytest.mark.parametrize("text", ["", "[]", '{"voucher": {}}', '{"voucher": 7, "accounts": []}'])
def test_unreadable(folder, tmp_path, text):
    (tmp_path / DAY.key / "voucher.json").write_text(text)
    assert follow(folder).stage == "changed"


def test_other_accounts_than_were_sent(folder):
    other = accounted(DAY, {**MAPPING, ("tender", "", "", "card", "", "", ""): Account("1999")})
    answer = follow(folder, lines=other)
    assert (answer.stage, "account" in answer.facts) == ("changed", True)


def test_an_older_file_without_the_newer_parts(folder, tmp_path):
    file = tmp_path / DAY.key / "voucher.json"
    whole = json.loads(file.read_text())
    for name in ("kind", "of", "after"):
        del whole["voucher"][name]
    file.write_text(json.dumps(whole))
    assert follow(folder).verified


def test_the_disk_is_away(folder, tmp_path):
    shutil.rmtree(tmp_path)
    answer = follow(folder)
    assert (type(answer), answer.code) == (Later, "folder_unreachable")


def test_renamed_and_perhaps_not_on_the_disk_it_is_in_doubt(tmp_path, monkeypatch):
    real = module._sync

    def failing(folder):
        if folder == tmp_path:
            raise OSError(errno.EIO, "Input/output error")
        real(folder)

    monkeypatch.setattr(module, "_sync", failing)
    folder = Folder(tmp_path, "Shop", "1")
    answer = folder.deliver(DAY, LINES, "d", {})
    assert (type(answer), answer.code) == (Unknown, "folder_unreachable")
    assert folder.look_up(DAY, "d") == Accepted(DAY.key)


def test_nothing_is_refused_ahead(folder):
    assert folder.preflight({}, ["2031-01-01"], {}) == ()
