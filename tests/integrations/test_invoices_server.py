"""The simulated Dinero's sales side refuses what the real one is said to refuse, and shows its invoices."""

from decimal import Decimal

import pytest
import requests

from appliance.integrations.accounting.dinero.item import item_id
from appliance.simulated.dinero.ledger import Ledger, Refusing
from appliance.simulated.dinero.sales import Sales
from tests.integrations.invoices import CAFE, COFFEE, dinero_sales, order

CONTACT = {"Name": "Café Ø", "CountryKey": "DK", "IsPerson": False, "IsMember": False, "UseCvr": False}
PRODUCT = {
    "ProductNumber": "501", "Name": "Kaffe", "BaseAmountValue": Decimal("39.96"), "Quantity": 1,
    "AccountNumber": 1000, "Unit": "parts",
}  # fmt: skip
OURS = "0c6a3fd1-5f3e-5b0a-8d92-6f4f6f5c3a10"


@pytest.fixture
def sales():
    return Sales(Ledger())


def invoice(sales, **more):
    """A good invoice: two coffees at 49.95."""
    line = {
        "Description": "Kaffe", "Quantity": 2, "BaseAmountValue": Decimal("49.95"), "Discount": 0,
        "AccountNumber": 1000, "Unit": "parts", "LineType": "Product",
    }  # fmt: skip
    theirs = sales.create("contacts", CONTACT, 0, 0)["ContactGuid"]
    body = {"Guid": item_id("1"), "ContactGuid": theirs, "ShowLinesInclVat": True, "Date": "2026-11-21"}
    return {**body, "ProductLines": [line], **more}


def refused(sales, what, body):
    with pytest.raises(Refusing) as told:
        sales.create(what, body, 0, 0)
    return told.value.status, told.value.code


@pytest.mark.parametrize("missing", sorted(CONTACT))
def test_a_contact_without_a_field(sales, missing):
    body = {name: value for name, value in CONTACT.items() if name != missing}
    assert refused(sales, "contacts", body) == (400, 42)
    assert sales.contacts == {}


def test_a_contact_s_id_is_taken_once_and_never_again(sales):
    body = {**CONTACT, "ContactGuid": OURS}
    sales.create("contacts", body, 0, 0)
    assert refused(sales, "contacts", body) == (400, 42)
    sales.delete(OURS)
    assert refused(sales, "contacts", body) == (400, 42)
    with pytest.raises(Refusing) as told:
        sales.contact(OURS)
    assert told.value.status == 404


@pytest.mark.parametrize(
    "changed",
    [
        {"Unit": "stk"}, {"Unit": None}, {"AccountNumber": 4711}, {"BaseAmountValue": "39.96"},
        {"BaseAmountValue": None}, {"EAN": "5701234567899"}, {"ProductGuid": OURS},
    ],
)  # fmt: skip
def test_a_product_that_is_not_taken(sales, changed):
    assert refused(sales, "products", {**PRODUCT, **changed}) == (400, 42)
    assert sales.products == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"ProductLines": []}, {"ProductLines": None}, {"ContactGuid": OURS}, {"Date": "21.11.2026"},
        {"ExternalReference": "x" * 129}, {"Guid": "42"}, {"Total": 99},
    ],
)  # fmt: skip
def test_an_invoice_that_is_not_taken(sales, changed):
    assert refused(sales, "invoices", invoice(sales, **changed)) == (400, 42)
    assert sales.invoices == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"Discount": 101}, {"Discount": -1}, {"Discount": None}, {"Quantity": "2"}, {"AccountNumber": 4711},
        {"Unit": "stk"}, {"ProductGuid": OURS}, {"Description": ""}, {"VatCode": "U25"},
    ],
)  # fmt: skip
def test_a_line_that_is_not_taken(sales, changed):
    body = invoice(sales)
    body["ProductLines"][0] |= changed
    assert refused(sales, "invoices", body) == (400, 42)


def test_a_line_has_a_product_or_a_description(sales):
    theirs = sales.create("products", PRODUCT, 0, 0)["ProductGuid"]
    body = invoice(sales)
    body["ProductLines"][0]["ProductGuid"] = theirs
    assert refused(sales, "invoices", body) == (400, 42)
    del body["ProductLines"][0]["Description"]
    sales.create("invoices", body, 0, 0)
    assert list(sales.invoices) == [item_id("1")]


