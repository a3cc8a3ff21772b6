"""The accounts in force: a projection of the newest entry ``mapping``."""

from typing import Any

from peewee import SqliteDatabase

from appliance.domain.voucher import INCOME_OR_COST

SAID = ("role", "department", "rate", "tender", "reason", "group", "product", "account", "vat_code")
"""What a row of the entry says, in the order of the table's columns; an older one says less."""
DIMENSIONS = ("department", "project", "object")


def apply(database: SqliteDatabase, row: int, data: dict[str, Any]) -> None:
    """Write each row with the dimensions that it sends: its own, else the till's on income or cost."""
    database.execute_sql("DELETE FROM mapping")
    fixed = data.get("defaults", {})
    rows = []
    for said in data["rows"]:
        given = fixed if said["role"] in INCOME_OR_COST else {}
        to = [said.get(f"to_{name}", "") or given.get(name, "") for name in DIMENSIONS]
        rows.append((*(said.get(name, "") for name in SAID), *to))
    database.connection().executemany(f"INSERT INTO mapping VALUES ({', '.join('?' * 12)})", rows)
