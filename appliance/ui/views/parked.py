"""Values of the stage of the sales that wait."""

from appliance.till import parking, people
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.selling.park import ParkView
from appliance.ui.screens.selling.parked import ParkedSale, ParkedView
from appliance.words import Words


def park(till: Till, place: Place, outside: Outside, words: Words) -> ParkView:
    """The names that are taken."""
    return ParkView(tuple(name for _sale, name, *_ in parking.parked(till)))


def parked(till: Till, place: Place, outside: Outside, words: Words) -> ParkedView:
    """Sales that wait."""
    now, names = till.clock().at, {one.number: one.name for one in people.cashiers(till)}
    sales = []
    for id_, name, at, total, operator in parking.parked(till):
        sale = parking.parked_sale(till, id_)
        goods = ", ".join(line.name for line in sale.lines[:3])
        whose = names.get(operator, "")
        sales.append(ParkedSale(id_, name, max(0, now - at), abs(sale.count), goods, total, whose, sale.note))
    return ParkedView(tuple(sales), till.sale is not None)
