"""While the drawer is open nothing is registered in Norway; scans are held and go on in order."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import jobs, paying, selling
from tests.till.shop import BREAD, KNIFE, MILK, Box, opened, paid, ring


def kinds(till, after):
    """The kinds of entry since a row."""
    rows = till.database.execute_sql("SELECT kind, body FROM entry WHERE id > ? ORDER BY id", (after,))
    return [kind for kind, _ in rows]


def test_scans_are_held_counted_and_registered_in_order(till):
    paid(ring(till, MILK), ("cash", 2500))
    start = till.journal.id
    jobs.drawer_moved(till, "open")
    ring(till, BREAD, KNIFE, BREAD)
    assert till.sale is None
    assert till.banners["drawer_open"].facts == {"count": 3}
    jobs.drawer_moved(till, "shut")
    assert [line.name for line in till.sale.lines] == ["Bread", "Knife", "Bread"]
    assert (till.held, "drawer_open" in till.banners) == ((), False)
    assert kinds(till, start) == ["drawer_opened", "drawer_closed"]


def test_an_unknown_code_among_them_keeps_the_order(till):
    jobs.drawer_moved(till, "open")
    ring(till, MILK, "5701234567899", BREAD)
    jobs.drawer_moved(till, "shut")
    assert [line.name for line in till.sale.lines] == ["Milk 1 l"]
    assert till.waiting == (BREAD,)


@pytest.mark.parametrize(
    "deed",
    [
        lambda till: selling.tap(till, "2"),
        lambda till: selling.quantity(till, 1, 2000),
        lambda till: selling.sell_open(till, "20", 100),
        lambda till: paying.pay(till),
    ],
)
def test_nothing_else_is_registered_either(till, deed):
    ring(till, MILK)
    jobs.drawer_moved(till, "open")
    before, row = till.sale, till.journal.id
    with pytest.raises(Refused, match="drawer_open"):
        deed(till)
    assert (till.sale, till.payment, till.journal.id) == (before, None, row)


def test_no_sale_is_finished_beside_an_open_drawer(till):
    paying.pay(ring(till, MILK))
    jobs.drawer_moved(till, "open")
    with pytest.raises(Refused, match="drawer_open"):
        paying.tender(till, "card", 2490)
    jobs.drawer_moved(till, "shut")
    assert paying.tender(till, "card", 2490).paid


def test_without_a_sense_switch_no_cash_in_norway(till):
    till.drawer = "unknown"
    paying.pay(ring(till, MILK))
    with pytest.raises(Refused, match="drawer_offline"):
        paying.tender(till, "cash", 2500)
    assert paying.tender(till, "card", 2490).paid


def test_who_opened_it_is_journalled(till):
    paid(ring(till, MILK), ("cash", 2500))
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    jobs.drawer_moved(till, "open")
    rows = till.database.execute_sql("SELECT body ->> 'cause' FROM entry WHERE kind = 'drawer_opened'")
    assert [cause for (cause,) in rows] == ["sale", "by_hand"]


def test_a_kick_that_failed_leaves_the_opening_to_a_hand(till):
    sale = paid(ring(till, MILK), ("cash", 2500))
    jobs.ended(till, sale.drawer, "failed")
    assert "drawer_offline" in till.banners
    jobs.drawer_moved(till, "open")
    rows = till.database.execute_sql("SELECT body ->> 'cause' FROM entry WHERE kind = 'drawer_opened'")
    assert rows.fetchall() == [("by_hand",)]
    assert "drawer_offline" not in till.banners


def test_denmark_sells_on(tmp_path):
    box = Box(tmp_path / "dk", "denmark")
    till = box.start()
    try:
        opened(till)
        jobs.drawer_moved(till, "open")
        assert [line.name for line in ring(till, MILK).sale.lines] == ["Milk 1 l"]
    finally:
        box.off()
