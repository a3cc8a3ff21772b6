"""What does it cost? The answer is journalled, nothing is sold, and the open sale waits."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import asking, catalogue, day, jobs, modes, people, scanning
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, managed, ring


def test_a_scan_asks_and_the_basket_stays(till):
    ring(till, MILK)
    sale, start = till.sale, till.journal.id
    asking.begin(till)
    ring(till, KNIFE)
    assert (till.asked.name, till.asked.price, till.sale) == ("Knife", 12_950, sale)
    asked = last(till)
    assert {name: asked[name] for name in ("product", "name", "group", "price", "rate")} == {
        "product": "3", "name": "Knife", "group": "20", "price": 12_950, "rate": 2_500,
    }  # fmt: skip
    asking.look_up_number(till, "6")  # flowers, at an open price
    assert (till.asked.name, last(till)["price"]) == ("Flowers", "")
    asking.end(till)
    assert (till.asking, till.asked) == (False, None)
    assert [line.name for line in ring(till, BREAD).sale.lines] == ["Milk 1 l", "Bread"]
    assert kinds(till, start) == ["price_asked", "price_asked"]
    inquiries = day.report(till)["price_inquiries"]
    assert inquiries == [
        {"group": "20", "name": "Hardware", "n": 2, "amount": 12_950},
    ]


def test_beside_an_open_drawer_one_may_ask(till):
    asking.begin(till)
    jobs.drawer_moved(till, "open")
    assert (ring(till, MILK).asked.name, till.held) == ("Milk 1 l", ())


def test_a_code_that_nobody_knows_is_a_question_and_no_answer(till):
    asking.begin(till)
    ring(till, MILK)
    start = till.journal.id
    ring(till, "5701234567899", BREAD)
    assert (till.question.code, till.asked, till.waiting) == ("unknown_code", None, (BREAD,))
    catalogue.create(till, "5701234567899", "Jam", "10", 4_500)
    till.waiting = ("5701234567899", *till.waiting)
    scanning.answer(till)
    assert (till.asked.name, till.sale) == ("Bread", None)
    assert kinds(till, start) == ["catalogue", "price_asked", "price_asked"]
    with pytest.raises(Refused, match="unknown_code"):
        asking.look_up_number(till, "99")


def test_a_misreading_says_so_until_something_is_read(till):
    asking.begin(till)
    ring(till, "7038010000011")
    assert "unreadable_scan" in till.banners
    ring(till, MILK)
    assert "unreadable_scan" not in till.banners


def test_whoever_goes_takes_the_asking_along(till):
    asking.begin(till)
    people.lock(till)
    ring(till, MILK)
    people.log_in(till, "1", "1234")
    assert (till.asking, [line.name for line in till.sale.lines]) == (False, ["Milk 1 l"])


def test_it_is_no_practice(till):
    modes.begin_training(managed(till))
    with pytest.raises(Refused, match="training_only_sells"):
        asking.begin(till)
    with pytest.raises(Refused, match="training_only_sells"):
        asking.look_up_number(till, "1")
    assert not till.asking


def test_what_the_drawer_held_is_sold_and_not_asked_for(till):
    jobs.drawer_moved(till, "open")
    ring(till, MILK)
    asking.begin(till)
    jobs.drawer_moved(till, "shut")
    assert (till.asked, [line.name for line in till.sale.lines]) == (None, ["Milk 1 l"])


def test_a_price_that_waits_behind_a_question_is_not_sold_when_the_drawer_shuts(till):
    asking.begin(till)
    jobs.drawer_moved(till, "open")
    ring(till, "5701234567899", MILK)
    assert (till.held, till.waiting) == ((), (MILK,))
    jobs.drawer_moved(till, "shut")
    scanning.answer(till)
    assert (till.asked.name, till.sale) == ("Milk 1 l", None)
