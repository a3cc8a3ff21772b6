"""Gift cards: sold and printed, paid with until they are empty, and paid back onto."""

from appliance.domain.product import Group
from appliance.till import catalogue
from tests.stories.goods import KNIFE
from tests.stories.steps import (
    OPENED,
    Customer,
    Journal,
    Prints,
    Scan,
    Sees,
    Total,
    Touch,
    Touched,
    Types,
)

CARDS = Group("50", "Gavekort", "1", 0, kind="gift_card")


def test_a_card_is_sold_pays_and_is_paid_back_onto(play):
    counter = play.stage.counter
    said = counter.deeds.words
    catalogue.put(counter.till, [], [CARDS])
    play(
        *OPENED,
        Touch("Mer"),
        Touch("Gavekort"),
        Touch(said("Sell a gift card")),
        Types(("2", "00", "00")),
        Touch(said("Sell {amount}", amount="200,00")),
        Total("200,00"),
        Touch("200,00"),
        Sees("Betalt"),
        Prints("Gavekort", "200,00"),
        Prints("Gavekort", "200,00"),
        Journal("gift_card", amount=20_000),
        Customer(),
    )
    number = counter.entries("gift_card")[-1]["card"]
    play(
        Scan(KNIFE),
        Scan(number),  # 200,00 on it, 129,50 to pay
        Sees("200,00"),
        Touch(said("Pay {amount} with it", amount="129,50")),
        Sees("Betalt"),
        Touched(1),
        Prints("129,50", "70,50"),
        Customer(),
        Scan(KNIFE),
        Touch("Ta betalt 129,50"),
        Touch("Gavekort"),
        Types(number),
        Touch("Finn"),
        Sees("70,50"),
        Touch(said("Pay {amount} with it", amount="70,50")),
        Sees("59,00"),  # 129,50 - 70,50
        Touch("Kort"),
        Touch("Visa"),
        Journal("sale", gross=12_950),
        Prints("70,50", "0,00"),
        Scan(number),
        Sees("0,00", f"…{number[-4:]}"),
        Touch("Tilbake"),
        Touch("Neste salg"),
        Touch("Retur"),
        Types("2"),
        Touch("Finn"),
        Touch("Alt"),
        Touch("Ta tilbake 129,50"),
        Touch("Betal tilbake 129,50"),
        Touch(said("back onto gift card {number}", number=f"…{number[-4:]}")),
        Sees("Betalt tilbake"),
        Journal("sale", series="return", gross=-12_950),
        Scan(number),
        Sees("129,50"),
    )


def test_a_card_from_before_this_till_pays_when_a_manager_has_seen_it(play):
    counter = play.stage.counter
    said = counter.deeds.words
    catalogue.put(counter.till, [], [CARDS])
    play(
        *OPENED,
        Scan(KNIFE),
        Touch("Ta betalt 129,50"),
        Touch("Gavekort"),
        Touch(said("It has no number")),
        Types(("5", "0", "0", "0")),
        Touch(said("Pay {amount} with it", amount="50,00")),
        Types("4321"),
        Touch(said("Approve")),
        Sees("79,50"),  # 129,50 - 50,00
        Touch("Kort"),
        Touch("Visa"),
        Sees("Betalt"),
        Journal("sale", gross=12_950),
        Prints("50,00", "79,50"),
    )
    (sale,) = counter.entries("sale")
    assert [(one["kind"], one["amount"]) for one in sale["tenders"]] == [
        ("gift_card", 5_000),
        ("card", 7_950),
    ]
    assert sale["operator"] == "1" and counter.till.approver is None
