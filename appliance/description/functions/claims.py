"""What can be asked of the till about gift cards."""

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
    "giving_out.hand_out": N_("Give the gift cards of a sale their numbers, and print them."),
    "giving_out.needs_whole": N_("Refuse to take back a gift card that was paid with."),
}
