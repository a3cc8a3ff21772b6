"""What a replay prints: a line per closed day, read from its Z report, and how fast the sales went."""

from typing import Any

from appliance.domain.money import Currency, text
from appliance.storage import days, journal
from appliance.storage.database import Database


def day_line(database: Database, z: int, currency: Currency) -> dict[str, Any]:
    """A closed day in figures, amounts as texts; everything is read from the Z's entry."""
    rows = days.rows_of(database, z)
    entry = journal.entry(database, rows[0]) if rows else None
    data = entry.data if entry else {}
    tenders: dict[str, int] = {}
    for one in data["tenders"]:
        tenders[one["kind"]] = tenders.get(one["kind"], 0) + one["amount"]
    return {
        "z": z,
        "gross": text(data["gross"], currency),
        "net": text(data["net"], currency),
        "vat": {_percent(row["rate"]): text(row["vat"], currency) for row in data["vat"]},
        "departments": {row["code"]: text(row["gross"], currency) for row in data["departments"]},
        "tenders": {kind: text(amount, currency) for kind, amount in tenders.items()},
        "rounding": text(data["rounding"], currency),
        "sales": data["counts"]["receipts"]["n"],
        "returns": data["counts"]["return_receipts"]["n"],
        "entries": [data["first"], data["number"]],
    }


def _percent(rate: int) -> str:
    return f"{rate / 100:g}"


def speed(seconds: list[float]) -> dict[str, Any]:
    """How fast the sales of this run went to the disk."""
    ordered = sorted(seconds)
    total = sum(ordered)

    def at(share: float) -> float:
        return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3) if ordered else 0.0

    return {
        "sales_per_second": round(len(ordered) / total, 1) if total else 0.0,
        "commit_ms": {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99)},
    }
