"""Words of what can go wrong around a sale, its people and the day."""

from appliance.problem_words.mark import N_

SELLING: dict[str, tuple[str, str, str]] = {
    "unknown_code": (
        N_("The till does not know {code}"),
        N_("It is not in the basket"),
        N_("Make it known, sell it in a group, or look it up"),
    ),
    "unreadable_scan": (
        N_("A scan could not be read"),
        N_("Nothing went into the basket"),
        N_("Scan it again"),
    ),
    "scan_during_payment": (
        N_("{code} was scanned while money was being paid"),
        N_("It is not in the sale"),
        N_("Finish the payment, then scan it"),
    ),
    "drawer_open": (N_("The drawer is open"), N_("Scans wait until it is shut"), N_("Close the drawer")),
    "price_needed": (N_("{name} needs a price"), N_("It is not in the basket yet"), N_("Type the price")),
    "price_wrong": (
        N_("That price cannot be used for {name}"),
        N_("The sale is as it was"),
        N_("Choose another price"),
    ),
    "quantity_wrong": (
        N_("That quantity cannot be used"),
        N_("The sale is as it was"),
        N_("Type another; goods from a receipt keep theirs"),
    ),
    "line_follows": (
        N_("{name} goes with {of}"),
        N_("The sale is as it was"),
        N_("Change {of}, and it follows"),
    ),
    "age_needed": (
        N_("Born on or before {born}?"),
        N_("{name} is for {age} years and up; it is not in the basket yet"),
        N_("Ask for a card with a birth date if you are not sure"),
    ),
    "hours_closed": (
        N_("{name} is sold from {first} to {last} today"),
        N_("It is not in the basket"),
        "",
    ),
    "hours_over": (
        N_("Too late today for {name}"),
        N_("It was rung up in time; nothing is paid yet"),
        N_("Take it out, and the rest is paid as always"),
    ),
    "hours_never": (N_("{name} is not sold today"), N_("It is not in the basket"), ""),
    "pant_slip": (
        N_("A pant slip of {slip_amount}"),
        N_("It is not paid yet"),
        N_("Take it off the sale, or pay it out"),
    ),
    "slip_taken": (
        N_("This slip of {slip_amount} was paid before"),
        N_("Nothing was paid"),
        N_("Keep the slip, and ask where it came from"),
    ),
    "pant_unknown": (
        N_("{name} cannot have that pant"),
        N_("The product is as it was"),
        N_("Choose one of the shop's articles of pant"),
    ),
    "discount_too_large": (
        N_("The discount is larger than {most_amount}"),
        N_("The sale is as it was"),
        N_("Type a smaller one"),
    ),
    "no_discount_on_group": (N_("{name} cannot have a discount"), N_("The sale is as it was"), ""),
    "reason_needed": (N_("A reason is missing"), N_("Nothing was lost"), N_("Tap one of the reasons")),
    "manager_needed": (N_("Only a manager may do that"), N_("Nothing was lost"), N_("Have a manager log in")),
    "line_gone": (N_("That is not there any more"), N_("The sale is as it was"), ""),
    "sale_empty": (N_("There is nothing in the basket"), N_("Nothing was lost"), N_("Scan or tap")),
    "sale_under_payment": (
        N_("A sale is being paid or is still open"),
        N_("The sale is as it was"),
        N_("Finish, park or cancel it first"),
    ),
    "sale_under_payment_restored": (
        N_("The till stopped during a payment"),
        N_("The sale is here and is not finished"),
        N_("Look at the terminal and the money before you go on"),
    ),
    "not_paid": (N_("The sale is not paid yet"), N_("The sale is as it was"), ""),
    "overpaid": (
        N_("That is more than the {left_amount} left to pay"),
        N_("Nothing was lost"),
        N_("Type a smaller amount"),
    ),
    "amount_wrong": (N_("That amount cannot be used"), N_("Nothing was lost"), N_("Type another")),
    "no_such_coins": (
        N_("{given_amount} cannot be made of coins"),
        N_("Nothing was registered"),
        N_("Type another amount"),
    ),
    "receipt_unknown": (
        N_("There is no receipt {number}"),
        N_("Nothing was lost"),
        N_("Look at the number again"),
    ),
    "receipt_scanned": (
        N_("Receipt {number} was scanned"),
        N_("The sale is as it was"),
        N_("Take goods of it back?"),
    ),
    "receipt_of_shop": (
        N_("Receipt {number} is of another shop"),
        N_("The sale is as it was"),
        N_("Goods are taken back where they were bought"),
    ),
    "receipt_of_till": (
        N_("Receipt {number} is of another till"),
        N_("The sale is as it was"),
        N_("Take the goods back at the till that stands on the receipt"),
    ),
    "already_returned": (
        N_("So many of receipt {number} cannot come back"),
        N_("The sale is as it was"),
        N_("Choose fewer"),
    ),
    "receipt_printed": (
        N_("Receipt {number} has been printed"),
        N_("Nothing was printed now"),
        N_("Print its copy"),
    ),
    "copy_taken": (N_("The copy of receipt {number} has been taken"), N_("The law allows one"), ""),
    "tender_not_correctable": (
        N_("The payment of receipt {number} cannot be changed here"),
        N_("Nothing was lost"),
        N_("Explain it when the day is settled"),
    ),
    "tender_sell_again": (
        N_("Receipt {number} cannot have been paid like that: the amount does not fit"),
        N_("It stays as it was"),
        N_("Choose what was handed over; or take the goods back and sell them again"),
    ),
    "group_unknown": (
        N_("The till does not know group {group}"),
        N_("The sale is as it was"),
        N_("Choose another"),
    ),
    "best_before_passed": (
        N_("{name}: best before {date}"),
        N_("It is not in the sale yet"),
        N_("Look at it; it may be sold if it is good"),
    ),
    "not_sold": (
        N_("{name} is no longer sold"),
        N_("It is not in the sale yet"),
        N_("Leave it out, or sell what is left of it"),
    ),
    "expired": (
        N_("{name}: to be used by {date}"),
        N_("It is not in the sale"),
        N_("Take it off the shelf"),
    ),
    "weight_for_pieces": (
        N_("The label says what {name} weighs, and it is sold by the piece"),
        N_("It is not in the sale"),
        N_("Sell it by its name; a manager puts its unit right"),
    ),
    "prefix_wrong": (
        N_("Codes that begin with {prefix} cannot carry that"),
        N_("Nothing was changed"),
        N_("Choose what they carry anew"),
    ),
    "group_name_taken": (
        N_("There is a group {name} already"),
        N_("Nothing was changed"),
        N_("Change that one, or choose another name"),
    ),
    "code_taken": (
        N_("{name} has the code {code} already"),
        N_("Nothing was changed"),
        N_("Scan it again, or take another code"),
    ),
    "name_needed": (N_("A name is missing"), N_("Nothing was lost"), N_("Type what the receipt is to say")),
    "not_logged_in": (N_("Nobody is logged in"), N_("The sale is as it was"), N_("Tap your name")),
    "pin_wrong": (N_("That PIN does not fit"), N_("The sale is as it was"), N_("Try again")),
    "pin_locked": (N_("Too many wrong PINs"), N_("The sale is as it was"), N_("Wait {seconds} seconds")),
    "day_not_open": (N_("The day is not open"), N_("Scans wait"), N_("Open the day")),
    "day_already_open": (N_("The day is open already"), N_("Nothing was lost"), ""),
    "day_forgotten": (
        N_("{date} was never closed"),
        N_("Its sales are safe"),
        N_("Close it first; it takes a minute"),
    ),
    "sales_parked": (
        N_("Sales are not finished: {count}"),
        N_("They wait as they are"),
        N_("Pay or cancel them before the Z report"),
    ),
    "settlement_unbalanced": (
        N_("Bag and float do not make up the count of {counted_amount}"),
        N_("The day is closed and safe"),
        N_("Look at the figures"),
    ),
    "difference_unexplained": (
        N_("A difference of {difference_amount} has no reason"),
        N_("It is booked as it is"),
        N_("Tap a reason"),
    ),
    "already_settled": (N_("Every day has been settled"), N_("Nothing was lost"), ""),
    "clock_guess": (
        N_("The clock could not be checked"),
        N_("The day is not open yet"),
        N_("Is {date} and the time right?"),
    ),
    "clock_back": (
        N_("The clock was set back"),
        N_("Receipts keep their order"),
        N_("Look whether the time is right"),
    ),
    "clock_unsure": (
        N_("The clock could not be checked"),
        N_("Receipts carry the time that it shows"),
        N_("It is checked when there is a network"),
    ),
}
