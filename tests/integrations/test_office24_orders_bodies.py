"""Every body that goes out with an order fits the published specification."""

from dataclasses import replace
from random import Random

import pytest
from openapi_schema_validator import OAS30Validator

from appliance.domain.voucher import Account
from tests.integrations.office24_orders import ACME, KARI, MAPPING, REVENUE, an_order, kind_of, selling, sold
from tests.integrations.published import schema_of

SCHEMAS = [
    ("POST customers", "CompanyCustomerPostRequest"),
    ("POST customers", "PersonCustomerPostRequest"),
    ("POST products", "ProductRequestPost"),
    ("POST salesorders", "SalesOrderRequestPost"),
    ("PATCH salesorders", "SalesOrderRequestPatch"),
    ("POST lines", "LineWithoutId"),
    ("PATCH lines", "Line"),
]
ANY = ("revenue", "", "2500", "", "", "", "")


def some_lines(random):
    for number in range(random.randint(1, 9)):
        quantity = random.choice([1000, 3000, -1000, random.randint(1, 99_999)])
        more = {"product": f"P{number}", "code": "7038010009457"[: random.choice([8, 13])]}
        line = sold(
            random.choice(["Kniv", "x" * 400, " To\nlinjer ", ""]), random.randint(1, 10**6),
            random.choice(list(REVENUE)), quantity, random.choice([0, 0, 1]),
            **random.choice([more, {"group": "flowers", "department": "10", "project": "P1"}]),
        )  # fmt: skip
        yield line


@pytest.fixture(scope="module")
def sent():
    bodies = []
    for seed in range(25):
        random = Random(seed)
        order = an_order(
            *some_lines(random), mode=random.choice(["draft", "order", "invoice"]),
            customer=random.choice([ACME, KARI]),
        )  # fmt: skip
        with selling(department_dimension=2, project_dimension=1) as both:
            both.server.ledger.closed = random.choice(["", "2026-11-30"])
            both.deliver(order)
            both.target._mapping = MAPPING | {ANY: Account("3100", "31")}
            both.deliver(replace(order, date="2026-12-01"))
            bodies += both.conversation.sent
    return bodies


@pytest.mark.parametrize(("what", "schema"), SCHEMAS)
def test_every_body_fits(sent, what, schema):
    bodies = [body for method, path, body in sent if kind_of(method, path) == what]
    if "Customer" in schema:  # two schemas behind one address, and a discriminator that is not a text
        bodies = [body for body in bodies if body["isCompany"] == schema.startswith("Company")]
    validator = OAS30Validator(schema_of(schema))
    assert len(bodies) > 5
    for body in bodies:
        assert list(validator.iter_errors(body)) == [], body


def test_the_schemas_would_notice():
    line = OAS30Validator(schema_of("LineWithoutId"))
    assert list(line.iter_errors({"type": "goods"}))
    assert list(line.iter_errors({"description": ""}))
    assert list(line.iter_errors({"text": "Kniv"}))
    assert list(OAS30Validator(schema_of("ProductRequestPost")).iter_errors({"name": "Kniv"}))
