"""What must be so before something can be asked of the till; each refuses where it is not."""

from appliance.domain.problems import refuse
from appliance.storage import journal
from appliance.till.dates import by_clock
from appliance.till.till import Till
from appliance.till.values import OpenDay, Person

OPEN, UNSENSED = "open", "unknown"
"""`DrawerState`'s values, which the till compares and does not import."""
PRINTS_NOTHING = ("out_of_paper", "cover_open", "offline", "cutter", "hot", "error")
"""`PrinterState`'s values in which no receipt comes out."""
STUCK = ("drawer", "other")
"""The causes of an emergency in which a drawer that says it is open keeps nobody from selling."""
UNPRINTED = ("printer", "other")
"""The causes of an emergency in which receipts may be owed."""


def needs_day(till: Till) -> OpenDay:
    """The open day, or refuses: ``day_not_open``, or ``day_forgotten`` past the boundary."""
    if not till.day:
        raise refuse("day_not_open")
    today = by_clock(till)
    if till.day.date < today:
        raise refuse("day_forgotten", date=till.day.date, today=today)
    return till.day


def drawer_blocks(till: Till) -> bool:
    """Is the drawer open where the law wants no registration beside it (§ 2-6), and no emergency?"""
    return till.drawer == OPEN and till.rules.drawer_must_be_sensed and till.emergency not in STUCK


def needs_drawer_shut(till: Till) -> None:
    """Refuses with ``drawer_open`` beside an open drawer, see `drawer_blocks`."""
    if drawer_blocks(till):
        raise refuse("drawer_open", count=len(till.held))


def takes_cash(till: Till) -> bool:
    """May cash be moved? Where the law wants a drawer that is sensed, while it can be (Skatteetaten's FAQ).
    In an emergency it need not be, since its switch may hang on the printer, and practice opens none."""
    sensed = till.drawer != UNSENSED or not till.rules.drawer_must_be_sensed
    return sensed or till.crisis is not None or till.training


def needs_cash_drawer(till: Till) -> None:
    """Refuses with ``drawer_offline`` to move cash, see `takes_cash`."""
    if not takes_cash(till):
        raise refuse("drawer_offline")


def needs_coins(till: Till, amount: int) -> None:
    """Refuses with ``no_such_coins`` cash that no coins come to: no count of the drawer could ever agree."""
    if amount % till.rules.cash_step:
        raise refuse("no_such_coins", given_amount=abs(amount))


def needs_printer(till: Till) -> None:
    """Refuses with ``printer_needed`` where no sale ends without its receipt (§ 2-6) and none comes out:
    the printer says so, or a customer's receipt is owed. In an emergency of the printer receipts are owed."""
    if not till.rules.receipt_must_print or till.emergency in UNPRINTED:
        return
    if str(till.printer) in PRINTS_NOTHING or journal.owed_receipts(till.database):
        raise refuse("printer_needed")


def needs_earnest(till: Till) -> None:
    """Refuses with ``training_only_sells`` what cannot be practised."""
    if till.training:
        raise refuse("training_only_sells")


def needs_operator(till: Till) -> Person:
    """Who is logged in, or refuses with ``not_logged_in``."""
    if not till.operator:
        raise refuse("not_logged_in")
    return till.operator
