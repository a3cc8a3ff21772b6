"""Entry bodies as the till writes them, with sums worked out by hand, and the shop that they are of."""

from typing import Any

from appliance.domain.money import NOK
from appliance.paper.compose import Letterhead
from appliance.words import Words

Data = dict[str, Any]

SHOP = Letterhead(
    "Fjordbutikken Ærlig & Sønner AS",
    "987654321",
    "Foretaksregisteret MVA",
    ("Storgata 1", "6770 Nordfjordeid"),
    "1",
)
AT = {"at": 1_795_271_520_000, "offset": 60}
"""Saturday 21 November 2026, 15:32 in Norway (14:32 UTC)."""


def words() -> Words:
    """Norwegian figures and the code's own English, whatever the catalogues hold."""
    speaking = Words("nb", NOK)
    speaking._gettext = str
    return speaking


def entry(kind: str, number: int, **body: Any) -> Data:
    """A body with what every body carries."""
    common = {"till": "1", "epoch": 1, "number": number, "clock": "synced", "date": "2026-11-21"}
    return {**common, **AT, "kind": kind, "operator": "2", **body}


def line(
    name: str, price: int, gross: int, vat: int, rate: int = 1500, quantity: int = 1000, **more: Any
) -> Data:
    """A line as `till.paying` writes it."""
    return {
        "line": 1,
        "product": "1",
        "name": name,
        "group": "10",
        "department": "10",
        "quantity": quantity,
        "price": price,
        "rate": rate,
        "gross": gross,
        "vat": vat,
        **more,
    }


def sale(lines: list[Data], vat: list[tuple[int, int, int, int]], tenders: list[Data], **more: Any) -> Data:
    """A sale; ``vat`` is (rate, gross, net, VAT)."""
    rates = [{"rate": r, "gross": g, "net": n, "vat": v} for r, g, n, v in vat]
    body = {
        "sale": "0" * 32,
        "series": "sale",
        "receipt": 1042,
        "heading": "Salgskvittering",
        "currency": "NOK",
        "lines": lines,
        "vat": rates,
        "gross": sum(g for _, g, _, _ in vat),
        "rounding": 0,
        "tenders": tenders,
        "discount_reason": "",
        "nr": 1043,
        "seal": {},
    }
    return entry("sale", 4711, **{**body, **more})


def cash(amount: int, given: int = 0) -> Data:
    """A cash tender."""
    return {"kind": "cash", "brand": "", "amount": amount} | ({"given": given} if given else {})


def card(amount: int, brand: str = "bankaxept", reference: str = "000123456789") -> Data:
    """A card tender."""
    tender = {"kind": "card", "brand": brand, "amount": amount, "integrated": 1}
    return tender | ({"reference": reference} if reference else {})


ORDINARY = sale(
    [
        line(
            "Blåbærsyltetøy økologisk 400 g",
            8990,
            16182,
            2111,
            quantity=2000,
            discount=1798,
            reason="Går ut på dato",
        ),
        line(
            "Håndstrikkede votter i ull fra Ålesund, mønster «Ærfugl», str. M",
            34900,
            33000,
            6600,
            2500,
            share=1900,
        ),
        line("Epler, Discovery", 2990, 3738, 488, quantity=1250),
        line("Pant 2 kr", 200, 1200, 0, 0, quantity=6000),
        line("Dagsavisen Fjorden", 4900, 4900, 0, 0, note="Bæres ut"),
    ],
    # 15 %: 161.82 + 37.38 = 199.20, VAT 25.98; 25 %: 330.00, VAT 66.00; 0 %: 12.00 + 49.00
    [(0, 6100, 6100, 0), (1500, 19920, 17322, 2598), (2500, 33000, 26400, 6600)],
    [card(30000), cash(29000, 50000)],
    rounding=-20,
    discount_reason="Fast kunde",
)
"""590.20: 300.00 by card, and 290.20 in cash, rounded to 290.00; 500 handed over, 210 back."""
ORDINARY["lines"][2]["vat"] = 487
"""2111 + 487 = 2598."""

