"""What is refused has changed nothing: the payment, the money taken, and who did it stay as they were."""

from pathlib import Path
from typing import Any

import pytest

from appliance.domain.favourites import Page
from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.till import (
    asking,
    books,
    catalogue,
    day,
    favourites,
    jobs,
    mapping,
    modes,
    parking,
    paying,
    people,
    returns,
    selling,
    slips,
)
from appliance.till.mapping import Row
from appliance.till.till import Person, Till
from tests.storage.test_disk_full import fill, make_room
from tests.till.shop import BREAD, KNIFE, MILK, managed, paid, ring, trusted


@pytest.mark.parametrize(
    "deed",
    [
        lambda till: selling.quantity(till, 99, 2000),
        lambda till: selling.price(till, 1, 100),
        lambda till: selling.discount_line(till, 1, Discount(100, "")),
    ],
    ids=["no such line", "no open price", "no reason"],
)
def test_a_refused_change_leaves_the_payment(till, deed):
    payment = paying.pay(ring(till, MILK))
    sale = till.sale
    with pytest.raises(Refused):
        deed(till)
    assert (till.sale, till.payment) == (sale, payment)


def test_turning_to_payment_again_keeps_the_money_that_was_taken(till):
    paying.pay(ring(till, KNIFE))
    taken = paying.tender(till, "cash", 5_000)
    assert paying.pay(till) == taken
    assert till.payment == taken


def test_a_sale_of_nothing_that_cannot_be_stored_is_not_under_payment(till):
    selling.discount_sale(ring(trusted(till), BREAD), Discount(3_990, "gift"))
    fill(till)
    sale = till.sale
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            paying.pay(till)
            till.sale = sale
    assert (till.sale, till.payment) == (sale, None)
    make_room(till)
    assert paying.pay(till).paid


def test_a_log_in_that_cannot_be_stored_lets_nobody_in(till):
    people.lock(till)
    fill(till)
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            people.log_in(till, "1", "1234")
            till.operator = None
    assert till.operator is None


@pytest.mark.parametrize(
    "deed",
    [
        lambda till: selling.remove(till, 1),
        lambda till: selling.quantity(till, 1, 1000),
        lambda till: selling.discount_sale(till, Discount(100, "damaged")),
        selling.cancel,
        lambda till: parking.park(till, "blue hat"),
        lambda till: paying.tender(till, "card", 4_980),
    ],
    ids=["remove", "quantity", "discount", "cancel", "park", "tender"],
)
def test_nothing_is_journalled_of_nobody(till, deed):
    paying.pay(ring(till, MILK, MILK))
    people.lock(till)
    sale, number = till.sale, till.journal.number
    with pytest.raises(Refused, match="not_logged_in"):
        deed(till)
    assert (till.sale, till.journal.number) == (sale, number)


def everything(till: Till, box) -> list[Any]:
    """What a refusal must leave as it was: the till's own values, its file, and what went to devices."""
    names = (
        "sale", "payment", "paid", "day", "operator", "question", "waiting", "held", "training", "crisis",
        "asking", "asked", "full_since", "kicked",
    )  # fmt: skip
    counters = (dict(till.counters.receipts), till.counters.nr, till.counters.signature, till.counters.z)
    owed = till.database.execute_sql("SELECT * FROM job ORDER BY id").fetchall()
    file = (till.journal.id, till.journal.head, owed, len(box.sent))
    return [*(getattr(till, name) for name in names), counters, dict(till.banners), file]


def practising(till):
    """In training, with a practice receipt and nothing open."""
    modes.begin_training(managed(till))
    paid(ring(till, MILK), ("card", 2490))


def practising_a_sale(till):
    """In training, in the middle of a sale."""
    practising(till)
    ring(till, BREAD)


def ringing(till):
    """A sale is open, and one was paid."""
    paid(ring(till, MILK), ("card", 2490))
    ring(till, KNIFE)


def half_paid(till):
    """A sale is half paid when the printer dies."""
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5_000)
    jobs.printer_changed(till, "offline")


def no_printer(till):
    """The printer has no paper."""
    ring(till, MILK)
    jobs.printer_changed(till, "out_of_paper")


def no_switch(till):
    """Nobody knows whether the drawer is open."""
    paying.pay(ring(managed(till), MILK))
    till.drawer = "unknown"


def in_trouble(till):
    """An emergency is on; Kari stands at the till."""
    modes.begin_emergency(managed(till), "other", "flood")
    people.log_in(till, "1", "1234")


def well(till):
    """Everything is well, and Ola looks on."""
    jobs.printer_changed(managed(till), "fine")


def closed(till):
    """The day was closed and is not settled."""
    paid(ring(till, MILK), ("card", 2490))
    day.z_report(till)


