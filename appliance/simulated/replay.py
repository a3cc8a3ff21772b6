"""``tillbox replay``: a file of events drives the same Till as the screens do.

It is how speed is measured and how a stranger checks our sums. It writes only to a database that was
born from it, with a test key of its own. Each event is one transaction together with the fingerprint
of its line, so that running the file again skips what is there and refuses what differs.
"""

import json
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from appliance.domain import payment as payments
from appliance.domain import sale as sales
from appliance.domain.journal import Moment
from appliance.domain.money import text
from appliance.domain.payment import CASH, Payment, Tender
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.domain.sale import Discount, Line, Sale
from appliance.domain.settlement import Count, tender_key
from appliance.fiscal import rules_for
from appliance.simulated.events import BadLine, Event, Ware, read
from appliance.storage import catalogue as shelf
from appliance.storage import journal
from appliance.storage.database import open_till
from appliance.storage.journal import Job, Stored
from appliance.till import catalogue, day, setup
from appliance.till.paying import commit_sale
from appliance.till.till import Person, Shop, Till

Say = Callable[[dict[str, Any]], None]


class Replay:
    """One file on its way into one database."""

    def __init__(
        self, folder: Path, country: str, currency: str, send: Callable[[Stored, Job], None] | None
    ) -> None:
        """Open or create the database in ``folder``; `Refused` when it was not born from a replay."""
        folder.mkdir(parents=True, exist_ok=True)
        rules = rules_for(country, currency)
        self.database: SqliteDatabase = open_till(folder / "till.db")
        self.now = Moment(0, 0)
        birth = setup.Birth("1", rules, replay=True)
        nothing: Callable[[Stored, Job], None] = lambda stored, job: None  # noqa: E731
        self.till: Till = setup.start(
            self.database,
            folder / "keys",
            birth,
            Shop("Replay", "999999999"),
            lambda: self.now,
            send=send or nothing,
        )
        self.now = Moment(self.till.counters.last_at, 0)
        self.till.drawer = "shut"
        self.database.execute_sql(
            "CREATE TABLE IF NOT EXISTS replayed (line INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT"
        )
        self.seconds: list[float] = []
        self.closed = 0

    def run(self, lines: Iterator[str], say: Say) -> None:
        """Play the lines; ``say`` gets one object per closed day.

        Raises:
            BadLine: With the line number and the reason; nothing of that event is stored.
        """
        done = dict(self.database.execute_sql("SELECT line, hash FROM replayed").fetchall())
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            fingerprint = sha256(line.strip().encode()).digest()
            try:
                event = read(line, self.till.rules.currency)
                if number in done:
                    if bytes(done[number]) != fingerprint:
                        raise BadLine(
                            "expected the line that was replayed into this database before, got another"
                        )
                    self.closed += event.kind == "close_day"
                else:
                    self._play(event, number, fingerprint)
            except BadLine as error:
                raise BadLine(f"line {number}: {error}") from error
            except Refused as refused:
                raise BadLine(f"line {number}: refused: {refused}") from refused
            if event.kind == "close_day":
                say(self._day(self.closed))

    def _play(self, event: Event, number: int, fingerprint: bytes) -> None:
        self.now = event.at or self.now
        began = time.perf_counter()
        with self.database.atomic():
            _PLAYERS[event.kind](self, event.data)
            self.database.execute_sql("INSERT INTO replayed VALUES (?, ?)", (number, fingerprint))
        if event.kind in ("sale", "return"):
            self.seconds.append(time.perf_counter() - began)

    def open_day(self, data: dict[str, Any]) -> None:
        """Event ``open_day``."""
        day.open_day(self.till, data["float"], "as the file says")

    def product(self, data: dict[str, Any]) -> None:
        """Event ``product``: a new product, or the same code with other facts."""
        code, department = data["code"], data["department"]
        product = Product(
            code, data["name"], department, department, data["price"], data["vat"], codes=(code,)
        )
        catalogue.put(self.till, [product], source="replay")

    def sale(self, data: dict[str, Any], back: int = 1) -> None:
        """Event ``sale``; with ``back`` = -1 event ``return``."""
        self._needs_day()
        till = self.till
        till.operator = Person(data["operator"], data["operator"])
        sale = Sale(secrets.token_hex(16), till.rules.currency.code, operator=data["operator"])
        for place, ware in enumerate(data["lines"], 1):
            line = self._line(ware, back, place)
            sale = sales.Sale(**{**_fields(sale), "lines": (*sale.lines, line), "next_line": place + 1})
        payment = self._paid(payments.begin(sale.total, till.rules.cash_step), data["payments"], back)
        commit_sale(till, sale, payment, "return" if back < 0 else "sale")

    def _line(self, ware: Ware, back: int, place: int) -> Line:
        product = shelf.by_code(self.database, ware.code) if ware.code else None
        if not product and None in (ware.name, ware.department, ware.price, ware.rate):
            raise BadLine(
                f"line {place}: expected a known code, or name, department, price and vat, got {ware.code!r}"
            )
        if back < 0 and ware.quantity < 0:
            raise BadLine(
                f"line {place} qty: expected a positive quantity in a return, got {ware.quantity / 1000:g}"
            )
        department = ware.department or (product.department if product else "")
        price = ware.price if ware.price is not None else (product.price or 0 if product else 0)
        line = Line(
            place, ware.name or (product.name if product else ""), department, department, price,
            ware.rate if ware.rate is not None else (product.rate if product else 0),
            quantity=back * ware.quantity, product=product.number if product else "", code=ware.code,
            discount=Discount(ware.discount, "as the file says") if ware.discount else None,
        )  # fmt: skip
        if ware.discount > abs(line.listed):
            most = text(abs(line.listed), self.till.rules.currency)
            raise BadLine(f"line {place} discount: expected at most {most}, got more")
        return line

    def _paid(self, payment: Payment, offered: list[dict[str, Any]], back: int) -> Payment:
        """Take the payments, cash last: it is what gives change and is rounded."""
        cash = sum(one["amount"] for one in offered if one["tender"] == CASH)
        try:
            for one in offered:
                if one["tender"] != CASH and one["amount"]:
                    payment = payments.tender(
                        payment,
                        Tender(
                            one["tender"],
                            back * one["amount"],
                            brand=one["brand"],
                            reference=one["reference"],
                        ),
                    )
            if not payment.paid and any(one["tender"] == CASH for one in offered):
                payment = payments.tender(payment, Tender(CASH, back * cash))
            elif payment.paid and cash and back > 0:
                payment = _only_change(payment, cash)
        except Refused as refused:
            raise BadLine(f"payments: {refused}") from refused
        if not payment.paid:
            currency = self.till.rules.currency
            raise BadLine(f"payments: expected them to pay the sale, {text(payment.left, currency)} is left")
        return payment

    def return_(self, data: dict[str, Any]) -> None:
        """Event ``return``."""
        self.sale(data, back=-1)

    def cash_in(self, data: dict[str, Any], direction: int = 1) -> None:
        """Event ``cash_in``."""
        self._needs_day()
        self.till.operator = Person(data["operator"], data["operator"])
        day.move_cash(self.till, direction * data["amount"], data["reason"])

    def cash_out(self, data: dict[str, Any]) -> None:
        """Event ``cash_out``."""
        self.cash_in(data, -1)

    def close_day(self, data: dict[str, Any]) -> None:
        """Event ``close_day``: Z, then its settlement with what was counted."""
        self._needs_day()
        self.till.operator = Person(data["operator"], data["operator"])
        z = day.z_report(self.till)
        counted = data["counted"]
        terminals = {name: amount for name, amount in counted.items() if name != CASH}
        keys = {CASH, *terminals, *(tender_key(tender) for tender in z["tenders"])}
        reasons = dict.fromkeys(keys, "as the file says")
        day.settle_day(
            self.till, Count(counted.get(CASH), {}, terminals, reasons, counted_by=data["operator"])
        )
        self.closed += 1

    def _needs_day(self) -> None:
        if not self.till.day:
            raise BadLine("expected an open_day before it, got none")

    def _day(self, z: int) -> dict[str, Any]:
        currency = self.till.rules.currency
        row = self.database.execute_sql("SELECT z_entry FROM day WHERE z = ?", (z,)).fetchone()
        entry = journal.entry(self.database, row[0])
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

    def speed(self) -> dict[str, Any]:
        """How fast the sales of this run went to the disk."""
        ordered = sorted(self.seconds)
        total = sum(ordered)

        def at(share: float) -> float:
            return (
                round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3) if ordered else 0.0
            )

        per_second = round(len(ordered) / total, 1) if total else 0.0
        return {
            "sales_per_second": per_second,
            "commit_ms": {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99)},
        }


