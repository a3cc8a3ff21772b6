"""The goods as the owner sees them."""

from appliance.ui.screens.products import ProductItem, ProductsView
from tests.ui.examples.shop import NAMES, Example, at

GOODS = tuple(
    ProductItem(str(100 + n), name, "Meieri", price, 1500, ("7038010000010",))
    for n, (name, price, _) in enumerate(NAMES[4:9])
)

EXAMPLES: dict[str, Example] = {
    "products": at("products", ProductsView("", GOODS)),
    "products-search": Example(
        at("products", ProductsView("s", GOODS)).view, lambda frame: frame._stages["products"]._turn()
    ),
    "product": Example(
        at("products", ProductsView("sm", GOODS, "101")).view,
        lambda frame: (
            setattr(frame._stages["products"], "_typing", False),
            frame._stages["products"].draw(frame._stages["products"].view),
            frame._stages["products"].changed(),
        ),
    ),
}
