"""The books behind the simulated Dinero: drafts in the kassekladde, and what was booked of them.

It is as strict as the public descriptions of the API say: an id is taken once, a date needs an
accounting year, accounts, VAT codes and files must exist, the kassekladde holds 1000 drafts. It works
VAT out of gross amounts itself, takes an account's own VAT code where none is written, and books some
time after it was asked to. Where descriptions say that a code on the balancing side gave no VAT, it
gives none.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from appliance.integrations.exact import Amount

ACCOUNTS = {
    1000: ("Salg af varer", "U25", False), 1050: ("Salg uden moms", "none", False),
    1100: ("Salg af drikkevarer", "U25", False), 3900: ("Øreafrunding", "none", False),
    3910: ("Kassedifference", "none", False), 3920: ("Momsdifference", "none", False),
    55000: ("Bank", "none", False), 55010: ("Kasse", "none", False), 55020: ("Kortterminal", "none", False),
    55030: ("MobilePay", "none", False), 55990: ("Kasseopgør", "none", False),
    56000: ("Debitorer", "none", False), 63080: ("Gavekort", "none", False),
    64060: ("Salgsmoms", "none", False),
}  # fmt: skip
"""Name, own VAT code, hidden; by number."""
VAT_TYPES = {
    "U25": ("Dansk salgsmoms", "0.25"),
    "I25": ("Dansk købsmoms", "0.25"),
    "UEUV": ("Varesalg EU", "0.0"),
}
SALES_VAT = 64060
MOST_DRAFTS = 1000
_CENTS = Decimal("0.01")


class Refusing(Exception):
    """Dinero says no; nothing was done."""

    def __init__(self, status: int, code: int, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.fields = fields or {}


@dataclass
class Item:
    """One ledger item."""

    body: dict[str, Any]
    version: int
    status: str = "Draft"
    due: int = 0
    """UTC ms when its booking is done."""
    number: int = 0

    @property
    def id(self) -> str:
        """The caller's own."""
        return str(self.body["Id"]).lower()


