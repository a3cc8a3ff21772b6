"""Values of the stages of the people who work the till."""

from appliance.till import people as persons
from appliance.till import permissions
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.people.countersign import CountersignView
from appliance.ui.screens.people.limits import LimitsView
from appliance.ui.screens.people.log_in import LogInView
from appliance.ui.screens.people.people import PeopleView
from appliance.words import N_, Words

APPROVED = {
    "sell": N_("Sell"),
    "close_day": N_("Close the day"),
    "discount": N_("Give a discount of {size} %"),
    "open_drawer": N_("Open the drawer"),
    "cash_out": N_("Take cash out of the drawer"),
    "return": N_("Take goods back"),
    "return_loose": N_("Take goods back without a receipt"),
    "turnover": N_("See the figures"),
    "customer_terms": N_("Set a customer's terms"),
    "over_limit": N_("Go beyond a customer's credit limit"),
    "books": N_("Decide about the books"),
    "papers": N_("Change what is printed"),
    "modes": N_("Training or emergency mode"),
    "devices": N_("Change a device"),
    "backup": N_("Keep the back-ups"),
    "export": N_("Journal to stick"),
    "people": N_("Change who works here"),
    "mapping": N_("Change the accounts"),
}
"""What somebody approves of, by its act (`till.permissions`)."""


def log_in(till: Till, place: Place, outside: Outside, words: Words) -> LogInView:
    """Who may log in; a PIN that did not fit."""
    wrong = place.wrong_pin
    wait = int(wrong.facts.get("seconds", 0)) if wrong else 0
    who = tuple((person.number, person.name) for person in persons.cashiers(till))
    return LogInView(who, bool(wrong) and not wait, wait, bool(till.question))


def may_approve(till: Till) -> tuple[tuple[str, str], ...]:
    """Who may approve of what is asked, as (number, name)."""
    asked = till.question.facts if till.question else {}
    found = permissions.who_may(till, str(asked.get("act", "goods")), int(asked.get("size", 0)))
    return tuple((one.number, one.name) for one in found)


def countersign(till: Till, place: Place, outside: Outside, words: Words) -> CountersignView:
    """What is to be approved, and by whom."""
    wrong, asked = place.wrong_pin, till.question.facts if till.question else {}
    wait = int(wrong.facts.get("seconds", 0)) if wrong else 0
    what = APPROVED.get(str(asked.get("act", "")), N_("Only a manager may do that"))
    return CountersignView(
        may_approve(till),
        bool(wrong) and not wait,
        wait,
        ask=words("Who approves?"),
        what=words(what, size=asked.get("size", 0)),
    )


def limits(till: Till, place: Place, outside: Outside, words: Words) -> LimitsView:
    """The shop's limits."""
    return LimitsView(permissions.limits(till))


def people(till: Till, place: Place, outside: Outside, words: Words) -> PeopleView:
    """Who works here, and who of them is logged in."""
    known = tuple((one.number, one.name, one.role) for one in persons.cashiers(till))
    return PeopleView(known, till.operator.number if till.operator else "")
