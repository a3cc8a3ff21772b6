"""Values of the stages of the people who work the till."""

from appliance.till import people as persons
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.log_in import LogInView
from appliance.ui.screens.people import PeopleView
from appliance.words import Words


def log_in(till: Till, place: Place, outside: Outside, words: Words) -> LogInView:
    """Who may log in; a PIN that did not fit."""
    wrong = place.wrong_pin
    wait = int(wrong.facts.get("seconds", 0)) if wrong else 0
    who = tuple((person.number, person.name) for person in persons.cashiers(till))
    return LogInView(who, bool(wrong) and not wait, wait, bool(till.question))


def people(till: Till, place: Place, outside: Outside, words: Words) -> PeopleView:
    """Who works here, and who of them is logged in."""
    known = tuple((one.number, one.name, one.role) for one in persons.cashiers(till))
    return PeopleView(known, till.operator.number if till.operator else "")
