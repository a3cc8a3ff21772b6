"""A month without a network over the turn of the year, and then the network: what can go goes in order, the
rest says why in words, and once each cause is mended every day is there once and read back."""

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

import pytest

from appliance.config.books import DINERO, OFFICE24, OFFICE24_SOAP
from appliance.domain.money import NOK
from appliance.integrations.accounting.dinero import Connection
from appliance.integrations.accounting.office24 import Office24
from appliance.simulated.books import SYSTEMS
from appliance.simulated.loopback import Fault
from appliance.simulated.office24.ledger import cents
from appliance.storage import days as closed_days
from appliance.storage.delivery import Delivery, State, states
from appliance.till import books as till_books
from appliance.till import mapping
from appliance.ui import window
from appliance.upload import Pass
from appliance.wiring import books as wiring
from appliance.words import Words
from tests.upload.month import Month, days, in_denmark, in_norway

FIRST, LAST = date(2026, 12, 20), date(2027, 1, 19)
MONTH = days(FIRST, 31)
SUNDAYS = [when for when in MONTH if when.weekday() == 6]
HOUR = 3_600_000


@dataclass
class Story:
    """One system's month."""

    month: Month
    said: list[tuple[str, str]] = field(default_factory=list)

    @property
    def held(self):
        """What the books hold."""
        return self.month.books.held

    @property
    def server(self):
        return self.month.books.server

    def run(self, later: int = 0) -> Pass:
        """One pass as `tillbox upload --now` makes it."""
        self.month.calendar.at += later
        return wiring.deliver(self.month.config, self.month.folder, at_once=True)

    def rows(self) -> dict[str, Delivery]:
        """How each date stands."""
        known = states(self.month.folder / "delivery.db")
        return {one["date"]: known[one["id"]] for one in closed_days.vouchers(self.month.till.database)}

    def where(self, wanted) -> list[date]:
        """The dates whose rows are so."""
        return [date.fromisoformat(day) for day, row in self.rows().items() if wanted(row)]

    def answer(self, dates, answer: str, reference: str = "") -> None:
        """A person answers about each of these dates, at the till."""
        rows = self.rows()
        for when in dates:
            till_books.decide(self.month.till, rows[when.isoformat()].id, answer, reference)

    def another_account(self, account: str) -> None:
        """What is paid by phone goes to another account from now on."""
        rows = [
            replace(row, account=account) if row.tender == self.month.phone else row
            for row in mapping.rows(self.month.till)
        ]
        mapping.save(self.month.till, rows)


@pytest.fixture
def story(tmp_path, monkeypatch, request):
    """Thirty-one closed days, and books that nobody could reach all the time."""
    books = SYSTEMS[request.param](tmp_path)
    month = Month(books, FIRST)
    told = Story(month)
    books.server.clock = lambda: month.calendar.at
    monkeypatch.setattr(wiring, "_now", lambda: month.calendar.at)
    seconds, rest = (lambda: month.calendar.at / 1000), month.calendar.rest
    connection = partial(Connection, clock=seconds, sleep=rest)
    monkeypatch.setattr("appliance.integrations.accounting.dinero.Connection", connection)
    monkeypatch.setattr(wiring, "Office24", partial(Office24, sleep=rest))
    told.run()  # the till's first day with these books: all is well
    books.plug(False)
    for when in MONTH:
        month.close_day(when)
        if when.weekday() == 0:
            told.run()
    told.run()
    assert {row.state for row in told.rows().values()} == {State.QUEUED}
    assert next(iter(told.rows().values())).code == "network_down", "one try tells for all"
    assert till_books.outbox(till_books.bookings(month.till, tmp_path / "delivery.db")).count == 31
    yield told
    month.box.stop()
    books.close()


def says_why(rows) -> None:
    """Each has a reason in words of both languages, which are not the program's own."""
    if "kivy.config" not in sys.modules:  # the words stand beside the screens
        window.prepare(800, 480)
    from appliance.ui.views.reasons import reason

    for day, row in rows:
        for language in ("nb", "da"):
            words, _own = reason(Words(language, NOK), row.code, row.facts)
            plain, _own = reason(Words("en", NOK), row.code, row.facts)
            assert words and words != plain, (day, row.code)


def in_order(keys: list[str]) -> bool:
    """By the day's number, each once."""
    numbers = [int(key.split("-")[2]) for key in keys]
    return numbers == sorted(set(numbers))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("story", [OFFICE24], indirect=True)
def test_24sevenoffice_over_rest(story):
    """2027 is not set up, the term to 22 December is closed, Vipps' account is gone, the token expires."""
    ledger = story.held
    ledger.years, ledger.closed = {2026}, "2026-12-22"
    del ledger.accounts[1579]
    expiries = iter([25, 90])
    story.server.faults = expiring(story.server, expiries)
    story.month.books.plug(True)
    story.run()
    rows = story.rows()
    there = story.where(lambda row: row.state == State.ACCEPTED)
    assert there == [when for when in MONTH if date(2026, 12, 22) < when < date(2027, 1, 1)
                     and when not in SUNDAYS]  # fmt: skip
    assert in_order([key_of(one) for one in ledger.posted])
    assert {rows[when.isoformat()].code for when in days(FIRST, 3)[1:]} == {"period_closed"}
    new_year = [rows[when.isoformat()] for when in MONTH if when.year == 2027 and when not in SUNDAYS]
    assert {row.code for row in new_year} == {"year_missing"}
    says_why((day, row) for day, row in rows.items() if row.state != State.ACCEPTED)

    ledger.years.add(2027)  # the accountant sets up the year
    story.run(HOUR)
    assert len(ledger.posted) == len(there), "a day that was refused goes when a person says so"
    story.another_account("1920")
    ledger.accounts[1920] = "Bank"
    story.answer(
        story.where(lambda row: row.state == State.REFUSED and row.code != "period_closed"), "resend"
    )
    story.run(HOUR)
    closed = story.where(lambda row: row.state == State.REFUSED)
    assert closed == days(FIRST, 3), "the Sunday among them had two causes"
    story.answer(closed, "redate", "2026-12-23")  # typed: the API does not tell which dates are open
    finish(story)
    sums = {key_of(one): by_account(one) for one in ledger.posted}
    assert sums == {f"Z-1-{n}-{when:%Y%m%d}": in_norway(when, 1920) for n, when in enumerate(MONTH, 1)}
    stand = {key_of(one): one.body["date"] for one in ledger.posted}
    assert [stand[f"Z-1-{n}-202612{19 + n}"] for n in (1, 2, 3)] == ["2026-12-23"] * 3


