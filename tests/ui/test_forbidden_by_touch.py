"""What a till must not be able to do (kassasystemforskrifta § 2-6), tried through everything a touch can ask.

Every public method of the deeds is called with what its parameters can be, by the owner, in seven states
of the till and its devices; then a hand presses whatever stands on the glass. What is in the journal
afterwards is held against the list: nothing changed or deleted, no goods renamed, no second copy, no sale
beside an open drawer, none without its receipt, none with another date than its own.
"""

import inspect
import itertools
import json
import random
from collections import Counter as Tally
from dataclasses import dataclass, field
from typing import Any

import pytest

from appliance.domain.bundle import Part
from appliance.domain.campaign import Campaign
from appliance.domain.customer import Customer
from appliance.domain.dimension import Dimension
from appliance.domain.favourites import Look, Page
from appliance.domain.measured import Prefix
from appliance.domain.pant import Bottles
from appliance.domain.price_list import Price
from appliance.domain.problems import STRENGTH, Problem, Severity
from appliance.domain.product import Group
from appliance.till import (
    catalogue,
    customers,
    day,
    jobs,
    parking,
    paying,
    people,
    products,
    returns,
    scanning,
    selling,
)
from appliance.till.till import Person
from appliance.till.verifying import examine
from appliance.ui.place import Closing

pytestmark = pytest.mark.timeout(900)  # every deed, many times
MILK = "7038010000010"
CUSTOMER = "10001"
SOLD = ("sale", "training", "delivery")
FACTS = {
    "code": "7038010009990",
    "number": "100",
    "name": "Epler",
    "job": 1,
    "order": 1,
    "paper": "?",
    "slip_amount": 1450,
    "age": 18,
    "born": "2008-11-21",
    "first": "08:00",
    "last": "18:00",
    "date": "2026-11-21",
}
CAN_BE: dict[str, tuple[Any, ...]] = {
    "at": (0, 7),
    "address": ("", "kari@example.no"),
    "apart": (True, False),
    "amount": (2490, 2500, 5000, -2490, 1000),
    "article": ("", "100"),
    "bottles": (Bottles({200: 3}), Bottles(slip=1450, code="9801234567890123456701450999"), Bottles()),
    "begun": (True, False),
    "brand": ("", "visa"),
    "campaign": (
        Campaign("", "3 for 2", 3, "2026-11-20", "2026-12-24", free=1, groups=("10",)),
        Campaign("9", "", 1, "", ""),
    ),
    "cause": ("printer", "drawer", "other"),
    "changed": (Group("", "Tobakk", "1", 2500, False), Group("10", "Meieri", "1", 1500, colour="red")),
    "code": ("", "10"),
    "count": (0, 1, 5000),
    "currency": ("EUR", "NOK"),
    "date": ("2026-11-20",),
    "change": ("receive", "adjust", "minimum"),
    "cost": (None, 1450, -1),
    "dated": (Price("2026-12-01", 2690), Price("2020-01-01", 0, "2019-12-31")),
    "department": ("", "Kiosk"),
    "deed": ("back", "keep", "test", "take", "stick"),
    "dimension": ("project", "department", "colour"),
    "choices": ((), (Dimension("project", "10", "Festival"),), (Dimension("department", "", ""),)),
    "device": ("printer", "drawer", "outbox"),
    "file": ("bun.jpg", "", "/media/stick/logo.png"),
    "found": (1, 99),
    "ended": (True, False),
    "first": ("2026-11-20", "2020-01-01"),
    "group": ("10", ""),
    "how": ("here", "away", "there"),
    "instead": (None, Price("2026-12-01", 2690)),
    "key": ("cash", "card:visa"),
    "kind": ("cash", "card", "vipps"),
    "last": ("2026-11-21",),
    "line": (1, 2, 99),
    "lines": ((1,), (1, 9), ()),
    "low": (True, False),
    "look": (Look("red"), Look("pink")),
    "answer": ("there", "resend"),
    "message": ("1-1-Z1", ""),
    "measure": ("", "hour", "group", "product", "operator", "tender", "department", "tip"),
    "name": ("Ost", "Helmelk", ""),
    "new": ("cash:", "card:visa", "vipps:"),
    "number": ("1", "2", "100", "101"),
    "old": ("0", "1"),
    "order": ("o1",),
    "organisation": ("", "974760673"),
    "page": ("shop", "books", "network", "sms", "mail"),
    "tab": (0, 7),
    "pages": ((), (Page("", ("100",)), Page("Kafe"))),
    "parts": ((Part("101", 2),), (Part("999", 0),), ()),
    "part": ("scanner", "printer", "drawer", "books", "clock"),
    "percent": (True, False),
    "pieces": (0, 3),
    "pin": ("4321", "1234", "0000"),
    "place": (0, 4),
    "price": (2500, 100, 0, -100),
    "problem": tuple(Problem.of(code, **FACTS) for code, how in STRENGTH.items() if how is not Severity.STOP),
    "quantities": ({1: 1000}, {1: 5000}, {}),
    "rate": ("11,50", "", "0"),
    "reason": ("Skadet vare", ""),
    "receipt": ("1", "2"),
    "reference": ("1042",),
    "role": ("cashier", "manager", "king"),
    "row": ((), ("revenue", "", "2500", "", "", "", ""), ("tender", "", "", "card", "", "", "")),
    "rows": ((), (Prefix("23", "price", 5, 2),)),
    "sale": ("", "parked"),
    "seconds": (10.0, 301.0),
    "series": ("sale", "return"),
    "size": (1000, 10_000, 99_999),
    "span": ("day", "week", "month", "year"),
    "stage": ("", "more", "receipts", "payment"),
    "step": ("finish", "count"),
    "steps": (-1, 1, -300),
    "supplier": ("", "Tine"),
    "text": ("", "mel", "2026-11-20", "750 g"),
    "theirs": ("C7", ""),
    "thousandths": (0, 500, 3000, -1000),
    "typed": (100, 0),
    "unit": ("", "kg"),
    "value": (100, 50000),
    "visit": ("2026-11-21", "2026-11-20"),
    "voucher": ("z1",),
    "wanted": (Customer("", "Hotell"), Customer("10001", "Hotell AS", "974760673", limit=100)),
    "what": ("number", "bag", "float"),
}
"""What each parameter of a deed can be, by its name."""
INSIDE = ("do", "refused", "redraw", "go_step")
"""What touches nothing by itself: it carries out, or draws, what the others ask for."""
AS_OFTEN = 4
"""Calls of one deed in one state; fewer where it cannot be asked for so much."""
STATES = {
    "selling": ("shut", "fine"),
    "selling, drawer open": ("open", "fine"),
    "selling, no paper": ("shut", "out_of_paper"),
    "paying": ("shut", "fine"),
    "paying, drawer open": ("open", "fine"),
    "paying, no paper": ("shut", "out_of_paper"),
    "resting": ("shut", "fine"),
}
"""Where the till stands, and how drawer and printer are, before each deed."""


