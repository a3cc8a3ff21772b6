"""Orders under every kind of bad luck at once: each is billed once, to its customer, for its sum."""

from random import Random

import pytest

from appliance.integrations import Later, Unknown
from appliance.storage.delivery import State
from tests.upload.handed import HOUR, Cut, Shop, one_order
from tests.upload.shop import one_day


class Luck:
    """What becomes of each call: most go well."""

    def __init__(self, random: Random, shop: Shop) -> None:
        self.random, self.shop, self.on = random, shop, True
        self.whole = shop.billing.deliver
        shop.billing.deliver = self.deliver

    def step(self) -> None:
        """The power goes."""
        if self.on and self.random.random() < 0.02:
            raise Cut

    def deliver(self, order, links, delivery):
        """The network, the server, the answer on its way back."""
        drawn = self.random.random() if self.on else 1.0
        if drawn < 0.1:
            return Later("network_down", everything=True)
        if drawn < 0.15:
            return Unknown("server_error")
        answer = self.whole(order, links, delivery)
        return Unknown("answer_lost") if drawn < 0.3 else answer


@pytest.mark.parametrize("seed", [5, 24, *range(100, 110)])
def test_each_is_billed_once(tmp_path, seed):
    random = Random(seed)
    shop = Shop(tmp_path)
    shop.ledger.customers = [("A1", "10001"), ("A2", "10001"), ("A3", "10003")]
    luck = Luck(random, shop)
    orders = [one_order(number, f"1000{random.randint(1, 4)}") for number in range(1, 9)]
    _, voucher = one_day()
    shop.till.close_day(voucher)
    left = list(orders)
    for turn in range(40):
        if left and random.random() < 0.5:
            shop.hand_over(left.pop(0))
        if random.random() < 0.05:
            shop.lose()
        if turn == 20:
            shop.link("customer", "10001", "A2")
        try:
            shop.run(random.choice([60_000, HOUR // 4, HOUR]), luck.step)
        except Cut:
            continue
    luck.on = False
    for order in left:
        shop.hand_over(order)
    for _ in range(10):
        shop.run(HOUR)
    ours = dict(shop.ledger.customers)
    billed = sorted((key, ours[theirs], total) for key, theirs, total in shop.ledger.billed)
    assert billed == sorted((one.key, one.customer.number, one.gross) for one in orders)
    assert all(theirs != "A1" for _, theirs, _ in shop.ledger.billed)
    made = [number for _, number in shop.ledger.customers]
    assert sorted(set(made)) == sorted({"10001", "10003", *(one.customer.number for one in orders)})
    assert made.count("10002") <= 1 and made.count("10003") == 1 and made.count("10004") <= 1
    assert {shop.row(one).state for one in orders} == {State.ACCEPTED}
