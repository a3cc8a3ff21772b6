"""Denmark: cash goes to the nearest half krone (bekendtgørelse 928/2008 § 2), cards do not; VAT 25 or 0."""

from dataclasses import replace

import pytest

from appliance.fiscal import rules_for
from appliance.till import catalogue, goods_file
from tests.till.shop import GROUPS, MILK, PRODUCTS, Box, opened, paid, ring


@pytest.fixture
def box(tmp_path):
    """A Danish box."""
    made = Box(tmp_path / "dk", "denmark")
    yield made
    made.off()


def priced(till, price):
    """Milk at a price, 25 %, in the basket."""
    catalogue.put(till, (replace(PRODUCTS[0], price=price, rate=2500),), GROUPS)
    return ring(till, MILK)


@pytest.mark.parametrize(
    ("total", "cash"),
    [(2400, 2400), (2424, 2400), (2425, 2450), (2449, 2450), (2474, 2450), (2475, 2500), (24, 0), (25, 50)],
)
def test_cash_is_rounded_and_the_sealed_amount_is_not(box, total, cash):
    till = opened(box.start())
    sale = paid(priced(till, total), ("cash", max(cash, 50))).data
    assert (sale["gross"], sale["rounding"]) == (total, cash - total)
    assert sale["seal"]["in"] == f"{total // 100}.{total % 100:02}"


def test_a_card_pays_the_ore(box):
    till = opened(box.start())
    assert paid(priced(till, 2474), ("card", 2474)).data["rounding"] == 0


@pytest.mark.parametrize(("rate", "good"), [("25", 1), ("0", 1), ("15", 0), ("12", 0), ("11,11", 0)])
def test_rates(rate, good):
    plan = goods_file.read(
        f"Varenr;Navn;Varegruppe;Pris;Moms\n1;Mælk;10;24,95;{rate}\n".encode(), rules_for("denmark")
    )
    assert (len(plan.products), len(plan.problems)) == (good, 1 - good)
