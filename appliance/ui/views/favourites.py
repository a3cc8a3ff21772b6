"""The value of the stage where favourites are laid out."""

from appliance.domain.problems import refuse
from appliance.till import catalogue, favourites, selling
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.goods.favourites import FavouritesView
from appliance.ui.screens.selling.search import FoundView
from appliance.ui.views.selling import read_goods, tile_views
from appliance.words import Words

MOST = 30
"""Hits of a search."""


def layout(till: Till, place: Place, outside: Outside, words: Words) -> FavouritesView:
    """The page that scans go on, and what a search for its next tile finds."""
    if not till.laying:
        raise refuse("line_gone")
    place.page = till.laying.page
    shown = read_goods(till, place, default=False)
    names = {group.code: group.name for group in shown.groups}
    found = selling.search(till, place.text) if place.text.strip() else catalogue.products(till)
    hits = tuple(FoundView(one.number, one.name, names.get(one.group, ""), one.price) for one in found[:MOST])
    return FavouritesView(
        favourites.pages(till),
        place.page,
        tile_views(shown),
        shown.looks,
        till.laying.undo is not None,
        place.text,
        hits,
        outside.pictures(),
    )
