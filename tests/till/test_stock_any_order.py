"""Whatever comes in, is sold, brought back, put right and counted, in whatever order, and whatever becomes of
the power: on hand is what a person with a pencil has, and a rebuild makes the same of the journal."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as of

from appliance.storage import projections
from appliance.till import returns, slips, stock, stocktake
from tests.till.shop import APPLES, BREAD, MILK, Box, managed, opened, paid, ring

CODES = {"1": MILK, "2": BREAD, "5": APPLES}
NUMBER, PIECES = of.sampled_from(sorted(CODES)), of.integers(1, 5).map(lambda pieces: pieces * 1000)
STEPS = of.lists(
    of.one_of(
        of.tuples(of.just("receive"), NUMBER, PIECES),
        of.tuples(of.just("sell"), NUMBER, PIECES),
        of.tuples(of.just("deliver"), NUMBER, PIECES),
        of.tuples(of.just("bring_back"), NUMBER, PIECES),
        of.tuples(
            of.just("adjust"), NUMBER, of.integers(-5, 5).filter(bool).map(lambda pieces: pieces * 1000)
        ),
        of.tuples(of.just("count"), NUMBER, PIECES),
        of.tuples(of.just("finish"), of.just(""), of.just(0)),
        of.tuples(of.just("keep"), NUMBER, of.sampled_from((None, 0, 3000))),
        of.tuples(of.just("cut"), of.just(""), of.just(0)),
    ),
    min_size=5,
    max_size=25,
)


class Pencil:
    """A till, and somebody who writes down what is on the shelf."""

    def __init__(self, folder):
        self.box = Box(folder)
        self.till = managed(opened(self.box.start()))
        self.there, self.counted, self.receipts = {}, {}, []

    def move(self, number, quantity):
        if number in self.there:
            self.there[number] += quantity

    def receive(self, number, quantity):
        if number in self.there:
            stock.receive(self.till, number, quantity)
            self.move(number, quantity)

    def sell(self, number, quantity):
        for _ in range(quantity // 1000):
            ring(self.till, CODES[number])
        done = paid(self.till, ("card", self.till.sale.total))
        self.receipts.append((done.data["receipt"], number))
        self.move(number, -quantity)

    def deliver(self, number, quantity):
        for _ in range(quantity // 1000):
            ring(self.till, CODES[number])
        slips.deliver(self.till, "10001", "Fjord Hotell")
        self.move(number, -quantity)

    def bring_back(self, _number, _quantity):
        for receipt, number in self.receipts:
            found = returns.find_receipt(self.till, receipt)
            if found.left(1) >= 1000:
                returns.return_lines(self.till, found, {1: 1000})
                paid(self.till, ("card", self.till.sale.total))
                self.move(number, 1000)
                return

    def adjust(self, number, quantity):
        if number in self.there:
            stock.adjust(self.till, number, quantity, "wrong_count")
            self.move(number, quantity)

    def count(self, number, quantity):
        if number in self.there:
            stocktake.count(self.till, number, quantity)
            self.counted[number] = quantity - self.there[number]

    def finish(self, _number, _quantity):
        if self.counted:
            stocktake.finish(self.till)
            for number, more in self.counted.items():
                self.move(number, more)
            self.counted = {}

    def keep(self, number, minimum):
        stock.keep(self.till, number, minimum)
        if minimum is None:
            self.there.pop(number, None)
            self.counted.pop(number, None)
        else:
            self.there.setdefault(number, 0)

    def cut(self, _number, _quantity):
        self.till = managed(self.box.power_cut())
        self.till.drawer = "shut"


@given(STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_pencil_agrees(tmp_path_factory, steps):
    shelf = Pencil(tmp_path_factory.mktemp("shelf") / "box")
    try:
        for number in CODES:
            shelf.keep(number, 0)
        for deed, number, quantity in steps:
            getattr(shelf, deed)(number, quantity)
        database = shelf.till.database
        assert stock.counts(shelf.till)[0] == len(shelf.there)
        assert {one.number: one.on_hand for one in stock.every(shelf.till)} == shelf.there
        assert projections.differences(database) == []
        summed = "SELECT product, SUM(quantity) FROM movement GROUP BY product"
        moved = dict.fromkeys(shelf.there, 0) | dict(database.execute_sql(summed).fetchall())
        assert moved == shelf.there
    finally:
        shelf.box.off()
