"""Values of the stages around the basket."""

from appliance.domain import sale as sales
from appliance.domain.problems import refuse
from appliance.domain.product import colour_of
from appliance.till import catalogue, day, measuring, parking, paying, selling, stock
from appliance.till.needs import takes_cash
from appliance.till.till import Till
from appliance.ui import place as where
from appliance.ui.outside import Outside
from appliance.ui.place import Goods, Place
from appliance.ui.screens.create import CreateView
from appliance.ui.screens.discount import DiscountView
from appliance.ui.screens.line import LineEditView
from appliance.ui.screens.more import MoreView
from appliance.ui.screens.price import PriceView
from appliance.ui.screens.question import QuestionView
from appliance.ui.screens.sale import SaleView, TileView
from appliance.ui.screens.search import FoundView, SearchView
from appliance.ui.views.bars import line_view
from appliance.ui.views.modes import exported
from appliance.words import Words


def sale(till: Till, place: Place, outside: Outside, words: Words) -> SaleView:
    """Favourites or the goods of a group."""
    shown = _goods(till, place)
    colours = {group.code: colour_of(group) for group in shown.groups}
    tiles = tuple(
        TileView(one.number, one.name, one.price, colours.get(one.group, "grey")) for one in shown.products
    )
    open_sale = till.sale
    return SaleView(
        tiles,
        tuple((group.code, group.name) for group in shown.groups),
        place.group,
        open_sale.total if open_sale else 0,
        len(open_sale.lines) if open_sale else 0,
        len(parking.parked(till)),
        till.training,
        takes_cash(till),
        _notes(till),
    )


def _notes(till: Till) -> tuple[int, ...]:
    """What may be handed over for the open sale; nothing where money goes back, or no cash is taken."""
    pays = till.sale is not None and till.sale.total > 0
    return paying.quick_amounts(till) if pays and takes_cash(till) else ()


def _goods(till: Till, place: Place) -> Goods:
    """Groups and tiles, from the till's file only when another group is chosen or the goods have changed."""
    kept = place.goods
    if not kept or (kept.shelf, kept.group) != (till.shelf, place.group):
        goods = catalogue.in_group(till, place.group) if place.group else catalogue.favourites(till)
        if not goods and not place.group:
            goods = catalogue.products(till)
        place.goods = kept = Goods(till.shelf, place.group, tuple(catalogue.groups(till)), tuple(goods))
    return kept


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
    return LineEditView(line_view(one), one.open_price, one.reducible and not one.origin, one.served)


def discount(till: Till, place: Place, outside: Outside, words: Words) -> DiscountView:
    """The line that was tapped, or the whole sale."""
    reasons = tuple((words(reason), words(reason)) for reason in where.DISCOUNT_REASONS)
    if not till.sale:
        raise refuse("sale_empty")
    if place.line is not None:
        one = sales.find(till.sale, place.line)
        return DiscountView(one.id, one.name, abs(one.listed), reasons, abs(one.reduction))
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
    waiting = len(day.unfinished(till))
    return MoreView(
        place.outbox[0],
        waiting,
        till.sale is not None,
        till.training,
        bool(till.emergency),
        exported(outside),
        low_stock=stock.counts(till)[1],
    )
