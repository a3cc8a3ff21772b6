"""What a day comes to, counted entry by entry: the running sums behind an X or Z report.

Each kind of entry that a report speaks of has one function here; `add` finds it. Amounts are minor
units, VAT included where nothing else is said, quantities thousandths. What `dayclose` makes of the
sums stands there.
"""

from collections.abc import Callable
from typing import Any

from appliance.domain.campaign import borne
from appliance.domain.foreign import digits
from appliance.domain.line_kind import OUTSIDE, inside, kind_of, outside, tipped
from appliance.domain.order import Credit
from appliance.domain.payment import CASH
from appliance.domain.tax import of_gross

Data = dict[str, Any]
Move = tuple[str, str, str, str, str]
"""Direction, reason, and of a customer who pays what they owe: number, kind and brand of the tender."""
Place = tuple[str, str, str, int, str, str, str]
"""Department, article group, product (where it is booked alone), rate, project, object, kind of line."""


class Turnover:
    """What was sold, by rate, article group and department. A day has two: for money, and on credit."""

    def __init__(self) -> None:
        self.n = self.gross = self.net = 0
        self.vat: dict[int, list[int]] = {}
        """By rate: gross, net, VAT."""
        self.groups: dict[str, list[int]] = {}
        """By article group: quantity, gross."""
        self.revenue: dict[Place, list[int]] = {}
        """By what the books tell apart: gross, VAT."""

    def take(self, data: Data, *, booked: bool = True) -> None:
        """Add a sale's or delivery's lines and VAT, but for what is outside total sales; not ``booked``: the
        books see it another way."""
        self.n += 1
        self.gross += data["gross"] - outside(data["lines"])
        for line in inside(data["lines"]):
            plus(self.groups, line["group"], line["quantity"], line["gross"])
            if booked:
                plus(self.revenue, _place(line), line["gross"], line["vat"])
        for amount in data["vat"]:
            self.net += amount["net"]
            plus(self.vat, amount["rate"], amount["gross"], amount["net"], amount["vat"])


def _place(line: Data) -> Place:
    behind = line.get("project", ""), line.get("object", ""), kind_of(line)
    return (line["department"], line["group"], line.get("booked", ""), line["rate"], *behind)


class Sums:
    """The running sums of one report."""

    def __init__(self) -> None:
        self.first = self.last = self.float = self.opened_at = self.rounding = 0
        self.again: tuple[int, str] = (0, "")
        """How many Zs the date had when the day was opened, and why it was opened again."""
        self.cash, self.credit = Turnover(), Turnover()
        self.outside: dict[str, list[int]] = {}
        """By kind of line: number, amount."""
        self.tips: dict[str, list[int]] = {}
        """By employee: tips, what they come to; times that some were paid out in cash, how much (below 0)."""
        self.redeemed: dict[int, list[int]] = {}
        """Gift cards whose VAT was paid when they were sold, by rate: number, amount that bears it, VAT."""
        self.counts: dict[str, list[int]] = {}
        self.tenders: dict[tuple[str, str], list[int]] = {}
        self.foreign: dict[str, list[int]] = {}
        """By currency: number, amount in its minor units, worth."""
        self.rates: dict[str, tuple[str, int]] = {}
        """By currency: the rate that it was taken at last, and the currency's decimals."""
        self.operators: dict[str, list[int]] = {}
        self.operator_groups: dict[tuple[str, str], list[int]] = {}
        self.operator_tenders: dict[tuple[str, str, str], list[int]] = {}
        self.handed_over = [0, 0]
        """Deliveries on credit that the books bill by themselves: how many, gross."""
        self.moves: dict[Move, list[int]] = {}
        """Number, amount, what cash rounding added to it."""
        self.series: dict[str, list[int]] = {}
        self.line_corrections: dict[str, list[int]] = {}
        self.other_corrections: dict[str, list[int]] = {}
        self.inquiries: dict[str, list[int]] = {}
        self.emergencies: list[Data] = []
        self.restored: list[Data] = []
        """When the till was taken up on another box, and which numbers of sales that leaves out."""
        self.cashiers: dict[tuple[str, int], str] = {}
        """Who sold, by series and receipt: a correction counts with them, whoever makes it."""
        self.orders = self.seen = 0
        """Times that the drawer was told to open without a sale, and was seen to have done so."""

    def count(self, name: str, amount: int = 0, times: int = 1) -> None:
        """Count something, with its amount."""
        plus(self.counts, name, times, amount)


