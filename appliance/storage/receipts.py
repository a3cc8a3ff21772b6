"""Receipts found again: by number, by age, with what has come back of them since."""

from appliance.storage.database import Database
from appliance.storage.tables_sales import Copy, Returned, Sale


def row_of(database: Database, series: str, number: int) -> int | None:
    """The row id of the entry of a receipt, or None."""
    query = Sale.select(Sale.entry).where(Sale.series == series, Sale.receipt == number)
    return next((row for (row,) in query.tuples().execute(database)), None)


def newest(database: Database, count: int) -> list[int]:
    """Row ids of the newest receipts of all series, newest first."""
    query = Sale.select(Sale.entry).order_by(Sale.entry.desc()).limit(count)
    return [row for (row,) in query.tuples().execute(database)]


def last_number(database: Database, series: str) -> int:
    """The last number given in a series; 0 before the first."""
    query = Sale.select(Sale.receipt).where(Sale.series == series).order_by(Sale.receipt.desc()).limit(1)
    return next((number for (number,) in query.tuples().execute(database)), 0)


def returned(database: Database, row: int) -> dict[int, tuple[int, int]]:
    """What has come back of a receipt: by line, (thousandths, gross)."""
    query = Returned.select(Returned.line, Returned.quantity, Returned.gross).where(Returned.entry == row)
    return {line: (quantity, gross) for line, quantity, gross in query.tuples().execute(database)}


def copied(database: Database, row: int) -> bool:
    """Has the receipt had its one copy?"""
    return any(Copy.select(Copy.copy).where(Copy.entry == row).tuples().execute(database))


def slip_taken(database: Database, code: str) -> bool:
    """Was a machine's slip of pant paid already?"""
    return bool(database.execute_sql("SELECT 1 FROM pant_slip WHERE code = ?", (code,)).fetchone())
