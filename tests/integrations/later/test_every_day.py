"""Every day through each of the five: nothing is refused, and the books come to the Z's own figures."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from typing import Any

import pytest
from openapi_schema_validator import OAS30Validator

from appliance.domain.voucher import Mapping, Role, reversal
from appliance.integrations import accounted
from tests.integrations.later import economic, fiken, fortnox, poweroffice, tripletex
from tests.integrations.later.days import DAYS, together, voucher
from tests.integrations.later.plan import DIFFERENCE, due, key, sums
from tests.integrations.published import schema_of
from tests.upload.shop import some_sales, voucher_of


@dataclass(frozen=True)
class System:
    """One of the five: its accounts, how it is asked, what it refuses, what it books."""

    mapping: Mapping
    body: Callable[..., Any]
    faults: Callable[..., list[str]]
    booked: Callable[..., list[tuple[str, int]]]


def fiken_as(net_credit: bool) -> System:
    """Fiken, by one of the two readings of its amounts."""
    asked = [partial(one, net_credit=net_credit) for one in (fiken.body, fiken.faults, fiken.booked)]
    return System(fiken.MAPPING, *asked)


SYSTEMS = {
    **{
        name: System(there.MAPPING, there.body, there.faults, there.booked)
        for name, there in {
            "Tripletex": tripletex, "PowerOffice": poweroffice, "Fortnox": fortnox, "e-conomic": economic,
        }.items()
    },
    "Fiken, gross credit": fiken_as(net_credit=False),
    "Fiken, net credit": fiken_as(net_credit=True),
}  # fmt: skip


@pytest.fixture(params=SYSTEMS.values(), ids=SYSTEMS)
def system(request) -> System:
    """Each of the five."""
    return request.param


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_the_books_show_what_the_day_was(system, day):
    whole = voucher(day.postings)
    body = system.body(whole, accounted(whole, system.mapping))
    if body is None:
        assert not day.books  # nothing happened, and nothing is sent
        return
    assert system.faults(body) == []
    assert sums(system.booked(body)) == shown(system, day.books)


def shown(system: System, books: dict[str, int]) -> dict[str, int]:
    """What a system's books must show, under its own number of the bank account."""
    bank = system.mapping[key(Role.BANK_BAG)].number  # Fiken's has a colon
    return {bank if number == "1910" else number: amount for number, amount in books.items()}


def test_a_day_in_which_many_of_these_things_happen(system):
    random = Random(1)
    for _ in range(60):
        day = together(random.choices(list(DAYS.values()), k=random.randint(2, 9)))
        whole = voucher(day.postings)
        body = system.body(whole, accounted(whole, system.mapping))
        assert (system.faults(body), sums(system.booked(body))) == ([], shown(system, day.books)), day


@pytest.mark.parametrize("name", [name for name, day in DAYS.items() if day.postings])
def test_a_reversal_takes_all_of_it_back(system, name):
    day = DAYS[name]
    back = reversal(voucher(day.postings), "5" * 32, 1, "wrong account", 9)
    body = system.body(back, accounted(back, system.mapping))
    assert system.faults(body) == []
    assert sums(system.booked(body)) == shown(system, {number: -n for number, n in day.books.items()})


def some_days() -> Iterator[Any]:
    """Days of many sales and returns at all rates, VAT rounded receipt by receipt."""
    random = Random(2026)
    for number in range(1, 120):
        yield voucher_of(some_sales(random), number, date(2026, 11, 21), 0, f"{number:032x}")


def test_a_hundred_days_to_the_ore(system):
    for day in some_days():
        lines = accounted(day, system.mapping)
        body = system.body(day, lines)
        assert system.faults(body) == [], day
        assert sums(system.booked(body)) == due(lines), day
        off = sum(amount for number, amount in system.booked(body) if number == DIFFERENCE)
        [(_, _, receipts)] = day.receipts
        assert abs(off) <= receipts, day  # each is rounded once, by half an øre at most, and each sum once


@pytest.fixture(scope="module")
def schema():
    """What Fortnox publishes; skips where it is absent."""
    return OAS30Validator(schema_of("fortnox_Voucher_Wrap", "fortnox.json"))


def test_fortnox_own_schema_takes_every_body(schema):
    days = [*some_days(), *(voucher(day.postings) for day in DAYS.values())]
    for day in days:
        if body := fortnox.body(day, accounted(day, fortnox.MAPPING)):
            assert not list(schema.iter_errors(json.loads(json.dumps(body, default=float)))), day


def test_fortnox_schema_would_notice(schema):
    day = voucher(DAYS["discount"].postings)
    body = fortnox.body(day, accounted(day, fortnox.MAPPING))
    assert body
    del body["Voucher"]["Year"]
    body["Voucher"]["VoucherRows"][0]["Account"] = 10_000
    assert len(list(schema.iter_errors(json.loads(json.dumps(body, default=float))))) == 2