def _only_change(payment: Payment, cash: int) -> Payment:
    """Cash handed over for a sale that is paid already goes back whole."""
    if cash < 0:
        raise BadLine("payments: expected no cash, the other tenders pay the sale")
    return payment


def _fields(sale: Sale) -> dict[str, Any]:
    return {name: getattr(sale, name) for name in Sale.__dataclass_fields__}


def _percent(rate: int) -> str:
    return f"{rate / 100:g}"


_PLAYERS: dict[str, Callable[[Replay, dict[str, Any]], None]] = {
    "open_day": Replay.open_day,
    "product": Replay.product,
    "sale": Replay.sale,
    "return": Replay.return_,
    "cash_in": Replay.cash_in,
    "cash_out": Replay.cash_out,
    "close_day": Replay.close_day,
}


def replay(file: Path, folder: Path, country: str, currency: str) -> int:
    """Play a file and print its days; returns the exit code, 2 for a bad line."""

    def say(what: dict[str, Any]) -> None:
        print(json.dumps(what, ensure_ascii=False), flush=True)

    try:
        played = Replay(folder, country, currency, None)
        with file.open(encoding="utf-8-sig") as lines:
            played.run(iter(lines), say)
    except (BadLine, Refused, ValueError, OSError) as error:
        print(f"{file.name}: {error}", file=sys.stderr)
        return 2
    say(played.speed())
    return 0
