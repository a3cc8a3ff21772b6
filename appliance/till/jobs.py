"""What the devices still owe: receipts and drawer kicks, each a row with a fixed id.

A job that certainly failed is owed and prints by itself when the printer is well again. One whose
fate is *unknown* is a question for the cashier, since a second print would be a second receipt; where the
law lets a receipt have one copy, what is printed then is that copy, and there is no other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from appliance.domain.journal import Entry
from appliance.domain.problems import Problem
from appliance.storage import journal
from appliance.storage.journal import Fact, Job, Stored
from appliance.till import drawer, kitchen, mailing, modes, returns, scanning
from appliance.till.till import DRAWER_JOB, KITCHEN_JOB, MAIL_JOB, PRINT_JOB, SLACK, Till, hand_over, store

if TYPE_CHECKING:
    from appliance.devices import DrawerState, Outcome, PrinterState

WELL = ("fine", "paper_low")
_PRINTER = {
    "out_of_paper": "printer_out_of_paper",
    "cover_open": "printer_cover_open",
    "offline": "printer_offline",
    "cutter": "printer_cutter",
    "hot": "printer_hot",
    "error": "printer_error",
    "unknown": "printer_unknown",
}
SAME_STEP = 60_000
"""Milliseconds between the two places that may see a step of the clock."""
_REMINDERS = {"failed": "receipt_owed", "unknown": "receipts_doubtful"}


@dataclass(frozen=True, slots=True)
class Owed:
    """A job that is not done."""

    job: Job
    state: str
    """queued, failed or unknown."""
    data: dict[str, Any]
    """Body of the entry that it is for."""


def owed(till: Till) -> list[Owed]:
    """Every job that is not done, oldest first."""
    found = []
    for job, state in journal.open_jobs(till.database):
        entry = journal.entry(till.database, job.entry)
        if entry:
            found.append(Owed(job, state, entry.data))
    return found


def begin(till: Till) -> None:
    """At start: a drawer is never opened late; a print that was under way when the till stopped may
    have been printed, so it is asked about."""
    journal.doubt_jobs(till.database)
    for job, _ in journal.open_jobs(till.database):
        if job.kind == MAIL_JOB:
            mailing.ended(till, job, "unknown")
    _remind(till)


def ended(till: Till, job: int, outcome: "Outcome | str") -> None:
    """A device says what became of a job: done, failed or unknown."""
    state = str(outcome)
    drawers = [one.id for one, _ in journal.open_jobs(till.database) if one.kind == DRAWER_JOB]
    journal.set_job(till.database, job, state)
    if state == "done" and job in drawers:
        drawer.kicked(till)
    if state == "failed" and job in drawers:
        till.kicked = ""  # whoever opens it now does so by hand
        till.banners["drawer_offline"] = Problem.of("drawer_offline")
    _remind(till)


def mailed(till: Till, job: int, outcome: "Outcome | str") -> None:
    """What became of a receipt's e-mail; an answer that comes after it was given up changes nothing."""
    for one, _ in journal.open_jobs(till.database):
        if (one.id, one.kind) == (job, MAIL_JOB):
            mailing.ended(till, one, str(outcome))
            _remind(till)


def printed(till: Till, job: int) -> None:
    """The cashier says that an unknown job was printed after all. Of no other can that be said."""
    if _states(till).get(job) == "unknown":
        row = next(one.entry for one, _ in journal.open_jobs(till.database) if one.id == job)
        if entry := journal.entry(till.database, row):
            store(till, _answer(entry, came_out=True))
        journal.set_job(till.database, job, "done")
    _remind(till)


def again(till: Till, job: Job) -> None:
    """Print a job that was not printed: it failed, or the cashier says of one in doubt that it did. One that
    is done, or under way, is never printed again: that would be a second receipt.

    Raises:
        Refused: For a receipt in doubt, where the law has one copy: ``copy_taken`` when it is used up, also
            by a copy that is in doubt itself; ``not_logged_in``, ``training_only_sells``.
    """
    entry = journal.entry(till.database, job.entry)
    state = _states(till).get(job.id)
    if entry and state == "unknown" and only_as_copy(till, entry.data):
        row = entry.data["of"] if entry.kind == "copy" else job.entry
        store(till, _answer(entry, came_out=False), returns.copying(till, row, entry.data))
        journal.set_job(till.database, job.id, "done")
    elif entry and state == "unknown" and entry.kind == kitchen.TICKET:
        ticket_again(till, job, here=job.kind == PRINT_JOB)
    elif entry and state in _REMINDERS:
        if state == "unknown":
            store(till, _answer(entry, came_out=False))
        journal.set_job(till.database, job.id, "queued")
        hand_over(till, Stored(job.entry, entry, entry.data, (job,)), job)
    _remind(till)


def only_as_copy(till: Till, data: Mapping[str, Any]) -> bool:
    """Whether a paper that may have come out is a receipt, or its copy, where the law has one copy."""
    return till.rules.one_copy and data["kind"] in ("sale", "copy")


