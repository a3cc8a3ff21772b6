"""The ledger behind the simulated 24SevenOffice: its field rules, and everything it has posted.

It is as strict as the published API (Finago Office Public API 0.56.0) says that the real one is:
required fields, lengths, integer account numbers and tax codes that exist, at most 1000 lines, sums
of zero per date, dates in a fiscal year. It is also as forgetful: nothing in it knows that it has
seen a transaction before, so what is posted twice is there twice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeGuard

from appliance.integrations.exact import Amount

Wrong = list[tuple[str, str]]
"""(path, keyword) per broken rule, as the API's ValidationError lists them."""

ACCOUNTS = {
    1500: "Kundefordringer", 1571: "Kortoppgjør", 1579: "Vipps", 1900: "Kontanter", 1909: "Kassekladd",
    1920: "Bank", 2970: "Gavekort", 3000: "Salg høy sats", 3010: "Salg middels sats", 3020: "Salg lav sats",
    3100: "Salg avgiftsfritt", 7771: "Øreavrunding", 7790: "Kassedifferanse",
}  # fmt: skip
TAXES = {0: 0, 3: 25, 31: 15, 33: 12, 5: 0, 6: 0}
"""Per cent by tax code."""
TYPES = {1: "Bilag", 7: "Kassaoppgjør"}
_CENTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Posted:
    """One transaction, as posted."""

    number: int
    body: Mapping[str, Any]
    visible_at: int
    """UTC ms from which on the ledger shows it."""

    @property
    def id(self) -> str:
        """The id that the API gives."""
        return f"t-{self.number:08d}"

    def invoice_numbers(self) -> set[str]:
        """Invoice numbers on its lines."""
        return {line["invoice"]["number"] for line in self.body["lines"] if "invoice" in line}


