"""Eleven days of the story shop, every figure worked out by hand from the prices; the sums stand beside them.

Prices, VAT included: milk 24.90 (15 %), bread 39.90 (15 %), knife 129.50 (25 %), book 199.00 (0 %), apples
29.90 a kilo (15 %), flowers asked for (25 %). VAT of a gross amount at 15 % is 15/115 of it, at 25 % a fifth.
Each day begins with 1000.00 in the drawer. In Denmark the food is at 25 %.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from appliance.domain.line import Discount
from appliance.domain.product import Group, Product
from appliance.till import (
    asking,
    catalogue,
    day,
    loose,
    modes,
    parking,
    paying,
    people,
    returns,
    selling,
    slips,
)
from appliance.till.till import Person, Till
from tests.till.shop import APPLES, BOOK, BREAD, KNIFE, MILK, PRODUCTS, managed, paid, ring, trusted

Rows = dict[object, tuple[int, ...]]


@dataclass(frozen=True)
class HandDay:
    """A day and what it comes to, in øre; what is not named is nothing."""

    name: str
    happens: Callable[[Till], None]
    gross: int
    net: int
    vat: Rows
    """By rate: gross, net, VAT."""
    groups: Rows
    """By group: thousandths, gross."""
    tenders: Rows
    """By kind: number, amount."""
    cash_expected: int
    grand: tuple[int, int, int]
    counts: Rows
    """Those that are not zero: number, amount."""
    postings: dict[tuple[object, ...], int]
    """By role, and for revenue department and rate, for a tender its name. They balance."""
    rounding: int = 0
    country: str = "norway"
    other: dict[str, object] = field(default_factory=dict)
    """Further parts of the body, as they stand in it."""


def cash(till: Till) -> None:
    """Two receipts in cash, rounded down and up, and one without."""
    paid(ring(till, MILK, BREAD), ("cash", 10_000))
    paid(ring(till, KNIFE, KNIFE), ("cash", 25_900))
    paid(ring(till, MILK), ("cash", 2_500))


# milk 24.90 + bread 39.90 = 64.80 → 65.00 (+0.20); 2 knives 259.00 → 259.00; milk 24.90 → 25.00 (+0.10)
# gross 64.80 + 259.00 + 24.90 = 348.70; in the drawer 65.00 + 259.00 + 25.00 = 349.00
# VAT 15 %: 64.80·15/115 = 8.4522 → 8.45, 24.90·15/115 = 3.2478 → 3.25: 11.70 of 89.70
# VAT 25 %: 259.00/5 = 51.80
CASH = HandDay(
    "a plain day in cash", cash, gross=34_870, net=34_870 - 1_170 - 5_180, rounding=30,
    vat={1500: (8_970, 7_800, 1_170), 2500: (25_900, 20_720, 5_180)},
    groups={"10": (3000, 8_970), "20": (2000, 25_900)},
    tenders={("cash", ""): (3, 34_900)}, cash_expected=134_900, grand=(34_870, 0, 34_870),
    counts={"receipts": (3, 34_870), "sold": (4, 34_870)},
    postings={
        ("revenue", "1", 1500): -8_970, ("revenue", "2", 2500): -25_900, ("tender", "cash"): 34_900,
        ("rounding",): -30,
    },
)  # fmt: skip


def card(till: Till) -> None:
    """Card, two brands; a weight."""
    ring(till, APPLES)
    selling.quantity(till, 1, 1_755)
    paying.pay(till)
    paying.tender(till, "card", 5_247, "visa")
    ring(till, BOOK, MILK)
    paying.pay(till)
    paying.tender(till, "card", 22_390, "bankaxept")


# apples 1.755 · 29.90 = 52.4745 → 52.47, VAT 52.47·15/115 = 6.8439 → 6.84
# book 199.00 + milk 24.90 = 223.90, VAT of the milk 3.25; no øre is rounded on a card
CARD = HandDay(
    "card only", card, gross=27_637, net=27_637 - 684 - 325,
    vat={0: (19_900, 19_900, 0), 1500: (5_247 + 2_490, 5_247 + 2_490 - 1_009, 1_009)},
    groups={"10": (1755 + 1000, 7_737), "30": (1000, 19_900)},
    tenders={("card", "visa"): (1, 5_247), ("card", "bankaxept"): (1, 22_390)},
    cash_expected=100_000, grand=(27_637, 0, 27_637),
    counts={"receipts": (2, 27_637), "sold": (3, 27_637)},
    postings={
        ("revenue", "1", 1500): -7_737, ("revenue", "2", 0): -19_900,
        ("tender", "card:visa"): 5_247, ("tender", "card:bankaxept"): 22_390,
    },
)  # fmt: skip


def only_returns(till: Till) -> None:
    """Yesterday's knife comes back, and half of yesterday's milk: nothing is sold."""
    paid(ring(till, KNIFE, MILK, MILK), ("card", 17_930))
    day.z_report(till)
    people.log_in(till, "1", "1234")
    day.open_day(till, 100_000, again_reason="only returns", reason="again")
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -12_950))
    returns.return_lines(till, returns.find_receipt(till, 1), {2: 1000})
    paid(till, ("cash", -2_500))


# The Z before: knife 129.50 + 2 milk 49.80 = 179.30 sold. Now −129.50 on the card and −24.90 in cash: −25.00
# gross −129.50 − 24.90 = −154.40; VAT −129.50/5 = −25.90 and −24.90·15/115 = −3.2478 → −3.25
# the net grand total falls: 179.30 − 154.40 = 24.90
RETURNS = HandDay(
    "returns only", only_returns, gross=-15_440, net=-15_440 + 2_590 + 325, rounding=-10,
    vat={1500: (-2_490, -2_165, -325), 2500: (-12_950, -10_360, -2_590)},
    groups={"10": (-1000, -2_490), "20": (-1000, -12_950)},
    tenders={("card", ""): (1, -12_950), ("cash", ""): (1, -2_500)},
    cash_expected=97_500, grand=(17_930, -15_440, 2_490),
    counts={"return_receipts": (2, -15_440), "returns": (2, -15_440), "returned": (2, -15_440)},
    postings={
        ("revenue", "1", 1500): 2_490, ("revenue", "2", 2500): 12_950, ("tender", "card"): -12_950,
        ("tender", "cash"): -2_500, ("rounding",): 10,
    },
)  # fmt: skip


def mixed_rates(till: Till) -> None:
    """Three rates on one receipt, 10 % off the knife, and then 20.00 off it all."""
    ring(till, BREAD, KNIFE, BOOK)
    selling.discount_line(trusted(till), 2, Discount(0, "scratch", percent=1000))
    selling.discount_sale(till, Discount(2_000, "opening day"))
    paid(till, ("card", 33_545))


# knife 129.50 − 12.95 = 116.55; bread 39.90; book 199.00: 355.45, less 20.00 = 335.45
# the 20.00 shared by 39.90 : 116.55 : 199.00 of 355.45: 2.2450…, 6.5578…, 11.1971…
#   whole øre 2.24 + 6.55 + 11.19 = 19.98, two øre over, to the largest remainders .78 (knife) and .71 (book)
#   → 2.24, 6.56, 11.20
# bread 37.66, knife 109.99, book 187.80; VAT 37.66·15/115 = 4.9121 → 4.91; 109.99/5 = 21.998 → 22.00
# discounts on three lines: 2.24 + (12.95 + 6.56) + 11.20 = 32.95
MIXED = HandDay(
    "mixed rates with discounts", mixed_rates, gross=33_545, net=33_545 - 491 - 2_200,
    vat={0: (18_780, 18_780, 0), 1500: (3_766, 3_275, 491), 2500: (10_999, 8_799, 2_200)},
    groups={"10": (1000, 3_766), "20": (1000, 10_999), "30": (1000, 18_780)},
    tenders={("card", ""): (1, 33_545)}, cash_expected=100_000, grand=(33_545, 0, 33_545),
    counts={"receipts": (1, 33_545), "sold": (3, 33_545), "discounts": (3, 3_295)},
    postings={
        ("revenue", "1", 1500): -3_766, ("revenue", "2", 2500): -10_999, ("revenue", "2", 0): -18_780,
        ("tender", "card"): 33_545,
    },
)  # fmt: skip


def rounded(till: Till) -> None:
    """Cash rounded down by 49 øre, up by 49 øre, and up from exactly 50 øre; the same 50 øre paid out."""
    for price, handed in ((1_049, 1_000), (1_051, 1_100), (1_050, 1_100)):
        selling.sell_open(till, "20", price)
        paid(till, ("cash", handed))
    returns.return_lines(till, returns.find_receipt(till, 3), {1: 1000})
    paid(till, ("cash", -1_100))


# 10.49 → 10.00 (−0.49); 10.51 → 11.00 (+0.49); 10.50 → 11.00 (+0.50); back: −10.50 → −11.00 (−0.50)
# sold 31.50, back 10.50: 21.00; in cash 10.00 + 11.00 + 11.00 − 11.00 = 21.00; the roundings cancel out
# VAT: 10.49/5 = 2.098 → 2.10, 10.51/5 = 2.102 → 2.10, 10.50/5 = 2.10, and −2.10
ROUNDED = HandDay(
    "cash rounded down and up, and at exactly 50 øre", rounded, gross=2_100, net=2_100 - 420,
    vat={2500: (2_100, 1_680, 420)}, groups={"20": (2000, 2_100)},
    tenders={("cash", ""): (4, 2_100)}, cash_expected=102_100, grand=(3_150, -1_050, 2_100),
    counts={
        "receipts": (3, 3_150), "return_receipts": (1, -1_050), "sold": (3, 3_150),
        "returned": (1, -1_050), "returns": (1, -1_050),
    },
    postings={("revenue", "2", 2500): -2_100, ("tender", "cash"): 2_100},
)  # fmt: skip


def split(till: Till) -> None:
    """Card and cash, three ways; a part payment handed back and paid anew; a wrong card put right."""
    ring(till, KNIFE, MILK)
    paid(till, ("card", 10_000), ("cash", 6_000))
    ring(till, KNIFE)
    paid(till, ("vipps", 5_025), ("card", 7_925))
    ring(till, BREAD)
    paying.pay(till)
    paying.tender(till, "card", 1_000)
    paying.give_back(till)
    paying.tender(till, "cash", 5_000)
    returns.correct_tender(till, returns.find_receipt(till, 2), 0, "cash")


# knife + milk 154.40: card 100.00, the 54.40 left in cash: 54.00 (−0.40), 60.00 handed over
# knife 129.50: vipps 50.25 and card 79.25; then the vipps was cash: 50.25 → 50.00 (−0.25)
# bread 39.90: 10.00 by card handed back, then cash 40.00 (+0.10)
# cash 54.00 + 50.00 + 40.00 = 144.00 in three; card 100.00 + 79.25; rounding −0.40 − 0.25 + 0.10 = −0.55
# gross 154.40 + 129.50 + 39.90 = 323.80; VAT 25 %: 25.90 + 25.90; 15 %: 3.25 + 39.90·15/115 = 5.2043 → 5.20
SPLIT = HandDay(
    "split payments", split, gross=32_380, net=32_380 - 5_180 - 845, rounding=-55,
    vat={1500: (6_480, 5_635, 845), 2500: (25_900, 20_720, 5_180)},
    groups={"10": (2000, 6_480), "20": (2000, 25_900)},
    tenders={("cash", ""): (3, 14_400), ("card", ""): (2, 17_925)}, cash_expected=114_400,
    grand=(32_380, 0, 32_380),
    counts={"receipts": (3, 32_380), "sold": (4, 32_380), "tenders_corrected": (1, 12_925)},
    postings={
        ("revenue", "1", 1500): -6_480, ("revenue", "2", 2500): -25_900, ("tender", "cash"): 14_400,
        ("tender", "card"): 17_925, ("rounding",): 55,
    },
    other={"other_corrections": [
        {"type": "payment_undone", "n": 1, "amount": 1_000},
        {"type": "tender_corrected", "n": 1, "amount": 12_925},
    ]},
)  # fmt: skip


def training(till: Till) -> None:
    """A sale, then practice in between (sold, taken back, a line removed, a sale aborted), and a sale."""
    paid(ring(till, MILK), ("card", 2_490))
    modes.begin_training(managed(till))
    paid(ring(till, KNIFE, BREAD), ("cash", 20_000))
    returns.return_lines(till, returns.find_receipt(till, 1), {2: 1000})
    paid(till, ("cash", -4_000))
    ring(till, BOOK, MILK)
    selling.remove(till, 2)
    selling.cancel(till)
    modes.end_training(till)
    paid(ring(till, BREAD), ("card", 3_990))


# in earnest: milk 24.90 and bread 39.90 = 64.80, VAT 3.25 + 5.20 = 8.45
# in practice: knife + bread 169.40, bread back −39.90: two receipts, 129.50, and no trace of anything else
TRAINING = HandDay(
    "training in between", training, gross=6_480, net=6_480 - 845, vat={1500: (6_480, 5_635, 845)},
    groups={"10": (2000, 6_480)}, tenders={("card", ""): (2, 6_480)}, cash_expected=100_000,
    grand=(6_480, 0, 6_480),
    counts={"receipts": (2, 6_480), "sold": (2, 6_480), "training": (2, 12_950)},
    postings={("revenue", "1", 1500): -6_480, ("tender", "card"): 6_480},
)  # fmt: skip


def credit(till: Till) -> None:
    """Flowers for 300.00 on credit, after two provisional receipts; a book paid for, and its copy."""
    selling.sell(till, FLOWERS, price=30_000)
    ring(till, MILK)
    slips.provisional(till)
    slips.provisional(till)
    slips.deliver(till, "4711", "Blomsterbutikken AS")
    paid(ring(till, BOOK), ("card", 19_900))
    returns.copy(till, returns.find_receipt(till, 1))


FLOWERS = next(one for one in PRODUCTS if one.name == "Flowers")
# on credit: flowers 300.00 (VAT 60.00) and milk 24.90 (VAT 3.25) = 324.90, owed by the customer
# paid: book 199.00 without VAT; total cash sales and grand totals know nothing of the 324.90
CREDIT = HandDay(
    "a sale on credit", credit, gross=19_900, net=19_900, vat={0: (19_900, 19_900, 0)},
    groups={"30": (1000, 19_900)}, tenders={("card", ""): (1, 19_900)}, cash_expected=100_000,
    grand=(19_900, 0, 19_900),
    counts={"receipts": (1, 19_900), "sold": (1, 19_900), "provisional": (2, 64_980), "delivery": (1, 32_490),
            "copies": (1, 19_900)},
    postings={
        ("revenue", "2", 0): -19_900, ("tender", "card"): 19_900,
        ("revenue", "2", 2500): -30_000, ("revenue", "1", 1500): -2_490, ("receivable",): 32_490,
    },
    other={"credit": {
        "n": 1, "gross": 32_490,
        "vat": [{"rate": 1500, "gross": 2_490, "net": 2_165, "vat": 325},
                {"rate": 2500, "gross": 30_000, "net": 24_000, "vat": 6_000}],
        "groups": [{"code": "10", "name": "Food", "quantity": 1000, "gross": 2_490},
                   {"code": "20", "name": "Hardware", "quantity": 1000, "gross": 30_000}],
        "revenue": [{"department": "1", "group": "10", "product": "", "rate": 1500, "project": "",
                     "object": "", "gross": 2_490, "vat": 325},
                    {"department": "2", "group": "20", "product": "", "rate": 2500, "project": "",
                     "object": "", "gross": 30_000, "vat": 6_000}],
    }},
)  # fmt: skip


def corrected(till: Till) -> None:
    """Aborted, parked and aborted, lines taken out and lowered, prices asked; cash in and out; one sale."""
    ring(till, KNIFE, MILK)
    selling.cancel(till)
    ring(till, BOOK)
    parking.park(till, "Per")
    parking.abort_parked(till, parking.parked(till)[0][0])
    ring(till, MILK, BREAD)
    selling.quantity(till, 1, 5000)
    selling.quantity(till, 1, 2000)
    selling.remove(till, 2)
    selling.sell(till, FLOWERS, price=20_000)
    selling.price(till, 3, 15_050)
    asking.look_up_number(till, "3")
    asking.look_up_number(till, "3")
    asking.look_up_number(till, "6")
    paid(till, ("card", 20_030))
    day.move_cash(till, 50_000, "change")
    day.move_cash(trusted(till), -30_100, "bank")


# aborted: 129.50 + 24.90 = 154.40 and 199.00: two, 353.40
# lines: bread taken out 39.90; milk from 5 to 2 pieces, 3 · 24.90 = 74.70 less; flowers from 200.00 to
# 150.50, 49.50 less; price asked of the knife twice, 259.00, and of flowers, which have none
# sold: 2 milk 49.80 (VAT 49.80·15/115 = 6.4957 → 6.50) and flowers 150.50 (VAT 30.10) = 200.30
# drawer 1000.00 + 500.00 − 301.00 = 1199.00
CORRECTED = HandDay(
    "aborted and corrected", corrected, gross=20_030, net=20_030 - 650 - 3_010,
    vat={1500: (4_980, 4_330, 650), 2500: (15_050, 12_040, 3_010)},
    groups={"10": (2000, 4_980), "20": (1000, 15_050)}, tenders={("card", ""): (1, 20_030)},
    cash_expected=119_900, grand=(20_030, 0, 20_030),
    counts={"receipts": (1, 20_030), "sold": (2, 20_030), "aborted": (2, 35_340), "corrections": (3, 16_410)},
    postings={
        ("revenue", "1", 1500): -4_980, ("revenue", "2", 2500): -15_050, ("tender", "card"): 20_030,
        ("tender", "cash"): 19_900, ("cash_in",): -50_000, ("cash_out",): 30_100,
    },
    other={
        "line_corrections": [{"type": "line_removed", "n": 1, "amount": 3_990},
                             {"type": "price", "n": 1, "amount": 4_950},
                             {"type": "quantity", "n": 1, "amount": 7_470}],
        "price_inquiries": [{"group": "20", "name": "Hardware", "n": 3, "amount": 25_900}],
        "cash_moves": [{"direction": "in", "reason": "change", "n": 1, "amount": 50_000},
                       {"direction": "out", "reason": "bank", "n": 1, "amount": -30_100}],
    },
)  # fmt: skip


def danish(till: Till) -> None:
    """Coins of 50 øre; one rate but for the newspaper; more goes back than is sold."""
    paid(ring(till, MILK), ("cash", 3_000))
    ring(till, MILK, BOOK)
    selling.quantity(till, 1, 3000)
    paid(till, ("cash", 27_350))
    selling.sell_open(till, "20", 1_025)
    paid(till, ("cash", 1_050))
    returns.return_lines(till, returns.find_receipt(till, 2), {1: 2000, 2: 1000})
    paid(till, ("cash", -24_900))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("cash", -2_500))


# milk 24.90 → 25.00 (+0.10); 3 milk 74.70 + book 199.00 = 273.70 → 273.50 (−0.20); 10.25 → 10.50 (+0.25)
# back: 2 milk 49.80 + book 199.00 = −248.80 → −249.00 (−0.20); milk −24.90 → −25.00 (−0.10)
# sold 24.90 + 273.70 + 10.25 = 308.85, back 273.70: 35.15
# cash 25.00 + 273.50 + 10.50 − 249.00 − 25.00 = 35.00
# VAT a fifth: 4.98, 14.94, 2.05, −9.96, −4.98: 7.03 of 35.15; the newspaper's group comes to nothing
DANISH = HandDay(
    "a Danish day", danish, country="denmark", gross=3_515, net=3_515 - 703, rounding=-15,
    vat={0: (0, 0, 0), 2500: (3_515, 2_812, 703)},
    groups={"10": (1000, 2_490), "20": (1000, 1_025), "30": (0, 0)},
    tenders={("cash", ""): (5, 3_500)}, cash_expected=103_500, grand=(30_885, -27_370, 3_515),
    counts={
        "receipts": (3, 30_885), "return_receipts": (2, -27_370), "sold": (4, 30_885),
        "returned": (3, -27_370), "returns": (2, -27_370),
    },
    postings={
        ("revenue", "1", 2500): -2_490, ("revenue", "2", 2500): -1_025, ("tender", "cash"): 3_500,
        ("rounding",): 15,
    },
)  # fmt: skip


def returns_without_receipt(till: Till) -> None:
    """A knife is sold; two milks come back without a receipt for 20.00 each, and 24.90 is today's price."""
    managed(till)
    paid(ring(till, KNIFE), ("card", 12_950))
    loose.take_back(till, "1", 2_000, 2_000, "faulty")
    paid(till, ("cash", -4_000))


