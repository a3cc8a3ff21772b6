"""An independent reader of replay files: Decimal arithmetic on the file alone, and no code of the till.

`days` gives what each closed day must come to; `some_days` writes random files for it.
"""

import json
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")
COIN = {"norway": Decimal(1), "denmark": Decimal("0.5"), "plain": CENT}
RATES = {"norway": ["25", "15", "12", "11.11", "0"], "denmark": ["25", "0"], "plain": ["20", "5.5", "0"]}


def round_to(amount: Decimal, step: Decimal) -> Decimal:
    """To the nearest step, halves away from zero."""
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def line_gross(line: dict, products: dict) -> tuple[Decimal, str, str]:
    """(gross, department, rate) of a line; what the line does not say its product says."""
    known = products.get(line.get("code"), {})
    price = Decimal(line.get("price", known.get("price")))
    quantity = Decimal(line.get("qty", "1"))
    gross = round_to(abs(quantity) * price, CENT) - Decimal(line.get("discount", "0"))
    sign = 1 if quantity > 0 else -1
    return sign * gross, line.get("department", known.get("department")), line.get("vat", known.get("vat"))


class Day:
    """The sums of one day."""

    def __init__(self) -> None:
        self.gross = self.rounding = Decimal(0)
        self.vat, self.departments, self.tenders = (defaultdict(Decimal) for _ in range(3))
        self.sales = self.returns = 0

    def sell(self, event: dict, products: dict, coin: Decimal) -> None:
        """Count a sale or a return."""
        back = -1 if event["event"] == "return" else 1
        self.sales, self.returns = self.sales + (back > 0), self.returns + (back < 0)
        by_rate: dict[str, Decimal] = defaultdict(Decimal)
        for line in event["lines"]:
            gross, department, rate = line_gross(line, products)
            by_rate[rate] += back * gross
            self.departments[department] += back * gross
        for rate, gross in by_rate.items():
            vat = gross * Decimal(rate) / (100 + Decimal(rate))  # divided last: a half stays a half
            self.vat[f"{Decimal(rate).normalize():f}"] += round_to(vat, CENT)
        total = sum(by_rate.values())
        self.gross += total
        self.pay(total, event["payments"], back, coin)

    def pay(self, total: Decimal, payments: list[dict], back: int, coin: Decimal) -> None:
        """Everything but cash as it is; cash takes what is left, to the nearest coin."""
        left = total
        for one in payments:
            if one["tender"] != "cash" and Decimal(one["amount"]):
                self.tenders[one["tender"]] += back * Decimal(one["amount"])
                left -= back * Decimal(one["amount"])
        if left:
            self.tenders["cash"] += round_to(left, coin)
            self.rounding += round_to(left, coin) - left

    def line(self, number: int) -> dict:
        """As the replay prints it, without the entries."""
        return {
            "z": number,
            "gross": f"{self.gross:.2f}",
            "net": f"{self.gross - sum(self.vat.values()):.2f}",
            "vat": {rate: f"{vat:.2f}" for rate, vat in self.vat.items()},
            "departments": {code: f"{gross:.2f}" for code, gross in self.departments.items()},
            "tenders": {kind: f"{amount:.2f}" for kind, amount in self.tenders.items()},
            "rounding": f"{self.rounding:.2f}",
            "sales": self.sales,
            "returns": self.returns,
        }


def days(lines: list[str], country: str) -> list[dict]:
    """What the replay must print for each closed day."""
    products, found, day = {}, [], Day()
    for line in lines:
        event = json.loads(line)
        if event["event"] == "product":
            products[event["code"]] = event
        elif event["event"] in ("sale", "return"):
            day.sell(event, products, COIN[country])
        elif event["event"] == "close_day":
            found.append(day.line(len(found) + 1))
            day = Day()
    return found


def some_days(random: Random, country: str, count: int, sales: int) -> list[str]:
    """Random days: discounts, goods taken back, nothing to pay, split payments, change."""
    products = {}
    events: list[dict] = []
    for place in range(8):
        code = f"{2000000 + place}"
        products[code] = {
            "event": "product", "code": code, "name": f"Vare {place} æøå", "department": str(place % 3),
            "price": f"{random.choice([0, 5, 990, 2490, 12950, random.randint(1, 99_999)]) / 100:.2f}",
            "vat": random.choice(RATES[country]),
        }  # fmt: skip
    events += products.values()
    for day in range(1, count + 1):
        events.append({"event": "open_day", "at": f"2026-11-{day:02d}T08:00:00+01:00", "float": "500.00"})
        for place in range(sales):
            events.append(_sale(random, products, country, f"2026-11-{day:02d}T10:{place % 60:02d}:00+01:00"))
        at = f"2026-11-{day:02d}T20:00:00+01:00"
        events.append({"event": "cash_out", "at": at, "amount": "10.50", "reason": "bank"})
        counted = random.choice([{}, {"counted": {"cash": "610.00"}}, {"counted": {"card": "1.00"}}])
        events.append({"event": "close_day", "at": at, **counted})
    return [json.dumps(event, ensure_ascii=random.random() < 0.5) for event in events]


def _sale(random: Random, products: dict, country: str, at: str) -> dict:
    kind = random.choice(["sale"] * 5 + ["return"])
    lines = [_line(random, products, kind, country) for _ in range(random.randint(1, 5))]
    if kind == "sale" and random.random() < 0.1:  # the same again the other way round: nothing to pay
        lines += [{**one, "qty": f"{-Decimal(one['qty'])}"} for one in lines]
    total = sum(line_gross(line, products)[0] for line in lines)
    return {
        "event": kind, "at": at, "operator": random.choice(["1", "2"]), "lines": lines,
        "payments": _payments(random, total, COIN[country], kind == "return"),
    }  # fmt: skip


def _line(random: Random, products: dict, kind: str, country: str) -> dict:
    quantity = random.choice(["1", "2", "3", "0.335", "1.25", "0.001"])
    if kind == "sale" and random.random() < 0.2:
        quantity = f"-{quantity}"
    line = {"qty": quantity, "code": random.choice(list(products))}
    if random.random() < 0.2:
        line = {"qty": quantity, "name": "Fritt", "department": "9", "price": "79.90",
                "vat": random.choice(RATES[country])}  # fmt: skip
    most = abs(line_gross(line, products)[0])
    if random.random() < 0.3:
        part = random.choice([Decimal(1), Decimal("0.5"), Decimal("0.07")])
        line["discount"] = f"{(most * part).quantize(CENT):.2f}"
        if Decimal(line["discount"]) > most:
            del line["discount"]
    return line


def _payments(random: Random, total: Decimal, coin: Decimal, is_return: bool) -> list[dict]:
    """Payments that pay it; in a return they are written without their sign."""
    sign = 1 if total > 0 or is_return else -1
    left, payments = abs(total), []
    if random.random() < 0.4 and left > 2:
        part = round_to(left * Decimal(random.choice(["0.3", "0.5"])), CENT)
        payments.append({"tender": random.choice(["card", "vipps"]), "amount": f"{sign * part:.2f}"})
        left -= part
    if left and random.random() < 0.4:
        payments.append({"tender": "card", "amount": f"{sign * left:.2f}", "brand": "visa"})
    elif left:
        handed = round_to(left, coin)
        if sign > 0 and not is_return:
            handed += random.choice([0, 0, coin, 100])
        payments.append({"tender": "cash", "amount": f"{sign * handed:.2f}"})
    random.shuffle(payments)
    return payments
