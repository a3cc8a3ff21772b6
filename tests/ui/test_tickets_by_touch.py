"""Tickets by touch: what a product is, made by a manager; a clip card at the door; a number that is typed."""

import pytest

from appliance.domain.price_list import Price
from appliance.domain.product import Group, Product
from appliance.till import catalogue


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    goods = [Product("600", "Klippekort", "60", "1", 90_000, 1200)]
    catalogue.put(made.till, goods, [Group("60", "Billetter", "1", 1200)])
    return made


def bought(counter):
    """A clip card of four entries is made known and sold; its number."""
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00").more("Goods", "Products")
    counter.tap("Klippekort").press("Change …")
    counter.frame._stages["product_change"].picks.scroll_y = 0
    counter.press("Ticket")
    assert counter.stage == "ticket_kind"
    counter.press("Clip card")
    assert counter.reads("How many entries?") and "10" in counter.words()
    counter.tap("4").press("Save")
    assert counter.stage == "products"
    assert catalogue.named(counter.till, ["600"])["600"].ticket == "months 36 4"
    counter.press("Put in basket").tap("900,00")
    return counter.entries("ticket")[-1]["ticket"]


def test_four_go_in_with_a_clip_card_and_no_fifth(counter):
    number = bought(counter)
    counter.scan(number)
    assert counter.stage == "door" and counter.reads("{left} of {count} entries left", left=3, count=4)
    counter.press("One more", "One more", "Undo")
    assert counter.reads("Taken back")
    counter.press("Let in", "One more")
    assert counter.reads("{left} of {count} entries left", left=0, count=4)
    assert len(counter.entries("admission")) == 5
    counter.scan(number)
    assert counter.reads("Already used")
    counter.press("Done")
    assert counter.stage == "paid"


def test_a_number_is_typed_where_its_bars_cannot_be_read(counter):
    number = bought(counter)
    counter.press("Next sale", "More", "Ticket")
    assert counter.stage == "door" and counter.reads("Scan the ticket")
    counter.tap(*number).press("Let in")
    assert counter.reads("Valid") and counter.entries("admission")[-1]["ticket"] == number
    counter.press("Done")
    assert counter.stage == "sale"


def test_a_cashier_does_not_say_what_a_product_is(counter):
    counter.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.deeds.go_ticket_kind("600")
    assert counter.stage == "countersign"


def test_nobody_s_pass_and_back_from_the_name(counter):
    catalogue.put(counter.till, [Product("601", "Årskort", "60", "1", 45_000, 1200, ticket="months 12 0")])
    counter.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00", "Årskort")
    assert counter.stage == "holder" and counter.till.sale is None
    counter.press("Back")
    assert counter.stage == "sale" and counter.till.sale is None
    counter.tap("Årskort").press("Without a name")
    assert [line.holder for line in counter.till.sale.lines] == [""]


def test_a_day_is_chosen_or_it_is_not_sold(counter):
    catalogue.put(counter.till, [Product("602", "Konsert", "60", "1", None, 1200, ticket="date 1 1")])
    counter.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00", "Konsert")
    assert counter.stage == "price"
    counter.tap("2", "5", "00").press("Put in basket")
    assert counter.stage == "visit"
    counter.press("Back")
    assert counter.stage == "sale" and counter.till.sale is None
    counter.tap("Konsert", "2", "5", "00").press("Put in basket").press("Today")
    (line,) = counter.till.sale.lines
    assert (line.visit, line.price) == ("2026-11-21", 2500)


def test_a_pass_costs_what_it_costs_today(counter):
    summer = (Price("2026-11-20", 39_000, "2026-11-30"),)
    catalogue.put(
        counter.till,
        [Product("601", "Årskort", "60", "1", 45_000, 1200, ticket="months 12 0", prices=summer)],
    )
    counter.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00", "Årskort").press("Without a name")
    assert counter.till.sale.total == 39_000
