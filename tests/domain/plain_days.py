"""Days beside those of `tests.domain.input_days`: what happens behind a sale, and a day in which everything
does. Small enough to add up by hand; the goods are those of `full_day`: milk is 24.90 with 3.25 of VAT
(15 %), a knife 129.50 with 25.90 (25 %), 116.55 with 23.31 after its discount, a book 199.00 without.
"""

from appliance.domain.dayclose import fold
from appliance.domain.settlement import CUSTOMER_PAYS, Count, day_voucher, settle
from appliance.domain.voucher import Voucher
from tests.domain.full_day import (
    BODIES,
    BOOK,
    GRAND,
    MILK_2,
    NAMES,
    VISA,
    Data,
    goods,
    knife,
    milk,
    paid,
)
from tests.domain.input_days import OPENED, InputDay, moved

MILK_VAT, KNIFE_VAT, BOOK_VAT = (1500, 2490, 2165, 325), (2500, 12_950, 10_360, 2590), (0, 19_900, 19_900, 0)
KNIFE_CUT = (2500, 11_655, 9324, 2331)
CASH, CARD = {"kind": "cash", "brand": ""}, {"kind": "card", "brand": ""}
SCHOOL, CHOIR = {"number": "77", "name": "School"}, {"number": "78", "name": "Choir"}
ALONE = {"booked": "4711", "project": "P1", "object": "O1"}
AT = {"till": "1", "epoch": 1, "at": 1_795_271_520_000, "offset": 60, "date": "2026-11-21"}
"""What every entry carries: Saturday 21 November 2026, 15:32 in Norway."""


def back(row: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Taken back instead of sold."""
    rate, *amounts = row
    gross, net, vat = (-amount for amount in amounts)
    return rate, gross, net, vat


DAYS = {
    "sold and taken back": InputDay((
        goods([BOOK], BOOK_VAT, receipt=1, tenders=paid("cash", 19_900)),
        goods([{**BOOK, "quantity": -1000, "gross": -19_900}], back(BOOK_VAT), series="return", receipt=1,
              tenders=paid("cash", -19_900)),
    )),
    "exchange": InputDay((
        goods([knife(-1, -12_950, -2590), BOOK], BOOK_VAT, back(KNIFE_VAT), receipt=1,
              tenders=paid("vipps", 6950)),
    )),
    "terminal difference": InputDay(
        (goods([knife(1, 11_655, 2331)], KNIFE_CUT, receipt=1, tenders=VISA),),
        Count(0, {}, {"card:visa": 11_600}, {"card:visa": "torn slip"}),
    ),
    "another tender after all": InputDay((
        goods([knife(1, 11_655, 2331)], KNIFE_CUT, receipt=1, tenders=VISA),
        {"kind": "tender_corrected", "series": "sale", "receipt": 1, "operator": "1", "old": VISA,
         "new": paid("vipps", 11_655), "rounding": 0},
    )),
    "cash moved": InputDay((OPENED, moved(-30_000, "bank"), moved(5000, "change"))),
    # School pays 100.00 of what it owes in cash, Choir 54.40 by card
    "paid by customers": InputDay((
        {**moved(10_000, CUSTOMER_PAYS), "tender": CASH, "customer": SCHOOL},
        {**moved(5440, CUSTOMER_PAYS), "tender": CARD, "customer": CHOIR},
    )),
    # The books bill the first delivery by themselves; the second is a receivable here
    "handed over": InputDay((
        goods([knife(1, 12_950, 2590)], KNIFE_VAT, kind="delivery", series="delivery", receipt=1,
              customer=SCHOOL, credit="order", order="a" * 32),
        goods([milk(1, 2490, 325)], MILK_VAT, kind="delivery", series="delivery", receipt=2,
              customer=CHOIR, credit="receivable"),
    )),
    # The third knife is booked alone, belongs to a project and an object, and comes back
    "groups": InputDay((
        goods([knife(1, 12_950, 2590), {**knife(1, 11_655, 2331), "group": "21"},
               {**knife(1, 12_950, 2590), **ALONE}],
              (2500, 37_555, 30_044, 7511), receipt=1, tenders=paid("card", 37_555)),
        goods([{**knife(-1, -12_950, -2590), **ALONE}], back(KNIFE_VAT), series="return", receipt=1,
              tenders=paid("card", -12_950)),
    )),
    "practice alone": InputDay((
        {**MILK_2, "kind": "training", "series": "training", "receipt": 1, "training": 1},
    )),
    "everything": InputDay(
        tuple(BODIES),
        Count(77_400, {}, {"card:visa": 8000}, {"cash": "short", "card:visa": "torn slip"}, "B1", 20_000),
    ),
}  # fmt: skip


def entries_of(day: InputDay) -> list[Data]:
    """What happened, with what every entry carries, numbered from 501."""
    return [{**AT, **body, "number": number} for number, body in enumerate(day.entries, 501)]


def closed(day: InputDay) -> tuple[Data, Data, Voucher]:
    """A day's Z, its settlement and its voucher."""
    z = fold(entries_of(day), GRAND, NAMES) | {"z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9}
    settlement = settle(z, day.count)
    return z, settlement, day_voucher(z, settlement, "0" * 32, day.currency)
