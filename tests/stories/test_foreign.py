"""A tourist pays with euros; the owner has said what they are worth."""

from tests.stories.goods import KNIFE
from tests.stories.steps import Customer, Journal, Misses, Prints, Scan, Sees, Touch, Touched, Types, pin


def test_a_note_of_twenty_euros(play):
    say = play.stage.counter.say
    rest = () if play.size == "1280" else (Touch(say("Reports and till")),)
    play(
        *pin("Eier", "4321"),
        Touch("Ja, åpne med 0,00"),
        Scan(KNIFE),
        Touch("Ta betalt 129,50"),
        Misses("EUR"),
        Touch(say("Back to sale")),
        Touch("Mer"),
        *rest,
        Touch(say("Settings")),
        Touch(say("Other currencies")),
        Touch("EUR"),
        Types("11,5"),
        Touch(say("Keep {rate}", rate="11,5")),
        Journal("rates", rates=[{"currency": "EUR", "rate": "11.5"}]),
        Touch(say("Back")),
        Touch(say("Back to sale")),
        Customer(),
        Touch("Ta betalt 129,50"),
        Touch("EUR 11,31"),
        Touch("20,00 EUR"),
        Touched(3),
        Sees("Veksel", "100,00"),
        Journal("sale", gross=12950, rounding=50),
        Prints("129,50", "20,00 EUR × 11,5", "100,00"),
        # it was a note of fifty: 575,00 for 130,00
        Customer(),
        Touch("Feil betaling"),
        Touch(say("Foreign cash")),
        Touch(say("How much?")),
        Touch("50,00 EUR"),
        Touched(4),
        Journal("tender_corrected", rounding=0),
        Prints("50,00 EUR × 11,5", "445,00"),
    )
