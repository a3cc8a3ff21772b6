"""What the shop's barcodes carry: weights and prices by their first digits, changed by a manager (13999)."""

from collections.abc import Iterable
from dataclasses import asdict

from appliance.domain import measured
from appliance.domain.barcode import Code, Kind, elements, normalise
from appliance.domain.measured import ITEMS, PREFIXES, PRICE, WEIGHT, Measured, Prefix
from appliance.domain.problems import Problem, refuse
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store


def prefixes(till: Till) -> tuple[Prefix, ...]:
    """The shop's own table, or the country's while it has none."""
    said = journal.last_of(till.database, "prefixes")
    if not said:
        return measured.DEFAULTS.get(till.rules.country, ())
    return tuple(
        Prefix(row["prefix"], row["meaning"], row["item"], row["decimals"], bool(row["check"]))
        for row in said[1].data["rows"]
    )


def save(till: Till, rows: Iterable[Prefix]) -> None:
    """Change the table; the entry has it whole, as it was and as it is.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``, or ``prefix_wrong``.
    """
    needs(till, "goods")
    needs_earnest(till)
    table, before = sorted(rows, key=lambda row: row.prefix), prefixes(till)
    for row in table:
        places = 3 if row.meaning == WEIGHT else 2
        fits = row.meaning in (WEIGHT, PRICE) and row.item in ITEMS and 0 <= row.decimals <= places
        if not fits or row.prefix not in PREFIXES or [one.prefix for one in table].count(row.prefix) > 1:
            raise refuse("prefix_wrong", prefix=row.prefix)
    if tuple(table) != before:
        store(
            till,
            Fact("prefixes", {"old": [_body(row) for row in before], "rows": [_body(row) for row in table]}),
        )


def _body(row: Prefix) -> dict[str, object]:
    return asdict(row) | {"check": int(row.check)}


def label(till: Till, text: str, code: Code) -> Measured | None:
    """What a scanned text carries beside its article; None where that is all it says."""
    if code.kind is Kind.EAN13 and code.digits.startswith("2") and (found := _scale(till, code)):
        return found
    if not code.readable or code.digits == text or code.kind is Kind.CODE128:
        return None
    return measured.carried(code.digits, elements(text))


def _scale(till: Till, code: Code) -> Measured | None:
    return measured.read(code.digits, prefixes(till) if till.trying is None else till.trying)


def unit_of(till: Till, unknown: Problem) -> str:
    """``kg`` for goods whose label carries a weight, by the question ``unknown_code`` that it has led to."""
    text = str(unknown.facts.get("scanned", ""))
    found = label(till, text, normalise(text)) if text else None
    return "kg" if found and found.weight else ""
