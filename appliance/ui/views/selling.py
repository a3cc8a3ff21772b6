"""Values of the stages around the basket."""

from appliance.domain import sale as sales
from appliance.domain.favourites import Look
from appliance.domain.problems import refuse
from appliance.domain.product import colour_of
from appliance.till import (
    catalogue,
    dates,
    favourites,
    measuring,
    notes,
    parking,
    paying,
    priced,
    selling,
    stock,
    tickets,
    variants,
)
from appliance.till.needs import takes_cash
from appliance.till.papers import papers
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Goods, Place
from appliance.ui.screens.selling.create import CreateView
from appliance.ui.screens.selling.discount import DiscountView
from appliance.ui.screens.selling.line import LineEditView
from appliance.ui.screens.selling.more import MoreView
from appliance.ui.screens.selling.note import NoteView
from appliance.ui.screens.selling.price import PriceView
from appliance.ui.screens.selling.question import QuestionView
from appliance.ui.screens.selling.sale import SaleView, TileView
from appliance.ui.screens.selling.search import FoundView, SearchView
from appliance.ui.views import dimensions
from appliance.ui.views.bars import line_view
from appliance.ui.views.modes import exported
from appliance.words import N_, Words


def sale(till: Till, place: Place, outside: Outside, words: Words) -> SaleView:
    """A page of favourites, or the goods of a group."""
    shown = _goods(till, place)
    open_sale = till.sale
    laid = place.group or any(page.products for page in shown.pages[place.page : place.page + 1])
    manages = bool(till.operator and till.operator.manages) and not till.training
    return SaleView(
        tile_views(shown),
        tuple((group.code, group.name) for group in shown.groups),
        place.group,
        open_sale.total if open_sale else 0,
        len(open_sale.lines) if open_sale else 0,
        len(parking.parked(till)),
        till.training,
        papers(till).beside,
        takes_cash(till),
        _notes(till),
        tuple(page.name for page in shown.pages),
        place.page,
        not laid and manages,
    )


def tile_views(shown: Goods) -> tuple[TileView, ...]:
    """Each product's tile: in its own colour, else in its group's; variants as what they are together."""
    colours = {group.code: colour_of(group) for group in shown.groups}
    tiles = []
    for one in shown.products:
        look = shown.looks.get(one.number, Look())
        price, least = shown.families.get(one.family, (one.price, False))
        colour = look.colour or colours.get(one.group, "grey")
        name, several = one.family or one.name, bool(one.variant)
        tiles.append(TileView(one.number, name, price, colour, look.image, several, least))
    return tuple(tiles)


def _notes(till: Till) -> tuple[int, ...]:
    """What may be handed over for the open sale; nothing where money goes back, or no cash is taken."""
    pays = till.sale is not None and till.sale.total > 0
    return paying.quick_amounts(till) if pays and takes_cash(till) else ()


def _goods(till: Till, place: Place) -> Goods:
    """Groups, pages and tiles, from the till's file only when others are chosen or the goods have changed."""
    kept = place.goods
    shown = (till.shelf, dates.today(till), place.group, place.page)
    if not kept or (kept.shelf, kept.date, kept.group, kept.page) != shown:
        place.goods = kept = read_goods(till, place)
    return kept


def read_goods(till: Till, place: Place, default: bool = True) -> Goods:
    """The same as the till has it now; a page that is gone is the first. A shop that chose no favourites
    has all its goods before it, by name, unless it is choosing them."""
    pages = favourites.pages(till)
    if place.page >= len(pages):
        place.page = 0
    if place.group:
        goods = catalogue.in_group(till, place.group)
    else:
        numbers = pages[place.page].products
        named = catalogue.named(till, numbers)
        here = [named[number] for number in numbers if number in named]
        goods = priced.all_now(till, (one for one in here if not (default and one.ended)))
        if default and len(pages) == 1 and not numbers:
            goods = catalogue.in_group(till, "")
    looks = favourites.looks(till, (one.number for one in goods))
    groups, families = tuple(catalogue.groups(till)), variants.prices(till, goods)
    date = dates.today(till)
    return Goods(till.shelf, date, place.group, place.page, groups, tuple(goods), pages, looks, families)


