"""Prices that are not the same for everybody, or not the same tomorrow."""

from appliance.domain.customer import Customer
from appliance.domain.price_list import Price
from appliance.till import catalogue, customers
from tests.stories.steps import OPENED, Line, Prints, Sees, Total, Touch, Types


def owner(play):
    """The owner is at the till too, and approves of what is done."""
    from tests.till.shop import trusted

    return trusted(play.stage.counter.till)


def test_a_price_from_tomorrow_on_is_said_on_the_product_s_page(play):
    from tests.ui.drawing import settle

    say = play.stage.counter.say
    play(*OPENED)
    play.stage.counter.deeds.lock()
    play.stage.counter.log_in("Eier", "4321").deeds.go_products()
    settle()
    play(Sees("Avisen"), Touch("Avisen"))
    play(Touch(say("Change …")), Touch(say("Prices")), Touch(say("Another price")))
    play(Types("6500"), Touch(say("Go on")), Touch(say("Save")), Sees("65,00", say("Coming")))
    play(Touch(say("Back")), Sees("22. november: 65,00"), Touch(say("Put in basket")), Total("59,00"))
    assert catalogue.named(play.stage.counter.till, ["203"])["203"].prices == (Price("2026-11-22", 6500),)


def test_a_member_s_price_comes_and_goes_with_the_member(play):
    from appliance.till import price_lists

    say, till = play.stage.counter.say, play.stage.counter.till
    play(*OPENED, Touch("Helmelk"))
    number = till.sale.lines[0].product
    owner(play)
    customers.save(till, Customer("10442", "Kari Blåbærhaug", group="Medlemmer"), new=True)
    price_lists.save(till, number, Price("2026-11-21", 1990, group="Medlemmer"))
    till.approver = None
    play(Line("Helmelk", "24,90"), Touch(say("More")), Touch(say("Customers")), Touch("Kari"))
    play(Touch(say("For this sale")), Line("Helmelk", "19,90"), Sees("Medlemmer"), Total("19,90"))
    play(Touch("20,00"), Prints("Helmelk", "19,90"))


def test_a_lunch_is_one_row_and_its_parts_have_their_vat(play):
    from appliance.domain.bundle import Part
    from appliance.domain.product import Product
    from appliance.till import bundles

    till = play.stage.counter.till
    play(*OPENED)
    owner(play)
    catalogue.put(till, [Product("210", "Lunsj", "20", "1", 6500, 2500)])
    bundles.save(till, "210", [Part("201", 1), Part("202", 1)])
    till.approver = None
    play.stage.counter.deeds.redraw()
    # a bun at 39,00 (15 %) and a coffee at 32,00 (25 %), together 65,00: 35,70 and 29,30
    play(Touch("Lunsj"), Line("Lunsj", "65,00"), Sees("1 Kanelbolle"), Total("65,00"), Touch("100,00"))
    play(Prints("Lunsj", "1 × 65,00", "35,70", "29,30", "15 %", "25 %"))
