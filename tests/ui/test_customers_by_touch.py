"""Customers by touch: made known, chosen for the sale, changed, and what they owe."""

import pytest

from appliance.domain.customer import Customer
from appliance.till import customers


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")


def test_somebody_new_is_made_known_and_the_sale_is_theirs(counter):
    counter.tap("Helmelk").press("More", "Customers", "New").tap("O", "l", "a").press("Go on")
    counter.press("Org. number").tap(*"974760674")
    assert counter.reads("Wrong number")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Go on")
    counter.press("Back", "Org. number").tap(*"974760673")
    counter.press("Go on", "Save", "For this sale")
    assert counter.stage == "sale" and "Ola" in counter.words()
    assert counter.till.sale.customer.number == "10001"
    assert customers.of(counter.till, "10001") == Customer("10001", "Ola", "974760673")


def test_a_customer_is_chosen_before_the_first_line_and_taken_off_again(counter):
    customers.save(counter.till, Customer("1042", "Ola"), new=True)
    counter.press("More", "Customers").tap("Ola").press("Sell to them")
    assert counter.stage == "sale" and "Ola" in counter.words()
    counter.tap("Helmelk").press("More", "Customers").tap("Ola").press("Not their sale")
    assert counter.till.sale.customer is None and counter.till.sale.total == 2490


def test_the_terms_take_a_manager_and_what_was_typed_stays(counter):
    customers.save(counter.till, Customer("1042", "Ola"), new=True)
    counter.press("More", "Customers").tap("Ola")
    counter.deeds.save_customer(Customer("1042", "Ola", limit=2000), False)
    assert counter.stage == "countersign" and counter.reads("Set a customer's terms")
    counter.approve("4321")
    assert counter.stage == "customer" and customers.of(counter.till, "1042").limit == 2000
    counter.deeds.go_sale()
    counter.tap("Helmelk").press("More", "Customers").tap("Ola")
    assert counter.reads("{amount} beyond the credit limit", amount="4,90")
    counter.tap(counter.say("On credit {amount}", amount="24,90"))
    counter.tap(counter.say("Deliver {amount} on credit", amount="24,90"))
    assert counter.stage == "countersign" and counter.entries("delivery") == []
    counter.approve("4321")
    (made,) = counter.entries("delivery")
    assert (counter.stage, made["approved_by"]) == ("paid", "2")


def test_somebody_is_forgotten_by_whoever_manages(counter):
    customers.save(counter.till, Customer("1042", "Ola"), new=True)
    counter.press("More", "Customers").tap("Ola")
    assert not counter.reads("Forget this customer")
    counter.deeds.forget_customer("1042")
    counter.approve("4321")
    assert counter.stage == "customers" and counter.reads("No customer is known yet")
