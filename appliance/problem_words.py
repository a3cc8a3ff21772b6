"""The words of every problem, by its code: what happened, what became of the sale, what to do.

A part may be empty where there is nothing to say. Facts stand in braces and come with the problem;
amounts are written as money (`Words.problem`).
"""


def N_(message: str) -> str:  # noqa: N802  (gettext's name; `words` reads this module, so it imports nothing)
    """Mark a text for the catalogues."""
    return message


_RESTORE = N_(
    "Do not sell on this box. Put in the last backup (till.db from the backup stick) or call the technician; "
    "the damaged file is kept"
)
_NO_KEY = N_(
    "Do not sell on this box. Call the technician: the last backup (till.db from the backup stick) goes in "
    "with a new key; the journal is kept"
)
_NO_ROOM = N_(
    "Do not sell on this box. Call the technician: it needs room, or a new card with the last backup "
    "(till.db from the backup stick)"
)

PROBLEMS: dict[str, tuple[str, str, str]] = {
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
    "receipt_unknown": (
        N_("There is no receipt {number}"),
        N_("Nothing was lost"),
        N_("Look at the number again"),
    ),
    "already_returned": (
        N_("So many of receipt {number} cannot come back"),
        N_("The sale is as it was"),
        N_("Choose fewer"),
    ),
    "copy_taken": (N_("The copy of receipt {number} has been taken"), N_("The law allows one"), ""),
    "tender_not_correctable": (
        N_("The payment of receipt {number} cannot be changed here"),
        N_("Nothing was lost"),
        N_("Explain it when the day is settled"),
    ),
    "group_unknown": (
        N_("The till does not know group {group}"),
        N_("The sale is as it was"),
        N_("Choose another"),
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
    "printer_out_of_paper": (
        N_("The printer is out of paper"),
        N_("Sales go on; receipts print when there is paper"),
        N_("Put in a roll"),
    ),
    "printer_cover_open": (
        N_("The printer's cover is open"),
        N_("Sales go on; receipts print when it is shut"),
        N_("Shut the cover"),
    ),
    "printer_offline": (
        N_("The printer does not answer"),
        N_("Sales go on; receipts print later"),
        N_("Look at its plug and switch"),
    ),
    "printer_unknown": (
        N_("The printer does not say how it is"),
        N_("Selling goes on"),
        N_("Look whether receipts come out"),
    ),
    "receipt_owed": (
        N_("Receipts not printed: {count}"),
        N_("The sales are safe"),
        N_("They print when the printer is well"),
    ),
    "receipts_doubtful": (
        N_("Papers that may have come out: {count}"),
        N_("The sales are safe"),
        N_("Look at the printer, then answer"),
    ),
    "paper_doubtful": (
        N_("{paper}: did it come out?"),
        N_("The sale is safe; only its paper is in doubt"),
        N_("The law wants one receipt of each sale, not two"),
    ),
    "drawer_stuck": (
        N_("The drawer says that it is open all the time"),
        N_("Scans wait"),
        N_("Shut it firmly; call for help if it stays"),
    ),
    "drawer_offline": (
        N_("The drawer does not answer"),
        N_("Cards and phones can pay"),
        N_("Look at its cable"),
    ),
    "scanner_offline": (
        N_("The scanner does not answer"),
        N_("Tap or search instead"),
        N_("Look at its cable"),
    ),
    "network_down": (
        N_("There is no network"),
        N_("Selling goes on as usual"),
        N_("Days go to the books when it is back"),
    ),
    "books_waiting": (
        N_("Days that wait for the books: {count}"),
        N_("Nothing was lost"),
        N_("Nothing, they go by themselves"),
    ),
    "books_refused": (
        N_("The books refuse Z {z}"),
        N_("The day is safe here"),
        N_("Look at the accounts, then send again"),
    ),
    "books_unknown": (
        N_("Nobody knows whether Z {z} arrived"),
        N_("It is not sent twice"),
        N_("Look in the books, then answer here"),
    ),
    "mapping_missing": (
        N_("Z {z} needs an account for {key}"),
        N_("The day is closed and safe"),
        N_("Type the account, then send again"),
    ),
    "mapping_wrong": (N_("An account cannot be used: {key}"), N_("Nothing was lost"), N_("Type another")),
    "disk_full": (
        N_("The till can store nothing more"),
        N_("Everything that was paid is safe; this sale is not finished"),
        _NO_ROOM,
    ),
    "database_damaged": (
        N_("The till's memory is damaged"),
        N_("Nothing more is written to it"),
        _RESTORE,
    ),
    "journal_broken": (
        N_("The journal does not hold at entry {number}"),
        N_("Nothing more is written to it"),
        _RESTORE,
    ),
    "database_replayed": (
        N_("This is a practice copy"),
        N_("It never sells"),
        N_("Start the till with its own data"),
    ),
    "database_other": (
        N_("This memory belongs to another till: {detail}"),
        N_("Nothing was written to it"),
        N_("Check the till's number and country in till.toml"),
    ),
    "database_newer": (
        N_("The till's data is from a newer program"),
        N_("Nothing was changed"),
        N_("Install the newer program"),
    ),
    "till_running": (
        N_("The till is already running on this data folder"),
        N_("Nothing was changed"),
        N_("Close the running till first"),
    ),
    "draft_unsaved": (
        N_("The sale on the screen cannot be saved"),
        N_("Paid sales are safe; this one would be lost in a power cut"),
        N_("Finish it, then call the technician"),
    ),
    "key_missing": (
        N_("The key that signs sales is missing"),
        N_("Nothing was lost"),
        _NO_KEY,
    ),
    "file_unreadable": (
        N_("A file could not be read: {file}"),
        N_("Nothing was changed"),
        N_("Look at the file"),
    ),
    "unexpected": (
        N_("Something went wrong ({reference})"),
        N_("The basket is as it was last stored"),
        N_("Go on; tell your technician the reference"),
    ),
}
