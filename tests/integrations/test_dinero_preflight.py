"""Before a day is sent: what of the mapping and of the dates the organisation would refuse."""

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Finding, Later
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import MAPPING, OFF, dinero


@pytest.fixture
def both():
    with dinero() as both:
        yield both


def test_everything_is_there(both):
    # cash and card stand in the list of deposit accounts, which is read because the first lacks them
    assert both.target.preflight(MAPPING, ["2026-11-21"], {}) == ()


def test_an_account_that_is_not_there(both):
    del both.ledger.accounts[1100]
    assert both.target.preflight(MAPPING, [], {}) == (
        Finding("account_missing", "revenue/20/2500////", {"account": "1100"}),
    )


def test_an_account_that_dinero_hides(both):
    name, code, _ = both.ledger.accounts[55030]
    both.ledger.accounts[55030] = name, code, True
    assert both.target.preflight(MAPPING, [], {}) == (
        Finding("account_inactive", "tender///mobilepay///", {"account": "55030"}),
    )


def test_the_clearing_account(both):
    del both.ledger.accounts[55990]
    assert both.target.preflight(MAPPING, [], {}) == (
        Finding("account_missing", "clearing", {"account": "55990"}),
    )


def test_no_account_for_the_difference(both):
    mapping = {key: account for key, account in MAPPING.items() if key != OFF}
    assert both.target.preflight(mapping, [], {}) == (
        Finding("account_missing", "vat_difference//////", {"account": ""}),
    )


@pytest.mark.parametrize(
    ("account", "facts"),
    [
        (Account("1000", "U26"), {"account": "1000", "vat_code": "U26"}),
        (
            Account("1000", "UEUV"),
            {"account": "1000", "vat_code": "UEUV", "rate": 2500, "found_rate": 0},
        ),
    ],
)
def test_a_vat_code_that_does_not_fit(both, account, facts):
    key = ("revenue", "10", "2500", "", "", "", "")
    assert both.target.preflight({**MAPPING, key: account}, [], {}) == (
        Finding("vat_wrong", "revenue/10/2500////", facts),
    )


def test_no_accounting_year(both):
    assert both.target.preflight(MAPPING, ["2025-12-30", "2026-06-01"], {}) == (
        Finding("year_missing", "2025-12-30"),
    )


def test_next_year_is_asked_for_in_december(both):
    both.ledger.years = [("2026-01-01", "2026-12-31")]
    assert both.target.preflight(MAPPING, ["2026-11-30"], {}) == ()
    assert both.target.preflight(MAPPING, ["2026-12-01"], {}) == (Finding("year_missing", "2027-01-01"),)


def test_a_year_that_is_not_the_calendars(both):
    both.ledger.years = [("2026-07-01", "2027-06-30")]
    assert both.target.preflight(MAPPING, ["2026-12-24"], {}) == ()
    assert both.target.preflight(MAPPING, ["2026-06-30"], {}) == (Finding("year_missing", "2026-06-30"),)


def test_a_list_that_we_may_not_read(both):
    target = both.other(organization="654321")
    assert target.preflight(MAPPING, [], {}) == (Finding("scope_missing", "accounts/entry"),)
    target.close()


@pytest.mark.parametrize("lists_before", [0, 1, 2, 3])
@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LIMIT, Fault.TEAR, Fault.MAINTENANCE])
def test_a_list_that_does_not_come_decides_nothing(both, lists_before, fault):
    both.next_faults += [Fault.NONE] * (1 + lists_before) + [fault]
    assert isinstance(both.target.preflight(MAPPING, [], {}), Later)
