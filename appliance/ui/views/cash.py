"""Values of the stage of cash in and out."""

from appliance.till import people, tips
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.day.cash import CashView
from appliance.words import Words


def cash(till: Till, place: Place, outside: Outside, words: Words) -> CashView:
    """Reasons for cash in and out, and everybody who may get tips, where the shop takes any."""
    left = tips.left(till) if tips.taken_here(till) else None
    everybody = [] if left is None else people.cashiers(till)
    owed = tuple((one.number, one.name, (left or {}).get(one.number, 0)) for one in everybody)
    into, out = usual.said(words, usual.CASH_IN_REASONS), usual.said(words, usual.CASH_OUT_REASONS)
    return CashView(into, out, owed, till.rules.cash_step)
