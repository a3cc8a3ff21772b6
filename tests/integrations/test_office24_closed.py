"""A date that the books do not take is told apart: no fiscal year, or a closed period."""

from appliance.domain.voucher import redated
from appliance.integrations import Accepted, Later, Refused
from appliance.simulated.office24.server import Fault
from tests.integrations.books import books
from tests.upload.shop import one_day


def test_no_fiscal_year():
    with books() as both:
        both.ledger.years = {2027}
        answer = both.deliver(one_day()[1])
        assert (type(answer), answer.code) == (Refused, "year_missing")


def test_a_closed_period_and_the_next_that_begins():
    with books() as both:
        both.ledger.closed = "2026-11-30"
        answer = both.deliver(one_day()[1])
        assert (answer.code, answer.facts["date"]) == ("period_closed", "2026-11-21")
        assert answer.facts["open_from"] == "2026-12-01"
        assert isinstance(both.deliver(redated(one_day()[1], "2026-12-01")), Accepted)


def test_another_reason_keeps_the_servers_words():
    with books() as both:
        del both.ledger.accounts[3000]
        answer = both.deliver(one_day()[1])
        assert (type(answer), answer.code) == (Refused, "refused")
        assert "accountNumber" in answer.facts["said"]


def test_where_the_periods_may_not_be_read_it_is_refused_as_it_came():
    with books() as both:
        both.ledger.closed = "2026-11-30"
        both.server.forbidden.add("/fiscalperiods")
        answer = both.deliver(one_day()[1])
        assert (type(answer), answer.code) == (Refused, "refused")


def test_where_the_periods_are_out_of_reach_it_is_tried_again():
    with books() as both:
        both.ledger.closed = "2026-11-30"
        both.next_faults += [Fault.NONE, Fault.NONE, Fault.DROP]
        assert isinstance(both.deliver(one_day()[1]), Later)
        assert both.deliver(one_day()[1]).code == "period_closed"
