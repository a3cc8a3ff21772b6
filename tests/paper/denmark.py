"""A Danish bakery's day, as entry bodies with sums worked out by hand: rounding to 0.50, VAT 25 % and 0 %.

The report is the till's own fold of `DAY`; `test_reports_are_of_their_day` holds its figures against sums
that are typed there.
"""

from appliance.domain.dayclose import fold
from appliance.domain.money import DKK
from appliance.paper.compose import Letterhead
from appliance.words import Words
from tests.paper.bodies import Data, card, cash, entry, figures, goods, line, plain_tenders, put_on, sale

SHOP = Letterhead("Bageriet på Torvet ApS", "12345678", "", ("Torvet 4", "5700 Svendborg"), "1")


def words() -> Words:
    """Danish figures and the code's own English."""
    return figures("da", DKK)


DANISH = {"currency": "DKK", "heading": "Kvittering"}
BREAD = {"group": "1", "department": "1"}
PAPER = {"group": "9", "department": "1"}
DANKORT = card(15_775, "dankort", "4711000815")

ORDINARY = sale(
    [
        line("Wienerbrød", 2225, 6675, 1335, 2500, quantity=3000, **BREAD),
        line("Fyens Stiftstidende", 3500, 3500, 0, 0, **PAPER),
    ],
    # 66.75·25/125 = 13.35
    [(0, 3500, 3500, 0), (2500, 6675, 5340, 1335)],
    [cash(10_200, 20_000)],
    **DANISH,
    receipt=301,
    rounding=25,
)
"""101.75, in cash 102.00; 200 handed over, 98 back."""

BACK = sale(
    [
        line("Wienerbrød", 2225, -2225, -445, 2500, quantity=-1000, **BREAD,
             origin={"epoch": 1, "entry": 4702, "line": 1, "series": "sale", "receipt": 301}),
    ],
    [(2500, -2225, -1780, -445)],
    [cash(-2250)],
    **{**DANISH, "heading": "Returkvittering"},
    series="return",
    receipt=4,
    rounding=-25,
)  # fmt: skip
"""22.25 back, in cash 22.50."""

MIXED = sale(
    [
        line("Wienerbrød", 2225, -2225, -445, 2500, quantity=-1000, **BREAD,
             origin={"epoch": 1, "entry": 4702, "line": 1, "series": "sale", "receipt": 301}),
        line("Lagkage, 8 personer", 18_000, 18_000, 3600, 2500, **BREAD),
    ],
    # 157.75·25/125 = 31.55
    [(2500, 15_775, 12_620, 3155)],
    [DANKORT],
    **DANISH,
    receipt=302,
)  # fmt: skip

COPY = entry("copy", 4712, of=4702, series="sale", receipt=301, sale="0" * 32, gross=10_175, heading="KOPI")

TRAINING = sale(
    [line("Wienerbrød", 2225, 2225, 445, 2500, **BREAD)],
    [(2500, 2225, 1780, 445)],
    [cash(2250)],
    "training",
    **{**DANISH, "heading": "Testbon – IKKE KVITTERING FOR KØB"},
    receipt=2,
    rounding=25,
    training=1,
)

PROVISIONAL = goods(
    "provisional",
    [line("Lagkage, 8 personer", 18_000, 18_000, 3600, 2500, **BREAD)],
    [(2500, 18_000, 14_400, 3600)],
    **{**DANISH, "heading": "Foreløbig kvittering – IKKE KVITTERING FOR KØB"},
    receipt=8,
)

DELIVERY = goods(
    "delivery",
    [line("Rundstykke", 800, 32_000, 6400, 2500, quantity=40_000, **BREAD)],
    # 40 × 8.00; 320.00·25/125 = 64.00
    [(2500, 32_000, 25_600, 6400)],
    **{**DANISH, "heading": "Udleveringskvittering – IKKE KVITTERING FOR KØB"},
    receipt=3,
    rounding=0,
    tenders=[],
    credit="receivable",
    customer={"number": "1014", "name": "Svendborg Kommune, Rådhuset"},
)

KITCHEN = entry(
    "kitchen_ticket", 4712, heading="Bestilling – IKKE KVITTERING FOR KØB", sale="0" * 32, order=3, name="",
    lines=[{"line": 1, "name": "Smørrebrød med æg og rejer", "quantity": 3000}],
)  # fmt: skip

GIFT = entry(
    "gift_receipt", 4712, heading="Byttemærke – IKKE KVITTERING FOR KØB", sale="0" * 32, series="sale",
    receipt=1042, of_epoch=1, bought="2026-11-21", until="2026-12-21",
    lines=[{"line": 1, "name": "Strikket hue, blå", "quantity": 1000}],
)  # fmt: skip

