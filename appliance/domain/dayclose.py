"""The X and Z report (kassasystemforskrifta § 2-8-2, § 2-8-3): the day's entries, folded once.

`fold` reads entries, oldest first, since the last Z, and gives the report as plain JSON values, which
is what the journal keeps of it, what the paper shows and what the voucher is made from. Amounts are
minor units, VAT included where nothing else is said.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Data = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]
"""Names to write beside codes: ``{"groups": {"10": "Dairy"}, "departments": {…}, "operators": {…}}``."""

NO_GRAND = {"sales": 0, "returns": 0, "net": 0}
"""The grand totals (§ 2-8-2 x-z) before the first Z."""


def fold(entries: Iterable[Data], grand: Mapping[str, int] = NO_GRAND, names: Names | None = None) -> Data:
    """Fold entries into a report.

    Args:
        entries: Entry bodies since the last Z, oldest first.
        grand: Grand totals of the Z before, which never reset; ``net`` may fall on a day of returns.
        names: Names for codes; a code without a name stands for itself.
    """
    sums = _Sums()
    for data in entries:
        sums.first = sums.first or data["number"]
        sums.last = data["number"]
        if add := _ADDERS.get(data["kind"]):
            add(sums, data)
    return _report(sums, grand, names or {})


class _Sums:
    """The running sums of one fold."""

    def __init__(self) -> None:
        self.first = self.last = self.float = self.opened_at = 0
        self.counts: dict[str, list[int]] = {}
        self.vat: dict[int, list[int]] = {}
        self.groups: dict[str, list[int]] = {}
        self.departments: dict[str, list[int]] = {}
        self.revenue: dict[tuple[str, int], list[int]] = {}
        self.tenders: dict[tuple[str, str], list[int]] = {}
        self.operators: dict[str, list[int]] = {}
        self.moves: dict[tuple[str, str], list[int]] = {}
        self.series: dict[str, list[int]] = {}
        self.gross = self.net = self.rounding = 0

    def count(self, name: str, amount: int = 0, times: int = 1) -> None:
        """Count something, with its amount."""
        _add(self.counts, name, times, amount)


def _add(sums: dict[Any, list[int]], key: Any, *amounts: int) -> None:
    held = sums.setdefault(key, [0] * len(amounts))
    for place, amount in enumerate(amounts):
        held[place] += amount


def _sale(sums: _Sums, data: Data) -> None:
    gross = data["gross"]
    sums.gross += gross
    sums.rounding += data["rounding"]
    sums.count("receipts" if data["series"] == "sale" else "return_receipts", gross)
    held = sums.series.setdefault(data["series"], [data["receipt"], data["receipt"]])
    held[1] = data["receipt"]
    for line in data["lines"]:
        _add(sums.groups, line["group"], line["quantity"], line["gross"])
        _add(sums.departments, line["department"], line["gross"], line["vat"])
        _add(sums.revenue, (line["department"], line["rate"]), line["gross"], line["vat"])
        sums.count("returned" if line["quantity"] < 0 else "sold", line["gross"])
        if reduction := line.get("discount", 0) + line.get("share", 0):
            sums.count("discounts", reduction)
    for amount in data["vat"]:
        sums.net += amount["net"]
        _add(sums.vat, amount["rate"], amount["gross"], amount["net"], amount["vat"])
    for tender in data["tenders"]:
        _add(sums.tenders, (tender["kind"], tender["brand"]), 1, tender["amount"])
    _add(sums.operators, data["operator"], 1, gross)


def _tender_corrected(sums: _Sums, data: Data) -> None:
    for tender in data["old"]:
        _add(sums.tenders, (tender["kind"], tender["brand"]), -1, -tender["amount"])
    for tender in data["new"]:
        _add(sums.tenders, (tender["kind"], tender["brand"]), 1, tender["amount"])
    sums.rounding += data["rounding"]
    sums.count("tenders_corrected", sum(tender["amount"] for tender in data["new"]))


def _cash_moved(sums: _Sums, data: Data) -> None:
    direction = "in" if data["amount"] >= 0 else "out"
    _add(sums.moves, (direction, data["reason"]), 1, data["amount"])


def _day_opened(sums: _Sums, data: Data) -> None:
    sums.float, sums.opened_at = data["float"], data["at"]


def _drawer_opened(sums: _Sums, data: Data) -> None:
    sums.count("drawer_openings")
    if data["cause"] in ("no_sale", "by_hand"):
        sums.count("drawer_without_sale")


_ADDERS: dict[str, Callable[[_Sums, Data], None]] = {
    "sale": _sale,
    "tender_corrected": _tender_corrected,
    "cash_moved": _cash_moved,
    "day_opened": _day_opened,
    "drawer_opened": _drawer_opened,
    "copy": lambda sums, data: sums.count("copies", data["gross"]),
    "line_removed": lambda sums, data: sums.count("corrections", data["line"]["gross"]),
    "line_changed": lambda sums, data: sums.count("corrections", data["before"] - data["after"]),
    "sale_aborted": lambda sums, data: sums.count("aborted", data["gross"]),
}

_COUNTS = (
    "receipts", "return_receipts", "sold", "returned", "discounts", "corrections", "aborted", "copies",
    "drawer_openings", "drawer_without_sale", "tenders_corrected",
)  # fmt: skip


def _report(sums: _Sums, grand: Mapping[str, int], names: Names) -> Data:
    sold, returned = sums.counts.get("sold", [0, 0])[1], sums.counts.get("returned", [0, 0])[1]
    cash = sum(held[1] for (kind, _), held in sums.tenders.items() if kind == "cash")
    moved = sum(held[1] for held in sums.moves.values())

    def named(kind: str, code: str) -> str:
        return names.get(kind, {}).get(code, code)

    return {
        "opened_at": sums.opened_at,
        "float": sums.float,
        "gross": sums.gross,
        "net": sums.net,
        "rounding": sums.rounding,
        "vat": [{"rate": rate, "gross": g, "net": n, "vat": v}
                for rate, (g, n, v) in sorted(sums.vat.items())],
        "groups": [{"code": code, "name": named("groups", code), "quantity": q, "gross": g}
                   for code, (q, g) in sorted(sums.groups.items())],
        "departments": [{"code": code, "name": named("departments", code), "gross": g, "vat": v}
                        for code, (g, v) in sorted(sums.departments.items())],
        "revenue": [{"department": department, "rate": rate, "gross": g, "vat": v}
                    for (department, rate), (g, v) in sorted(sums.revenue.items())],
        "tenders": [{"kind": kind, "brand": brand, "n": n, "amount": amount}
                    for (kind, brand), (n, amount) in sorted(sums.tenders.items())],
        "operators": [{"operator": operator, "name": named("operators", operator), "n": n, "gross": g}
                      for operator, (n, g) in sorted(sums.operators.items())],
        "cash_moves": [{"direction": direction, "reason": reason, "n": n, "amount": amount}
                       for (direction, reason), (n, amount) in sorted(sums.moves.items())],
        "cash_expected": sums.float + cash + moved,
        "counts": {name: {"n": n, "amount": amount}
                   for name in _COUNTS for n, amount in [sums.counts.get(name, [0, 0])]},
        "series": [{"series": series, "first": first, "last": last}
                   for series, (first, last) in sorted(sums.series.items())],
        "grand": {"sales": grand["sales"] + sold, "returns": grand["returns"] + returned,
                  "net": grand["net"] + sold + returned},
        "first": sums.first,
        "last": sums.last,
    }  # fmt: skip
