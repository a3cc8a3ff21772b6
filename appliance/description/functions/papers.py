"""What can be asked of the till about papers beside the receipt: gift receipts, labels, e-mail, choices."""

from appliance.problem_words.mark import N_

PAPERS_TILL = {
    "papers.papers": N_("What the shop has printed, within the law."),
    "papers.choose": N_("A manager changes what is printed; journalled."),
    "papers.print_receipt": N_("Print the receipt of a sale that ended without; journalled."),
    "labels.changed": N_("The goods that are new or whose price changed since yesterday."),
    "labels.received": N_("The goods that came in since yesterday."),
    "mailing.wish": N_("Where the receipt of the sale that is being paid is sent."),
    "mailing.mail": N_("Send the receipt of a finished sale, or its one copy; journalled."),
    "mailing.message_id": N_("The id of a receipt's message, fixed before the first try."),
    "mailing.ended": N_("Store what became of an e-mail; what was not sent is printed; journalled."),
    "gifts.exchangeable": N_("The goods of a receipt that a gift receipt can be for."),
    "gifts.last_day": N_("The last day on which a receipt's gifts can be exchanged."),
    "gifts.print_gifts": N_("Print gift receipts: no price, and no receipt; journalled."),
}
