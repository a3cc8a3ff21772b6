"""A till's birth and its start: the file, the key, the counters, the day that was open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.domain.journal import Moment
from appliance.domain.problems import Problem, refuse
from appliance.fiscal.rules import Rules
from appliance.storage import days, journal, parked, receipts
from appliance.storage.database import Database, refusing
from appliance.storage.drafts import Drafts
from appliance.storage.journal import Fact, Job, Journal, Stored
from appliance.till import jobs, modes, own_texts, scanning
from appliance.till.keys import look, open_seal
from appliance.till.till import DRAWER_JOB, OpenDay, Shop, Till, keep, store
from appliance.till.verifying import check_from_last_z


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
    with refusing():  # a page of an index that is damaged is met only when it is read
        own(database, birth, keys)
        check_from_last_z(database)
        book = Journal(database, birth.till, _epoch(database))
        till = Till(book, birth.rules, shop, clock, drafts=drafts, send=send, boundary=boundary)
        till.seal = open_seal(till, keys)
        look(till, till.clock())
        take_up(till)
    return till


def own(database: Database, birth: Birth, keys: Path) -> None:
    """Make a new file this till's; refuses one that is another's."""
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


def take_up(till: Till) -> None:
    """Go on where the till stopped, however it stopped."""
    _counters(till)
    _day(till)
    _modes(till)
    own_texts.load(till)
    if till.drafts:
        _draft(till, till.drafts)
    _drawer(till)
    jobs.begin(till)


def _counters(till: Till) -> None:
    """Where every series stands: each by one look at an index, however long the journal is."""
    counters, database = till.counters, till.database
    for series in ("sale", "return"):
        counters.receipts[series] = receipts.last_number(database, series)
    for series in ("training", "provisional", "delivery"):
        last = journal.last_of(database, series)
        counters.receipts[series] = last[1].data["receipt"] if last else 0
    sold, practised = receipts.newest(database, 1), journal.last_of(database, "training")
    entry = journal.entry(database, max(*sold, practised[0] if practised else 0, 0))
    if entry:
        data = entry.data
        counters.nr = data["nr"]
        counters.signature = data["seal"].get("signature", counters.signature)
    last_z = journal.last_of(database, "z_report")
    counters.z = last_z[1].data["z"] if last_z else 0
    leave_out(till)
    newest = journal.newest(database)
    counters.last_at = newest.data["at"] if newest else 0
    for _, step in reversed([*journal.every(database, "clock_stepped")]):
        counters.stepped(step["before"], step["after"])
    counters.set_to = 0  # of this start there is none yet
    if counters.last_at < counters.furthest:
        till.banners["clock_back"] = Problem.of("clock_back")


def leave_out(till: Till) -> None:
    """A restored till goes on behind the numbers that another box may have given (`restored`)."""
    begun, counters = journal.last_of(till.database, "epoch_begun"), till.counters
    for one in begun[1].data["left_out"] if begun else ():
        match one["series"]:
            case "nr":
                counters.nr = max(counters.nr, one["last"])
            case "z":
                counters.z = max(counters.z, one["last"])
            case series:
                counters.receipts[series] = max(counters.receipts[series], one["last"])


def _modes(till: Till) -> None:
    """Take up a training or an emergency that was on."""
    till.training = _on(till, "training") is not None
    if begun := _on(till, "emergency"):
        till.crisis = modes.emergency(begun)


def _on(till: Till, mode: str) -> dict[str, Any] | None:
    """The entry that began a mode, if it is on."""
    begun = journal.last_of(till.database, f"{mode}_begun")
    ended = journal.last_of(till.database, f"{mode}_ended")
    return begun[1].data if begun and (not ended or ended[0] < begun[0]) else None


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
    database = till.database
    if sale and (parked.row_of(database, sale.id) is not None or journal.finished(database, sale.id)):
        sale = payment = None
    till.sale = sale
    till.payment = payment if payment and payment.tenders else None
    if till.payment:
        till.question = Problem.of(
            "sale_under_payment_restored", paid_amount=till.payment.total - till.payment.left
        )
    for code in codes:
        scanning.scan(till, code)
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
    """The till is ready to sell (13001): under another version than before (13007), for a shop with other
    facts than before, it says so first."""
    facts = [Fact("started", {"version": version, "build": till.build})]
    shop = {"name": till.shop.name, "organisation": till.shop.organisation, "register": till.shop.register,
            "address": list(till.shop.address), "country": till.rules.country,
            "currency": till.rules.currency.code, "boundary": till.boundary,
            "charges_vat": int(till.shop.charges_vat)}  # fmt: skip
    known = journal.last_of(till.database, "configured")
    if not known or {name: known[1].data.get(name) for name in shop} != shop:
        facts.insert(0, Fact("configured", shop))
    newest = journal.newest(till.database)
    if newest and newest.kind == "stopped" and newest.data.get("cause") == "power":
        gone = Moment(newest.data["at"], newest.data["offset"]).local
        till.banners["power_was_gone"] = Problem.of("power_was_gone", since=f"{gone:%H:%M}")
    before = journal.last_of(till.database, "started")
    if before and before[1].data["version"] != version:
        facts.insert(0, Fact("updated", {"before": before[1].data["version"], "after": version}))
    store(till, *facts)


def ended(till: Till, version: str, cause: str = "") -> None:
    """The till is switched off as it should be (13002); a power cut leaves no such entry, but where a UPS
    told of it in time: ``cause`` is then ``power``."""
    store(till, Fact("stopped", {"version": version} | ({"cause": cause} if cause else {})))
