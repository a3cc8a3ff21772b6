"""Gift cards and what is left on them, from the sales that gave them out and were paid with them; tickets,
from the sales and deliveries that gave them out, and whom they let in.

A card that no sale gave out and that was paid with all the same stands below zero, which `claims.overdrawn`
tells of: no journal that the till wrote has one.
"""

from peewee import SqliteDatabase

from appliance.domain.line_kind import SINGLE_CARD, kind_of
from appliance.storage.projected import Data, Writers

_GIVEN = """INSERT INTO gift_card VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE
    SET price = price + excluded.price, balance = balance + excluded.balance"""
_USED = """INSERT INTO gift_card VALUES (?, 0, ?, ?, '', 0, ?)
    ON CONFLICT (number) DO UPDATE SET balance = balance + excluded.balance"""


def _sale(database: SqliteDatabase, row: int, data: Data) -> None:
    run = database.connection().execute
    for line in data["lines"]:
        for card in line.get("cards", ()):
            if line["quantity"] > 0:
                single, price = int(kind_of(line) == SINGLE_CARD), line["price"]
                said = (card["number"], price, price, data["currency"], card["until"], single, row)
                run(_GIVEN, said)
            else:
                run(_USED, (card["number"], -line["price"], data["currency"], row))
    for tender in data["tenders"]:
        if "card" in tender:
            run(_USED, (tender["card"], -tender["amount"], data["currency"], row))


def _tickets(database: SqliteDatabase, row: int, data: Data) -> None:
    run = database.connection().execute
    for line in data["lines"]:
        for one in line.get("tickets", ()):
            if line["quantity"] < 0:
                run("UPDATE ticket SET returned = 1 WHERE number = ?", (one["number"],))
                continue
            told = (one["number"], line["product"], line["name"], one["first"], one["last"], one["entries"])
            run("INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)", (*told, line.get("holder", ""), row))


def _let_in(database: SqliteDatabase, row: int, data: Data) -> None:
    said = (data["ticket"], row, data["at"], data["offset"], data["on"])
    database.connection().execute("INSERT INTO admission VALUES (?, ?, ?, ?, ?)", said)


def _undone(database: SqliteDatabase, row: int, data: Data) -> None:
    sql = "DELETE FROM admission WHERE ticket = ? AND entry = ?"
    database.connection().execute(sql, (data["ticket"], data["of"]))


def _sold(database: SqliteDatabase, row: int, data: Data) -> None:
    _sale(database, row, data)
    _tickets(database, row, data)


WRITERS: Writers = {"sale": _sold, "delivery": _tickets, "admission": _let_in, "admission_undone": _undone}
