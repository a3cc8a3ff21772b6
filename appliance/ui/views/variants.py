"""Values of the stages of a product that is to be had as several."""

from appliance.domain.problems import refuse
from appliance.domain.product import Product, colour_of
from appliance.till import catalogue, priced, stock, variants
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.goods.sizes import SizesView
from appliance.ui.screens.selling.variants import VariantItem, VariantsView
from appliance.words import Words


def choice(till: Till, place: Place, outside: Outside, words: Words) -> VariantsView:
    """Which one is sold?"""
    found = [one for one in variants.of(till, place.product) if not one.ended]
    if not found:
        raise refuse("line_gone")
    groups = {group.code: colour_of(group) for group in catalogue.groups(till)}
    return VariantsView(
        found[0].family, _items(till, priced.all_now(till, found)), groups.get(found[0].group, "grey")
    )


def sizes(till: Till, place: Place, outside: Outside, words: Words) -> SizesView:
    """Which there are."""
    product = catalogue.named(till, [place.product]).get(place.product)
    if not product:
        raise refuse("line_gone")
    found = variants.of(till, product.number) or [product]
    return SizesView(product.family or product.name, product.number, _items(till, found), place.saves)


def _items(till: Till, found: list[Product]) -> tuple[VariantItem, ...]:
    there = stock.on_hand(till, (one.number for one in found if one.minimum is not None))
    codes = catalogue.named(till, (one.number for one in found))
    return tuple(
        VariantItem(
            one.number, one.variant, one.price, " ".join(codes[one.number].codes), there.get(one.number)
        )
        for one in found
    )
