"""Two modes that a manager turns on: training, and the emergency of a dead printer or a stuck drawer.

In *training* (13023, 13024, 13017) selling, paying and taking back work as ever, under headings and in a
receipt series of their own: signed like sales, outside every total, with no drawer. What cannot be practised
is refused. In an *emergency* (13026, 13027) receipts are owed and print first when the printer is well, and
a drawer that cannot be trusted keeps nobody from selling. Both are journalled and outlast a restart.
"""

from typing import Any

from appliance.domain.journal import Moment
from appliance.domain.problems import Problem, Refused, refuse
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till import drawer, scanning
from appliance.till.needs import (
    OPEN,
    PRINTS_NOTHING,
    UNSENSED,
    drawer_blocks,
    needs_day,
    needs_drawer_shut,
    needs_earnest,
    needs_operator,
)
from appliance.till.permissions import needs
from appliance.till.till import Emergency, Till, keep, store

CAUSES = ("printer", "drawer", "other")


def begin_training(till: Till) -> None:
    """Begin to practise: from here on nothing that is sold is a sale.

    Raises:
        Refused: ``manager_needed``; ``training_on`` already; ``sale_under_payment`` while a sale is open;
            ``drawer_open``: what is scanned waits for it to be sold; ``day_not_open`` or ``day_forgotten``:
            the day cannot be opened in training; ``draft_unsaved``.
    """
    needs(till, "modes")
    if till.training:
        raise refuse("training_on")
    needs_day(till)
    needs_drawer_shut(till)
    _needs_no_sale(till)
    _keep_for_good(till)
    store(till, Fact("training_begun", {}))
    till.training = True
    _turn(till)


def end_training(till: Till) -> None:
    """Go back to selling in earnest; anybody may. Scans that wait were practice and are dropped. Where nobody
    practises, nothing happens.

    Raises:
        Refused: ``not_logged_in``; ``sale_under_payment`` while a practice sale is open; ``draft_unsaved``.
    """
    if not till.training:
        return
    needs_operator(till)
    _needs_no_sale(till)
    till.held = till.waiting = ()
    till.banners.pop("drawer_open", None)
    _keep_for_good(till)
    store(till, Fact("training_ended", {}))
    till.training = False
    _turn(till)


def _needs_no_sale(till: Till) -> None:
    """No basket goes from one side to the other."""
    if till.sale:
        raise refuse("sale_under_payment")


def _keep_for_good(till: Till) -> None:
    """Have the draft's file say so too: nothing comes back from it after a power cut."""
    keep(till)
    if till.drafts and not till.drafts.flush():
        raise refuse("draft_unsaved", detail=till.drafts.failed)


def _turn(till: Till) -> None:
    till.paid = till.payment = till.asked = till.door = None
    till.asking = False


def begin_emergency(till: Till, cause: str, reason: str) -> None:
    """Sell on although the printer or the drawer is not well.

    Args:
        till: The till.
        cause: One of `CAUSES`: ``printer``: receipts are owed; ``drawer``: a drawer that says it is open,
            or says nothing, keeps nobody from selling; ``other``: both.
        reason: What happened, in the manager's words.

    Raises:
        Refused: ``manager_needed``; ``reason_needed``; ``emergency_on`` already; ``emergency_not_needed``
            when what is named is well; ``training_only_sells``.
        ValueError: For another cause.
    """
    needs_earnest(till)
    needs(till, "modes")
    if cause not in CAUSES:
        raise ValueError(f"expected one of {', '.join(CAUSES)}, got {cause!r}")
    if till.crisis:
        raise Refused(_banner(till, till.crisis))
    said = " ".join(reason.split())
    if not said:
        raise refuse("reason_needed")
    if _well(till, cause):
        raise refuse("emergency_not_needed")
    (stored,) = store(till, Fact("emergency_begun", {"cause": cause, "reason": said}))
    till.crisis = emergency(stored.data)
    show_emergency(till)
    if not drawer_blocks(till):
        scanning.release(till)


def _well(till: Till, cause: str) -> bool:
    """Is what is named as the cause known to be well?"""
    if cause == "printer":
        silent = str(till.printer) in (*PRINTS_NOTHING, "unknown")
        return not silent and not journal.owed_receipts(till.database)
    shuts = till.drawer not in (OPEN, UNSENSED) and not drawer.may_be_stuck(till)
    return shuts if cause == "drawer" else shuts and _well(till, "printer")


def end_emergency(till: Till) -> None:
    """End it, mended or not: the rules hold again, and what is owed stays owed.

    Raises:
        Refused: ``manager_needed``; ``emergency_not_needed`` when there is none; ``training_only_sells``.
    """
    needs_earnest(till)
    needs(till, "modes")
    crisis = till.crisis
    if not crisis:
        raise refuse("emergency_not_needed")
    owed = journal.owed_receipts(till.database)
    body = {"cause": crisis.cause, "reason": crisis.reason, "since": crisis.since, "owed": owed}
    store(till, Fact("emergency_ended", body))
    till.crisis = None
    show_emergency(till)


def emergency(data: dict[str, Any]) -> Emergency:
    """What an entry ``emergency_begun`` says."""
    return Emergency(data["cause"], data["reason"], data["at"], data["offset"])


def show_emergency(till: Till) -> None:
    """Put the emergency among the banners, with the receipts that are owed now, or take it away."""
    if till.crisis:
        till.banners["emergency_on"] = _banner(till, till.crisis)
    else:
        till.banners.pop("emergency_on", None)


def _banner(till: Till, crisis: Emergency) -> Problem:
    began = Moment(crisis.since, crisis.offset).local
    owed = journal.owed_receipts(till.database)
    return Problem.of("emergency_on", since=f"{began:%H:%M}", reason=crisis.reason, count=owed)
