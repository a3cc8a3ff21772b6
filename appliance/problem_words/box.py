"""Words of what can go wrong with devices, books, files and the program."""

from appliance.problem_words.mark import N_

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

BOX: dict[str, tuple[str, str, str]] = {
    "printer_out_of_paper": (
        N_("The printer is out of paper"),
        N_("What is paid is safe; receipts print when there is paper"),
        N_("Put in a roll"),
    ),
    "printer_cover_open": (
        N_("The printer's cover is open"),
        N_("What is paid is safe; receipts print when it is shut"),
        N_("Shut the cover"),
    ),
    "printer_offline": (
        N_("The printer does not answer"),
        N_("What is paid is safe; receipts print later"),
        N_("Look at its plug and switch"),
    ),
    "printer_cutter": (
        N_("The printer's knife is stuck"),
        N_("What is paid is safe; receipts print when it is free"),
        N_("Switch the printer off, take the paper out of the knife, switch it on"),
    ),
    "printer_hot": (
        N_("The printer is too hot"),
        N_("What is paid is safe; receipts print when it has cooled"),
        N_("Wait a minute"),
    ),
    "printer_error": (
        N_("The printer says that something is wrong with it"),
        N_("What is paid is safe; receipts print when it is well"),
        N_("Switch the printer off and on; if that does not help, call the technician"),
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
    "drawer_offline": (
        N_("The drawer does not answer"),
        N_("Cards and phones can pay"),
        N_("Look at its cable"),
    ),
    "drawer_learn_shut": (
        N_("Shut the drawer"),
        N_("The till learns how its switch reads"),
        N_("Is it shut?"),
    ),
    "drawer_learn_open": (
        N_("Now open the drawer with its key"),
        N_("The till learns how its switch reads"),
        N_("Is it open?"),
    ),
    "drawer_switch_silent": (
        N_("The drawer's switch says the same as before"),
        N_("Nothing was learnt"),
        N_("Is the drawer open? Look at its cable"),
    ),
    "drawer_left_open": (
        N_("The drawer has been open for {count} s"),
        N_("What is paid is safe"),
        N_("Close the drawer"),
    ),
    "drawer_stuck": (
        N_("The drawer has said for {count} min that it is open"),
        N_("What is paid is safe"),
        N_("Close it. If it is shut, its switch is stuck: a manager turns on emergency mode"),
    ),
    "drawer_unmoved": (
        N_("Told to open {count} times, the drawer never said that it was open"),
        N_("What is paid is safe"),
        N_("Is it locked? If it does open, its switch is stuck: a manager turns on emergency mode"),
    ),
    "scanner_offline": (
        N_("The scanner does not answer"),
        N_("Tap or search instead"),
        N_("Look at its cable"),
    ),
    "scanner_unclear": (
        N_("Is {name} a scanner?"),
        N_("It is not read, since it may be a keyboard"),
        N_("If it is one, name it in till.toml"),
    ),
    "power_gone": (
        N_("The power is gone"),
        N_("Everything is saved"),
        N_("Wait: the till goes on by itself when the power is back"),
    ),
    "power_was_gone": (
        N_("The power was gone at {since}"),
        N_("Nothing was lost; an open sale is where it was"),
        N_("Look at the last receipt"),
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
    "books_closed": (
        N_("The books are closed for {day}: Z {z}"),
        N_("The day is safe here, and goes under no other date by itself"),
        N_("Open the period in the books, or give a date from {date} on"),
    ),
    "books_changed": (
        N_("Z {z} stands in the books with other figures"),
        N_("The day is safe here, and nothing is sent again"),
        N_("Put it right in the books, or let it stand"),
    ),
    "books_gone": (
        N_("Z {z} is not in the books any more"),
        N_("The day is safe here, and is not sent again by itself"),
        N_("Look in the books, then answer here"),
    ),
    "books_draft": (
        N_("Z {z} has been a draft in the books for {days} days"),
        N_("Nothing was lost"),
        N_("Post it in the books"),
    ),
    "order_which": (
        N_("Delivery {receipt}: which one in the books is it?"),
        N_("It waits here, and the rest goes on"),
        N_("Look in the books, then say which one it is"),
    ),
    "order_refused": (
        N_("The books refuse delivery {receipt} to {customer}"),
        N_("It is safe here, and not billed yet"),
        N_("Put it right in the books, then send again"),
    ),
    "order_closed": (
        N_("The books are closed for {day}: delivery {receipt}"),
        N_("It is safe here, and goes under no other date by itself"),
        N_("Open the period in the books, or give a date from {date} on"),
    ),
    "order_unknown": (
        N_("Nobody knows whether delivery {receipt} arrived in the books"),
        N_("It is not sent twice"),
        N_("Look in the books, then answer here"),
    ),
    "order_gone": (
        N_("Delivery {receipt} is not in the books any more"),
        N_("It is safe here, and is not sent again by itself"),
        N_("Look in the books, then answer here"),
    ),
    "order_changed": (
        N_("Delivery {receipt} stands in the books with another total"),
        N_("It is safe here, and nothing is sent again"),
        N_("Put it right in the books, or let it stand"),
    ),
    "order_draft": (
        N_("Delivery {receipt} has been a draft in the books for {days} days"),
        N_("Nothing was lost"),
        N_("Bill it in the books"),
    ),
    "books_refusals": (
        N_("What the books would refuse: {count}"),
        N_("Selling and closing go on"),
        N_("Look at the accounts before the day is sent"),
    ),
    "day_not_in_books": (
        N_("Z {z} does not stand in the books as it was sent"),
        N_("Nothing was changed"),
        N_("Only a day that is posted there can be corrected"),
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
    "key_exposed": (
        N_("The file of the key that signs sales is gone, or open to others"),
        N_("Sales go on and are signed"),
        N_("Call for service before the till is switched off"),
    ),
    "card_refused": (
        N_("The file on the card has mistakes ({count}): {detail}"),
        N_("Nothing of it was taken over; the till goes on as it was"),
        N_("Put it right, or take it off the card; till-result.txt beside it says everything"),
    ),
    "certificate_over": (
        N_("The certificate that signs sales ended on {date}"),
        N_("Sales go on and are signed"),
        N_("Put in a new certificate"),
    ),
    "certificate_wrong": (
        N_("{file} is not a certificate that can be used: {detail}"),
        N_("The old one goes on signing"),
        N_("Check the file and its password"),
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
