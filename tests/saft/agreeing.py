"""The same days read where they stand: X and Z, the journal's sales, printed paper, the SAF-T file, vouchers.

Each is brought to the shape of `sums.Ledger.figures`, or to a part of it; `differences` names what does not
agree with the sums of the inputs.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from appliance.domain.money import Currency
from appliance.paper.compose import compose
from appliance.paper.letterhead import Letterhead
from appliance.paper.text import lines
from appliance.storage import days
from appliance.words import Words
from tests.saft.playing import Playing
from tests.saft.sums import OUTSIDE, Ledger, of_report
from tests.saft.writing import root

WIDE = 160
"""Columns on which no label wraps."""


def minor(written: str) -> int:
    """An amount as machines or English people write it."""
    whole, _, part = written.replace(",", "").partition(".")
    amount = int(whole.lstrip("-")) * 100 + int(part.ljust(2, "0"))
    return -amount if written.startswith("-") else amount


def thousandths(written: str) -> int:
    """A quantity, likewise."""
    whole, _, part = written.replace(",", "").partition(".")
    quantity = int(whole.lstrip("-")) * 1000 + int(part[:3].ljust(3, "0"))
    return -quantity if written.startswith("-") else quantity


def bodies(database: Any, kind: str, first: int = 0, last: int = 1 << 62) -> list[dict]:
    """The bodies of a kind's entries, read from the file by number."""
    sql = "SELECT body FROM entry WHERE kind = ? AND number BETWEEN ? AND ? ORDER BY id"
    return [json.loads(body) for (body,) in database.execute_sql(sql, (kind, first, last))]


def of_journal(sales: list[dict], corrections: list[dict]) -> dict:
    """What the sales of the journal come to, with the rounding of corrected means of payment."""
    vat, groups, operators, outside = (defaultdict(lambda: [0, 0, 0]) for _ in range(4))
    gross, rounding = 0, sum(one["rounding"] for one in corrections)
    for sale in sales:
        beside = [line for line in sale["lines"] if line.get("kind") in OUTSIDE]
        turnover = sale["gross"] - sum(line["gross"] for line in beside)
        gross += turnover
        rounding += sale["rounding"]
        operators[sale["operator"]][0] += 1
        operators[sale["operator"]][1] += turnover
        for line in beside:
            outside[line["kind"]][0] += 1
            outside[line["kind"]][1] += line["gross"]
        for line in (one for one in sale["lines"] if one not in beside):
            groups[line["group"]][0] += line["quantity"]
            groups[line["group"]][1] += line["gross"]
        for row in sale["vat"]:
            for at, name in enumerate(("gross", "net", "vat")):
                vat[row["rate"]][at] += row[name]
    return {
        "gross": gross, "rounding": rounding,
        "outside": {kind: tuple(row[:2]) for kind, row in outside.items() if any(row)},
        "vat": {rate: tuple(row) for rate, row in vat.items() if any(row)},
        "groups": {code: tuple(row[:2]) for code, row in groups.items() if any(row)},
        "operators": {code: tuple(row[:2]) for code, row in operators.items() if any(row)},
    }  # fmt: skip


def paper(body: dict, currency: str) -> list[list[str]]:
    """The printed lines of an entry, each as its cells."""
    letterhead = Letterhead("Story shop", "999888777", "MVA")
    drawn = lines(compose(body, letterhead, Words("en", Currency(currency))), WIDE)
    return [re.split(r"\s{2,}", line.strip()) for line in drawn]


def _table(cells: list[list[str]], head: str, nth: int = 0) -> dict[str, list[str]]:
    """The rows under the nth heading of that name, up to a rule or an empty line."""
    at = [place for place, row in enumerate(cells) if row[0] == head and len(row) > 2][nth]
    found = {}
    for row in cells[at + 1 :]:
        if not row[0] or row[0].startswith("---"):
            break
        found[row[0]] = row[1:]  # of what has types, the types alone have numbers
    return found


