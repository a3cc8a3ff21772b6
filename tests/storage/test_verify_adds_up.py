"""Who works every hash out anew, and signs with the till's own key, still has to keep all else in order.

Each case changes one thing in a journal of four days; hashes and seals are then put right, numbers of
entries too, and nothing else. The fault is named by what it is.
"""

import json
import shutil
import sqlite3

import pytest

from appliance.domain.journal import chain
from appliance.storage.database import connect
from appliance.till.verifying import examine
from tests.forger import NORWAY, Forger, Row, copy, mend, stolen, write
from tests.tampering import lived


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Four days of a till."""
    return lived(tmp_path_factory.mktemp("lived") / "box", seed=3)


@pytest.fixture
def examined(base, tmp_path):
    """Puts rows into a copy of the file, works hashes and seals out, and examines it."""

    def look(rows, *statements, anew=True, mended=True, thorough=False):
        path = tmp_path / "till.db"
        shutil.copy(base.folder / "till.db", path)
        if anew:
            rows = Forger(stolen(base.folder), thorough).anew(rows)
        write(path, rows, guarded=True)
        with sqlite3.connect(path) as file:
            for statement in statements:
                file.execute(statement)
        file.close()
        if mended:
            mend(path)
        database = connect(path)
        database.connect()
        found = examine(database, NORWAY)
        database.close()
        return [(fault.means, fault.number, fault.what) for fault in found.faults]

    return look


def nth(rows, kind, place=0, **having):
    """An entry of a kind, and its number."""
    found = [row for row in rows if row.kind == kind and having.items() <= row.data.items()]
    return found[place].data


def says(faults, means, what, number=None):
    """Is that among the faults?"""
    return any(shown == means and what in said and number in (None, place) for shown, place, said in faults)


def test_an_untouched_journal_has_no_fault(base, examined):
    assert examined(copy(base.rows), anew=False) == []
    assert examined(copy(base.rows)) == []


CHANGES = [
    ("sale", {"kind": "gift"}, "kinds", "no till makes an entry of kind 'gift'"),
    ("sale", {"receipt": 99}, "numbers", "expected sale receipt 2, got 99"),
    ("sale", {"nr": 99}, "numbers", "expected nr 2, got 99"),
    ("sale", {"series": "practice"}, "numbers", "a sale has no number in the series 'practice'"),
    ("sale", {"date": "2026-11-20"}, "days", "its business date is 2026-11-20, expected 2026-11-21"),
    ("sale", {"training": 1}, "days", "training is off, and the entry says otherwise"),
    ("sale", {"emergency": 1}, "days", "an emergency is off, and the entry says otherwise"),
    ("sale", {"currency": "DKK"}, "origin", "it is in DKK, the till trades in NOK"),
    ("sale", {"till": "2"}, "origin", "it is of till 2, the file is of till 1"),
    ("sale", {"gross": 100}, "sums", "its lines, its VAT and its total do not come to the same"),
    ("sale", {"rounding": 7}, "sums", "rounded by 7"),
    ("provisional", {"receipt": 4}, "numbers", "expected provisional receipt 2, got 4"),
    ("delivery", {"receipt": 1}, "numbers", "expected delivery receipt 2, got 1"),
    ("training", {"receipt": 3}, "numbers", "expected training receipt 2, got 3"),
    ("copy", {"of": 1}, "references", "there is no receipt sale"),
    ("copy", {"of": 10**9}, "references", "there is no receipt sale"),
    ("copy", {"gross": 1}, "references", "there is no receipt sale"),
    ("tender_corrected", {"receipt": 1}, "references", "there is no receipt sale 1 such as it corrects"),
    ("tender_corrected", {"rounding": 9}, "sums", "rounded by 9"),
    ("z_report", {"z": 7}, "numbers", "expected Z 2, got 7"),
    ("z_report", {"gross": 0}, "sums", "it is not the sum of its entries: gross"),
    ("z_report", {"grand": {"sales": 0, "returns": 0, "net": 0}}, "sums", "entries: grand"),
    ("z_report", {"counts": {}}, "sums", "it is not the sum of its entries: counts"),
    ("z_report", {"cash_expected": 1}, "sums", "it is not the sum of its entries: cash_expected"),
    ("z_report", {"emergencies": []}, "sums", "it is not the sum of its entries: emergencies"),
    ("x_report", {"net": 1}, "sums", "it is not the sum of its entries: net"),
    ("settlement", {"z": 9}, "references", "it settles Z 9, which is not there or is settled"),
    ("settlement", {"z": 1}, "references", "it settles Z 1, which is not there or is settled"),
    ("settlement", {"expected": 1}, "sums", "it does not repeat what Z 2 says"),
    ("settlement", {"date_of_z": "2026-01-01"}, "sums", "it does not repeat what Z 2 says"),
    ("settlement", {"terminals": []}, "sums", "it does not repeat what Z 2 says"),
    ("settlement", {"difference": 5}, "sums", "its difference is not what was counted"),
    ("settlement", {"closing_float": 5}, "sums", "the bag and the float are not what was counted"),
    ("day_opened", {"date": ""}, "days", "it opens a day without a date"),
    ("training_begun", {"kind": "training_ended"}, "days", "training is off already"),
    ("sale", {"tenders": 7}, "form", "its body is not that of a sale: TypeError"),
    ("copy", {"series": {}}, "references", "there is no receipt"),
]


@pytest.mark.parametrize(
    ("kind", "change", "means", "what"), CHANGES, ids=[f"{one[0]} {next(iter(one[1]))}" for one in CHANGES]
)
def test_a_change_that_fits_the_chain_and_not_the_rest(base, examined, kind, change, means, what):
    rows = copy(base.rows)
    data = nth(rows, kind, 1)
    assert any(data.get(name) != value for name, value in change.items())
    number = data["number"]
    data |= change
    faults = examined(rows)
    assert says(faults, means, what, number), faults


def test_a_report_that_names_another_head(base, examined):
    rows = copy(base.rows)
    nth(rows, "sale")["lines"][0]["name"] = "Something else"
    faults = examined(rows)
    first = nth(base.rows, "x_report")["number"]
    assert says(faults, "report", "the head of the journal that it names is not the one before it", first)
    assert not says(faults, "seal", "")  # the country's seal does not speak of texts


def test_a_second_copy_of_a_receipt(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "copy")
    (again,) = copy([rows[at]])
    faults = examined([*rows[: at + 1], again, *rows[at + 1 :]])
    assert says(faults, "references", "has had its one copy", at + 2)


def test_goods_that_come_back_twice(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.data.get("series") == "return")
    (again,) = copy([rows[at]])
    again.was, again.data["sale"] = 0, "f" * 32
    faults = examined([*rows[: at + 1], again, *rows[at + 1 :]], thorough=True)
    assert says(faults, "references", "more came back of receipt sale"), faults


def test_goods_that_nobody_bought_come_back(base, examined):
    rows = copy(base.rows)
    back = nth(rows, "sale", series="return")
    back["lines"][0]["origin"]["line"] = 77
    assert says(examined(rows), "references", "no receipt before it has sold it", back["number"])


def test_two_days_with_one_voucher(base, examined):
    rows = copy(base.rows)
    nth(rows, "settlement", 1)["voucher"] = nth(rows, "settlement")["voucher"]
    assert says(examined(rows), "references", "is another day's")


def test_a_day_that_is_opened_twice(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "day_opened")
    faults = examined([*rows[: at + 1], *copy([rows[at]]), *rows[at + 1 :]])
    assert says(faults, "days", "the day 2026-11-21 has not been closed", at + 2)


def test_a_sale_declined_on_paper_that_is_not_the_one_before(base, examined):
    rows = copy(base.rows)
    first, second = (nth(rows, "sale", place) for place in (0, 1))
    said = {name: first[name] for name in ("sale", "series", "receipt", "gross")}
    at = second["number"]
    rows.insert(at, Row(0, {**second, **said, "kind": "no_receipt"}))
    assert says(examined(rows), "references", "it does not stand behind the sale that it names", at + 1)


def test_a_key_that_was_made_twice(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "key_made")
    faults = examined([*rows[: at + 1], *copy([rows[at]]), *rows[at + 1 :]])
    assert says(faults, "references", "key 1 was made before", at + 2)


def test_a_seal_of_a_key_that_was_not_made_yet(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "key_made")
    faults = examined([*rows[:at], *rows[at + 1 : 20], rows[at], *rows[20:]])
    first = next(row.data["number"] for row in base.rows if row.kind == "sale")
    assert says(faults, "seal", "its seal does not hold", first - 1)


def test_a_seal_of_an_older_key_than_the_one_in_use(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "key_made")
    second = copy([rows[at]])[0]
    second.data["version"] = "2"
    faults = examined([*rows[: at + 1], second, *rows[at + 1 :]])
    assert says(faults, "seal", "it is of key 1, and key 2 was in use")


def rehashed(rows, at, body):
    """The rows with another body in one place, whatever it is, and the hashes behind it worked out."""
    head = rows[at - 1].hash
    rows[at].body = body
    for place, row in enumerate(rows, 1):
        row.id = place
    for row in rows[at:]:
        row.hash = head = chain(head, row.body)
    return rows


@pytest.mark.parametrize(
    ("body", "means", "what"),
    [
        (lambda body: body + b" ", "form", "not written the one way there is"),
        (lambda body: body.replace(b'"gross"', b'"gross":1,"gross"', 1), "form", "the one way there is"),
        (lambda body: body.replace(b'"at":', b'"at":1.5,"at":', 1), "chain", "its body is not JSON"),
        (lambda body: body.replace(b'"at":', b'"at":true,"at":', 1), "form", "the one way there is"),
        (lambda body: b'{"a":' * 99_999, "chain", "its body is not JSON"),
        (lambda body: b"\xff", "chain", "its body is not JSON"),
        (lambda body: b"7", "chain", "its body is not an object"),
    ],
    ids=["a space", "a key twice", "a float", "a truth", "too deep", "no UTF-8", "no object"],
)
def test_a_body_that_the_till_would_not_write(base, examined, body, means, what):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "sale")
    rows = rehashed(rows, at, body(rows[at].body))
    assert says(examined(rows, anew=False), means, what, at + 1)


def test_a_truth_in_its_place_is_no_integer(base, examined):
    rows = copy(base.rows)
    at = next(place for place, row in enumerate(rows) if row.kind == "day_opened")
    body = json.dumps({**rows[at].data, "confirmed": True}, sort_keys=True, separators=(",", ":")).encode()
    faults = examined(rehashed(rows, at, body), anew=False)
    assert says(faults, "form", "not written the one way there is", at + 1)


def test_a_file_that_says_it_is_of_a_country_without_seals(base, tmp_path):
    from appliance.domain.money import NOK
    from appliance.fiscal import plain

    path = tmp_path / "till.db"
    shutil.copy(base.folder / "till.db", path)
    database = connect(path)
    database.connect()
    found = examine(database, plain.rules(NOK))
    database.close()
    assert {"origin", "seal"} <= set(found.found)
    assert any("a key is made, and nothing is sealed in plain" in fault.what for fault in found.faults)


@pytest.mark.parametrize(
    ("statement", "means", "what"),
    [
        ("UPDATE entry SET id = id + 1000 WHERE id > 9", "numbers", "expected row 10 in the file, got 1010"),
        ("UPDATE entry SET id = id - 9", "numbers", "expected row 1 in the file, got -8"),
    ],
)
def test_rows_that_are_not_where_the_till_puts_them(base, examined, statement, means, what):
    gates = [f"DROP TRIGGER {name}" for name in ("entry_stays", "entry_remains", "entry_follows")]
    faults = examined(copy(base.rows), *gates, statement)
    assert says(faults, means, what)
    assert says(faults, "triggers", "is gone: entry_stays, entry_remains, entry_follows")


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (
            ["DROP TRIGGER entry_stays",
             "CREATE TRIGGER entry_stays BEFORE UPDATE ON entry WHEN 0 BEGIN SELECT 1; END"],
            "entry_stays",
        ),
        (["CREATE TRIGGER mine AFTER INSERT ON sale BEGIN UPDATE sale SET gross = 0; END"], "mine"),
    ],
    ids=["toothless", "somebody's own"],
)  # fmt: skip
def test_a_trigger_that_is_not_ours(base, examined, statements, named):
    assert says(examined(copy(base.rows), *statements, mended=False), "triggers", f"is gone: {named}")


def test_no_more_of_one_kind_are_listed_than_anybody_reads(base, tmp_path):
    rows = copy(base.rows)
    for row in rows:
        row.data["operator"] = "9"
        row.data["date"] = ""
    path = tmp_path / "till.db"
    shutil.copy(base.folder / "till.db", path)
    write(path, Forger(stolen(base.folder), False).anew(rows), guarded=True)
    database = connect(path)
    database.connect()
    found = examine(database, NORWAY)
    database.close()
    listed = sum(fault.means == "days" for fault in found.faults)
    assert listed == 20 < found.found["days"]
