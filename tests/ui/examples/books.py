"""The books: deliveries and accounts."""

from dataclasses import replace

from appliance.domain.problems import Problem
from appliance.ui.frame import FrameView
from appliance.ui.screens.office.deliveries import DeliveriesView, DeliveryItem
from appliance.ui.screens.office.mapping import MappingRow, MappingView
from appliance.ui.usual import CORRECTION_REASONS
from appliance.ui.views.reasons import reason
from appliance.words import Words
from tests.ui.examples.shop import BOOKS, SALE, WELL, Example, _would_refuse, at

LOOK = (
    ("Look there for {key}, {day}, {amount}", {"key": "Z-1-43", "day": "20.11.2026", "amount": "28 753,00"}),
)
OTHERS = (
    ("Account: {value}", {"value": "3000"}),
    ("Amount there: {value}", {"value": "-22 900,00"}),
    ("Amount here: {value}", {"value": "-23 002,40"}),
)
ACCOUNTS = (
    MappingRow(("tender", "", "", "vipps", "", "", ""), "Betalt med · Vipps", state="missing"),
    MappingRow(
        ("revenue", "", "2500", "", "", "", ""), "Salg · Mva 25 %", "", "3000", "3", "20", "P1", splits=True
    ),
    MappingRow(("revenue", "", "1500", "", "", "30", ""), "Salg · Blomster · Mva 15 %", "", "3011", "31"),
    MappingRow(("tender", "", "", "cash", "", "", ""), "Betalt med · Kontant", "", "1900"),
    MappingRow(("cash_out", "", "", "", "Til banken", "", ""), "Penger ut", "Til banken", "1920"),
    MappingRow(("tip", "", "", "", "", "", ""), "Driks", state="unused"),
    MappingRow(("default",), "Fast for denne kassa", department="20"),
)
PARTS = (
    MappingRow(("revenue", "", "2500", "", "", "10", ""), "Salg · Meieri · Mva 25 %"),
    MappingRow(("revenue", "", "2500", "", "", "20", ""), "Salg · Hage og blomster · Mva 25 %"),
    MappingRow(("revenue", "", "2500", "", "", "40", ""), "Salg · Tobakk · Mva 25 %"),
)


def _unknown_delivery(words: Words) -> FrameView:
    problem = Problem.of("books_unknown", z=42)
    why = reason(words, "server_error", {"said": "503 Service Unavailable"})
    look = (
        words("Look there for {key}, {day}, {amount}", key="Z-1-42", day="19.11.2026", amount="27 630,00"),
    )
    tries = (
        (words("Tried {count} times, last", count=3), "20.11.2026 21:04"),
        (words("Next try"), words("after your answer")),
    )
    view = DeliveriesView(BOOKS, "z42", problem, why, tries, answers=("there", "resend"), facts=look)
    return FrameView("deliveries", view, WELL, SALE)


def _stands(state: str, *asked: str, touch: str = "", **more: object) -> Example:
    """The books with their newest day in that state."""

    def view(words: Words) -> FrameView:
        first = replace(BOOKS[0], state=state, number="1043", days=6)
        code = {"closed": "books_closed", "changed": "books_changed", "gone": "books_gone",
                "draft_long": "books_draft", "refused": "books_refused"}.get(state)  # fmt: skip
        facts = {"z": 43, "day": "2026-11-20", "date": "2026-12-01", "days": 5, "number": "1043", "count": 1}
        problem = Problem.of(code, **facts) if code else None
        shown = {"facts": tuple(words(text, **said) for text, said in more.get("facts", ())),
                 "why": reason(words, str(more.get("why", "")), {}),
                 "open_from": str(more.get("open_from", "")),
                 "said": words(str(more.get("said", ""))),
                 "reasons": tuple(words(one) for one in CORRECTION_REASONS)}  # fmt: skip
        stands = DeliveriesView((first, *BOOKS[1:]), "z43", problem, answers=asked, **shown)
        return FrameView("deliveries", stands, WELL, SALE)

    date = "2026-12-01" if touch == "redate" else ""
    return Example(view, lambda frame: touch and frame._stages["deliveries"]._ask(touch, date))


def _going_out(words: Words) -> FrameView:
    """A month goes out: twelve of thirty-one days have arrived."""
    month = tuple(
        DeliveryItem(f"z{60 - n}", f"Z {60 - n} · {19 - n:02d}.01.2027" if n < 19 else f"Z {60 - n} ·"
                     f" {50 - n}.12.2026", 2_000_000 + 31_700 * n,
                     "waiting" if n < 18 else "sending" if n == 18 else "accepted", str(1101 - n))
        for n in range(31)
    )  # fmt: skip
    bar = replace(WELL, waiting=19, age_ms=19 * 86_400_000, passing=(12, 31))
    tries = ((words("Next try"), words("soon")),)
    return FrameView("deliveries", DeliveriesView(month[14:], "z42", tries=tries), bar, SALE)


