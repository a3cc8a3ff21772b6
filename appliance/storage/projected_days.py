"""Days from their opening to their settlement, and the vouchers that they leave."""

import json
from dataclasses import replace

from peewee import SqliteDatabase

from appliance.domain.settlement import day_voucher
from appliance.domain.voucher import Voucher, as_dict, correction, from_dict, reversal
from appliance.storage.projected import Data, Writers


def _day_opened(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("INSERT INTO day VALUES (?, ?, NULL, NULL, NULL)", (row, data["date"]))


def _z_report(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("UPDATE day SET z = ?, z_entry = ? WHERE z IS NULL", (data["z"], row))


def _settlement(database: SqliteDatabase, row: int, data: Data) -> None:
    run = database.execute_sql
    run("UPDATE day SET settled = ? WHERE z = ?", (row, data["z"]))
    body = run(
        "SELECT e.body FROM day d JOIN entry e ON e.id = d.z_entry WHERE d.z = ?", (data["z"],)
    ).fetchone()[0]
    _voucher(database, row, day_voucher(json.loads(body), data, data["voucher"], data["currency"]))


def _voucher(database: SqliteDatabase, row: int, voucher: Voucher) -> None:
    """Keep a voucher with the journal's head at its entry."""
    query = "SELECT epoch, number, hash FROM entry WHERE id = ?"
    epoch, number, head = database.execute_sql(query, (row,)).fetchone()
    kept = replace(voucher, head={"epoch": epoch, "number": number, "hash": bytes(head).hex()})
    body = json.dumps(as_dict(kept), ensure_ascii=False, sort_keys=True)
    database.execute_sql(
        "INSERT INTO voucher VALUES (?, ?, ?, ?, ?)", (kept.id, row, kept.date, kept.closed_at, body)
    )


def _day_corrected(database: SqliteDatabase, row: int, data: Data) -> None:
    """Two vouchers: what takes the day's last one back, and the day once more from its Z."""
    last = database.execute_sql("SELECT body FROM voucher WHERE id = ?", (data["of"],)).fetchone()[0]
    query = """SELECT z.body, s.body FROM day d JOIN entry z ON z.id = d.z_entry
        JOIN entry s ON s.id = d.settled WHERE d.z = ?"""
    z, settlement = map(json.loads, database.execute_sql(query, (data["z"],)).fetchone())
    why = data["correction"], data["reason"], data["at"]
    _voucher(database, row, reversal(from_dict(json.loads(last)), data["reversal"], *why))
    day = day_voucher(z, settlement, settlement["voucher"], settlement["currency"])
    _voucher(database, row, correction(day, data["voucher"], *why, data["reversal"]))


WRITERS: Writers = {
    "day_opened": _day_opened,
    "z_report": _z_report,
    "settlement": _settlement,
    "day_corrected": _day_corrected,
}
