"""What the simulated server answers is what the published specification says it answers."""

import json

import pytest
from openapi_schema_validator import OAS30Validator

from tests.integrations.books import books
from tests.integrations.published import schema_of
from tests.upload.shop import one_day

WINDOW = {"dateFrom": "2026-11-21", "dateTo": "2026-11-22"}


@pytest.mark.parametrize(
    ("path", "params", "schema", "is_list"),
    [
        ("/transactionlines", WINDOW, "Transactions", False),
        ("/transactiontypes", {}, "TransactionTypes", False),
        ("/accounts", {"query": "kort"}, "Account1", True),
        ("/taxes", {}, "TaxResponse", True),
        ("/fiscalperiods", {}, "AccountingPeriod", True),
    ],
)
def test_a_reading(path, params, schema, is_list):
    published = schema_of(schema)
    with books() as both:
        both.deliver(one_day()[1])
        reply = both.target.connection.ask("GET", path, params=params)
    rows = json.loads(reply.body)
    assert rows
    for value in rows if is_list else [rows]:
        assert list(OAS30Validator(published).iter_errors(value)) == []


def test_a_refusal():
    published = schema_of("ValidationError")
    with books() as both:
        reply = both.target.connection.ask("POST", "/transactions", body="{}")
    assert reply.status == 400
    assert list(OAS30Validator(published).iter_errors(json.loads(reply.body))) == []
