"""Random legal days of a shop as plain data: what is rung up and paid, and everything else that a till does.

A day is a list of deeds, each ``{"do": …}``. A sale says its lines (with what they cost), what comes back
of earlier receipts, discounts, what went wrong on the way, and the tenders as they were handed over; its
``key`` is its name for later deeds. What money is due is worked out by `sums`, from the deeds alone.
`playing` drives a till with it.
"""

from random import Random

from tests.saft.sums import OUTSIDE, Ledger, listed, nearest, own

COIN = {"norway": 100, "denmark": 50}
CASHIERS, MANAGER = ("1", "2"), "2"
GROUPS = {
    "norway": {"10": 1500, "20": 2500, "30": 0, "40": 2500, "50": 1111, "60": 1200,
               "70": 2500, "71": 0, "72": 1500, "73": 2500},
    "denmark": {"10": 2500, "20": 2500, "30": 0, "40": 2500, "70": 2500, "71": 0, "72": 2500, "73": 2500},
}  # fmt: skip
"""VAT rate by article group; tobacco (40) is never reduced."""
KINDS = {"70": "gift_card", "71": "tip", "72": "prepayment", "73": "pant"}
"""Groups that are no goods: what their lines are. None is reduced, and but for pant none has VAT."""
GOODS = (
    # number, name, group, department, price (None: asked for), unit
    ("1", "Milk 1 l", "10", "1", 2490, ""),
    ("2", "Bread", "10", "1", 3990, ""),
    ("3", "Knife", "20", "2", 12950, ""),
    ("4", "Book", "30", "2", 19900, ""),
    ("5", "Apples", "10", "1", 2990, "kg"),
    ("6", "Flowers", "20", "2", None, ""),
    ("7", "Snuff", "40", "1", 9900, ""),
    ("8", "Cod", "50", "1", 17933, "kg"),
    ("9", "Ticket", "60", "2", 7500, ""),
    ("10", "Sample", "10", "1", 0, ""),
    ("11", "Screw", "20", "2", 33, ""),
    ("12", "Candy", "10", "1", 1, ""),
    ("13", "Present", "70", "1", 50000, ""),
    ("14", "Thanks", "71", "1", None, ""),
    ("15", "Booking", "72", "2", None, ""),
    ("16", "Bottle", "73", "1", 300, ""),
)
BRANDS = (("card", "visa"), ("card", "bankaxept"), ("card", ""), ("vipps", ""))
CLAIMS = {
    "norway": (("gift_card", ""), ("prepayment", ""), ("pant", "")),
    "denmark": (("gift_card", ""), ("gift_card", "single"), ("prepayment", ""), ("pant", "")),
}
"""What is paid with debts of the shop."""
OTHERS = (
    "lock", "clock", "rotate", "restart", "slip", "mapping", "person", "customer", "exported", "full",
    "answered", "key", "stock",
)  # fmt: skip
REASONS = ("bank", "change", "expense")


def some_days(
    random: Random, sales: int, days: int = 1, country: str = "norway", much: float = 0.4
) -> list[dict]:
    """Random days with so many baskets each.

    Args:
        random: Where chance comes from: seeded, or Hypothesis's own.
        sales: Baskets of a day.
        days: How many; some lie on the date of the one before.
        country: Whose rates and coins.
        much: How likely something else happens between two baskets.
    """
    shop = _Shop(random, country)
    for number in range(days):
        shop.open(number)
        for _ in range(sales):
            if random.random() < much:
                shop.something()
            shop.sale()
        shop.close()
    return shop.deeds