def _order(state: str, code: str, *more: str, why: str = "customer_ambiguous"):
    """The books with orders beside the days."""

    def view(words: Words) -> FrameView:
        name, other = (words("Delivery {number}", number=number) for number in (118, 117))
        customer = "Bjørg-Åse Kristoffersen-Nordmann"
        orders = (
            DeliveryItem("o1", f"{name} · {customer}", 1289050, state, name=name, date="2026-11-20"),
            DeliveryItem("o2", f"{other} · Fjord Hotell", 48409, "verified", "F-20117"),
        )
        problem = Problem.of(code, receipt=118, customer=customer)
        question = words("Which customer in the books is {number} {name}?", number="10442", name=customer)
        fits = (("a1", "Bjørg-Åse Nordmann · 10442"), ("b2", "Kristoffersen Nordmann AS, Storgata · 20117"))
        shown = DeliveriesView(
            (*orders, *BOOKS), "o1", problem, reason(words, why, {}), answers=("resend", *more),
            question=question, candidates=fits,
        )  # fmt: skip
        return FrameView("deliveries", shown, WELL, SALE)

    return view


EXAMPLES: dict[str, Example] = {
    "deliveries": at(
        "deliveries",
        lambda words: DeliveriesView(
            BOOKS,
            "z43",
            Problem.of("mapping_missing", key="Betalt med · Kort · Mastercard", z=43),
            tries=((words("Next try"), words("soon")),),
            answers=("now",),
        ),
    ),
    "deliveries-order": Example(_order("which", "order_which", "which")),
    "deliveries-order-which": Example(
        _order("which", "order_which", "which"),
        lambda frame: (frame._stages["deliveries"]._ask("which"), frame._stages["deliveries"]._because("b2")),
    ),
    "deliveries-order-refused": Example(_order("refused", "order_refused", why="customer_wrong")),
    "deliveries-refusals": Example(_would_refuse),
    "deliveries-sending": _stands("sending"),
    "deliveries-draft": _stands("draft"),
    "deliveries-draft-long": _stands("draft_long", "wait", facts=LOOK),
    "deliveries-booking": _stands("booking"),
    "deliveries-posted": _stands("posted", "correct"),
    "deliveries-verified": _stands("verified", "correct"),
    "deliveries-correct": _stands("verified", "correct", touch="correct"),
    "deliveries-changed": _stands("changed", "keep", facts=OTHERS),
    "deliveries-changed-keep": _stands("changed", "keep", touch="changed"),
    "deliveries-changed-left": _stands("changed_left", facts=OTHERS),
    "deliveries-gone": _stands("gone", "keep", "resend", facts=LOOK),
    "deliveries-gone-keep": _stands("gone", "keep", "resend", touch="gone"),
    "deliveries-gone-resend": _stands("gone", "keep", "resend", touch="resend"),
    "deliveries-gone-left": _stands("gone_left"),
    "deliveries-refused": _stands("refused", "there", "resend", why="credentials_refused", facts=LOOK),
    "deliveries-answered": _stands(
        "refused",
        "there",
        "resend",
        why="refused",
        said="Answered: send it again. It goes out with the next try",
    ),
    "deliveries-closed": _stands(
        "closed", "there", "resend", "redate", why="period_closed", open_from="2026-12-01", facts=LOOK
    ),
    "deliveries-closed-date": _stands("closed", "there", "resend", "redate", touch="date"),
    "deliveries-redate": _stands("closed", "there", "resend", "redate", touch="redate"),
    "books-going-out": Example(_going_out),
    "deliveries-unknown": Example(_unknown_delivery),
    "deliveries-number": Example(
        _unknown_delivery,
        lambda frame: (
            frame._stages["deliveries"]._ask("there"),
            [frame._stages["deliveries"].writing.keyboard.write(digit) for digit in "1042"],
        ),
    ),
    "mapping": at("mapping", MappingView(ACCOUNTS, "24SevenOffice")),
    "mapping-vat": Example(
        at("mapping", MappingView(ACCOUNTS, "24SevenOffice")).view,
        lambda frame: (
            frame._stages["mapping"]._pick(ACCOUNTS[1].key, "vat_code"),
            frame._stages["mapping"].writing.keyboard.write("U25"),
        ),
    ),
    "mapping-fixed": Example(
        at("mapping", MappingView(ACCOUNTS, "24SevenOffice")).view,
        lambda frame: frame._stages["mapping"]._pick(ACCOUNTS[-1].key, "project"),
    ),
    "mapping-split": at("mapping", MappingView(ACCOUNTS, "24SevenOffice", PARTS, "Salg · Mva 25 %")),
}
