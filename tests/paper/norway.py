"""A Norwegian shop's day, as entry bodies with sums worked out by hand.

`DAY` is the whole day in order; `FOLDED`, what its report says, is typed from the bodies and held against
the till's own fold (`test_reports_are_of_their_day`).
"""

from appliance.domain.dayclose import fold
from appliance.domain.money import NOK
from appliance.paper.compose import Letterhead
from appliance.words import Words
from tests.paper.bodies import AT, Data, card, cash, entry, figures, goods, line, plain_tenders, put_on, sale

SHOP = Letterhead(
    "Fjordbutikken Ærlig & Sønner AS",
    "987654321",
    "Foretaksregisteret MVA",
    ("Storgata 1", "6770 Nordfjordeid"),
    "1",
)
MORNING, ELEVEN, NOON = AT["at"] - 27_000_000, AT["at"] - 16_320_000, AT["at"] - 12_720_000
"""08:02, 11:00 and 12:00."""


def words() -> Words:
    """Norwegian figures and the code's own English, whatever the catalogues hold."""
    return figures("nb", NOK)


JAM = "Blåbærsyltetøy økologisk 400 g"
WOOL = {"group": "22"}
FRUIT = {"group": "12"}
PANT = {"group": "23", "department": "40"}
PAPERS = {"group": "50", "department": "40"}

ORDINARY = sale(
    [
        line(JAM, 8990, 16182, 2111, quantity=2000, discount=1798, reason="Går ut på dato"),
        line(
            "Håndstrikkede votter i ull fra Ålesund, mønster «Ærfugl», str. M",
            34900,
            33000,
            6600,
            2500,
            share=1900,
            **WOOL,
        ),
        line("Epler, Discovery", 2990, 3738, 487, quantity=1250, unit="kg", **FRUIT),
        line("Pant 2 kr", 200, 1200, 0, 0, quantity=6000, **PANT),
        line("Dagsavisen Fjorden", 4900, 4900, 0, 0, note="Bæres ut", **PAPERS),
    ],
    # 15 %: 161.82 + 37.38 = 199.20, VAT 25.98 = 21.11 + 4.87; 25 %: 330.00, VAT 66.00; 0 %: 12.00 + 49.00
    [(0, 6100, 6100, 0), (1500, 19920, 17322, 2598), (2500, 33000, 26400, 6600)],
    [card(30000), cash(29000, 50000)],
    rounding=-20,
    discount_reason="Fast kunde",
    emergency=1,
)
"""590.20: 300.00 by card, and 290.20 in cash, rounded to 290.00; 500 handed over, 210 back."""

BACK = sale(
    [
        line(
            JAM,
            8990,
            -8091,
            -1055,
            quantity=-1000,
            origin={"epoch": 1, "entry": 4711, "line": 1, "series": "sale", "receipt": 1042},
        ),
    ],
    [(1500, -8091, -7036, -1055)],
    [cash(-8100)],
    series="return",
    receipt=17,
    heading="Returkvittering",
    rounding=-9,
)
"""80.91 back, in cash 81.00."""

MIXED = sale(
    [
        line(
            "Votter, ull",
            34900,
            -34900,
            -6980,
            2500,
            quantity=-1000,
            origin={"epoch": 1, "entry": 4002, "line": 3, "series": "sale", "receipt": 977},
            **WOOL,
        ),
        line("Lue, ull", 39900, 39900, 7980, 2500, **WOOL),
    ],
    [(2500, 5000, 4000, 1000)],
    [card(5000, "visa", "")],
    receipt=1043,
    operator="3",
)

LONG = sale(
    [line(f"Gjenstand nummer {n}", 308_641, 308_641, 61_728, 2500) for n in range(1, 40)]
    + [line("Skap, øvre del", 308_651, 308_651, 61_730, 2500)],
    # 39 × 3 086.41 + 3 086.51 = 123 456.50; VAT 24 691.30
    [(2500, 12_345_650, 9_876_520, 2_469_130)],
    [card(12_345_650, "mastercard", "884422")],
)
for _number, _line in enumerate(LONG["lines"]):
    _line["vat"] = 61_728 if _number < 30 else 61_729  # 30 × 617.28 + 10 × 617.29 = 24 691.30

