"""Values of the stage of the sales that wait."""

from appliance.till import parking
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.parked import ParkedSale, ParkedView
from appliance.words import Words


def parked(till: Till, place: Place, outside: Outside, words: Words) -> ParkedView:
    """Sales that wait."""
    offset = till.clock().offset
    sales = []
    for id_, name, at, total, _operator in parking.parked(till):
        sale = parking.parked_sale(till, id_)
        names = ", ".join(line.name for line in sale.lines[:3])
        sales.append(ParkedSale(id_, name, words.time(at, offset), abs(sale.count), names, total))
    return ParkedView(tuple(sales), till.sale is not None)