# gross 129.50 − 40.00 = 89.50; VAT 129.50/5 = 25.90 and −40.00·15/115 = −5.2174 → −5.22: net 103.60 − 34.78
LOOSE = HandDay(
    "a return without a receipt", returns_without_receipt, gross=8_950, net=10_360 - 3_478,
    vat={1500: (-4_000, -3_478, -522), 2500: (12_950, 10_360, 2_590)},
    groups={"10": (-2000, -4_000), "20": (1000, 12_950)},
    tenders={("card", ""): (1, 12_950), ("cash", ""): (1, -4_000)},
    cash_expected=96_000, grand=(12_950, -4_000, 8_950),
    counts={
        "receipts": (1, 12_950), "return_receipts": (1, -4_000), "sold": (1, 12_950),
        "returned": (1, -4_000), "returns": (1, -4_000), "unreceipted": (1, -4_000),
    },
    postings={
        ("revenue", "1", 1500): 4_000, ("revenue", "2", 2500): -12_950, ("tender", "card"): 12_950,
        ("tender", "cash"): -4_000,
    },
)  # fmt: skip

HAND_DAYS = (CASH, CARD, RETURNS, LOOSE, MIXED, ROUNDED, SPLIT, TRAINING, CREDIT, CORRECTED, DANISH)

DANISH_GROUPS = (
    Group("10", "Food", "1", 2500),
    Group("20", "Hardware", "2", 2500),
    Group("30", "News", "2", 0),
)
DANISH_GOODS = (
    Product("1", "Milk 1 l", "10", "1", 2490, 2500, codes=(MILK,)),
    Product("4", "Newspaper", "30", "2", 19900, 0, codes=(BOOK,)),
)


def stocked_danish(till: Till) -> Till:
    """Danish goods, Kari and Ola; Kari has opened the day with 1000.00."""
    catalogue.put(till, DANISH_GOODS, DANISH_GROUPS, {"1": "Grocery", "2": "Household"})
    people.add(till, Person("1", "Kari"), "1234")
    till.drawer = "shut"
    people.log_in(till, "1", "1234")
    day.open_day(till, 100_000)
    return till
