"""A shop somewhere else, in euro and English, as entry bodies with sums worked out by hand.

No cash rounding, no seal (so no key), any rates. The report is the till's own fold of `DAY`;
`test_reports_are_of_their_day` holds its figures against sums that are typed there.
"""

from appliance.domain.dayclose import fold
from appliance.domain.money import Currency
from appliance.paper.compose import Letterhead
from appliance.words import Words
from tests.paper.bodies import Data, card, cash, entry, figures, goods, line, plain_tenders, put_on, sale

SHOP = Letterhead("The Harbour Kiosk", "IE1234567T", "", ("1 Quay Street", "Galway"), "1")


def words() -> Words:
    """English, with English figures."""
    return figures("en", Currency("EUR"))


EUROS = {"currency": "EUR", "heading": "Receipt"}
FOOD = {"group": "1", "department": "1"}
GEAR = {"group": "2", "department": "2"}

ORDINARY = sale(
    [
        line("Fish chowder", 850, 1700, 202, 1350, quantity=2000, **FOOD),
        line("Rain poncho", 1299, 1169, 219, 2300, discount=130, reason="damaged", **GEAR),
    ],
    # 17.00·13.5/113.5 = 2.02; 11.69·23/123 = 2.19
    [(1350, 1700, 1498, 202), (2300, 1169, 950, 219)],
    [cash(2869, 5000)],
    **EUROS,
    receipt=88,
)
"""28.69 in cash; 50 handed over, 21.31 back."""

BACK = sale(
    [
        line("Rain poncho", 1299, -1169, -219, 2300, quantity=-1000, **GEAR,
             origin={"epoch": 1, "entry": 4702, "line": 2, "series": "sale", "receipt": 88}),
    ],
    [(2300, -1169, -950, -219)],
    [cash(-1169)],
    **{**EUROS, "heading": "Return receipt"},
    series="return",
    receipt=5,
)  # fmt: skip

MIXED = sale(
    [
        line("Fish chowder", 850, -850, -101, 1350, quantity=-1000, **FOOD,
             origin={"epoch": 1, "entry": 4702, "line": 1, "series": "sale", "receipt": 88}),
        line("Umbrella", 2000, 2000, 374, 2300, **GEAR),
    ],
    # −8.50·13.5/113.5 = −1.01; 20.00·23/123 = 3.74
    [(1350, -850, -749, -101), (2300, 2000, 1626, 374)],
    [card(1150, "visa", "T-0091")],
    **EUROS,
    receipt=89,
)  # fmt: skip

COPY = entry("copy", 4712, of=4702, series="sale", receipt=88, sale="0" * 32, gross=2869, heading="COPY")

TRAINING = sale(
    [line("Umbrella", 2000, 2000, 374, 2300, **GEAR)],
    [(2300, 2000, 1626, 374)],
    [card(2000, "visa", "")],
    "training",
    **{**EUROS, "heading": "Training receipt – NOT A RECEIPT FOR PURCHASE"},
    receipt=1,
    training=1,
)

PROVISIONAL = goods(
    "provisional",
    [line("Fish chowder", 850, 3400, 404, 1350, quantity=4000, **FOOD)],
    # 34.00·13.5/113.5 = 4.04
    [(1350, 3400, 2996, 404)],
    **{**EUROS, "heading": "Provisional receipt – NOT A RECEIPT FOR PURCHASE"},
    receipt=2,
)

DELIVERY = goods(
    "delivery",
    [line("Umbrella", 2000, 10_000, 1870, 2300, quantity=5000, **GEAR)],
    # 100.00·23/123 = 18.70
    [(2300, 10_000, 8130, 1870)],
    **{**EUROS, "heading": "Delivery receipt – NOT A RECEIPT FOR PURCHASE"},
    receipt=6,
    rounding=0,
    tenders=[],
    credit="receivable",
    customer={"number": "C-12", "name": "Galway Sailing Club"},
)

KITCHEN = entry(
    "kitchen_ticket", 4712, heading="Order – NOT A RECEIPT FOR PURCHASE", sale="0" * 32, order=112, name="",
    lines=[{"line": 2, "name": "Seafood chowder", "quantity": -1000}],
)  # fmt: skip

