"""What happens to a basket before it is paid."""

from appliance.domain.money import NOK
from appliance.domain.product import Group, Product
from appliance.till import catalogue
from appliance.words import Words
from tests.stories.goods import BREAD, KNIFE, MILK, STRANGE
from tests.stories.steps import (
    OPENED,
    Customer,
    Journal,
    Line,
    Misses,
    Prints,
    Scan,
    Sees,
    Total,
    Touch,
    Touched,
    Types,
    pin,
)


def test_a_discount_has_a_reason(play):
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("Rabatt"),
        Touch("10 %"),
        Touch("Skadet vare"),
        Touch("Gi rabatt"),
        Total("116,55"),  # 129,50 - 12,95
        Touch("117,00"),
        Touched(5),
        Journal("sale", gross=11655, rounding=45, discount_reason="Skadet vare"),
    )


def test_a_line_taken_out_is_in_the_journal(play):
    play(
        *OPENED,
        Scan(MILK),
        Scan(KNIFE),
        Touch("Brødkniv", "basket"),
        Touch("Fjern"),
        Total("24,90"),
        Journal("line_removed"),
        Touch("25,00"),
        Journal("sale", gross=2490),
    )


def test_parked_by_one_and_taken_up_by_another(play):
    play(
        *OPENED,
        Scan(MILK),
        Touch("Parkér"),
        Touch(Words("nb", NOK)("Without a name")),
        Total("0,00"),
        Scan(BREAD),
        Touch("40,00"),
        Touch("Neste salg"),
        Touch("Mer"),
        Touch("Lås"),
        *pin("Eier", "4321"),
        Touch("Parkert (1)"),
        Touch("Helmelk"),
        Line("Helmelk", "24,90"),
        Total("24,90"),
        Journal("resumed"),
    )


def test_an_unknown_code_becomes_goods(play):
    play(
        *OPENED,
        Scan(STRANGE),
        Scan(MILK),  # waits behind the question
        Touch("Lag ny vare"),
        Types("Tau"),
        Touch("Velg gruppe"),
        Touch("Kjøkken"),
        Types("8900"),
        Touch("Legg i kurven"),
        Line("Tau", "89,00"),
        Line("Helmelk", "24,90"),
        Total("113,90"),
        Touched(11),
        Scan(STRANGE),
        Total("202,90"),
    )


def test_sold_by_its_group_at_a_typed_price(play):
    play(
        *OPENED,
        Touch("Mer"),
        Touch("Selg i varegruppe"),
        Touch("Kaffe"),
        Types("4500"),
        Touch("Legg i kurven"),
        Line("Kaffe", "45,00"),
        Touch("50,00"),
        Sees("Veksel", "5,00"),
        Touched(9),
        Journal("sale", gross=4500),
    )


def test_a_price_is_asked_and_nothing_is_sold(play):
    play(
        *OPENED,
        Touch("Mer"),
        Touch("Pris?"),
        Scan(KNIFE),
        Sees("Brødkniv", "129,50", "Kjøkken"),
        Total("0,00"),
        Touch("Tilbake"),
        Touched(3),
        Customer(),
        Scan(KNIFE),
        Total("129,50"),
    )


def test_practice_looks_like_practice(play):
    second_page = [Touch("Rapporter og kasse")] if play.size == "800" else []  # the small panel has two
    play(
        *OPENED,
        Touch("Mer"),
        Touch("Lås"),
        *pin("Eier", "4321"),
        Touch("Mer"),
        *second_page,
        Touch("Trening"),
        Sees("TRENING – ikke kvittering"),
        Scan(MILK),
        Touch("50,00"),
        Sees("TRENING – ikke kvittering", "Veksel", "25,00"),
        Journal("training", gross=2490),
        Touch("Avslutt treningen"),
        Misses("TRENING – ikke kvittering"),
    )


def test_a_line_taken_out_by_mistake_comes_back_at_one_touch(play):
    say = play.stage.counter.say
    play(
        *OPENED,
        Scan(MILK),
        Scan(KNIFE),
        Touch("Helmelk", "basket"),
        Touch("Fjern"),
        Total("129,50"),
        Touch(say("Undo"), "basket"),
        Line("Helmelk", "24,90"),
        Total("154,40"),
        Touch("+1", "basket"),
        Touch("+1", "basket"),
        Line("Helmelk", "74,70"),
        Misses(say("Out: {name}", name="Helmelk")),
        Touch("Mer"),
        Touch("Avbryt salget"),
        Total("0,00"),
        Journal("sale_aborted", gross=20420),
        Touch(say("Undo"), "basket"),
        Total("204,20"),
        Touched(8),
    )


def test_who_buys_beer_is_asked_for_their_age_once(play):
    say, till = play.stage.counter.say, play.stage.counter.till
    catalogue.put(
        till,
        [Product("300", "Pils", "60", "1", 3900, 2500), Product("301", "Snus", "60", "1", 9900, 2500)],
        [Group("60", "Øl", "1", 2500, discountable=False, age=18)],
    )
    play(
        *OPENED,
        Touch("Pils"),
        Sees("21.11.2008"),
        Touch(say("Old enough")),
        Touch("Snus"),
        Total("138,00"),
        Touched(3),
    )


def test_eaten_here_or_taken_along(play):
    say, till = play.stage.counter.say, play.stage.counter.till
    catalogue.put(
        till,
        [Product("300", "Suppe", "60", "1", 12000, 1500), Product("301", "Vaffel", "60", "1", 5000, 1500)],
        [Group("60", "Kafé", "1", 1500, served=2500)],
    )
    play(
        *OPENED,
        Touch("Suppe"),
        Touch("Vaffel"),
        Touch(say("Eaten here"), "basket"),
        Touch("Vaffel", "basket"),
        Touch(say("To take along")),
        Touch("Ferdig"),
        Touch("170,00"),
        Touched(7),
        Prints(say("Eaten here"), say("To take along"), "15 %", "25 %"),
    )


def test_a_usual_note_is_one_touch_and_another_is_typed(play):
    say = play.stage.counter.say
    play(
        *OPENED,
        Scan(MILK),
        Touch("Helmelk", "basket"),
        Touch(say("Note")),
        Touch(say("A present")),
        Sees(say("A present")),
        Touched(3),
        Touch("Helmelk", "basket"),
        Touch(say("Note")),
        Touch(say("The whole sale")),
        Types("Kaid"),
        Touch(say("Save")),
        Sees("Kaid"),
        Touch("25,00"),
        Prints("Helmelk", say("A present"), "Kaid"),
    )


def test_the_same_goods_tapped_twice_are_one_less_again(play):
    say = play.stage.counter.say
    play(
        *OPENED,
        Touch("Helmelk"),
        Touch("Helmelk"),
        Line("Helmelk", "49,80"),
        Touch(say("Undo"), "basket"),
        Line("Helmelk", "24,90"),
    )
