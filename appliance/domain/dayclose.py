"""The X and Z report (kassasystemforskrifta § 2-8-2, § 2-8-3): the day's entries, folded once.

`fold` reads entries, oldest first, since the last Z, and gives the report as plain JSON values, which
is what the journal keeps of it, what the paper shows and what the voucher is made from. Amounts are
minor units, VAT included where nothing else is said; what goes back or out is negative.

Everything from ``gross`` to ``other_corrections`` and the grand totals speaks of cash sales: what was
paid for at once, by whatever means. ``credit`` holds what was handed out on credit, ``outside`` the gift
cards, tips and prepayments (`line_kind`), and training stands in ``counts.training`` alone. Means of
payment, cash, and papers that are counted with what they come to are whole: they have no sides. What the
books bill by themselves (`order`) is in ``credit`` like the rest of it, again in ``handed_over``, and not in
the credit's ``revenue``, which the day's voucher books.
"""

from collections.abc import Iterable, Mapping

from appliance.domain.line_kind import GOODS
from appliance.domain.money import Currency, text
from appliance.domain.payment import CASH
from appliance.domain.tally import Data, Move, Place, Sums, Turnover, add

Names = Mapping[str, Mapping[str, str]]
"""Names to write beside codes: ``{"groups": {"10": "Dairy"}, "departments": {…}, "operators": {…}}``."""

NO_GRAND = {"sales": 0, "returns": 0, "net": 0}
"""The grand totals (§ 2-8-2 x-z) before the first Z."""

REVENUE = ("department", "group", "product", "rate", "project", "object", "gross", "vat")
"""What a report says of revenue, for the books."""


def fold(
    entries: Iterable[Data],
    grand: Mapping[str, int] = NO_GRAND,
    names: Names | None = None,
    emergencies: Iterable[Data] = (),
) -> Data:
    """Fold entries into a report.

    Args:
        entries: Entry bodies since the last Z, oldest first.
        grand: Grand totals of the Z before, which never reset; ``net`` may fall on a day of returns.
        names: Names for codes; a code without a name stands for itself.
        emergencies: ``emergencies`` of the Z before: one that was still on goes on here.
    """
    sums = begin(emergencies)
    for data in entries:
        add(sums, data)
    return report(sums, grand, names)


def begin(emergencies: Iterable[Data] = ()) -> Sums:
    """The sums after a Z, before any entry; ``emergencies`` are those of that Z."""
    sums = Sums()
    sums.emergencies = [dict(one) for one in emergencies if not one["ended"]]
    return sums


def report(sums: Sums, grand: Mapping[str, int] = NO_GRAND, names: Names | None = None) -> Data:
    """What the sums come to; they have had their day then, and take no more entries."""
    unseen = max(0, sums.orders - sums.seen)  # a drawer without a sense switch says nothing: the order counts
    if unseen:
        sums.count("drawer_openings", times=unseen)
        sums.count("drawer_without_sale", times=unseen)
    return {
        "opened_at": sums.opened_at,
        "again": {"n": sums.again[0], "reason": sums.again[1]},
        **_turnover(sums, names or {}),
        **_people(sums, names or {}),
        **_drawer(sums),
        **_happened(sums, names or {}),
        "grand": _grand(sums, grand),
        "first": sums.first,
        "last": sums.last,
    }


_COUNTS = (
    "receipts", "return_receipts", "sold", "returned", "returns", "unreceipted", "discounts", "campaigns",
    "corrections", "aborted", "copies", "provisional", "delivery", "training", "no_receipt", "emergency",
    "drawer_openings", "drawer_without_sale", "tenders_corrected",
)  # fmt: skip


def _named(names: Names, kind: str, code: str) -> str:
    return names.get(kind, {}).get(code, code)


def _turnover(sums: Sums, names: Names) -> Data:
    """Letters e, f, g and j, and the second paragraph's credit sales."""
    departments: dict[str, list[int]] = {}
    for (department, *_), (gross, vat) in sums.cash.revenue.items():
        held = departments.setdefault(department, [0, 0])
        held[0] += gross
        held[1] += vat
    return {
        "gross": sums.cash.gross,
        "net": sums.cash.net,
        "rounding": sums.rounding,
        **_parts(sums.cash, names),
        "departments": [{"code": code, "name": _named(names, "departments", code), "gross": g, "vat": v}
                        for code, (g, v) in sorted(departments.items())],
        "tenders": [{"kind": kind, "brand": brand, "n": n, "amount": amount}
                    for (kind, brand), (n, amount) in sorted(sums.tenders.items())],
        "foreign": [_foreign(code, sums) for code in sorted(sums.foreign) if sums.foreign[code][1]],
        "outside": [{"kind": kind, "n": n, "amount": amount}
                    for kind, (n, amount) in sorted(sums.outside.items())],
        "redeemed": [{"rate": rate, "n": n, "gross": g, "vat": v}
                     for rate, (n, g, v) in sorted(sums.redeemed.items())],
        "credit": {"n": sums.credit.n, "gross": sums.credit.gross, **_parts(sums.credit, names)},
        "handed_over": dict(zip(("n", "gross"), sums.handed_over, strict=True)),
    }  # fmt: skip


