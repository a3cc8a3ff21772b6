"""A bad line ends the replay with exit code 2 and is named; nothing of its event is stored."""

import json
import sqlite3

import pytest

from appliance.simulated.replay import replay

OPEN = {"event": "open_day", "at": "2026-11-21T08:00:00+01:00", "float": "500.00"}
MILK = {"event": "product", "code": "70", "name": "Milk", "department": "1", "price": "24.90", "vat": "15"}
CARD = [{"tender": "card", "amount": "24.90"}]
SALE = {"event": "sale", "at": "2026-11-21T09:00:00+01:00", "lines": [{"code": "70"}], "payments": CARD}
CLOSE = {"event": "close_day", "at": "2026-11-21T20:00:00+01:00"}


def sale(**changes):
    """The sale with other fields."""
    return {**SALE, **changes}


def line(**changes):
    """The sale with another line."""
    return sale(lines=[{"code": "70", **changes}])


def pay(*amounts, tender="card"):
    """The sale with other payments."""
    return sale(payments=[{"tender": tender, "amount": amount} for amount in amounts])


BAD = {
    "not JSON": b"{",
    "not an object": b"[1]",
    "nothing": b"null",
    "not UTF-8": b'{"event": "\xff"}',
    "half a surrogate pair": json.dumps(sale(operator="\ud800")).encode(),
    "very deep": b"[" * 100_000,
    "a field twice": b'{"event": "close_day", "at": "2026-11-21T20:00:00+01:00", "at": "2026"}',
    "no event": {},
    "an event that is a list": {"event": []},
    "an unknown event": {"event": "refund"},
    "an unknown field": sale(tip="1.00"),
    "a missing field": {"event": "sale", "at": SALE["at"], "lines": SALE["lines"]},
    "no lines": sale(lines=[]),
    "lines that are none": sale(lines="70"),
    "payments that are none": sale(payments={"cash": "1"}),
    "an unknown field in a line": line(colour="red"),
    "an unknown field in a payment": sale(payments=[{**CARD[0], "tip": "1"}]),
    "a time without its offset": sale(at="2026-11-21T09:00:00"),
    "no time": sale(at="yesterday"),
    "a time out of all bounds": sale(at="9999-12-31T23:59:59-12:00"),
    "an unknown code": sale(lines=[{"code": "71"}]),
    "an unknown code with half of what it takes": sale(lines=[{"code": "71", "price": "1.00"}]),
    "neither code nor name": sale(lines=[{"qty": "1"}]),
    "quantity nought": line(qty="0"),
    "quantity in words": line(qty="two"),
    "quantity as a number": line(qty=2),
    "quantity too fine": line(qty="1.0001"),
    "quantity beyond a shop": line(qty="100000.001"),
    "a price too fine": line(price="24.905"),
    "a price below nothing": line(price="-1.00"),
    "a price beyond a shop": line(price="9999999999.00"),
    "a rate beyond everything": line(vat="101"),
    "a rate below nothing": line(vat="-1"),
    "a discount above the line": line(discount="24.91"),
    "a discount below nothing": line(discount="-1"),
    "sums beyond SQLite": sale(
        lines=[
            {"code": "70", "qty": qty, "price": "999999999.99", "vat": vat}
            for qty, vat in (("100000", "15"), ("-100000", "25"))
            for _ in range(1000)
        ],
        payments=[],
    ),
    "goods taken back and nothing said of the money": {**line(qty="-1"), "payments": []},
    "goods taken back and the card charged": line(qty="-1"),
    "too little paid": pay("24.89"),
    "too much by card": pay("24.91"),
    "the wrong way": pay("-24.90"),
    "nothing paid": pay(),
    "too little cash": pay("24.00", tender="cash"),
    "a card after all is paid": pay("24.90", "0.01"),
    "an amount in words": pay("much"),
    "no tender": sale(payments=[{"amount": "24.90"}]),
    "a negative quantity in a return": {**line(qty="-1"), "event": "return"},
    "a second opening": OPEN,
    "a float below nothing": {**OPEN, "float": "-1"},
    "cash of nothing": {"event": "cash_in", "at": SALE["at"], "amount": "0"},
    "cash below nothing": {"event": "cash_out", "at": SALE["at"], "amount": "-5.00"},
    "a count that is a list": {**CLOSE, "counted": ["1"]},
    "a drawer with less than nothing": {**CLOSE, "counted": {"cash": "-1.00"}},
    "a product without a name": {**MILK, "name": " "},
}


def stored(folder):
    """Everything that is in the database, by table."""
    database = sqlite3.connect(folder / "till.db")
    names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    database.close()
    return rows


def as_line(what) -> bytes:
    """A line of the file."""
    return (what if isinstance(what, bytes) else json.dumps(what).encode()) + b"\n"


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_it_is_named_and_nothing_of_it_is_stored(tmp_path, capsys, bad):
    file, good = tmp_path / "f.jsonl", [as_line(OPEN), as_line(MILK), as_line(SALE)]
    file.write_bytes(b"".join(good))
    assert replay(file, tmp_path / "data", "norway", "") == 0
    before = stored(tmp_path / "data")
    capsys.readouterr()
    file.write_bytes(b"".join([*good, as_line(bad), as_line(CLOSE)]))
    assert replay(file, tmp_path / "data", "norway", "") == 2
    error = capsys.readouterr().err
    assert error.startswith("f.jsonl: line 4: ")
    assert "expected" in error or "refused" in error
    assert stored(tmp_path / "data") == before


@pytest.mark.parametrize("event", [SALE, CLOSE, {"event": "cash_in", "at": SALE["at"], "amount": "1.00"}])
def test_before_the_day_is_open(tmp_path, capsys, event):
    file = tmp_path / "f.jsonl"
    file.write_bytes(as_line(MILK) + as_line(event))
    assert replay(file, tmp_path / "data", "norway", "") == 2
    assert "line 2: expected an open_day before it" in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert replay(tmp_path / "none.jsonl", tmp_path / "data", "norway", "") == 2
    assert "none.jsonl" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_full_disk_is_named_too(tmp_path, capsys, monkeypatch):
    """The file may grow to 100 pages; a sale too many is refused, and all before it are whole."""
    from appliance.storage import database

    monkeypatch.setitem(database.PRAGMAS, "max_page_count", 100)
    file = tmp_path / "f.jsonl"
    file.write_bytes(as_line(OPEN) + as_line(MILK) + as_line(SALE) * 500)
    assert replay(file, tmp_path / "data", "norway", "") == 2
    assert "disk_full" in capsys.readouterr().err
    rows = stored(tmp_path / "data")
    assert len(rows["sale"]) == len(rows["replayed"]) - 2 > 10
