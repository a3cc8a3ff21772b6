"""Receipts and the sums of their days, from the entries of sales."""

from collections.abc import Iterable
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.line_kind import OUTSIDE, PANT, inside, kind_of, outside, tipped
from appliance.domain.margin import cost_of
from appliance.domain.settlement import tender_key
from appliance.domain.tally import plus
from appliance.storage.projected import Data, Sums, Writers

_SALE = "INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINE = "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TENDER = "INSERT INTO tender VALUES (?, ?, ?, ?, ?)"
_MARGIN = """INSERT INTO margin VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET net = net + excluded.net, cost = cost + excluded.cost"""
_RETURNED = """INSERT INTO returned
    VALUES ((SELECT entry FROM sale WHERE series = ? AND receipt = ?), ?, ?, ?)
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity, gross = gross + excluded.gross"""


def _sale(database: SqliteDatabase, row: int, data: Data) -> Sums:
    connection, date = database.connection(), data["date"]
    vat = sum(amount["vat"] for amount in data["vat"])
    of_all = (data[name] for name in ("series", "receipt", "nr", "at", "operator", "gross"))
    connection.execute(_SALE, (row, date, *of_all, vat, data["rounding"]))
    many = connection.executemany
    many(_LINE, [(row, line["line"], line["product"], line["group"], line["department"], line["quantity"],
                  line["gross"], line["vat"], line["rate"]) for line in data["lines"]])  # fmt: skip
    many(_TENDER, _tenders(row, data["tenders"]))
    _slips(database, row, (one.get("reference") for one in data["tenders"] if one["kind"] == PANT))
    for line in data["lines"]:
        if origin := line.get("origin"):
            of = (origin["series"], origin["receipt"], origin["line"])
            connection.execute(_RETURNED, (*of, -line["quantity"], -line["gross"]))
    if known := _margins(data):
        many(_MARGIN, known)
    return _sums(data, vat)


def _tenders(row: int, tenders: Iterable[Data]) -> list[tuple[Any, ...]]:
    return [(row, place, one["kind"], one["brand"], one["amount"]) for place, one in enumerate(tenders)]


def _margins(data: Data) -> list[tuple[str, str, str, int, int]]:
    """What each line adds to its day's margins, where its cost is known."""
    found = []
    for line in inside(data["lines"]):
        if (cost := cost_of(line)) is not None:
            sums = (line["gross"] - line["vat"], cost)
            found += [(data["date"], "group", line["group"], *sums),
                      (data["date"], "product", line["product"], *sums)]  # fmt: skip
    return found


def _slips(database: SqliteDatabase, row: int, codes: Iterable[str | None]) -> None:
    """A machine's slips of pant that an entry paid."""
    rows = [(code, row) for code in codes if code]
    if rows:
        database.connection().executemany("INSERT OR IGNORE INTO pant_slip VALUES (?, ?)", rows)


def _cash_moved(database: SqliteDatabase, row: int, data: Data) -> None:
    _slips(database, row, (data.get("slip", {}).get("code"),))


def _sums(data: Data, vat: int) -> Sums:
    """What one sale adds to its day: turnover, and apart from it the tenders and what is outside it."""
    date, gross = data["date"], data["gross"] - outside(data["lines"])
    hour = f"{(data['at'] // 60_000 + data['offset']) // 60 % 24:02d}"
    sums: Sums = {}
    for measure, key in (("total", data["series"]), ("hour", hour), ("operator", data["operator"])):
        plus(sums, (date, measure, key), 1, gross, vat)
    for line in inside(data["lines"]):
        for measure in ("group", "department", "product"):
            if measure != "product" or line["product"]:  # what is sold in a group alone has none
                plus(sums, (date, measure, line[measure]), 1, line["gross"], line["vat"])
    for amount in data["vat"]:
        plus(sums, (date, "rate", str(amount["rate"])), 1, amount["gross"], amount["vat"])
    for line in data["lines"]:
        if (kind := kind_of(line)) in OUTSIDE:
            plus(sums, (date, "outside", kind), 1, line["gross"], 0)
    for employee, tip in tipped(data):
        plus(sums, (date, "tip", employee), 1, tip, 0)
    for tender in data["tenders"]:
        plus(sums, (date, "tender", tender_key(tender)), 1, tender["amount"], 0)
    return sums


def _tender_corrected(database: SqliteDatabase, row: int, data: Data) -> Sums:
    sums: Sums = {}
    for sign, tenders in ((-1, data["old"]), (1, data["new"])):
        for tender in tenders:
            plus(sums, (data["date"], "tender", tender_key(tender)), sign, sign * tender["amount"], 0)
    database.execute_sql("DELETE FROM tender WHERE entry = ?", (data["of"],))
    database.connection().executemany(_TENDER, _tenders(data["of"], data["new"]))
    return sums


def _copy(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("INSERT INTO copy VALUES (?, ?)", (data["of"], row))


WRITERS: Writers = {
    "sale": _sale,
    "tender_corrected": _tender_corrected,
    "copy": _copy,
    "cash_moved": _cash_moved,
}
