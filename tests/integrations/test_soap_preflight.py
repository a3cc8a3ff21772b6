"""What the books would refuse, said before: accounts, tax codes, types, years, departments, projects."""

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Finding, Later
from appliance.simulated.loopback import Fault
from tests.integrations.soap import soap
from tests.upload.shop import MAPPING

DATES = ["2026-11-21"]


def found(both, mapping=MAPPING, dates=DATES, **numbers):
    chosen = {kind: frozenset(of_it) for kind, of_it in numbers.items()}
    return both.target.preflight(mapping, dates, chosen)


def test_a_good_mapping_has_nothing_to_be_said_of():
    with soap() as both:
        assert found(both) == ()


@pytest.mark.parametrize(
    ("key", "account", "finding"),
    [
        (
            ("tender", "", "", "vipps", "", "", ""), Account("1234"),
            Finding("account_missing", "tender///vipps///", {"account": "1234"}),
        ),
        (
            ("tender", "", "", "vipps", "", "", ""), Account("1579", "9"),
            Finding("vat_wrong", "tender///vipps///", {"account": "1579", "vat_code": "9"}),
        ),
        (
            ("revenue", "", "2500", "", "", "", ""), Account("3000"),
            Finding("vat_wrong", "revenue//2500////", {"account": "3000", "vat_code": ""}),
        ),
        (
            ("revenue", "", "2500", "", "", "", ""), Account("3000", "31"),
            Finding(
                "vat_wrong", "revenue//2500////",
                {"account": "3000", "vat_code": "31", "rate": 2500, "found_rate": 1500},
            ),
        ),
        (
            ("revenue", "40", "2500", "", "", "", ""), Account("3000", "3"),
            Finding("dimension_missing", "40", {"department": "40"}),
        ),
    ],
)  # fmt: skip
def test_one_mistake_is_one_finding(key, account, finding):
    with soap() as both:
        assert found(both, {**MAPPING, key: account}) == (finding,)


def test_an_account_that_only_the_list_holds():
    with soap() as both:
        found(both, {}, [])
        listed = dict(both.books.accounts)
        both.server.books.accounts = {number: name for number, name in listed.items() if number != 1900}
        assert found(both) == (Finding("account_missing", "tender///cash///", {"account": "1900"}),)


def test_departments_that_the_till_sells_in_are_there_or_named():
    with soap() as both:
        missing = found(both, department=["10", "60"])
        assert missing == (Finding("dimension_missing", "60", {"department": "60"}),)
        both.target = both.other(departments=False)
        assert found(both, {**MAPPING, ("tender", "70", "", "", "", "", ""): Account("1900")}) == ()


def test_projects_that_sales_can_belong_to_are_there_or_named():
    fixed = {**MAPPING, ("tender", "", "", "cash", "", "", ""): Account("1900", project="P4")}
    with soap() as both:
        both.books.projects = {1: "Julemarked", 12: "Nettbutikk"}
        assert found(both, project=["2"]) == ()  # none is sent
        both.target = both.other(projects=True)
        assert found(both, project=["1", "12"]) == ()
        assert found(both, fixed, project=["1", "2"]) == (
            Finding("dimension_missing", "2", {"project": "2"}),
            Finding("dimension_missing", "P4", {"project": "P4"}),
        )


def test_what_an_object_may_be_is_not_told_and_not_said():
    with soap() as both:
        both.target = both.other(object_dimension=7)
        assert found(both, object=["BIL-7"]) == ()


def test_a_voucher_type_that_is_not_there():
    with soap() as both:
        both.target = both.other(transaction_type=8)
        assert found(both) == (Finding("type_missing", "8", {"transaction_type": 8}),)


@pytest.mark.parametrize(
    ("years", "dates", "findings"),
    [
        ({2026: False}, ["2026-11-30"], []),
        ({2026: False}, ["2026-12-01"], [Finding("year_missing", "2027-01-01")]),
        ({2026: False, 2027: False}, ["2026-12-01", "2026-12-31"], []),
        ({2026: False}, ["2026-12-31", "2027-01-01"], [Finding("year_missing", "2027-01-01")]),
        (
            {2026: True, 2027: False}, ["2026-11-21"],
            [Finding("period_closed", "2026-11-21", {"open_from": "2027-01-01"})],
        ),
        ({2026: True}, ["2026-11-21"], [Finding("period_closed", "2026-11-21")]),
        ({}, ["2026-11-21"], [Finding("year_missing", "2026-11-21")]),
    ],
)  # fmt: skip
def test_years(years, dates, findings):
    with soap() as both:
        both.books.years = years
        assert list(found(both, dates=dates)) == findings


@pytest.mark.parametrize(
    "operation",
    ["GetAccountList", "GetTypeList", "GetFiscalYears", "CheckAccountNo", "GetProjectNameList"],
)
def test_a_list_that_we_may_not_read_is_a_finding(operation):
    with soap() as both:
        both.target = both.other(projects=True)
        both.server.forbidden = {operation}
        assert found(both, project=["1"]) == (Finding("scope_missing", operation),)


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.ERROR_BEFORE, Fault.LIMIT])
@pytest.mark.parametrize("place", range(7))
def test_who_cannot_be_asked_says_nothing(place, fault):
    with soap() as both:
        both.next_faults += [Fault.NONE] * place + [fault]
        assert isinstance(found(both), Later)
        assert found(both) == ()
