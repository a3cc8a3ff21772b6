"""Days of one kind of thing each, as entry bodies with what a person found at the end, small enough to add up
by hand; see `tests.domain.full_day` for the goods.

Milk is 24.90 with 3.25 of VAT (15 %), a knife 129.50 with 25.90 (25 %), a book 199.00 without.
"""

from dataclasses import dataclass, field
from typing import Any

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

MILK_VAT, KNIFE_VAT, BOOK_VAT = (1500, 2490, 2165, 325), (2500, 12_950, 10_360, 2590), (0, 19_900, 19_900, 0)
KNIFE_CUT = (2500, 11_655, 9324, 2331)
CASH, CARD = {"kind": "cash", "brand": ""}, {"kind": "card", "brand": ""}
FLOAT: Data = {"kind": "day_opened", "float": 100_000, "at": 1000}
AT = {"till": "1", "epoch": 1, "at": 1_795_271_520_000, "offset": 60, "date": "2026-11-21"}
"""What every entry carries: Saturday 21 November 2026, 15:32 in Norway."""


def back(row: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Taken back instead of sold."""
    rate, *amounts = row
    gross, net, vat = (-amount for amount in amounts)
    return rate, gross, net, vat


@dataclass(frozen=True)
class Day:
    """What happened, oldest first, and what was found in the drawer and at the terminals."""

    bodies: list[Data]
    cash: int = 0
    found: dict[str, Any] = field(default_factory=dict)

    def entries(self) -> list[Data]:
        """The bodies, numbered from 501."""
        return [{**AT, **body, "number": number} for number, body in enumerate(self.bodies, 501)]

    def closed(self) -> tuple[Data, Data, Voucher]:
        """Its Z, its settlement and its voucher."""
        z = fold(self.entries(), GRAND, NAMES) | {
            "z": 7,
            "till": "1",
            "epoch": 1,
            "date": "2026-11-21",
            "at": 9,
        }
        found = {"denominations": {}, "terminals": {}, "reasons": {}} | self.found
        settlement = settle(z, Count(self.cash, **found))
        return z, settlement, day_voucher(z, settlement, "0" * 32, "NOK")


DAYS = {
    "mixed rates": Day(
        [
            goods([milk(1, 2490, 325), knife(1, 12_950, 2590)], MILK_VAT, KNIFE_VAT, receipt=1,
                  tenders=paid("card", 15_440)),
            goods([BOOK], BOOK_VAT, receipt=2, tenders=paid("cash", 19_900)),
        ],
        19_900,
    ),
    "discount": Day([goods([knife(1, 11_655, 2331, discount=1295)], KNIFE_CUT, receipt=1, tenders=VISA)]),
    "return": Day(
        [
            goods([knife(-1, -12_950, -2590)], back(KNIFE_VAT), series="return", receipt=1,
                  tenders=paid("card", -12_950)),
        ]
    ),
    "sold and taken back": Day(
        [
            goods([BOOK], BOOK_VAT, receipt=1, tenders=paid("cash", 19_900)),
            goods([{**BOOK, "quantity": -1000, "gross": -19_900}], back(BOOK_VAT), series="return", receipt=1,
                  tenders=paid("cash", -19_900)),
        ]
    ),
    "exchange": Day(
        [
            goods([knife(-1, -12_950, -2590), BOOK], BOOK_VAT, back(KNIFE_VAT), receipt=1,
                  tenders=paid("vipps", 6950)),
        ]
    ),
    "credit sale": Day(
        [
            goods([knife(1, 12_950, 2590), milk(1, 2490, 325)], MILK_VAT, KNIFE_VAT, kind="delivery",
                  series="delivery", receipt=1, customer={"number": "77", "name": "School"}),
            goods([milk(1, 2490, 325)], MILK_VAT, receipt=1, tenders=paid("card", 2490)),
        ]
    ),
    "rounding": Day(
        [
            {**MILK_2, "receipt": 1, "tenders": paid("cash", 5000), "rounding": 20},
            goods([milk(-1, -2490, -325)], back(MILK_VAT), series="return", receipt=1,
                  tenders=paid("cash", -2500), rounding=-10),
        ],
        2500,
    ),
    # 1000.00 + 199.00 should lie in the drawer, 1198.00 do: 198.00 go to the bank, the float stays
    "cash difference": Day(
        [FLOAT, goods([BOOK], BOOK_VAT, receipt=1, tenders=paid("cash", 19_900))],
        119_800,
        {"reasons": {"cash": "short"}, "bag": "B1", "bag_amount": 19_800},
    ),
    "terminal difference": Day(
        [goods([knife(1, 11_655, 2331)], KNIFE_CUT, receipt=1, tenders=VISA)],
        0,
        {"terminals": {"card:visa": 11_600}, "reasons": {"card:visa": "torn slip"}},
    ),
    "another tender after all": Day(
        [
            goods([knife(1, 11_655, 2331)], KNIFE_CUT, receipt=1, tenders=VISA),
            {"kind": "tender_corrected", "series": "sale", "receipt": 1, "operator": "1", "old": VISA,
             "new": paid("vipps", 11_655), "rounding": 0},
        ]
    ),
    "cash moved": Day(
        [
            FLOAT,
            {"kind": "cash_moved", "reason": "bank", "amount": -30_000},
            {"kind": "cash_moved", "reason": "change", "amount": 5000},
        ],
        75_000,
    ),
    # School pays 100.00 of what it owes in cash, Choir 54.40 by card
    "paid by customers": Day(
        [
            {"kind": "cash_moved", "reason": CUSTOMER_PAYS, "amount": 10_000, "tender": CASH,
             "customer": {"number": "77", "name": "School"}},
            {"kind": "cash_moved", "reason": CUSTOMER_PAYS, "amount": 5440, "tender": CARD,
             "customer": {"number": "78", "name": "Choir"}},
        ],
        10_000,
    ),
    # The books bill the first delivery by themselves; the second is a receivable here
    "handed over": Day(
        [
            goods([knife(1, 12_950, 2590)], KNIFE_VAT, kind="delivery", series="delivery", receipt=1,
                  customer={"number": "77", "name": "School"}, credit="order", order="a" * 32),
            goods([milk(1, 2490, 325)], MILK_VAT, kind="delivery", series="delivery", receipt=2,
                  customer={"number": "78", "name": "Choir"}, credit="receivable"),
        ]
    ),
    "departments": Day(
        [
            goods([knife(1, 12_950, 2590), {**knife(1, 11_655, 2331), "department": "1"}],
                  (2500, 24_605, 19_684, 4921), receipt=1, tenders=paid("card", 24_605)),
        ]
    ),
    # The third knife is booked alone, and belongs to a project and an object
    "groups": Day(
        [
            goods([knife(1, 12_950, 2590), {**knife(1, 11_655, 2331), "group": "21"},
                   {**knife(1, 12_950, 2590), "booked": "4711", "project": "P1", "object": "O1"}],
                  (2500, 37_555, 30_044, 7511), receipt=1, tenders=paid("card", 37_555)),
            goods([{**knife(-1, -12_950, -2590), "booked": "4711", "project": "P1", "object": "O1"}],
                  back(KNIFE_VAT), series="return", receipt=1, tenders=paid("card", -12_950)),
        ]
    ),
    "practice alone": Day(
        [{**MILK_2, "kind": "training", "series": "training", "receipt": 1, "training": 1}]
    ),
    "zero": Day([FLOAT], 100_000),
    "everything": Day(
        BODIES, 77_400,
        {"terminals": {"card:visa": 8000}, "reasons": {"cash": "short", "card:visa": "torn slip"},
         "bag": "B1", "bag_amount": 20_000},
    ),
}  # fmt: skip
