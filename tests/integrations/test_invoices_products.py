"""Our articles at Dinero: linked, found by number, made, or a question to a person."""

import pytest

from appliance.integrations import Accepted, Refused, Unknown
from appliance.simulated.loopback import Fault
from tests.integrations.invoices import CHEESE, COFFEE, FLOWERS, PERSON, dinero_sales, order

HAND_OVER = order((COFFEE,), PERSON)
KEY = ("product", "501")


@pytest.fixture
def ends():
    with dinero_sales() as both:
        yield both


def add(ends, name, **more):
    """Somebody made a product at Dinero."""
    fields = {"Name": name, "BaseAmountValue": 30, "Quantity": 1, "AccountNumber": 1000, "Unit": "parts"}
    return ends.sales.create("products", {**fields, **more}, 0, 0)["ProductGuid"]


def test_no_hit_makes_one(ends):
    """49.95 with 25 % is 39.96 without; 120.00 is 96.00."""
    ends.deliver(order((COFFEE, CHEESE), PERSON))
    told = {
        row["ProductNumber"]: (
            row["Name"], str(row["BaseAmountValue"]), row["Quantity"], row["Unit"], row["AccountNumber"],
            row["ExternalReference"],
        )
        for row in ends.sales.products.values()
    }  # fmt: skip
    assert told == {
        "501": ("Kaffe", "39.96", 1, "parts", 1000, "501"),
        "77": ("Ost", "96.00", 1, "kilogram", 1000, "77"),
    }
    assert ends.links.how == {("customer", "1002"): "made", KEY: "made", ("product", "77"): "made"}


def test_goods_without_a_number_have_none(ends):
    ends.deliver(order((FLOWERS,), PERSON))
    assert ends.sales.products == {}


@pytest.mark.parametrize("fields", [{"ProductNumber": "501"}, {"ExternalReference": "501"}])
def test_one_hit_is_linked(ends, fields):
    add(ends, "Te", ProductNumber="502", ExternalReference="502")
    theirs = add(ends, "Kaffe, malet", **fields)
    ends.deliver(HAND_OVER)
    assert [row["ProductGuid"] for row in ends.invoice.body["ProductLines"]] == [theirs]
    assert (ends.links[KEY], ends.links.how[KEY]) == (theirs, "found")
    assert len(ends.sales.products) == 2


def test_the_product_number_goes_first(ends):
    add(ends, "Kaffe, gammel", ExternalReference="501")
    theirs = add(ends, "Kaffe", ProductNumber="501")
    ends.deliver(HAND_OVER)
    assert ends.links[KEY] == theirs


def test_two_hits_are_a_question(ends):
    theirs = sorted(add(ends, "Kaffe", ProductNumber="501") for _ in range(2))
    found = "; ".join(f"{key} Kaffe" for key in theirs)
    answer = ends.deliver(HAND_OVER)
    assert answer == Refused("product_ambiguous", {"ours": "501", "name": "Kaffe", "found": found})
    assert ends.sales.invoices == {}


def test_one_article_on_two_lines_is_made_once(ends):
    ends.deliver(order((COFFEE, FLOWERS, COFFEE), PERSON))
    assert len(ends.sales.products) == 1


@pytest.mark.parametrize("fault", [Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.LATE])
def test_a_lost_answer_makes_no_second(ends, fault):
    """Token, accounts, VAT codes, contact: asked and made, product: asked twice, and made."""
    ends.next_faults[:] = [Fault.NONE] * 7 + [fault]
    assert isinstance(ends.deliver(HAND_OVER), Unknown)
    ends.now += ends.target.settling
    assert isinstance(ends.deliver(HAND_OVER), Accepted)
    [(theirs, row)] = ends.sales.products.items()
    assert (row["ProductNumber"], ends.links[KEY]) == ("501", theirs)


def test_a_link_to_one_that_was_deleted_is_a_question(ends):
    ends.deliver(HAND_OVER)
    ends.sales.delete(ends.links[KEY])
    ends.delivery = "0018-dinero_invoices-1"
    answer = ends.deliver(order((FLOWERS, COFFEE), PERSON, number=18))
    assert isinstance(answer, Refused)
    assert (answer.code, answer.facts["ours"]) == ("product_wrong", "501")
    assert len(ends.sales.invoices) == 1
