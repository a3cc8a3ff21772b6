"""Sales that wait."""

from appliance.ui.screens.parked import ParkedSale, ParkedView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.shop import Example, at

EXAMPLES: dict[str, Example] = {
    "parked": at(
        "parked",
        ParkedView(
            (
                ParkedSale("a", "", "14:02", 3, "Helmelk 1 l, Grovbrød", 11370),
                ParkedSale("b", "Kari i rødt", "14:20", 1, "Votter", 34900),
            ),
            True,
        ),
    ),
    "parked-none": at("parked", ParkedView(), BasketView()),
}