COPY = entry(
    "copy", 4712, of=4711, series="sale", receipt=1042, sale="0" * 32, gross=ORDINARY["gross"], heading="KOPI"
)

TRAINING = sale(
    [line("Lue, ull", 39900, 39900, 7980, 2500, **WOOL)],
    [(2500, 39900, 31920, 7980)],
    [cash(39900, 50000)],
    "training",
    receipt=9,
    heading="Treningskvittering – IKKE KVITTERING FOR KJØP",
    training=1,
)

PROVISIONAL = goods(
    "provisional",
    [
        line("Lue, ull", 39900, 39900, 7980, 2500, **WOOL),
        line("Epler, Discovery", 2990, 3738, 488, quantity=1250, unit="kg", **FRUIT),
    ],
    # 37.38·15/115 = 4.88; 399.00·25/125 = 79.80
    [(1500, 3738, 3250, 488), (2500, 39900, 31920, 7980)],
    receipt=55,
    heading="Foreløpig kvittering – IKKE KVITTERING FOR KJØP",
)

DELIVERY = goods(
    "delivery",
    [
        line(JAM, 8990, 89900, 11726, quantity=10_000),
        line("Votter, ull", 34900, 69800, 13960, 2500, quantity=2000, **WOOL),
    ],
    # 899.00·15/115 = 117.26; 698.00·25/125 = 139.60
    [(1500, 89900, 78174, 11726), (2500, 69800, 55840, 13960)],
    receipt=12,
    heading="Utleveringskvittering – IKKE KVITTERING FOR KJØP",
    rounding=0,
    tenders=[],
    credit="receivable",
    customer={"number": "20117", "name": "Nordfjord barneskole"},
)

KITCHEN = entry(
    "kitchen_ticket",
    4712,
    heading="Bestilling – IKKE KVITTERING FOR KJØP",
    sale="0" * 32,
    order=17,
    name="Bord 4",
    lines=[
        {"line": 1, "name": "Vaffel med brunost", "quantity": 2000, "note": "uten smør, glutenfri røre"},
        {"line": 2, "name": "Dagens suppe", "quantity": 1000},
        {"line": 3, "name": "Jordbærsaft", "quantity": -1000},
        {"line": 4, "name": "Fiskekaker i brun saus", "quantity": 425, "unit": "kg"},
    ],
)
KITCHEN_AGAIN = {
    **KITCHEN,
    "number": 4716,
    "name": "",
    "of": 4712,
    "repeat": 1,
    "lines": KITCHEN["lines"][:2],
}
ORDERED = {**ORDINARY, "kitchen": 17}

GIFT = entry(
    "gift_receipt",
    4712,
    heading="Byttelapp – IKKE KVITTERING FOR KJØP",
    sale="0" * 32,
    series="sale",
    receipt=1042,
    of_epoch=1,
    bought="2026-11-21",
    until="2026-12-21",
    lines=[
        {"line": 1, "name": "Håndstrikket votter, grå, str. M", "quantity": 2000},
        {"line": 3, "name": "Kaffebønner Ærø", "quantity": 500, "unit": "kg"},
    ],
)

TICKET = entry(
    "ticket", 4713, sale="0" * 32, ticket="8123456789012389", name="Årskort voksen – Fjordmuseet",
    first="2026-11-21", last="2027-11-20", entries=0, holder="Bjørg-Åse Kristoffersen", amount=45_000,
    currency="NOK",
)  # fmt: skip

GIFT_CARD = entry(
    "gift_card",
    4712,
    sale="0" * 32,
    card="9123456789012317",
    amount=1_250_000,
    currency="NOK",
    until="2029-11-21",
)  # fmt: skip

TERMINAL_SLIP = entry(
    "terminal_slip",
    4715,
    heading="IKKJE KVITTERING FOR KJØP",
    lines=[
        "BankAxept        KJØP",
        "Terminal     70012345",
        "21.11.2026      15:31",
        "Kort ************1234",
        "NOK            300,00",
        "Godkjent   AUT 004211",
    ],
    receipt=1042,
)

CORRECTED = entry(
    "tender_corrected",
    4713,
    of=4711,
    series="sale",
    receipt=1042,
    sale="0" * 32,
    rounding=20,
    old=plain_tenders(card(30000), cash(29000)),
    new=plain_tenders(card(30000), {"kind": "vipps", "brand": "", "amount": 29020}),
)

