"""A till.db of an older version is brought up to this one, and is then what the journal says."""

import sqlite3
from pathlib import Path

import pytest

from appliance.domain.voucher import Account
from appliance.storage import catalogue, projections
from appliance.storage.database import VERSION, open_till
from appliance.storage.vouchers import reading

OLDER = sorted((Path(__file__).parent / "older").glob("till-*.sql"))
MAPPED = {
    ("revenue", "", "2500", "", "", "", ""): Account("3000", "3"),
    ("revenue", "1", "1500", "", "", "", ""): Account("3010", "31"),
    ("tender", "", "", "card:visa", "", "", ""): Account("1571"),
    ("tender", "", "", "cash", "", "", ""): Account("1900"),
}


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def older(request, tmp_path):
    """The path of a till.db as an older version left it."""
    path = tmp_path / "till.db"
    with sqlite3.connect(path) as file:
        file.executescript(request.param.read_text())
    file.close()
    return path


def schema(database) -> set[tuple]:
    """Tables and their columns, whatever the statements that made them look like."""
    query = """SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m
        JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"""
    return set(database.execute_sql(query))


def indexes(database) -> set[tuple]:
    """The indexes by name, each with its table."""
    query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'"
    return set(database.execute_sql(query))


def test_the_tables_are_those_of_a_new_file_and_hold_what_the_journal_says(older, tmp_path):
    new, database = open_till(tmp_path / "new.db"), open_till(older)
    assert database.execute_sql("PRAGMA user_version").fetchone()[0] == VERSION
    assert schema(database) == schema(new)
    assert indexes(database) == indexes(new)
    assert projections.differences(database) == []
    assert catalogue.by_code(database, "7038010000034").booked_alone is False
    with reading(older) as till:
        assert till.mapping() == MAPPED
        (day,) = till.days(set())
        assert [(one.amount, one.group) for one in day.voucher.postings][:2] == [(-2490, ""), (-12_950, "")]
    for one in (new, database):
        one.close()


def test_the_uploader_reads_it_before_the_till_has_seen_it(older):
    with reading(older) as till:
        assert till.mapping() == MAPPED
        assert [day.fault for day in till.days(set())] == [""]
