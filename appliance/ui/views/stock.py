"""Values of the stages of the stock."""

from appliance.domain.problems import refuse
from appliance.domain.stock import REASONS, is_low
from appliance.till import catalogue, stock, stocktake
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.stock.stock import StockCard, StockItem, StockView
from appliance.ui.screens.stock.stock_change import StockChangeView
from appliance.ui.screens.stock.stocktake import CountedItem, StocktakeView
from appliance.words import N_, Words

WHY = {
    "breakage": N_("Broken"),
    "theft": N_("Stolen"),
    "own_use": N_("Own use"),
    "found": N_("Found"),
    "wrong_count": N_("Counted wrong"),
}
"""The reasons for putting a stock right, by `domain.stock.REASONS`."""
MOVED = {
    "delivery": N_("On credit"),
    "goods_received": N_("Came in"),
    "stock_adjusted": N_("Was put right"),
    "stocktake": N_("Stocktake"),
}
"""What moved it, by the entry's kind."""


def stock_list(till: Till, place: Place, outside: Outside, words: Words) -> StockView:
    """What fits what is typed, all, or what little is left of."""
    names = {group.code: group.name for group in catalogue.groups(till)}
    items = tuple(
        StockItem(one.number, one.name, names.get(one.group, ""), one.on_hand, one.unit,
                  is_low(one.on_hand, one.minimum))
        for one in stock.listed(till, place.stock.low, place.text)
    )  # fmt: skip
    counting = len(stocktake.counted(till))
    chosen = _card(till, words)
    counts, written = stock.counts(till), outside.stock_written()
    return StockView(place.text, place.stock.low, items, chosen, counts, counting, written)


def _looked_at(till: Till) -> str:
    return till.stocking.product if till.stocking else ""


def _card(till: Till, words: Words) -> StockCard | None:
    number = _looked_at(till)
    product = catalogue.named(till, [number]).get(number) if number else None
    if not product:
        return None
    held, offset = stock.of(till, number), till.clock().offset
    if not held:
        return StockCard(number, product.name, product.unit)
    moves = tuple(
        (words(_word(one.kind, one.reason, one.quantity)), words.moment(one.at, offset), one.quantity)
        for one in stock.recent(till, number)
    )
    cost = held.cost if till.operator and till.operator.manages else None
    low = is_low(held.on_hand, held.minimum)
    return StockCard(number, held.name, held.unit, held.on_hand, held.minimum, low, cost, moves)


def _word(kind: str, reason: str, quantity: int) -> str:
    if kind == "sale":
        return N_("Sold") if quantity < 0 else N_("Came back")
    return WHY.get(reason, MOVED.get(kind, ""))


def stock_change(till: Till, place: Place, outside: Outside, words: Words) -> StockChangeView:
    """The product that is looked at; refuses with ``line_gone`` where there is none."""
    number = _looked_at(till)
    product = catalogue.named(till, [number]).get(number)
    if not product:
        raise refuse("line_gone")
    held = stock.of(till, number)
    reasons = []
    for code, way in REASONS.items():
        if way:
            reasons.append((code, words(WHY[code]), way))
        else:
            reasons.append((code, words(N_("Counted wrong: fewer")), -1))
            reasons.append((code, words(N_("Counted wrong: more")), 1))
    return StockChangeView(
        number, product.name, place.stock.change, held.on_hand if held else None, product.unit,
        held.minimum if held else 0, tuple(reasons),
    )  # fmt: skip


def stocktake_of(till: Till, place: Place, outside: Outside, words: Words) -> StocktakeView:
    """What has been counted, and what is being counted."""
    items = tuple(
        CountedItem(one.number, one.name, one.quantity, one.on_hand, one.unit)
        for one in stocktake.counted(till)
    )
    number = _looked_at(till)
    product = catalogue.named(till, [number]).get(number) if number else None
    return StocktakeView(items, (number, product.name, product.unit) if product else None)
