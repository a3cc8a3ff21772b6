"""Goods on credit: six touches from the shelf to the delivery receipt of somebody who is known."""

from appliance.domain.customer import Customer
from appliance.till import customers
from tests.stories.steps import OPENED, Sees, Touch


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
