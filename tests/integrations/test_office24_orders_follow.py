"""What becomes of an order: it waits, is billed, is billed otherwise, is gone."""

from decimal import Decimal

import pytest

from appliance.integrations import Absent, Followed, Later
from appliance.simulated.loopback import Fault
from tests.integrations.office24_orders import an_order, selling


def handed_over(both, mode):
    order = an_order(mode=mode)
    return order, both.deliver(order).reference


@pytest.mark.parametrize("mode", ["draft", "order"])
def test_it_waits_until_a_person_bills_it(mode):
    with selling() as both:
        order, reference = handed_over(both, mode)
        assert both.follow(order, reference) == Followed("draft")
        both.sales.write("PATCH", ["salesorders", reference], {"status": "Invoice"})
        assert both.follow(order, reference) == Followed("posted", "5001", verified=True)


def test_an_invoice_is_read_back():
    with selling() as both:
        order, reference = handed_over(both, "invoice")
        assert both.follow(order, reference) == Followed("posted", "5001", verified=True)


def test_billed_with_another_total():
    with selling() as both:
        order, reference = handed_over(both, "order")
        lines = both.sales.lines[int(reference)]
        lines[min(lines)]["price"] = Decimal(90)
        both.sales.write("PATCH", ["salesorders", reference], {"status": "Invoice"})
        told = both.follow(order, reference)
    # 10.00 less, and 2.50 VAT less
    assert (told.stage, told.number, told.verified) == ("changed", "5001", False)
    assert (told.facts["found_amount"], told.facts["expected_amount"]) == (48_220, 49_470)


def test_billed_with_other_lines_for_the_same_total():
    with selling() as both:
        order, reference = handed_over(both, "order")
        lines = both.sales.lines[int(reference)]
        lines[min(lines)]["description"] = "Gaffel"
        both.sales.write("PATCH", ["salesorders", reference], {"status": "Invoice"})
        assert both.follow(order, reference).stage == "changed"


@pytest.mark.parametrize("how", ["deleted", "inactive"])
def test_gone(how):
    with selling() as both:
        order, reference = handed_over(both, "order")
        if how == "deleted":
            del both.sales.orders[int(reference)]
        else:
            both.sales.orders[int(reference)]["status"] = "Inactive"
        assert both.follow(order, reference) == Followed("gone")
        assert both.look_up(order) == Absent()
        assert both.deliver(order).stage == "draft"  # where a person says that it goes out again


def test_a_person_may_name_its_invoice():
    with selling() as both:
        order, reference = handed_over(both, "invoice")
        row = both.sales.orders[int(reference)]
        row["referenceNumber"], row["internalMemo"] = "PO 7", ""
        assert both.follow(order, "5001").stage == "posted"
        assert both.follow(order, "5002") == Followed("gone")


def test_an_id_of_its_own_is_no_reference():
    with selling() as both:
        order = an_order()
        assert both.follow(order, f"{order.id}-office24_orders-1").stage == "cannot_tell"


def test_out_of_reach():
    with selling() as both:
        order, reference = handed_over(both, "order")
        both.faults["GET salesorders"] = [Fault.MAINTENANCE]
        told = both.follow(order, reference)
        assert isinstance(told, Later)
        assert told.everything
