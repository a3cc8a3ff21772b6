"""The register of customers: found as people type, kept beside the journal, forgotten when asked."""

from dataclasses import replace

import pytest

from appliance.domain.customer import Buyer, Customer
from appliance.domain.problems import Refused
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.storage import journal, projections
from appliance.till import customers, day, parking, people, permissions, selling, slips
from appliance.till.till import Person
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import BREAD, KNIFE, MILK, last, managed, paid, ring

HOTEL = Customer("", "Fjord Hotell AS", "974 760 673", "Strandgata 1", "6770", "Nordfjordeid",
                 "+47 57 86 00 00", "post@fjordhotell.no")  # fmt: skip
KARI = Customer("", "Kari Blåbærhaug", phone="90 12 34 56")


def known(till, *wanted):
    """They are made known, with the numbers that the till proposes."""
    return [
        customers.save(till, replace(one, number=customers.proposed(till).number), new=True) for one in wanted
    ]


def test_a_cashier_makes_a_customer_known_with_their_number_checked(till):
    (hotel,) = known(till, HOTEL)
    assert (hotel.number, hotel.organisation, hotel.due) == ("10001", "974760673", 14)
    assert customers.of(till, "10001") == hotel
    assert customers.proposed(till).number == "10002"


def paper(till):
    """The lines of the receipt that was paid last, in the code's own English."""
    return lines(compose(till.paid.data, letterhead(till.shop), Words("en", till.rules.currency)))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"organisation": "974760674"}, "organisation_wrong"),
        ({"email": "post"}, "email_wrong"),
        ({"name": " "}, "name_needed"),
        ({"number": " "}, "customer_needed"),
        ({"due": 366}, "amount_wrong"),
        ({"limit": -1}, "amount_wrong"),
        ({"number": "10001", "organisation": ""}, "customer_known"),
        ({}, "customer_known"),
    ],
    ids=str,
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(till, wrong, why):
    known(till, HOTEL)
    rows = till.journal.id
    with pytest.raises(Refused, match=why):
        customers.save(till, replace(HOTEL, **({"number": "10002"} | wrong)), new=True)
    assert till.journal.id == rows and len(customers.find(till, "")) == 1


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("fjord", ["Fjord Hotell AS"]), ("hotell fj", ["Fjord Hotell AS"]),
        ("1000", ["Fjord Hotell AS", KARI.name]),
        ("974760", ["Fjord Hotell AS"]), ("974 760 673", ["Fjord Hotell AS"]), ("blabaer", [KARI.name]),
        ("BLAABAER", [KARI.name]), ("90123456", [KARI.name]), ("901 23 456", [KARI.name]),
        ("57860000", ["Fjord Hotell AS"]), ("+47 5786", ["Fjord Hotell AS"]), ("ola", []), ("-", []),
    ],
)  # fmt: skip
def test_they_are_found_as_people_type(till, typed, names):
    known(till, HOTEL, KARI)
    assert [one.name for one in customers.find(till, typed)] == names


def test_who_it_is_stays_out_of_the_journal(till):
    known(till, KARI)
    assert last(till)["changed"] == ["name", "phone"] and last(till)["customer"] == "10001"
    customers.save(till, replace(customers.of(till, "10001"), phone="91 00 00 00"))
    customers.choose(ring(till, MILK), "10001")
    parking.park(till, "")
    parking.resume(till, parking.parked(till)[0][0])
    sold = paid(till, ("card", 2490)).data
    assert sold["customer"] == {"number": "10001"}
    everything = b"".join(
        body for (body,) in till.database.execute_sql("SELECT body FROM entry WHERE kind <> 'delivery'")
    )
    assert b"Bl\xc3\xa5b\xc3\xa6rhaug" not in everything and b"91 00" not in everything


def test_an_organisation_stands_on_its_receipt(till):
    known(till, HOTEL)
    customers.choose(ring(till, MILK), "10001")
    assert paid(till, ("card", 2490)).data["customer"] == {
        "number": "10001", "name": "Fjord Hotell AS", "organisation": "974760673",
    }  # fmt: skip
    said = paper(till)
    assert "Customer 10001: Fjord Hotell AS" in said and "Organisation number 974760673" in said


def test_a_person_is_a_number_on_their_receipt(till):
    known(till, KARI)
    customers.choose(ring(till, MILK), "10001")
    paid(till, ("card", 2490))
    assert "Customer 10001" in paper(till) and "Kari" not in "".join(paper(till))


def test_one_who_is_forgotten_is_nowhere_and_the_number_is_not_given_again(till, box):
    known(till, KARI)
    with pytest.raises(Refused, match="manager_needed"):
        customers.forget(till, "10001")
    customers.choose(ring(till, MILK), "10001")
    parking.park(till, "")
    customers.forget(managed(till), "10001")
    assert customers.find(till, "") == customers.find(till, "kari") == []
    assert customers.proposed(till).number == "10002"
    with pytest.raises(Refused, match="customer_gone"):
        customers.of(till, "10001")
    with pytest.raises(Refused, match="customer_known"):
        customers.save(till, replace(KARI, number="10001"), new=True)
    till = box.restart()
    till.drawer = "shut"
    people.log_in(till, "2", "9876")
    parking.resume(till, parking.parked(till)[0][0])
    assert till.sale.customer == Buyer("10001") and customers.chosen(till) is None
    assert paid(till, ("card", 2490)).data["customer"] == {"number": "10001"}