TICKET = entry(
    "ticket", 4713, sale="0" * 32, ticket="8123456789012389", name="Årskort", first="2026-11-21",
    last="2027-11-20", entries=0, holder="Bjørg-Åse Kristoffersen", amount=12_500, currency="DKK",
)  # fmt: skip

GIFT_CARD = entry(
    "gift_card",
    4712,
    sale="0" * 32,
    card="9123456789012317",
    amount=50_000,
    currency="DKK",
    until="2029-11-21",
)  # fmt: skip

TERMINAL_SLIP = entry(
    "terminal_slip",
    4715,
    heading="IKKE KVITTERING FOR KØB",
    lines=["DANKORT           KØB", "DKK            157,75", "XXXX XXXX XXXX 4711", "Godkendt   REF 000815"],
    receipt=302,
)

CORRECTED = entry(
    "tender_corrected", 4713, of=4711, series="sale", receipt=302, sale="0" * 32, rounding=0,
    old=plain_tenders(DANKORT), new=plain_tenders({"kind": "mobilepay", "brand": "", "amount": 15_775}),
)  # fmt: skip

ADDED = entry("cash_moved", 4714, amount=50_000, reason="Byttepenge", note="")

KEY = entry(
    "key_made",
    2,
    date="",
    operator="",
    version="1",
    algorithm="RSA-SHA512-2048",
    certificate="-----BEGIN CERTIFICATE-----\nnot on paper\n-----END CERTIFICATE-----\n",
    public="-----BEGIN PUBLIC KEY-----\n"
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA8EpUuDBKWuaVl+HLW2uY\n"
    "u8RqVWLBGwF0hVOqdrCcp2QCJSoudKSlSRMw4sDFOE4eIgNgswXl/cfvSsbTCZNI\n"
    "uGCVLnsY6V17p7Yoq/PfXlPuwZAaDdWpKaUKKjnbR+rur3/Ffgccn3oOiJJIOypH\n"
    "YQ8Dbu9MpUobOCmbpsFcA7Wh1AbXgFkC0YrK5pZ5QlM9YCzMr94o91Y5sR34F8Pm\n"
    "y2BGQrcg2SA1iI/uFqDyp1HkqKtye+yVOmGbYbPct2D9htWXWYEzpe6/4g+xWEy2\n"
    "nJMyjb38/nwW/SIaZOXbNe2yVTyBoJ8lnFC7DfA9EhoRNU8QRhc4K595VUIxCkDi\n"
    "jwIDAQAB\n"
    "-----END PUBLIC KEY-----\n",
)

_BODIES: list[Data] = [
    entry("day_opened", 0, float=50_000, again=0, again_reason=""),
    ORDINARY,
    BACK,
    MIXED,
    COPY,
    CORRECTED,
    PROVISIONAL,
    DELIVERY,
    TRAINING,
    {"kind": "sale_aborted", "gross": 4450},
    ADDED,
    {"kind": "no_sale"},
]
DAY = [{**body, "number": number} for number, body in enumerate(_BODIES, 4701)]
NAMES = {
    "groups": {"1": "Bagværk", "9": "Aviser"},
    "departments": {"1": "Butik"},
    "operators": {"2": "Søren"},
}
BEFORE = {"sales": 1_000_000, "returns": -5000, "net": 995_000}
Z = entry("z_report", 4713, z=7, heading="Z-rapport", **put_on(SHOP, 4712), **fold(DAY, BEFORE, NAMES))
X = {**Z, "kind": "x_report", "heading": "X-rapport"}
del X["z"]
CASHIER_DAY = entry(
    "cashier_day", 4714, of="2", name="Søren", on="2026-11-21",
    **fold([body for body in DAY if body.get("operator") == "2"], names=NAMES),
)  # fmt: skip
"""What operator 2 did of `DAY`."""

SETTLEMENT = entry(
    "settlement", 4714, z=7, counted=107_950, not_counted=0, expected=107_950, difference=0, denominations=[],
    reason="", bag="", bag_amount=57_950, closing_float=50_000, counted_by="Søren", voucher="0" * 32,
    terminals=[{"tender": "card:dankort", "registered": 0, "counted": 0, "difference": 0, "reason": ""},
               {"tender": "mobilepay", "registered": 15_775, "counted": 15_775, "difference": 0,
                "reason": ""}],
    currency="DKK", date_of_z="2026-11-21",
)  # fmt: skip
"""500.00 of float, 102.00 − 22.50 sold for cash, 500.00 of change put in."""

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
    "cash": (ADDED, None),
    "x": (X, None),
    "cashier": (CASHIER_DAY, None),
    "z": (Z, None),
    "settlement": (SETTLEMENT, None),
    "key": (KEY, None),
}
