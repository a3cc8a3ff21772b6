"""Whatever the law wants in the electronic journal is there: one deed, one entry, its code of list 13.

Two codes never come: 13028 (a void receipt: there is none, an aborted sale prints nothing) and 13029 (a
STEB receipt: this till sells nothing tax-free in sealed bags). 13020 is the export's own, and tried there.
"""

from collections.abc import Callable

import pytest

from appliance.domain.campaign import Campaign
from appliance.domain.customer import Customer
from appliance.domain.dimension import Dimension
from appliance.domain.kinds import KINDS, event_code
from appliance.domain.line import Discount
from appliance.domain.own_texts import OwnTexts
from appliance.domain.payment import Tender
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.storage import journal
from appliance.till import (
    asking,
    books,
    campaigns,
    cashier_day,
    catalogue,
    customers,
    day,
    dimensions,
    door,
    drawer,
    foreign,
    gift_cards,
    gifts,
    goods_file,
    jobs,
    made,
    mailing,
    mapping,
    measuring,
    modes,
    orders,
    own_texts,
    papers,
    parking,
    paying,
    people,
    permissions,
    returns,
    selling,
    settings,
    setup,
    slips,
    stock,
    stocktake,
)
from appliance.till.mapping import Row
from appliance.till.till import Person, Till
from tests.storage.test_disk_full import fill, make_room
from tests.till.booked import booked
from tests.till.shop import BREAD, KNIFE, MILK, managed, paid, ring, rules, trusted


@pytest.fixture
def till(till):
    """Ola approves of what Kari may not do alone."""
    return trusted(till)


Deed = Callable[[Till], object]


def sold(till: Till, *tender: tuple[str, int]) -> Till:
    """A milk was sold."""
    paid(ring(till, MILK), *(tender or (("card", 2490),)))
    return till


def cooked(till: Till) -> None:
    """Food goes to the kitchen, and a milk was sold."""
    catalogue.put(till, [], [Group("10", "Food", "1", 1500, kitchen=True)])
    till.kitchen = "fine"
    sold(till)


def given(till: Till) -> None:
    """A gift card was sold."""
    catalogue.put(till, [], [Group("70", "Gift cards", "1", 0, kind="gift_card")])
    gift_cards.sell(till, 50_000)
    paid(till, ("card", 50_000))


def admitted(till: Till) -> Till:
    """A ticket was sold, and let somebody in."""
    goods = Product("60", "Adult", "10", "1", 12_000, 1500, ticket="day 1 1")
    catalogue.put(till, [goods])
    selling.tap(till, "60")
    door.check(till, paid(till, ("card", 12_000)).data["lines"][0]["tickets"][0]["number"])
    return till


def doubted(till: Till) -> None:
    """The printer never answered for a receipt, and a person says that it came out."""
    receipt = paid(ring(till, MILK), ("card", 2490)).receipt
    jobs.ended(till, receipt, "unknown")
    jobs.printed(till, receipt)


def part_paid(till: Till) -> Till:
    """A knife is being paid."""
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5_000)
    return till


def taken_back(till: Till) -> None:
    """The milk comes back."""
    returns.return_lines(sold(till), returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -2490))


def declined(till: Till) -> None:
    """A customer of a driven terminal wants no receipt."""
    till.terminals = ("card",)
    paying.pay(ring(till, MILK))
    paying.decline_receipt(till)
    paying.take(till, Tender("card", 2490, integrated=True))


def wished(till: Till) -> None:
    """Where no law wants it printed, a customer asks for their receipt after all."""
    till.rules = rules("denmark")
    papers.choose(till, papers.Papers("wish"))
    papers.print_receipt(till, returns.find_receipt(sold(till), 1))


def posted(till: Till) -> None:
    """A receipt goes by e-mail."""
    till.mails = True
    paying.pay(ring(till, MILK))
    mailing.wish(till, "kari@example.no")
    paying.tender(till, "card", 2490)
    jobs.mailed(till, jobs.owed(till)[-1].job.id, "done")


def practised(till: Till) -> Till:
    """Training is on."""
    modes.begin_training(managed(till))
    return till


def troubled(till: Till) -> Till:
    """The emergency mode is on."""
    modes.begin_emergency(managed(till), "other", "flood")
    return till


def parked(till: Till) -> str:
    """A sale waits; gives its id."""
    sale = ring(till, MILK).sale.id
    parking.park(till, "blue hat")
    return sale


def again_as(version: str) -> Deed:
    """Started as 1.0.0, and then as that."""

    def deed(till: Till) -> None:
        setup.began(till, "1.0.0")
        setup.began(till, version)

    return deed


