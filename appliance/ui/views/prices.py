"""Values of the stages of prices that hold for a time."""

from appliance.till import campaigns as multiples
from appliance.till import catalogue
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.campaigns import CampaignsView
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
