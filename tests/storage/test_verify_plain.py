"""A country without a seal has the hash chain all the same: verify names what was done to its journal."""

import json
from dataclasses import replace

import pytest

from appliance.till import catalogue, verifying
from tests.storage.test_verify import reach_in, sales
from tests.till.shop import BREAD, GROUPS, MILK, PRODUCTS, Box, opened, paid, ring


@pytest.fixture(params=["EUR", "JPY", "KWD"])
def till(tmp_path, request):
    """A till without a seal in another currency, three sales paid by card."""
    box = Box(tmp_path / "plain", "plain", request.param)
    till = opened(box.start())
    for code, due in ((MILK, 2490), (BREAD, 3990), (MILK, 2490)):
        paid(ring(till, code), ("card", due))
    yield till
    box.off()


def verdict(till):
    """What verify says, less the count."""
    return verifying.verify(till.database, till.rules)[1]


def test_it_is_whole_and_nobody_signed_it(till):
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")
    assert [json.loads(body)["seal"] for _, _, body in sales(till)] == [{}, {}, {}]
    assert [json.loads(body)["nr"] for _, _, body in sales(till)] == [1, 2, 3]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_changed_amount(till, place):
    row, number, body = sales(till)[place]
    data = json.loads(body)
    forged = json.dumps({**data, "gross": data["gross"] - 1}, sort_keys=True, separators=(",", ":"))
    reach_in(till, ("UPDATE entry SET body = ? WHERE id = ?", (forged.encode(), row)))
    assert verdict(till) == f"entry 1/1/{number}: its hash does not follow from the entry before it"


def test_a_removed_sale(till):
    row, number, _ = sales(till)[0]
    reach_in(till, ("DELETE FROM entry WHERE id = ?", (row,)))
    assert verdict(till) == f"entry 1/1/{number + 1}: expected number {number}, got {number + 1}"


def test_two_sales_in_each_other_s_place(till):
    (one, number, first), (other, _, second), _ = sales(till)
    swap = "UPDATE entry SET body = ? WHERE id = ?"
    reach_in(till, (swap, (second, one)), (swap, (first, other)))
    assert verdict(till) == f"entry 1/1/{number}: its hash does not follow from the entry before it"


def test_any_rate_of_vat(till):
    """17 % is a rate nowhere near Norway: 1.17 is 1.00 and 0.17."""
    milk = next(product for product in PRODUCTS if product.number == "1")
    catalogue.put(till, (replace(milk, price=117, rate=1700),), GROUPS)
    assert paid(ring(till, MILK), ("card", 117)).data["vat"] == [
        {"rate": 1700, "gross": 117, "net": 100, "vat": 17}
    ]