GIFT = entry(
    "gift_receipt", 4712, heading="Gift receipt – NOT A RECEIPT FOR PURCHASE", sale="0" * 32, series="sale",
    receipt=1042, of_epoch=1, bought="2026-11-21", until="2026-12-21",
    lines=[{"line": 1, "name": "Woollen hat", "quantity": 1000}],
)  # fmt: skip

TICKET = entry(
    "ticket", 4713, sale="0" * 32, ticket="8123456789012389", name="Annual pass", first="2026-11-21",
    last="2027-11-20", entries=0, holder="Bjørg-Åse Kristoffersen", amount=2_500, currency="EUR",
)  # fmt: skip

GIFT_CARD = entry(
    "gift_card", 4712, sale="0" * 32, card="9123456789012317", amount=5000, currency="EUR", until="2029-11-21"
)

TERMINAL_SLIP = entry(
    "terminal_slip", 4715, heading="NOT A RECEIPT FOR PURCHASE", receipt=0,
    lines=["VISA CONTACTLESS     SALE", "EUR                 11.50", "AUTH 0091        APPROVED"],
)  # fmt: skip

CORRECTED = entry(
    "tender_corrected", 4713, of=4711, series="sale", receipt=89, sale="0" * 32, rounding=0,
    old=plain_tenders(card(1150, "visa", "")), new=plain_tenders(cash(1150)),
)  # fmt: skip

TAKEN = entry("cash_moved", 4714, amount=-2000, reason="Window cleaner", note="Receipt in the folder")

_BODIES: list[Data] = [
    entry("day_opened", 0, float=10_000, again=0, again_reason=""),
    ORDINARY,
    BACK,
    MIXED,
    COPY,
    CORRECTED,
    PROVISIONAL,
    DELIVERY,
    TRAINING,
    {"kind": "price_asked", "group": "2", "price": 2000},
    TAKEN,
]
DAY = [{**body, "number": number} for number, body in enumerate(_BODIES, 4701)]
NAMES = {
    "groups": {"1": "Food", "2": "Rain gear"},
    "departments": {"1": "Kitchen", "2": "Shop"},
    "operators": {"2": "Máire"},
}
BEFORE = {"sales": 0, "returns": 0, "net": 0}
Z = entry("z_report", 4712, z=1, heading="Z report", **put_on(SHOP, 4711), **fold(DAY, BEFORE, NAMES))
X = {**Z, "kind": "x_report", "heading": "X report"}
del X["z"]
CASHIER_DAY = entry(
    "cashier_day", 4713, of="2", name="Máire", on="2026-11-21",
    **fold([body for body in DAY if body.get("operator") == "2"], names=NAMES),
)  # fmt: skip
"""What operator 2 did of `DAY`."""

SETTLEMENT = entry(
    "settlement", 4713, z=1, counted=10_850, not_counted=1, expected=10_850, difference=0, denominations=[],
    reason="Not possible: the key is lost", bag="", bag_amount=0, closing_float=10_850, counted_by="Máire",
    voucher="0" * 32, currency="EUR", date_of_z="2026-11-21",
    terminals=[{"tender": "card:visa", "registered": 0, "counted": 0, "difference": 0, "reason": ""}],
)  # fmt: skip
"""100.00 of float, 28.69 − 11.69 + 11.50 in cash, 20.00 taken out: 108.50."""

EVERY: dict[str, tuple[Data, Data | None]] = {
    "sale": (ORDINARY, None),
    "return": (BACK, None),
    "mixed": (MIXED, None),
    "copy": (COPY, ORDINARY),
    "training": (TRAINING, None),
    "provisional": (PROVISIONAL, None),
    "delivery": (DELIVERY, None),
    "kitchen": (KITCHEN, None),
    "gift_card": (GIFT_CARD, None),
    "ticket": (TICKET, None),
    "terminal_slip": (TERMINAL_SLIP, None),
    "gift": (GIFT, None),
    "corrected": (CORRECTED, None),
    "cash": (TAKEN, None),
    "x": (X, None),
    "cashier": (CASHIER_DAY, None),
    "z": (Z, None),
    "settlement": (SETTLEMENT, None),
}
