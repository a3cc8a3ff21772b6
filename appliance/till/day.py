"""The day: float, cash in and out, X, Z, settlement.

Closing never needs the network, a working printer or a matching count. The Z comes first and is law;
the settlement follows it and makes the voucher for the books.
"""

import secrets
from typing import Any

from appliance.domain import dayclose, tally
from appliance.domain.dayclose import NO_GRAND
from appliance.domain.line_kind import CLAIMS
from appliance.domain.payment import CASH, FOREIGN, rounding_of
from appliance.domain.problems import Problem, refuse
from appliance.domain.settlement import CUSTOMER_PAYS, Count, settle
from appliance.storage import catalogue as shelf
from appliance.storage import days, journal, people
from appliance.storage.journal import Fact, Stored
from appliance.till import basket, keys, kitchen, parking, scanning, slips
from appliance.till.dates import by_clock
from appliance.till.needs import needs_cash_drawer, needs_coins, needs_day, needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import DRAWER_JOB, PRINT_JOB, OpenDay, Till, store


def proposed_float(till: Till) -> int:
    """What lies in the drawer, by the last settlement; 0 before there is one."""
    last = journal.last_of(till.database, "settlement")
    return int(last[1].data["closing_float"]) if last else 0


def open_day(
    till: Till, amount: int, reason: str = "", *, clock_confirmed: bool = False, again_reason: str = ""
) -> OpenDay:
    """Open the day with what lies in the drawer (§ 2-5); another figure than proposed has a reason.

    The business date is fixed here. A clock that is a guess must be confirmed by a person, and a date that
    has a Z already (``day_again``) wants ``again_reason``.
    """
    needs_earnest(till)
    if till.day:
        raise refuse("day_already_open", date=till.day.date)
    moment = till.clock()
    date = moment.date(till.boundary)
    if moment.clock == "guess" and not clock_confirmed:
        raise refuse("clock_guess", date=date)
    again = days.closed_on(till.database, date)
    if again and not again_reason.strip():
        raise refuse("day_again", date=date)
    proposed = proposed_float(till)
    first = not journal.last_of(till.database, "settlement")
    if amount != proposed and not reason and not first:
        raise refuse("difference_unexplained", tender="cash", difference_amount=amount - proposed)
    body = {"float": amount, "proposed": proposed, "reason": reason, "confirmed": int(clock_confirmed),
            "again": again, "again_reason": again_reason.strip() if again else ""}  # fmt: skip
    (stored,) = store(till, Fact("day_opened", body), moment=moment, date=date)
    till.day = OpenDay(date, amount, moment.at, stored.id)
    keys.look(till, moment)
    if not till.question or till.question.code in ("day_not_open", "day_forgotten"):
        scanning.answer(till)
    return till.day


def move_cash(till: Till, amount: int, reason: str, note: str = "") -> None:
    """Put cash into the drawer (positive) or take it out (negative), with a reason; opens the drawer.

    Raises:
        Refused: ``reason_needed``; ``amount_wrong`` for nothing; ``no_such_coins``; ``manager_needed``,
            ``drawer_offline``, ``day_not_open``, ``not_logged_in``, ``training_only_sells``.
    """
    needs_day(till)
    needs(till, "cash_out" if amount < 0 else "sell")
    needs_cash_drawer(till)
    if not reason:
        raise refuse("reason_needed")
    if amount == 0:
        raise refuse("amount_wrong", left_amount=0)
    needs_coins(till, amount)
    commit_cash(till, amount, reason, note)


def commit_cash(till: Till, amount: int, reason: str, note: str = "") -> None:
    """Store a movement of cash that has been checked, with its drawer and its slip."""
    needs_earnest(till)
    body = {"amount": amount, "reason": reason, "note": note}
    store(till, Fact("cash_moved", body, (DRAWER_JOB, PRINT_JOB)))


def customer_pays(
    till: Till, number: str, name: str, amount: int, kind: str = CASH, brand: str = ""
) -> Stored:
    """A customer pays what they owe for goods that they had on credit: money in, and no sale. Cash is rounded
    to coins as in a sale: 129.00 settle a debt of 129.30.

    Args:
        till: The till.
        number: The customer's number in the books.
        name: Who it is, as the slip must show.
        amount: What they owe less from then on (minor units).
        kind: Kind of the tender; only cash goes into the drawer.
        brand: Its brand, such as ``visa``.

    Raises:
        Refused: ``customer_needed``; ``amount_wrong``, also for a tender that is neither cash nor a
            terminal's: no total of the day would hold it; ``no_such_coins`` for less than any coin;
            ``drawer_offline`` (cash where the law wants a
            sensed drawer), ``day_not_open``, ``not_logged_in``, ``training_only_sells``.
    """
    needs_day(till)
    needs(till, "sell")
    needs_earnest(till)
    if kind == CASH:
        needs_cash_drawer(till)
    customer = slips.customer_of(till, number, name)
    if amount <= 0 or kind in (FOREIGN, *CLAIMS):
        raise refuse("amount_wrong", left_amount=0)
    rounding = rounding_of(amount, till.rules.cash_step) if kind == CASH else 0
    body = {"amount": amount, "rounding": rounding, "reason": CUSTOMER_PAYS, "note": "", "customer": customer,
            "tender": {"kind": kind, "brand": brand}}  # fmt: skip
    jobs = (DRAWER_JOB, PRINT_JOB) if kind == CASH else (PRINT_JOB,)
    (stored,) = store(till, Fact("cash_moved", body, jobs))
    return stored


