"""A hundred thousand products come in and change their prices in time that grows with their number."""

import time
from dataclasses import replace

from appliance.domain.product import Product
from appliance.till import catalogue
from tests.till.shop import Box


def seconds(till, products: list[Product]) -> float:
    """How long the processor takes to put these, new and then with other prices."""
    began = time.process_time()
    assert catalogue.put(till, products) == len(products)
    assert catalogue.put(till, [replace(one, price=3000) for one in products]) == len(products)
    assert catalogue.put(till, [replace(one, price=3000) for one in products]) == 0
    return time.process_time() - began


def some(first: int, count: int) -> list[Product]:
    """So many products with a code each."""
    return [
        Product(str(n), f"Blåbærsyltetøy {n}", "10", "1", 2000, 1500, codes=(f"K{n}",))
        for n in range(first, first + count)
    ]


def test_ten_times_as_many_take_about_ten_times_as_long(tmp_path):
    box = Box(tmp_path / "box")
    till = box.start()
    few = seconds(till, some(1, 3_000))
    many = seconds(till, some(100_000, 30_000))
    box.off()
    # Ten times when it is linear, a hundred when each product looks at all the others.
    assert many < 30 * few
