"""The simulated server refuses what the real one's rules refuse."""

import json
from decimal import Decimal

import pytest

from appliance.integrations import Refused, accounted
from appliance.integrations.accounting.office24 import Access, transaction
from appliance.integrations.exact import write
from appliance.simulated.office24.ledger import Ledger
from tests.integrations.books import books
from tests.upload.shop import MAPPING, one_day


def good_body():
    _, voucher = one_day()
    body = transaction(voucher, accounted(voucher, MAPPING), Access("a", "b", "c", 7, 2))
    return json.loads(write(body), parse_float=Decimal)


def change(path, value):
    """A breach: what is set, and where."""
    return pytest.param(path, value, id=f"{'.'.join(map(str, path))}={str(value)[:12]}")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        change(["date"], "2028-01-01"),
        change(["date"], "21.11.2026"),
        change(["date"], "2026-02-30"),
        change(["transactionTypeNumber"], 99),
        change(["transactionTypeNumber"], -1),
        change(["transactionTypeNumber"], "7"),
        change(["comment"], "x" * 76),
        change(["lines"], []),
        change(["lines", 0, "accountNumber"], 4711),
        change(["lines", 0, "accountNumber"], "3000"),
        change(["lines", 0, "amount"], Decimal("-1250.001")),
        change(["lines", 0, "amount"], Decimal("-1250.01")),
        change(["lines", 0, "amount"], "-1250.00"),
        change(["lines", 0, "tax"], None),
        change(["lines", 0, "tax", "number"], 98),
        change(["lines", 0, "tax", "amount"], Decimal("250.00")),
        change(["lines", 0, "date"], "2026-11-22"),
        change(["lines", 0, "invoice", "number"], "x" * 51),
        change(["lines", 0, "dimensions", 0, "value"], "99"),
        change(["lines", 0, "dimensions", 0, "value"], 10),
    ],
)
def test_a_broken_rule(path, value):
    body = good_body()
    assert Ledger().check(body) == []
    place = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert Ledger().check(body)


def test_over_the_wire_the_servers_words_reach_the_person():
    _, voucher = one_day()
    with books() as both:
        both.ledger.years.clear()
        answer = both.deliver(voucher)
    assert isinstance(answer, Refused)
    assert '"keyword":"fiscalPeriod"' in answer.facts["said"]
    assert answer.facts["status"] == 400


def test_date_to_is_exclusive():
    _, voucher = one_day()
    with books() as both:
        both.deliver(voucher)
        assert both.ledger.lines("2026-11-20", "2026-11-21", both.now) == []
        assert len(both.ledger.lines("2026-11-21", "2026-11-22", both.now)) == len(voucher.postings)


def test_a_missing_window_is_refused():
    with books() as both:
        answer = both.target.connection.ask("GET", "/transactionlines", params={"dateFrom": "2026-01-01"})
    assert (answer.status, answer.json()["error"]["name"]) == (400, "ValidationError")
