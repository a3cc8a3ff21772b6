"""Whatever was done to the file behind the till's back, verify names the first bad entry."""

import json
from hashlib import sha256

import pytest

from appliance.domain.journal import NOTHING
from appliance.till import verifying


def reach_in(till, *statements):
    """Do what the triggers forbid, as somebody with the file in hands can."""
    for name in ("entry_stays", "entry_remains", "entry_follows"):
        till.database.execute_sql(f"DROP TRIGGER {name}")
    for statement, values in statements:
        till.database.execute_sql(statement, values)


def sales(till):
    """(row id, number, body) of each sale."""
    rows = till.database.execute_sql("SELECT id, number, body FROM entry WHERE kind = 'sale' ORDER BY id")
    return [(row, number, bytes(body)) for row, number, body in rows]


def rechain(till):
    """Work out every hash anew, as a careful forger does."""
    head = NOTHING
    for row, body in till.database.execute_sql("SELECT id, body FROM entry ORDER BY id").fetchall():
        head = sha256(head + bytes(body)).digest()
        till.database.execute_sql("UPDATE entry SET hash = ? WHERE id = ?", (head, row))


def verdict(till):
    """What verify says, less the count."""
    return verifying.verify(till.database, till.rules)[1]


def test_an_untouched_journal_is_good(till):
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_changed_byte(till, place):
    row, number, body = sales(till)[place]
    changed = body.replace(b"Milk", b"Silk").replace(b"Knife", b"Wnife")
    reach_in(till, ("UPDATE entry SET body = ? WHERE id = ?", (changed, row)))
    assert verdict(till) == f"entry 1/1/{number}: its hash does not follow from the entry before it"


def test_a_removed_entry(till):
    row, number, _ = sales(till)[1]
    reach_in(till, ("DELETE FROM entry WHERE id = ?", (row,)))
    assert verdict(till) == f"entry 1/1/{number + 1}: expected number {number}, got {number + 1}"


def test_the_first_entry_removed(till):
    reach_in(till, ("DELETE FROM entry WHERE id = 1", ()))
    assert verdict(till).startswith("entry 1/1/2: its hash does not follow")


@pytest.mark.parametrize(
    "forge",
    [
        lambda data: data.update(gross=1),
        lambda data: data["seal"].update({"in": "0.01"}),
        lambda data: data.update(nr=9),
        lambda data: data.update(at=data["at"] + 86_400_000),
        lambda data: data.pop("seal"),
        lambda data: data["seal"].pop("signature"),
        lambda data: data["vat"][0].update(net=0),
    ],
)
def test_a_forger_who_works_the_hashes_out_anew_still_lacks_the_key(till, forge):
    row, number, body = sales(till)[1]
    data = json.loads(body)
    forge(data)
    forged = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    reach_in(till, ("UPDATE entry SET body = ? WHERE id = ?", (forged, row)))
    rechain(till)
    assert verdict(till) == f"entry 1/1/{number}: its seal does not hold"


def test_a_start_refuses_a_broken_journal(till, box):
    from appliance.domain.problems import Refused

    row, number, body = sales(till)[2]
    reach_in(till, ("UPDATE entry SET body = ? WHERE id = ?", (body + b" ", row)))
    with pytest.raises(Refused) as refused:
        box.restart()
    assert refused.value.problem.code == "journal_broken"
    assert refused.value.problem.facts["number"] == number
