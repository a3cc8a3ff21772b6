"""Values of the stages of prices that hold for a time."""

from appliance.domain.problems import refuse
from appliance.domain.product import Product
from appliance.till import bundles, catalogue, customers, dates, price_lists, priced, selling
from appliance.till import campaigns as multiples
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.prices.bundle import BundleView, PartItem
from appliance.ui.screens.prices.campaigns import CampaignsView
from appliance.ui.screens.prices.price_list import PriceListView
from appliance.words import Words


def campaigns(till: Till, place: Place, outside: Outside, words: Words) -> CampaignsView:
    """Every campaign, and what one can be of."""
    today, every = dates.today(till), multiples.listed(till)
    groups, found = multiples.choices(till, place.text)
    named = catalogue.named(till, {number for one in every for number in one.products})
    return CampaignsView(
        tuple((one, one.state(today)) for one in every),
        multiples.proposed(till),
        today,
        tuple((group.code, group.name) for group in groups),
        tuple(found),
        tuple((number, product.name) for number, product in named.items()),
        place.text,
        place.saves,
    )


def price_list(till: Till, place: Place, outside: Outside, words: Words) -> PriceListView:
    """A product's prices, the newest first."""
    product = catalogue.named(till, [place.product]).get(place.product)
    if not product:
        raise refuse("line_gone")
    today = dates.today(till)
    rows = tuple((one, one.state(today)) for one in reversed(product.prices))
    proposed = price_lists.proposed(till)
    return PriceListView(
        product.number, product.name, product.price, rows, today, proposed,
        tuple(customers.groups(till)), place.saves,
    )  # fmt: skip


def bundle(till: Till, place: Place, outside: Outside, words: Words) -> BundleView:
    """What is in a product, and goods that fit what is typed."""
    product = catalogue.named(till, [place.product]).get(place.product)
    if not product:
        raise refuse("line_gone")
    product = priced.now(till, product)
    known = catalogue.named(till, [one.product for one in product.parts])
    found = selling.search(till, place.text) if place.text.strip() else []
    return BundleView(
        product.number,
        product.name,
        product.price,
        tuple(_part(priced.now(till, known[one.product]), one.pieces) for one in product.parts),
        tuple(_part(one, 1) for one in found if bundles.fits(one) and one.number != product.number),
        place.text,
    )


def _part(product: Product, pieces: int) -> PartItem:
    return PartItem(product.number, product.name, product.price or 0, pieces)
