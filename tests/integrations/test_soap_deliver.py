"""A day into the journal or the ledger, and what each answer to it is taken for."""

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Accepted, Later, Refused, Unknown
from appliance.simulated.loopback import Fault
from appliance.simulated.office24_soap.server import Trick
from tests.integrations.soap import day_of, paid, soap, sold
from tests.upload.shop import MAPPING, expected_accounts, expected_vat, one_day

SALES, DAY = one_day()
POSTINGS = ("draft", "posted")


def sums(saved):
    accounts, vat = {}, {}
    for entry in saved.entries:
        accounts[entry.account] = accounts.get(entry.account, 0) + entry.amount
        if entry.vat:
            vat[int(entry.code)] = vat.get(int(entry.code), 0) + entry.vat
    return accounts, vat


def test_a_posted_day_is_in_the_ledger_under_its_number():
    with soap() as both:
        assert both.deliver(DAY) == Accepted("2026-1", number="1")
        [saved] = both.books.ledger
        assert sums(saved) == (expected_accounts(SALES), expected_vat(SALES))
        assert (saved.number, saved.kind, saved.year, saved.name) == (1, 7, 2026, "")
        assert {str(entry.day) for entry in saved.entries} == {"2026-11-21"}
        assert saved.carries(DAY.key)


def test_a_draft_waits_in_the_journals_and_says_what_to_look_for():
    with soap("draft") as both:
        answer = both.deliver(DAY)
        assert isinstance(answer, Accepted)
        assert (answer.reference, answer.stage, answer.number) == (DAY.key, "draft", "")
        assert answer.facts["journal"] == "Z-1-42-20261121 Kassaoppgjør 42"
        assert answer.facts["total_amount"] == 147_999  # 1250.00 and 229.99
        assert answer.facts["detail"] == "Z-1-42-20261121 Kassaoppgjør 42, 2026-11-21, 1479.99"
        [saved] = both.books.journals
        assert saved.name == answer.facts["journal"] and both.books.ledger == []
        assert sums(saved) == (expected_accounts(SALES), expected_vat(SALES))


def test_each_number_is_asked_for_anew():
    with soap() as both:
        numbers = [both.deliver(one_day(number)[1]).number for number in (42, 43, 44)]
        assert numbers == ["1", "2", "3"]


@pytest.mark.parametrize("posting", POSTINGS)
@pytest.mark.parametrize(
    ("trick", "kind", "code"),
    [
        (Trick.REFUSED, Refused, "refused"),
        (Trick.FAILED_BEFORE, Unknown, "server_error"),
        (Trick.FAILED_AFTER, Unknown, "server_error"),
        (Trick.ERROR_AFTER, Unknown, "server_error"),
        (Trick.DUPLICATE_BEFORE, Unknown, "answer_odd"),
        (Trick.DUPLICATE_AFTER, Unknown, "answer_odd"),
        (Trick.ALREADY_AFTER, Unknown, "answer_odd"),
        (Trick.PAGE_BEFORE, Unknown, "answer_odd"),
        (Trick.PAGE_AFTER, Unknown, "answer_odd"),
    ],
)
def test_a_result(posting, trick, kind, code):
    with soap(posting) as both:
        both.known()
        both.tricks += [trick]
        answer = both.deliver(DAY)
        assert isinstance(answer, kind) and answer.code == code
        assert answer.facts["said"]
        there = both.books.ledger + both.books.journals
        assert len(there) == trick.endswith(" after")
        assert kind is Unknown or not there  # only what is certainly not there is refused


@pytest.mark.parametrize("posting", POSTINGS)
@pytest.mark.parametrize(
    ("fault", "kind", "code", "there"),
    [
        (Fault.DROP, Unknown, "answer_lost", 0),
        (Fault.LOSE, Unknown, "answer_lost", 1),
        (Fault.TEAR, Unknown, "answer_lost", 1),
        (Fault.LATE, Unknown, "answer_lost", 1),
        (Fault.SLOW, Unknown, "answer_lost", 1),
        (Fault.ERROR_BEFORE, Unknown, "server_error", 0),
        (Fault.ERROR_AFTER, Unknown, "server_error", 1),
        (Fault.MAINTENANCE, Unknown, "server_error", 0),
        (Fault.LIMIT, Later, "rate_limited", 0),
        (Fault.EXPIRE, Accepted, "", 1),
    ],
)
def test_a_fault_while_the_day_is_saved(posting, fault, kind, code, there):
    with soap(posting) as both:
        both.known()
        both.next_faults += [Fault.NONE, fault]  # the number, and then the bundle
        answer = both.deliver(DAY)
        both.server.rest()
        assert isinstance(answer, kind), answer
        assert getattr(answer, "code", "") == code
        assert len(both.books.ledger + both.books.journals) == there


