"""Empty bottles come back."""

from tests.stories.goods import KNIFE
from tests.stories.steps import OPENED, Journal, Prints, Scan, Sees, Total, Touch, Touched, Types

SLIP = "9801234567890123456703450999"


def test_bottles_alone_are_paid_out(play):
    say = play.stage.counter.say
    play(
        *OPENED,
        Touch("Retur"),
        Touch(say("Bottles")),
        *[Touch("2 kr")] * 3,
        Touch("3 kr"),
        Types("12"),
        Sees("42,00"),
        Touch(say("Pay out {amount}", amount="42,00")),
        Touched(9),
        Journal("cash_moved", amount=-4200, reason="Bottles back"),
        Prints("3 × 2,00", "12 × 3,00", "-42,00"),
    )


def test_a_slip_pays_for_a_part_of_the_sale(play):
    say = play.stage.counter.say
    play(
        *OPENED,
        Scan(KNIFE),
        Scan(SLIP),
        Touch(say("Take it off the sale")),
        Sees("95,00"),
        Touch("Kort"),
        Touch("Visa"),
        Touched(3),
        Journal("sale", gross=12950),
        Total("0,00"),
    )
