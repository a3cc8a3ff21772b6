"""What is put right after the money: goods that come back, a wrong means of payment, the day's end."""

from appliance.domain.receipt_code import encode
from appliance.till.papers import Papers
from tests.stories.goods import BREAD, KNIFE, MILK
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


def test_goods_come_back_with_their_receipt(play):
    play(
        *OPENED,
        Scan(MILK),
        Scan(BREAD),
        Touch("100,00"),  # 64,80 is 65,00 in coins
        Sees("Veksel", "35,00"),
        Touch("Neste salg"),
        Customer(),
        Touch("Retur"),
        Types("1"),
        Touch("Finn"),
        Touch("Alt"),
        Touch("Ta tilbake 64,80"),
        Line("Helmelk", "-24,90"),
        Line("Grovbrød", "-39,90"),
        Total("64,80"),
        Touch("Betal tilbake 64,80"),
        Touch("65,00"),
        Sees("Betalt tilbake"),
        Touched(7),
        Journal("sale", series="return", gross=-6480, rounding=-20),
    )


def test_cash_that_was_a_card(play):
    play(
        *OPENED,
        Scan(MILK),
        Touch("25,00"),
        Customer(),
        Touch("Feil betaling"),
        Touch("Visa"),
        Touch("Rett den"),
        Touched(3),
        Journal("tender_corrected"),
    )


def test_the_day_is_closed_blind(play):
    play(
        *OPENED,
        Scan(MILK),
        Touch("50,00"),
        Prints("Helmelk", "24,90"),
        Touch("Neste salg"),
        Customer(),
        Touch("Mer"),
        Touch("Avslutt dagen"),
        Touch("Ta Z-rapporten"),
        Prints("Z-rapport"),
        Touch("Tell kontantene"),
        Touch("Talt: 0,00"),
        Sees("Stemmer ikke. Tell én gang til"),
        Touch("Talt: 0,00"),
        Touch("Differanser"),
        Touch("Vet ikke"),
        Touch("Pose og kasse"),
        Touch("Fullfør dagen"),
        Sees("Regnskapet: venter på nett"),
        Journal("z_report"),
        Journal("settlement"),
        Touched(10),
    )


def test_a_knife_is_exchanged_for_bread_with_one_scan_of_its_receipt(play):
    say, till = play.stage.counter.say, play.stage.counter.till
    code = encode(till.shop.organisation, till.journal.till, till.journal.epoch, 1)
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("200,00"),
        Touch("Neste salg"),
        Customer(),
        Scan(BREAD),
        Scan(code),
        Touch(say("Take goods back")),
        Touch(say("Everything")),
        Touch("Ta tilbake 129,50"),
        Line("Grovbrød", "39,90"),
        Line("Brødkniv", "-129,50"),
        Total("89,60"),
        Touch("Betal tilbake 89,60"),
        Touch("90,00"),
        Sees("Betalt tilbake"),
        Touched(5),
        Prints("Salgskvittering", "Brødkniv", "129,50"),
        Prints("Salgskvittering", "Grovbrød", "Brødkniv", "Kjøpt på kvittering 1", "-89,60"),
        Journal("sale", series="sale", gross=-8960, rounding=-40),
    )


def test_a_shop_that_exchanges_has_return_beside_an_open_sale(play):
    say, till = play.stage.counter.say, play.stage.counter.till
    till.chosen = Papers(beside="return")
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("150,00"),
        Touch("Neste salg"),
        Customer(),
        Scan(BREAD),
        Touch("Retur"),
        Types("1"),
        Touch("Finn"),
        Touch(say("Everything")),
        Touch("Ta tilbake 129,50"),
        Total("89,60"),
        Touched(5),
        Touch(say("More")),
        Touch(say("Park")),
        Sees(say("Who is it for?")),
    )
