"""What does it cost?"""

from dataclasses import replace

from appliance.ui.screens.selling.price_check import AskedView, PriceCheckView
from appliance.ui.screens.selling.search import FoundView
from tests.ui.examples.shop import SALE, Example, at

ASKED = AskedView("7", "Brunost Gudbrandsdalen 500 g", "Meieri", 9990)

EXAMPLES: dict[str, Example] = {
    "price-check": at("price_check", PriceCheckView(), SALE),
    "price-check-price": at("price_check", PriceCheckView(ASKED)),
    "price-check-weight": at(
        "price_check", PriceCheckView(AskedView("8", "Epler Aroma", "Frukt og grønt", 12345650, "kg"))
    ),
    "price-check-open": at("price_check", PriceCheckView(replace(ASKED, name="Gavekort", price=None))),
    "price-check-search": Example(
        at(
            "price_check",
            PriceCheckView(
                None,
                "bru",
                (
                    FoundView("7", "Brunost Gudbrandsdalen 500 g", "Meieri", 9990),
                    FoundView("9", "Bruskasse", "Drikke", None),
                ),
            ),
        ).view,
        lambda frame: frame._stages["price_check"]._turn(),
    ),
}
