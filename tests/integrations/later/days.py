"""Days of a shop as the neutral voucher has them, and what any books must show of each, worked out by hand.

Amounts in øre. VAT is rounded receipt by receipt, so a day's VAT is not always that of its sum.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from appliance.domain.voucher import Posting, Role, Voucher
from tests.domain import input_days
from tests.domain.input_days import voucher_of


@dataclass(frozen=True)
class Day:
    """A day's postings, and øre by account that the books must show: revenue without VAT, the VAT as one."""

    postings: tuple[Posting, ...]
    books: dict[str, int]


def sold(gross: int, vat: int, rate: int = 2500, **more: str) -> Posting:
    """Revenue, as the till writes it: credit."""
    return Posting(Role.REVENUE, -gross, -vat, rate, **more)


def paid(amount: int, tender: str = "cash", **more: str) -> Posting:
    """A tender: debit."""
    return Posting(Role.TENDER, amount, tender=tender, **more)


def voucher(postings: tuple[Posting, ...]) -> Voucher:
    """The voucher of a day."""
    return Voucher(
        "4" * 32,
        "Z-1-42-20261121",
        "1",
        1,
        42,
        "2026-11-21",
        "NOK",
        "Z 42 till 1 2026-11-21",
        postings,
        (1, 9),
    )


DAYS = {
    # Three receipts of 1.02 at 25 %: 0.204 → 0.20 each, 0.60. Three of 24.90 at 15 %: 3.2478 → 3.25 each,
    # 9.75. A book of 199.00 by card.
    "mixed rates": Day(
        (sold(306, 60), sold(7470, 975, 1500), sold(19_900, 0, 0), paid(7776), paid(19_900, "card")),
        {"3000": -246, "3010": -6495, "3100": -19_900, "VAT": -1035, "1900": 7776, "1571": 19_900},
    ),
    # The same three receipts of 1.02, and a paper of 15.00 without VAT, as a Danish shop has it
    "one rate": Day(
        (sold(306, 60), sold(1500, 0, 0), paid(1806)), {"3000": -246, "3100": -1500, "VAT": -60, "1900": 1806}
    ),
    # 129.50 less 10 %: 116.55, VAT 23.31
    "discount": Day(
        (sold(11_655, 2331), paid(11_655, "card")), {"3000": -9324, "VAT": -2331, "1571": 11_655}
    ),
    # 125.00 taken back, and nothing sold
    "return": Day((sold(-12_500, -2500), paid(-12_500)), {"3000": 10_000, "VAT": 2500, "1900": -12_500}),
    # A card of 500.00 sold for cash, 200.00 of one spent on goods with 40.00 of VAT
    # Denmark, one rate: the card's VAT was paid when it was sold. Goods of 150.00 with 30.00, 100.00 of them
    # for a card: 20.00 of the VAT is taken back with it
    "single-purpose gift card": Day(
        (sold(15_000, 3000), Posting(Role.GIFT_CARD, 10_000, 2000, 2500), paid(5000, "card")),
        {"3000": -4000, "VAT": -1000, "1571": 5000},
    ),
    # Two knives 259.00 and a milk 24.90 handed out on credit
    # 49.80 paid with 50.00
    "rounding": Day(
        (sold(4980, 650, 1500), paid(5000), Posting(Role.ROUNDING, -20)),
        {"3010": -4330, "VAT": -650, "1900": 5000, "7771": -20},
    ),
    # 1.00 is missing of 100.00, and 80.00 go to the bank
    # 100.00 of goods and 10.00 for the staff, by card
    # Two bottles: 24.90 at 15 %, 3.00 of pant at 25 % (0.60); 2.00 paid out for empty ones
    "pant": Day(
        (sold(2490, 325, 1500), Posting(Role.PANT, -300, -60, 2500), Posting(Role.PANT, 200), paid(2590)),
        {"3010": -2165, "2980": -40, "VAT": -385, "1900": 2590},
    ),
    "departments": Day(
        (sold(10_000, 2000, department="1"), sold(20_000, 4000, department="2"), paid(30_000, "card")),
        {"3000": -24_000, "VAT": -6000, "1571": 30_000},
    ),
    # 0.04 with 0.01 of VAT sold and taken back in two parts of 0.02, which hold none
    "VAT without money": Day((sold(0, 1),), {"3000": 1, "VAT": -1}),
    "zero": Day((), {}),
}  # fmt: skip
DAYS |= {
    f"input: {name}": Day(voucher_of(input_days.DAYS[name]).postings, books)
    for name, books in {
        "mixed rates": {"3010": -4330, "3000": -10_360, "3100": -19_900, "VAT": -3240, "1572": 37_830},
        "discount": {"3010": -3461, "3000": -9324, "VAT": -2850, "1572": 15_635},
        "return": {
            "3010": -2165, "3000": 10_360, "VAT": 2265, "1572": 2490, "1900": -13_000, "7771": 50,
        },
        # 500.00 more is owed, 150.00 less
        "gift card": {"3010": -4330, "3000": -10_360, "VAT": -3240, "2970": -35_000, "1572": 52_930},
        "gift card taken back": {"2970": 50_000, "1572": -50_000},
        # The card's 200.00 without VAT are revenue once, when it is sold; the shirt's other 120.00 now
        "single-purpose gift card": {"3000": -32_000, "VAT": -8000, "1900": 25_000, "1573": 15_000},
        "mixed kiosk": {"3000": -1600, "3100": -3500, "VAT": -400, "2970": -14_500, "1579": 20_000},
        "credit sale": {"3010": -2165, "3000": -20_720, "VAT": -5505, "1500": 28_390},
        "rounding": {"3010": -6452, "VAT": -968, "1900": 7400, "7771": 20},
        # Of 100.00, 1.00 is missing and 80.00 go to the bank
        "cash difference": {"3000": -8000, "VAT": -2000, "1900": 1900, "7790": 100, "1910": 8000},
        "tip": {"3000": -8000, "VAT": -2000, "2990": -1000, "1572": 11_000},
        # 500.00 more is owed and 500.00 less
        "prepayment": {"3010": -69_565, "VAT": -10_435, "1572": 30_000, "1579": 50_000},
        # 2.40 for the bottle sold, 12.00 for those brought back
        "pant": {
            "3010": -4330, "2980": 960, "VAT": -710, "1572": 4080, "1900": -600, "1909": 600,
        },
        "departments": {"3010": -2165, "3000": -20_720, "VAT": -5505, "1572": 28_390},
        "nothing": {},
    }.items()
}  # fmt: skip
"""The shop's input days, as their vouchers have them (`tests.domain.test_day_vouchers`)."""


def together(days: Iterable[Day]) -> Day:
    """Several days as one: postings of one key are one, and what the books must show adds up."""
    merged: dict[tuple[str, ...], Posting] = {}
    books: Counter[str] = Counter()
    for day in days:
        for one in day.postings:
            place = (*one.key(), one.text)
            held = merged.get(place, replace(one, amount=0, vat=0))
            merged[place] = replace(held, amount=held.amount + one.amount, vat=held.vat + one.vat)
        books.update(day.books)
    left = tuple(one for one in merged.values() if one.amount or one.vat)
    return Day(left, {account: amount for account, amount in books.items() if amount})
