"""What a note on the sale's own stage may not do: one tap ends the sale, so a wrong one would be dear."""

import pytest

from appliance.domain.payment import CASH
from tests.stories.goods import BREAD, MILK
from tests.stories.steps import OPENED, Misses, Scan, Sees, Total, Touch


@pytest.fixture
def stage(play):
    """The day is open."""
    play(*OPENED)
    return play


def test_it_is_what_the_finger_fell_on(stage):
    from kivy.tests.common import UnitTestTouch

    from tests.ui.drawing import settle

    counter = stage.stage.counter.scan(MILK)
    x, y = counter.target("50,00").center
    counter.now += 1
    finger = UnitTestTouch(x, y)
    finger.touch_down()
    counter.scan(BREAD)  # 64,80 now: where 50,00 stood there is another note
    finger.touch_up()
    settle()
    stage(Total("64,80"), Touch("100,00"), Sees("Veksel", "35,00"))
    (sold,) = counter.entries("sale")
    assert [one["kind"] for one in sold["tenders"]] == [CASH]


def test_the_goods_stay_where_they_are_when_the_notes_come(stage):
    counter = stage.stage.counter
    before = [(tile.pos[:], tile.size[:]) for tile in tiles(counter)]
    stage(Scan(MILK))
    assert [(tile.pos[:], tile.size[:]) for tile in tiles(counter)] == before


def test_where_no_cash_may_be_taken_there_are_none(stage):
    till = stage.stage.counter.till
    till.drawer = "unknown"
    stage(Scan(MILK), Misses("Kontant"), Touch("Ta betalt"), Misses("Kontant"))


def test_money_that_goes_back_is_paid_on_its_own_stage(stage):
    stage(
        Scan(MILK),
        Touch("25,00"),
        Touch("Neste salg"),
        Touch("Retur"),
        Touch("1"),
        Touch("Finn"),
        Touch("Alt"),
        Touch("Ta tilbake 24,90"),
        Sees("Betal tilbake 24,90"),
        Misses("Kontant", "25,00"),
    )


def test_without_paper_it_asks_what_the_payment_asks(stage):
    counter = stage.stage.counter
    counter.till.printer = "out_of_paper"
    asked = []
    for way in (("Ta betalt",), ("25,00",)):
        stage(Scan(MILK))
        stage(*(Touch(word) for word in way))
        asked.append((counter.stage, counter.deeds.place.banner, counter.till.question))
        counter.till.question = None
        counter.deeds.cancel()
    assert asked[0] == asked[1] and counter.entries("sale") == []


def tiles(counter):
    """The goods on the stage."""
    from appliance.ui.widgets.tile import Tile
    from tests.ui.drawing import shown

    return [one for one in shown(counter.frame.place) if isinstance(one, Tile)]