def of_paper(body: dict, currency: str) -> dict:
    """What the printed X or Z says; rows of zeros, as of an empty table, say nothing."""
    cells = paper(body, currency)
    said = {row[0]: row[1] for row in cells if len(row) == 2}
    vat = {rate: row for rate, row in _table(cells, "VAT rate").items() if rate != "Total"}
    groups, happened = _table(cells, "Article group"), _table(cells, "Happened")
    tenders, beside = _table(cells, "Means of payment"), _table(cells, "Outside total sales")
    return _nonzero({
        "gross": minor(said["Total cash sales"]), "rounding": minor(said["Cash rounding"]),
        "float": minor(said["Opening float"]),
        "vat": {_rate(rate): (minor(g), minor(n), minor(v)) for rate, (n, v, g) in vat.items()},
        "groups": {name.split()[0]: (thousandths(n), minor(a)) for name, (n, a) in groups.items()},
        "outside": {kind: (int(n), minor(a)) for name, kind in BESIDE.items() if name in beside
                    for n, a in [beside[name]]},
        "grand": tuple(minor(said[f"Grand total {name}"]) for name in ("sales", "returns", "net")),
        "counts": {key: (int(happened[name][0]), minor(happened[name][1])) for name, key in PRINTED.items()},
        "tenders": {TENDERS.get(name, name): (int(n), minor(a)) for name, (n, a) in tenders.items()},
    })  # fmt: skip


PRINTED = {
    "Sales receipts": "receipts",
    "Return receipts": "return_receipts",
    "Copies": "copies",
    "Provisional receipts": "provisional",
    "Receipts with goods taken back": "returns",
    "Discounts": "discounts",
    "Aborted sales": "aborted",
    "Delivery receipts": "delivery",
    "Training receipts": "training",
    "Sales without a receipt": "no_receipt",
    "Sales in emergency mode": "emergency",
}
"""Counts by what the paper calls them."""
TENDERS = {
    "Cash": ("cash", ""),
    "Card": ("card", ""),
    "Card Visa": ("card", "visa"),
    "Card BankAxept": ("card", "bankaxept"),
    "Vipps": ("vipps", ""),
    "Gift card": ("gift_card", ""),
    "Gift card with its VAT paid": ("gift_card", "single"),
    "Prepayment": ("prepayment", ""),
    "Bottle deposit": ("pant", ""),
}
BESIDE = {"Tips": "tip", "Gift cards sold": "gift_card", "Prepayments taken": "prepayment"}
"""What is outside total sales, by what the paper calls it."""


def _rate(written: str) -> int:
    return minor(written.removesuffix(" %"))


def of_receipts(sales: list[dict], currency: str) -> dict:
    """What the printed receipts of a day come to."""
    vat, taken = defaultdict(lambda: [0, 0, 0]), defaultdict(lambda: [0, 0])
    gross = rounding = due = 0
    for sale in sales:
        cells = paper(sale, currency)
        said = {row[0]: row[1] for row in cells if len(row) == 2}
        gross += minor(said[f"Total {currency}"])
        rounding += minor(said.get("Cash rounding", "0"))
        due += minor(said.get(f"Rounded total {currency}") or said[f"Total {currency}"])
        for name, amount in (row for row in cells if len(row) == 2 and row[0] in TENDERS):
            taken[TENDERS[name]][0] += 1
            taken[TENDERS[name]][1] += minor(amount)
        rates = _table(cells, f"VAT {currency}") if sale["vat"] else {}
        for rate, (n, v, g) in rates.items():
            for at, amount in enumerate((g, n, v)):
                vat[_rate(rate)][at] += minor(amount)
    return _nonzero({
        "gross": gross, "rounded": rounding, "due": due,
        "vat": {rate: tuple(row) for rate, row in vat.items()},
        "taken": {kind: tuple(row) for kind, row in taken.items()},
    })  # fmt: skip