def _foreign(code: str, sums: Sums) -> Data:
    """Notes of another currency, which are in ``tenders`` at their worth."""
    (n, minor, worth), (rate, decimals) = sums.foreign[code], sums.rates[code]
    amount = text(minor, Currency(code, decimals))
    return {"currency": code, "n": n, "amount": amount, "worth": worth, "exchange": rate}


def _parts(turnover: Turnover, names: Names) -> Data:
    return {
        "vat": [{"rate": rate, "gross": g, "net": n, "vat": v}
                for rate, (g, n, v) in sorted(turnover.vat.items())],
        "groups": [{"code": code, "name": _named(names, "groups", code), "quantity": q, "gross": g}
                   for code, (q, g) in sorted(turnover.groups.items())],
        "revenue": [_revenue(place, sums) for place, sums in sorted(turnover.revenue.items())],
    }  # fmt: skip


def _revenue(place: Place, sums: list[int]) -> Data:
    *where, kind = place
    row = dict(zip(REVENUE, (*where, *sums), strict=True))
    return row if kind == GOODS else row | {"kind": kind}


def _people(sums: Sums, names: Names) -> Data:
    """Letter h: who sold what, and how it was paid; and whom tips were for."""
    return {
        "operators": [{"operator": operator, "name": _named(names, "operators", operator), "n": n, "gross": g}
                      for operator, (n, g) in sorted(sums.operators.items())],
        "operator_groups": [{"operator": operator, "code": code, "quantity": q, "gross": g}
                            for (operator, code), (q, g) in sorted(sums.operator_groups.items())],
        "operator_tenders": [{"operator": operator, "kind": kind, "brand": brand, "n": n, "amount": a}
                             for (operator, kind, brand), (n, a) in sorted(sums.operator_tenders.items())],
        "tips": [{"employee": employee, "name": _named(names, "operators", employee), "n": n, "amount": a,
                  "times": times, "paid": paid}
                 for employee, (n, a, times, paid) in sorted(sums.tips.items())],
    }  # fmt: skip


def cash_expected(sums: Sums) -> int:
    """What should lie in the drawer: the float, cash taken and given back, cash put in and taken out."""
    cash = sum(held[1] for (kind, _), held in sums.tenders.items() if kind == CASH)
    moved = sum(amount + off for (*_, kind, _), (_, amount, off) in sums.moves.items() if kind == CASH)
    return sums.float + cash + moved


def _drawer(sums: Sums) -> Data:
    """Letter k, and the second paragraph's money in and out."""
    return {
        "float": sums.float,
        "cash_moves": [_move(move, *held) for move, held in sorted(sums.moves.items())],
        "cash_expected": cash_expected(sums),
    }  # fmt: skip


def _move(move: Move, n: int, amount: int, rounding: int) -> Data:
    """What was owed and is paid; ``rounding`` is what was paid more or less in coins."""
    direction, reason, customer, kind, brand = move
    paid = {"customer": customer, "kind": kind, "brand": brand} if customer else {}
    off = {"rounding": rounding} if rounding else {}
    return {"direction": direction, "reason": reason, "n": n, "amount": amount, **paid, **off}


def _happened(sums: Sums, names: Names) -> Data:
    """Letters l to w, each also where nothing happened; receipt numbers; times of emergency."""
    return {
        "counts": {name: {"n": n, "amount": amount}
                   for name in _COUNTS for n, amount in [sums.counts.get(name, [0, 0])]},
        "line_corrections": _by_type(sums.line_corrections),
        "other_corrections": _by_type(sums.other_corrections),
        "price_inquiries": [{"group": group, "name": _named(names, "groups", group), "n": n, "amount": amount}
                            for group, (n, amount) in sorted(sums.inquiries.items())],
        "emergencies": sums.emergencies,
        "restored": sums.restored,
        "series": [{"series": series, "first": first, "last": last}
                   for series, (first, last) in sorted(sums.series.items())],
    }  # fmt: skip


def _by_type(sums: dict[str, list[int]]) -> list[Data]:
    return [{"type": kind, "n": n, "amount": amount} for kind, (n, amount) in sorted(sums.items())]


def _grand(sums: Sums, before: Mapping[str, int]) -> Data:
    """Letters x, y and z. What came back is negative, so that sales and returns sum to the net."""
    sold, returned = (sums.counts.get(name, [0, 0])[1] for name in ("sold", "returned"))
    return {
        "sales": before["sales"] + sold,
        "returns": before["returns"] + returned,
        "net": before["net"] + sold + returned,
    }
