"""A delivery on credit becomes one invoice at Dinero: a draft, or booked, and never another."""

from dataclasses import replace

import pytest

from appliance.domain.order import Credit
from appliance.domain.voucher import Account
from appliance.integrations import Absent, Accepted, Later, Refused, Unknown
from appliance.simulated.loopback import Fault
from tests.integrations.invoices import (
    COFFEE,
    GROSS,
    MAPPING,
    PERSON,
    VAT,
    dinero_sales,
    line,
    order,
)

INVOICE = order(mode=Credit.INVOICE)


@pytest.fixture
def ends():
    with dinero_sales() as both:
        yield both


def test_a_draft_with_everything_in_it(ends):
    assert ends.deliver(order()) == Accepted(ends.identity, "draft")
    body = ends.invoice.body
    [(contact, made)] = ends.sales.contacts.items()
    assert made["ExternalReference"] == "1001"
    products = {row["ProductNumber"]: key for key, row in ends.sales.products.items()}
    assert {name: body[name] for name in body if name != "ProductLines"} == {
        "Guid": ends.identity,
        "ContactGuid": contact,
        "ShowLinesInclVat": True,
        "Currency": "DKK",
        "Language": "da-DK",
        "ExternalReference": "D-1-17-20261121",
        "Comment": "Følgeseddel D-1-17-20261121",
        "Date": "2026-11-21",
    }
    told = [
        (row.get("ProductGuid") or row["Description"], row.get("Comments"), *map(str, row_of(row)))
        for row in body["ProductLines"]
    ]
    assert told == [
        (products["501"], None, "2.000", "49.95", "0.00", "parts", "1000"),
        (products["77"], None, "1.250", "120.00", "10.00", "kilogram", "1000"),
        ("Blomster (3 stk. à 25,00, rabat 4,00)", None, "1.000", "71.00", "0.00", "parts", "1100"),
        (products["B-1"], None, "1.000", "199.00", "0.00", "parts", "1050"),
    ]
    assert ends.invoice.number == 0


def row_of(row):
    return (row[name] for name in ("Quantity", "BaseAmountValue", "Discount", "Unit", "AccountNumber"))


def test_its_total_and_vat_are_those_of_the_delivery_receipt(ends):
    ends.deliver(order())
    totals = ends.sales.totals(ends.invoice.body)
    assert (totals["TotalInclVat"].minor, totals["TotalVat"].minor) == (50_490, 6118) == (GROSS, VAT)


def test_an_invoice_is_booked_at_once(ends):
    assert ends.deliver(INVOICE) == Accepted(ends.identity, "posted", "1")
    assert ends.invoice.number == 1


def test_again_it_is_there(ends):
    for _ in range(3):
        assert ends.deliver(INVOICE) == Accepted(ends.identity, "posted", "1")
    assert len(ends.sales.invoices) == len(ends.sales.contacts) == 1
    assert len(ends.sales.products) == 3


def test_a_draft_that_was_left_is_booked_by_the_next_try(ends):
    ends.deliver(order())
    assert ends.deliver(INVOICE) == Accepted(ends.identity, "posted", "1")


def test_a_draft_that_somebody_changed_is_not_booked(ends):
    ends.deliver(order())
    ends.sales.touch(ends.identity).body["ProductLines"].pop()
    answer = ends.deliver(INVOICE)
    assert answer == Accepted(
        ends.identity, "draft", facts={"found_amount": 30_590, "expected_amount": GROSS}
    )
    assert ends.invoice.number == 0


def test_a_draft_that_is_saved_between_reading_and_booking_is_read_again(ends):
    """The version is old (code 58) and the sums are ours."""
    book, tries = ends.sales.book, []

    def saved_first(key, body):
        tries.append(body)
        if len(tries) == 1:
            ends.sales.touch(key)
        return book(key, body)

    ends.sales.book = saved_first
    assert ends.deliver(INVOICE) == Accepted(ends.identity, "posted", "1")
    assert len(tries) == 2


def test_a_draft_that_is_changed_between_reading_and_booking_stays_a_draft(ends):
    book = ends.sales.book

    def changed_first(key, body):
        ends.sales.touch(key).body["ProductLines"].pop()
        return book(key, body)

    ends.sales.book = changed_first
    answer = ends.deliver(INVOICE)
    assert answer == Accepted(
        ends.identity, "draft", facts={"found_amount": 30_590, "expected_amount": GROSS}
    )


@pytest.mark.parametrize("shows_deleted", [False, True])
def test_a_draft_that_somebody_deleted_does_not_come_back(ends, shows_deleted):
    ends.sales.shows_deleted = shows_deleted
    ends.deliver(order())
    ends.sales.delete(ends.identity)
    assert ends.look_up(order()) == Absent()
    answer = ends.deliver(order())
    assert answer == Refused("refused", {"status": 409, "said": "Duplicated entity"})


