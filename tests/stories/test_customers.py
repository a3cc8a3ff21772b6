"""Goods on credit: six touches from the shelf to the delivery receipt of somebody who is known."""

from appliance.domain.customer import Customer
from appliance.domain.dimension import Dimension
from appliance.till import customers, dimensions
from appliance.till.till import Person
from tests.stories.steps import OPENED, Prints, Sees, Touch


def test_goods_on_credit_to_somebody_who_is_known(play):
    play(*OPENED)
    stage = play.stage
    customers.save(stage.counter.till, Customer("10442", "Fjord Hotell", "974760673"), new=True)
    say = stage.counter.say
    before = stage.touches
    play(Touch("Helmelk"), Touch(say("More")), Touch(say("Customers")), Touch("Fjord Hotell"))
    play(Touch(say("On credit {amount}", amount="24,90")), Sees("Fjord Hotell"))
    play(Touch(say("Deliver {amount} on credit", amount="24,90")))
    (made,) = stage.counter.entries("delivery")
    assert made["customer"]["organisation"] == "974760673" and stage.touches - before == 6


def test_goods_on_credit_for_a_project(play):
    play(*OPENED)
    till, say = play.stage.counter.till, play.stage.counter.say
    till.approver = Person("2", "Eier", "owner")
    dimensions.save(till, [Dimension("project", "7", "Matfestivalen")])
    customers.save(till, Customer("10442", "Fjord Hotell", "974760673"), new=True)
    till.approver = None
    before = play.stage.touches
    play(Touch("Helmelk"), Touch(say("More")), Touch(say("Customers")), Touch("Fjord Hotell"))
    play(Touch(say("On credit {amount}", amount="24,90")), Touch(say("Project")), Touch("Matfestivalen"))
    play(Sees("Fjord Hotell · Matfestivalen"), Touch(say("Deliver {amount} on credit", amount="24,90")))
    assert play.stage.touches - before == 8  # two more than without
    play(Prints("Fjord Hotell", say("Project {name}", name="7 Matfestivalen"), "Helmelk"))
