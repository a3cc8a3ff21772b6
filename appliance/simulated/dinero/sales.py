"""The sales side of the simulated Dinero: contacts, products and invoices of one organisation.

As strict as the API's own field descriptions: an id of a contact or an invoice is taken once, a product's is
Dinero's own, lines need account, amount, quantity and discount, a line with a product has no description, a
filter may ask for some fields alone, booking needs the draft's latest version and gives the next number at
once. A line's VAT is that of its account, and amounts include VAT where ``ShowLinesInclVat`` says so.

Not described, and therefore either way here: how amounts without VAT are rounded (``per_line``), and
whether a deleted invoice still answers, with the time of its deletion (``shows_deleted``).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from appliance.integrations.exact import Amount
from appliance.simulated.dinero import forms
from appliance.simulated.dinero.ledger import Ledger, Refusing

FILTERS = {
    "contacts": ("Name", "Email", "ExternalReference", "VatNumber", "EanNumber", "IsPerson"),
    "products": ("Name", "ProductNumber", "ExternalReference"),
}
KEYS = {"contacts": "ContactGuid", "products": "ProductGuid"}
_ASKED = re.compile(r"(\w+) eq '([^']*)'")
_CENT = Decimal("0.01")


@dataclass
class Invoice:
    """One invoice, a draft until it has a number."""

    body: dict[str, Any]
    version: int
    number: int = 0
    deleted: bool = False


@dataclass
class Sales:
    """What one organisation sells, and to whom."""

    ledger: Ledger
    per_line: bool = False
    """Each line without VAT is rounded by itself, and the VAT worked out of their sum."""
    shows_deleted: bool = False
    contacts: dict[str, dict[str, Any]] = field(default_factory=dict)
    products: dict[str, dict[str, Any]] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    deleted: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Contacts and products that a person deleted, by id."""
    late: list[tuple[int, Callable[[], object]]] = field(default_factory=list)
    """(UTC ms, what is done then) of requests that were taken and are not yet done."""
    changes: int = 0
    numbers: int = 0

    def settle(self, now: int) -> None:
        """Do what has come due."""
        for at, do in [one for one in self.late if one[0] <= now]:
            self.late.remove((at, do))
            try:
                do()
            except Refusing:
                continue  # somebody else was quicker; the caller has long hung up

    def create(self, what: str, body: Any, at: int, now: int) -> dict[str, Any]:
        """Make a contact, a product or an invoice; ``at`` after ``now`` = it appears only then."""
        make = {"contacts": self._contact, "products": self._product, "invoices": self._invoice}[what]
        if at > now:
            self.late.append((at, lambda: make(body)))
            return {}
        return make(body)

    def _contact(self, body: Any) -> dict[str, Any]:
        wrong = forms.contact(body)
        key = forms.guid(body, "ContactGuid", wrong) or self._own_id()
        if key in self.contacts or key in self.deleted:
            wrong["ContactGuid"] = "guidMustBeUnique"
        _raise(wrong)
        self.contacts[key] = {**body, "ContactGuid": key}
        return {"ContactGuid": key}

    def _product(self, body: Any) -> dict[str, Any]:
        _raise(forms.product(body, self.ledger.accounts))
        key = self._own_id()
        self.products[key] = {**body, "ProductGuid": key}
        return {"ProductGuid": key}

    def _invoice(self, body: Any) -> dict[str, Any]:
        self.check(body)
        key = forms.guid(body, "Guid", {}) or self._own_id()
        if key in self.invoices:
            raise Refusing(409, 72, "Duplicated entity")
        self.invoices[key] = Invoice(dict(body), self._change())
        return {"Guid": key, "TimeStamp": _stamp(self.invoices[key])}

    def check(self, body: Any) -> None:
        """Raise for the rules that an invoice breaks."""
        _raise(forms.invoice(body, self.ledger.accounts, self.contacts, self.products))

    def listed(self, what: str, query: Mapping[str, str]) -> dict[str, Any]:
        """Contacts or products that a filter lets through, with the fields that were asked for."""
        rows = list((self.contacts if what == "contacts" else self.products).values())
        for part in filter(None, query.get("queryFilter", "").split(";")):
            asked = _ASKED.fullmatch(part)
            if not asked or asked[1] not in FILTERS[what]:
                raise Refusing(400, 46, "Filter error")
            rows = [row for row in rows if str(row.get(asked[1]) or "").lower() == asked[2].lower()]
        fields = query.get("fields", f"Name,{KEYS[what]}").split(",")
        found = [{name: row.get(name) for name in fields} for row in rows[:100]]
        pages = {"Page": 0, "PageSize": 100, "Result": len(found)}
        return {"Collection": found, "Pagination": pages}

    def contact(self, key: str) -> dict[str, Any]:
        """One contact."""
        if key not in self.contacts:
            raise Refusing(404, 40, "Not found")
        return {**self.contacts[key], "DeletedAt": None}

    def invoice(self, key: str) -> dict[str, Any]:
        """One invoice with its sums."""
        invoice = self._found(key)
        return {
            **self.totals(invoice.body),
            "Guid": key,
            "Status": "Booked" if invoice.number else "Draft",
            "PaymentStatus": "Booked" if invoice.number else "Draft",
            "Number": invoice.number,
            "TimeStamp": _stamp(invoice),
            "ExternalReference": invoice.body.get("ExternalReference"),
            "DeletedAt": "2026-11-22T08:00:00Z" if invoice.deleted else None,
        }

    def book(self, key: str, body: Any) -> dict[str, Any]:
        """Book a draft."""
        invoice = self._found(key)
        if invoice.deleted:
            raise Refusing(400, 63, "Invalid InvoiceGuid, no results found")
        if not isinstance(body, dict) or body.get("Timestamp") != _stamp(invoice):
            raise Refusing(400, 58, "Timestamp out of date")
        if invoice.number:
            raise Refusing(400, 42, "Validation error", {"Guid": "alreadyBooked"})
        self.check(invoice.body)
        if invoice.body.get("ContactGuid") is None:
            raise Refusing(400, 42, "Validation error", {"ContactGuid": "required"})
        if not any(first <= invoice.body["Date"] <= last for first, last in self.ledger.years):
            raise Refusing(400, 47, "Accounting year not found")
        self.numbers += 1
        invoice.number, invoice.version = self.numbers, self._change()
        return {"Guid": key, "TimeStamp": _stamp(invoice), "Number": invoice.number}

    def touch(self, key: str) -> Invoice:
        """A person opens a draft and saves it: it gets a new version."""
        self.invoices[key].version = self._change()
        return self.invoices[key]

    def delete(self, key: str) -> None:
        """A person deletes a draft, a contact or a product; its id is not given again."""
        if key in self.invoices:
            self.invoices[key].deleted = True
            return
        for rows in (self.contacts, self.products):
            if key in rows:
                self.deleted[key] = rows.pop(key)

    def totals(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The sums of an invoice, worked out of its lines."""
        nets: dict[Decimal, Decimal] = {}
        gross = Decimal(0)
        for line in body["ProductLines"]:
            rate = self._rate(line["AccountNumber"])
            amount = line["BaseAmountValue"] * line["Quantity"] * (100 - line["Discount"]) / Decimal(100)
            net = amount / (1 + rate) if body.get("ShowLinesInclVat") else amount
            if self.per_line:
                net = net.quantize(_CENT, ROUND_HALF_UP)
            nets[rate] = nets.get(rate, Decimal(0)) + net
            gross += net * (1 + rate)
        vat = sum(((net * rate).quantize(_CENT, ROUND_HALF_UP) for rate, net in nets.items()), Decimal(0))
        without = sum(nets.values(), Decimal(0))
        total = (without + vat if self.per_line else gross).quantize(_CENT, ROUND_HALF_UP)
        return {
            "TotalInclVat": _amount(total),
            "TotalVat": _amount(vat),
            "TotalExclVat": _amount(total - vat),
        }

    def _rate(self, account: int) -> Decimal:
        code = self.ledger.accounts[account][1]
        return Decimal(self.ledger.vat_types[code][1]) if code in self.ledger.vat_types else Decimal(0)

    def _found(self, key: str) -> Invoice:
        found = self.invoices.get(key)
        if found is None or (found.deleted and not self.shows_deleted):
            raise Refusing(400, 63, "Invalid InvoiceGuid, no results found")
        return found

    def _own_id(self) -> str:
        return str(UUID(int=self._change() + (1 << 101)))

    def _change(self) -> int:
        self.changes += 1
        return self.changes


def _raise(wrong: Mapping[str, str]) -> None:
    if wrong:
        raise Refusing(400, 42, "Validation error", wrong)


def _stamp(invoice: Invoice) -> str:
    return f"{invoice.version:016X}"


def _amount(value: Decimal) -> Amount:
    return Amount(int(value * 100), 2)
