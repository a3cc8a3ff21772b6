"""What can be asked of the till about gift cards, tickets, tips and notes of other currencies."""

from appliance.problem_words.mark import N_

CLAIMS = {
    "asking.forget": N_("Take back what was said of a gift card's number."),
    "gift_cards.begin": N_("Begin with gift cards: what is scanned is shown, or is the number of a new one."),
    "gift_cards.scanned": N_("Take the scan of a gift card."),
    "gift_cards.show": N_("Show a gift card that the till knows."),
    "gift_cards.look_up": N_("Find a gift card by its number."),
    "gift_cards.sell": N_("Put a gift card into the basket."),
    "gift_cards.tender": N_("What a gift card pays, never more than is on it; or what goes back onto it."),
    "gift_cards.allows": N_("Refuse a payment that a gift card does not bear."),
    "gift_cards.onto": N_("What goes back onto gift cards before money is paid back in another way."),
    "gift_cards.would_pay": N_("What a gift card would pay of the open sale."),
    "gift_cards.outstanding": N_("What is left on all gift cards."),
    "gift_cards.sold_here": N_("Whether the shop sells gift cards."),
    "gift_cards.lasts": N_("Whether a gift card can still be used."),
    "gift_cards.owed_back": N_("What of goods that come back was paid with gift cards."),
    "gift_cards.settled": N_("What is journalled of payments with gift cards: what is left on each."),
    "giving_out.hand_out": N_("Give the gift cards and tickets of a sale their numbers, and print them."),
    "giving_out.tickets_left": N_("The tickets of a receipt that have not come back, and who used them."),
    "tickets.needs_visit": N_("Ask for the day of a ticket, or in whose name a pass is."),
    "tickets.make": N_("Say what a product's tickets let in to; a manager; journalled."),
    "tickets.sold_here": N_("Whether the shop sells tickets."),
    "door.is_ticket": N_("Whether a scan is a ticket's."),
    "door.begin": N_("Look at the door before a ticket is scanned."),
    "door.check": N_("Let one in with a ticket, or say why not; journalled."),
    "door.let_in": N_("Let one more in with the ticket that is shown; journalled."),
    "door.undo": N_("Take that back; journalled."),
    "door.leave": N_("Turn back from the door."),
    "tips.taken_here": N_("Whether the shop takes tips."),
    "tips.in_sale": N_("What the open sale has of tips, by employee."),
    "tips.add": N_("Put a tip into the sale that is being paid: for an employee, no turnover, without VAT."),
    "tips.take_off": N_("Take the tips out of the sale that is being paid; journalled."),
    "tips.left": N_("What employees were tipped since the last Z report and were not paid out."),
    "tips.pay_out": N_("Pay tips to an employee out of the drawer; journalled, printed, to be signed."),
    "foreign.rates": N_("The other currencies that the shop takes, and their rates."),
    "foreign.rates_then": N_("The rates at which a receipt could be paid."),
    "foreign.choices": N_("The currencies that it may take."),
    "foreign.set_rate": N_("Take another currency at a rate, or no more; a manager; journalled."),
    "foreign.sums": N_(
        "What is due in another currency, what its notes make of it, and what goes back on them."
    ),
    "foreign.tender": N_("An amount of another currency at its worth."),
    "paying.pay_notes": N_(
        "Pay with notes of another currency; what they are worth too much goes back in cash."
    ),
    "giving_out.needs_whole": N_("Refuse to take back a gift card that was paid with."),
}