def open_drawer(till: Till) -> None:
    """Open the drawer without a sale (nullinnslag); counted on the Z when it is seen open."""
    needs(till, "open_drawer")
    needs_earnest(till)
    store(till, Fact("no_sale", {}, (DRAWER_JOB,)))


def report(till: Till) -> dict[str, Any]:
    """The X report now, since the last Z, with where the journal stands; stores nothing."""
    last = journal.last_of(till.database, "z_report")
    before = last[1].data if last else {}
    since = journal.entries(till.database, last[0] + 1 if last else 1)
    bodies = (entry.data for _, entry in since)
    grand, emergencies = before.get("grand", NO_GRAND), before.get("emergencies", ())
    folded = dayclose.fold(bodies, grand, names(till), emergencies)
    shop, book = till.shop, till.journal
    return folded | {
        "shop": {"name": shop.name, "organisation": shop.organisation, "register": shop.register},
        "journal": {"epoch": book.epoch, "number": book.number, "hash": book.head.hex()},
        "owed": journal.owed_receipts(till.database),
        "build": till.build,
    }


def names(till: Till) -> dayclose.Names:
    """What the codes in a report are called now."""
    return {
        "groups": {group.code: group.name for group in shelf.groups(till.database)},
        "departments": shelf.departments(till.database),
        "operators": people.names(till.database),
    }


def in_drawer(till: Till) -> int:
    """What should lie in the drawer now, as an X report would say it (minor units)."""
    return dayclose.cash_expected(so_far(till))


def so_far(till: Till) -> tally.Sums:
    """The sums since the last Z, to read and not to change.

    They are asked for at each draw of some stages: what was folded of the open day is kept, and only what
    came since is read.
    """
    z, read, sums = till.folded or (-1, 0, dayclose.begin())
    if z != till.counters.z:
        last = journal.last_of(till.database, "z_report")
        read, sums = (last[0] if last else 0), dayclose.begin()
    for row, entry in journal.entries(till.database, read + 1):
        tally.add(sums, entry.data)
        read = row
    till.folded = (till.counters.z, read, sums)
    return sums


def x_report(till: Till, *, printed: bool = True) -> dict[str, Any]:
    """Take an X report (13008): its whole content is journalled, also when it is only shown."""
    needs(till, "turnover")
    needs_earnest(till)
    body = {"heading": till.rules.headings["x"], **report(till)}
    (stored,) = store(till, Fact("x_report", body, (PRINT_JOB,) if printed else ()))
    return stored.data


def z_report(till: Till) -> dict[str, Any]:
    """Close the day with its Z report (13009): numbered, once, holding nothing of an earlier Z.

    Raises:
        Refused: ``sales_parked`` while a sale is open or parked; ``day_not_open``; ``training_on``.
    """
    if not till.day:
        raise refuse("day_not_open")
    needs(till, "close_day")
    if till.training:
        raise refuse("training_on")
    basket.drop_empty(till)
    waiting = len(parking.parked(till))
    if till.sale or waiting:
        raise refuse("sales_parked", count=waiting + int(till.sale is not None))
    body = {"z": till.counters.z + 1, "heading": till.rules.headings["z"], **report(till)}
    (stored,) = store(till, Fact("z_report", body, (PRINT_JOB,)))
    till.day, till.paid = None, None
    kitchen.let_go(till)
    return stored.data


def unsettled(till: Till) -> dict[str, Any] | None:
    """The oldest Z that has no settlement yet, or None."""
    row = days.unsettled(till.database)
    entry = journal.entry(till.database, row) if row else None
    return entry.data if entry else None


def settle_day(till: Till, count: Count) -> dict[str, Any]:
    """Settle the oldest closed day: count, terminals, differences, bag, float; makes its voucher.

    Raises:
        Refused: ``already_settled`` when no Z waits for it; ``difference_unexplained``;
            ``settlement_unbalanced``; ``training_only_sells``.
    """
    needs(till, "close_day")
    needs_earnest(till)
    z = unsettled(till)
    if not z:
        raise refuse("already_settled")
    body = settle(z, count) | {"voucher": secrets.token_hex(16), "currency": till.rules.currency.code,
                               "date_of_z": z["date"]}  # fmt: skip
    (stored,) = store(till, Fact("settlement", body, (PRINT_JOB,)))
    return stored.data


def settlement_of(till: Till, z: int) -> dict[str, Any] | None:
    """The settlement of a Z, or None."""
    rows = days.rows_of(till.database, z)
    entry = journal.entry(till.database, rows[1]) if rows and rows[1] else None
    return entry.data if entry else None


def forgotten(till: Till) -> Problem | None:
    """The day that was left open past its boundary, as a question; it is closed first."""
    today = by_clock(till)
    if till.day and till.day.date < today:
        return Problem.of("day_forgotten", date=till.day.date, today=today)
    return None
