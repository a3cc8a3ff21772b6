"""The ledger behind the simulated 24SevenOffice: everything it has posted, and what it can tell.

It is as strict as the published API (Finago Office Public API 0.56.0) says that the real one is:
required fields, lengths, integer account numbers and tax codes that exist, at most 1000 lines, sums
of zero per date, dates in a fiscal year. It is also as forgetful: nothing in it knows that it has
seen a transaction before, so what is posted twice is there twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from appliance.integrations.exact import Amount
from appliance.simulated.office24.rules import Wrong, cents, check
from appliance.simulated.office24.sales import Sales

__all__ = ("Ledger", "Posted", "cents")

ACCOUNTS = {
    1500: "Kundefordringer", 1571: "Kortoppgjør", 1579: "Vipps", 1900: "Kontanter", 1909: "Kassekladd",
    1920: "Bank", 2970: "Gavekort", 3000: "Salg høy sats", 3010: "Salg middels sats", 3020: "Salg lav sats",
    3100: "Salg avgiftsfritt", 7771: "Øreavrunding", 7790: "Kassedifferanse",
}  # fmt: skip
TAXES = {0: 0, 3: 25, 31: 15, 33: 12, 5: 0, 6: 0}
"""Per cent by tax code."""
VAT = 2700
"""Where the VAT stands if lines are shown net."""
OWN = 101
"""A dimension type of the organization's own; its system types are below 100."""
TYPES = {1: "Bilag", 7: "Kassaoppgjør"}


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
    projects: set[str] = field(default_factory=lambda: {"P1", "P2"})
    objects: set[str] = field(default_factory=set)
    """Elements of a dimension of the organization's own; with none of them there is no such dimension."""
    posted: list[Posted] = field(default_factory=list)
    name: str = "Fjordbutikken AS"
    """What the organization is called there."""
    closed: str = ""
    """Last day of the periods that are closed, empty = none."""
    shows_net: bool = False
    """Lines are shown net, with the VAT on an account of its own; otherwise as they were sent."""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """(content type, bytes) by file id; no bytes until they are uploaded."""
    asked: dict[str, int] = field(default_factory=dict)
    """How often a file's status was asked for: the document is there at the second time."""
    sales: Sales = field(init=False)
    """Customers, products and orders."""

    def __post_init__(self) -> None:
        """Open for customers as well."""
        self.sales = Sales(self)

    def elements(self, kind: int) -> set[str]:
        """What a dimension type holds: 1 projects, 2 departments, 101 the organization's own."""
        return {1: self.projects, 2: self.departments, OWN: self.objects}.get(kind, set())

    def post(self, body: Mapping[str, Any], visible_at: int) -> Posted:
        """Post a checked body; asked twice, it posts twice."""
        one = Posted(len(self.posted) + 1, body, visible_at)
        self.posted.append(one)
        return one

    def change(self, one: Posted, body: Mapping[str, Any] | None) -> None:
        """A person changes a transaction there, or deletes it (None)."""
        place = self.posted.index(one)
        self.posted[place] = replace(one, body=body or {**one.body, "lines": []})

    def begin_file(self, kind: str) -> str:
        """Make room for a file of this content type; gives its id."""
        file = f"f-{len(self.files) + 1}"
        self.files[file] = (kind, b"")
        return file

    def take_file(self, file: str, kind: str, content: bytes) -> bool:
        """Take a file's bytes; False: nobody asked for it, or as something else."""
        if self.files.get(file, ("",))[0] != kind:
            return False
        self.files[file] = (kind, content)
        return True

    def document(self, file: str) -> tuple[str, int]:
        """(status, document id) of a file; an empty status: there is none."""
        if file not in self.files:
            return "", 0
        if not self.files[file][1]:
            return "Pending", 0
        self.asked[file] = self.asked.get(file, 0) + 1
        return ("Pending", 0) if self.asked[file] == 1 else ("Completed", int(file.removeprefix("f-")))

    def lines(
        self,
        start: str,
        before: str,
        now: int,
        invoice: str = "",
        account: int | None = None,
        number: int | None = None,
    ) -> list[dict[str, Any]]:
        """Lines as ``GET /transactionlines`` shows them; ``before`` is exclusive."""
        return [
            row
            for one in self.posted
            if one.visible_at <= now and number in (None, one.number)
            for row in self._rows(one)
            if start <= row["date"] < before
            and (not invoice or row.get("invoice", {}).get("number") == invoice)
            and (account is None or row["account"]["number"] == account)
        ]

    def listing(self, path: str, query: Mapping[str, str]) -> list[dict[str, Any]] | None:
        """Accounts, taxes, transaction types or fiscal years as the API lists them; None: no such list."""
        match path:
            case "/accounts":
                word = query.get("query", "").casefold()
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
                kind = query.get("type", "Year")
                return [row for row in self._periods() if kind in ("All", row["type"])]
            case "/dimensions":
                own = [{"id": OWN, "name": "Objekt"}] if self.objects else []
                return [{"id": 1, "name": "Prosjekt"}, {"id": 2, "name": "Avdeling"}, *own]
        return None

    def _periods(self) -> Iterator[dict[str, Any]]:
        for year in sorted(self.years):
            yield _period(f"y-{year}", "Year", date(year, 1, 1), date(year + 1, 1, 1))
            for month in range(1, 13):
                begins, ends = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
                yield _period(f"p-{year}-{month}", "Period", begins, ends)

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
            row |= {"invoice": line["invoice"]} if "invoice" in line else {}
            row |= {"documentId": one.body["documentId"]} if "documentId" in one.body else {}
            rows += self._net(row, line) if self.shows_net else [row]
        return rows

    def _net(self, row: dict[str, Any], line: Mapping[str, Any]) -> list[dict[str, Any]]:
        vat = cents(line["tax"].get("amount", 0))
        if not vat:
            return [row]
        apart = {
            "id": f"{row['id']}-vat",
            "account": {"id": 1_000_000 + VAT, "number": VAT, "name": "Utgående mva"},
            "amount": Amount(vat, 2),
            "tax": {"id": 2000, "rate": 0},
        }
        return [row | {"amount": Amount(cents(line["amount"]) - vat, 2)}, row | apart]

    def check(self, body: Any) -> Wrong:
        """Every rule of TransactionInput that a body (floats parsed as Decimal) breaks."""
        return check(self, body)


def _period(identity: str, kind: str, begins: date, before: date) -> dict[str, Any]:
    last = before - timedelta(days=1)
    return {
        "id": identity,
        "type": kind,
        "startingDate": begins.isoformat(),
        "endingDate": last.isoformat(),
    }
