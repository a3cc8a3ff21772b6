"""The embedded target: a day's folder with what was sold, in three formats that say the same."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator

import appliance.integrations.accounting as accounting
from appliance.domain.voucher import from_dict
from appliance.integrations import Absent, Accepted, Later, Refused, Unsure, accounted
from appliance.integrations.accounting.folder import CSV_COLUMNS, Folder, as_json
from tests.upload.shop import MAPPING, expected_accounts, one_day, other_id, some_sales, voucher_of

SCHEMA = json.loads((Path(accounting.__file__).parent / "voucher.schema.json").read_text("utf-8"))


def deliver(folder, voucher, mapping=MAPPING, attachments=None):
    lines = accounted(voucher, mapping)
    return folder.deliver(voucher, lines, f"{voucher.id}-folder-1", attachments or {})


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path, "Øl & Mat AS", "999999999")


def test_a_folder_named_by_the_day_with_its_papers(folder, tmp_path):
    _, voucher = one_day()
    papers = {"day.pdf": b"%PDF-1.7 z"}
    assert deliver(folder, voucher, attachments=papers) == Accepted("Z-1-42-20261121")
    [day] = tmp_path.iterdir()
    assert sorted(file.name for file in day.iterdir()) == [
        "day.pdf", "voucher.csv", "voucher.json", "voucher.si",
    ]  # fmt: skip
    assert (day / "day.pdf").read_bytes() == b"%PDF-1.7 z"


@pytest.mark.parametrize("mapping", [MAPPING, {}], ids=["mapped", "unmapped"])
def test_the_json_fits_its_schema_and_reads_back_as_the_voucher(folder, tmp_path, mapping):
    Draft202012Validator.check_schema(SCHEMA)
    random = Random(7)
    for number in range(1, 40):
        sales = some_sales(random)
        voucher = voucher_of(sales, number, date(2026, 11, 21), 5, f"{number:032x}")
        assert isinstance(deliver(folder, voucher, mapping), Accepted)
        written = json.loads((tmp_path / voucher.key / "voucher.json").read_bytes())
        assert list(Draft202012Validator(SCHEMA).iter_errors(written)) == []
        assert from_dict(written["voucher"]) == voucher
        assert all(bool(account) == bool(mapping) for account in written["accounts"])


def test_the_schema_takes_no_decimal_amounts():
    _, voucher = one_day()
    written = json.loads(as_json(voucher, accounted(voucher, MAPPING), "d"))
    written["voucher"]["postings"][0]["amount"] = 12.5
    assert list(Draft202012Validator(SCHEMA).iter_errors(written))


def test_the_csv_adds_up_to_the_sales(folder, tmp_path):
    sales, voucher = one_day()
    deliver(folder, voucher)
    raw = (tmp_path / voucher.key / "voucher.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert tuple(rows[0]) == CSV_COLUMNS
    sums = {}
    for row in rows:
        øre = int((row["debit"] or "0,00").replace(",", "")) - int((row["credit"] or "0,00").replace(",", ""))
        sums[int(row["account"])] = sums.get(int(row["account"]), 0) + øre
    assert sums == expected_accounts(sales)
    assert (rows[0]["credit"], rows[0]["vat"], rows[0]["rate"]) == ("1250,00", "-250,00", "25,00")


def test_a_text_that_a_spreadsheet_would_run(folder, tmp_path):
    _, voucher = one_day()
    formula = replace(voucher.postings[0], text='=HYPERLINK("http://x")')
    deliver(folder, replace(voucher, postings=(formula, *voucher.postings[1:])))
    assert "'=HYPERLINK" in (tmp_path / voucher.key / "voucher.csv").read_text("utf-8-sig")


def test_asked_twice_it_is_there_once(folder, tmp_path):
    _, voucher = one_day()
    assert deliver(folder, voucher) == deliver(folder, voucher) == Accepted(voucher.key)
    assert len(list(tmp_path.iterdir())) == 1


def test_another_day_under_the_same_name(folder):
    _, voucher = one_day()
    deliver(folder, voucher)
    other = other_id(voucher, "f" * 32)
    answer = deliver(folder, other)
    assert (type(answer), answer.code) == (Refused, "folder_taken")
    assert isinstance(folder.look_up(other, "d"), Unsure)


def test_somebodys_own_folder_under_the_name(folder, tmp_path):
    _, voucher = one_day()
    (tmp_path / voucher.key).mkdir()
    assert deliver(folder, voucher).code == "folder_taken"


def test_a_disk_that_is_not_plugged_in(tmp_path):
    _, voucher = one_day()
    folder = Folder(tmp_path / "usb", "Shop AS", "1")
    answer = deliver(folder, voucher)
    assert (type(answer), answer.code) == (Later, "folder_unreachable")
    (tmp_path / "usb").mkdir()
    assert folder.look_up(voucher, "d") == Absent()
    assert isinstance(deliver(folder, voucher), Accepted)
