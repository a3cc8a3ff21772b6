"""What happened besides selling, as an X or Z report lists it: letters l to w of § 2-8-2.

A field that has types (line corrections, other corrections, price inquiries) is one row where nothing
happened, and else its name with a row for each type under it.
"""

from collections.abc import Iterable

from appliance.domain.receipt import Paper, Table
from appliance.paper.letterhead import Data, named
from appliance.words import N_, Words

_LINES = {
    "line_removed": N_("line removed"),
    "quantity": N_("quantity lowered"),
    "price": N_("price lowered"),
}
_OTHERS = {
    "tender_corrected": N_("means of payment corrected"),
    "payment_undone": N_("payment handed back"),
}


def amounts(title: str, rows: Iterable[tuple[str, str, int]], words: Words) -> Table:
    """Rows of (name, number, amount) under a title; no rows: none, number 0, amount 0,00."""
    cells = tuple((name, number, words.amount(amount)) for name, number, amount in rows)
    return Table(cells or ((words("None"), "0", words.amount(0)),), (title, words("Number"), words("Amount")))


def happened(body: Data, words: Words) -> Paper:
    """Each letter's number and amount."""
    inquiries = [(named(row["group"], row["name"]), row) for row in body["price_inquiries"]]
    lines = [(words(_LINES[row["type"]]), row) for row in body["line_corrections"]]
    others = [(words(_OTHERS[row["type"]]), row) for row in body["other_corrections"]]
    drawer = [(words(name), str(body["counts"][key]["n"]), "") for key, name in _DRAWER]
    rows = (
        *_counted(body, words, _FIRST),
        *(_counted(body, words, _CAMPAIGNS) if body["counts"].get("campaigns", {}).get("n") else ()),
        *(_counted(body, words, _UNRECEIPTED) if body["counts"].get("unreceipted", {}).get("n") else ()),
        *_typed(words("Line corrections"), lines, words),
        *_typed(words("Price inquiries"), inquiries, words),
        *_typed(words("Other corrections"), others, words),
        *_counted(body, words, _LAST),
        *drawer,
    )
    return (Table(rows, (words("Happened"), words("Number"), words("Amount"))),)


_FIRST = (
    ("receipts", N_("Sales receipts")),  # l
    ("return_receipts", N_("Return receipts")),
    ("copies", N_("Copies")),  # n
    ("provisional", N_("Provisional receipts")),  # o
    ("returns", N_("Receipts with goods taken back")),  # p
    ("discounts", N_("Discounts")),  # q
    ("aborted", N_("Aborted sales")),  # r
)
_CAMPAIGNS = (("campaigns", N_("Campaigns, not in the discounts")),)
_UNRECEIPTED = (("unreceipted", N_("Taken back, no receipt")),)
"""Both only where there are any; what came back is counted in the sums above too."""
_LAST = (
    ("delivery", N_("Delivery receipts")),  # v
    ("training", N_("Training receipts")),  # w
    ("no_receipt", N_("Sales without a receipt")),  # § 2-6, the exception
    ("emergency", N_("Sales in emergency mode")),
)
_DRAWER = (
    ("drawer_openings", N_("Drawer opened")),
    ("drawer_without_sale", N_("Drawer opened without a sale")),  # m
)
_Cells = list[tuple[str, str, str]]


def _counted(body: Data, words: Words, names: Iterable[tuple[str, str]]) -> _Cells:
    counts = body["counts"]
    return [(words(name), str(counts[key]["n"]), words.amount(counts[key]["amount"])) for key, name in names]


def _typed(title: str, rows: list[tuple[str, Data]], words: Words) -> _Cells:
    """Letters s, t and u."""
    if not rows:
        return [(title, "0", words.amount(0))]
    return [
        (title, "", ""),
        *((f"- {name}", str(row["n"]), words.amount(row["amount"])) for name, row in rows),
    ]