def plus(sums: dict[Any, list[int]], key: Any, *amounts: int) -> None:
    """Add amounts to what is held under a key, each to its own."""
    held = sums.setdefault(key, [0] * len(amounts))
    for place, amount in enumerate(amounts):
        held[place] += amount


def add(sums: Sums, data: Data) -> None:
    """Add one entry. What happened in training counts with the training receipts and nowhere else, but
    for the drawer: it is open, whatever is being practised."""
    sums.first = sums.first or data["number"]
    sums.last = data["number"]
    if data.get("training") and data["kind"] not in ("training", "drawer_opened"):
        return
    if adder := _ADDERS.get(data["kind"]):
        adder(sums, data)


def _sale(sums: Sums, data: Data) -> None:
    gross, operator = data["gross"], data["operator"]
    sums.cash.take(data)
    sums.rounding += data["rounding"]
    sums.count("receipts" if data["series"] == "sale" else "return_receipts", gross)
    if data.get("emergency"):
        sums.count("emergency", gross)
    sums.cashiers[data["series"], data["receipt"]] = operator
    _numbered(sums, data)
    _lines(sums, data)
    for line in inside(data["lines"]):
        plus(sums.operator_groups, (operator, line["group"]), line["quantity"], line["gross"])
    for tender in data["tenders"]:
        _tender(sums, operator, tender, 1)
    plus(sums.operators, operator, 1, gross - outside(data["lines"]))


def _lines(sums: Sums, data: Data) -> None:
    """Goods out, goods back, what was taken off by hand (§ 2-8-2 p, q) and by
    campaigns, which letter q leaves out, and what is outside total sales."""
    sold = inside(data["lines"])
    for line in data["lines"]:
        if (kind := kind_of(line)) in OUTSIDE:
            plus(sums.outside, kind, 1, line["gross"])
    for employee, amount in tipped(data):
        plus(sums.tips, employee, 1, amount, 0, 0)
    back = [line["gross"] for line in sold if line["quantity"] < 0]
    if back:
        sums.count("returns", sum(back))
        sums.count("returned", sum(back), len(back))
    for line in sold:
        if line["quantity"] >= 0:
            sums.count("sold", line["gross"])
        elif "unreceipted" in line:
            sums.count("unreceipted", line["gross"])
        if reduction := line.get("discount", 0) + line.get("share", 0):
            sums.count("discounts", reduction)
        if off := borne(line):
            sums.count("campaigns", off)


def _numbered(sums: Sums, data: Data) -> None:
    """The first and the last number of each receipt series."""
    held = sums.series.setdefault(data["series"], [data["receipt"], data["receipt"]])
    held[1] = data["receipt"]


def _tender(sums: Sums, operator: str, tender: Data, sign: int) -> None:
    kind, brand, amount = tender["kind"], tender["brand"], sign * tender["amount"]
    plus(sums.tenders, (kind, brand), sign, amount)
    plus(sums.operator_tenders, (operator, kind, brand), sign, amount)
    if "foreign" in tender:
        minor, decimals = digits(tender["foreign"])
        plus(sums.foreign, brand, sign, sign * minor, amount)
        sums.rates[brand] = tender["exchange"], decimals
    if "rate" in tender:
        taxed: int = sign * (tender["taxed"] if "taxed" in tender else tender["amount"])
        plus(sums.redeemed, tender["rate"], sign, taxed, of_gross(taxed, tender["rate"]).vat)


def _tender_corrected(sums: Sums, data: Data) -> None:
    operator: str = sums.cashiers.get((data["series"], data["receipt"])) or data["operator"]
    for tender in data["old"]:
        _tender(sums, operator, tender, -1)
    for tender in data["new"]:
        _tender(sums, operator, tender, 1)
    sums.rounding += data["rounding"]
    amount = sum(tender["amount"] for tender in data["new"])
    sums.count("tenders_corrected", amount)
    plus(sums.other_corrections, "tender_corrected", 1, amount)


def _receipt_only(name: str) -> Callable[[Sums, Data], None]:
    """A paper that is counted and is no sale: provisional (§ 2-8-2 o), training (w)."""

    def count(sums: Sums, data: Data) -> None:
        sums.count(name, data["gross"])
        _numbered(sums, data)

    return count


