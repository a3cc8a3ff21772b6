"""Before the first day: which accounts, tax codes and transaction type the books do not have."""

from appliance.domain.voucher import Account
from appliance.integrations import Later
from appliance.simulated.office24_server import Fault
from tests.integrations.books import books
from tests.upload.shop import MAPPING


def test_a_mapping_that_fits():
    with books() as both:
        assert both.target.preflight(MAPPING) == ()


def test_what_is_not_there_is_named():
    wrong = {**MAPPING, ("tip", "", "", "", ""): Account("2999", "99")}
    with books() as both:
        del both.ledger.types[7]
        assert both.target.preflight(wrong) == ("account 2999", "tax 99", "type 7")


def test_not_reachable():
    with books() as both:
        both.next_faults.append(Fault.LIMIT)
        assert isinstance(both.target.preflight(MAPPING), Later)
