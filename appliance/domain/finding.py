"""What a look at the box finds: each device, file and way out, and what is so.

A finding has a code; its words, what is so and what to do, stand in `problem_words.health`. Unlike a
`Problem` it may say that all is well, and nothing on the till hangs on it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

PARTS = (
    "scanner", "printer", "kitchen", "labels", "drawer", "display", "clock", "box", "disk", "files", "scrub",
    "backup", "books", "mail", "sms", "network", "update", "sound", "language",
)  # fmt: skip
"""What is looked at, in the order in which it is told."""


class Grade(StrEnum):
    """How much a finding matters."""

    WELL = "well"
    NOTE = "note"
    """Worth a look; nothing is broken."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; a code that nobody declared is a programming error (KeyError).

    >>> Finding("clock", "", "clock_guess").grade
    <Grade.WRONG: 'wrong'>
    """

    part: str
    """One of `PARTS`."""
    what: str
    """What was looked at, by its own name: a path, a host, a file; empty = there is but one."""
    code: str
    """Key of `GRADES`."""
    facts: dict[str, str | int] = field(default_factory=dict)
    """What the words name."""

    def __post_init__(self) -> None:
        if self.code not in GRADES:
            raise KeyError(f"finding {self.code!r} is not declared in GRADES")

    @property
    def grade(self) -> Grade:
        """Well, worth a note, or wrong."""
        return GRADES[self.code]


_WELL, _NOTE, _WRONG = Grade.WELL, Grade.NOTE, Grade.WRONG

GRADES: dict[str, Grade] = {
    # scanner
    "scanner_ready": _WELL,
    "scanner_in_use": _WELL,
    "scanner_none": _WRONG,
    "scanner_missing": _WRONG,
    "scanner_forbidden": _WRONG,
    "scanner_taken": _WRONG,
    "scanner_unclear": _NOTE,
    "scanner_broken": _WRONG,
    # mail
    "mail_none": _WELL,
    "mail_fine": _WELL,
    "mail_refused": _NOTE,
    "mail_unreached": _NOTE,
    "mail_test_sent": _WELL,
    "mail_test_failed": _WRONG,
    "mail_test_doubt": _NOTE,
    # labels
    "labels_none": _WELL,
    "labels_fine": _WELL,
    "labels_out": _NOTE,
    "labels_open": _NOTE,
    "labels_paused": _NOTE,
    "labels_ribbon": _NOTE,
    "labels_hot": _NOTE,
    "labels_silent": _NOTE,
    "labels_offline": _NOTE,
    # printer
    "printer_none": _WELL,
    "printer_in_use": _WELL,
    "printer_fine": _WELL,
    "printer_paper_low": _NOTE,
    "printer_paper_out": _WRONG,
    "printer_open": _WRONG,
    "printer_off": _WRONG,
    "printer_jammed": _WRONG,
    "printer_hot": _NOTE,
    "printer_error": _WRONG,
    "printer_silent": _NOTE,
    "printer_other": _NOTE,
    "printer_make": _NOTE,
    "printer_missing": _WRONG,
    "printer_driverless": _WRONG,
    "printer_forbidden": _WRONG,
    "printer_taken": _WRONG,
    "printer_refuses": _WRONG,
    "printer_unreachable": _WRONG,
    "printer_nameless": _WRONG,
    "printer_broken": _WRONG,
    "slip_compare": _NOTE,
    "slip_doubtful": _NOTE,
    "slip_failed": _WRONG,
    # drawer
    "drawer_none": _WELL,
    "drawer_in_use": _WELL,
    "drawer_behind_printer": _NOTE,
    "drawer_shut": _WELL,
    "drawer_open": _NOTE,
    "drawer_silent": _WRONG,
    "drawer_unsensed": _WELL,
    "drawer_chipless": _WRONG,
    "drawer_chip_other": _WRONG,
    "drawer_forbidden": _WRONG,
    "drawer_pin_taken": _WRONG,
    "drawer_broken": _WRONG,
    "drawer_opened": _WELL,
    "drawer_kicked": _NOTE,
    "drawer_stayed": _WRONG,
    "drawer_failed": _WRONG,
    # the customer's display
    "display_none": _WELL,
    "display_in_use": _WELL,
    "display_ready": _WELL,
    "display_missing": _WRONG,
    "display_forbidden": _WRONG,
    "display_taken": _WRONG,
    "display_broken": _WRONG,
    # the box
    "clock_synced": _WELL,
    "clock_rtc": _WELL,
    "clock_guess": _WRONG,
    "box_cool": _WELL,
    "box_warm": _NOTE,
    "box_hot": _WRONG,
    "box_powered": _WELL,
    "box_undervolted": _WRONG,
    "box_was_undervolted": _NOTE,
    "box_untold": _WELL,
    "disk_room": _WELL,
    "disk_lasts": _WELL,
    "disk_lasts_months": _WELL,
    "disk_fills": _NOTE,
    "disk_life": _WELL,
    "disk_aged": _NOTE,
    "disk_spent": _WRONG,
    "disk_untold": _WELL,
    "disk_written": _WELL,
    "disk_written_much": _NOTE,
    "disk_errors": _WRONG,
    "disk_low": _WRONG,
    "disk_read_only": _WRONG,
    "disk_forbidden": _WRONG,
    "disk_missing": _WRONG,
    "till_running": _WELL,
    "till_not_poked": _NOTE,
    "file_whole": _WELL,
    "file_whole_z": _WELL,
    "file_not_yet": _WELL,
    "file_damaged": _WRONG,
    "file_spoilt": _WRONG,
    "file_forbidden": _WRONG,
    "scrub_not_yet": _WELL,
    "scrub_never": _NOTE,
    "scrub_well": _WELL,
    "scrub_old": _NOTE,
    "scrub_database": _WRONG,
    "scrub_spoilt": _WRONG,
    "scrub_journal": _WRONG,
    "scrub_file": _WRONG,
    "scrub_slot": _WRONG,
    "scrub_start": _WRONG,
    "scrub_no_room": _NOTE,
    "scrub_stopped": _NOTE,
    "scrub_other": _NOTE,
    "config_wrong": _WRONG,
    "language_ready": _WELL,
    "language_missing": _WRONG,
    # the books
    "secret_ready": _WELL,
    "secret_open": _NOTE,
    "secret_missing": _WRONG,
    "secret_forbidden": _WRONG,
    "folder_ready": _WELL,
    "folder_missing": _WRONG,
    "folder_forbidden": _WRONG,
    "server_reached": _WELL,
    "server_unreached": _WRONG,
    "days_delivered": _WELL,
    "days_wait": _NOTE,
    "days_need_answer": _WRONG,
    "days_unread": _NOTE,
    "books_none": _WELL,
    "books_known": _WELL,
    "books_stranger": _WRONG,
    "books_elsewhere": _WRONG,
    "books_type": _WRONG,
    "books_clearing": _WRONG,
    "books_year": _WRONG,
    "books_closed": _WRONG,
    "books_busy": _NOTE,
    "books_odd": _NOTE,
    "books_unreached": _NOTE,
    "reach_silent": _NOTE,
    # the turnover by SMS
    "sms_test_sent": _WELL,
    "sms_test_some": _NOTE,
    "sms_test_stranger": _WRONG,
    "sms_test_refused": _WRONG,
    "sms_test_busy": _NOTE,
    "sms_test_network": _NOTE,
    "sms_test_doubt": _NOTE,
    "sms_none": _WELL,
    "sms_ready": _WELL,
    "sms_sent": _WELL,
    "sms_network": _NOTE,
    "sms_busy": _NOTE,
    "sms_stranger": _WRONG,
    "sms_refused": _WRONG,
    "sms_doubt": _WRONG,
    # the network itself
    "network_there": _WELL,
    "network_wifi": _WELL,
    "network_weak": _NOTE,
    "network_none": _NOTE,
    # the two systems
    "slot_runs": _WELL,
    "slot_waits": _WELL,
    "slot_gone_back": _WRONG,
    "slot_none": _WELL,
    # sounds
    "sound_own": _WELL,
    "sound_buzzer": _WELL,
    "sound_missing": _WRONG,
    # back-ups
    "backup_stick": _WELL,
    "backup_stickless": _NOTE,
    "backup_copy": _WELL,
    "backup_copy_old": _WRONG,
    "backup_copyless": _NOTE,
    # a look itself
    "look_failed": _WRONG,
}
"""Every code, and how much it matters."""