@dataclass
class Asked:
    """One deed that was asked for, and what came of it."""

    deed: str
    arguments: tuple[Any, ...]
    kept: bool
    """Every entry from before stands as it stood."""
    new: list[dict[str, Any]]
    grew: bool
    """There is more in the basket than before."""
    clock: tuple[int, int]


@dataclass
class Swept:
    """Everything that was tried in one state, and where."""

    state: str
    counter: Any
    asked: list[Asked] = field(default_factory=list)


def deeds():
    """Every public method of the deeds with its parameters' names."""
    from appliance.ui.deeds import Deeds

    found = inspect.getmembers(Deeds, inspect.isfunction)
    return {
        name: list(inspect.signature(method).parameters)[1:]
        for name, method in found
        if not name.startswith("_")
    }


def rows(till):
    """The journal as it lies in the file."""
    return list(till.database.execute_sql("SELECT id, hash, body FROM entry ORDER BY id"))


def weight(sale):
    """How much is in a basket."""
    return sum(abs(line.quantity) for line in sale.lines) if sale else 0


def stand(counter, state):
    """The owner at the till, the day open, and the till as the state says."""
    till, place = counter.till, counter.deeds.place
    till.question, till.held, till.waiting, till.asking = None, (), (), False
    till.stocking = till.trying = till.tried = till.laying = till.carding = till.door = None
    till.drawer, till.printer = "shut", "fine"
    if not till.operator or till.operator.number != "2":
        people.enter(till, Person("2", "Eier", "owner"))
    counter.deeds.end_training()
    if till.emergency:
        counter.deeds.end_emergency()
    if not till.day:
        day.open_day(till, day.proposed_float(till), again_reason="Late customers")
    for one in jobs.owed(till):
        if one.job.kind == "print":
            jobs.printed(till, one.job.id)
    empty(till)
    products.end(till, "100", ended=False)
    if state != "resting":
        for _ in range(2):
            scanning.scan(till, MILK)
            if not parking.parked(till):
                parking.park(till, "")
        if till.sale is None:
            scanning.scan(till, MILK)
        customers.choose(till, CUSTOMER)
    if state.startswith("paying"):
        paying.pay(till)
    place.stop = place.wrong_pin = place.report = place.card = None
    place.stage, place.receipt, place.closing = "", returns.newest(till)[-1].row, Closing()
    counter.deeds._broke_at = None
    till.drawer, till.printer = STATES[state]


