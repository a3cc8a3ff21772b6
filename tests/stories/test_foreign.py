"""A tourist pays with euros; the owner has said what they are worth."""

from tests.stories.goods import KNIFE
from tests.stories.steps import (
    Counts,
    Customer,
    Journal,
    Misses,
    Prints,
    Scan,
    Sees,
    Touch,
    Touched,
    Types,
    pin,
)

EUROS_SHORT = {
    "tender": "foreign:EUR", "registered": "20.00", "counted": "15.00", "difference": "-5.00",
    "worth": 23_000, "off": -5_750, "reason": "Vet ikke",
}  # fmt: skip


def takes_euros(play):
    """The owner opens the day with a knife in the basket, and says that a euro is 11,50."""
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
    )


def test_a_note_of_twenty_euros(play):
    say = play.stage.counter.say
    takes_euros(play)
    play(
        Touch("Ta betalt 129,50"),
        Touch("EUR 11,27"),
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
        Sees("Kvittering 1: hvor mye?", "EUR"),
        Misses("Skann eller trykk"),
        Touch("50,00 EUR"),
        Touched(4),
        Journal("tender_corrected", rounding=0),
        Prints("50,00 EUR × 11,5", "445,00"),
    )


def test_the_day_is_closed_with_euros_in_the_drawer(play):
    """A knife in cash, 130,00; one with 20 euros, 100,00 back: 30,00 and 20 euros. 5 euros are not there."""
    takes_euros(play)
    play(
        Touch("200,00"),
        Touch("Neste salg"),
        Scan(KNIFE),
        Touch("Ta betalt 129,50"),
        Touch("EUR 11,27"),
        Touch("20,00 EUR"),
        Touch("Neste salg"),
        Prints("129,50"),
        Prints("20,00 EUR × 11,5"),
        Customer(),
        Touch("Mer"),
        Touch("Avslutt dagen"),
        Touch("Ta Z-rapporten"),
        Prints("Z-rapport", "annen valuta EUR", "herav EUR"),
        Touch("Tell kontantene"),
        Sees("Skal være 30,00"),
        Counts("10", 3),
        Touch("Talt: 30,00"),
        Sees("annen valuta · EUR", "kassa har 20,00 EUR"),
        Types("1500"),
        Sees("15,00 EUR"),
        Touch("Differanser"),
        Sees("annen valuta · EUR", "-5,00 EUR"),
        Touch("Vet ikke"),
        Touch("Pose og kasse"),
        Touch("Fullfør dagen"),
        # 5 euros of 20 that were worth 230,00
        Journal("settlement", difference=0, foreign=[EUROS_SHORT]),
        Prints("EUR", "15,00"),
        Sees("Regnskapet: venter på nett"),
    )
