"""Days of a shop as plain lists of sales, their vouchers, and a till.db that holds them.

What the books must show in the end is worked out here from the sales alone (`expected_accounts`,
`expected_vat`), in another way than the program does it.
"""

import json
import sqlite3
from collections import Counter
from dataclasses import astuple, dataclass, replace
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

from appliance.domain.voucher import Account, Key, Mapping, Posting, Role, Voucher, as_dict

TABLES = (
    """CREATE TABLE voucher (id TEXT PRIMARY KEY, entry INTEGER, date TEXT, closed_at INTEGER,
       body TEXT) STRICT""",
    """CREATE TABLE mapping (role TEXT, department TEXT, rate TEXT, tender TEXT, reason TEXT, grp TEXT,
       product TEXT, account TEXT, vat_code TEXT, to_department TEXT, to_project TEXT, to_object TEXT)
       STRICT""",
    "PRAGMA user_version = 2",
    """CREATE TABLE delivery_answer (delivery TEXT PRIMARY KEY, answer TEXT, reference TEXT,
       at INTEGER) STRICT""",
)
REVENUE = {2500: (3000, 3), 1500: (3010, 31), 1200: (3020, 33), 0: (3100, 5)}
"""Account and tax code by VAT rate in basis points."""
TENDER = {"cash": 1900, "card": 1571, "vipps": 1579}
MAPPING = {
    **{
        ("revenue", "", str(rate), "", "", "", ""): Account(str(a), str(code))
        for rate, (a, code) in REVENUE.items()
    },
    **{("tender", "", "", tender, "", "", ""): Account(str(account)) for tender, account in TENDER.items()},
}


@dataclass(frozen=True)
class Sale:
    """One sale: rate in basis points, department, tender, gross in øre."""

    rate: int
    department: str
    tender: str
    gross: int


def some_sales(random: Random) -> list[Sale]:
    """A day's sales, now and then with money paid back."""
    return [
        Sale(
            random.choice(list(REVENUE)),
            random.choice(["10", "20", "30"]),
            random.choice(list(TENDER)),
            random.choice([1, 1, 1, 1, 1, -1]) * random.randint(1, 200_000),
        )
        for _ in range(random.randint(1, 25))
    ]


def vat_of(sale: Sale) -> int:
    """The VAT inside, by decimal arithmetic."""
    exact = Decimal(sale.gross) * sale.rate / (10_000 + sale.rate)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def voucher_of(sales: list[Sale], number: int, day: date, closed_at: int, identity: str) -> Voucher:
    """The day's voucher, postings summed per department and rate, and per tender."""
    revenue: Counter[tuple[str, int]] = Counter()
    vat: Counter[tuple[str, int]] = Counter()
    tender: Counter[str] = Counter()
    for sale in sales:
        revenue[sale.department, sale.rate] += sale.gross
        vat[sale.department, sale.rate] += vat_of(sale)
        tender[sale.tender] += sale.gross
    postings = [
        Posting(Role.REVENUE, -amount, -vat[key], key[1], department=key[0])
        for key, amount in sorted(revenue.items())
        if amount or vat[key]
    ] + [Posting(Role.TENDER, amount, tender=name) for name, amount in sorted(tender.items()) if amount]
    key = f"Z-1-{number}-{day:%Y%m%d}"
    return Voucher(
        identity, key, "1", 1, number, day.isoformat(), "NOK", f"Kassaoppgjør {number}", tuple(postings),
        (number * 100, number * 100 + len(sales)), (("sale", 1, len(sales)),), closed_at,
    )  # fmt: skip


def expected_accounts(sales: list[Sale]) -> dict[int, int]:
    """Øre per account that the books must show for the day, debit positive; no zero sums."""
    sums: Counter[int] = Counter()
    for sale in sales:
        sums[REVENUE[sale.rate][0]] -= sale.gross
        sums[TENDER[sale.tender]] += sale.gross
    return {account: amount for account, amount in sums.items() if amount}


def expected_vat(sales: list[Sale]) -> dict[int, int]:
    """Øre of VAT per tax code, credit negative; no zero sums."""
    sums: Counter[int] = Counter()
    for sale in sales:
        sums[REVENUE[sale.rate][1]] -= vat_of(sale)
    return {code: amount for code, amount in sums.items() if amount}


def one_day(number: int = 42, day: date = date(2026, 11, 21)) -> tuple[list[Sale], Voucher]:
    """A fixed day: 1250.00 at 25 % (300 cash, 950 card) and 229.99 at 15 % by card."""
    sales = [
        Sale(2500, "10", "cash", 30_000),
        Sale(2500, "10", "card", 95_000),
        Sale(1500, "20", "card", 22_999),
    ]
    closed_at = int(datetime(day.year, day.month, day.day, 20, tzinfo=UTC).timestamp() * 1000)
    return sales, voucher_of(sales, number, day, closed_at, f"{number:032x}")


class TillFile:
    """A till.db as the uploader sees it, written by the test in the till's place."""

    def __init__(self, path: Path, mapping: Mapping = MAPPING) -> None:
        """Make the file."""
        self.path = path
        self.database = sqlite3.connect(path)
        self.database.execute("PRAGMA journal_mode = wal")
        for statement in TABLES:
            self.database.execute(statement)
        for key, account in mapping.items():
            self.map(key, account)
        self.database.commit()

    def map(self, key: Key, account: Account) -> None:
        """Add a mapping."""
        with self.database:
            row = (*key, *astuple(account))
            self.database.execute("INSERT INTO mapping VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", row)

    def unmap(self, key: Key) -> None:
        """Take a mapping away."""
        with self.database:
            where = "(role, department, rate, tender, reason, grp, product) = (?, ?, ?, ?, ?, ?, ?)"
            self.database.execute(f"DELETE FROM mapping WHERE {where}", key)

    def close_day(self, voucher: Voucher, body: str = "") -> None:
        """Store a voucher; ``body`` in place of its own text."""
        row = (voucher.id, voucher.z, voucher.date, voucher.closed_at, body or json.dumps(as_dict(voucher)))
        with self.database:
            self.database.execute("INSERT INTO voucher VALUES (?,?,?,?,?)", row)

    def say(self, delivery: str, answer: str, at: int, reference: str = "") -> None:
        """A person answers."""
        with self.database:
            row = (delivery, answer, reference, at)
            self.database.execute("INSERT OR REPLACE INTO delivery_answer VALUES (?,?,?,?)", row)

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def other_id(voucher: Voucher, identity: str) -> Voucher:
    """The same day under another id."""
    return replace(voucher, id=identity)