@pytest.mark.timeout(300)
@pytest.mark.parametrize("story", [OFFICE24_SOAP], indirect=True)
def test_24sevenoffice_over_soap(story):
    """2027 is not set up, Vipps' account is gone, the session ends; days wait there as drafts."""
    books = story.held
    del books.years[2027], books.accounts[1579]
    story.server.faults = expiring(story.server, iter([12, 60]))
    story.month.books.plug(True)
    story.run()
    rows = story.rows()
    there = story.where(lambda row: row.state == State.ACCEPTED)
    assert there == [when for when in MONTH if when.year == 2026 and when not in SUNDAYS]
    assert in_order([saved.name.split(" ")[0] for saved in books.journals])
    says_why((day, row) for day, row in rows.items() if row.state != State.ACCEPTED)
    assert {rows[when.isoformat()].code for when in MONTH if when.year == 2027 and when not in SUNDAYS} == {
        "year_missing"
    }

    books.years[2027] = False
    story.another_account("1920")
    books.accounts[1920] = "Bank"
    story.answer(story.where(lambda row: row.needs_person), "resend")
    while story.run(HOUR).waiting:
        story.answer(story.where(lambda row: row.needs_person and row.outside), "resend")
    assert not books.ledger and len(books.journals) == 31
    for journal in sorted(books.journals, key=lambda saved: saved.entries[0].day):
        books.book(journal)  # the accountant books each draft
    finish(story)
    sums = {}
    for saved in books.ledger:
        totals: Counter[int] = Counter()
        for entry in saved.entries:
            totals[entry.account] += entry.amount
        sums[saved.name.split(" ")[0]] = {one: amount for one, amount in totals.items() if amount}
    assert sums == {f"Z-1-{n}-{when:%Y%m%d}": in_norway(when, 1920) for n, when in enumerate(MONTH, 1)}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("story", [DINERO], indirect=True)
def test_dinero(story):
    """2027 has no accounting year, MobilePay's account is gone, the token expires; days wait as drafts."""
    ledger = story.held
    ledger.years = ledger.years[:1]
    mobile = ledger.accounts.pop(55030)
    story.server.faults = expiring(story.server, iter([20, 70]))
    story.month.books.plug(True)
    story.run()
    rows = story.rows()
    there = story.where(lambda row: row.state == State.ACCEPTED)
    assert there == [when for when in MONTH if when.year == 2026 and when not in SUNDAYS]
    assert in_order([item_key(item) for item in ledger.items.values()])
    says_why((day, row) for day, row in rows.items() if row.state != State.ACCEPTED)
    assert {rows[when.isoformat()].code for when in MONTH if when.year == 2027 and when not in SUNDAYS} == {
        "year_missing"
    }

    ledger.years.append(("2027-01-01", "2027-12-31"))
    ledger.accounts[55030] = mobile  # made active again
    story.answer(story.where(lambda row: row.needs_person), "resend")
    assert story.run(HOUR).waiting == 0
    versions = [{"Id": item.id, "Version": f"{item.version:016x}"} for item in ledger.items.values()]
    ledger.book(versions, story.month.calendar.at)  # the bookkeeper books them all
    finish(story)
    sums = {item_key(item): ledger.sums(item) for item in ledger.items.values()}
    assert sums == {f"Z-1-{n}-{when:%Y%m%d}": in_denmark(when) for n, when in enumerate(MONTH, 1)}


def finish(story) -> None:
    """Passes until nothing more happens; then each day is in the books and read back."""
    for _ in range(6):
        story.run(HOUR)
    rows = story.rows()
    assert [day for day, row in rows.items() if not row.verified] == [], {
        day: (row.state, row.stage, row.code, row.facts) for day, row in rows.items() if not row.verified
    }


def expiring(server, at):
    """A fault for each of these requests: all tokens end."""
    counted, due = Counter(), [next(at, 0)]

    def fault(_method: str, _path: str) -> Fault:
        counted["requests"] += 1
        if counted["requests"] != due[0]:
            return Fault.NONE
        due[0] = next(at, 0)
        return Fault.EXPIRE

    server.expire()
    return fault


def key_of(one) -> str:
    """The key that a transaction carries."""
    [key] = one.invoice_numbers()
    return key


def by_account(one) -> dict[int, int]:
    """Its sums; no zeros."""
    sums: Counter[int] = Counter()
    for line in one.body["lines"]:
        sums[line["accountNumber"]] += cents(line["amount"])
    return {account: amount for account, amount in sums.items() if amount}


def item_key(item) -> str:
    """The key that a ledger item carries."""
    return item.body["Lines"][0]["Description"].split(" ")[0]
