"""The journal takes entries at its end, and nothing else: not even by way of REPLACE."""

import peewee
import pytest

COLUMNS = "till, epoch, number, kind, body, hash"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = x'00' WHERE id = 1",
        "UPDATE entry SET number = number + 1",
        "DELETE FROM entry WHERE id = 1",
        "DELETE FROM entry",
        f"INSERT OR REPLACE INTO entry SELECT id, {COLUMNS} FROM entry WHERE id = 2",
        f"REPLACE INTO entry SELECT id + 1000, {COLUMNS} FROM entry WHERE id = 2",
        f"INSERT INTO entry SELECT 0, {COLUMNS} FROM entry WHERE id = 2",
        f"INSERT INTO entry SELECT id, {COLUMNS} FROM entry WHERE true ON CONFLICT DO UPDATE SET kind = ''",
        "UPDATE OR REPLACE entry SET id = 2 WHERE id = 1",
    ],
)
def test_what_stands_there_stays(till, statement):
    before = till.database.execute_sql("SELECT * FROM entry ORDER BY id").fetchall()
    with pytest.raises(peewee.DatabaseError, match="journal entry"):
        till.database.execute_sql(statement)
    assert till.database.execute_sql("SELECT * FROM entry ORDER BY id").fetchall() == before


def test_a_float_finds_no_column(till):
    with pytest.raises(peewee.DatabaseError, match="REAL"):
        till.database.execute_sql("UPDATE sale SET gross = 1.5")
