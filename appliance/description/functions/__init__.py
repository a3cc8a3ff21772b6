"""One line about each function, by area and by the name that the code has for it (see `found`).

This is the part of the system description that a person writes. A test holds it to the code in both
directions: a function without a line, and a line without a function, are each an error of the build.
"""

from appliance.description.functions.box import BOOKS, COMMANDS, DEVICES
from appliance.description.functions.claims import CLAIMS
from appliance.description.functions.journal import HEADINGS, KINDS, PAPERS, REPORT
from appliance.description.functions.office import OFFICE
from appliance.description.functions.papers import PAPERS_TILL
from appliance.description.functions.screen import STAGES
from appliance.description.functions.till import TILL
from appliance.description.functions.touch import DEEDS
from appliance.description.functions.touch_goods import DEEDS_GOODS

SAID: dict[str, dict[str, str]] = {
    "commands": COMMANDS,
    "stages": STAGES,
    "deeds": DEEDS | DEEDS_GOODS,
    "till": TILL | OFFICE | PAPERS_TILL | CLAIMS,
    "kinds": KINDS,
    "headings": HEADINGS,
    "papers": PAPERS,
    "report": REPORT,
    "devices": DEVICES,
    "books": BOOKS,
}
