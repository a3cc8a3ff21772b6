"""Values of the stages where the goods are kept: products and groups."""

from dataclasses import replace

from appliance.domain.line_kind import PANT
from appliance.domain.price_list import OVER
from appliance.domain.problems import refuse
from appliance.domain.product import Product, colour_of
from appliance.till import catalogue, dates, favourites, measuring, pant, priced, stock
from appliance.till import groups as article_groups
from appliance.till import made as at_the_till
from appliance.till.permissions import needs
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.goods.goods import GoodsView
from appliance.ui.screens.goods.goods_import import GoodsImportView
from appliance.ui.screens.goods.groups import GroupsView
from appliance.ui.screens.goods.made import MadeView
from appliance.ui.screens.goods.new_product import NewProductView
from appliance.ui.screens.goods.prefixes import PrefixesView
from appliance.ui.screens.goods.product_change import ProductChangeView
from appliance.ui.screens.goods.products import ProductItem, ProductsView
from appliance.words import N_, Words


def goods(till: Till, place: Place, outside: Outside, words: Words) -> GoodsView:
    """The pages of the goods."""
    usual = ", ".join(f"{words(name)} {words.percent(rate)} %" for name, rate in usual_groups(till))
    return GoodsView(_keeps(till), len(catalogue.groups(till)), len(at_the_till.made(till)), usual)


USUAL = {
    "norway": ((N_("Food"), 1500), (N_("Other goods"), 2500), (N_("Books and newspapers"), 0)),
    "denmark": ((N_("Goods"), 2500), (N_("Newspapers"), 0)),
}
"""Groups that most shops begin with, and their VAT in basis points: merverdiavgiftsloven § 5-2, § 6-1, § 6-4;
momsloven § 33, § 34 stk. 1 nr. 18."""


def usual_groups(till: Till) -> tuple[tuple[str, int], ...]:
    """What a shop without a group is offered; one that charges no VAT has no use for more than one."""
    of = USUAL.get(till.rules.country, ()) if till.shop.charges_vat else ()
    return of or ((N_("Goods"), 0),)


PRICES = 2
"""Of a product's prices beside its own, those that its card has room for."""


def products(till: Till, place: Place, outside: Outside, words: Words) -> ProductsView:
    """What fits what is typed."""
    found = catalogue.products(till, place.text)
    if place.product not in ("", *(one.number for one in found)):  # new, or looked up meanwhile
        found = [*catalogue.named(till, [place.product]).values(), *found]
    return ProductsView(place.text, _items(till, found), place.product, _keeps(till))


def _keeps(till: Till) -> bool:
    return bool(till.operator and till.operator.manages) and not till.training


def _items(till: Till, found: list[Product]) -> tuple[ProductItem, ...]:
    names, today = {group.code: group.name for group in catalogue.groups(till)}, dates.today(till)
    there = stock.on_hand(till, (one.number for one in found if one.minimum is not None))
    inside = catalogue.named(till, {part.product for one in found for part in one.parts})
    keeps = _keeps(till)
    return tuple(
        ProductItem(
            one.number,
            one.name,
            names.get(one.group, ""),
            one.price,
            one.rate,
            one.codes,
            there.get(one.number),
            one.pant,
            one.kind != PANT and not one.unit,
            tuple(price for price in one.prices if price.state(today) != OVER)[:PRICES],
            one.ticket,
            tuple((inside[part.product].name, part.pieces) for part in one.parts),
            one.cost if keeps else None,
            one.ended,
            one.content,
        )
        for one in found
    )


def product_change(till: Till, place: Place, outside: Outside, words: Words) -> ProductChangeView:
    """One product, for whoever keeps the goods."""
    needs(till, "goods")
    one = catalogue.named(till, [place.product]).get(place.product)
    if not one:
        raise refuse("line_gone")
    groups = tuple((of.code, of.name, of.rate) for of in catalogue.groups(till) if of.kind == one.kind)
    pants = tuple((of.number, of.name, of.price or 0) for of in pant.articles(till))
    (item,) = _items(till, [priced.now(till, one)])
    return ProductChangeView(item, one.family or one.name, one.group, groups, pants, place.saves)


def new_product(till: Till, place: Place, outside: Outside, words: Words) -> NewProductView:
    """Goods that are being made, or that were made just now."""
    groups = tuple((group.code, group.name) for group in catalogue.groups(till))
    found = [] if place.making else list(catalogue.named(till, [place.product]).values())
    items, pages = _items(till, found), favourites.pages(till)
    laid = len(pages) > 1 or pages[0].products
    return NewProductView(
        str(place.begun), groups, manager=True, made=items[0] if items else None,
        pages=tuple((page.name, place.product in page.products) for page in pages) if laid else (),
    )  # fmt: skip


def prefixes(till: Till, place: Place, outside: Outside, words: Words) -> PrefixesView:
    """What barcodes carry, and what the last scan would do."""
    kept = measuring.prefixes(till)
    return PrefixesView(kept if till.trying is None else till.trying, kept, till.tried, place.saves)


def goods_import(till: Till, place: Place, outside: Outside, words: Words) -> GoodsImportView:
    """The files on the sticks, or what one of them would change."""
    names = tuple((group.code, group.name) for group in catalogue.groups(till))
    file = outside.goods_file()
    if place.taken_in is not None:
        file = replace(file, preview=None)
    made = tuple((group.code, group.name) for group in file.preview.plan.groups) if file.preview else ()
    here = dict(names)
    new = tuple(code for code, _name in made if code not in here)
    return GoodsImportView(file, (*names, *made), place.taken_in, new)


def made(till: Till, place: Place, outside: Outside, words: Words) -> MadeView:
    """Goods that nobody who manages has looked at yet."""
    return MadeView(_items(till, at_the_till.made(till)))


def groups(till: Till, place: Place, outside: Outside, words: Words) -> GroupsView:
    """Every group, and what one can be."""
    found = catalogue.groups(till)
    return GroupsView(
        tuple((group, colour_of(group)) for group in found),
        article_groups.proposed(till),
        till.rules.country,
        till.rules.rates,
        tuple(catalogue.departments(till).items()),
        place.saves,
    )
