"""Customers, products and sales orders behind the simulated 24SevenOffice.

As forgetful as the published API (0.56.0): it has no idempotency, and what is made twice is there twice.
What the API does not say can be set here: how sums are rounded, how many decimals a price keeps, whether
prices include VAT.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from appliance.integrations.exact import Amount
from appliance.simulated.office24 import sales_rules as rules
from appliance.simulated.office24.rules import Wrong

if TYPE_CHECKING:
    from appliance.simulated.office24.ledger import Ledger

Row = dict[str, Any]
Answer = tuple[int, Any, dict[str, str]]
"""Status, body, headers."""
BILLED = ("Invoice", "AdvanceInvoice")
OWED, SALES = 1500, 3000
"""Accounts of what customers owe, and of what is sold on none."""


@dataclass
class Sales:
    """One organization's customers, products and orders."""

    ledger: "Ledger"
    customers: dict[int, Row] = field(default_factory=dict)
    products: dict[int, Row] = field(default_factory=dict)
    orders: dict[int, Row] = field(default_factory=dict)
    lines: dict[int, dict[int, Row]] = field(default_factory=dict)
    """By order and id."""
    categories: dict[int, str] = field(default_factory=lambda: {12: "Varer", 13: "Tjenester"})
    payment_methods: dict[int, str] = field(default_factory=lambda: {4: "Faktura", 5: "Avtalegiro"})
    rounds_lines: bool = True
    """VAT is rounded line by line; otherwise once for each rate."""
    decimals: int = 4
    """Of a price."""
    prices_with_vat: bool = False
    wants: str = ""
    """What an invoice must have: ``DepartmentMissing``, ``ProjectMissing``; empty = nothing."""
    most: int = 3
    """Rows on a page, whatever is asked for."""
    _last: int = 1000
    _waiting: list[tuple[int, Callable[[], object]]] = field(default_factory=list)

    def catch_up(self, now: int) -> None:
        """Do what was taken late and is due now, in the order in which it came."""
        due = [one for one in self._waiting if one[0] <= now]
        self._waiting = [one for one in self._waiting if one[0] > now]
        for _, do in due:
            do()

    def later(self, at: int, do: Callable[[], object]) -> None:
        """Take something that is done at a time (UTC ms)."""
        self._waiting.append((at, do))

    def write(self, method: str, steps: list[str], body: Any) -> Answer | None:
        """Make or change something; None: there is no such address."""
        match method, steps:
            case "POST", ["customers"]:
                return self._add(self.customers, rules.customer(body), lambda: _customer(body), 200)
            case "POST", ["products"]:
                return self._add(self.products, rules.product(self, body), lambda: dict(body), 201)
            case "POST", ["salesorders"]:
                return self._order(body)
            case ("PATCH", ["salesorders", number]) if int(number) in self.orders:
                return self._change(int(number), body)
            case ("POST", ["salesorders", number, "lines"]) if int(number) in self.orders:
                return self._line(int(number), self._next(), rules.line(self, body), body)
            case ("PATCH", ["salesorders", number, "lines", line]) if self._has(number, line):
                return self._line(int(number), int(line), rules.line(self, body), body)
        return None

    def read(self, steps: list[str], query: Mapping[str, str]) -> Answer | None:
        """What a question is answered with; None: there is no such address, or nothing there."""
        match steps:
            case ["customers"]:
                wanted = query.get("organizationNumber")
                rows = [r for r in self.customers.values() if wanted in (None, r.get("organizationNumber"))]
                return self._page("customers", rows, query, "page")
            case ["customers", number]:
                return _found(self.customers.get(int(number)))
            case ["products"]:
                return self._page("products", self._searched(query), query, "page")
            case ["productcategories"]:
                return 200, [{"id": one, "name": name} for one, name in self.categories.items()], {}
            case ["paymentmethods"]:
                return 200, [{"id": one, "name": name} for one, name in self.payment_methods.items()], {}
            case ["salesorders"]:
                return self._page("salesorders", self._filtered(query), query, "continuationToken")
            case ["salesorders", number]:
                return _found(self.shown(int(number)) if int(number) in self.orders else None)
            case ["salesorders", number, "lines"] if int(number) in self.orders:
                return 200, list(self.lines[int(number)].values()), {}
            case ["dimensions", kind, "elements", value] if value in self.ledger.elements(int(kind)):
                return 200, {"dimensionType": int(kind), "value": value, "name": f"Element {value}"}, {}
        return None

    def sellable(self) -> set[int]:
        """Ids of the products that can be put on an order."""
        return {one for one, row in self.products.items() if row.get("status", "active") == "active"}

    def shown(self, number: int) -> Row:
        """An order as the API shows it, with its sums."""
        net, vat = self.sums(number)
        totals = {"grossAmount": net + vat, "netAmount": net, "taxAmount": vat}
        return self.orders[number] | totals

    def sums(self, number: int) -> tuple[Decimal, Decimal]:
        """Net and VAT of an order in kroner."""
        shares = self.shares(number).values()
        return sum((net for net, _ in shares), Decimal(0)), sum((vat for _, vat in shares), Decimal(0))

    def shares(self, number: int) -> dict[tuple[int, int], tuple[Decimal, Decimal]]:
        """The same by account and tax number, worked out from the lines."""
        parts: dict[int, dict[int, list[Decimal]]] = {}
        for row in self.lines[number].values():
            off = 1 - Decimal(row.get("discountRate", 0)) / 100
            amount = _cents(Decimal(row.get("quantity", 1)) * Decimal(row.get("price", 0)) * off)
            tax, account = row.get("tax", {}).get("number", 0), row.get("account", {}).get("number", SALES)
            parts.setdefault(tax, {}).setdefault(account, []).append(amount)
        shares = {}
        for tax, accounts in parts.items():
            rate = Decimal(self.ledger.taxes[tax])
            share = rate / (100 + rate if self.prices_with_vat else 100)
            left = _cents(sum((sum(one, Decimal(0)) for one in accounts.values()), Decimal(0)) * share)
            for place, (account, amounts) in enumerate(accounts.items(), 1):
                whole = sum(amounts, Decimal(0))
                vat = sum((_cents(one * share) for one in amounts), Decimal(0))
                if not self.rounds_lines:
                    vat = left if place == len(accounts) else _cents(whole * share)
                left -= vat
                shares[account, tax] = whole - (vat if self.prices_with_vat else 0), vat
        return shares

    def _bill(self, number: int, invoice: int, day: str) -> None:
        """An invoice is a voucher in the ledger: what is owed, and what it was sold on."""
        net, vat = self.sums(number)
        owed = {"accountNumber": OWED, "amount": net + vat, "tax": {"number": 0}}
        lines = [owed | {"invoice": {"number": str(invoice)}}]
        for (account, tax), (part, inside) in self.shares(number).items():
            of = {"number": tax, "amount": -inside} if inside else {"number": tax}
            lines.append({"accountNumber": account, "amount": -part - inside, "tax": of})
        comment = f"Faktura {invoice} {self.orders[number].get('referenceNumber', '')}".rstrip()
        self.ledger.post({"transactionTypeNumber": 1, "date": day, "comment": comment, "lines": lines}, 0)

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _has(self, number: str, line: str) -> bool:
        return int(line) in self.lines.get(int(number), {})

    def _add(self, where: dict[int, Row], wrong: Wrong, row: Callable[[], Row], status: int) -> Answer:
        if wrong:
            return invalid(wrong)
        number = self._next()
        where[number] = {"id": number, **row()}
        return status, where[number], {}

    def _order(self, body: Any) -> Answer:
        answer = self._add(self.orders, rules.head(self, body, new=True), lambda: dict(body), 200)
        if answer[0] == 200:
            self.lines[answer[1]["id"]] = {}
            return 200, self.shown(answer[1]["id"]), {}
        return answer

    def _change(self, number: int, body: Any) -> Answer:
        order, wrong = self.orders[number], rules.head(self, body, new=False)
        status = body.get("status") if isinstance(body, dict) else None
        if order.get("status") in BILLED:
            wrong.append(("status", "invoiced"))
        day = "" if wrong else body.get("invoice", {}).get("date") or order["date"]
        closed = bool(day) and (int(day[:4]) not in self.ledger.years or day <= self.ledger.closed)
        if status in BILLED and closed:
            wrong.append(("invoice.date", "fiscalPeriod"))
        if wrong:
            return invalid(wrong)
        if status in BILLED:
            if not self.lines[number]:
                return refused("NoLines", "No lines in the sales order")
            if self.wants and not self._dimension(order | body):
                return refused(self.wants, "A dimension is missing")
            invoice = 5001 + sum(one.get("status") in BILLED for one in self.orders.values())
            body = body | {"invoice": {"number": invoice, "date": day}}
            self._bill(number, invoice, day)
        order.update(body)
        return 200, self.shown(number), {}

    def _dimension(self, order: Row) -> bool:
        kind = {"ProjectMissing": 1, "DepartmentMissing": 2}[self.wants]
        return any(one["dimensionType"] == kind for one in order.get("dimensions", []))

    def _line(self, number: int, line: int, wrong: Wrong, body: Any) -> Answer:
        if self.orders[number].get("status") in BILLED:
            wrong = [*wrong, ("id", "invoiced")]
        if wrong:
            return invalid(wrong)
        price = Decimal(body.get("price", 0)).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        before = self.lines[number].get(line, {})
        self.lines[number][line] = before | body | {"id": line, "price": price}
        return 200, self.lines[number][line], {}

    def _searched(self, query: Mapping[str, str]) -> list[Row]:
        number, words = query.get("productNumber"), query.get("productSearch")
        rows = [row for row in self.products.values() if number in (None, row.get("number"))]
        return [row for row in rows if words in (None, row.get("number"), row["name"])]

    def _filtered(self, query: Mapping[str, str]) -> list[Row]:
        first, last = query.get("dateFrom", ""), query.get("dateTo", "9")
        invoice, customer = query.get("invoiceNumber"), query.get("customerId")
        return [
            self.shown(number)
            for number, row in self.orders.items()
            if first <= row.get("date", "") <= last
            and invoice in (None, str(row.get("invoice", {}).get("number")))
            and customer in (None, str(row["customer"]["id"]))
        ]

    def _page(self, path: str, rows: Iterable[Row], query: Mapping[str, str], name: str) -> Answer:
        listed, start = list(rows), int(query.get(name, 1)) - 1
        most = min(int(query.get("limit", 25)), self.most)
        more = {}
        if (start + 1) * most < len(listed):
            kept = "".join(f"&{key}={value}" for key, value in query.items() if key != name)
            base = f"/v1/{path}?{name}="
            more = {"Link": f'<{base}1>; rel="first", <{base}{start + 2}{kept}>; rel="next"'}
        return 200, listed[start * most : (start + 1) * most], more


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _customer(body: Row) -> Row:
    names = body.get("person", {})
    full = " ".join(filter(None, (names.get("firstName"), names.get("lastName"))))
    return {"name": full, "isSupplier": False, **body}


def exact(value: Any) -> Any:
    """The same with decimal numbers as they can be written."""
    match value:
        case Decimal():
            places = max(0, -int(value.as_tuple().exponent))
            return Amount(int(value.scaleb(places)), places)
        case dict():
            return {name: exact(part) for name, part in value.items()}
        case list():
            return [exact(part) for part in value]
    return value


def _found(row: Row | None) -> Answer | None:
    return None if row is None else (200, row, {})


def invalid(wrong: Wrong) -> Answer:
    """A ValidationError."""
    listed = [{"path": path, "keyword": keyword} for path, keyword in wrong]
    error = {"name": "ValidationError", "payload": {"validationErrors": listed}}
    return 400, {"error": error, "trackingId": "simulated"}, {}


def refused(kind: str, message: str) -> Answer:
    """A BadRequestError."""
    errors = [{"type": kind, "message": message, "arguments": []}]
    return 400, {"error": {"name": "BadRequestError", "payload": {"errors": errors}}, "trackingId": "x"}, {}
