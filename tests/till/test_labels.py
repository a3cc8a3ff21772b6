"""Which goods want new labels: those whose name or price changed since yesterday, those that came in."""

from dataclasses import replace

from appliance.till import catalogue, labels, stock
from tests.till.shop import PRODUCTS, managed


def test_new_prices_and_names_and_nothing_else(till, box):
    box.clock.forward(25)
    assert labels.changed(till) == []  # the shelf was filled yesterday
    milk, bread, knife = PRODUCTS[:3]
    catalogue.put(till, [replace(milk, price=2690)])
    catalogue.put(till, [replace(bread, name="Loaf"), replace(knife, discountable=False)])
    assert [(one.name, one.price) for one in labels.changed(till)] == [("Loaf", 3990), ("Milk 1 l", 2690)]
    catalogue.put(till, [replace(milk, price=2790)])
    assert [(one.number, one.price) for one in labels.changed(till)] == [("1", 2790), ("2", 3990)]


def test_what_came_in_has_a_label_for_each_piece_and_one_for_what_is_weighed(till, box):
    managed(till)
    for number in ("1", "5"):
        stock.keep(till, number, 0)
    stock.receive(till, "1", 12_000)
    stock.receive(till, "1", 6_000)
    stock.receive(till, "5", 40_500)
    assert sorted((one.number, count) for one, count in labels.received(till)) == [("1", 18), ("5", 1)]
    box.clock.forward(25)
    assert labels.received(till) == []