TAKEN = entry("cash_moved", 4714, amount=-150_000, reason="Til banken", note="Pose 88231044")

KEY = entry(
    "key_made",
    2,
    date="",
    operator="",
    version="1",
    algorithm="RSA-SHA1-1024",
    public="-----BEGIN PUBLIC KEY-----\n"
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDcguiMw5YC7Hdf+rIoOr7Oqn++\n"
    "9ZIWgx4/fqXmGp8yQtUNgwdpV2CC55HL45fV6uBsJ3m3sy6stn2gxOGfMg9FhzOT\n"
    "J2ERBS5zwiH8R6fequ0CiU1U3wYDsdTwBT2izrM2jKo5+QRO44p/TgbeGA0stXYz\n"
    "/Oead9uGhSPtIWUhFwIDAQAB\n"
    "-----END PUBLIC KEY-----\n",
)

_CAUSE = {"cause": "drawer", "reason": "Bryteren i skuffen sitter fast"}
_AGAIN = {"again": 1, "again_reason": "Strømbrudd under oppgjøret"}
_BODIES: list[Data] = [
    {"kind": "day_opened", "float": 200_000, "at": MORNING, **_AGAIN},
    {"kind": "emergency_begun", "at": ELEVEN, **_CAUSE},
    ORDINARY,
    {"kind": "emergency_ended", "at": NOON, "since": ELEVEN, "owed": 0, **_CAUSE},
    BACK,
    MIXED,
    {"kind": "no_receipt", "series": "sale", "receipt": 1043, "gross": 5000},
    COPY,
    CORRECTED,
    PROVISIONAL,
    DELIVERY,
    {"kind": "training_begun"},
    TRAINING,
    {"kind": "training_ended"},
    {"kind": "line_removed", "line": {"gross": 4900}},
    {"kind": "line_changed", "what": "quantity", "before": 17_980, "after": 8990},
    {"kind": "price_asked", "group": "10", "price": 8990},
    {"kind": "price_asked", "group": "10", "price": 8990},
    {"kind": "price_asked", "group": "50", "price": 4900},
    {"kind": "payment_undone", "amount": 10_000},
    TAKEN,
    {"kind": "drawer_opened", "cause": "sale"},
    {"kind": "drawer_opened", "cause": "sale"},
    {"kind": "drawer_opened", "cause": "cash_moved"},
    {"kind": "drawer_opened", "cause": "by_hand"},
]
DAY = [{**body, "number": number} for number, body in enumerate(_BODIES, 4700)]
BEFORE = {"sales": 12_246_730, "returns": 0, "net": 12_246_730}
"""The grand totals of the Z before."""
NAMES = {
    "groups": {"10": "Syltetøy", "12": "Frukt og grønt", "22": "Håndverk og gaver fra Ålesund og omegn",
               "23": "Pant"},
    "departments": {"10": "Butikk", "40": "Aviser og pant"},
    "operators": {"2": "Bjørg-Åse", "3": "Ola"},
}  # fmt: skip

