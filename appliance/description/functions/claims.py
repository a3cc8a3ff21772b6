"""What can be asked of the till about gift cards and tickets."""

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
    "giving_out.needs_whole": N_("Refuse to take back a gift card that was paid with."),
}