@pytest.mark.parametrize("place", range(7))
@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.LIMIT])
def test_before_the_bundle_nothing_is_in_doubt(place, fault):
    """Log-in, identity, four lists and the number: whatever befalls them, the day is certainly not there."""
    with soap() as both:
        both.next_faults += [Fault.NONE] * place + [fault]
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.everything, answer
        assert both.books.ledger == []
        assert isinstance(both.deliver(DAY), Accepted)
        assert len(both.books.ledger) == 1


def test_the_limit_lasts_until_the_hour_is_over():
    with soap(most=9) as both:
        both.now = 1_800_000_000_000 // 3_600_000 * 3_600_000 + 60_000  # a minute past
        assert isinstance(both.deliver(DAY), Accepted)
        limited = both.deliver(one_day(43)[1])
        assert isinstance(limited, Later) and limited.code == "rate_limited" and limited.everything
        assert 0 < limited.after <= 3600
        both.now += 3_600_000
        assert isinstance(both.deliver(one_day(43)[1]), Accepted)
        assert len(both.books.ledger) == 2


TENDER = ("tender", "", "", "cash", "", "", "")
REVENUE = ("revenue", "", "2500", "", "", "", "")


@pytest.mark.parametrize(
    ("key", "account", "detail"),
    [
        (TENDER, Account("1900x"), "expected an account number"),
        (TENDER, Account("1234"), "no account 1234 there"),
        (TENDER, Account("1900", "77"), "no tax code 77 there"),
        (REVENUE, Account("3000"), "expected a VAT code on money that holds VAT"),
        (REVENUE, Account("3000", "3a"), "expected a VAT code on money that holds VAT"),
    ],
)
def test_an_account_that_cannot_be_is_said_before_anything_is_sent(key, account, detail):
    with soap() as both:
        both.mapping[key] = account
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.code == "mapping_wrong"
        posting = "revenue/10/2500////" if key == REVENUE else "/".join(key)
        assert (answer.facts["key"], answer.facts["detail"]) == (posting, detail)
        assert not answer.everything and both.books.ledger == []
        both.mapping[key] = MAPPING[key]
        assert isinstance(both.deliver(DAY), Accepted)


def test_a_department_is_an_id_there():
    with soap() as both:
        answer = both.deliver(day_of(sold(100, 20, department="Øl"), paid(100)))
        assert isinstance(answer, Later) and answer.facts["detail"] == "expected a department id, got Øl"


def test_a_voucher_type_that_is_not_there():
    with soap() as both:
        both.target = both.other(transaction_type=8)
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.facts["detail"] == "no voucher type 8 there"


def test_a_year_that_nobody_opened_is_refused_before_anything_is_sent():
    with soap() as both:
        both.books.years = {2025: False}
        assert both.deliver(DAY) == Refused("year_missing", {"date": "2026-11-21"})


def test_a_locked_year_names_the_next_open_day():
    with soap() as both:
        both.books.years = {2026: True, 2027: False}
        facts = {"date": "2026-11-21", "open_from": "2027-01-01"}
        assert both.deliver(DAY) == Refused("period_closed", facts)
        both.books.years = {2026: True}
        both.target = both.other()
        assert both.deliver(DAY) == Refused("period_closed", {"date": "2026-11-21"})


@pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
def test_the_first_and_the_last_day_of_a_year_are_in_it(day):
    with soap() as both:
        both.books.years = {2026: False}
        assert isinstance(both.deliver(day_of(sold(125, 25), paid(125), day=day)), Accepted)


@pytest.mark.parametrize("refusal", ["Exception", "NotSaved"])
def test_what_only_the_server_knows_is_in_its_words(refusal):
    with soap() as both:
        both.known()
        both.server.refusal = refusal
        both.books.years[2026] = True  # locked since the lists were read
        answer = both.deliver(DAY)
        assert isinstance(answer, Refused if refusal == "NotSaved" else Unknown)
        assert answer.facts["said"] == "Accounting year 2026 is locked or not set up"
        assert both.books.ledger == []


def test_a_series_without_numbers_waits():
    with soap() as both:
        both.known()
        del both.books.years[2026]
        answer = both.deliver(DAY)
        assert isinstance(answer, Later) and answer.code == "answer_odd"
        assert answer.facts["detail"] == "no voucher number in series 107: -1"


def test_a_day_without_figures_needs_no_server():
    with soap() as both:
        assert isinstance(both.deliver(day_of()), Accepted)
        assert both.look_up(day_of()) == Accepted("Z-1-42-20261121")
        assert both.follow(day_of()).verified
        assert both.server.requests == 0
