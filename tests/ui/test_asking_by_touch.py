"""A sale that is not paid here and now: its price asked for, what it comes to so far, on credit."""

import pytest

from appliance.domain.customer import Customer
from appliance.till import customers

MILK = "7038010000010"


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    return made.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")


def test_a_price_is_shown_and_nothing_is_sold(counter):
    counter.tap("Helmelk").press("More", "Price?").scan(MILK)
    assert counter.stage == "price_check" and {"Helmelk", "24,90", "Meieri"} <= set(counter.words())
    assert counter.till.sale.total == 2490
    counter.scan(MILK).press("Back")
    assert counter.stage == "sale" and not counter.till.asking
    assert [(one["product"], one["price"]) for one in counter.entries("price_asked")] == [("100", 2490)] * 2
    counter.scan(MILK)
    assert counter.till.sale.total == 4980


def test_the_next_scan_shows_the_next_and_an_unknown_code_says_so(counter):
    counter.press("More", "Price?").scan(MILK, "7038010009990")
    assert counter.stage == "question" and counter.till.sale is None
    counter.press("OK")
    assert counter.stage == "price_check" and counter.reads("Scan it, or look it up by its name")


def test_it_is_looked_up_by_name_and_sold_after_all(counter):
    counter.press("More", "Price?", "Name or number").tap("h", "e", "Helmelk")
    assert "24,90" in counter.words() and counter.till.sale is None
    counter.press("Sell it")
    assert counter.stage == "sale" and [line.name for line in counter.till.sale.lines] == ["Helmelk"]
    assert not counter.till.asking


def test_goods_without_a_price_say_so_and_ask_for_it_when_they_are_sold(counter):
    counter.press("More", "Price?", "Name or number").tap("e", "p", "Epler")
    assert counter.reads("The price is typed at the sale")
    counter.press("Sell it")
    assert counter.stage == "price"


def test_asking_ends_when_something_else_is_turned_to(counter):
    counter.press("More", "Price?")
    counter.deeds.look_at("outbox")
    assert counter.stage == "deliveries" and not counter.till.asking
    counter.deeds.go_sale()
    counter.press("More", "Price?")
    counter.deeds.lock()
    counter.log_in("Ingrid", "1234")
    assert counter.stage == "sale" and not counter.till.asking


def test_a_provisional_receipt_prints_and_the_sale_stays(counter):
    from appliance.till import jobs

    for _ in range(2):
        counter.tap("Helmelk").press("More", "Provisional receipt")
    assert counter.stage == "sale" and counter.till.sale.total == 4980
    assert [one["gross"] for one in counter.entries("provisional")] == [2490, 4980]
    assert len([one for one in jobs.owed(counter.till) if one.job.kind == "print"]) == 2


def known(counter, name="Ola", organisation=""):
    """A customer is known, as number 1042."""
    customers.save(counter.till, Customer("1042", name, organisation), new=True)


def test_goods_go_out_on_credit_to_a_named_customer(counter):
    known(counter)
    counter.tap("Helmelk").press("More", "Customers").tap("o", "l", "Ola")
    counter.tap(counter.say("On credit {amount}", amount="24,90"))
    assert {"Ola", "24,90"} <= set(counter.words()) and counter.entries("delivery") == []
    counter.tap(counter.say("Deliver {amount} on credit", amount="24,90"))
    (delivered,) = counter.entries("delivery")
    assert (delivered["customer"], delivered["tenders"]) == ({"number": "1042", "name": "Ola"}, [])
    assert counter.stage == "paid" and counter.reads("Delivered on credit") and counter.till.sale is None
    assert counter.entries("sale") == [] and counter.reads("to {customer}", customer="Ola")
    counter.press("Next sale")
    assert counter.stage == "sale"


def on_credit(counter):
    """The open sale, of 24.90, goes out on credit to the only customer there is."""
    counter.press("More", "Customers").tap("Ola")
    counter.tap(counter.say("On credit {amount}", amount="24,90"))
    counter.tap(counter.say("Deliver {amount} on credit", amount="24,90"))


def test_credit_is_a_way_to_pay_until_money_was_taken(counter):
    counter.tap("Helmelk", "Ta betalt 24,90").press("On credit", "Back")
    assert counter.stage == "payment"
    counter.tap("Annet beløp", "1", "00", "0", "Kontant")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("On credit")


def test_the_drawer_opens_without_a_sale_and_is_journalled(counter):
    counter.press("More", "Open the drawer")
    assert len(counter.entries("no_sale")) == 1 and counter.stage == "sale"