def test_an_invoice_s_id_is_taken_once_and_never_again(sales):
    body = invoice(sales)
    sales.create("invoices", body, 0, 0)
    assert refused(sales, "invoices", body) == (409, 72)
    sales.delete(item_id("1"))
    assert refused(sales, "invoices", body) == (409, 72)


@pytest.mark.parametrize(
    ("per_line", "included", "total", "vat"),
    [
        (False, True, 9990, 1998),  # 99.90, a fifth of it
        (False, False, 12_488, 2498),  # 99.90 and a fourth of it: 24.975
        (True, True, 9990, 1998),
    ],
)
def test_sums(sales, per_line, included, total, vat):
    sales.per_line = per_line
    told = sales.totals(invoice(sales, ShowLinesInclVat=included))
    assert (told["TotalInclVat"].minor, told["TotalVat"].minor) == (total, vat)


def test_rounding_each_line_can_miss_by_an_øre(sales):
    """Three at 0.99: 0.79 each (0.792), 2.37, and 0.59 of VAT."""
    sales.per_line = True
    body = invoice(sales)
    body["ProductLines"] = [
        {**body["ProductLines"][0], "Quantity": 1, "BaseAmountValue": Decimal("0.99")}
    ] * 3
    assert sales.totals(body)["TotalInclVat"].minor == 296


def test_booking_wants_the_latest_version_and_is_done_once(sales):
    sales.create("invoices", invoice(sales), 0, 0)
    old = sales.invoice(item_id("1"))["TimeStamp"]
    sales.touch(item_id("1"))
    with pytest.raises(Refusing) as told:
        sales.book(item_id("1"), {"Timestamp": old})
    assert (told.value.status, told.value.code) == (400, 58)
    done = sales.book(item_id("1"), {"Timestamp": sales.invoice(item_id("1"))["TimeStamp"]})
    assert done["Number"] == 1
    with pytest.raises(Refusing) as told:
        sales.book(item_id("1"), {"Timestamp": done["TimeStamp"]})
    assert told.value.code == 42


def test_what_is_not_there(sales):
    for ask in (lambda: sales.invoice(OURS), lambda: sales.book(OURS, {"Timestamp": "1"})):
        with pytest.raises(Refusing) as told:
            ask()
        assert (told.value.status, told.value.code) == (400, 63)


@pytest.mark.parametrize(
    "asked", ["ProductNumber eq 501", "ProductNumber = '501'", "Unit eq 'parts'", "EAN eq '5701234567899'"]
)
def test_a_filter_that_is_none(sales, asked):
    with pytest.raises(Refusing) as told:
        sales.listed("products", {"queryFilter": asked})
    assert (told.value.status, told.value.code) == (400, 46)


def test_a_filter_and_the_fields_that_are_asked_for(sales):
    theirs = sales.create("products", PRODUCT, 0, 0)["ProductGuid"]
    sales.create("products", {**PRODUCT, "ProductNumber": "502"}, 0, 0)
    asked = {"queryFilter": "ProductNumber eq '501';Name eq 'Kaffe'", "fields": "ProductGuid,ProductNumber"}
    assert sales.listed("products", asked)["Collection"] == [{"ProductGuid": theirs, "ProductNumber": "501"}]


def test_what_is_taken_late_appears_late(sales):
    sales.create("products", PRODUCT, 300, 0)
    sales.settle(299)
    assert sales.products == {}
    sales.settle(300)
    assert len(sales.products) == 1


def test_the_page_shows_invoices():
    with dinero_sales() as ends:
        ends.deliver(order((COFFEE,), CAFE))
        page = requests.get(ends.access.api, timeout=30).text
        assert "Draft 2026-11-21 Café Ø ApS D-1-17-20261121" in page
        assert "<td>2.000 Kaffe, less 0.00 %<td class=n>49.95" in page
        assert "<td>Total<td class=n>99.90" in page
        ends.sales.book(ends.identity, {"Timestamp": ends.sales.invoice(ends.identity)["TimeStamp"]})
        assert "Invoice 1 2026-11-21 Café Ø ApS" in requests.get(ends.access.api, timeout=30).text
