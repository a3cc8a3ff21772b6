"""What can be asked of the till about who works it, and about what is set."""

from appliance.problem_words.mark import N_

OFFICE = {
    "own_texts.load": N_("Take up the shop's own texts of receipts."),
    "own_texts.own": N_("The shop's own texts, as a receipt of a moment has them."),
    "own_texts.keep": N_("Keep other texts, or another logo; journalled. Refuse what looks like the law's."),
    "settings.allowed": N_("Refuse whoever may not change settings."),
    "settings.between_sales": N_("Whether nothing is under way that a start of the till would come between."),
    "settings.start_again": N_("Refuse to start again in the middle of a sale."),
    "settings.changed": N_("Store what was changed of the settings, and by whom."),
    "permissions.limits": N_("What cashiers may do alone, and when the till locks itself."),
    "permissions.set_limits": N_("An owner changes these limits; journalled."),
    "permissions.may": N_("Whether a person may do something alone."),
    "permissions.needs": N_("Refuse what the operator may not do alone."),
    "permissions.who_may": N_("Who of the others may do it."),
    "permissions.discounted": N_("Refuse a sale whose discounts are larger than the operator may give."),
    "people.cashiers": N_("Who may log in."),
    "people.first": N_("Make the owner known, while nobody is; journalled."),
    "people.make_known": N_("An owner makes a person known under a new number; journalled."),
    "people.new_pin": N_("An owner gives a person another PIN; journalled without it."),
    "people.retire": N_("An owner takes a person off the log-in; one who manages stays; journalled."),
    "people.change_role": N_("An owner gives a person another role; journalled."),
    "people.countersign": N_("Take somebody's PIN for one thing; the operator stays logged in."),
    "people.add": N_("Make a person known or change their role; journalled."),
    "people.log_in": N_("Log a person in with their PIN."),
    "people.prove": N_("Check a person's PIN without logging them in."),
    "people.enter": N_("Take a person as logged in."),
    "people.lock": N_("Log out."),
}
