"""Words of what a box meets with the years: room, wear, heat, a weak supply, the weekly check."""

from appliance.problem_words.mark import N_

_SOON = N_("Call the technician: a new card is needed soon. Put a back-up on the stick after each day")
_NOW = N_(
    "Close the day, put a back-up on the stick, and call the technician: the card is dying, a new one goes in"
)
_SUPPLY = N_("Use the power supply that came with the box, and its own cable; nothing else may hang on it")
_ANEW = N_(
    "Start the till anew: this file is then made again by itself. If it happens again, the card is failing: "
    "call the technician"
)
_VENT = N_("Free its vents, and keep it away from sun and heaters")
_CLOSE = N_(
    "Close the day now: there is room kept for that. Then call the technician: it needs a larger card"
)

AGEING: dict[str, tuple[str, str, str]] = {
    "disk_low": (
        N_("The disk is nearly full"),
        N_("Selling goes on"),
        N_("Call the technician: it needs a larger card"),
    ),
    "disk_closing": (
        N_("The disk is full"),
        N_("What is paid is safe; the sale on the screen can still be finished, and no other begun"),
        _CLOSE,
    ),
    "disk_read_only": (
        N_("Nothing can be written to the disk any more"),
        N_("Everything that was paid is safe; this sale is not finished"),
        N_(
            "Do not sell on this box. Start it anew; if that does not help, a new card with the last backup "
            "goes in (till.db from the backup stick)"
        ),
    ),
    "disk_errors": (N_("The card has begun to fail"), N_("Selling goes on"), _NOW),
    "box_hot": (N_("The box is too hot: {degrees} °C"), N_("Selling goes on, more slowly"), _VENT),
    "box_undervolted": (
        N_("The box gets too little power"),
        N_("Selling goes on; a sale that is paid is safe"),
        _SUPPLY,
    ),
    "scrub_wrong": (
        N_("The weekly check found damage"),
        N_("What is paid stays in the journal"),
        N_('Look at "Devices", and call the technician'),
    ),
}

FOUND: dict[str, tuple[str, str]] = {
    "box_cool": (N_("{degrees} °C"), ""),
    "box_warm": (N_("{degrees} °C: it slows down"), _VENT),
    "box_hot": (N_("{degrees} °C: it is held back"), _VENT),
    "box_powered": (N_("Its power supply is strong enough"), ""),
    "box_undervolted": (N_("Its power supply is too weak, now"), _SUPPLY),
    "box_was_undervolted": (N_("Its power supply was too weak since the till was started"), _SUPPLY),
    "box_untold": (N_("This machine tells nothing of its heat and its power"), ""),
    "disk_lasts": (N_("As it fills now, it lasts for about {years} years"), ""),
    "disk_lasts_months": (N_("As it fills now, it lasts for about {months} months"), ""),
    "disk_fills": (N_("As it fills now, it is full in about {months} months"), _SOON),
    "disk_life": (N_("Life that is used up, as the card tells: up to {used} %"), ""),
    "disk_aged": (N_("Life that is used up, as the card tells: up to {used} %"), _SOON),
    "disk_spent": (N_("The card says that it is at the end of its life"), _NOW),
    "disk_untold": (N_("How worn it is, the card does not tell"), ""),
    "disk_written": (N_("{written} written to it so far, as far as the till has seen"), ""),
    "disk_written_much": (N_("{written} written to it so far: that is much for its size"), _SOON),
    "disk_errors": (N_("Its file system has met faults: {count}"), _NOW),
    "scrub_not_yet": (N_("Not yet: it comes by itself, every week"), ""),
    "scrub_never": (
        N_("It has never been done"),
        N_("Leave the box on over a night; if that does not help, call the technician"),
    ),
    "scrub_well": (N_("On {date} everything was read and is in order, files: {files}"), ""),
    "scrub_old": (
        N_("It was last done on {date}"),
        N_("Leave the box on over a night; if that does not help, call the technician"),
    ),
    "scrub_database": (
        N_("It is damaged: {detail}"),
        N_("Do not sell on this box. Call the technician: the last backup goes in"),
    ),
    "scrub_spoilt": (N_("It is damaged: {detail}"), _ANEW),
    "file_spoilt": (N_("It is damaged: {detail}"), _ANEW),
    "scrub_journal": (
        N_("It does not hold: {detail}"),
        N_("Do not sell on this box. Call the technician: somebody changed it, or the card did"),
    ),
    "scrub_file": (N_("It cannot be read any more: {detail}"), _NOW),
    "scrub_slot": (
        N_("This copy of the program is not what was installed: {detail}"),
        N_("Call the technician: the update goes in again; if it happens again, a new card"),
    ),
    "scrub_start": (
        N_("This copy of the program does not start any more"),
        N_("Call the technician: the update goes in again; if it happens again, a new card"),
    ),
    "scrub_no_room": (
        N_("There was no room to check the journal in"),
        N_("Call the technician: it needs a larger card"),
    ),
    "scrub_stopped": (
        N_("It was broken off: {detail}"),
        N_("Nothing, it comes again; if it stays, call the technician"),
    ),
    "scrub_other": (
        N_("A newer program has found something: {detail}"),
        N_("Install the newest update"),
    ),
}
