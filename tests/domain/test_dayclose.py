"""A Z report's sums are the inputs' sums, and its voucher balances, whatever the day was like."""

from collections import Counter
from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.dayclose import NO_GRAND, fold
from appliance.domain.settlement import Count, day_voucher, settle, tender_key
from appliance.domain.tax import by_rate
from appliance.domain.voucher import Role, as_dict, from_dict

LINE = st.fixed_dictionaries(
    {
        "group": st.sampled_from(["10", "20"]),
        "department": st.sampled_from(["1", "2"]),
        "rate": st.sampled_from([0, 1500, 2500]),
        "quantity": st.sampled_from([-2000, -1000, 1000, 1250, 3000]),
        "unit_gross": st.integers(0, 500_000),
    }
)
TENDERS = st.sampled_from([("cash", ""), ("card", "visa"), ("card", "bankaxept"), ("vipps", "")])
SALES = st.lists(st.tuples(st.lists(LINE, min_size=1, max_size=5), TENDERS, st.integers(0, 99)), max_size=12)
MOVES = st.lists(st.tuples(st.sampled_from(["change", "bank"]), st.integers(-50_000, 50_000).filter(bool)))


def sale(lines, tender, part, receipt):
    """An entry body as the journal keeps it: part of the gross on card, the rest by the tender."""
    body = [
        {**{name: line[name] for name in ("group", "department", "rate", "quantity")},
         "gross": line["unit_gross"] * (1 if line["quantity"] > 0 else -1)}
        for line in lines
    ]  # fmt: skip
    amounts, vats = by_rate([(line["rate"], line["gross"]) for line in body])
    gross = sum(line["gross"] for line in body)
    first = gross * part // 100
    rest = round((gross - first) / 100) * 100 if tender[0] == "cash" else gross - first
    return {
        "kind": "sale", "operator": "1", "series": "sale", "receipt": receipt, "gross": gross,
        "rounding": first + rest - gross,
        "lines": [{**line, "vat": vat} for line, vat in zip(body, vats, strict=True)],
        "vat": [{"rate": r, "gross": a.gross, "net": a.net, "vat": a.vat} for r, a in amounts.items()],
        "tenders": [{"kind": "card", "brand": "visa", "amount": first},
                    {"kind": tender[0], "brand": tender[1], "amount": rest}],
    }  # fmt: skip


def day_of(sales, moves, float_, unpaid=()):
    """The day's entries, numbered; ``unpaid`` are lines that were handed out on credit, and trained with."""
    bodies = [{"kind": "day_opened", "float": float_, "at": 5}]
    bodies += [sale(*facts, receipt) for facts, receipt in zip(sales, count(1), strict=False)]
    for lines, receipt in zip(unpaid, count(1), strict=False):
        body = sale(lines, ("card", "visa"), 0, receipt)
        bodies.append({**body, "kind": "delivery", "series": "delivery", "rounding": 0, "tenders": []})
        bodies.append({**body, "kind": "training", "series": "training", "training": 1})
    bodies += [{"kind": "cash_moved", "reason": reason, "amount": amount} for reason, amount in moves]
    return [{**body, "number": number} for number, body in enumerate(bodies, 1)]


@given(SALES, MOVES, st.integers(0, 200_000))
def test_the_report_s_sums_are_those_of_the_entries(sales, moves, float_):
    entries = day_of(sales, moves, float_)
    sold = [entry for entry in entries if entry["kind"] == "sale"]
    z = fold(entries, NO_GRAND)
    tenders, cash = Counter(), float_ + sum(amount for _, amount in moves)
    for entry in sold:
        for one in entry["tenders"]:
            tenders[one["kind"], one["brand"]] += one["amount"]
            cash += one["amount"] if one["kind"] == "cash" else 0
    lines = [line for entry in sold for line in entry["lines"]]
    assert z["gross"] == sum(line["gross"] for line in lines)
    assert z["gross"] + z["rounding"] == sum(tenders.values())
    assert {(row["kind"], row["brand"]): row["amount"] for row in z["tenders"]} == tenders
    assert z["cash_expected"] == cash
    assert z["net"] + sum(row["vat"] for row in z["vat"]) == z["gross"]
    assert sum(row["vat"] for row in z["revenue"]) == sum(row["vat"] for row in z["vat"])
    assert sum(row["gross"] for row in z["groups"]) == z["gross"]
    assert sum(row["gross"] for row in z["departments"]) == z["gross"]
    assert z["grand"]["net"] == z["grand"]["sales"] + z["grand"]["returns"] == z["gross"]
    assert (z["first"], z["last"]) == (1, len(entries))


@given(SALES, MOVES, st.integers(0, 200_000), st.data())
def test_the_voucher_balances_and_books_each_difference(sales, moves, float_, data):
    unpaid = data.draw(st.lists(st.lists(LINE, min_size=1, max_size=4), max_size=3))
    z = fold(day_of(sales, moves, float_, unpaid)) | {
        "z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9,
    }  # fmt: skip
    counted = data.draw(st.none() | st.integers(0, 500_000))
    keys = sorted({tender_key(one) for one in z["tenders"] if one["kind"] != "cash"})
    terminals = {key: data.draw(st.integers(-10_000, 900_000)) for key in keys}
    bag = data.draw(st.integers(0, max(counted or 0, 0)))
    settled = settle(z, Count(counted, {}, terminals, dict.fromkeys(["cash", *keys], "why"), "B1", bag))
    voucher = day_voucher(z, settled, "0" * 32, "NOK")
    by_role = Counter()
    for posting in voucher.postings:
        by_role[posting.role] += posting.amount
    assert sum(by_role.values()) == 0
    owed = sum(line["unit_gross"] * (1 if line["quantity"] > 0 else -1) for lines in unpaid for line in lines)
    assert -by_role[Role.REVENUE] == z["gross"] + owed
    assert by_role[Role.RECEIVABLE] == z["credit"]["gross"] == owed
    assert -by_role[Role.ROUNDING] == z["rounding"]
    assert by_role[Role.BANK_BAG] == bag
    drawer = sum(one.amount for one in voucher.postings if one.tender == "cash")
    assert float_ + drawer == settled["closing_float"]
    assert from_dict(as_dict(voucher)) == replace(voucher)


def test_grand_totals_go_on_from_the_day_before():
    """10.00 sold and 4.00 taken back on top of 100.00 sold and 20.00 taken back."""
    line = {"group": "1", "department": "1", "rate": 0, "unit_gross": 1000, "quantity": 1000}
    back = {**line, "unit_gross": 400, "quantity": -1000}
    entries = day_of([([line], ("card", "visa"), 0), ([back], ("card", "visa"), 0)], [], 0)
    z = fold(entries, {"sales": 10_000, "returns": -2_000, "net": 8_000})
    assert z["grand"] == {"sales": 11_000, "returns": -2_400, "net": 8_600}