def empty(till):
    """Nothing open, nothing parked."""
    if till.payment:
        paying.give_back(till)
    if till.sale:
        selling.cancel(till)
    for sale, *_ in parking.parked(till):
        parking.abort_parked(till, sale)


def arguments(names, dice):
    """Some of everything that a deed with these parameters can be asked for; twice where there are none."""
    if not names:
        return [(), ()]
    every = list(itertools.product(*(CAN_BE[name] for name in names)))
    return dice.sample(every, min(AS_OFTEN, len(every)))


def ask(counter, name, given):
    """Ask for one deed as a touch would, every answer to a question included."""
    till, deed = counter.till, getattr(counter.deeds, name)
    waiting = [sale for sale, *_ in parking.parked(till)] or [""]
    given = tuple(waiting[0] if one == "parked" else one for one in given)
    before, weighed, began = rows(till), weight(till.sale), till.counters.last_at
    came = deed(*given)
    for action in came or () if name == "answers" else ():
        action.deed()
    after = rows(till)
    new = [json.loads(body) for *_, body in after[len(before) :]]
    kept = after[: len(before)] == before
    return Asked(name, given, kept, new, weight(till.sale) > weighed, (began, till.counters.last_at))


@pytest.fixture(scope="module", params=STATES)
def swept(request, display, tmp_path_factory):
    """Every deed, tried in one state of the devices."""
    from tests.ui.shop import Counter

    counter, state = Counter(tmp_path_factory.mktemp("shop")), request.param
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    for note in ("25,00", "50,00"):
        counter.tap("Helmelk", "Ta betalt 24,90", note).press("Next sale")
    customers.save(counter.till, Customer(CUSTOMER, "Pensjonatet"), new=True)
    found = Swept(state, counter)
    for name, names in deeds().items():
        dice = random.Random(f"26 {name}")  # of its own: a new deed changes nothing that the others try
        for given in arguments(names, dice) if name not in INSIDE else ():
            stand(counter, state)
            found.asked.append(ask(counter, name, given))
    return found


def test_every_deed_is_thought_of(display):
    unknown = {name: names for name, names in deeds().items() if not CAN_BE.keys() >= {*names} - {"deed"}}
    assert unknown == {}


HAPPENS = {
    "selling": {"line_removed", "sale_aborted", "parked", "copy", "provisional", "delivery", "x_report"},
    "paying": {"sale", "sale_aborted", "delivery", "copy"},
    "resting": {"z_report", "training_begun", "cash_moved", "copy", "x_report"},
}
"""What a sweep must come to, or it would prove nothing."""


def test_the_sweep_does_what_may_be_done(swept):
    kinds = {entry["kind"] for one in swept.asked for entry in one.new}
    assert HAPPENS.get(swept.state, {"copy", "sale_aborted"}) <= kinds


def test_nothing_registered_is_changed_or_deleted(swept):
    assert [one for one in swept.asked if not one.kept] == []
    assert examine(swept.counter.till.database, swept.counter.till.rules).faults == []


def test_a_line_says_what_the_goods_or_their_group_are_called(swept):
    till = swept.counter.till
    known: dict[str, set[str]] = {}
    """Every name that goods were given, and kept as: never one that a line was given alone."""
    for entry in swept.counter.entries("catalogue"):
        for change in entry["products"]:
            known.setdefault(change["number"], set()).add(change["new"]["name"])
    groups = {group.name for group in catalogue.groups(till)}
    every = groups.union(*known.values())  # a gift receipt names what it gives, and no number
    wrong = [
        (entry["kind"], line)
        for entry in swept.counter.entries()
        for line in entry.get("lines", [entry["line"]] if isinstance(entry.get("line"), dict) else [])
        if isinstance(line, dict)
        and line["name"] not in (known.get(line["product"], ()) if "product" in line else every)
        and not (line.get("product") == "" and line["name"] in groups)
    ]
    assert wrong == []


def test_no_receipt_has_a_second_copy(swept):
    assert max(Tally(copy["of"] for copy in swept.counter.entries("copy")).values()) == 1


