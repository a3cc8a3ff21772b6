"""Scans, taken in every state of the till.

While the drawer is open a scan is held, behind a question it waits, after a paid sale it begins the next;
while prices are asked for it asks for one (`asking`), for the stock it is looked up or counted (`stocktake`),
while favourites are laid out it goes on their page (`favourites`), and a gift card is shown with what is left
on it (`gift_cards`). A ticket lets one in, whatever else scans are for (`door`). Only while money is being
paid are goods turned away, with a banner that names them. A receipt's barcode begins a return; a slip of
pant is asked about, whatever was paid already.
"""

from appliance.domain.barcode import bare
from appliance.domain.problems import Problem, Refused
from appliance.till import (
    asking,
    bottles,
    catalogue,
    door,
    favourites,
    gift_cards,
    measured,
    returns,
    stocktake,
)
from appliance.till.needs import drawer_blocks
from appliance.till.till import Till, keep


def scan(till: Till, text: str) -> bool:
    """Take a scanned code, in whatever state the till is; False when somebody has to look."""
    if till.operator and door.is_ticket(till, text):
        return _wait(till, text) if till.question else _at_door(till, text)
    till.door = None
    if till.operator and till.trying is not None and not till.question:
        return measured.show(till, text)
    if till.operator and till.laying:
        return _wait(till, text) if till.question else favourites.scanned(till, text)
    if till.operator and till.stocking:
        return _wait(till, text) if till.question else stocktake.scanned(till, text)
    if till.operator and till.carding:
        return _wait(till, text) if till.question else gift_cards.scanned(till, text)
    if not (till.operator and till.asking):
        return _ring_up(till, text)
    return _wait(till, text) if till.question else asking.look_up(till, text)


def _at_door(till: Till, text: str) -> bool:
    try:
        return door.check(till, text)
    except Refused as refused:
        till.question = refused.problem
        return False


def _ring_up(till: Till, text: str) -> bool:
    """Sell what was scanned, as soon as nothing stands in the way; True when it is sold, or a receipt found,
    whose goods may come back."""
    if not till.operator:
        till.question = till.question or Problem.of("not_logged_in")
        _wait(till, text)
    elif drawer_blocks(till):
        till.held = (*till.held, text)
        till.banners["drawer_open"] = Problem.of("drawer_open", count=len(till.held))
        keep(till)
    elif till.question:
        _wait(till, text)
    elif slip := bottles.scanned(till, text):
        till.question = slip
    elif till.payment and till.payment.tenders:
        if gift_cards.show(till, bare(text)):
            return True
        till.banners["scan_during_payment"] = Problem.of("scan_during_payment", code=bare(text))
    else:
        return _register(till, text)
    return False


def _wait(till: Till, text: str) -> bool:
    till.waiting = (*till.waiting, text)
    keep(till)
    return False


def release(till: Till) -> None:
    """Register what was held while the drawer was open, in order. Called when it is open no more; it was
    scanned to be sold, whatever scans are for now."""
    held, till.held = till.held, ()
    till.banners.pop("drawer_open", None)
    for text in held:
        _ring_up(till, text)
    if held:
        keep(till)


def answer(till: Till) -> None:
    """The question has been answered, or is gone: go on with the scans that waited behind it."""
    till.question, waiting, till.waiting = None, till.waiting, ()
    for text in waiting:
        scan(till, text)
    if waiting:
        keep(till)


def _register(till: Till, text: str) -> bool:
    try:
        if bought := returns.scanned(till, text):
            till.question = Problem.of("receipt_scanned", number=bought.data["receipt"], row=bought.row)
            return True
        found = catalogue.find(till, text)
        if isinstance(found, Problem):
            if found.code == "unknown_code" and gift_cards.show(till, bare(text)):
                return True
            asking.show(till, found)
            return False
        till.banners.pop("unreadable_scan", None)
        measured.sell(till, found, text)
    except Refused as refused:
        till.question = refused.problem
        if refused.problem.code in ("day_not_open", "day_forgotten"):
            till.waiting = (text, *till.waiting)
        return False
    return True
