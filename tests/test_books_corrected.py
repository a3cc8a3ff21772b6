"""A day that is corrected, from the till's counter to the books' folder and back to the auditor."""

import json

from appliance.__main__ import main
from appliance.config import load
from appliance.domain.settlement import Count
from appliance.storage.delivery import states
from appliance.till import books, day, mapping, people
from appliance.till.mapping import Row
from appliance.till.till import Person
from appliance.wiring.starting import start
from tests.test_commands import TOML


def upload(folder):
    assert main(["upload", "--now", "--data", str(folder)]) == 0


def read(folder, key):
    """A delivered voucher: (role, amount, account) of each posting."""
    whole = json.loads((folder / "books" / key / "voucher.json").read_text())
    pairs = zip(whole["voucher"]["postings"], whole["accounts"], strict=True)
    return [(one["role"], one["amount"], account and account["number"]) for one, account in pairs]


def test_from_the_counter_to_the_books_and_back(tmp_path, capsys):
    (tmp_path / "till.toml").write_text(TOML)
    box = start(load(tmp_path / "till.toml"), tmp_path, parts=None)
    till, record = box.till, tmp_path / "delivery.db"
    people.add(till, Person("1", "Ingrid", "manager"), "1111")
    people.log_in(till, "1", "1111")
    upload(tmp_path)
    mapping.save(till, [Row("tender", "1900"), Row("cash_difference", "7790")])
    day.open_day(till, 50_000, clock_confirmed=True)
    day.z_report(till)
    day.settle_day(till, Count(49_000, {}, {}, {"cash": "wrong change"}, counted_by="1"))
    upload(tmp_path)
    [first] = books.bookings(till, record)
    assert (first.stage, first.verified) == ("posted", True)
    mapping.save(till, [Row("tender", "1900"), Row("cash_difference", "7791")])
    books.correct(till, record, 1, "wrong account")
    upload(tmp_path)
    upload(tmp_path)
    box.stop()
    assert all(row.verified for row in states(record).values())
    key = first.voucher["key"]
    assert read(tmp_path, key) == [("tender", -1000, "1900"), ("cash_difference", 1000, "7790")]
    assert read(tmp_path, f"{key}-R1") == [("tender", 1000, "1900"), ("cash_difference", -1000, "7790")]
    assert read(tmp_path, f"{key}-C1") == [("tender", -1000, "1900"), ("cash_difference", 1000, "7791")]
    capsys.readouterr()
    assert main(["verify", "--data", str(tmp_path)]) == 0
    assert "carried by the 3 days in the books' folder" in capsys.readouterr().out
