"""A till's birth and its start: the file, the key, the counters, the day that was open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from appliance.domain.journal import Moment
from appliance.domain.problems import Problem, refuse
from appliance.fiscal.rules import Rules
from appliance.storage import days, journal, receipts
from appliance.storage.database import Database
from appliance.storage.drafts import Drafts
from appliance.storage.journal import Fact, Job, Journal, Stored
from appliance.till import jobs, selling
from appliance.till.keys import look, open_seal
from appliance.till.till import DRAWER_JOB, OpenDay, Shop, Till, keep, store
from appliance.till.verifying import check_from_last_z

SERIES = ("sale", "return")
"""The receipt series, each with numbers of its own."""


@dataclass(frozen=True, slots=True)
class Birth:
    """What a new database is made as; an existing one must have been made as the same."""

    till: str
    rules: Rules
    replay: bool = False
    """True: made by a replay, with a test key; such a database never opens for selling."""


def start(
    database: Database,
    keys: Path,
    birth: Birth,
    shop: Shop,
    clock: Callable[[], Moment],
    *,
    drafts: Drafts | None = None,
    send: Callable[[Stored, Job], None] = lambda stored, job: None,
    boundary: int = 240,
) -> Till:
    """Start a till on its database: make or open its key, check the journal from the last Z on, and
    take up the day and the sale that were open.

    Args:
        database: till.db, open.
        keys: Folder of the private keys.
        birth: What the database must be.
        shop: As receipts show it.
        clock: Says the time.
        drafts: The open sale's file, not started yet.
        send: Hands a job to its device.
        boundary: Minutes after midnight at which a business date begins.

    Raises:
        Refused: ``journal_broken``, ``key_missing``, ``database_replayed``, ``database_other`` or
            ``database_damaged``.
    """
    _own(database, birth, keys)
    check_from_last_z(database)
    book = Journal(database, birth.till, _epoch(database))
    till = Till(book, birth.rules, shop, clock, drafts=drafts, send=send, boundary=boundary)
    till.seal = open_seal(till, keys)
    look(till)
    _counters(till)
    _day(till)
    if drafts:
        _draft(till, drafts)
    _drawer(till)
    jobs.begin(till)
    return till


def _own(database: Database, birth: Birth, keys: Path) -> None:
    facts = {
        "till": birth.till,
        "country": birth.rules.country,
        "currency": birth.rules.currency.code,
        "replay": str(int(birth.replay)),
    }
    was = journal.origin(database)
    if not was and any(keys.glob("seal-*.pem")):  # a lost file must not begin anew at receipt 1
        raise refuse("database_damaged", file="till.db", detail="it is empty, and its key is not new")
    if not was:
        journal.set_origin(database, facts)
    elif was["replay"] != facts["replay"]:
        raise refuse("database_replayed", replay=was["replay"])
    elif was != facts:
        different = ", ".join(
            f"{name} {was.get(name)} ≠ {value}" for name, value in facts.items() if was.get(name) != value
        )
        raise refuse("database_other", detail=different)


def _epoch(database: Database) -> int:
    newest = journal.newest(database)
    return newest.epoch if newest else 1


def _counters(till: Till) -> None:
    counters = till.counters
    for series in SERIES:
        counters.receipts[series] = receipts.last_number(till.database, series)
    newest = receipts.newest(till.database, 1)
    entry = journal.entry(till.database, newest[0]) if newest else None
    if entry:
        data = entry.data
        counters.nr = data["nr"]
        counters.signature = data["seal"].get("signature", counters.signature)
    last_z = journal.last_of(till.database, "z_report")
    counters.z = last_z[1].data["z"] if last_z else 0
    last = journal.newest(till.database)
    counters.last_at = last.data["at"] if last else 0


def _day(till: Till) -> None:
    row = days.open_row(till.database)
    entry = journal.entry(till.database, row) if row else None
    if row and entry:
        data = entry.data
        till.day = OpenDay(data["date"], data["float"], data["at"], row)


def _draft(till: Till, drafts: Drafts) -> None:
    """Take up the open sale, and the codes that waited once somebody is logged in; a sale that is
    journalled or parked since it was saved is dropped."""
    found = drafts.read()
    drafts.start()
    if not found:
        return
    sale, payment, codes = found
    if sale and (
        days.parked_row(till.database, sale.id) is not None or journal.finished(till.database, sale.id)
    ):
        sale = payment = None
    till.sale = sale
    till.payment = payment if payment and payment.tenders else None
    if till.payment:
        till.question = Problem.of(
            "sale_under_payment_restored", paid_amount=till.payment.total - till.payment.left
        )
    for code in codes:
        selling.scan(till, code)
    keep(till)


def _drawer(till: Till) -> None:
    """Take up the drawer as it was left, so that nothing is put down to a hand that was not there: told
    to open and not seen open yet, or seen open and not shut since."""
    kicks = [job for job, _ in journal.open_jobs(till.database) if job.kind == DRAWER_JOB]
    entry = journal.entry(till.database, kicks[-1].entry) if kicks else None
    if entry:
        till.kicked = entry.kind
    opened = journal.last_of(till.database, "drawer_opened")
    shut = journal.last_of(till.database, "drawer_closed")
    till.left_open = opened is not None and (shut is None or shut[0] < opened[0])


def began(till: Till, version: str) -> None:
    """The till is ready to sell (13001)."""
    store(till, Fact("started", {"version": version, "build": till.build}))


def ended(till: Till, version: str) -> None:
    """The till is switched off as it should be (13002); a power cut leaves no such entry."""
    store(till, Fact("stopped", {"version": version}))
