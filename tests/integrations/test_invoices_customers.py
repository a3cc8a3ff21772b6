"""Our customer at Dinero: linked, found by number or CVR, made, or a question to a person."""

from dataclasses import replace

import pytest

from appliance.domain.order import Party
from appliance.integrations import Accepted, Later, Refused, Unknown
from appliance.integrations.accounting.dinero_invoices.customers import contact_id
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import OTHER_SHOP, SHOP
from tests.integrations.invoices import CAFE, FLOWERS, PERSON, dinero_sales, order

HAND_OVER = order((FLOWERS,))
KEY = ("customer", "1001")


@pytest.fixture
def ends():
    with dinero_sales() as both:
        yield both


def add(ends, name, **more):
    """Somebody made a contact at Dinero."""
    fields = {"Name": name, "CountryKey": "DK", "IsPerson": False, "IsMember": False, "UseCvr": False}
    return ends.sales.create("contacts", {**fields, **more}, 0, 0)["ContactGuid"]


def test_no_hit_makes_one(ends):
    assert isinstance(ends.deliver(HAND_OVER), Accepted)
    made = contact_id(SHOP, "1001")
    assert ends.sales.contacts == {
        made: {
            "ContactGuid": made,
            "ExternalReference": "1001",
            "Name": "Café Ø ApS",
            "CountryKey": "DK",
            "IsPerson": False,
            "IsMember": False,
            "UseCvr": False,
            "VatNumber": "12345678",
        }
    }
    assert (ends.links[KEY], ends.links.how[KEY]) == (made, "made")


def test_a_person_has_no_cvr(ends):
    ends.deliver(order((FLOWERS,), PERSON))
    [made] = ends.sales.contacts.values()
    assert (made["IsPerson"], "VatNumber" in made) == (True, False)


@pytest.mark.parametrize(
    "fields",
    [
        {"ExternalReference": "1001"},
        {"VatNumber": "12345678"},
        {"ExternalReference": "another system's", "VatNumber": "12345678"},
    ],
)
def test_one_hit_is_linked(ends, fields):
    add(ends, "Somebody else", ExternalReference="1002", VatNumber="87654321")
    theirs = add(ends, "Café Ø", **fields)
    ends.deliver(HAND_OVER)
    assert ends.invoice.body["ContactGuid"] == theirs
    assert (ends.links[KEY], ends.links.how[KEY]) == (theirs, "found")
    assert len(ends.sales.contacts) == 2


def test_our_number_goes_before_the_cvr(ends):
    theirs = add(ends, "Café Ø, kantinen", ExternalReference="1001")
    add(ends, "Café Ø ApS", VatNumber="12345678")
    ends.deliver(HAND_OVER)
    assert ends.invoice.body["ContactGuid"] == theirs


@pytest.mark.parametrize("fields", [{"ExternalReference": "1001"}, {"VatNumber": "12345678"}])
def test_two_hits_are_a_question(ends, fields):
    theirs = sorted([add(ends, "Café Ø", **fields), add(ends, "Café Ø, gammel", **fields)])
    names = {key: ends.sales.contacts[key]["Name"] for key in theirs}
    found = "; ".join(f"{key} {names[key]}" for key in theirs)
    assert ends.deliver(HAND_OVER) == Refused(
        "customer_ambiguous", {"ours": "1001", "name": "Café Ø ApS", "found": found}
    )
    assert (ends.sales.invoices, ends.links) == ({}, {})


def test_a_person_s_answer_is_taken(ends):
    theirs = [add(ends, name, VatNumber="12345678") for name in ("Café Ø", "Café Ø, gammel")]
    ends.links.put(*KEY, theirs[1], "person")
    assert isinstance(ends.deliver(HAND_OVER), Accepted)
    assert ends.invoice.body["ContactGuid"] == theirs[1]


@pytest.mark.parametrize("fault", [Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.LATE])
def test_a_lost_answer_makes_no_second(ends, fault):
    """Token, accounts, VAT codes, two questions, and the contact."""
    ends.next_faults[:] = [Fault.NONE] * 5 + [fault]
    assert isinstance(ends.deliver(HAND_OVER), Unknown)
    ends.now += ends.target.settling
    assert isinstance(ends.deliver(HAND_OVER), Accepted)
    assert list(ends.sales.contacts) == [contact_id(SHOP, "1001")]


def test_an_id_that_is_taken_is_there(ends):
    """Somebody took our number off the contact that we made."""
    ends.deliver(HAND_OVER)
    for contact in ends.sales.contacts.values():
        contact |= {"ExternalReference": "", "VatNumber": ""}
    ends.links.clear()
    assert isinstance(ends.deliver(HAND_OVER), Accepted)
    assert ends.links[KEY] == contact_id(SHOP, "1001")


def test_a_contact_that_was_deleted_is_a_question(ends):
    ends.deliver(HAND_OVER)
    ends.sales.delete(contact_id(SHOP, "1001"))
    ends.links.clear()
    answer = ends.deliver(HAND_OVER)
    assert isinstance(answer, Refused)
    assert (answer.code, answer.facts["ours"]) == ("customer_wrong", "1001")


def test_a_link_to_one_that_was_deleted_is_a_question(ends):
    ends.deliver(HAND_OVER)
    ends.sales.delete(contact_id(SHOP, "1001"))
    ends.delivery = "0018-dinero_invoices-1"
    answer = ends.deliver(order((FLOWERS,), number=18))
    said = "Validation error - ContactGuid: contactNotFound; contactNotFound ContactGuid"
    assert answer == Refused("customer_wrong", {"ours": "1001", "status": 400, "said": said})


def test_a_number_that_no_filter_can_ask_for(ends):
    answer = ends.deliver(order((FLOWERS,), Party("O'Hara", "O'Hara")))
    assert isinstance(answer, Refused)
    assert (answer.code, answer.facts["ours"]) == ("customer_wrong", "O'Hara")


def test_a_filter_that_is_not_understood_brings_nobody_else(ends):
    """The whole list comes back, and none of it is ours."""
    add(ends, "Somebody else", ExternalReference="1002")
    listed = ends.sales.listed
    ends.sales.listed = lambda what, query: listed(what, {**query, "queryFilter": ""})
    ends.deliver(HAND_OVER)
    assert ends.invoice.body["ContactGuid"] == contact_id(SHOP, "1001")


def test_an_answer_without_the_field_that_was_asked_for_decides_nothing(ends):
    add(ends, "Café Ø", ExternalReference="1001")
    listed = ends.sales.listed
    ends.sales.listed = lambda what, query: listed(what, {**query, "fields": "Name,ContactGuid"})
    answer = ends.deliver(HAND_OVER)
    assert (type(answer), answer.code) == (Later, "answer_odd")
    assert len(ends.sales.contacts) == 1


def test_a_refusal_is_about_the_customer(ends):
    answer = ends.deliver(order((FLOWERS,), replace(CAFE, name="")))
    said = "Validation error - Name: required; required Name"
    facts = {"ours": "1001", "name": "", "status": 400, "said": said}
    assert answer == Refused("customer_wrong", facts)


def test_the_id_is_an_organisation_s_own():
    numbers = [(SHOP, "1001"), (SHOP, "1002"), (OTHER_SHOP, "1001")]
    assert len({contact_id(*each) for each in numbers}) == 3
    assert contact_id(SHOP, "1001") == "23cb7fb4-b140-5242-8ced-1a4812fae4f9"
