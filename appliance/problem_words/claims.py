"""Words of what can go wrong with gift cards, tickets, tips and notes of other currencies."""

from appliance.problem_words.mark import N_

CLAIMS: dict[str, tuple[str, str, str]] = {
    "gift_card_unknown": (
        N_("There is no gift card {number}"),
        N_("Nothing was paid with it"),
        N_("Look at the number again; a gift card is used at the till that sold it"),
    ),
    "gift_card_empty": (
        N_("There is nothing left on gift card {number}"),
        N_("Nothing was paid with it"),
        N_("Pay in another way"),
    ),
    "gift_card_expired": (
        N_("Gift card {number} could be used until {date}"),
        N_("Nothing was paid with it"),
        N_("Pay in another way, or ask who manages the shop"),
    ),
    "gift_card_currency": (
        N_("Gift card {number} is in {currency}"),
        N_("Nothing was paid with it"),
        N_("Pay in another way"),
    ),
    "gift_card_taken": (
        N_("{number} is used already, by another gift card or by goods"),
        N_("The sale is as it was"),
        N_("Take another card, or let the till make one"),
    ),
    "gift_card_used": (
        N_("{name} has been paid with and cannot come back"),
        N_("The sale is as it was"),
        N_("What is left on it can be used here"),
    ),
    "gift_card_first": (
        N_("{owed_amount} was paid with gift card {number}"),
        N_("No money was paid back yet"),
        N_("Put it back onto the card first"),
    ),
    "gift_card_no_group": (
        N_("The shop has no group for gift cards"),
        N_("The sale is as it was"),
        N_("A manager makes one under More, Goods, Groups"),
    ),
    "visit_needed": (
        N_("{name} is for one day"),
        N_("It is not in the basket yet"),
        N_("Choose the day"),
    ),
    "holder_needed": (
        N_("{name} can be in somebody's name"),
        N_("It is not in the basket yet"),
        N_("Type the name, or sell it without one"),
    ),
    "ticket_needs_receipt": (
        N_("{name} is a ticket, and comes back with its receipt alone"),
        N_("The sale is as it was"),
        N_("Find the receipt: its tickets let nobody in afterwards"),
    ),
    "tip_no_group": (
        N_("The shop has no group for tips"),
        N_("The sale is as it was"),
        N_("A manager makes one under More, Goods, Groups"),
    ),
    "rate_wrong": (
        N_("{rate} is no rate"),
        N_("Nothing was changed"),
        N_("Type what one unit is worth, such as 11,50"),
    ),
}