def test_nothing_is_sold_or_put_into_the_basket_beside_an_open_drawer(swept):
    """A sale that is taken up again brings back only what was registered before the drawer opened."""
    beside = [one for one in swept.asked if "drawer open" in swept.state]
    grew = [one for one in beside if one.grew and "resumed" not in {entry["kind"] for entry in one.new}]
    assert [entry for one in beside for entry in one.new if entry["kind"] in SOLD] == [] and grew == []


def test_no_sale_ends_without_its_receipt(swept):
    till = swept.counter.till
    printed = {row for (row,) in till.database.execute_sql("SELECT entry FROM job WHERE kind = 'print'")}
    sold = till.database.execute_sql(
        "SELECT id FROM entry WHERE kind IN ('sale', 'training', 'delivery')"
    ).fetchall()
    assert sold and {row for (row,) in sold} <= printed
    assert swept.counter.entries("no_receipt") == []


def test_without_paper_nothing_is_sold_for_money(swept):
    unprinted = [one for one in swept.asked if "no paper" in swept.state]
    assert [entry for one in unprinted for entry in one.new if entry["kind"] == "sale"] == []


def test_no_entry_has_another_date_than_its_own(swept):
    late = [
        one for one in swept.asked for entry in one.new if not one.clock[0] <= entry["at"] <= one.clock[1]
    ]
    assert late == []
    assert {entry["date"] for entry in swept.counter.entries()} <= {"", "2026-11-21"}


def test_only_an_export_a_closed_period_of_the_books_and_figures_are_asked_for_by_date(display):
    dated = {name for name, names in deeds().items() if {*names} & {"date", "at", "when", "first", "last"}}
    assert dated == {"begin_export", "book_on", "look_at_date"}


PRESSES = 300


@pytest.fixture(scope="module")
def pressed(display, tmp_path_factory):
    """A hand that presses what stands there, codes that are scanned, devices that come and go."""
    from tests.ui.drawing import settle, shown
    from tests.ui.shop import Counter

    counter = Counter(tmp_path_factory.mktemp("hand"))
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    dice, odd = random.Random(26), []
    for _ in range(PRESSES):
        counter.now += 1
        till, chance = counter.till, dice.random()
        if not till.operator:
            people.enter(till, dice.choice(people.cashiers(till)))
            counter.deeds.redraw()
        if chance < 0.1:
            counter.scan(dice.choice((*[MILK] * 9, "7038010009990")))
        elif chance < 0.15:
            state = dice.choice(("open", "shut", "shut", "shut"))
            counter.deeds.do(lambda state=state: jobs.drawer_moved(counter.till, state))
        elif chance < 0.18:
            state = dice.choice(("fine", "fine", "fine", "out_of_paper"))
            counter.deeds.do(lambda state=state: jobs.printer_changed(counter.till, state))
        else:
            press_anything(counter, dice, shown)
        settle(1)
        banner = counter.deeds.place.banner
        if banner and banner.code == "unexpected":
            odd.append((counter.stage, banner))
            counter.deeds._broke_at = None
    return counter, odd


def press_anything(counter, dice, shown):
    """One of the things that can be pressed now: what goes on more often than the rest, keys seldom."""
    from appliance.ui.widgets.button import GOES_ON
    from appliance.ui.widgets.entry import Key
    from appliance.ui.widgets.surface import Pressable

    every = [one for one in shown(counter.frame) if isinstance(one, Pressable) and one.deed]
    reached = [one for one in every if not one.disabled]
    weights = [
        1 if isinstance(one, Key) else 60 if getattr(one, "role", "") in GOES_ON else 12 for one in reached
    ]
    if reached:
        counter.touch(dice.choices(reached, weights)[0])


def test_a_hand_that_presses_anything_breaks_nothing(pressed):
    counter, odd = pressed
    assert odd == []
    assert examine(counter.till.database, counter.till.rules).faults == []
    kinds = {entry["kind"] for entry in counter.entries()}
    assert "sale" in kinds and len(kinds) > 6


def test_nor_does_it_find_a_second_copy_or_a_sale_beside_an_open_drawer(pressed):
    counter, _ = pressed
    assert all(n == 1 for n in Tally(copy["of"] for copy in counter.entries("copy")).values())
    is_open, beside = False, []
    for entry in counter.entries():
        if entry["kind"] in ("drawer_opened", "drawer_closed"):
            is_open = entry["kind"] == "drawer_opened"
        elif entry["kind"] in SOLD and is_open and not entry.get("emergency"):
            beside.append(entry)
    assert beside == []
