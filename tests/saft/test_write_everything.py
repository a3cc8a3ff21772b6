"""A day with every kind of entry there is, and what its events say."""

import re
from dataclasses import replace

import pytest

from appliance.domain.campaign import Campaign
from appliance.domain.customer import Customer
from appliance.domain.dimension import Dimension
from appliance.domain.kinds import KINDS
from appliance.domain.line import Discount
from appliance.domain.payment import Tender
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.storage.journal import Fact
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
    foreign,
    gift_cards,
    gifts,
    jobs,
    keys,
    made,
    measuring,
    modes,
    parking,
    paying,
    people,
    public_key,
    returns,
    selling,
    setup,
    slips,
    stock,
    stocktake,
)
from appliance.till import (
    till as tills,
)
from tests.saft.writing import DAY, exported, files, root, shop, sound, valid
from tests.till.booked import booked
from tests.till.shop import BOOK, BREAD, GROUPS, KNIFE, MILK, kinds, managed, paid, ring


def close(till):
    """Z and settlement, all as expected."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    people.lock(till)


def live(till, folder):
    """Do everything that a till can do, each kind of entry at least once."""
    setup.began(till, "0.1.0")
    catalogue.put(till, [Product("8", "Cheese & ham", "10", "1", 5990, 1500)])
    ring(managed(till), MILK, MILK, BREAD, KNIFE)
    asking.begin(till)
    ring(till, BOOK)
    asking.end(till)
    selling.quantity(till, 1, 1000)
    selling.remove(till, 2)
    selling.discount_line(till, 3, Discount(950, "scratch"))
    slips.provisional(till)
    parking.park(till, "Kari's mother")
    parking.resume(till, parking.parked(till)[0][0])
    paying.pay(till)
    paying.tender(till, "card", 4_000)
    paying.give_back(till)
    paid(till, ("cash", 20_000))
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    returns.copy(till, returns.find_receipt(till, 1))
    returns.correct_tender(till, returns.find_receipt(till, 1), 0, "card", "visa")
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -2490))
    selling.cancel(ring(till, BOOK))
    till.terminals = ("card",)
    paying.pay(ring(till, MILK))
    paying.decline_receipt(till)
    paying.take(till, Tender("card", 2490, brand="visa", reference="4711", integrated=True))
    last = returns.newest(till, 1)[0]
    said = {name: last.data[name] for name in ("sale", "series", "receipt", "gross")}
    tills.store(till, Fact("receipt_printed", said | {"of": last.row}, ("print",)))
    tills.store(till, Fact("receipt_mailed", said | {"of": last.row, "what": "sale", "outcome": "done"}))
    slips.terminal_slip(till, ["APPROVED"], 2)
    gifts.print_gifts(till, returns.find_receipt(till, 2), [1])
    slips.deliver(ring(till, BOOK), "10001", "Fjord Hotell")
    modes.begin_training(till)
    paid(ring(till, MILK), ("cash", 2500))
    modes.end_training(till)
    modes.begin_emergency(till, "printer", "smoke")
    receipt = paid(ring(till, BREAD), ("card", 3990)).receipt
    jobs.ended(till, receipt, "unknown")
    jobs.printed(till, receipt)
    modes.end_emergency(till)
    day.move_cash(till, 50_000, "change")
    day.move_cash(till, -30_000, "bank", "bag 7")
    day.customer_pays(till, "77", "School", 12_930)
    catalogue.put(till, [], [replace(GROUPS[0], kitchen=True)])
    till.kitchen = "fine"
    paid(ring(till, MILK), ("card", 2490))
    catalogue.put(till, [], [Group("70", "Gift cards", "1", 0, kind="gift_card")])
    gift_cards.sell(till, 50_000)
    card = paid(till, ("card", 50_000)).data["lines"][0]["cards"][0]["number"]
    paying.redeem(ring(till, MILK), card)
    catalogue.put(till, [Product("60", "Adult", "20", "2", 12_000, 2500, ticket="months 36 10")])
    selling.tap(till, "60")
    ticket = paid(till, ("card", 12_000)).data["lines"][0]["tickets"][0]["number"]
    door.check(till, ticket)
    door.undo(till)
    foreign.set_rate(till, "EUR", "11,50")
    paying.pay(ring(till, BREAD))
    paying.pay_notes(till, "EUR", 500)
    returns.correct_tender(till, returns.newest(till, 1)[0], 0, "card", "visa")
    day.open_drawer(till)
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    public_key.print_key(till)
    keys.rotate(till, folder / "keys")
    day.x_report(till)
    till.clock.forward(-0.01)
    paid(ring(till, MILK), ("cash", 2500))
    for kind, body in LEFT.items():
        tills.store(till, Fact(kind, body))
    close(till)
    customers.save(managed(till), Customer("1", "Kari Nordmann"), new=True)
    customers.forget(till, "1")
    cashier_day.print_day(till)
    measuring.save(till, [])
    dimensions.save(till, [Dimension("department", "30", "Catering"), Dimension("project", "7", "Fest & co")])
    catalogue.create(till, "5701234567899", "Jam", "10", 4500)
    made.seen(till)
    stock.keep(till, "1", 0)
    stock.receive(till, "1", 12_000, 1450, "Tine")
    stock.adjust(till, "1", -1000, "breakage")
    stocktake.count(till, "1", 10_000)
    stocktake.finish(till)
    campaigns.save(till, Campaign("", "3 for 2", 3, DAY, DAY, free=1, groups=("10",)))
    books.correct(till, booked(till), 1, "wrong account")
    people.lock(till)
    setup.ended(till, "0.1.0")


LEFT = {
    "updated": {"before": "0.0.9", "after": "0.1.0"},
    "memory_full": {"since": 1_795_248_000_000},
    "mapping": {
        "rows": [
            {
                "role": "revenue",
                "department": "1",
                "rate": "1500",
                "tender": "",
                "reason": "",
                "account": "3000",
                "vat_code": "3",
            }
        ]
    },
    "epoch_begun": {
        "from": "copy-1-40",
        "lines": 2,
        "before": {"epoch": 1, "entry": 42, "hash": "ab" * 32},
        "left_out": [{"series": "sale", "known": 3, "paper": 5, "last": 1005}],
        "perhaps_closed": "",
    },
    "delivery_answered": {"delivery": "ab" * 16, "answer": "there", "reference": "V-12"},
    "drawer_learnt": {"opens_high": 1},
    "own_texts": {"above": [], "below": ["Man-Fri 9-17"], "logo": {"wide": 8, "high": 1, "dots": "/w=="}},
    "settings_changed": {"changed": [["shop.name", "Bua", "Kafé"]]},
    "limits": {"discount": 20, "open_drawer": 1, "cash_out": 0, "give_back": 1, "lock": 5},
    "papers": {"printing": "always", "exchange": 60, "beside": "return"},
    "linked": {"target": "dinero_invoices", "what": "customer", "ours": "10001", "theirs": "a1"},
    "exported": {"what": "saft", "from": DAY, "to": DAY, "files": [{"name": "a.xml", "bytes": 7}]},
}
"""What needs an update, a full disk, another program or another day to come about: as bodies."""


def test_a_day_with_everything_in_it(tmp_path):
    with shop(tmp_path) as (box, till):
        live(till, box.folder)
        there = set(kinds(till))
        assert set(KINDS) - there == set()
        out = tmp_path / "out"
        exported(box, out)
        sound(out)
        valid(out)
        read = root(files(out)[0])
        types = {kind: code for kind, code in KINDS.items() if kind != "cash_moved"}
        types |= {"return": "13013", "cash_in": "13999", "cash_out": "13019"}
        assert {event.find("eventType").text for event in read.iter("event")} == {
            kind.upper() for kind in types
        }
        listed = {
            basic.find("basicID").text: basic.find("predefinedBasicID").text
            for basic in read.iter("basic")
            if basic.find("basicType").text == "13"
        }
        assert {kind.upper(): code for kind, code in types.items()} == listed
        assert len(list(read.iter("event"))) == till.journal.number


REMOVED = "artID 2; artGroupID 10; name Bread; qnt 1; lineAmntIn 39.90; department 1; line 2; price 39.90"
ABORTED = (
    "transAmntIn 199.00; lines artID 4 artGroupID 30 name Book qnt 1 lineAmntIn 199.00 "
    "department 2 line 1 price 199.00"
)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("LINE_REMOVED", REMOVED),
        ("PRICE_ASKED", "artID 4; artGroupID 30; name Book; price 199.00; rate 0.00"),
        ("CASH_OUT", "amnt -300.00; note bag 7; reason bank"),
        ("SALE_ABORTED", ABORTED),
        ("DRAWER_OPENED", "cause sale"),
        ("COPY", "transAmntIn 144.90; series sale; receipt 1; heading KOPI; of …"),
        ("EMERGENCY_BEGUN", "cause printer; reason smoke"),
        ("LOGGED_IN", "name Kari"),
        ("DAY_OPENED", "again 0; confirmed 0; float 1000.00; proposed 0.00"),
        ("SALE", "transAmntIn 144.90; series sale; receipt 1"),
        ("UPDATED", "after 0.1.0; before 0.0.9"),
        ("GOODS_RECEIVED", "artID 1; name Milk 1 l; qnt 12; cost 14.50; supplier Tine"),
        ("STOCK_ADJUSTED", "artID 1; name Milk 1 l; qnt -1; reason breakage"),
        ("STOCKTAKE", "lines artID 1 name Milk 1 l qnt 10 change -1 counted_at … on_hand 11; take …"),
    ],
)  # fmt: skip
def test_the_facts_of_an_entry_are_its_event_s_text(everything, kind, said):
    (first, *_) = [event for event in everything if event.find("eventType").text == kind]
    assert re.sub(r"(of|counted_at|take) [0-9a-f]+", r"\1 …", first.findtext("eventText")) == said


def test_a_price_change_says_before_and_after(tmp_path):
    with shop(tmp_path) as (box, till):
        catalogue.put(till, [Product("1", "Milk 1 l", "10", "1", 2690, 1500, codes=(MILK,))])
        exported(box, tmp_path / "out")
        text = root(files(tmp_path / "out")[0]).xpath("//event[eventType='CATALOGUE']/eventText")[-1].text
        assert text == "source till; artID 1 price 26.90 (before price 24.90)"


def test_what_a_product_has_not_always_had_is_told_as_it_comes_and_goes(tmp_path):
    with shop(tmp_path) as (box, till):
        stock.keep(managed(till), "1", 6_000)
        stock.keep(till, "1", None)
        exported(box, tmp_path / "out")
        texts = root(files(tmp_path / "out")[0]).xpath("//event[eventType='CATALOGUE']/eventText")
        said = ["source stock; artID 1 minimum 6", "source stock; artID 1 (before minimum 6)"]
        assert [text.text for text in texts[-2:]] == said


def test_a_whole_catalogue_is_several_events(tmp_path):
    with shop(tmp_path) as (box, till):
        goods = [Product(str(1000 + n), f"Article {n}", "10", "1", 1000 + n, 1500) for n in range(500)]
        catalogue.put(till, goods)
        out = tmp_path / "out"
        exported(box, out)
        sound(out)
        valid(out)
        events = root(files(out)[0]).xpath("//event[eventType='CATALOGUE']")[1:]
        ids = [event.findtext("eventID") for event in events]
        assert ids[1:] == [f"{ids[0]}-{n}" for n in range(2, len(ids) + 1)]
        said = "; ".join(event.findtext("eventText") for event in events)
        assert [f"artID {1000 + n} artGroupID 10 name Article {n} " in said for n in range(500)] == [
            True
        ] * 500
        assert max(len(event.findtext("eventText")) for event in events) <= 9999


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """The events of the day with everything in it."""
    folder = tmp_path_factory.mktemp("everything")
    with shop(folder) as (box, till):
        live(till, box.folder)
        exported(box, folder / "out")
    return list(root(files(folder / "out")[0]).iter("event"))
