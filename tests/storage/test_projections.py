"""Projections are what the journal says: a changed one is named, and a rebuild puts it right."""

import pytest

from appliance.domain.settlement import Count
from appliance.storage import projections
from appliance.storage.tables import PROJECTIONS
from appliance.till import day, parking, people, returns, selling
from appliance.till.till import Person
from tests.till.shop import MILK, paid, ring


@pytest.fixture
def full(till):
    """A till in which every kind of entry has happened that fills a projection."""
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -2490))
    returns.copy(till, returns.find_receipt(till, 1))
    returns.correct_tender(till, returns.find_receipt(till, 2), 0, "cash")
    day.z_report(till)
    day.settle_day(till, Count(None, {}, {}, {"cash": "no time"}))
    day.open_day(till, 0, "other drawer", again_reason="evening market")
    parking.park(ring(till, MILK), "a")
    return till


def everything(till):
    """All rows of all projections."""
    names = [*(table._meta.table_name for table in PROJECTIONS), "finding"]
    return {name: sorted(till.database.execute_sql(f"SELECT * FROM {name}"), key=repr) for name in names}


def test_what_selling_made_is_what_a_rebuild_makes(full):
    assert projections.differences(full.database) == []
    before = everything(full)
    assert projections.rebuild(full.database) == full.journal.number
    assert everything(full) == before


def test_decomposed_letters_are_the_same_on_both_ways(full):
    people.add(full, Person("7", "A\u030ase"), "7777")
    assert projections.differences(full.database) == []
    assert full.database.execute_sql("SELECT name FROM person WHERE number = '7'").fetchone() == ("\u00c5se",)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("sale", "UPDATE sale SET gross = gross + 1 WHERE entry = (SELECT min(entry) FROM sale)"),
        ("line", "DELETE FROM line"),
        ("tender", "UPDATE tender SET kind = 'vipps'"),
        ("returned", "UPDATE returned SET quantity = 0"),
        ("copy", "DELETE FROM copy"),
        ("rollup", "UPDATE rollup SET vat = vat + 1 WHERE measure = 'total'"),
        ("day", "UPDATE day SET settled = NULL"),
        ("parked", "DELETE FROM parked"),
        ("product", "UPDATE product SET price = 1 WHERE number = '1'"),
        ("price", "DELETE FROM price"),
        ("code", "UPDATE code SET product = 1"),
        ("voucher", "UPDATE voucher SET body = '{}'"),
        ("seal_key", "UPDATE seal_key SET public = ''"),
        ("person", "UPDATE person SET role = 'owner'"),
        ("finding", "DELETE FROM finding WHERE rowid = 1"),
    ],
)
def test_a_changed_one_is_named_and_rebuilt(full, table, change):
    before = everything(full)
    full.database.execute_sql(change)
    changed = everything(full)
    assert projections.differences(full.database) == [table]
    assert everything(full) == changed, "looking must not touch"
    projections.rebuild(full.database)
    assert everything(full) == before


def test_the_search_finds_again_after_a_rebuild(full):
    full.database.execute_sql("DELETE FROM finding")
    assert selling.search(full, "mil") == []
    projections.rebuild(full.database)
    assert [product.name for product in selling.search(full, "mil")] == ["Milk 1 l"]
