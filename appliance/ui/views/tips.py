"""Values of the stage where a tip is given."""

from appliance.domain import tip as usual
from appliance.domain.problems import refuse
from appliance.till import people, tips
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.paying.tip import TipView
from appliance.words import Words


def tip(till: Till, place: Place, outside: Outside, words: Words) -> TipView:
    """What the customer may make of what is to be paid, and everybody whom it may be for."""
    if not till.payment:
        raise refuse("sale_empty")
    given = tips.in_sale(till)
    due, unit = till.payment.left - sum(given.values()), 10**till.rules.currency.exponent
    me = till.operator.number if till.operator else ""
    everybody = sorted(people.cashiers(till), key=lambda one: one.number != me)
    return TipView(
        due,
        usual.round_sums(due, unit),
        usual.parts(due, unit),
        tuple((one.number, one.name) for one in everybody),
        tuple(given.items()),
    )
