"""A T-shirt in several sizes: one tile, one more tap, and the paper says which."""

from appliance.domain.product import Group, Product
from appliance.till import catalogue
from tests.stories.steps import OPENED, Line, Prints, Scan, Sees, Total, Touch, Touched


def test_a_shirt_is_chosen_by_its_size_or_scanned(play):
    counter = play.stage.counter
    goods = [
        Product("500", "T-skjorte, M blå", "50", "1", 19900, 2500, codes=("7038010000065",), variant="M blå"),
        Product("501", "T-skjorte, XL rød", "50", "1", 24900, 2500, variant="XL rød"),
    ]
    catalogue.put(counter.till, goods, [Group("50", "Klær", "1", 2500)])
    counter.deeds.redraw()
    play(
        *OPENED,
        Touch("T-skjorte"),
        Sees("249,00"),
        Touch("XL rød"),
        Line("T-skjorte, XL rød", "249,00"),
        Scan("7038010000065"),
        Line("T-skjorte, M blå", "199,00"),
        Total("448,00"),
        Touch("450,00"),
        Touched(3),
        Prints("T-skjorte, XL rød", "T-skjorte, M blå"),
    )
