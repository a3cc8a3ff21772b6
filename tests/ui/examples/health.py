"""Is the box well?"""

from appliance.domain.finding import Finding
from appliance.domain.problems import Problem
from appliance.ui.frame import FrameView
from appliance.ui.outside import Health, Trouble
from appliance.ui.views import health
from appliance.ui.widgets.status import StatusView
from appliance.words import Words
from tests.ui.examples.shop import SALE, TRAINING, TROUBLE, WELL, Example


def _found(*found: tuple[str, str, str] | tuple[str, str, str, dict[str, str | int]]):
    """Findings by part."""
    by: dict[str, tuple[Finding, ...]] = {}
    for row in found:
        by[row[0]] = (*by.get(row[0], ()), Finding(*row))
    return by


LOG_NAME = "tillbox 1 2026-11-21 1432.txt"
WELL_BOX = _found(
    ("scanner", "Honeywell Voyager 1400g", "scanner_in_use"),
    ("scanner", "usb-Datalogic_ADC_Gryphon_GD4500-if00", "scanner_in_use"),
    ("printer", "usb /dev/usb, TM-T20II, 48", "printer_fine"),
    ("kitchen", "", "printer_none"),
    ("drawer", "", "drawer_shut"),
    ("display", "", "display_none"),
    ("clock", "Europe/Oslo", "clock_synced"),
    ("box", "", "box_cool", {"degrees": 52}),
    ("box", "", "box_powered"),
    ("disk", "/var/lib/tillbox", "disk_room", {"free": "12 GB"}),
    ("disk", "/var/lib/tillbox", "disk_lasts", {"years": 9}),
    ("disk", "mmcblk0", "disk_untold"),
    ("disk", "mmcblk0", "disk_written", {"written": "38 GB"}),
    ("scrub", "", "scrub_well", {"date": "2026-11-15", "files": 214}),
    ("backup", "KINGSTON", "backup_stick"),
    ("backup", "KINGSTON", "backup_copy", {"days": 1}),
    ("files", "till.lock", "till_running"),
    ("files", "till.db", "file_whole_z", {"size": "48 MB", "z": 412, "date": "2026-11-20"}),
    ("files", "draft.db", "file_whole", {"size": "1 MB"}),
    ("books", "secret", "secret_ready"),
    ("books", "rest.api.24sevenoffice.com", "server_reached"),
    ("books", "delivery.db", "days_delivered", {"count": 0}),
    ("sms", "secret", "secret_ready"),
    ("sms", "", "sms_sent", {"z": 412, "date": "2026-11-20", "to": "+4791234567", "time": "18:07"}),
    ("network", "wlan0", "network_wifi", {"name": "Bakeriet", "address": "192.168.1.20", "level": -56}),
    ("update", "", "slot_runs", {"version": "0.1.0"}),
    ("update", "", "slot_waits", {"version": "0.2.0"}),
    ("sound", "", "sound_buzzer"),
    ("language", "nb", "language_ready"),
)
DOUBT = {"z": 412, "date": "2026-11-20", "to": "+4791234567", "service": "Sveve", "id": "1-1-Z412"}
NOT_SENT = {**DOUBT, "said": "Brukeren har ikke tilgang til å sende meldinger til dette landet"}
ONE_BAD = _found(("printer", "usb /dev/usb, TM-T20II, 48", "printer_paper_out"))
MANY_BAD = _found(
    ("scanner", "Newtologic NT4010S Wireless", "scanner_forbidden", {"user": "tillbox", "group": "input"}),
    ("scanner", "Cherry GmbH CHERRY Corded Device", "scanner_unclear"),
    ("printer", "192.168.10.150:9100", "printer_refuses"),
    ("drawer", "pinctrl-bcm2711", "drawer_pin_taken", {"pin": 17, "program": "spi1 CS1"}),
    ("display", "/dev/ttyUSB3", "display_missing"),
    ("clock", "Europe/Oslo", "clock_guess"),
    ("box", "", "box_undervolted"),
    ("disk", "/var/lib/tillbox", "disk_low", {"free": "211 MB"}),
    ("disk", "mmcblk0p3", "disk_errors", {"count": 3}),
    ("scrub", "B", "scrub_slot", {"detail": "root"}),
    ("files", "till.db", "file_damaged", {"detail": "wrong # of entries in index entry_day"}),
    ("books", "secret", "secret_forbidden", {"user": "tillbox"}),
    ("books", "rest.api.24sevenoffice.com", "server_unreached"),
    ("books", "delivery.db", "days_need_answer", {"count": 2}),
    ("network", "wlan0", "network_weak", {"name": "Bakeriet", "address": "192.168.1.20", "level": -81}),
    ("update", "", "slot_gone_back", {"version": "0.2.0"}),
    ("sound", "", "sound_missing", {"detail": "no GPIO"}),
    ("language", "nb", "language_ready"),
)


def _health(words: Words, found, chosen: str = "", status: StatusView = WELL, **more) -> FrameView:
    """The health screen, its words made as the program makes them."""
    last = Trouble(Problem.of("printer_out_of_paper"), BEGUN, 60)
    known = Health(found, troubles={"printer": last}, version="0.1.0", **more)
    return FrameView("health", health.shown(known, (), chosen, words), status, SALE)


BEGUN = 1_795_262_400_000
"""21 November 2026, 12:00 UTC."""

EXAMPLES: dict[str, Example] = {
    "health": Example(lambda words: _health(words, WELL_BOX)),
    "health-one-bad": Example(lambda words: _health(words, WELL_BOX | ONE_BAD, "printer", TROUBLE)),
    "health-many-bad": Example(lambda words: _health(words, MANY_BAD, "", TROUBLE)),
    "health-disk": Example(lambda words: _health(words, WELL_BOX, "disk")),
    "health-disk-bad": Example(lambda words: _health(words, MANY_BAD, "disk", TROUBLE)),
    "health-check": Example(lambda words: _health(words, MANY_BAD, "scrub", TROUBLE)),
    "health-looking": Example(lambda words: _health(words, {}, looking=frozenset(WELL_BOX))),
    "health-training": Example(lambda words: _health(words, WELL_BOX, "drawer", TRAINING)),
    "health-listening": Example(lambda words: _health(words, WELL_BOX, "scanner", listening=True)),
    "health-scanned": Example(
        lambda words: _health(
            words, WELL_BOX, "scanner", scanned=("]d201070380100000101726123110ABC-123\x1d2112345", "ean13")
        )
    ),
    "health-sms": Example(lambda words: _health(words, WELL_BOX, "sms")),
    "health-sms-doubt": Example(
        lambda words: _health(words, WELL_BOX | _found(("sms", "", "sms_doubt", DOUBT)), "sms")
    ),
    "health-sms-refused": Example(
        lambda words: _health(words, WELL_BOX | _found(("sms", "", "sms_refused", NOT_SENT)), "sms")
    ),
    "health-log": Example(lambda words: _health(words, WELL_BOX, "disk", log=(LOG_NAME, None))),
    "health-log-failed": Example(
        lambda words: _health(
            words,
            WELL_BOX,
            "disk",
            log=("", Problem.of("export_failed", file=LOG_NAME, detail="No space left on device")),
        )
    ),
}
