"""Customers of the demo's shop: what they take, how they pay, and what they think better of."""

from random import Random

from appliance.domain.line import ONE, Discount
from appliance.domain.payment import CASH
from appliance.domain.product import Product
from appliance.till import parking, paying, returns, scanning, selling
from appliance.till.till import Till

BASKETS: dict[str, tuple[tuple[str, ...], int, int]] = {
    "shop": (("10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "24"), 1, 9),
    "café": (("30", "31"), 1, 3),
    "lunch": (("30",), 2, 4),
    "tickets": (("40", "41", "60"), 1, 1),
    "papers": (("50", "51", "17"), 1, 2),
    "gifts": (("22",), 1, 2),
}
"""What somebody comes for: article groups, and how many things they take."""
WISHES = {"shop": 46, "café": 22, "lunch": 8, "tickets": 11, "papers": 8, "gifts": 5}
TENDERS = (
    ("card", "bankaxept", 44),
    ("card", "visa", 20),
    ("card", "mastercard", 9),
    ("vipps", "", 12),
    (CASH, "", 15),
)
DANISH = {"bankaxept": ("card", "dankort"), "": ("mobilepay", "")}
"""What the same customers have in their pockets in Denmark, by brand."""
BOTTLES = "16"
"""Group whose bottles carry pant."""
SMALL, LARGE = "Pant 2 kr", "Pant 3 kr"


class Customers:
    """The customers of one day, one after the other."""

    def __init__(self, till: Till, random: Random, products: list[Product]) -> None:
        """Know the goods; a product's place in its group says how often it is wanted."""
        self.till, self.random = till, random
        self.groups: dict[str, list[Product]] = {}
        for product in sorted(products, key=lambda one: int(one.number)):
            self.groups.setdefault(product.group, []).append(product)
        self.by_name = {product.name: product for product in products}
        self.bought: list[int] = []
        """Journal rows of the day's receipts that goods can come back of."""

    def serve(self, hour: int) -> None:
        """Serve whoever is next: most buy, some bring something back."""
        chance = self.random.random()
        if chance < 0.012 and self.bought:
            self._bring_back(self.bought.pop(self.random.randrange(len(self.bought))))
            return
        wish = self._wish(hour)
        self._fill(wish)
        if chance > 0.988:
            selling.cancel(self.till)
            return
        self._think_again()
        if self.till.sale:
            self._pay()
            self._afterwards(wish)

    def _wish(self, hour: int) -> str:
        lunch = 5 if 11 <= hour <= 13 else 1
        weights = [weight * (lunch if wish == "lunch" else 1) for wish, weight in WISHES.items()]
        return self.random.choices(list(WISHES), weights)[0]

    def _fill(self, wish: str) -> None:
        groups, least, most = BASKETS[wish]
        weights = [len(self.groups[group]) for group in groups]
        for _ in range(min(self.random.randint(least, most), self.random.randint(least, most))):
            self._take(self.random.choices(groups, weights)[0])
        if wish == "shop" and self.random.random() < 0.3:
            self._take("24")

    def _take(self, group: str) -> None:
        """Put one thing in the basket, as the cashier would: scanned, tapped, weighed or priced."""
        goods = self.groups[group]
        product = self.random.choices(goods, [1 / (place + 3) for place in range(len(goods))])[0]
        if product.price is None:
            selling.sell(self.till, product, price=self.random.randrange(99, 399) * 100)
        elif product.codes:
            scanning.scan(self.till, product.codes[0])
        else:
            selling.tap(self.till, product.number)
        if self.till.question and not self._is_of_age():
            return
        line = self.till.sale.lines[-1].id if self.till.sale else 0
        if product.unit == "kg":
            selling.quantity(self.till, line, self.random.randrange(350, 2_200, 5))
        elif group == "40" or self.random.random() < 0.08:
            selling.quantity(self.till, line, self.random.choice((2, 2, 3, 4)) * ONE)
        if group == BOTTLES and " l" in product.name:
            selling.tap(self.till, self.by_name[LARGE if "1,5 l" in product.name else SMALL].number)

    def _is_of_age(self) -> bool:
        """Everybody here is; what is not sold at this hour stays on the shelf."""
        asked, self.till.question = self.till.question, None
        if asked and asked.code == "age_needed":
            selling.put_of_age(self.till)
            return True
        return False

    def _think_again(self) -> None:
        """A thing that is put back, a discount, a basket that waits while the purse is fetched."""
        sale, chance = self.till.sale, self.random.random()
        if not sale:
            return
        line = self.random.choice(sale.lines)
        if chance < 0.02 and len(sale.lines) > 1:
            selling.remove(self.till, line.id)
        elif chance < 0.045 and line.discountable:
            selling.discount_line(self.till, line.id, Discount(0, "Går ut på dato", percent=3_000))
        elif chance < 0.06 and any(one.discountable for one in sale.lines):
            selling.discount_sale(self.till, Discount(0, "Fast kunde", percent=1_000))
        elif chance < 0.075:
            parking.park(self.till, self.random.choice(("Henter lommebok", "Rød jakke", "")))
            parking.resume(self.till, sale.id)

    def _pay(self) -> None:
        kinds = [(kind, brand) for kind, brand, _ in TENDERS]
        kind, brand = self.random.choices(kinds, [weight for _, _, weight in TENDERS])[0]
        if self.till.rules.country == "denmark" and kind != CASH:
            kind, brand = DANISH.get(brand, (kind, brand))
        payment = paying.pay(self.till)
        if payment.paid:
            return
        if kind == CASH:
            paying.tender(self.till, CASH, self.random.choice(paying.quick_amounts(self.till)))
            return
        reference = f"{self.random.randrange(10**12):012d}" if kind == "card" else ""
        paying.tender(self.till, kind, payment.left, brand, reference)

    def _afterwards(self, wish: str) -> None:
        """Remember what may come back; now and then a copy is asked for, or the wrong key was touched."""
        paid = self.till.paid
        if not paid:
            return
        chance, found = self.random.random(), returns.receipt(self.till, paid.row)
        if wish in ("shop", "gifts") and chance > 0.5:
            self.bought.append(paid.row)
        if chance < 0.006:
            returns.copy(self.till, found)
        elif chance < 0.016 and (first := returns.tenders(self.till, found))[0]["kind"] == "card":
            returns.correct_tender(self.till, found, 0, self._by_phone() if len(first) == 1 else CASH)

    def _by_phone(self) -> str:
        return "mobilepay" if self.till.rules.country == "denmark" else "vipps"

    def _bring_back(self, row: int) -> None:
        """One line of an earlier receipt comes back, and the money goes out the way it came in."""
        found = returns.receipt(self.till, row)
        back = [one for one in found.data["lines"] if one["gross"] > 0 and one["group"] not in ("19", "23")]
        if not back:
            return
        line = self.random.choice(back)["line"]
        returns.return_lines(self.till, found, {line: found.left(line)})
        payment = paying.pay(self.till)
        tender = returns.tenders(self.till, found)[0]
        left = payment.cash_due if tender["kind"] == CASH else payment.left
        paying.tender(self.till, tender["kind"], left, tender["brand"])