_COUNTS = {
    "receipts": (2, 64020),
    "return_receipts": (1, -8091),
    "sold": (6, 98920),
    "returned": (2, -42991),
    "returns": (2, -42991),
    "unreceipted": (0, 0),
    "discounts": (2, 3698),
    "campaigns": (0, 0),
    "corrections": (2, 13_890),
    "aborted": (0, 0),
    "copies": (1, 59020),
    "provisional": (1, 43_638),
    "delivery": (1, 159_700),
    "training": (1, 39_900),
    "no_receipt": (1, 5000),
    "emergency": (1, 59020),
    "drawer_openings": (4, 0),
    "drawer_without_sale": (1, 0),
    "tenders_corrected": (1, 59020),
}
_JAM, _HANDICRAFT = "Syltetøy", "Håndverk og gaver fra Ålesund og omegn"
_NOT_APART = {"product": "", "project": "", "object": ""}
"""Revenue of goods that are booked with their group."""
FOLDED = {
    "opened_at": MORNING,
    "again": {"n": 1, "reason": "Strømbrudd under oppgjøret"},
    "float": 200_000,
    "gross": 55_929,
    "net": 46_786,
    "rounding": -9,
    "vat": [
        {"rate": 0, "gross": 6100, "net": 6100, "vat": 0},
        {"rate": 1500, "gross": 11829, "net": 10286, "vat": 1543},
        {"rate": 2500, "gross": 38000, "net": 30400, "vat": 7600},
    ],
    "groups": [
        {"code": "10", "name": _JAM, "quantity": 1000, "gross": 8091},
        {"code": "12", "name": "Frukt og grønt", "quantity": 1250, "gross": 3738},
        {"code": "22", "name": _HANDICRAFT, "quantity": 1000, "gross": 38000},
        {"code": "23", "name": "Pant", "quantity": 6000, "gross": 1200},
        {"code": "50", "name": "50", "quantity": 1000, "gross": 4900},
    ],
    "departments": [
        {"code": "10", "name": "Butikk", "gross": 49829, "vat": 9143},
        {"code": "40", "name": "Aviser og pant", "gross": 6100, "vat": 0},
    ],
    "revenue": [
        {"department": "10", "group": "10", "rate": 1500, "gross": 8091, "vat": 1056, **_NOT_APART},
        {"department": "10", "group": "12", "rate": 1500, "gross": 3738, "vat": 487, **_NOT_APART},
        {"department": "10", "group": "22", "rate": 2500, "gross": 38000, "vat": 7600, **_NOT_APART},
        {"department": "40", "group": "23", "rate": 0, "gross": 1200, "vat": 0, **_NOT_APART},
        {"department": "40", "group": "50", "rate": 0, "gross": 4900, "vat": 0, **_NOT_APART},
    ],
    "tenders": [
        {"kind": "card", "brand": "bankaxept", "n": 1, "amount": 30000},
        {"kind": "card", "brand": "visa", "n": 1, "amount": 5000},
        {"kind": "cash", "brand": "", "n": 1, "amount": -8100},
        {"kind": "vipps", "brand": "", "n": 1, "amount": 29020},
    ],
    "operators": [
        {"operator": "2", "name": "Bjørg-Åse", "n": 2, "gross": 50_929},
        {"operator": "3", "name": "Ola", "n": 1, "gross": 5000},
    ],
    "operator_groups": [
        {"operator": "2", "code": "10", "quantity": 1000, "gross": 8091},
        {"operator": "2", "code": "12", "quantity": 1250, "gross": 3738},
        {"operator": "2", "code": "22", "quantity": 1000, "gross": 33000},
        {"operator": "2", "code": "23", "quantity": 6000, "gross": 1200},
        {"operator": "2", "code": "50", "quantity": 1000, "gross": 4900},
        {"operator": "3", "code": "22", "quantity": 0, "gross": 5000},
    ],
    "operator_tenders": [
        {"operator": "2", "kind": "card", "brand": "bankaxept", "n": 1, "amount": 30000},
        {"operator": "2", "kind": "cash", "brand": "", "n": 1, "amount": -8100},
        {"operator": "2", "kind": "vipps", "brand": "", "n": 1, "amount": 29020},
        {"operator": "3", "kind": "card", "brand": "visa", "n": 1, "amount": 5000},
    ],
    "tips": [],
    "foreign": [],
    "cash_moves": [{"direction": "out", "reason": "Til banken", "n": 1, "amount": -150_000}],
    "cash_expected": 41_900,
    "counts": {name: {"n": n, "amount": amount} for name, (n, amount) in _COUNTS.items()},
    "line_corrections": [
        {"type": "line_removed", "n": 1, "amount": 4900},
        {"type": "quantity", "n": 1, "amount": 8990},
    ],
    "other_corrections": [
        {"type": "payment_undone", "n": 1, "amount": 10_000},
        {"type": "tender_corrected", "n": 1, "amount": 59020},
    ],
    "price_inquiries": [
        {"group": "10", "name": _JAM, "n": 2, "amount": 17_980},
        {"group": "50", "name": "50", "n": 1, "amount": 4900},
    ],
    "handed_over": {"n": 0, "gross": 0},
    "outside": [],
    "redeemed": [],
    "credit": {
        "n": 1,
        "gross": 159_700,
        "vat": [
            {"rate": 1500, "gross": 89900, "net": 78174, "vat": 11726},
            {"rate": 2500, "gross": 69800, "net": 55840, "vat": 13960},
        ],
        "groups": [
            {"code": "10", "name": _JAM, "quantity": 10_000, "gross": 89900},
            {"code": "22", "name": _HANDICRAFT, "quantity": 2000, "gross": 69800},
        ],
        "revenue": [
            {"department": "10", "group": "10", "rate": 1500, "gross": 89900, "vat": 11726, **_NOT_APART},
            {"department": "10", "group": "22", "rate": 2500, "gross": 69800, "vat": 13960, **_NOT_APART},
        ],
    },
    "emergencies": [{"began": ELEVEN, "ended": NOON, **_CAUSE}],
    "restored": [],
    "series": [
        {"series": "delivery", "first": 12, "last": 12},
        {"series": "provisional", "first": 55, "last": 55},
        {"series": "return", "first": 17, "last": 17},
        {"series": "sale", "first": 1042, "last": 1043},
        {"series": "training", "first": 9, "last": 9},
    ],
    "grand": {"sales": 12_345_650, "returns": -42_991, "net": 12_302_659},
    "first": 4700,
    "last": 4724,
}
"""Typed from the bodies: 590.20 − 80.91 + 50.00; float 2 000.00 − 81.00 − 1 500.00; see `DAY`."""