@dataclass
class Ledger:
    """One organization's books; holds what was posted."""

    accounts: dict[int, str] = field(default_factory=lambda: dict(ACCOUNTS))
    taxes: dict[int, int] = field(default_factory=lambda: dict(TAXES))
    types: dict[int, str] = field(default_factory=lambda: dict(TYPES))
    years: set[int] = field(default_factory=lambda: {2026, 2027})
    departments: set[str] = field(default_factory=lambda: {"10", "20", "30"})
    posted: list[Posted] = field(default_factory=list)

    def post(self, body: Mapping[str, Any], visible_at: int) -> Posted:
        """Post a checked body; asked twice, it posts twice."""
        one = Posted(len(self.posted) + 1, body, visible_at)
        self.posted.append(one)
        return one

    def lines(
        self, start: str, before: str, now: int, invoice: str = "", account: int | None = None
    ) -> list[dict[str, Any]]:
        """Lines as ``GET /transactionlines`` shows them; ``before`` is exclusive."""
        return [
            row
            for one in self.posted
            if one.visible_at <= now
            for row in self._rows(one)
            if start <= row["date"] < before
            and (not invoice or row.get("invoice", {}).get("number") == invoice)
            and (account is None or row["account"]["number"] == account)
        ]

    def listing(self, path: str, query: Mapping[str, list[str]]) -> list[dict[str, Any]] | None:
        """Accounts, taxes, transaction types or fiscal years as the API lists them; None: no such list."""
        match path:
            case "/accounts":
                word = query.get("query", [""])[0].casefold()
                return [
                    {"id": 1_000_000 + number, "number": number, "name": name, "taxId": 0}
                    for number, name in self.accounts.items()
                    if word in f"{number} {name}".casefold()
                ]
            case "/taxes":
                return [
                    {"id": 2000 + number, "number": number, "name": f"{rate} %", "rate": rate}
                    for number, rate in self.taxes.items()
                ]
            case "/transactiontypes":
                return [
                    {"id": 5000 + number, "number": number, "name": name}
                    for number, name in self.types.items()
                ]
            case "/fiscalperiods":
                return [
                    {
                        "id": f"y-{year}",
                        "type": "Year",
                        "startingDate": f"{year}-01-01",
                        "endingDate": f"{year}-12-31",
                    }
                    for year in sorted(self.years)
                ]
        return None

    def _rows(self, one: Posted) -> list[dict[str, Any]]:
        rows = []
        for place, line in enumerate(one.body["lines"]):
            number, tax = line["accountNumber"], line["tax"]["number"]
            row = {
                "id": f"{one.id}-{place}",
                "account": {"id": 1_000_000 + number, "number": number, "name": self.accounts[number]},
                "amount": Amount(cents(line["amount"]), 2),
                "comment": line.get("comment", one.body.get("comment", "")),
                "date": line.get("date", one.body["date"]),
                "currency": {"code": "NOK", "rate": 1},
                "tax": {"id": 2000 + tax, "rate": self.taxes[tax]},
                "transaction": {"id": one.id, "number": one.number},
                "transactionType": {"id": 5000 + one.body["transactionTypeNumber"]},
            }
            rows.append(row | ({"invoice": line["invoice"]} if "invoice" in line else {}))
        return rows

    def check(self, body: Any) -> Wrong:
        """Every rule of TransactionInput that a body (floats parsed as Decimal) breaks."""
        if not isinstance(body, dict):
            return [("", "type")]
        wrong = _text(body, "comment", "comment", 75) + self._date(body, "date", required=True)
        kind = body.get("transactionTypeNumber")
        if not _whole(kind) or kind < 1:
            wrong.append(("transactionTypeNumber", "required" if kind is None else "minimum"))
        elif kind not in self.types:
            wrong.append(("transactionTypeNumber", "exists"))
        if "documentId" in body and not _whole(body["documentId"]):
            wrong.append(("documentId", "type"))
        lines = body.get("lines")
        if not isinstance(lines, list):
            return [*wrong, ("lines", "required" if lines is None else "type")]
        if not lines or len(lines) > 1000:
            return [*wrong, ("lines", "maxItems" if lines else "minItems")]
        for place, line in enumerate(lines):
            wrong += self._line(line, f"lines[{place}]")
        return wrong or _balance(body)

    def _line(self, line: Any, path: str) -> Wrong:
        if not isinstance(line, dict):
            return [(path, "type")]
        wrong = _text(line, "comment", f"{path}.comment", 75) + self._date(line, "date", path=f"{path}.")
        account = line.get("accountNumber")
        if not _whole(account):
            wrong.append((f"{path}.accountNumber", "required" if account is None else "type"))
        elif account not in self.accounts:
            wrong.append((f"{path}.accountNumber", "exists"))
        wrong += _money(line.get("amount"), f"{path}.amount")
        wrong += self._tax(line.get("tax"), line.get("amount"), f"{path}.tax")
        if "invoice" in line:
            wrong += _text(line["invoice"], "number", f"{path}.invoice.number", 50)
        return wrong + self._dimensions(line.get("dimensions", []), f"{path}.dimensions")

    def _tax(self, tax: Any, amount: Any, path: str) -> Wrong:
        if not isinstance(tax, dict):
            return [(path, "required" if tax is None else "type")]
        wrong: Wrong = []
        number = tax.get("number")
        if not _whole(number) or number < 0:
            wrong.append((f"{path}.number", "required" if number is None else "type"))
        elif number not in self.taxes:
            wrong.append((f"{path}.number", "exists"))
        if "amount" in tax:
            wrong += _money(tax["amount"], f"{path}.amount")
            if not wrong and Decimal(tax["amount"]) * Decimal(amount) < 0:
                wrong.append((f"{path}.amount", "sign"))
        return wrong

    def _dimensions(self, dimensions: Any, path: str) -> Wrong:
        if not isinstance(dimensions, list) or len(dimensions) > 10:
            return [(path, "maxItems")]
        wrong: Wrong = []
        for one in dimensions:
            if not isinstance(one, dict) or not _whole(one.get("dimensionType")):
                wrong.append((f"{path}.dimensionType", "required"))
            elif not isinstance(one.get("value"), str):
                wrong.append((f"{path}.value", "type"))
            elif one["dimensionType"] == 2 and one["value"] not in self.departments:
                wrong.append((f"{path}.value", "exists"))
        return wrong

    def _date(self, body: Mapping[str, Any], name: str, path: str = "", required: bool = False) -> Wrong:
        written = body.get(name)
        if written is None:
            return [(path + name, "required")] if required else []
        if not isinstance(written, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return [(path + name, "format")]
        try:
            return [] if date.fromisoformat(written).year in self.years else [(path + name, "fiscalPeriod")]
        except ValueError:  # 30 February
            return [(path + name, "format")]


def cents(amount: Any) -> int:
    """A JSON number (int or Decimal) in minor units."""
    return int(Decimal(amount) * 100)


def _balance(body: Mapping[str, Any]) -> Wrong:
    sums: dict[str, int] = {}
    for line in body["lines"]:
        day = line.get("date", body["date"])
        sums[day] = sums.get(day, 0) + cents(line["amount"])
    return [("lines", "balance")] if any(sums.values()) else []


def _whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _money(amount: Any, path: str) -> Wrong:
    if amount is None:
        return [(path, "required")]
    if not (_whole(amount) or isinstance(amount, Decimal)):
        return [(path, "type")]
    exact = Decimal(amount)
    return [] if exact == exact.quantize(_CENTS) else [(path, "multipleOf")]


def _text(body: Any, name: str, path: str, longest: int) -> Wrong:
    if not isinstance(body, dict):
        return [(path, "type")]
    written = body.get(name, "")
    if not isinstance(written, str):
        return [(path, "type")]
    return [(path, "maxLength")] if len(written) > longest else []
