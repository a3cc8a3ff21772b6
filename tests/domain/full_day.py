"""A day in which everything happens that a report speaks of, as entry bodies, small enough to add up by hand.

Kari is 1, Ola is 2. Prices: milk 24.90 (15 %, group 10, department 1), knife 129.50 (25 %, 20, 2),
book 199.00 (0 %, 30, 2). VAT: 49.80·15/115 = 6.50, 24.90·15/115 = 3.25, 116.55·25/125 = 23.31,
129.50·25/125 = 25.90.
"""

from typing import Any

Data = dict[str, Any]
GRAND = {"sales": 100_000, "returns": -20_000, "net": 80_000}
NAMES = {
    "groups": {"10": "Food", "20": "Hardware", "30": "Books"},
    "departments": {"1": "Grocery", "2": "Household"},
    "operators": {"1": "Kari", "2": "Ola"},
}


def milk(pieces: int, gross: int, vat: int) -> Data:
    """Milk."""
    return {"group": "10", "department": "1", "rate": 1500, "quantity": pieces * 1000,
            "gross": gross, "vat": vat}  # fmt: skip


def knife(pieces: int, gross: int, vat: int, **more: Any) -> Data:
    """Knives."""
    return {"group": "20", "department": "2", "rate": 2500, "quantity": pieces * 1000,
            "gross": gross, "vat": vat, **more}  # fmt: skip


BOOK = {"group": "30", "department": "2", "rate": 0, "quantity": 1000, "gross": 19_900, "vat": 0}


def goods(lines: list[Data], *vat: tuple[int, int, int, int], **more: Any) -> Data:
    """What a sale, a delivery, a provisional receipt and a training sale have in common."""
    rates = [{"rate": r, "gross": g, "net": n, "vat": v} for r, g, n, v in vat]
    body = {"lines": lines, "vat": rates, "gross": sum(g for _, g, _, _ in vat), "rounding": 0, "tenders": []}
    return {"kind": "sale", "series": "sale", "operator": "1", **body, **more}


def paid(kind: str, amount: int, brand: str = "") -> list[Data]:
    """One tender."""
    return [{"kind": kind, "brand": brand, "amount": amount}]


MILK_2 = goods([milk(2, 4980, 650)], (1500, 4980, 4330, 650))
VISA = paid("card", 11_655, "visa")
BODIES: list[Data] = [
    {"kind": "day_opened", "float": 100_000, "at": 1000, "again": 1, "again_reason": "power cut"},
    {"kind": "emergency_begun", "at": 2000, "cause": "drawer", "reason": "the switch is stuck"},
    {**MILK_2, "receipt": 1, "tenders": paid("cash", 5000), "rounding": 20, "emergency": 1},
    {"kind": "emergency_ended", "at": 3000, "since": 2000, "cause": "drawer", "reason": "mended", "owed": 0},
    goods([knife(1, 11_655, 2331, discount=1295, reason="scratch")], (2500, 11_655, 9324, 2331),
          receipt=2, operator="2", tenders=VISA),
    {"kind": "no_receipt", "series": "sale", "receipt": 2, "gross": 11_655},
    goods([knife(-1, -11_655, -2331), BOOK], (0, 19_900, 19_900, 0), (2500, -11_655, -9324, -2331),
          receipt=3, tenders=paid("card", 8245, "visa")),
    goods([milk(-1, -2490, -325)], (1500, -2490, -2165, -325),
          series="return", receipt=1, tenders=paid("cash", -2500), rounding=-10),
    {"kind": "tender_corrected", "series": "sale", "receipt": 2, "operator": "1", "old": VISA,
     "new": paid("vipps", 11_655), "rounding": 0},
    {"kind": "copy", "series": "sale", "receipt": 1, "gross": 4980},
    goods([BOOK], (0, 19_900, 19_900, 0), kind="provisional", series="provisional", receipt=7),
    goods([BOOK], (0, 19_900, 19_900, 0), kind="provisional", series="provisional", receipt=8),
    goods([knife(2, 25_900, 5180), milk(1, 2490, 325)], (1500, 2490, 2165, 325), (2500, 25_900, 20_720, 5180),
          kind="delivery", series="delivery", receipt=4, customer={"number": "77", "name": "School"}),
    {"kind": "training_begun"},
    {**MILK_2, "kind": "training", "series": "training", "receipt": 31, "training": 1},
    goods([milk(-1, -2490, -325)], (1500, -2490, -2165, -325), tenders=paid("cash", -2500),
          kind="training", series="training", receipt=32, training=1),
    {"kind": "line_removed", "line": {"gross": 99_900}, "training": 1},
    {"kind": "price_asked", "group": "10", "price": 99_900, "training": 1},
    {"kind": "training_ended"},
    {"kind": "line_removed", "line": {"gross": 2490}},
    {"kind": "line_changed", "what": "quantity", "before": 4980, "after": 2490},
    {"kind": "line_changed", "what": "price", "before": 5000, "after": 4500},
    {"kind": "line_changed", "what": "price", "before": 1000, "after": 2000},
    {"kind": "sale_aborted", "gross": 3990},
    {"kind": "price_asked", "group": "10", "price": 2490},
    {"kind": "price_asked", "group": "10", "price": ""},
    {"kind": "price_asked", "group": "20", "price": 12_950},
    {"kind": "payment_undone", "amount": 5000},
    {"kind": "cash_moved", "reason": "bank", "amount": -30_000},
    {"kind": "cash_moved", "reason": "change", "amount": 5000},
    {"kind": "drawer_opened", "cause": "sale"},
    {"kind": "drawer_opened", "cause": "by_hand"},
    {"kind": "no_sale"},
    {"kind": "drawer_opened", "cause": "no_sale"},
    {"kind": "logged_out"},
]  # fmt: skip
ENTRIES = [{**body, "number": number} for number, body in enumerate(BODIES, 501)]