Z = entry("z_report", 4725, z=42, heading="Z-rapport", **put_on(SHOP, 4724, owed=1), **FOLDED)
X = {**Z, "kind": "x_report", "heading": "X-rapport"}
del X["z"]
CASHIER_DAY = entry(
    "cashier_day", 4728, of="2", name="Bjørg-Åse", on="2026-11-21",
    **fold([body for body in DAY if body.get("operator") == "2"], names=NAMES),
)  # fmt: skip
"""What operator 2 did of `DAY`."""

_QUIET = fold([entry("day_opened", 4726, float=41_400, again=0, again_reason="")], FOLDED["grand"])
NOTHING = entry("z_report", 4727, z=43, heading="Z-rapport", **put_on(SHOP, 4726), **_QUIET)
"""A day on which nothing happened but that it was opened."""

SETTLEMENT = entry(
    "settlement",
    4721,
    z=42,
    counted=41_400,
    not_counted=0,
    expected=41_900,
    difference=-500,
    denominations=[{"value": 100, "n": 4}, {"value": 1000, "n": 1}, {"value": 20000, "n": 2}],
    reason="Feil veksel",
    bag="88231045",
    bag_amount=20_000,
    closing_float=21_400,
    counted_by="Bjørg-Åse",
    terminals=[
        {
            "tender": "card:bankaxept",
            "registered": 30000,
            "counted": 29_900,
            "difference": -100,
            "reason": "Feil tastet",
        },
        {"tender": "card:visa", "registered": 5000, "counted": 5000, "difference": 0, "reason": ""},
        {"tender": "vipps", "registered": 29020, "counted": 29020, "difference": 0, "reason": ""},
    ],
    voucher="0" * 32,
    currency="NOK",
    date_of_z="2026-11-21",
)
"""2 × 200 + 1 × 10 + 4 × 1 = 414.00."""

EVERY: dict[str, tuple[Data, Data | None]] = {
    "sale": (ORDINARY, None),
    "return": (BACK, None),
    "mixed": (MIXED, None),
    "long": (LONG, None),
    "copy": (COPY, ORDINARY),
    "training": (TRAINING, None),
    "provisional": (PROVISIONAL, None),
    "delivery": (DELIVERY, None),
    "kitchen": (KITCHEN, None),
    "gift_card": (GIFT_CARD, None),
    "ticket": (TICKET, None),
    "kitchen_again": (KITCHEN_AGAIN, None),
    "ordered": (ORDERED, None),
    "gift": (GIFT, None),
    "terminal_slip": (TERMINAL_SLIP, None),
    "corrected": (CORRECTED, None),
    "cash": (TAKEN, None),
    "x": (X, None),
    "cashier": (CASHIER_DAY, None),
    "z": (Z, None),
    "z_nothing": (NOTHING, None),
    "settlement": (SETTLEMENT, None),
    "key": (KEY, None),
}
"""Each body with its original, by the name of its picture."""