REFUSALS = [
    (practising, "training_only_sells", lambda till: parking.resume(till, "0" * 32)),
    (practising_a_sale, "training_only_sells", lambda till: parking.park(till, "blue hat")),
    (practising, "training_only_sells", day.x_report),
    (practising, "training_on", day.z_report),
    (practising, "training_only_sells", lambda till: day.open_day(till, 0)),
    (practising, "training_only_sells", lambda till: day.move_cash(till, 100, "change")),
    (practising, "training_only_sells", lambda till: day.commit_cash(till, 100, "change")),
    (practising, "training_only_sells", day.open_drawer),
    (practising, "training_only_sells", lambda till: parking.abort_parked(till, "0" * 32)),
    (practising, "training_only_sells", lambda till: day.settle_day(till, Count(0, {}, {}, {}))),
    (practising, "training_only_sells", lambda till: returns.copy(till, returns.find_receipt(till, 1))),
    (
        practising,
        "training_only_sells",
        lambda till: returns.correct_tender(till, returns.find_receipt(till, 1), 0, "cash"),
    ),
    (practising_a_sale, "training_only_sells", slips.provisional),
    (practising_a_sale, "training_only_sells", lambda till: slips.deliver(till, "1", "Hotell")),
    (practising, "training_only_sells", lambda till: slips.terminal_slip(till, ["VISA"])),
    (practising, "training_only_sells", asking.begin),
    (practising, "training_only_sells", lambda till: asking.look_up_number(till, "1")),
    (practising, "training_only_sells", lambda till: catalogue.put(till, [], [], {"9": "Nine"})),
    (practising, "training_only_sells", lambda till: favourites.lay(trusted(till), (Page("", ("1",)),))),
    (practising, "training_only_sells", lambda till: people.add(till, Person("3", "Per"), "1234")),
    (practising, "training_only_sells", lambda till: mapping.save(till, [Row("revenue", "3000", "3")])),
    (practising, "training_only_sells", lambda till: books.decide(till, "0" * 32, "resend")),
    (practising, "training_only_sells", lambda till: books.correct(till, Path("delivery.db"), 1, "wrong")),
    (closed, "manager_needed", lambda till: books.correct(till, Path("delivery.db"), 1, "wrong")),
    (managed, "day_not_in_books", lambda till: books.correct(till, Path("delivery.db"), 1, "wrong")),
    (closed, "manager_needed", lambda till: books.decide(till, "0" * 32, "resend")),
    (managed, "dates_wrong", lambda till: books.decide(till, "0" * 32, "redate", "tomorrow")),
    (practising, "training_only_sells", lambda till: modes.begin_emergency(till, "other", "flood")),
    (practising, "training_only_sells", modes.end_emergency),
    (practising, "training_on", modes.begin_training),
    (practising_a_sale, "sale_under_payment", modes.end_training),
    (ringing, "manager_needed", modes.begin_training),
    (ringing, "customer_needed", lambda till: slips.deliver(till, "", "Hotell")),
    (ringing, "manager_needed", lambda till: modes.begin_emergency(till, "other", "flood")),
    (well, "emergency_not_needed", modes.end_emergency),
    (ringing, "unknown_code", lambda till: asking.look_up_number(till, "99")),
    (no_printer, "printer_needed", paying.pay),
    (half_paid, "printer_needed", lambda till: paying.tender(till, "cash", 8_000)),
    (half_paid, "printer_needed", lambda till: paying.tender(till, "card", 7_950)),
    (half_paid, "receipt_duty", paying.decline_receipt),
    (half_paid, "sale_under_payment", lambda till: slips.deliver(till, "1", "Hotell")),
    (no_switch, "drawer_offline", lambda till: paying.tender(till, "cash", 2_500)),
    (no_switch, "drawer_offline", lambda till: day.move_cash(till, -100, "bank")),
    (managed, "no_such_coins", lambda till: day.move_cash(till, 10_030, "change")),
    (managed, "no_such_coins", lambda till: day.move_cash(till, -10_030, "bank")),
    (no_switch, "receipt_duty", paying.decline_receipt),
    (no_switch, "reason_needed", lambda till: modes.begin_emergency(till, "drawer", " ")),
    (well, "emergency_not_needed", lambda till: modes.begin_emergency(till, "printer", "burnt")),
    (well, "emergency_not_needed", lambda till: modes.begin_emergency(till, "drawer", "stuck")),
    (in_trouble, "manager_needed", modes.end_emergency),
    (closed, "day_again", lambda till: day.open_day(till, 100_000)),
]


@pytest.mark.parametrize(
    ("before", "code", "deed"),
    REFUSALS,
    ids=[f"{before.__name__} {code} {n}" for n, (before, code, _) in enumerate(REFUSALS)],
)
def test_what_the_law_has_the_till_refuse_leaves_it_as_it_was(till, box, before, code, deed):
    before(till)
    was = everything(till, box)
    with pytest.raises(Refused, match=code):
        deed(till)
    assert everything(till, box) == was
