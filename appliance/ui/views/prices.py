"""Values of the stages of prices that hold for a time."""

from appliance.domain.problems import refuse
from appliance.till import campaigns as multiples
from appliance.till import catalogue, customers, price_lists
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.campaigns import CampaignsView
from appliance.ui.screens.price_list import PriceListView
from appliance.words import Words


def campaigns(till: Till, place: Place, outside: Outside, words: Words) -> CampaignsView:
    """Every campaign, and what one can be of."""
    today, every = multiples.today(till), multiples.listed(till)
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
    today = multiples.today(till)
    rows = tuple((one, one.state(today)) for one in reversed(product.prices))
    proposed = price_lists.proposed(till)
    return PriceListView(
        product.number, product.name, product.price, rows, today, proposed,
        tuple(customers.groups(till)), place.saves,
    )  # fmt: skip
