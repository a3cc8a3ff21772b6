"""``tillbox replay``: a file of events drives the same Till as the screens do.

It is how speed is measured and how a stranger checks our sums. It writes only to a database that was
born from it, with a test key of its own. Each event is one transaction together with the fingerprint
of its line, so that running the file again skips what is there and refuses what differs.
"""

import codecs
import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from peewee import DatabaseError, SqliteDatabase

from appliance.domain import payment as payments
from appliance.domain.journal import Moment
from appliance.domain.line import Discount, Line
from appliance.domain.money import text
from appliance.domain.payment import CASH, Payment, Tender
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.domain.sale import Sale
from appliance.domain.settlement import Count, tender_key
from appliance.fiscal import rules_for
from appliance.simulated.events import BadLine, Event, Ware, read
from appliance.simulated.replay_days import day_line, speed
from appliance.storage import catalogue as shelf
from appliance.storage.database import open_till, trouble
from appliance.storage.journal import Job, Stored
from appliance.till import catalogue, day, setup
from appliance.till.paying import commit_sale
from appliance.till.till import PRINT_JOB, Person, Shop, Till

_NO_DEVICES = "DELETE FROM job"
Say = Callable[[dict[str, Any]], None]


class Replay:
    """One file on its way into one database."""

    def __init__(self, folder: Path, country: str, currency: str, paper: Path | None = None) -> None:
        """Open or create the database in ``folder``; `Refused` when it was not born from a replay."""
        folder.mkdir(parents=True, exist_ok=True)
        rules = rules_for(country, currency)
        self.database: SqliteDatabase = open_till(folder / "till.db")
        self.now = Moment(0, 0)
        birth = setup.Birth("1", rules, replay=True)
        self.paper = paper
        self.owed: list[str] = []
        """Paper of the event under way: it is printed after the commit."""
        self.till: Till = setup.start(
            self.database,
            folder / "keys",
            birth,
            Shop("Replay", "999999999"),
            lambda: self.now,
            send=self._owe,
        )
        self.now = Moment(self.till.counters.last_at, 0)
        self.till.drawer = "shut"
        self.database.execute_sql(
            "CREATE TABLE IF NOT EXISTS replayed (line INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT"
        )
        self.seconds: list[float] = []
        self.closed = 0

    def _owe(self, stored: Stored, job: Job) -> None:
        if job.kind == PRINT_JOB and stored.entry.kind == "sale":
            self.owed.append(f"{stored.entry.number} {stored.data['receipt']} {stored.data['gross']}\n")

    def _print(self) -> None:
        """What has come out on paper is known outside this program: from here on it must never be lost."""
        if self.paper and self.owed:
            with self.paper.open("a", encoding="ascii") as file:
                file.writelines(self.owed)
                file.flush()
                os.fsync(file.fileno())
        self.owed.clear()

    def run(self, lines: Iterable[bytes], say: Say) -> None:
        """Play the lines; ``say`` gets one object per closed day.

        Raises:
            BadLine: With the line number and the reason; nothing of that event is stored.
        """
        done = dict(self.database.execute_sql("SELECT line, hash FROM replayed").fetchall())
        last = max(done, default=0)
        for number, line in enumerate(lines, 1):
            written = line.removeprefix(codecs.BOM_UTF8).strip() if number == 1 else line.strip()
            if not written and number not in done:
                continue
            fingerprint = sha256(written).digest()
            try:
                if number <= last and bytes(done.get(number, b"")) != fingerprint:
                    raise BadLine("expected the line that was replayed before, got another")
                event = read(_decoded(written), self.till.rules.currency)
                if number in done:
                    self.closed += event.kind == "close_day"
                else:
                    self._play(event, number, fingerprint)
            except BadLine as error:
                raise BadLine(f"line {number}: {error}") from error
            except Refused as refused:
                raise BadLine(f"line {number}: refused: {refused}") from refused
            except DatabaseError as error:
                raise BadLine(f"line {number}: {trouble(error, 'till.db')}") from error
            except OverflowError as error:
                raise BadLine(f"line {number}: expected sums of a shop, got more ({error})") from error
            if event.kind == "close_day":
                say(day_line(self.database, self.closed, self.till.rules.currency))

    def _play(self, event: Event, number: int, fingerprint: bytes) -> None:
        self.now = event.at or self.now
        began = time.perf_counter()
        with self.database.atomic():
            _PLAYERS[event.kind](self, event.data)
            self.database.execute_sql("INSERT INTO replayed VALUES (?, ?)", (number, fingerprint))
            self.database.execute_sql(_NO_DEVICES)
        if event.kind in ("sale", "return"):
            self.seconds.append(time.perf_counter() - began)
        self._print()

    def open_day(self, data: dict[str, Any]) -> None:
        """Event ``open_day``."""
        day.open_day(self.till, data["float"], "as the file says", again_reason="as the file says")

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
        sale = Sale(secrets.token_hex(16), till.rules.currency.code)
        for place, ware in enumerate(data["lines"], 1):
            line = self._line(ware, back, place)
            sale = replace(sale, lines=(*sale.lines, line), next_line=place + 1)
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
                if back > 0 and payment.left < 0 <= cash:  # what is given back, however it is written
                    cash = payment.cash_due
                payment = payments.tender(payment, Tender(CASH, back * cash))
            elif payment.paid and cash and back > 0:
                payment = _only_change(payment, cash)
        except Refused as refused:
            raise BadLine(f"payments: expected each to pay of what is left, got {refused}") from refused
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
        day.commit_cash(self.till, direction * data["amount"], data["reason"])

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


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise BadLine(f"expected UTF-8, got {line[error.start : error.end]!r}") from error


def _only_change(payment: Payment, cash: int) -> Payment:
    """Cash handed over for a sale that is paid already goes back whole."""
    if cash < 0:
        raise BadLine("payments: expected no cash, the other tenders pay the sale")
    return payment


_PLAYERS: dict[str, Callable[[Replay, dict[str, Any]], None]] = {
    "open_day": Replay.open_day,
    "product": Replay.product,
    "sale": Replay.sale,
    "return": Replay.return_,
    "cash_in": Replay.cash_in,
    "cash_out": Replay.cash_out,
    "close_day": Replay.close_day,
}


def replay(file: Path, folder: Path, country: str, currency: str, paper: Path | None = None) -> int:
    """Play a file and print its days; returns the exit code, 2 for a bad line.

    Args:
        file: One event per line, see `events`.
        folder: Where till.db and its key are, or will be.
        country: norway, denmark or plain.
        currency: For plain: GBP, ISK …
        paper: Stands for the printer: a line ``number receipt gross`` (gross in minor units) for every
            receipt, on the disk after the commit of its sale.
    """

    def say(what: dict[str, Any]) -> None:
        print(json.dumps(what, ensure_ascii=False), flush=True)

    try:
        with file.open("rb") as lines:
            played = Replay(folder, country, currency, paper)
            played.run(lines, say)
            say(speed(played.seconds))
    except (BadLine, Refused, ValueError, OSError) as error:
        print(f"{file.name}: {error}", file=sys.stderr)
        return 2
    return 0
