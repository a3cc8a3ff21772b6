"""Tips: given with the payment, for whoever served, and paid out at the end of the day."""

from appliance.domain.product import Group
from appliance.till import catalogue
from tests.stories.goods import KNIFE
from tests.stories.steps import (
    OPENED,
    Customer,
    Journal,
    Line,
    Prints,
    Scan,
    Sees,
    Total,
    Touch,
    Touched,
    Types,
)

TIPS = Group("60", "Drikkepenger", "1", 0, kind="tip")


def test_the_sum_is_made_round_and_paid_with_a_card(play):
    say = play.stage.counter.say
    catalogue.put(play.stage.counter.till, [], [TIPS])
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("Ta betalt 129,50"),
        Touch(say("Tip")),
        Touch("150,00"),
        Line("Drikkepenger", "20,50"),
        Total("150,00"),
        Touch("Kort"),
        Touch("Visa"),
        Touched(5),
        Journal("sale", gross=15000),
        Prints("129,50", "20,50", "150,00"),
    )


def test_of_a_tip_by_card_coins_are_paid_out_and_the_rest_is_owed(play):
    """20.50 on a card: 20.00 are proposed, and 0.50 stand beside the name from then on."""
    say = play.stage.counter.say
    catalogue.put(play.stage.counter.till, [], [TIPS])
    cash, tips = Touch(say("Cash in or out")), Touch(say("Tips"))
    play(
        *OPENED,
        Scan(KNIFE),
        *(Touch("Ta betalt 129,50"), Touch(say("Tip")), Touch("150,00"), Touch("Kort"), Touch("Visa")),
        *(Touch("Neste salg"), Customer(), Touch("Mer"), cash, tips),
        *(Touch("Ingrid"), Touch("Eier")),
        Sees(say("Pay out {amount}", amount="0,00")),  # what was proposed for Ingrid is not the owner's
        Touch("Ingrid"),
        Touch(say("Pay out {amount}", amount="20,00")),
        Types("4321"),
        Touch(say("Approve")),
        Journal("cash_moved", amount=-2000, reason="Tips paid out"),
        *(Touch("Mer"), cash, tips),
        Sees("0,50"),
        Touch("Ingrid"),
        Types("1"),
        Touch(say("Pay out {amount}", amount="0,01")),
        Types("4321"),
        Touch(say("Approve")),
        Sees("0,01 går ikke opp i mynter"),
    )


def test_a_note_is_still_one_touch_where_tips_are_taken(play):
    catalogue.put(play.stage.counter.till, [], [TIPS])
    play(*OPENED, Scan(KNIFE), Touch("200,00"), Touched(1), Sees("Veksel"), Journal("sale", gross=12950))


def test_it_is_thought_better_of_given_to_another_and_paid_out(play):
    say = play.stage.counter.say
    catalogue.put(play.stage.counter.till, [], [TIPS])
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("Ta betalt 129,50"),
        Touch(say("Tip")),
        Types(("1", "4", "00", "0")),
        Touch(say("{amount} in all", amount="140,00")),
        Total("140,00"),
        Touch(say("Tip")),
        Touch(say("No tip")),
        Total("129,50"),
        Touch(say("Tip")),
        Touch(say("For {name}", name="Ingrid")),
        Touch("Eier"),
        Types(("1", "00", "0")),
        Touch(say("Tip {amount}", amount="10,00")),
        Touch("200,00"),
        Sees("60,00"),  # 139,50 is 140,00 in cash
        Journal("sale", gross=13950, rounding=50),
        Touch("Neste salg"),
        Customer(),
        Touch("Mer"),
        Touch(say("Cash in or out")),
        Touch(say("Tips")),
        Touch("Eier"),
        Touch(say("Pay out {amount}", amount="10,00")),
        Touched(5),
        Types("4321"),
        Touch(say("Approve")),
        Journal("cash_moved", amount=-1000, reason="Tips paid out", approved_by="2"),
    )