@dataclass
class Ledger:
    """One organisation."""

    accounts: dict[int, tuple[str, str, bool]] = field(default_factory=lambda: dict(ACCOUNTS))
    vat_types: dict[str, tuple[str, str]] = field(default_factory=lambda: dict(VAT_TYPES))
    years: list[tuple[str, str]] = field(
        default_factory=lambda: [(f"{y}-01-01", f"{y}-12-31") for y in (2026, 2027)]
    )
    booking: int = 90_000
    """Milliseconds that a booking takes."""
    subscription: bool = True
    name: str = "Fjordbutikken ApS"
    """What the organisation is called there."""
    items: dict[str, Item] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    """Bytes by FileGuid."""
    deleted: set[str] = field(default_factory=set)
    late: list[tuple[int, list[dict[str, Any]]]] = field(default_factory=list)
    """(UTC ms, items) that were taken and are not yet done."""
    changes: int = 0
    numbers: int = 0

    def settle(self, now: int) -> None:
        """Do what has come due: late requests, and bookings in their order."""
        for at, bodies in [one for one in self.late if one[0] <= now]:
            self.late.remove((at, bodies))
            for body in bodies:
                if str(body["Id"]).lower() not in self.items:
                    self._put(body)
        pending = [
            item for item in self.items.values() if item.status == "PendingBooking" and item.due <= now
        ]
        for item in sorted(pending, key=lambda item: item.due):
            try:
                self._check(item.body)
            except Refusing:  # the account went away meanwhile: back to the kassekladde
                item.status = "Draft"
                continue
            self.numbers += 1
            item.status, item.number = "Booked", self.numbers

    def create(self, bodies: Any, at: int, now: int) -> list[dict[str, Any]]:
        """Add drafts, all or none; ``at`` after ``now`` = they appear only then."""
        if not isinstance(bodies, list) or not bodies:
            raise Refusing(400, 45, "Invalid request")
        for body in bodies:
            self._check(body)
            identity = str(body["Id"]).lower()
            if identity in self.items or identity in self.deleted:
                raise Refusing(409, 72, "Duplicated entity")
        if sum(item.status == "Draft" for item in self.items.values()) + len(bodies) > MOST_DRAFTS:
            raise Refusing(400, 43, "Limit exceeded: the ledger holds at most 1000 items")
        if at > now:
            self.late.append((at, bodies))
            return []
        return [self._put(body) for body in bodies]

    def _put(self, body: dict[str, Any]) -> dict[str, Any]:
        self.changes += 1
        item = Item(body, self.changes)
        self.items[item.id] = item
        return {"Id": item.id, "Version": f"{item.version:016x}"}

    def touch(self, identity: str) -> Item:
        """A person changes a draft: it gets a new version."""
        self.changes += 1
        self.items[identity].version = self.changes
        return self.items[identity]

    def delete(self, identity: str) -> None:
        """A person deletes a draft; its id is not given again."""
        del self.items[identity]
        self.deleted.add(identity)

    def status(self, asked: Any) -> list[dict[str, Any]]:
        """Where items stand."""
        return [
            {
                "Id": item.id,
                "Status": item.status,
                "VoucherNumber": item.number or None,
                "Version": f"{item.version:016x}",
            }
            for item in (self._item(one) for one in asked)
        ]

    def book(self, asked: Any, now: int) -> None:
        """Take drafts into booking, all or none."""
        items = [self._item(one) for one in asked]
        for item, one in zip(items, asked, strict=True):
            if one.get("Version") != f"{item.version:016x}":
                raise Refusing(400, 58, "Timestamp out of date")
            if item.status != "Draft":
                raise Refusing(400, 42, "Validation error", {"Id": "ledgerItemNotDraft"})
        for item in items:
            item.status, item.due = "PendingBooking", now + self.booking

    def _item(self, asked: Any) -> Item:
        identity = str(asked.get("Id")).lower() if isinstance(asked, dict) else ""
        if identity not in self.items:
            raise Refusing(400, 42, "Validation error", {"Id": "ledgerItemNotFound"})
        return self.items[identity]

    def entries(self, first: str, last: str) -> list[dict[str, Any]]:
        """Booked entries of a range of dates within one accounting year."""
        if not any(begins <= first <= last <= ends for begins, ends in self.years):
            raise Refusing(400, 45, "The dates must be within one accounting year")
        booked = sorted((item for item in self.items.values() if item.number), key=lambda item: item.number)
        return [row for item in booked for row in self.entries_of(item) if first <= row["Date"] <= last]

    def entries_of(self, item: Item) -> list[dict[str, Any]]:
        """An item's entries: each side of each line, and the VAT apart."""
        rows = []
        for line in item.body["Lines"]:
            gross = cents(line["Amount"])
            code = self._code(line["AccountNumber"], line.get("AccountVatCode"))
            vat = vat_of(gross, Decimal(self.vat_types[code][1])) if code != "none" else 0
            rest = line["BalancingAccountNumber"], -gross, "none"
            sides = [(line["AccountNumber"], gross - vat, code), rest, (SALES_VAT, vat, "none")]
            for account, amount, own in sides:
                if not amount:
                    continue
                rows.append(
                    {
                        "AccountNumber": account,
                        "AccountName": self.accounts[account][0] if account in self.accounts else "",
                        "Date": item.body["VoucherDate"],
                        "VoucherNumber": item.number,
                        "VoucherType": "Finansbilag",
                        "Description": line["Description"],
                        "VatCode": own,
                        "Amount": Amount(amount, 2),
                    }
                )
        return rows

    def sums(self, item: Item) -> dict[int, int]:
        """Øre by account as the books hold an item; no zeros."""
        sums: Counter[int] = Counter()
        for row in self.entries_of(item):
            sums[row["AccountNumber"]] += row["Amount"].minor
        return {account: amount for account, amount in sums.items() if amount}

    def _code(self, account: int, written: Any) -> str:
        code = written or (self.accounts[account][1] if account in self.accounts else "none")
        return "none" if code.lower() == "none" else str(code)

    def _check(self, body: Any) -> None:
        """Raise for the first rule that a ledger item breaks."""
        wrong = {} if isinstance(body, dict) else {"": "expected an object"}
        if not wrong:
            wrong = _shape(body)
        if not wrong:
            wrong = self._known(body)
        if wrong:
            raise Refusing(400, 42, "Validation error", wrong)
        if not any(first <= body["VoucherDate"] <= last for first, last in self.years):
            raise Refusing(400, 47, "Accounting year not found")

    def _known(self, body: Mapping[str, Any]) -> dict[str, str]:
        wrong = {}
        if body.get("FileGuid") is not None and body["FileGuid"] not in self.files:
            wrong["FileGuid"] = "fileNotFound"
        for place, line in enumerate(body["Lines"]):
            for name in ("AccountNumber", "BalancingAccountNumber"):
                if line[name] not in self.accounts:
                    wrong[f"Lines[{place}].{name}"] = "accountNotFound"
            for name in ("AccountVatCode", "BalancingAccountVatCode"):
                code = line.get(name)
                if code and code.lower() != "none" and code not in self.vat_types:
                    wrong[f"Lines[{place}].{name}"] = "vatCodeNotFound"
        return wrong


def _shape(body: Mapping[str, Any]) -> dict[str, str]:
    try:
        UUID(body["Id"])
        date.fromisoformat(body["VoucherDate"])
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        return {"Id" if "Id" not in body else "VoucherDate": f"{type(fault).__name__}: {fault}"}
    lines = body.get("Lines")
    if not isinstance(lines, list) or not lines:
        return {"Lines": "required"}
    wrong = {}
    for place, line in enumerate(lines):
        if not isinstance(line.get("Description"), str) or not line["Description"]:
            wrong[f"Lines[{place}].Description"] = "required"
        amount = line.get("Amount")
        if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
            wrong[f"Lines[{place}].Amount"] = "expected a number"
        elif not amount or Decimal(amount) != Decimal(amount).quantize(_CENTS):
            wrong[f"Lines[{place}].Amount"] = "expected an amount with two decimals"
        for name in ("AccountNumber", "BalancingAccountNumber"):
            if isinstance(line.get(name), bool) or not isinstance(line.get(name), int):
                wrong[f"Lines[{place}].{name}"] = "expected a number"  # one side alone would not balance
    return wrong


def cents(amount: Any) -> int:
    """A JSON number (int or Decimal) in øre."""
    return int(Decimal(amount) * 100)


def vat_of(gross: int, rate: Decimal) -> int:
    """The VAT in a gross amount, in øre, rounded by itself."""
    return int((Decimal(gross) * rate / (1 + rate)).quantize(Decimal(1), ROUND_HALF_UP))
