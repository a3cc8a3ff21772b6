"""Words of what can go wrong with back-ups, with taking a till up on another box, with a factory reset."""

from appliance.problem_words.mark import N_

BACKUP: dict[str, tuple[str, str, str]] = {
    "backup_old": (
        N_("No back-up copy for {days} days"),
        N_("What is sold is on this box alone"),
        N_("Put in the back-up stick"),
    ),
    "backup_full": (
        N_("The back-up stick is full"),
        N_("Selling goes on; what is sold now is on this box alone"),
        N_("Put in another stick, an empty one"),
    ),
    "backup_failed": (
        N_("The back-up stick cannot be written to: {detail}"),
        N_("Selling goes on; what is sold now is on this box alone"),
        N_("Take the stick out and put it in again; if that does not help, take another"),
    ),
    "till_moved": (
        N_("This till, {shop} {till}, was taken up on another box on {date}"),
        N_("Two boxes must not sell as the same till; what this one has stored is kept"),
        N_("Sell on the other box. Switch this one off, and take its stick out"),
    ),
    "till_behind": (
        N_("The back-up stick knows more of this till, {shop} {till}, than this box does"),
        N_("Its last line is {number}; what is stored here is kept"),
        N_("Do not sell on this box. Call the technician: the till is restored from the stick"),
    ),
    "restore_nothing": (
        N_("There is no back-up of a till on this stick"),
        N_("Nothing was changed"),
        N_("Put in another stick"),
    ),
    "restore_unreadable": (
        N_("The back-up cannot be read: {detail}"),
        N_("Nothing was changed"),
        N_("Put in another stick"),
    ),
    "restore_number_wrong": (
        N_("No paper has the number {number}: the last one known is {known}"),
        N_("Nothing was changed"),
        N_("Look at the paper, and type its number again"),
    ),
    "restore_over_till": (
        N_("This box has a till already"),
        N_("Nothing was changed"),
        N_("Restore on a box without a till, or set this till aside first (factory reset)"),
    ),
    "reset_day_open": (
        N_("The day {date} is open"),
        N_("Nothing was changed"),
        N_("Close the day first"),
    ),
    "reset_elsewhere": (
        N_("This computer sets no till aside by itself"),
        N_("Nothing was changed"),
        N_("Close the till, and use the command: tillbox factory-reset"),
    ),
    "reset_waiting": (
        N_("Not in the books yet: {count}"),
        N_("Nothing was changed"),
        N_("Wait until they are delivered, or put in the back-up stick: they go on it first"),
    ),
}
