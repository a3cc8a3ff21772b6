"""The day: opened, closed, in figures."""

from dataclasses import replace

from appliance.ui.frame import FrameView
from appliance.ui.screens.day.day_close import DayCloseView, OpenSale
from appliance.ui.screens.day.day_open import DayOpenView
from appliance.words import N_, Words
from tests.ui.examples.shop import SALE, TROUBLE, WELL, Example, _would_refuse, at, banner, receipt, typed

FOREIGN = N_("Foreign cash")
FLOAT_REASONS = (("counted", "Telt på nytt"), ("change", "Veksling hentet"), ("bank", "Satt i banken"))
NOTES = (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100)
CLOSE = DayCloseView(
    "count",
    frozenset({"finish", "report"}),
    denominations=NOTES,
    count=((50000, 4), (20000, 12), (10000, 7), (5000, 3), (2000, 11), (500, 9), (100, 38)),
    terminals=(("visa", "Visa", 1284300), ("bax", "BankAxept", 943250), ("vipps", "Vipps", 219900)),
    typed=(("visa", 1284300), ("bax", 939850)),
    differences=(("cash", "Kontanter", -5000), ("bax", "BankAxept", -3400)),
    reasons=(("change", "Feil veksel"), ("typed", "Feil tastet"), ("unknown", "Vet ikke")),
    chosen=(("cash", "change"),),
    bag_number="88231044",
    bag=632000,
    float=200000,
)
DONE = frozenset({"finish", "report", "count", "terminals"})


def notes(words: Words) -> DayCloseView:
    """Notes of two other currencies lie in the drawer too; five euros are not there."""
    names = {code: f"{words(FOREIGN)} · {code}" for code in ("EUR", "SEK")}
    return replace(
        CLOSE,
        done=DONE,
        terminals=(
            ("foreign:EUR", names["EUR"], 12000),
            ("foreign:SEK", names["SEK"], 140000),
            *CLOSE.terminals,
        ),
        typed=(("foreign:EUR", 11500), ("foreign:SEK", 140000), *CLOSE.typed),
        differences=(
            CLOSE.differences[0],
            ("foreign:EUR", names["EUR"], -500),
            *CLOSE.differences[1:],
        ),
    )


def _open_sales(words: Words) -> tuple[OpenSale, ...]:
    def detail(count: int, at: str, age: str) -> str:
        items = words("{count} items", count=count) if count != 1 else words("1 item")
        return " · ".join((items, words("parked {time}", time=at), age))

    return (
        OpenSale("", words("The open sale"), words("{count} items", count=11), 48409),
        OpenSale("a", "Kari i rødt", detail(1, "14:20", "12 min"), 34900),
        OpenSale("b", "Helmelk 1 l, Grovbrød, skåret", detail(3, "14:02", "30 min"), 11370),
        OpenSale("c", "Kaffe, liten", detail(1, "09:55", "4 t"), 3200),
    )


def _close_refusals(words: Words) -> FrameView:
    would = _would_refuse(words).view.findings
    return FrameView("day_close", replace(CLOSE, step="finish", done=frozenset(), refusals=would), WELL, SALE)


EXAMPLES: dict[str, Example] = {
    "day-open": at("day_open", DayOpenView("2026-11-21", "08:01", 200000, FLOAT_REASONS)),
    "day-open-other": Example(
        at("day_open", DayOpenView("2026-11-21", "08:01", 200000, FLOAT_REASONS, guess=True)).view,
        lambda frame: (frame._stages["day_open"]._turn(), typed("day_open", "195000")(frame)),
    ),
    "close-finish": at(
        "day_close",
        lambda words: replace(CLOSE, step="finish", done=frozenset(), open_sales=_open_sales(words)),
    ),
    "close-finish-refusals": Example(_close_refusals),
    "close-finish-none": at("day_close", replace(CLOSE, step="finish", done=frozenset())),
    "close-z": at("day_close", replace(CLOSE, step="report", done=frozenset({"finish"}), z=receipt())),
    "close-count": at("day_close", CLOSE),
    "close-count-known": at("day_close", replace(CLOSE, expected=532300, may_recount=True)),
    "close-terminals": at(
        "day_close", replace(CLOSE, step="terminals", done=frozenset({"finish", "report", "count"}))
    ),
    "close-differences": at(
        "day_close",
        replace(CLOSE, step="differences", done=frozenset({"finish", "report", "count", "terminals"})),
    ),
    "close-terminals-notes": at(
        "day_close", lambda words: replace(notes(words), step="terminals", done=DONE - {"terminals"})
    ),
    "close-differences-notes": at("day_close", lambda words: replace(notes(words), step="differences")),
    "close-bag": at(
        "day_close",
        replace(CLOSE, step="bag", done=frozenset({"finish", "report", "count", "terminals", "differences"})),
    ),
    "close-done": Example(
        lambda words: FrameView(
            "day_close",
            replace(
                CLOSE,
                step="bag",
                done=frozenset({"finish", "report", "count", "terminals", "differences"}),
                z=receipt(),
                books=words("The books: waiting for network"),
            ),
            WELL,
        )
    ),
    "close-done-banner": Example(
        lambda words: FrameView(
            "day_close",
            replace(
                CLOSE,
                step="bag",
                done=frozenset({"finish", "report", "count", "terminals", "differences"}),
                z=receipt(),
                books=words("Posted as voucher {number}", number="1042"),
                in_books=True,
            ),
            TROUBLE,
            banner=banner("receipt_owed", "Print now", 1, count=1)(words),
        )
    ),
}