def of_saft(report: etree._Element, returns_in_total: bool) -> dict:
    """What the element ``eventReport`` says, names without their namespace."""
    counts = {key: _counted(report, f"{name}Num", f"{name}Amnt") for name, key in _EXPORTED.items()}
    counts["returns"] = counts["returns"][0], -counts["returns"][1]
    grand = [minor(report.findtext(f"reportGrandTotal{name}")) for name in ("Sales", "Return", "SalesNet")]
    rates = {}
    for row in report.iterfind("reportCashSalesVat/*"):
        net, tax = (minor(row.findtext(name)) for name in ("cashSaleAmnt", "vatAmnt"))
        rates[minor(row.findtext("vatCode"))] = (net + tax, net, tax)
    out = _table_of(report, "reportPayOuts", ("payOutType",), "payOut").items()
    moves = {("out", code): (n, -amount) for code, (n, amount) in out}
    into = _table_of(report, "reportPayIns", ("payInType",), "payIn").items()
    moves |= {("in", code): row for code, row in into if code not in _OUTSIDE}
    outside = {_OUTSIDE[code]: row for code, row in into if code in _OUTSIDE}
    outside["tip"] = _counted(report, "reportTip/tipNum", "reportTip/tipAmnt")
    return _nonzero({
        ("gross" if returns_in_total else "sold"): minor(report.findtext("reportTotalCashSales/*")),
        "float": minor(report.findtext("reportOpeningChangeFloat")),
        "vat": rates, "counts": counts, "moves": moves, "outside": outside,
        **{name: _table_of(report, *table) for name, table in _TABLES.items()},
        "receipts": int(report.findtext("reportReceiptNum")),
        "drawer_without_sale": int(report.findtext("reportOpenCashBoxNum")),
        "credit": _counted(report, "reportCreditSales/creditSalesNum", "reportCreditSales/creditSalesAmnt"),
        "grand": (grand[0], -grand[1], grand[2]),
    })  # fmt: skip


def _counted(row: etree._Element, number: str, amount: str) -> tuple[int, int]:
    return int(row.findtext(number)), minor(row.findtext(amount))


def _table_of(report: etree._Element, name: str, about: tuple[str, ...], stem: str) -> dict:
    """The rows of a list, by what they are about; goods are counted in thousandths."""
    found = {}
    for row in report.iterfind(f"{name}/*"):
        parts = [part for one in about for part in _about(one, row.findtext(one))]
        number = row.findtext(f"{stem}Num")
        counted = thousandths(number) if stem == "artGroup" else int(number)
        found[tuple(parts) if len(parts) > 1 else parts[0]] = (counted, minor(row.findtext(f"{stem}Amnt")))
    return found


def _about(name: str, written: str) -> tuple[str, ...]:
    if name == "paymentType":
        kind, _, brand = written.partition(":")
        return kind, brand
    return (_TYPES.get(written, written),)


_TABLES = {
    "groups": ("reportArtGroups", ("artGroupID",), "artGroup"),
    "operator_groups": ("reportEmpArtGroups", ("empID", "artGroupID"), "artGroup"),
    "tenders": ("reportPayments", ("paymentType",), "payment"),
    "operator_tenders": ("reportEmpPayments", ("empID", "paymentType"), "payment"),
    "line_corrections": ("reportCorrLines", ("corrLineType",), "corrLine"),
    "other_corrections": ("reportOtherCorrs", ("otherCorrType",), "otherCorr"),
    "inquiries": ("reportPriceInquiries", ("priceInquiryGroup",), "priceInquiry"),
}
_EXPORTED = {
    "reportReceiptCopy": "copies", "reportReceiptProforma": "provisional", "reportReturn": "returns",
    "reportDiscount": "discounts", "reportVoidTrans": "aborted", "reportReceiptDelivery": "delivery",
    "reportTraining": "training",
}  # fmt: skip
_OUTSIDE = {"OUT-GIFTCARD": "gift_card", "OUT-PREPAYMENT": "prepayment"}
_TYPES = {
    "Line removed": "line_removed", "Quantity reduced": "quantity", "Price reduced": "price",
    "Means of payment corrected": "tender_corrected", "Part payment handed back": "payment_undone",
}  # fmt: skip


def _nonzero(figures: dict) -> dict:
    return {name: {key: row for key, row in fact.items() if any(row)} if isinstance(fact, dict) else fact
            for name, fact in figures.items()}  # fmt: skip


def of_voucher(voucher: dict) -> dict:
    """What a voucher posts, by what it is for; ``balance`` is what it is off by."""
    found: dict[tuple, int] = defaultdict(int)
    for posting in voucher["postings"]:
        role = posting["role"]
        sold = role == "revenue" or (role == "pant" and posting["rate"] is not None)
        about = (posting["department"], posting["rate"]) if sold else ()
        about = (posting["tender"],) if role == "tender" else about
        found[(role, *about)] += posting["amount"]
        if posting["vat"]:
            found[("vat", *about) if sold else ("vat", role)] += posting["vat"]
    return {key: amount for key, amount in found.items() if amount} | {"balance": sum(
        posting["amount"] for posting in voucher["postings"])}  # fmt: skip


