"""The owner's figures: a day, a week, a month, a year; the calendar; the receipts behind a bar."""

import datetime as dt
from dataclasses import replace

from appliance.domain.margin import Margin
from appliance.till.reports import Bar, Column, Totals
from appliance.ui.frame import FrameView
from appliance.ui.screens.office.day_totals import DayTotalsView
from appliance.ui.screens.office.receipt_list import FoundItem, ReceiptListView
from appliance.words import Words
from tests.ui.examples.shop import SALE, WELL, Example, at, banner, receipt

HOURS = (182300, 410250, 522400, 981100, 733200, 355000, 0, 0, 0, 0)
HOURS_BEFORE = (220000, 310000, 402000, 702000, 515000, 280000, 190000, 130000, 96000, 30300)
DAY = Totals(
    "day", "2026-11-21", "2026-11-21", "2026-11-21", "2021-06-01", 3184250, 2875300, 143, 541200,
    tuple(
        Column(hour, "2026-11-21", now, then)
        for hour, now, then in zip(range(9, 19), HOURS, HOURS_BEFORE, strict=True)
    ),
    (
        Bar("1", "Brød og kaker", 120, 1284300, 1011000),
        Bar("2", "Drikke", 96, 822150, 901300),
        Bar("3", "Meieri", 61, 610300, 588000),
        Bar("4", "Håndverk", 2, 349000, 250000),
        Bar("5", "Frukt og grønt", 22, 118500, 125000),
    ),
    (
        Bar("100", "Grovbrød, skåret", 64, 409600, 384000),
        Bar("101", "Kanelbolle", 70, 273000, 214500),
        Bar("102", "Håndstrikket votter med mønster fra Selbu, grå, str. M", 1, 34900, 0),
    ),
    (41, 2466750),
    (Bar("1", "Butikken", 200, 2104250, 1875300), Bar("2", "Kafeen", 101, 1080000, 1000000)),
    (
        Bar("card:visa", "Kort · Visa", 81, 1926500, 1700000),
        Bar("cash", "Kontant", 40, 837250, 900000),
        Bar("vipps", "Vipps", 22, 420500, 275300),
    ),
    (Bar("1", "Ingrid", 90, 2104250, 2875300), Bar("2", "Ola Nordmann", 53, 1080000, 0)),
    (Bar("2", "Ola Nordmann", 12, 48500, 0), Bar("1", "Ingrid", 9, 31000, 44000)),
    1037250,
)  # fmt: skip
EARNS = replace(
    DAY,
    margin=Margin(2110000, 1242100, 2643050),
    groups=tuple(
        replace(bar, margin=one)
        for bar, one in zip(
            DAY.groups,
            (Margin(1116700, 480200, 1116700), Margin(600000, 390000, 657700), Margin(488200, 470000, 488200),
             None, Margin(90000, 101900, 103000)),
            strict=True,
        )
    ),
    products=tuple(
        replace(bar, margin=one)
        for bar, one in zip(DAY.products, (Margin(356200, 149000, 356200), None, Margin(27900, 12000, 27900)),
                            strict=True)
    ),
)  # fmt: skip
PAST = replace(DAY, first="2026-11-19", last="2026-11-19", cash_expected=None)
WEEK = replace(
    PAST,
    span="week",
    first="2026-11-16",
    last="2026-11-22",
    turnover=14312250,
    before=15101000,
    receipts=702,
    columns=tuple(
        Column(day, (dt.date(2026, 11, 16) + dt.timedelta(day)).isoformat(), now, then)
        for day, (now, then) in enumerate(
            zip(
                (2010000, 1984500, 2410900, 2210400, 2512200, 3184250, 0),
                (1900000, 2100000, 2300000, 2250000, 2700000, 3851000, 0),
                strict=True,
            )
        )
    ),
)
MONTH = replace(
    WEEK,
    span="month",
    first="2026-11-01",
    last="2026-11-30",
    turnover=41230050,
    before=40987700,
    receipts=2310,
    columns=tuple(
        Column(
            day,
            f"2026-11-{day:02d}" if day < 31 else "",
            (1500000 + day * 71000 % 1300000) if day < 22 else 0,
            1400000 + day * 93000 % 1500000,
        )
        for day in range(1, 32)
    ),
)
YEAR = replace(
    MONTH,
    span="year",
    first="2026-01-01",
    last="2026-12-31",
    turnover=512345650,
    before=498700000,
    receipts=27311,
    columns=tuple(
        Column(
            month, f"2026-{month:02d}-01", 45000000 + month * 900000 if month < 12 else 0, 44000000 + month
        )
        for month in range(1, 13)
    ),
)
EMPTY = Totals(
    "day", "2026-11-15", "2026-11-15", "2026-11-21", "2026-11-01", 0, 0, 0, 0, (), (), (), (0, 0), (), (), (),
    (), None,
)  # fmt: skip
FOUND = tuple(
    FoundItem(
        900 - at,
        f"Nr. {1042 - at}",
        f"21.11.2026 14:{32 - at:02d}",
        "Kort · Visa",
        48409 if at != 2 else -2490,
    )
    for at in range(24)
)
LIST = ReceiptListView(
    "Brød og kaker",
    "Lørdag 21. november 2026",
    FOUND,
    900,
    receipt(),
    "Z 43 · Bilag 1042",
    "z43",
)


def _in_the_books(words: Words) -> FrameView:
    stands = (
        ("Z 42", words("Voucher {number}, verified", number="1042"), "z42"),
        ("Z 43", words("Draft in the books, {days} days", days=6), "z43"),
    )
    return FrameView("day_totals", DayTotalsView(PAST, 3, stands), WELL, SALE)


def _calendar(totals: Totals) -> Example:
    return Example(
        at("day_totals", DayTotalsView(totals)).view, lambda frame: frame._stages["day_totals"]._turn()
    )


def _to_the_end(frame) -> None:
    frame._stages["day_totals"].ids.figures.scroll_y = 0


EXAMPLES: dict[str, Example] = {
    "owner-day": at("day_totals", DayTotalsView(DAY, 3)),
    "owner-day-earns": Example(at("day_totals", DayTotalsView(EARNS, 3)).view, _to_the_end),
    "owner-day-books": Example(_in_the_books),
    "owner-day-nothing": at("day_totals", DayTotalsView(EMPTY)),
    "owner-day-written": at(
        "day_totals",
        DayTotalsView(
            DAY,
            3,
            told=(
                "På minnepinnen som PDF og tabell: Omsetning 1 2026-11-21 (2026-11-21 1832)",
                False,
            ),
        ),
    ),
    "owner-week": at("day_totals", DayTotalsView(WEEK)),
    "owner-month": at("day_totals", DayTotalsView(MONTH)),
    "owner-year": at("day_totals", DayTotalsView(YEAR)),
    "owner-calendar": _calendar(DAY),
    "owner-calendar-month": _calendar(MONTH),
    "owner-calendar-year": _calendar(YEAR),
    "owner-receipts": at("receipt_list", LIST),
    "owner-receipts-open": at("receipt_list", replace(LIST, z="", voucher="")),
    "owner-receipts-none": at("receipt_list", ReceiptListView("Drikke", "Lørdag 21. november 2026")),
    "owner-receipts-banner": Example(
        lambda words: FrameView(
            "receipt_list", LIST, WELL, SALE, banner("receipt_owed", "Print now", 1, count=1)(words)
        )
    ),
}
