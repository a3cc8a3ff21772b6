"""Values of the stage where bottles come back."""

from appliance.till.needs import takes_cash
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.selling.bottles import BottlesView
from appliance.words import Words


def bottles(till: Till, place: Place, outside: Outside, words: Words) -> BottlesView:
    """The country's kinds of bottle, and the open sale that they may pay for."""
    left = till.payment.left if till.payment else till.sale.total if till.sale else 0
    return BottlesView(till.rules.pants, left, takes_cash(till) and not till.training, till.rules.cash_step)