class _Shop:
    """What has been done so far."""

    def __init__(self, random: Random, country: str) -> None:
        self.random, self.ledger = random, Ledger(COIN[country])
        self.brands = (*BRANDS, *CLAIMS[country])
        self.deeds: list[dict] = []
        rates = GROUPS[country]
        self.goods = [
            {"number": number, "name": name, "group": group, "department": department, "rate": rates[group],
             "price": price, "unit": unit, "cut": group not in ("40", *KINDS),
             "kind": KINDS.get(group, "goods")}
            for number, name, group, department, price, unit in GOODS if group in rates
        ]  # fmt: skip
        self.training = self.emergency = False
        self.practised: list[int] = []
        self.today: list[int] = []
        """Receipts of the open day."""
        self.copied: set[int] = set()
        self.prices = 0
        self.turns: list[str] = []

    def chance(self, of: float) -> bool:
        """Does it happen?"""
        return self.random.random() < of

    def do(self, deed: dict) -> None:
        """A deed is done."""
        self.deeds.append(deed)
        self.ledger.take(deed)

    def open(self, number: int) -> None:
        """A morning: mostly the next date, now and then the same again."""
        if number and self.chance(0.8):
            self.do({"do": "next_date"})
        self.do({"do": "open", "float": self.random.choice([0, 100_000, 123_450]), "by": "1"})
        self.today = []

    def close(self) -> None:
        """An evening: X, Z, settlement."""
        if self.training:
            self.practice()
        if self.emergency:
            self.crisis()
        if self.chance(0.7):
            self.do({"do": "x", "by": MANAGER})
        expected = self.ledger.figures()["cash_expected"]
        self.do({"do": "z", "by": MANAGER})
        counted = max(0, expected + self.random.choice([0, 0, 50, -1000]))
        bag = self.random.randint(0, counted // 100) * 100
        self.do({"do": "settle", "counted": counted, "difference": counted - expected, "bag": bag})

    def something(self) -> None:
        """Anything but a sale. In training nothing but its end."""
        if self.training:
            if self.chance(0.5):
                self.practice()
            return
        self.random.choice([
            self.practice, self.crisis, self.x, self.ask, self.drawer, self.cash, self.copy, self.correct,
            self.price, self.ask, self.drawer, self.cash, self.copy, self.correct, self.other,
        ])()  # fmt: skip

    def practice(self) -> None:
        """Training begins or ends."""
        self.training = not self.training
        self.do({"do": "training", "on": self.training, "by": MANAGER})

    def crisis(self) -> None:
        """Emergency mode begins or ends."""
        self.emergency = not self.emergency
        self.do({"do": "emergency", "on": self.emergency, "by": MANAGER})

    def x(self) -> None:
        """An X report."""
        self.do({"do": "x", "by": MANAGER})

    def ask(self) -> None:
        """What does it cost?"""
        one = self.random.choice(self.goods)
        self.do({"do": "ask", "number": one["number"], "group": one["group"], "price": one["price"]})

    def drawer(self) -> None:
        """The drawer is opened without a sale."""
        self.do({"do": "drawer", "by_hand": self.chance(0.5)})

    def cash(self) -> None:
        """Cash in or out."""
        amount = self.random.choice([50_000, -20_000, -100, 12_300])
        self.do({"do": "cash", "amount": amount, "reason": self.random.choice(REASONS)})

    def copy(self) -> None:
        """The one copy of a receipt."""
        if free := [key for key in self.today if key not in self.copied]:
            key = self.random.choice(free)
            self.copied.add(key)
            self.do({"do": "copy", "of": key})

    def correct(self) -> None:
        """A wrong means of payment of this day; bottles are none, nor can it have been bottles."""
        if not (keys := [key for key in self.today if self.ledger.paid[key]]):
            return
        key = self.random.choice(keys)
        place = self.random.randint(0, len(self.ledger.paid[key]) - 1)
        old = self.ledger.paid[key][place]
        there = (old["kind"], old["brand"])
        others = [
            one for one in (*self.brands, ("cash", "")) if one != there and "pant" not in (one[0], there[0])
        ]
        if not others:
            return
        kind, brand = self.random.choice(others)
        self.do({"do": "correct", "of": key, "place": place, "kind": kind, "brand": brand})

    def price(self) -> None:
        """A price changes, at the till or by a file."""
        one = self.random.choice([one for one in self.goods if one["price"]])
        self.prices += 1
        one["price"] += self.prices
        self.do({"do": "price", "number": one["number"], "price": one["price"], "by_file": self.chance(0.4)})

    def other(self) -> None:
        """What no sum speaks of; each has its turn before one comes again."""
        self.turns = self.turns or self.random.sample(OTHERS, len(OTHERS))
        self.do({"do": self.turns.pop(), "by": MANAGER})

    def sale(self) -> None:
        """A basket, from its first line to its end."""
        random, earnest = self.random, not self.training
        lines = self.lines()
        back = self.back() if self.chance(0.2) else []
        if back and self.chance(0.5):
            lines = []
        deed = {
            "do": "sale", "key": len(self.deeds), "by": random.choice(CASHIERS), "lines": lines, "back": back,
            "cut": None, "removed": [], "fewer": {}, "dearer": {}, "provisional": 0, "undone": [],
            "parked": earnest and self.chance(0.08), "training": self.training, "declined": False,
            "emergency": self.emergency and earnest, "end": "paid", "tenders": [],
        }  # fmt: skip
        if lines:
            self.on_the_way(deed)
        deed["end"] = self.ends(deed)
        total = self.ledger.basket(deed).gross
        if earnest and self.chance(0.08):
            deed["provisional"] = random.randint(1, 2)
        if deed["end"] == "paid":
            self.pay(deed, total)
        self.do(deed)
        if deed["end"] == "paid":
            (self.practised if self.training else self.today).append(deed["key"])

    def ends(self, deed: dict) -> str:
        """Paid, mostly."""
        if self.chance(0.05):
            return "aborted"
        goods = deed["lines"] and all(line["kind"] not in OUTSIDE for line in deed["lines"])
        if not self.training and goods and not deed["back"] and self.chance(0.05):
            return "delivery"
        return "paid"

    def lines(self) -> list[dict]:
        """Lines of different goods; sold by group at a typed price now and then."""
        found = []
        for one in self.random.sample(self.goods, self.random.choice([1, 1, 2, 3, 5])):
            line = dict(one)
            if line["price"] is None:
                line["price"] = self.random.randint(1, 50_000)
            elif self.chance(0.05):
                line |= {"number": "", "price": self.random.randint(1, 9_999), "unit": ""}
            line["quantity"] = self.quantity(line["unit"])
            if line["cut"] and listed(line) and self.chance(0.15):
                self.reduce(line)
            found.append(line)
        return found

    def quantity(self, unit: str) -> int:
        """Pieces, or any weight."""
        return self.random.randint(1, 3_000) if unit else self.random.choice([1, 1, 1, 2, 3, 12]) * 1000

    def reduce(self, line: dict) -> None:
        """A discount on a line."""
        if self.chance(0.5):
            line["percent"] = self.random.choice([500, 1000, 3333, 10_000])
        else:
            line["off"] = self.random.randint(1, listed(line))

    def back(self) -> list[dict]:
        """Goods of an earlier receipt: all of a line, or a part."""
        keys = self.practised if self.training else [*self.ledger.paid]
        if not keys:
            return []
        key = self.random.choice(keys)
        found = []
        for place, line in enumerate(self.ledger.sales[key].lines):
            left = line["quantity"] - self.ledger.returned[key, place][0]
            if left > 0 and self.chance(0.6):
                part = (
                    left if left < 2000 or self.chance(0.5) else self.random.randint(1, left // 1000) * 1000
                )
                found.append({"of": key, "line": place, "quantity": part})
        return found

    def on_the_way(self, deed: dict) -> None:
        """Discount on it all, lines that were too many, or too dear at first."""
        lines = deed["lines"]
        here = {line["number"] for line in lines}
        spare = [one for one in self.goods if one["number"] not in here and one["price"]]
        if self.chance(0.1):
            deed["removed"] = [{**self.random.choice(spare), "quantity": 1000}]
        for place, line in enumerate(lines):
            if not line["unit"] and self.chance(0.06):
                deed["fewer"][place] = line["quantity"] + 1000 * self.random.randint(1, 3)
                if "off" in line or "percent" in line:
                    self.reduced_first(line, deed["fewer"][place])
            elif line["number"] == "6" and self.chance(0.3):
                deed["dearer"][place] = line["price"] + self.random.randint(1, 999)
        base = sum(listed(line) - own(line) for line in lines if line["cut"])
        if base > 0 and self.chance(0.12):
            share = {"percent": self.random.choice([500, 1000, 2575])}
            deed["cut"] = share if self.chance(0.5) else {"amount": self.random.randint(1, base)}

    def reduced_first(self, line: dict, before: int) -> None:
        """A discount given while there were more pieces may be more than the fewer cost."""
        line["early"] = True
        if "off" in line:
            line["off"] = self.random.randint(1, listed({**line, "quantity": before}))

    def pay(self, deed: dict, total: int) -> None:
        """Tenders that pay it: split now and then, in coins where cash ends it."""
        if not total:
            return
        if not self.training and self.chance(0.05):
            deed["declined"] = True
            deed["tenders"] = [{"kind": "card", "brand": "visa", "handed": total}]
            return
        deed["tenders"], left = self.part(total) if self.chance(0.2) else ([], total)
        if not self.training and self.chance(0.05):
            deed["undone"], _ = self.part(total)
        kind, brand = self.random.choice([*self.brands, *[("cash", "")] * 4])
        handed = left
        if kind == "cash":
            handed = nearest(left, self.ledger.coin)
            handed += self.random.choice([0, 0, 100, 5_000, 3 * self.ledger.coin]) if left > 0 else 0
        deed["tenders"].append({"kind": kind, "brand": brand, "handed": handed})

    def part(self, left: int) -> tuple[list[dict], int]:
        """A first payment, and what it leaves; none where there is nothing to split."""
        sign = 1 if left > 0 else -1
        if abs(left) < 300:
            return [], left
        amount = sign * self.random.randint(1, abs(left) - 100)
        kind, brand = self.random.choice([*self.brands, ("cash", "")])
        if kind == "cash":
            amount = sign * (abs(amount) // 100 * 100)
        if not amount:
            return [], left
        return [{"kind": kind, "brand": brand, "handed": amount}], left - amount