def search(till: Till, place: Place, outside: Outside, words: Words) -> SearchView:
    """What fits the letters typed so far."""
    names = {group.code: group.name for group in catalogue.groups(till)}
    found = selling.search(till, place.text) if place.text.strip() else []
    hits = tuple(FoundView(one.number, one.name, names.get(one.group, ""), one.price) for one in found[:50])
    return SearchView(place.text, hits)


def line(till: Till, place: Place, outside: Outside, words: Words) -> LineEditView:
    """The line that was tapped."""
    if not till.sale or place.line is None:
        raise refuse("line_gone")
    one = sales.find(till.sale, place.line)
    view = line_view(one, words, sales.following(till.sale, one.id))
    kinds = () if one.origin else dimensions.kinds(till)
    return LineEditView(view, one.open_price, one.reducible and not one.origin, one.served, kinds)


NOTES = (N_("A present"), N_("To be fetched"), N_("Heated"), N_("In slices"))
"""Notes to begin with, until the shop has its own."""


def note(till: Till, place: Place, outside: Outside, words: Words) -> NoteView:
    """The note of the line that was tapped, or of the whole sale."""
    if not till.sale:
        raise refuse("sale_empty")
    usual = tuple(dict.fromkeys((*notes.usual(till), *(words(one) for one in NOTES))))
    if place.line is None:
        return NoteView(None, "", till.sale.note, usual)
    one = sales.find(till.sale, place.line)
    return NoteView(one.id, one.name, one.note, usual)


def discount(till: Till, place: Place, outside: Outside, words: Words) -> DiscountView:
    """The line that was tapped, or the whole sale."""
    reasons = usual.said(words, usual.DISCOUNT_REASONS)
    if not till.sale:
        raise refuse("sale_empty")
    if place.line is not None:
        one = sales.find(till.sale, place.line)
        return DiscountView(one.id, one.name, abs(one.asked), reasons, abs(one.reduction))
    shares = sum(till.sale.shares)
    return DiscountView(None, "", till.sale.total + shares, reasons, shares)


def price(till: Till, place: Place, outside: Outside, words: Words) -> PriceView:
    """Goods without a price, a line, or a group to choose."""
    if till.question and till.question.code == "price_needed":
        return PriceView(str(till.question.facts.get("name", "")))
    if till.sale and place.price_of and place.price_of[0] == "line":
        return PriceView(sales.find(till.sale, place.price_of[1]).name)
    return PriceView("", tuple((group.code, group.name) for group in catalogue.groups(till)))


def create(till: Till, place: Place, outside: Outside, words: Words) -> CreateView:
    """The code that nobody knows, and the groups that its goods may be of."""
    code = str(till.question.facts["code"]) if till.question else ""
    found = tuple((group.code, group.name) for group in catalogue.groups(till))
    manager = bool(till.operator and till.operator.manages) and not till.training
    return CreateView(code, found, measuring.unit_of(till, till.question) if till.question else "", manager)


def question(till: Till, place: Place, outside: Outside, words: Words) -> QuestionView:
    """What the till asks; the answers are put on by the deeds."""
    if till.question is None:
        raise KeyError("expected a question, there is none")
    return QuestionView(till.question)


def more(till: Till, place: Place, outside: Outside, words: Words) -> MoreView:
    """What else there is to do."""
    waiting = len(parking.parked(till))
    return MoreView(
        place.books.outbox[0],
        waiting,
        till.sale is not None,
        till.training,
        bool(till.emergency),
        exported(outside),
        low_stock=stock.counts(till)[1],
        parks=papers(till).beside == "return",
        tickets=tickets.sold_here(till),
        kinds=dimensions.kinds(till),
    )
