"""Values of the stages around what is printed."""

from appliance.domain.problems import refuse
from appliance.till import gifts, returns
from appliance.till import papers as choices
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.after.gift import GiftLine, GiftView
from appliance.ui.screens.after.mail import COUNTRY, MailView
from appliance.ui.screens.settings.papers import PapersView
from appliance.words import Words


def gift(till: Till, place: Place, outside: Outside, words: Words) -> GiftView:
    """What of the receipt can be given away."""
    if place.receipt is None:
        raise refuse("receipt_unknown", number=0)
    found = returns.receipt(till, place.receipt)
    lines = tuple(
        GiftLine(one["line"], one["name"], found.left(one["line"]), one.get("unit", ""))
        for one in gifts.exchangeable(found)
    )
    return GiftView(str(found.data["receipt"]), words.date(gifts.last_day(till, found)), lines)


def mail(till: Till, place: Place, outside: Outside, words: Words) -> MailView:
    """Which receipt is to be sent."""
    ending = COUNTRY.get(till.rules.country, ".com")
    if till.payment or not till.paid:
        known = till.customer.email if till.customer else ""
        return MailView(till.mail_to or known, ending=ending)
    found = returns.receipt(till, till.paid.row)
    return MailView("", str(found.data["receipt"]), found.printed, ending)


def papers(till: Till, place: Place, outside: Outside, words: Words) -> PapersView:
    """What the shop has chosen."""
    return PapersView(choices.papers(till), not till.rules.receipt_must_print)
