"""A damaged, newer, foreign or keyless database does not sell; it says what is wrong."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from appliance.domain.favourites import Page
from appliance.domain.problems import Refused
from appliance.fiscal import rules_for
from appliance.storage import favourites, journal, projections
from appliance.storage.database import open_till
from appliance.till import people, setup, verifying
from appliance.till.till import Person, Shop
from tests.till.shop import MILK, paid, ring


def refusal(box) -> str:
    """The problem code that starting gives."""
    with pytest.raises(Refused) as refused:
        box.start()
    return refused.value.problem.code


def flip(path, places):
    """Flip all bits of bytes."""
    content = bytearray(path.read_bytes())
    for place in places:
        content[place] ^= 0xFF
    path.write_bytes(content)


def test_a_damaged_header(till, box):
    box.off()
    flip(box.folder / "till.db", range(16))
    assert refusal(box) == "database_damaged"


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_are_found_or_harm_nothing(till, box, seed):
    """A page of the file is ruined: start refuses, or nothing of the journal was in it."""
    for _ in range(30):
        paid(ring(till, MILK), ("card", 2490))
    number = till.journal.number
    box.off()
    path, dice = box.folder / "till.db", random.Random(seed)
    page = dice.randrange(1, path.stat().st_size // 4096)
    flip(path, [page * 4096 + dice.randrange(4096) for _ in range(200)])
    try:
        again = box.start()
    except Refused as refused:
        assert refused.problem.code in ("database_damaged", "journal_broken")
    else:
        assert verifying.verify(again.database, again.rules) == (number, "")


def test_a_newer_database_is_left_alone(till, box):
    box.off()
    database = sqlite3.connect(box.folder / "till.db")
    database.execute("PRAGMA user_version = 999")
    database.close()
    before = (box.folder / "till.db").read_bytes()
    assert refusal(box) == "database_newer"
    assert (box.folder / "till.db").read_bytes() == before


def test_a_missing_key(till, box):
    box.off()
    (box.folder / "keys" / "seal-1.pem").unlink()
    assert refusal(box) == "key_missing"


def test_a_ruined_key(till, box):
    box.off()
    (box.folder / "keys" / "seal-1.pem").write_text("nothing")
    assert refusal(box) == "key_missing"


@pytest.mark.parametrize("empty", [lambda path: path.write_bytes(b""), lambda path: path.unlink()])
def test_a_lost_file_does_not_begin_anew_at_receipt_one(till, box, empty):
    box.off()
    empty(box.folder / "till.db")
    assert refusal(box) == "database_damaged"
    assert refusal(box) == "database_damaged", "nor at the second try"


def test_a_key_whose_entry_was_never_written_is_not_used(box):
    """The power went between the key file and its entry: another key is made and the old one kept aside."""
    (box.folder / "keys").mkdir(parents=True)
    database = open_till(box.folder / "till.db")
    facts = {"till": "1", "country": "norway", "currency": "NOK", "replay": "0"}
    journal.set_origin(database, facts)
    database.close()
    (box.folder / "keys" / "seal-1.pem").write_text("half a key")
    till = box.start()
    assert till.seal
    assert len(list((box.folder / "keys").glob("*.unused-*"))) == 1


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        (setup.Birth("1", rules_for("norway"), replay=True), "database_replayed"),
        (setup.Birth("2", rules_for("norway")), "database_other"),
        (setup.Birth("1", rules_for("denmark")), "database_other"),
    ],
)
def test_another_till_s_database(till, box, birth, code):
    box.off()
    database = open_till(box.folder / "till.db")
    with pytest.raises(Refused, match=code):
        setup.start(database, box.folder / "keys", birth, Shop("x"), box.clock)
    database.close()


def test_a_file_that_is_no_database(box):
    box.folder.mkdir()
    (box.folder / "till.db").write_bytes(b"hello, I am a shopping list, not a database" * 100)
    assert refusal(box) == "database_damaged"


def test_a_refused_file_is_let_go_of(till, box):
    box.off()
    path = box.folder / "till.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
    with pytest.raises(Refused, match="database_newer") as refused:
        open_till(path)
    held = [link for link in Path("/proc/self/fd").iterdir() if link.exists() and link.samefile(path)]
    assert (held, refused.value.problem.facts["file"]) == ([], "till.db")


@pytest.mark.parametrize(
    "write",
    [
        lambda till: people.add(till, Person("1", "Kari"), "4321"),
        lambda till: people.log_in(till, "1", "0000"),
        lambda till: favourites.lay(till.database, (Page("", ("1",)),)),
        lambda till: projections.rebuild(till.database),
    ],
    ids=["a person", "a wrong PIN", "favourites", "a rebuild"],
)
def test_what_the_file_does_not_take_is_refused_in_the_shop_s_words(till, write):
    till.database.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(Refused, match="disk_read_only"):
        write(till)