def from_file(till: Till) -> None:
    """A file puts a price up."""
    path = till.drafts._path.with_name("goods.csv")
    path.write_text("varenummer;navn;gruppe;pris;mva\n1;Milk 1 l;10;26,90;15\n")
    plan = goods_file.plan(till, path)
    assert not plan.problems, plan.problems
    assert goods_file.take(till, plan, path.name) == 1


def room_again(till: Till) -> None:
    """A commit was refused for lack of room, and the next is not."""
    fill(till)
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            people.enter(till, people.cashiers(till)[0])
    make_room(till)
    people.lock(till)


def closed(till: Till) -> Till:
    """The day is closed."""
    day.z_report(till)
    return till


def corrected(till: Till) -> None:
    """A day that stands in the books is corrected."""
    day.settle_day(closed(sold(till)), Count(100_000, {}, {}, {}))
    books.correct(managed(till), booked(till), 1, "wrong account")


def learnt(till: Till) -> None:
    """The drawer's switch is learnt."""
    drawer.learn(managed(till))
    drawer.learn_shut(till)
    jobs.drawer_moved(till, "open")
    drawer.learn_open(till)


def stored(till: Till) -> Till:
    """A stock is kept of milk."""
    stock.keep(managed(till), "1", 0)
    return till


def counted(till: Till) -> None:
    """Three milks are on the shelf."""
    stocktake.count(stored(till), "1", 3000)
    stocktake.finish(till)


def jam_seen(till: Till) -> None:
    """Jam is made at the till, and looked at."""
    catalogue.create(till, "5701234567899", "Jam", "10", 4500)
    made.seen(managed(till))


THREE = Campaign("", "3 for 2", 3, "2026-11-21", "2026-11-27", free=1, groups=("10",))


def forgotten(till: Till) -> None:
    """A customer is made known, and forgotten."""
    customers.save(managed(till), Customer("1", "Kari Nordmann"), new=True)
    customers.forget(till, "1")


EVENTS: list[tuple[str, str, Deed]] = [
    ("13001", "started", lambda till: setup.began(till, "1.0.0")),
    ("13002", "stopped", lambda till: setup.ended(till, "1.0.0")),
    ("13003", "logged_in", managed),
    ("13004", "logged_out", people.lock),
    ("13005", "drawer_opened", lambda till: jobs.drawer_moved(till, "open")),
    ("13006", "drawer_closed", lambda till: [jobs.drawer_moved(till, state) for state in ("open", "shut")]),
    ("13007", "updated", again_as("1.1.0")),
    ("13008", "x_report", day.x_report),
    ("13009", "z_report", day.z_report),
    ("13010", "parked", parked),
    ("13011", "resumed", lambda till: parking.resume(till, parked(till))),
    ("13012", "sale", sold),
    ("13013", "sale", taken_back),
    ("13014", "copy", lambda till: returns.copy(till, returns.find_receipt(sold(till), 1))),
    ("13015", "provisional", lambda till: slips.provisional(ring(till, MILK))),
    ("13016", "delivery", lambda till: slips.deliver(ring(till, MILK), "10001", "Fjord Hotell")),
    ("13017", "training", lambda till: sold(practised(till))),
    ("13018", "terminal_slip", lambda till: slips.terminal_slip(till, ["VISA"])),
    ("13018", "kitchen_ticket", cooked),
    ("13018", "gift_receipt", lambda till: gifts.print_gifts(sold(till), returns.find_receipt(till, 1), [1])),
    ("13018", "gift_card", given),
    ("13018", "ticket", admitted),
    ("13018", "settlement", lambda till: day.settle_day(closed(till), Count(100_000, {}, {}, {}))),
    ("13019", "cash_moved", lambda till: day.move_cash(till, -10_000, "bank")),
    ("13021", "catalogue", lambda till: catalogue.create(till, "5701234567899", "Jam", "10", 4500)),
    ("13021", "catalogue", from_file),
    ("13021", "campaign", lambda till: campaigns.save(till, THREE)),
    ("13022", "price_asked", lambda till: asking.look_up_number(till, "1")),
    ("13023", "training_begun", practised),
    ("13024", "training_ended", lambda till: modes.end_training(practised(till))),
    ("13025", "memory_full", room_again),
    ("13026", "emergency_begun", troubled),
    ("13027", "emergency_ended", lambda till: modes.end_emergency(troubled(till))),
    ("13030", "no_receipt", declined),
    ("13999", "cash_moved", lambda till: day.move_cash(till, 10_000, "change")),
    ("13999", "no_sale", day.open_drawer),
    ("13999", "line_removed", lambda till: selling.remove(ring(till, MILK, BREAD), 1)),
    ("13999", "line_changed", lambda till: selling.quantity(ring(till, MILK, MILK), 1, 1000)),
    ("13999", "sale_aborted", lambda till: selling.cancel(ring(till, MILK))),
    ("13999", "payment_undone", lambda till: paying.give_back(part_paid(till))),
    ("13999", "day_opened", lambda till: day.open_day(closed(till), 100_000, again_reason="market")),
    ("13999", "mapping", lambda till: mapping.save(till, [Row("revenue", "3000", "3")])),
    ("13999", "person", lambda till: people.add(till, Person("3", "Per"), "1234")),
    ("13999", "own_texts", lambda till: own_texts.keep(managed(till), OwnTexts((), ("Man-Fri 9-17",)))),
    ("13999", "settings_changed", lambda till: settings.changed(till, [["shop.name", "A", "B"]])),
    ("13999", "limits", lambda till: permissions.set_limits(till, permissions.Limits(20))),
    ("13018", "receipt_printed", wished),
    ("13999", "receipt_mailed", posted),
    ("13999", "papers", lambda till: papers.choose(till, papers.Papers(exchange=60))),
    ("13999", "rates", lambda till: foreign.set_rate(till, "EUR", "11,50")),
    ("13999", "configured", lambda till: setup.began(till, "1.0.0")),
    ("13999", "delivery_answered", lambda till: books.decide(till, "0" * 32, "resend")),
    ("13999", "drawer_learnt", learnt),
    (
        "13999",
        "linked",
        lambda till: orders.link(managed(till), "books", "customer", "10001", "a1"),
    ),
    ("13999", "cash_moved", lambda till: day.customer_pays(till, "10001", "Fjord Hotell", 5000, "card")),
    ("13999", "day_corrected", corrected),
    ("13018", "cashier_day", cashier_day.print_day),
    ("13999", "customer", lambda till: customers.save(till, Customer("1", "School"), new=True)),
    ("13999", "customer_forgotten", forgotten),
    ("13999", "made_seen", jam_seen),
    ("13999", "admission", admitted),
    ("13999", "admission_undone", lambda till: door.undo(admitted(till))),
    ("13999", "prefixes", lambda till: measuring.save(managed(till), [])),
    ("13999", "dimensions", lambda till: dimensions.save(managed(till), [Dimension("project", "7", "Fest")])),
    ("13999", "goods_received", lambda till: stock.receive(stored(till), "1", 12_000, 1450, "Tine")),
    ("13999", "stock_adjusted", lambda till: stock.adjust(stored(till), "1", -1000, "breakage")),
    ("13999", "stocktake", counted),
    ("13999", "paper_answered", doubted),
    (
        "13999",
        "tender_corrected",
        lambda till: returns.correct_tender(sold(till), returns.find_receipt(till, 1), 0, "card", "visa"),
    ),
]


