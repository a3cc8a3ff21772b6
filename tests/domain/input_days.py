"""Days of a shop as the journal has them, one kind of day each, small enough to work out by hand.

`DAYS` holds them by name: the entries up to the Z, and what was counted afterwards. Money is in øre; VAT is
what the till writes beside each line. What the books must get of each stands in `test_day_vouchers`.

The shop's goods, with the VAT that is in them (at 25 % a fifth, at 15 % 15/115):

milk 24.90, 15 %: 3.25; two of them 49.80: 6.50 · knife 129.50, 25 %: 25.90; two of them 259.00: 51.80 ·
book 199.00, 0 % · cake 800.00, 15 %: 104.35 · dinner 100.00, 25 %: 20.00 · shirt 400.00, 25 %: 80.00 ·
sweets 20.00, 25 %: 4.00 · paper 35.00, 0 %
"""

from dataclasses import dataclass
from typing import Any

from appliance.domain.dayclose import fold
from appliance.domain.settlement import Count, day_voucher, settle
from appliance.domain.voucher import Voucher

Data = dict[str, Any]


AS_IT_SHOULD_BE = Count(None, {}, {}, {"cash": "not counted"})


@dataclass(frozen=True)
class InputDay:
    """What happened on a day, and what a person found after it."""

    entries: tuple[Data, ...]
    """Journal entries, oldest first."""
    count: Count = AS_IT_SHOULD_BE
    currency: str = "NOK"


def line(
    name: str,
    group: str,
    gross: int,
    vat: int,
    rate: int,
    department: str = "1",
    pieces: int = 1,
    **more: Any,
) -> Data:
    """One line of a receipt; ``pieces`` below nothing came back."""
    return {
        "name": name, "group": group, "department": department, "quantity": pieces * 1000, "gross": gross,
        "vat": vat, "rate": rate, **more,
    }  # fmt: skip


def milk(pieces: int = 1) -> Data:
    """Milk: article group 10, department 1."""
    return line("Milk", "10", 2490 * pieces, {1: 325, 2: 650}[pieces], 1500, pieces=pieces)


def knife(pieces: int = 1, department: str = "2") -> Data:
    """Knives: article group 20, department 2."""
    return line("Knife", "20", 12_950 * pieces, 2590 * pieces, 2500, department, pieces)


BOOK = line("Book", "30", 19_900, 0, 0, "2")
CAKE = line("Cake", "10", 80_000, 10_435, 1500)
DINNER = line("Dinner", "40", 10_000, 2000, 2500)
SHIRT = line("Shirt", "20", 40_000, 8000, 2500, "2")
SWEETS = line("Sweets", "10", 2000, 400, 2500)
PAPER = line("Newspaper", "30", 3500, 0, 0)


def beside(kind: str, group: str, gross: int, pieces: int = 1) -> Data:
    """A line that is no sale: a gift card, a tip, a prepayment."""
    return line(kind, group, gross, 0, 0, pieces=pieces, kind=kind)


def tender(kind: str, amount: int, brand: str = "", **more: int) -> Data:
    """What one means of payment pays."""
    return {"kind": kind, "brand": brand, "amount": amount, **more}


def receipt(number: int, lines: list[Data], *tenders: Data, rounding: int = 0, **more: Any) -> Data:
    """A receipt, with its VAT by rate; of goods alone that come back, a return receipt."""
    rates: dict[int, list[int]] = {}
    for one in lines:
        if one.get("kind") not in ("gift_card", "tip", "prepayment"):
            held = rates.setdefault(one["rate"], [0, 0])
            held[0] += one["gross"]
            held[1] += one["vat"]
    back = all(one["quantity"] < 0 for one in lines)
    return {
        "kind": "sale", "series": "return" if back else "sale", "receipt": number, "operator": "1",
        "lines": lines, "gross": sum(one["gross"] for one in lines), "rounding": rounding,
        "vat": [{"rate": rate, "gross": gross, "net": gross - vat, "vat": vat}
                for rate, (gross, vat) in sorted(rates.items())],
        "tenders": list(tenders), **more,
    }  # fmt: skip


def moved(amount: int, reason: str) -> Data:
    """Cash put in, or taken out."""
    return {"kind": "cash_moved", "amount": amount, "reason": reason}


OPENED = {"kind": "day_opened", "float": 100_000, "at": 1}
"""1000.00 in the drawer."""

