"""Values of the stage of deliveries on credit and of what is paid for them."""

from appliance.domain.order import Credit
from appliance.till.needs import takes_cash
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.credit import CreditView
from appliance.ui.views.paying import names_of
from appliance.words import Words


def credit(till: Till, place: Place, outside: Outside, words: Words) -> CreditView:
    """What would be delivered; or, where nothing is open, what a customer can pay with."""
    if till.sale and till.sale.lines:
        asks = till.shop.credit != Credit.RECEIVABLE
        return CreditView(till.sale.total, till.rules.country if asks else "")
    cash = takes_cash(till)
    methods = tuple((kind, words(name)) for kind, name in names_of(till).items() if cash or kind != "cash")
    return CreditView(0, methods=methods)
