"""How the back-ups are, in words."""

from appliance.till.till import Till
from appliance.ui.outside import Backup, Outside
from appliance.ui.place import Place
from appliance.ui.screens.box.backup import BackupView
from appliance.words import Words

LATE = 25
"""Entries that may wait for a stick that is in before the bar says so: it is catching up."""


def backup(till: Till, place: Place, outside: Outside, words: Words) -> BackupView:
    """The sticks, and how far they are."""
    known = outside.backup()
    moment = till.clock()
    at, name = known.copied
    copied = words.moment(at, moment.offset) if at else ""
    other = known.others[0].rstrip("/").rpartition("/")[2] if known.others else ""
    return BackupView(known.sticks, other, known.behind, copied, name, known.problem, place.set_aside)


def state(known: Backup) -> str:
    """The mark's state in the bar; empty where nobody looks after back-ups."""
    if not known.kept:
        return ""
    if known.problem:
        return "full" if known.problem.code == "backup_full" else "failed"
    if not known.sticks:
        return "none"
    return "behind" if known.behind > LATE else "fine"