DAYS = {
    # Two milk, a knife and a book: 49.80 + 129.50 + 199.00 = 378.30, on a card
    "mixed rates": InputDay((receipt(1, [milk(2), knife(), BOOK], tender("card", 37_830, "visa")),)),
    # A scratched knife less 10 %: 129.50 − 12.95 = 116.55, VAT 23.31. Two milk less 10.00 on the whole sale:
    # 39.80, VAT 5.19
    "discount": InputDay((
        receipt(1, [line("Knife", "20", 11_655, 2331, 2500, "2", discount=1295, reason="scratch")],
                tender("card", 11_655, "visa")),
        receipt(2, [line("Milk", "10", 3980, 519, 1500, pieces=2, share=1000)], tender("card", 3980, "visa")),
    )),
    # A milk sold for 24.90, and a knife of another day taken back for 129.50: 130.00 out of the drawer
    "return": InputDay((
        OPENED,
        receipt(1, [milk()], tender("card", 2490, "visa")),
        receipt(1, [line("Knife", "20", -12_950, -2590, 2500, "2", -1)], tender("cash", -13_000),
                rounding=-50),
    )),
    # A gift card of 500.00 sold on a card; two milk and a knife, 179.30, of which 150.00 with a gift card
    "gift card": InputDay((
        receipt(1, [beside("gift_card", "70", 50_000)], tender("card", 50_000, "visa")),
        receipt(2, [milk(2), knife()], tender("gift_card", 15_000), tender("card", 2930, "visa")),
    )),
    # The card comes back unused, and 500.00 go back to the bank card
    "gift card taken back": InputDay((
        receipt(1, [beside("gift_card", "70", -50_000, -1)], tender("card", -50_000, "visa")),
    )),
    # A Danish clothes shop, one rate: 250.00 for a gift card with 50.00 VAT, in cash. A shirt of 400.00 with
    # 80.00 VAT, of which 250.00 with such a card: 50.00 of the VAT is paid already
    "single-purpose gift card": InputDay((
        receipt(1, [line("Gift card", "80", 25_000, 5000, 2500)], tender("cash", 25_000)),
        receipt(2, [SHIRT], tender("gift_card", 25_000, "single", rate=2500),
                tender("card", 15_000, "dankort")),
    ), currency="DKK"),
    # A Danish kiosk sells papers without VAT too, so nobody knows a gift card's rate: 200.00 without VAT by
    # phone. Sweets and a paper, 55.00, with a gift card
    "mixed kiosk": InputDay((
        receipt(1, [beside("gift_card", "70", 20_000)], tender("mobilepay", 20_000)),
        receipt(2, [SWEETS, PAPER], tender("gift_card", 5500)),
    ), currency="DKK"),
    # Two knives and a milk, 283.90, for the school to pay later
    "credit sale": InputDay((
        receipt(1, [knife(2), milk()], kind="delivery", series="delivery",
                customer={"number": "77", "name": "School"}),
    )),
    # 49.80 paid with 50.00, and bread of 24.40 (15 %: 3.18) paid with 24.00
    "rounding": InputDay((
        receipt(1, [milk(2)], tender("cash", 5000), rounding=20),
        receipt(2, [line("Bread", "10", 2440, 318, 1500)], tender("cash", 2400), rounding=-40),
    )),
    # Dinner for 100.00 in cash. 1000.00 + 100.00 should be there, 1099.00 are; 80.00 go to the bank
    "cash difference": InputDay(
        (OPENED, receipt(1, [DINNER], tender("cash", 10_000))),
        Count(109_900, {}, {}, {"cash": "short"}, "B1", 8000),
    ),
    # Dinner for 100.00 and 10.00 for who served it, on a card
    "tip": InputDay((receipt(1, [DINNER, beside("tip", "71", 1000)], tender("card", 11_000, "visa")),)),
    # 500.00 paid by phone for a cake that is to be made; and one of 800.00 fetched, 500.00 of it paid before
    "prepayment": InputDay((
        receipt(1, [beside("prepayment", "72", 50_000)], tender("vipps", 50_000)),
        receipt(2, [CAKE], tender("prepayment", 50_000), tender("card", 30_000, "visa")),
    )),
    # A milk for 24.90 and 3.00 pant for its bottle (25 %: 0.60). A milk of which 12.00 is paid with a slip
    # for empty bottles, and 6.00 out of the drawer for another slip
    "pant": InputDay((
        OPENED,
        receipt(1, [milk(), line("Pant", "73", 300, 60, 2500, kind="pant")], tender("card", 2790, "visa")),
        receipt(2, [milk()], tender("pant", 1200), tender("card", 1290, "visa")),
        moved(-600, "pant"),
    )),
    # A milk in department 1, a knife in department 2 and one in department 3
    "departments": InputDay((
        receipt(1, [milk(), knife(), knife(department="3")], tender("card", 28_390, "visa")),
    )),
    # The till was opened and closed
    "nothing": InputDay((OPENED,), Count(100_000, {}, {}, {})),
}  # fmt: skip


def numbered(day: InputDay) -> list[Data]:
    """Its entries, with their numbers in the journal."""
    return [{**body, "number": number} for number, body in enumerate(day.entries, 2)]


def report_of(day: InputDay) -> Data:
    """The day's Z."""
    return fold(numbered(day)) | {"z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9}


def voucher_of(day: InputDay) -> Voucher:
    """What its books get."""
    z = report_of(day)
    return day_voucher(z, settle(z, day.count), "0" * 32, day.currency)