def _delivery(sums: Sums, data: Data) -> None:
    """Goods handed out on credit (§ 2-8-2 v, second paragraph): turnover, and no cash sale."""
    sums.count("delivery", data["gross"])
    _numbered(sums, data)
    handed = data.get("credit", Credit.RECEIVABLE) != Credit.RECEIVABLE
    sums.credit.take(data, booked=not handed)
    if handed:
        sums.handed_over[0] += 1
        sums.handed_over[1] += data["gross"]


def _corrected(sums: Sums, kind: str, amount: int) -> None:
    """A line that was taken out or became less (§ 2-8-2 s)."""
    sums.count("corrections", amount)
    plus(sums.line_corrections, kind, 1, amount)


def _line_changed(sums: Sums, data: Data) -> None:
    kind, less = data.get("what", "quantity"), data["before"] - data["after"]
    if kind == "quantity" or less > 0:  # a price that is put up takes nothing off
        _corrected(sums, kind, less)


def _cash_moved(sums: Sums, data: Data) -> None:
    direction = "in" if data["amount"] >= 0 else "out"
    tender = data.get("tender", {"kind": CASH, "brand": ""})
    who = data.get("customer", {"number": ""})["number"]
    rounding = data.get("rounding", 0)
    move = (direction, data["reason"], who, tender["kind"], tender["brand"])
    plus(sums.moves, move, 1, data["amount"], rounding)
    sums.rounding += rounding
    if "employee" in data:
        plus(sums.tips, data["employee"]["number"], 0, 0, 1, data["amount"])


def _day_opened(sums: Sums, data: Data) -> None:
    sums.float, sums.opened_at = data["float"], data["at"]
    sums.again = (data.get("again", 0), data.get("again_reason", ""))


def _drawer_opened(sums: Sums, data: Data) -> None:
    sums.count("drawer_openings")
    if data["cause"] in ("no_sale", "by_hand"):
        sums.count("drawer_without_sale")
    sums.seen += data["cause"] == "no_sale"


def _no_sale(sums: Sums, data: Data) -> None:
    sums.orders += 1


def _price_asked(sums: Sums, data: Data) -> None:
    plus(sums.inquiries, data["group"], 1, data["price"] or 0)  # an open price is empty


def _emergency_begun(sums: Sums, data: Data) -> None:
    sums.emergencies.append(
        {"began": data["at"], "ended": 0, "cause": data["cause"], "reason": data["reason"]}
    )


def _emergency_ended(sums: Sums, data: Data) -> None:
    on = [one for one in sums.emergencies if not one["ended"]]
    if not on:  # it was begun before the entries that are folded
        on = [{"began": data["since"], "ended": 0, "cause": data["cause"], "reason": data["reason"]}]
        sums.emergencies += on
    on[-1]["ended"] = data["at"]


def _restored(sums: Sums, data: Data) -> None:
    sums.restored += [
        {"since": data["at"], "known": one["known"], "last": one["last"]}
        for one in data["left_out"] if one["series"] == "sale"
    ]  # fmt: skip


def _payment_undone(sums: Sums, data: Data) -> None:
    plus(sums.other_corrections, "payment_undone", 1, data["amount"])


_ADDERS: dict[str, Callable[[Sums, Data], None]] = {
    "sale": _sale,
    "tender_corrected": _tender_corrected,
    "payment_undone": _payment_undone,
    "provisional": _receipt_only("provisional"),
    "training": _receipt_only("training"),
    "delivery": _delivery,
    "cash_moved": _cash_moved,
    "day_opened": _day_opened,
    "drawer_opened": _drawer_opened,
    "no_sale": _no_sale,
    "price_asked": _price_asked,
    "emergency_begun": _emergency_begun,
    "emergency_ended": _emergency_ended,
    "epoch_begun": _restored,
    "no_receipt": lambda sums, data: sums.count("no_receipt", data["gross"]),
    "copy": lambda sums, data: sums.count("copies", data["gross"]),
    "line_removed": lambda sums, data: _corrected(sums, "line_removed", data["line"]["gross"]),
    "line_changed": _line_changed,
    "sale_aborted": lambda sums, data: sums.count("aborted", data["gross"]),
}
