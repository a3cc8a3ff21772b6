"""Words of what the law asks of a till: receipts, training, emergency, the journal's export."""

from appliance.problem_words.mark import N_

_PLACES = N_("Places found: {count}. The first: {detail}")
LAW: dict[str, tuple[str, str, str]] = {
    "customer_needed": (
        N_("A sale on credit needs a customer"),
        N_("The sale is as it was"),
        N_("Choose who it is, or make them known"),
    ),
    "organisation_wrong": (
        N_("{number} is no organisation number"),
        N_("The sale is as it was"),
        N_("Type it again, or leave it out"),
    ),
    "customer_known": (
        N_("That is customer {number} already"),
        N_("Nothing was changed"),
        N_("Look them up by that number"),
    ),
    "customer_gone": (
        N_("Nobody is customer {number}"),
        N_("Nothing was changed"),
        N_("Search by name, or make them known"),
    ),
    "customer_owes": (
        N_("{name} still owes {left_amount}"),
        N_("Nothing was changed"),
        N_("Forget them once it is paid"),
    ),
    "email_wrong": (
        N_("{email} is no e-mail address"),
        N_("Nothing was changed"),
        N_("Type it again, or leave it out"),
    ),
    "credit_takes_nothing_back": (
        N_("Goods that come back cannot go out on credit"),
        N_("The sale is as it was"),
        N_("Take them back in a sale of their own"),
    ),
    "credit_goods_only": (
        N_("A gift card, a tip or a prepayment cannot go out on credit"),
        N_("The sale is as it was"),
        N_("Have it paid in a sale of its own"),
    ),
    "receipt_duty": (
        N_("This sale cannot end without a receipt"),
        N_("The sale is as it was"),
        N_("Only a payment that the till itself took by card or phone may"),
    ),
    "training_only_sells": (
        N_("That cannot be practised"),
        N_("Nothing was stored"),
        N_("End the training first"),
    ),
    "training_on": (
        N_("The till is in training"),
        N_("Nothing was lost"),
        N_("End the training first"),
    ),
    "emergency_on": (
        N_("EMERGENCY MODE since {since}: {reason}"),
        N_("Sales go on; {count} receipts are owed"),
        N_("Have it mended, then end the emergency mode"),
    ),
    "emergency_not_needed": (
        N_("Printer and drawer are well"),
        N_("The till sells as it should"),
        "",
    ),
    "printer_needed": (
        N_("The receipt cannot be printed"),
        N_("The sale is as it was, and so is what was paid of it"),
        N_("Mend the printer; if that takes long, a manager can begin the emergency mode"),
    ),
    "day_again": (
        N_("{date} was opened and closed before"),
        N_("Nothing was lost"),
        N_("Say why the shop opens again: it stands on the Z report"),
    ),
    "stick_missing": (
        N_("There is no USB stick"),
        N_("Nothing was written"),
        N_("Put a stick in and try again"),
    ),
    "export_failed": (
        N_("The journal could not be written to {file}: {detail}"),
        N_("The journal in the till is whole"),
        N_("Try another stick"),
    ),
    "export_differs": (
        N_("{file} does not come back from the stick as it was written"),
        N_("It was taken away again; the journal in the till is whole"),
        N_("Try another stick, and trust this one with nothing"),
    ),
    "export_unchecked": (
        N_("The files were written, but could not be read back: {detail}"),
        N_("The journal in the till is whole"),
        N_("Export them once more, and leave the stick in until they are checked"),
    ),
    "export_found": (
        N_("The files are on the stick, but do not add up: {detail}"),
        N_("Places found: {count}"),
        N_("Ask whoever looks after the till before you hand them on"),
    ),
    "export_receipt_wrong": (
        N_("The files are on the stick, but receipt {receipt} of {day} does not add up in them"),
        _PLACES,
        N_("Ask whoever looks after the till before you hand them on"),
    ),
    "export_return_wrong": (
        N_("The files are on the stick, but return {receipt} of {day} does not add up in them"),
        _PLACES,
        N_("Ask whoever looks after the till before you hand them on"),
    ),
    "export_entry_wrong": (
        N_("The files are on the stick, but entry {number} of the journal does not add up in them"),
        _PLACES,
        N_("Ask whoever looks after the till before you hand them on"),
    ),
    "list_failed": (
        N_("{file} could not be written: {detail}"),
        N_("Nothing was written"),
        N_("Try another stick"),
    ),
    "figures_unprinted": (
        N_("The printer did not print the figures"),
        N_("They stand on the screen"),
        N_("Look at the printer, then print them again"),
    ),
    "dates_wrong": (
        N_("Expected two dates, the first not after the second, got {first} and {last}"),
        N_("Nothing was written"),
        "",
    ),
}
