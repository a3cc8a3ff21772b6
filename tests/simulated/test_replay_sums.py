"""Random days come to what an independent reader of the file says."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appliance.domain.money import Currency
from appliance.simulated import replay as module
from appliance.storage import projections
from appliance.till import verifying
from tests.simulated.oracle import days, some_days

BY_HAND = [
    {"event": "open_day", "at": "2026-11-21T08:00:00+01:00", "float": "500.00"},
    {"event": "product", "code": "70", "name": "Milk", "department": "10", "price": "24.90", "vat": "15"},
    {"event": "sale", "at": "2026-11-21T08:01:00+01:00", "payments": [{"tender": "cash", "amount": "100"}],
     "lines": [{"code": "70", "qty": "2"},
               {"name": "Knife", "department": "20", "qty": "1", "price": "12.95", "vat": "25"}]},
    {"event": "return", "at": "2026-11-21T09:00:00+01:00", "lines": [{"code": "70", "qty": "1"}],
     "payments": [{"tender": "card", "amount": "24.90"}]},
    {"event": "close_day", "at": "2026-11-21T20:00:00+01:00", "counted": {"cash": "563.00"}},
]  # fmt: skip


def played(folder: Path, lines: list[str], country: str, currency: str = "") -> list[dict]:
    """The day lines of a replay, which is then verified."""
    replay, said = module.Replay(folder, country, currency), []
    try:
        replay.run([f"{line}\n".encode() for line in lines], said.append)
        assert verifying.verify(replay.database, replay.till.rules) == (replay.till.journal.number, "")
        assert projections.differences(replay.database) == []
    finally:
        replay.database.close()
    return said


def test_one_day_by_hand(tmp_path):
    """49.80 + 12.95 = 62.75, cash 63.00 (+0.25); 24.90 back by card. VAT: 49.80·15/115 = 6.4957 → 6.50,
    12.95·25/125 = 2.59, −24.90·15/115 = −3.2478 → −3.25."""
    assert played(tmp_path, [json.dumps(event) for event in BY_HAND], "norway") == [
        {
            "z": 1, "gross": "37.85", "net": "32.01", "vat": {"15": "3.25", "25": "2.59"},
            "departments": {"10": "24.90", "20": "12.95"}, "tenders": {"card": "-24.90", "cash": "63.00"},
            "rounding": "0.25", "sales": 1, "returns": 1, "entries": [1, 6],
        }
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["-24.90", "-25.00", "24.90", "25.00", "0.00", "100.00"])
def test_cash_given_back_is_what_is_due_however_it_is_written(tmp_path, written):
    """A sale may come out negative: 25.00 in coins; cash above it is given back as change."""
    taken = {**BY_HAND[2], "lines": [{"code": "70", "qty": "-1"}],
             "payments": [{"tender": "cash", "amount": written}]}  # fmt: skip
    events = [*BY_HAND[:2], taken, {**BY_HAND[-1], "counted": {}}]
    (day,) = played(tmp_path, [json.dumps(event) for event in events], "norway")
    assert (day["gross"], day["tenders"], day["rounding"]) == ("-24.90", {"cash": "-25.00"}, "-0.10")


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["norway", "denmark", "plain"]), st.integers(0, 2**32), st.integers(1, 3))
def test_random_days(country, seed, count):
    lines = some_days(Random(seed), country, count, sales=12)
    with TemporaryDirectory() as folder:
        said = played(Path(folder), lines, country, "GBP")
    assert [{name: day[name] for name in day if name != "entries"} for day in said] == days(lines, country)


def test_entries_of_the_days_follow_each_other(tmp_path):
    said = played(tmp_path, some_days(Random(1), "plain", 3, sales=3), "plain", "GBP")
    for before, day in pairwise(said):
        assert day["entries"][0] == before["entries"][1] + 1  # the settlement lies in the next day's span


def test_a_currency_without_decimals_has_none(tmp_path):
    assert Currency("ISK", 0).exponent == 0
    events = json.loads(json.dumps(BY_HAND).replace("24.90", "249").replace("12.95", "130"))
    events[2]["payments"] = [{"tender": "card", "amount": "628"}]
    for event in events:
        for field in ("float",):
            if field in event:
                event[field] = "500"
    events[-1].pop("counted")
    (day,) = played(tmp_path, [json.dumps(event) for event in events], "plain", "ISK")
    assert (day["gross"], day["tenders"]) == ("379", {"card": "379"})