def test_a_year_that_nobody_opened_leaves_a_draft(ends):
    ends.ledger.years = [("2025-01-01", "2025-12-31")]
    answer = ends.deliver(INVOICE)
    assert answer == Accepted(
        ends.identity, "draft", facts={"status": 400, "said": "Accounting year not found"}
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"mode": Credit.ORDER}, "orders_untaken"),
        ({"currency": "NOK"}, "refused"),
    ],
)
def test_what_dinero_cannot_take(ends, changed, code):
    answer = ends.deliver(replace(order(), **changed))
    assert isinstance(answer, Refused)
    assert answer.code == code
    assert ends.server.requests == 0


def test_goods_taken_back_are_a_credit_note_that_a_person_writes(ends):
    back = line("Kaffe", -2000, 4995, -9990, -1998, product="501")
    answer = ends.deliver(order((back,)))
    assert isinstance(answer, Refused)
    assert ends.server.requests == 0


def test_some_goods_taken_back_stand_on_their_line(ends):
    back = line("Kaffe", -1000, 4995, -4995, -999, product="501")
    ends.deliver(order((COFFEE, back)))
    assert ends.total() == 4995
    assert [str(row["Quantity"]) for row in ends.invoice.body["ProductLines"]] == ["2.000", "-1.000"]


def test_an_account_that_is_not_mapped(ends):
    del ends.mapping["revenue", "", "0", "", "", "", ""]
    assert ends.deliver(order()) == Later("mapping_missing", facts={"key": "revenue/10/0////B-1"})
    assert ends.server.requests == 0


@pytest.mark.parametrize(
    ("account", "detail"),
    [
        ("1050", "expected an account whose own VAT is 25 %, it has 0 %"),
        ("4711", "expected one of Dinero's accounts"),
        ("Salg", "expected an account number"),
    ],
)
def test_an_account_that_would_give_another_vat(ends, account, detail):
    """A line has no VAT code of its own; the account's decides."""
    key = ("revenue", "20", "2500", "", "", "", "")
    ends.mapping[key] = replace(MAPPING[key], number=account)
    answer = ends.deliver(order())
    facts = {"key": "revenue/20/2500////", "account": account, "vat_code": "U25", "detail": detail}
    assert answer == Later("mapping_wrong", facts=facts)
    assert ends.sales.contacts == {}


def test_a_mapping_for_one_product_goes_before(ends):
    ends.mapping["revenue", "", "", "", "", "", "501"] = replace(
        MAPPING["revenue", "20", "2500", "", "", "", ""]
    )
    ends.deliver(order((COFFEE,), PERSON))
    assert [row["AccountNumber"] for row in ends.invoice.body["ProductLines"]] == [1100]


def test_pant_goes_to_its_own_account(ends):
    bottles = line("Pant A", 2000, 100, 200, 40, kind="pant", department="")
    answer = ends.deliver(order((COFFEE, bottles), PERSON))
    assert answer == Later("mapping_missing", facts={"key": "pant//2500////"})
    ends.mapping["pant", "", "", "", "", "", ""] = Account("1100", "U25")
    assert isinstance(ends.deliver(order((COFFEE, bottles), PERSON)), Accepted)
    assert [row["AccountNumber"] for row in ends.invoice.body["ProductLines"]] == [1000, 1100]


@pytest.mark.parametrize("fault", [Fault.LOSE, Fault.ERROR_AFTER, Fault.TEAR])
def test_an_answer_that_is_lost_is_looked_up(ends, fault):
    ends.deliver(order((COFFEE,), number=16))
    ends.delivery = "0018-dinero_invoices-1"
    ends.next_faults[:] = [Fault.NONE, fault]
    answer = ends.deliver(order((COFFEE,), number=18))
    assert isinstance(answer, Unknown)
    assert ends.look_up(order((COFFEE,), number=18)) == Accepted(ends.identity, "draft")
    assert len(ends.sales.invoices) == 2


def test_a_booking_whose_answer_is_lost_is_read_back(ends):
    ends.deliver(order())
    ends.next_faults[:] = [Fault.NONE, Fault.NONE, Fault.NONE, Fault.LOSE]
    assert ends.deliver(INVOICE) == Accepted(ends.identity, "posted", "1")


def test_a_forgotten_revision_is_found(ends):
    ends.delivery = "0017-dinero_invoices-3"
    ends.deliver(order())
    reference = ends.identity
    ends.delivery = "0017-dinero_invoices-1"
    assert ends.look_up(order()) == Accepted(reference, "draft")


def test_no_token_no_trace(ends):
    ends.next_faults[:] = [Fault.LIMIT]
    answer = ends.deliver(order())
    assert (type(answer), answer.code, answer.after) == (Later, "rate_limited", 120)
    assert ends.sales.contacts == {}
