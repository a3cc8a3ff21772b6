"""Tickets: sold and printed one by one, scanned at the door, in somebody's name, given back."""

from appliance.domain.product import Group, Product
from appliance.till import catalogue
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

GATE = (
    Product("60", "Voksen", "50", "1", 12_000, 1200, ticket="day 1 1"),
    Product("61", "Årskort", "50", "1", 45_000, 1200, ticket="months 12 0"),
    Product("63", "Julekonsert", "50", "1", 25_000, 1200, ticket="date 1 1"),
)
GROUP = Group("50", "Billetter", "1", 1200)


def gate(play):
    """The shop sells tickets; gives what speaks its language."""
    counter = play.stage.counter
    catalogue.put(counter.till, GATE, [GROUP])
    counter.deeds.redraw()
    return counter.deeds.words


def numbers(play):
    """The tickets that were sold last."""
    lines = play.stage.counter.entries("sale")[-1]["lines"]
    return [one["number"] for line in lines for one in line["tickets"]]


def test_two_are_sold_scanned_twice_and_given_back(play):
    said = gate(play)
    play(
        *OPENED,
        Touch("Voksen"),
        Touch("Voksen"),
        Total("240,00"),
        Touch("240,00"),
        Touched(3),
        Prints("Voksen", "240,00"),
        Prints("Voksen", said("Valid {date}", date="21.11.2026"), said("One entry"), "120,00"),
        Prints("Voksen", "120,00"),
        Customer(),
    )
    first, second = numbers(play)
    play(
        Scan(first),
        Sees(said("Valid"), "Voksen"),
        Touched(0),
        Journal("admission", ticket=first),
        Scan(second),
        Sees(said("Valid")),
        Touch(said("Undo")),
        Sees(said("Taken back")),
        Journal("admission_undone", ticket=second),
        Scan(first),
        Sees(said("Already used")),
        Touch(said("Done")),
        Touch("Neste salg"),
        Touch("Retur"),
        Types("1"),
        Touch("Finn"),
        Sees(said("{count} used at the door", count=1)),
        Touch("Alt"),
        Touch("Ta tilbake 240,00"),
        Touch("Betal tilbake 240,00"),
        Touch("Kort"),
        Touch("Visa"),
        Sees("Betalt tilbake"),
        Scan(second),
        Sees(said("Refunded")),
    )


def test_a_pass_has_a_name_and_a_concert_its_day(play):
    said = gate(play)
    play(
        *OPENED,
        Touch("Årskort"),
        Sees(said("Holder of {name}", name="Årskort")),
        Types("Kari"),
        Touch(said("Put in basket")),
        Line("Årskort", "450,00"),
        Sees("Kari"),
        Touch("Julekonsert"),
        Touch("24"),
        Line("Julekonsert", "250,00"),
        Sees("24.11.2026"),
        Touch("700,00"),
        Prints("Årskort", "Julekonsert", "24.11.2026"),
        Prints("Årskort", said("Holder: {name}", name="Kari")),
        Prints("Julekonsert", said("Valid {date}", date="24.11.2026")),
    )
    annual, concert = numbers(play)
    play(
        Scan(annual),
        Sees(said("Valid"), "Kari"),
        Scan(annual),
        Sees(said("Valid")),
        Scan(concert),
        Sees(said("Not yet"), "24.11.2026"),
        Touch(said("Done")),
    )