@pytest.mark.parametrize(("code", "kind", "deed"), EVENTS, ids=[f"{code} {kind}" for code, kind, _ in EVENTS])
def test_it_is_in_the_journal_under_its_code(till, code, kind, deed):
    start = till.journal.id
    deed(till)
    made = [(event_code(one.data), one.kind) for _, one in journal.entries(till.database, start + 1)]
    assert made.count((code, kind)) == 1, made


def test_a_clock_that_steps_back_and_the_first_key_are_told_too(till, box):
    box.clock.forward(-1)
    people.lock(till)
    kinds = [one.kind for _, one in journal.entries(till.database)]
    assert (kinds.count("clock_stepped"), kinds.count("key_made")) == (1, 1)


def test_no_code_of_the_list_is_forgotten():
    """13028 and 13029 see above."""
    told = {code for code, _, _ in EVENTS}
    assert told == {f"13{number:03d}" for number in range(1, 31)} - {"13020", "13028", "13029"} | {"13999"}


ELSEWHERE = {"clock_stepped", "key_made", "key_printed", "epoch_begun", "exported"}
"""What is tried above, or beside the module that does it."""


def test_no_kind_of_entry_is_forgotten():
    assert set(KINDS) - {kind for _, kind, _ in EVENTS} <= ELSEWHERE


def test_a_price_that_a_file_changed_is_there_with_the_old_and_the_new(till):
    from_file(till)
    _, entry = journal.last_of(till.database, "catalogue")
    (change,) = entry.data["products"]
    assert (entry.data["source"], change["number"]) == ("goods.csv", "1")
    assert (change["old"]["price"], change["new"]["price"]) == (2_490, 2_690)


def test_a_discount_stands_on_its_line_with_its_reason(till):
    """The list has no code for it: the sale itself says so, and the Z counts it (§ 2-8-2 q)."""
    selling.discount_line(ring(till, MILK), 1, Discount(490, "scratch"))
    (line,) = paid(till, ("card", 2000)).data["lines"]
    assert (line["discount"], line["reason"]) == (490, "scratch")