BACK = sale(
    [
        line(
            "Blåbærsyltetøy økologisk 400 g",
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
        ),
        line("Lue, ull", 39900, 39900, 7980, 2500),
    ],
    [(2500, 5000, 4000, 1000)],
    [card(5000, "visa", "")],
    receipt=1043,
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

COPY = entry("copy", 4712, of=4711, series="sale", receipt=1042, gross=ORDINARY["gross"], heading="KOPI")

CORRECTED = entry(
    "tender_corrected",
    4713,
    of=4711,
    series="sale",
    receipt=1042,
    rounding=20,
    old=[
        {"kind": "card", "brand": "bankaxept", "amount": 30000},
        {"kind": "cash", "brand": "", "amount": 29000},
    ],
    new=[
        {"kind": "card", "brand": "bankaxept", "amount": 30000},
        {"kind": "vipps", "brand": "", "amount": 29020},
    ],
)

TAKEN = entry("cash_moved", 4714, amount=-150_000, reason="Til banken", note="Pose 88231044")

_COUNTS = {
    "receipts": (2, 64020),
    "return_receipts": (1, -8091),
    "sold": (6, 98920),
    "returned": (2, -42991),
    "discounts": (2, 3698),
    "corrections": (1, 4900),
    "aborted": (0, 0),
    "copies": (1, 59020),
    "drawer_openings": (4, 0),
    "drawer_without_sale": (1, 0),
    "tenders_corrected": (1, 59020),
}

Z = entry(
    "z_report",
    4720,
    z=42,
    heading="Z-rapport",
    opened_at=AT["at"] - 27_000_000,
    float=200_000,
    gross=55_929,
    net=46_786,
    rounding=-9,
    vat=[
        {"rate": 0, "gross": 6100, "net": 6100, "vat": 0},
        {"rate": 1500, "gross": 11829, "net": 10286, "vat": 1543},
        {"rate": 2500, "gross": 38000, "net": 30400, "vat": 7600},
    ],
    groups=[
        {"code": "10", "name": "Syltetøy", "quantity": 1000, "gross": 8091},
        {"code": "22", "name": "Håndverk og gaver fra Ålesund og omegn", "quantity": 1000, "gross": 38000},
        {"code": "12", "name": "Frukt og grønt", "quantity": 1250, "gross": 3738},
        {"code": "23", "name": "Pant", "quantity": 6000, "gross": 1200},
        {"code": "50", "name": "50", "quantity": 1000, "gross": 4900},
    ],
    departments=[
        {"code": "10", "name": "Butikk", "gross": 49829, "vat": 9143},
        {"code": "40", "name": "Aviser og bøker", "gross": 6100, "vat": 0},
    ],
    revenue=[],
    tenders=[
        {"kind": "card", "brand": "bankaxept", "n": 1, "amount": 30000},
        {"kind": "card", "brand": "visa", "n": 1, "amount": 5000},
        {"kind": "cash", "brand": "", "n": 1, "amount": -8100},
        {"kind": "vipps", "brand": "", "n": 1, "amount": 29020},
    ],
    operators=[{"operator": "2", "name": "Bjørg-Åse", "n": 3, "gross": 55929}],
    cash_moves=[{"direction": "out", "reason": "Til banken", "n": 1, "amount": -150_000}],
    cash_expected=41_900,
    counts={name: {"n": n, "amount": amount} for name, (n, amount) in _COUNTS.items()},
    series=[{"series": "return", "first": 17, "last": 17}, {"series": "sale", "first": 1042, "last": 1043}],
    grand={"sales": 12_345_650, "returns": -42_991, "net": 12_302_659},
    first=4700,
    last=4719,
)
"""Sum of the three receipts above: 590.20 - 80.91 + 50.00; float 2 000.00 - 81.00 - 1 500.00."""

X = {**Z, "kind": "x_report", "heading": "X-rapport"}
del X["z"]

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
    "corrected": (CORRECTED, None),
    "cash": (TAKEN, None),
    "x": (X, None),
    "z": (Z, None),
    "settlement": (SETTLEMENT, None),
}
"""Each body with its original, by the name of its picture."""