def _answer(entry: Entry, *, came_out: bool) -> Fact:
    """What a person says of a paper in doubt: who prints it once more says that there is none."""
    body = {"entry": entry.number, "paper": entry.kind, "receipt": entry.data.get("receipt", 0)}
    return Fact("paper_answered", body | {"came_out": int(came_out)})


def _states(till: Till) -> dict[int, str]:
    return {job.id: state for job, state in journal.open_jobs(till.database)}


def _remind(till: Till) -> None:
    states = [state for job, state in journal.open_jobs(till.database) if job.kind == PRINT_JOB]
    for state, code in _REMINDERS.items():
        if count := states.count(state):
            till.banners[code] = Problem.of(code, count=count)
        else:
            till.banners.pop(code, None)
    kitchen.show(till)
    modes.show_emergency(till)


def printer_changed(till: Till, state: "PrinterState | str") -> None:
    """The printer's state changed: show it, and print what is owed once it is well."""
    till.printer = state
    for code in _PRINTER.values():
        till.banners.pop(code, None)
    if str(state) in _PRINTER:
        code = _PRINTER[str(state)]
        till.banners[code] = Problem.of(code)
    elif str(state) in WELL:
        resend(till)


def drawer_moved(till: Till, state: "DrawerState | str") -> None:
    """The drawer's switch changed: journalled with its cause (13005, 13006); held scans go on."""
    before, till.drawer = till.drawer, state
    drawer.moved(till, state)
    if str(state) == "unknown":
        till.left_open = till.left_open or str(before) == "open"
    elif till.left_open:
        before, till.left_open = "open", False
    if str(state) == "open" and before != state:
        cause, till.kicked = till.kicked or "by_hand", ""
        store(till, Fact("drawer_opened", {"cause": cause}))
        till.banners.pop("drawer_offline", None)
    elif str(state) != "open":
        if str(state) == "shut" and str(before) == "open":
            store(till, Fact("drawer_closed", {}))
        scanning.release(till)


def clock_stepped(till: Till, before: int, after: int) -> None:
    """The clock was set while the till runs, forwards or backwards: journalled, once. A step behind the
    newest entry is told by the next entry anyway (`till.store`); both may have seen the same."""
    if after <= till.counters.set_to <= after + SAME_STEP:
        return
    told = after < till.counters.last_at - SLACK
    store(till, *(() if told else (Fact("clock_stepped", {"before": before, "after": after}),)))


def kitchen_changed(till: Till, state: "PrinterState | str") -> None:
    """The kitchen printer's state changed: show it, and print its tickets once it is well."""
    till.kitchen = state
    kitchen.show(till)
    if str(state) in WELL:
        resend(till, KITCHEN_JOB)


def ticket_again(till: Till, job: Job, *, here: bool) -> None:
    """Print a kitchen ticket that did not come out, or may not have. It is no receipt, so it may be printed
    as often as it takes; one that may lie there already is marked, lest it be cooked twice.

    Args:
        till: The till.
        job: Its job; of another, or of one that is done or under way, nothing is printed.
        here: On the receipt printer, for somebody to carry it over.
    """
    entry, state = journal.entry(till.database, job.entry), _states(till).get(job.id)
    if not entry or entry.kind != kitchen.TICKET or state not in _REMINDERS:
        return
    if state == "failed" and here == (job.kind == PRINT_JOB):
        again(till, job)
        return
    told = {name: entry.data[name] for name in ("heading", "sale", "order", "name", "lines")}
    body = told | {"of": entry.data.get("of", entry.number), "repeat": int(state == "unknown")}
    body["repeat"] |= entry.data.get("repeat", 0)
    store(till, Fact(kitchen.TICKET, body, (PRINT_JOB if here else KITCHEN_JOB,)))
    journal.set_job(till.database, job.id, "done")
    _remind(till)


def resend(till: Till, kind: str = PRINT_JOB) -> None:
    """Print what is certainly still owed, oldest first, on the receipt printer or in the kitchen."""
    for job, state in journal.open_jobs(till.database):
        if job.kind == kind and state == "failed":
            again(till, job)


def broke(till: Till, worker: str, detail: str) -> None:
    """A part of the box failed in a way that nobody foresaw; the sale goes on."""
    till.banners["unexpected"] = Problem.of("unexpected", reference=worker, detail=detail)


def display_changed(till: Till, well: bool) -> None:
    """The customer's display came or went; no banner, for the cashier can do without it."""
    till.display = "fine" if well else "offline"


def scanner_changed(till: Till, present: bool, unclear: str = "") -> None:
    """A scanner came or went: whether there is one, and the names of what may be one and is not read."""
    till.scanner = present
    for code in ("scanner_offline", "scanner_unclear"):
        till.banners.pop(code, None)
    if not present and unclear:
        till.banners["scanner_unclear"] = Problem.of("scanner_unclear", name=unclear)
    if not present:
        till.banners["scanner_offline"] = Problem.of("scanner_offline")
