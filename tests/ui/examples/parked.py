"""Sales that wait."""

from appliance.ui.screens.selling.park import ParkView
from appliance.ui.screens.selling.parked import ParkedSale, ParkedView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.shop import Example, at

EXAMPLES: dict[str, Example] = {
    "parked": at(
        "parked",
        ParkedView(
            (
                ParkedSale("a", "", 4_000_000, 3, "Helmelk 1 l, Grovbrød", 11370, "Ingrid"),
                ParkedSale(
                    "b", "Bord 4", 720_000, 1, "Votter, håndstrikket", 34900, "Bjørg-Åse", "Pakkes inn"
                ),
            ),
            True,
        ),
    ),
    "parked-many": at(
        "parked",
        ParkedView(
            tuple(
                ParkedSale(
                    str(n),
                    f"Bord {n} ved vinduet mot fjorden",
                    90_000 * n,
                    n,
                    "Kaffe, Bolle",
                    7900 * n,
                    "Ola",
                )
                for n in range(30, 0, -1)
            )
        ),
        BasketView(),
    ),
    "park": at("park", ParkView(("Table 4", "Bord 4"))),
    "park-name": Example(
        at("park", ParkView()).view,
        lambda frame: (
            frame._stages["park"]._write(),
            frame._stages["park"].writing.write("Kari i rødt"),
            frame._stages["park"].changed(),
        ),
    ),
    "parked-none": at("parked", ParkedView(), BasketView()),
}