CLAIMS = ("gift_card", "prepayment", "pant")


def posted(figures: dict, settled: dict) -> dict:
    """What a voucher must post of a Z's figures and its settlement, debit positive."""
    found: dict[tuple, int] = defaultdict(int)
    for part in ("revenue", "credit revenue"):
        for (department, _, rate, pant), (gross, tax) in figures[part].items():
            found["pant" if pant else "revenue", department, rate] -= gross
            found["vat", department, rate] -= tax
    for kind, (_, amount) in figures["outside"].items():
        found[kind,] -= amount
    for (kind, brand), (_, amount) in figures["tenders"].items():
        if kind in CLAIMS:
            found[kind,] += amount
        else:
            found["tender", f"{kind}:{brand}" if brand else kind] += amount
    for _, _, tax in figures["redeemed"].values():
        found["vat", "gift_card"] += tax
    for (way, _), (_, amount) in figures["moves"].items():
        found["tender", "cash"] += amount
        found[f"cash_{way}",] -= amount
    found["tender", "cash"] += settled["difference"] - settled["bag"]
    found["cash_difference",] -= settled["difference"]
    found["bank_bag",] += settled["bag"]
    found["rounding",] -= figures["rounding"]
    found["receivable",] += figures["credit"][1]
    return {key: amount for key, amount in found.items() if amount} | {"balance": 0}


def differences(
    playing: Playing, deeds: list[dict], made: list[tuple[dict, Any]], export: list[Path]
) -> Iterator[str]:
    """What does not agree with the sums of the deeds, figure by figure.

    Args:
        playing: The till that the deeds were played on.
        deeds: All of them, from the till's first day.
        made: What `Playing.play` gave for them.
        export: The SAF-T files of those days.
    """
    ledger, country = Ledger(playing.till.rules.cash_step), playing.till.rules.country
    expected = [figures for deed in deeds if (figures := ledger.take(deed))]
    reports = [body for deed, body in made if deed["do"] != "settle"]
    told = [report for path in export for report in root(path).iter("eventReport")]
    for figures, body, report in zip(expected, reports, told, strict=True):
        where = f"{body['kind']} {body['number']}"
        full = figures | _singled(figures["counts"]) | {"sold": figures["counts"].get("sold", (0, 0))[1]}
        yield from _apart(f"{where} itself", figures, of_report(body))
        currency = playing.till.rules.currency.code
        yield from _apart(f"{where} on paper", _only(full, PRINTED.values()), of_paper(body, currency))
        exported = of_saft(report, country == "norway")
        yield from _apart(f"{where} in the file", _only(full, _EXPORTED.values()), exported)
        if body["kind"] == "z_report":
            sales, corrected = (
                bodies(playing.till.database, kind, body["first"], body["last"])
                for kind in ("sale", "tender_corrected")
            )
            yield from _apart(f"{where}: the journal", figures, of_journal(sales, corrected))
            paid = figures["gross"] + sum(amount for _, amount in figures["outside"].values())
            due = {"gross": paid, "due": paid + figures["rounded"]}
            yield from _apart(f"{where}: its receipts", figures | due, of_receipts(sales, currency))
    zs = [figures for figures, body in zip(expected, reports, strict=True) if body["kind"] == "z_report"]
    settled = [deed for deed, _ in made if deed["do"] == "settle"]
    for figures, deed, voucher in zip(zs, settled, days.vouchers(playing.till.database), strict=True):
        yield from _apart(
            f"voucher {voucher['key']}", posted(figures, deed), of_voucher(voucher), all_of_it=True
        )


def _singled(counts: dict) -> dict:
    """Counts whose number alone is exported."""
    return {name: counts.get(name, (0, 0))[0] for name in ("receipts", "drawer_without_sale")}


def _only(figures: dict, names: Collection[str]) -> dict:
    """The figures with those counts that a place shows."""
    return figures | {"counts": {name: row for name, row in figures["counts"].items() if name in names}}


def _apart(where: str, expected: dict, got: dict, *, all_of_it: bool = False) -> Iterator[str]:
    names = {*expected, *got} if all_of_it else got
    for name in sorted(names, key=str):
        if expected.get(name) != got.get(name):
            yield f"{where}: {name}: expected {expected.get(name)}, got {got.get(name)}"
