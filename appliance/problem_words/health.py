"""Words of what a look at the box finds, by its code: what is so, and what to do.

The second is empty where there is nothing to do. Facts stand in braces and come with the finding.
"""

from appliance.problem_words import labels, mail
from appliance.problem_words.ageing import FOUND
from appliance.problem_words.books import TRIED
from appliance.problem_words.mark import N_
from appliance.problem_words.sms import TOLD

PARTS = {
    "scanner": N_("Scanner"),
    "printer": N_("Printer"),
    "kitchen": N_("Kitchen printer"),
    "labels": N_("Label printer"),
    "drawer": N_("Drawer"),
    "display": N_("Customer's display"),
    "clock": N_("Clock"),
    "box": N_("The box itself"),
    "disk": N_("Disk"),
    "files": N_("Files"),
    "scrub": N_("Weekly check"),
    "backup": N_("Back-up"),
    "books": N_("The books"),
    "mail": N_("E-mail"),
    "sms": N_("Turnover by SMS"),
    "network": N_("Network"),
    "update": N_("Updates"),
    "sound": N_("Sounds"),
    "language": N_("Language"),
}

_GROUP = N_("Call the technician: the user {user} must be in the group {group}, then start the box anew")
_CLOSE = N_("Close that program")

HEALTH: dict[str, tuple[str, str]] = {
    "scanner_ready": (N_("Ready to be read"), ""),
    "scanner_in_use": (N_("The till reads it"), ""),
    "scanner_none": (N_("There is no scanner"), N_("Look at its cable; try another USB port")),
    "scanner_missing": (
        N_("It is named in till.toml and is not there"),
        N_("Look at its cable, or name the right one in till.toml"),
    ),
    "scanner_forbidden": (N_("The till may not read it"), _GROUP),
    "scanner_taken": (N_("Another program has it: {program}"), _CLOSE),
    "scanner_unclear": (
        N_("It may be a scanner or a keyboard, and is not read"),
        N_("If it is a scanner, name it in till.toml: scanner.device"),
    ),
    "scanner_broken": (N_("It cannot be opened: {detail}"), N_("Pull it out and put it in again")),
    "network_there": (N_("Connected by cable: {address}"), ""),
    "network_wifi": (N_("Connected to {name}: {address}, {level} dBm"), ""),
    "network_weak": (
        N_("Connected to {name}: {address}, weak ({level} dBm)"),
        N_("Move the box or the access point nearer, or use a cable"),
    ),
    "network_none": (
        N_("Not connected"),
        N_("The till sells without. Put in the cable, or choose a network under Settings"),
    ),
    "slot_runs": (N_("This system runs: version {version}"), ""),
    "slot_waits": (N_("Version {version} begins at the next start without an open day"), ""),
    "slot_gone_back": (
        N_("Version {version} did not start, and this one runs again"),
        N_("The till sells as before. Tell the technician"),
    ),
    "slot_none": (N_("Version {version} runs; updates come as this machine gets its programs"), ""),
    "sound_own": (N_("After a scan the scanner alone sounds, as its manual sets it"), ""),
    "sound_buzzer": (N_("The box's buzzer sounds: short is good, long twice is not"), ""),
    "sound_missing": (
        N_("The buzzer cannot be had: {detail}"),
        N_("Choose the scanner's own sound under Settings, or have the board looked at"),
    ),
    "printer_none": (N_("No printer is set up"), ""),
    "printer_in_use": (N_("The till prints on it"), ""),
    "printer_fine": (N_("It answers, and all is well"), ""),
    "printer_paper_low": (N_("The paper is nearly out"), N_("Have a new roll at hand")),
    "printer_paper_out": (N_("It is out of paper"), N_("Put in a roll")),
    "printer_open": (N_("Its cover is open"), N_("Shut the cover")),
    "printer_off": (N_("It does not answer"), N_("Look at its plug and switch")),
    "printer_jammed": (
        N_("Its knife is stuck"),
        N_("Switch the printer off, take the paper out of the knife, switch it on"),
    ),
    "printer_hot": (N_("It is too hot"), N_("Wait a minute")),
    "printer_error": (N_("It says that something is wrong with it"), N_("Switch the printer off and on")),
    "printer_silent": (
        N_("It takes what is sent and does not say how it is"),
        N_("Print a slip and look at it"),
    ),
    "printer_other": (
        N_("It is plugged in, and not the one that is set up"),
        N_('If it is the receipt printer, name it in till.toml: kind = "{kind}", address = "{address}"'),
    ),
    "printer_make": (
        N_("Its make is not set; it sounds like {profile}"),
        N_('Name it in till.toml: printer.profile = "{profile}", then print a slip and compare its letters'),
    ),
    "printer_missing": (
        N_("There is no printer"),
        N_("Look at its cable and switch, or name the right one in till.toml"),
    ),
    "printer_driverless": (
        N_("{name} is plugged in, but the kernel's printer driver has not taken it"),
        N_("Call the technician: load usblp"),
    ),
    "printer_forbidden": (N_("The till may not use it"), _GROUP),
    "printer_taken": (N_("Another program has it: {program}"), _CLOSE),
    "printer_refuses": (
        N_("It is there, but takes no connection"),
        N_("Look whether another till or a computer prints on it, and at its port"),
    ),
    "printer_unreachable": (
        N_("It cannot be reached over the network"),
        N_("Look at its network cable, its switch and its address"),
    ),
    "printer_nameless": (
        N_("Nobody on the network has this name"),
        N_("Give its address in numbers in till.toml"),
    ),
    "printer_broken": (N_("It cannot be opened: {detail}"), N_("Switch it off and on again")),
    "slip_compare": (
        N_("A slip was printed. It must show: {letters}"),
        N_("If other letters stand there, choose the printer's make in till.toml: printer.profile"),
    ),
    "slip_doubtful": (
        N_("A slip was sent, and no answer came. It must show: {letters}"),
        N_("Look whether it came out"),
    ),
    "slip_failed": (N_("No slip could be printed"), N_("Look at paper, cover, plug and switch")),
    "drawer_none": (N_("No drawer is set up"), ""),
    "drawer_in_use": (N_("The till has it"), ""),
    "drawer_behind_printer": (N_("It hangs on the printer"), N_("Put the printer right first")),
    "drawer_shut": (N_("Its switch says shut"), ""),
    "drawer_open": (
        N_("Its switch says open"),
        N_("Shut it. If it is shut, turn drawer.opens_high round in till.toml"),
    ),
    "drawer_silent": (
        N_("Its switch says nothing; without it no cash can be taken"),
        N_("Look at the cable between drawer and printer or box"),
    ),
    "drawer_unsensed": (N_("It has no switch, or the printer does not tell"), ""),
    "drawer_chipless": (
        N_("This machine has no pins"),
        N_("Hang the drawer on the printer: drawer.kind in till.toml"),
    ),
    "drawer_chip_other": (
        N_("Pins are there, but not those of a known board: {labels}"),
        N_("Call the technician: this board is not supported"),
    ),
    "drawer_forbidden": (N_("The till may not use the pins"), _GROUP),
    "drawer_pin_taken": (
        N_("Pin {pin} belongs to something else: {program}"),
        N_("Call the technician: take the overlay out of config.txt, or close that program"),
    ),
    "drawer_broken": (N_("The pins cannot be used: {detail}"), N_("Start the box anew")),
    "drawer_opened": (N_("It opened, and its switch said so"), ""),
    "drawer_kicked": (N_("It was told to open; there is no switch to say whether it did"), N_("Look at it")),
    "drawer_stayed": (
        N_("It was told to open, and its switch says that it did not"),
        N_("Look whether it is locked, and at its cable; if it did open, at the switch"),
    ),
    "drawer_failed": (N_("It could not be told to open"), N_("Look at the printer, or at the pins")),
    "display_none": (N_("No customer's display is set up"), ""),
    "display_in_use": (N_("The till shows on it"), ""),
    "display_ready": (N_("Its port can be opened; whether it is switched on, only you can see"), ""),
    "display_missing": (
        N_("Its port is not there"),
        N_("Look at its cable, or name the right one in till.toml"),
    ),
    "display_forbidden": (N_("The till may not use its port"), _GROUP),
    "display_taken": (N_("Another program has it: {program}"), _CLOSE),
    "display_broken": (N_("It cannot be opened: {detail}"), N_("Pull it out and put it in again")),
    "clock_synced": (N_("Set by the network"), ""),
    "clock_rtc": (N_("Runs on the box's own battery clock"), ""),
    "clock_guess": (
        N_("Nobody has set it: it may be wrong"),
        N_("Plug the network in, or set it when the day is opened"),
    ),
    "disk_room": (N_("{free} free"), ""),
    "disk_low": (
        N_("Nearly full: {free} free"),
        N_("Call the technician: it needs a larger card"),
    ),
    "disk_read_only": (
        N_("Nothing can be written to it"),
        N_("Start the box anew; if that does not help, put in a new card with the last backup"),
    ),
    "disk_forbidden": (
        N_("The till may not write to it"),
        N_("Call the technician: the folder must belong to the user {user}"),
    ),
    "disk_missing": (N_("The data folder is not there"), N_("Call the technician")),
    "till_running": (N_("The till is at work and has its devices"), ""),
    "till_not_poked": (
        N_("Nothing was printed or opened, for the till is at work"),
        N_('Try it on the till itself: "Devices"'),
    ),
    "file_whole": (N_("In order, {size}"), ""),
    "file_whole_z": (N_("In order, {size}; last Z report {z} of {date}"), ""),
    "file_not_yet": (N_("Not there yet; it is made when it is needed"), ""),
    "file_damaged": (
        N_("It is damaged: {detail}"),
        N_("Do not sell on this box. Call the technician: the last backup goes in"),
    ),
    "file_forbidden": (
        N_("The till may not read it"),
        N_("Call the technician: the file must belong to the user {user}"),
    ),
    "config_wrong": ("{detail}", N_("Put it right in till.toml")),
    "language_ready": (N_("All texts are there"), ""),
    "language_missing": (N_("Its texts are not there; English is shown"), N_("Install the program again")),
    "secret_ready": (N_("Readable, and closed to others"), ""),
    "secret_open": (
        N_("Others on this box can read it"),
        N_("Call the technician: chmod 600"),
    ),
    "secret_missing": (N_("The file with the secret is not there"), N_("Put it where till.toml says")),
    "secret_forbidden": (
        N_("The till may not read the file with the secret"),
        N_("Call the technician: the file must belong to the user {user}"),
    ),
    "folder_ready": (N_("There, and can be written to"), ""),
    "folder_missing": (N_("It is not there; the days wait"), N_("Plug in the disk that the days go to")),
    "folder_forbidden": (
        N_("It cannot be written to; the days wait"),
        N_("Call the technician: the folder must belong to the user {user}"),
    ),
    "server_reached": (N_("It answers"), ""),
    "server_unreached": (
        N_("It cannot be reached; the days wait"),
        N_("Look at the network cable and the router"),
    ),
    "days_delivered": (N_("Every closed day has arrived"), ""),
    "days_wait": (N_("Days that wait: {count}"), N_("Nothing, they go by themselves")),
    "days_need_answer": (
        N_("Days that need an answer: {count}"),
        N_('Look at "The books" on the till'),
    ),
    "days_unread": (N_("What waits cannot be read just now"), N_("Look again in a minute")),
    "backup_stick": (N_("The stick is in, and every sale goes on it"), ""),
    "backup_stickless": (
        N_("No back-up stick is in"),
        N_("What is sold is on this box alone. Put in an empty USB stick and leave it in"),
    ),
    "backup_copy": (N_("It has a verified copy, days old: {days}"), ""),
    "backup_copy_old": (N_("The newest copy is on it, days old: {days}"), N_("Put in the back-up stick")),
    "backup_copyless": (
        N_("There is no copy on a stick yet"),
        N_("It comes when the day is closed; leave the stick in"),
    ),
    "look_failed": (N_("It could not be looked at: {detail}"), N_("Tell your technician")),
    **FOUND,
    **labels.FOUND,
    **mail.FOUND,
}
HEALTH.update(TOLD | TRIED)
