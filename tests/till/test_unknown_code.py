"""An unknown code is a question; what is scanned behind it waits, in order."""

from appliance.till import scanning, selling
from tests.till.shop import BREAD, KNIFE, MILK, ring

STRANGE, STRANGER = "5701234567899", "5701234567905"


def names(till):
    """What is in the basket."""
    return [line.name for line in till.sale.lines] if till.sale else []


def test_later_scans_wait_and_follow_in_order(till):
    ring(till, MILK, STRANGE, BREAD, STRANGER, KNIFE)
    assert names(till) == ["Milk 1 l"]
    assert till.question.facts == {"code": STRANGE}
    assert till.waiting == (BREAD, STRANGER, KNIFE)
    scanning.answer(till)
    assert names(till) == ["Milk 1 l", "Bread"]
    assert till.question.facts == {"code": STRANGER}
    assert till.waiting == (KNIFE,)
    scanning.answer(till)
    assert names(till) == ["Milk 1 l", "Bread", "Knife"]
    assert (till.question, till.waiting) == (None, ())


def test_sold_in_a_group_instead_the_rest_follows_behind_it(till):
    ring(till, STRANGE, BREAD)
    selling.sell_open(till, "20", 4900)
    scanning.answer(till)
    assert [(line.name, line.gross) for line in till.sale.lines] == [("Hardware", 4900), ("Bread", 3990)]


def test_an_open_price_is_asked_for_and_the_rest_waits(till):
    ring(till, "6", MILK)
    assert till.question.code == "price_needed"
    assert till.waiting == (MILK,)