def test_the_sale_is_theirs_from_before_its_first_line_over_a_restart(till, box):
    known(till, HOTEL)
    customers.choose(till, "10001")
    before = ring(till, MILK).sale
    assert before.customer == Buyer("10001") and till.drafts.flush()
    till = box.restart()
    assert till.sale == before and customers.chosen(till).name == "Fjord Hotell AS"
    people.log_in(till, "1", "1234")
    customers.choose(till, "")
    assert till.sale.customer is None and till.sale.total == 2490


def test_a_sale_that_nothing_is_in_keeps_nobody_from_anything(till):
    known(till, HOTEL)
    customers.choose(till, "10001")
    customers.choose(till, "")
    assert till.sale is None
    row = till.journal.id
    customers.choose(till, "10001")
    selling.cancel(till)
    assert till.sale is None and till.journal.id == row
    customers.choose(till, "10001")
    with pytest.raises(Refused, match="sale_empty"):
        parking.park(till, "")
    people.log_in(till, "2", "9876")
    assert till.sale is None and parking.parked(till) == []
    customers.choose(till, "10001")
    assert day.z_report(till)["counts"]["aborted"] == {"n": 0, "amount": 0}


def test_the_sale_follows_the_group_of_its_customer(till):
    known(till, HOTEL)
    customers.choose(ring(till, MILK), "10001")
    with pytest.raises(Refused, match="manager_needed"):
        customers.save(till, replace(customers.of(till, "10001"), group="Hotels"))
    people.log_in(till, "2", "9876")
    customers.choose(ring(till, MILK), "10001")
    customers.save(till, replace(customers.of(till, "10001"), group="Hotels", limit=50_000))
    assert till.sale.customer == Buyer("10001", "Hotels") and customers.groups(till) == ["Hotels"]
    assert (last(till)["old"], last(till)["terms"]) == (
        {"group": "", "limit": "", "due": 14},
        {"group": "Hotels", "limit": 50_000, "due": 14},
    )


def test_what_they_owe_is_what_they_had_less_what_they_paid(till, box):
    known(till, HOTEL)
    customers.choose(ring(till, KNIFE), "10001")
    assert customers.deliver(till).data["customer"] == {
        "number": "10001", "name": "Fjord Hotell AS", "organisation": "974760673",
    }  # fmt: skip
    day.customer_pays(till, "10001", "Fjord Hotell AS", 10_000, "card")
    account = customers.account(till, "10001")
    assert (account.owed, account.overdue) == (2950, 0)
    assert [(kind, amount) for kind, amount, _ in account.movements] == [
        ("cash_moved", -10_000),
        ("delivery", 12_950),
    ]
    box.clock.forward(24 * 15)
    assert customers.account(till, "10001").overdue == 2950
    assert projections.differences(till.database) == []
    with pytest.raises(Refused, match="customer_owes"):
        customers.forget(managed(till), "10001")


def test_what_the_books_bill_is_owed_too(till):
    known(till, HOTEL)
    till.shop = replace(till.shop, credit="invoice")
    customers.choose(ring(till, KNIFE), "10001")
    customers.deliver(till)
    account = customers.account(till, "10001")
    assert (account.owed, account.movements[0][0]) == (12_950, "handed")


def test_beyond_the_limit_somebody_approves(till):
    known(till, HOTEL)
    people.log_in(till, "2", "9876")
    customers.save(till, replace(customers.of(till, "10001"), limit=20_000))
    people.log_in(till, "1", "1234")
    customers.choose(ring(till, KNIFE), "10001")
    customers.deliver(till)
    customers.choose(ring(till, KNIFE), "10001")
    assert customers.account(till, "10001").over(12_950) == 5900
    with pytest.raises(Refused, match="manager_needed") as refused:
        customers.deliver(till)
    assert till.sale and customers.account(till, "10001").owed == 12_950
    people.countersign(till, "2", "9876", refused.value.problem)
    assert customers.deliver(till).data["approved_by"] == "2"


def test_goods_go_out_to_somebody_who_is_known(till):
    with pytest.raises(Refused, match="customer_needed"):
        customers.deliver(ring(till, BREAD))


def test_a_technician_has_nothing_to_do_with_customers(till):
    people.add(till, Person("3", "Tekla", "technician"), "5555")
    assert not permissions.may(till, Person("3", "Tekla", "technician"), "customers")


def test_a_parked_sale_of_before_there_were_customers_is_read(till):
    selling.tap(till, "1")
    parking.park(till, "old")
    _, entry = journal.last_of(till.database, "parked")
    import json

    from appliance.storage.drafts import sale_from

    plain = json.loads(entry.data["draft"])
    for name in ("customer", "belongs"):
        del plain[name]
    for line in plain["lines"]:
        del line["project"], line["object"]
    assert sale_from(plain).customer is None
    assert slips.organisation_of(till, " ") == ""
