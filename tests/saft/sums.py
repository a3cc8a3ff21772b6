"""What a day comes to, from what was rung up and paid alone: no code of the till, fractions, one rounding.

A day is a list of deeds, plain values with amounts in minor units, quantities in thousandths and rates in
basis points; `shop_days` says which there are. `Ledger.take` adds one up. An X or Z gives its figures as
`Ledger.figures`, in the shape that `of_report` brings a report's body to.
"""

from collections import defaultdict
from fractions import Fraction
from math import floor

Sums = defaultdict


def nearest(amount: Fraction | int, step: int = 1) -> int:
    """To the nearest step, halves away from zero."""
    whole = floor(abs(Fraction(amount)) / step + Fraction(1, 2)) * step
    return whole if amount >= 0 else -whole


def share(total: int, exact: list[Fraction]) -> list[int]:
    """Whole parts of fractions that sum to a total: what is over goes to the largest remainders, the
    earlier first."""
    parts = [floor(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts


def listed(line: dict) -> int:
    """What a line costs before any discount."""
    return nearest(Fraction(line["quantity"] * line["price"], 1000))


def own(line: dict) -> int:
    """A line's own discount."""
    if line.get("percent"):
        return nearest(Fraction(listed(line) * line["percent"], 10_000))
    return min(line.get("off", 0), listed(line))


def whole(lines: list[dict], cut: dict | None) -> list[int]:
    """What each line bears of a discount on the whole sale."""
    weights = [listed(line) - own(line) if line["cut"] else 0 for line in lines]
    base = sum(weights)
    if not cut or base <= 0:
        return [0] * len(lines)
    total = nearest(Fraction(base * cut["percent"], 10_000)) if cut.get("percent") else cut["amount"]
    total = min(total, base)
    return share(total, [Fraction(total * weight, base) for weight in weights])


OUTSIDE = ("gift_card", "tip", "prepayment")
"""Kinds of line that are no sale: without VAT, and in no turnover."""


def vat(gross: int, rate: int) -> Fraction:
    """The VAT in a gross amount, exactly."""
    return Fraction(gross * rate, 10_000 + rate)


class Basket:
    """A sale worked out: its lines with what came off them and their VAT, and the sums by rate."""

    def __init__(self, sold: list[dict], back: list[dict], cut: dict | None) -> None:
        """Take lines that are sold, lines that come back (with their ``gross``), and a discount."""
        shares = whole(sold, cut)
        self.lines = [
            {**line, "reduced": own(line) + part, "gross": listed(line) - own(line) - part}
            for line, part in zip(sold, shares, strict=True)
        ] + [{**line, "reduced": 0} for line in back]
        self.gross = sum(line["gross"] for line in self.lines)
        self.sold = [line for line in self.lines if line["kind"] not in OUTSIDE]
        self.turnover = sum(line["gross"] for line in self.sold)
        self.rates: dict[int, tuple[int, int, int]] = {}
        for rate in {line["rate"] for line in self.sold}:
            of = [line for line in self.sold if line["rate"] == rate]
            gross = sum(line["gross"] for line in of)
            total = nearest(vat(gross, rate))
            self.rates[rate] = (gross, gross - total, total)
            for line, part in zip(of, share(total, [vat(line["gross"], rate) for line in of]), strict=True):
                line["vat"] = part


def settled(tenders: list[dict], gross: int, coin: int) -> tuple[list[dict], int]:
    """What each tender pays, and the rounding: cash that ends the payment takes what is left, in coins."""
    paid, left = [], gross
    for place, one in enumerate(tenders):
        ends = place == len(tenders) - 1
        amount = nearest(left, coin) if ends and one["kind"] == "cash" else one["handed"]
        paid.append({"kind": one["kind"], "brand": one["brand"], "amount": amount})
        left -= amount
    return paid, -left


class Day:
    """The sums since a Z."""

    def __init__(self) -> None:
        self.float = self.rounding = self.rounded = 0
        self.cash, self.credit = ({name: Sums(lambda: [0, 0, 0]) for name in
                                   ("all", "vat", "groups", "revenue")} for _ in range(2))  # fmt: skip
        for name in _PAIRS:
            setattr(self, name, Sums(lambda: [0, 0]))
        self.redeemed = Sums(lambda: [0, 0, 0])
        self.series: dict[str, list[int]] = {}


def plus(sums: dict, key: object, *amounts: int) -> None:
    """Add amounts up under a key."""
    for at, amount in enumerate(amounts):
        sums[key][at] += amount


class Ledger:
    """Everything from the first deed on."""

    def __init__(self, coin: int) -> None:
        """Begin; ``coin`` is what cash is rounded to."""
        self.coin, self.day = coin, Day()
        self.sales: dict[int, Basket] = {}
        """Every receipt, by its deed's key."""
        self.paid: dict[int, list[dict]] = {}
        self.asked: dict[int, list[int]] = {}
        """By sale: what was asked of each means of payment, before cash was rounded."""
        """Its tenders as they stand."""
        self.seller: dict[int, str] = {}
        self.returned: dict[tuple[int, int], tuple[int, int]] = Sums(lambda: (0, 0))
        """By receipt and line: quantity and amount that came back."""
        self.numbers: dict[str, int] = Sums(int)
        self.grand = [0, 0]

    def take(self, deed: dict) -> dict | None:
        """Add a deed up; an X or Z gives its figures."""
        return getattr(self, f"_{deed['do']}", lambda _: None)(deed)

    def basket(self, deed: dict) -> Basket:
        """A deed's sale worked out, before it is taken: what comes back is rounded as one sum."""
        back, gone = [], dict(self.returned)
        for one in deed["back"]:
            key = (one["of"], one["line"])
            bought = self.sales[one["of"]].lines[one["line"]]
            before, paid_out = gone.get(key, (0, 0))
            amount = nearest(Fraction(bought["gross"] * (before + one["quantity"]), bought["quantity"]))
            gone[key] = before + one["quantity"], amount
            back.append({**bought, "quantity": -one["quantity"], "gross": paid_out - amount})
        return Basket(deed["lines"], back, deed["cut"])

    def _open(self, deed: dict) -> None:
        self.day.float = deed["float"]

    def _sale(self, deed: dict) -> None:
        basket, counts = self.basket(deed), self.day.counts
        if not deed["training"]:
            self._rung_up(deed, basket)
        if deed["end"] == "aborted":
            if not deed["training"]:
                plus(counts, "aborted", 1, basket.gross)
            return
        series = deed["end"] if deed["end"] == "delivery" else "training" if deed["training"] else "sale"
        series = "return" if series == "sale" and not deed["lines"] else series
        self._number(series)
        if series in ("training", "delivery"):
            plus(counts, series, 1, basket.gross)
        if series == "delivery":
            self._goods(self.day.credit, basket)
        elif series == "training":
            self._remember(deed, basket)
        else:
            self._sold(deed, basket, "receipts" if series == "sale" else "return_receipts")

    def _rung_up(self, deed: dict, basket: Basket) -> None:
        """What happened to the basket before its end."""
        corrections = [("line_removed", listed(line)) for line in deed["removed"]]
        for at, before in deed["fewer"].items():
            line = deed["lines"][at]
            more = {**line, "quantity": before}
            amount = listed(more) - listed(line)
            amount -= own(more) - own(line) if line.get("early") else 0  # reduced before it became fewer
            corrections.append(("quantity", amount))
        corrections += [
            ("price", before - deed["lines"][at]["price"]) for at, before in deed["dearer"].items()
        ]
        for kind, amount in corrections:
            plus(self.day.line_corrections, kind, 1, amount)
            plus(self.day.counts, "corrections", 1, amount)
        for _ in range(deed["provisional"]):
            plus(self.day.counts, "provisional", 1, basket.gross)
            self._number("provisional")
        if deed["undone"]:
            plus(
                self.day.other_corrections, "payment_undone", 1, sum(one["handed"] for one in deed["undone"])
            )

    def _number(self, series: str) -> None:
        self.numbers[series] += 1
        self.day.series.setdefault(series, [self.numbers[series]] * 2)[1] = self.numbers[series]

    def _goods(self, part: dict, basket: Basket) -> None:
        plus(part["all"], "gross", basket.turnover, 1)
        for line in basket.sold:
            plus(part["groups"], line["group"], line["quantity"], line["gross"])
            plus(part["revenue"], _place(line), line["gross"], line["vat"])
        for rate, amounts in basket.rates.items():
            plus(part["vat"], rate, *amounts)

    def _remember(self, deed: dict, basket: Basket) -> None:
        for one, line in zip(deed["back"], basket.lines[len(deed["lines"]) :], strict=True):
            quantity, amount = self.returned[one["of"], one["line"]]
            self.returned[one["of"], one["line"]] = quantity + one["quantity"], amount - line["gross"]
        self.sales[deed["key"]] = basket

    def _sold(self, deed: dict, basket: Basket, receipt: str) -> None:
        day, counts, by = self.day, self.day.counts, deed["by"]
        self._remember(deed, basket)
        self._goods(day.cash, basket)
        plus(counts, receipt, 1, basket.gross)
        if deed["emergency"]:
            plus(counts, "emergency", 1, basket.gross)
        if deed["declined"]:
            plus(counts, "no_receipt", 1, basket.gross)
        for line in basket.lines:
            if line["kind"] in OUTSIDE:
                plus(day.outside, line["kind"], 1, line["gross"])
        for line in basket.sold:
            plus(day.operator_groups, (by, line["group"]), line["quantity"], line["gross"])
            plus(counts, "sold" if line["quantity"] > 0 else "returned", 1, line["gross"])
            if line["reduced"]:
                plus(counts, "discounts", 1, line["reduced"])
        if back := [line["gross"] for line in basket.sold if line["quantity"] < 0]:
            plus(counts, "returns", 1, sum(back))
        self.paid[deed["key"]], rounding = settled(deed["tenders"], basket.gross, self.coin)
        self.asked[deed["key"]] = [one["amount"] for one in self.paid[deed["key"]]]
        if rounding:  # the cash that ended it
            self.asked[deed["key"]][-1] -= rounding
        self.seller[deed["key"]] = by
        day.rounding += rounding
        day.rounded += rounding  # of the receipts, before any correction
        for one in self.paid[deed["key"]]:
            plus(day.taken, (one["kind"], one["brand"]), 1, one["amount"])
        self._tenders(deed["key"], self.paid[deed["key"]], 1)
        plus(day.operators, by, 1, basket.turnover)
        if any(one["kind"] == "cash" for one in deed["tenders"]):
            plus(counts, "drawer_openings", 1)

    def _tenders(self, key: int, tenders: list[dict], sign: int) -> None:
        rate, (gross, *_) = max(self.sales[key].rates.items(), default=(0, (0, 0, 0)))
        for one in tenders:
            amount = sign * one["amount"]
            plus(self.day.tenders, (one["kind"], one["brand"]), sign, amount)
            plus(self.day.operator_tenders, (self.seller[key], one["kind"], one["brand"]), sign, amount)
            if one["brand"] == "single":
                # what the receipt bears of the card's VAT comes back, and no more
                most = sorted((0, one["amount"], gross))[1]  # nothing where they have not the same sign
                gross -= most
                plus(self.day.redeemed, rate, sign, sign * most, nearest(vat(sign * most, rate)))

    def _correct(self, deed: dict) -> None:
        """A card paid what was asked of it; all the cash of the receipt is rounded anew, as one sum."""
        old, asked = self.paid[deed["of"]], self.asked[deed["of"]]
        new = [{**one, "amount": amount} for one, amount in zip(old, asked, strict=True)]
        new[deed["place"]] |= {"kind": deed["kind"], "brand": deed["brand"]}
        so_far = 0
        for one in (one for one in new if one["kind"] == "cash"):
            before, so_far = so_far, so_far + one["amount"]
            one["amount"] = nearest(so_far, self.coin) - nearest(before, self.coin)
        self._tenders(deed["of"], old, -1)
        self._tenders(deed["of"], new, 1)
        self.day.rounding += sum(one["amount"] for one in new) - sum(one["amount"] for one in old)
        self.paid[deed["of"]] = new
        for sums, name in (
            (self.day.counts, "tenders_corrected"),
            (self.day.other_corrections, "tender_corrected"),
        ):
            plus(sums, name, 1, sum(one["amount"] for one in new))

    def _copy(self, deed: dict) -> None:
        plus(self.day.counts, "copies", 1, self.sales[deed["of"]].gross)

    def _ask(self, deed: dict) -> None:
        plus(self.day.inquiries, deed["group"], 1, deed["price"] or 0)

    def _cash(self, deed: dict) -> None:
        plus(self.day.moves, ("in" if deed["amount"] > 0 else "out", deed["reason"]), 1, deed["amount"])
        plus(self.day.counts, "drawer_openings", 1)

    def _drawer(self, deed: dict) -> None:
        plus(self.day.counts, "drawer_openings", 1)
        plus(self.day.counts, "drawer_without_sale", 1)

    def _x(self, deed: dict) -> dict:
        return self.figures()

    def _z(self, deed: dict) -> dict:
        figures, counts = self.figures(), self.day.counts
        self.grand = [self.grand[0] + counts["sold"][1], self.grand[1] + counts["returned"][1]]
        self.day = Day()
        return figures

    def figures(self) -> dict:
        """What an X or Z says now."""
        day = self.day
        cash = sum(amount for (kind, _), (_, amount) in day.tenders.items() if kind == "cash")
        sold, back = (
            grand + day.counts[name][1] for grand, name in zip(self.grand, ("sold", "returned"), strict=True)
        )
        return _without_nothing({
            "gross": day.cash["all"]["gross"][0],
            "net": sum(net for _, net, _ in day.cash["vat"].values()),
            "rounding": day.rounding, "rounded": day.rounded, "float": day.float,
            "cash_expected": day.float + cash + sum(amount for _, amount in day.moves.values()),
            "credit": (day.credit["all"]["gross"][1], day.credit["all"]["gross"][0]),
            "grand": (sold, back, sold + back),
            **{name: _pairs(getattr(day, name)) for name in (*_PAIRS, "redeemed")},
            **_part(day.cash, ""), **_part(day.credit, "credit "),
            "series": {name: tuple(span) for name, span in day.series.items()},
        })  # fmt: skip


_PAIRS = (
    "tenders", "operators", "operator_groups", "operator_tenders", "moves", "counts", "line_corrections",
    "other_corrections", "inquiries", "taken", "outside",
)  # fmt: skip


def _place(line: dict) -> tuple:
    """What the books tell apart; pant has an account of its own."""
    return line["department"], line["group"], line["rate"], line["kind"] == "pant"


def _pairs(sums: dict) -> dict:
    return {key: tuple(amounts) for key, amounts in sums.items()}


def _part(part: dict, name: str) -> dict:
    return {
        f"{name}vat": {rate: tuple(amounts) for rate, amounts in part["vat"].items()},
        f"{name}groups": {code: tuple(amounts[:2]) for code, amounts in part["groups"].items()},
        f"{name}revenue": {key: tuple(amounts[:2]) for key, amounts in part["revenue"].items()},
    }


def _without_nothing(figures: dict) -> dict:
    """Rows of zeros say nothing: a tender that was corrected away, a count of what did not happen."""
    return {
        name: {key: row for key, row in fact.items() if any(row)} if isinstance(fact, dict) else fact
        for name, fact in figures.items()
    }


def of_report(body: dict) -> dict:
    """An X or Z as the till gave it, in the shape of `Ledger.figures`."""

    def rows(name: str, *keys: str, values: tuple[str, str], within: dict = body) -> dict:
        found = {}
        for row in within[name]:
            key = tuple(row[one] for one in keys)
            found[key if len(key) > 1 else key[0]] = tuple(row[one] for one in values)
        return found

    credit = body["credit"]
    return _without_nothing({
        **{name: body[name] for name in ("gross", "net", "rounding", "float", "cash_expected")},
        "credit": (credit["n"], credit["gross"]),
        "grand": tuple(body["grand"][name] for name in ("sales", "returns", "net")),
        "outside": rows("outside", "kind", values=("n", "amount")),
        "redeemed": {row["rate"]: (row["n"], row["gross"], row["vat"]) for row in body["redeemed"]},
        "tenders": rows("tenders", "kind", "brand", values=("n", "amount")),
        "operators": rows("operators", "operator", values=("n", "gross")),
        "operator_groups": rows("operator_groups", "operator", "code", values=("quantity", "gross")),
        "operator_tenders": rows("operator_tenders", "operator", "kind", "brand", values=("n", "amount")),
        "moves": rows("cash_moves", "direction", "reason", values=("n", "amount")),
        "counts": {name: (one["n"], one["amount"]) for name, one in body["counts"].items()},
        "line_corrections": rows("line_corrections", "type", values=("n", "amount")),
        "other_corrections": rows("other_corrections", "type", values=("n", "amount")),
        "inquiries": rows("price_inquiries", "group", values=("n", "amount")),
        "series": rows("series", "series", values=("first", "last")),
        **{f"{name}{part}": found for name, within in (("", body), ("credit ", credit)) for part, found in (
            ("vat", {row["rate"]: (row["gross"], row["net"], row["vat"]) for row in within["vat"]}),
            ("groups", rows("groups", "code", values=("quantity", "gross"), within=within)),
            ("revenue", {(row["department"], row["group"], row["rate"], row.get("kind") == "pant"):
                         (row["gross"], row["vat"]) for row in within["revenue"]}))},
    })  # fmt: skip
