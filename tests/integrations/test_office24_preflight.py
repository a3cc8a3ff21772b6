"""What the books would refuse: accounts, VAT codes, the transaction type, years, departments."""

from dataclasses import replace

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Finding, Later
from appliance.simulated.office24.server import Fault
from tests.integrations.books import books
from tests.upload.shop import MAPPING

TODAY = ["2026-11-21"]


def test_a_mapping_that_fits():
    sold_in = {"department": frozenset({"10", "20", "30"})}
    with books() as both:
        assert both.target.preflight(MAPPING, TODAY, sold_in) == ()


def test_what_is_not_there_is_named_with_its_key():
    tip = ("tip", "", "", "", "", "", "")
    with books() as both:
        del both.ledger.types[7]
        assert both.target.preflight({**MAPPING, tip: Account("2999", "99")}, TODAY, {}) == (
            Finding("account_missing", "tip//////", {"account": "2999"}),
            Finding("vat_wrong", "tip//////", {"account": "2999", "vat_code": "99"}),
            Finding("type_missing", "7"),
        )


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("31", {"vat_code": "31", "rate": 2500, "found_rate": 1500}),
        ("", {"vat_code": ""}),
    ],
    ids=["of another rate", "of no VAT"],
)
def test_a_vat_code_that_does_not_fit_the_rate(code, facts):
    sales = ("revenue", "", "2500", "", "", "", "")
    with books() as both:
        found = both.target.preflight({**MAPPING, sales: Account("3000", code)}, TODAY, {})
    assert found == (Finding("vat_wrong", "revenue//2500////", {"account": "3000", **facts}),)


def test_a_year_that_nobody_has_opened_and_in_december_the_next_one():
    with books() as both:
        both.ledger.years = {2026}
        assert both.target.preflight(MAPPING, ["2026-11-30"], {}) == ()
        assert both.target.preflight(MAPPING, ["2026-12-01"], {}) == (Finding("year_missing", "2027-01-01"),)
        both.ledger.years = {2027}
        found = both.target.preflight(MAPPING, ["2026-12-31", "2027-01-02"], {})
        assert found == (Finding("year_missing", "2026-12-31"),)


def test_departments_on_every_page_of_the_dimension():
    sold_in = {"department": frozenset({"10", "30", "40"})}
    with books() as both:
        by_department = {**MAPPING, ("revenue", "50", "", "", "", "", ""): Account("3000", "3")}
        missing = both.target.preflight(by_department, TODAY, sold_in)
    assert missing == tuple(Finding("dimension_missing", one, {"dimension": 2}) for one in ("40", "50"))


def test_projects_and_objects_that_sales_can_belong_to():
    chosen = {"project": frozenset({"P1", "P9"}), "object": frozenset({"BIL-7", "BIL-8"})}
    with books() as both:
        both.ledger.objects = {"BIL-7"}
        assert both.target.preflight(MAPPING, TODAY, chosen) == ()  # neither is sent
        access = replace(both.target.connection.access, project_dimension=1, object_dimension=101)
        both.target.connection.access = access
        assert both.target.preflight(MAPPING, TODAY, chosen) == (
            Finding("dimension_missing", "P9", {"dimension": 1}),
            Finding("dimension_missing", "BIL-8", {"dimension": 101}),
        )


def test_what_we_may_not_read_is_a_finding_and_hides_no_other():
    with books() as both:
        both.server.forbidden = {"/accounts", "/dimensions"}
        del both.ledger.types[7]
        codes = [(one.code, one.key) for one in both.target.preflight(MAPPING, TODAY, {})]
    assert codes == [("scope_missing", "/accounts"), ("type_missing", "7"), ("scope_missing", "/dimensions")]


@pytest.mark.parametrize("fault", [Fault.LIMIT, Fault.DROP, Fault.TEAR, Fault.MAINTENANCE])
def test_not_reachable(fault):
    with books() as both:
        both.next_faults += [Fault.NONE, fault]
        assert isinstance(both.target.preflight(MAPPING, TODAY, {}), Later)
