"""An invoice comes to the delivery receipt's total, to the øre, however Dinero rounds what is without VAT."""

from decimal import Decimal
from random import Random

import pytest

from appliance.domain.money import Currency, text
from appliance.domain.voucher import Account
from appliance.integrations import Accepted, Later, Refused
from appliance.integrations.accounting.dinero_invoices.body import rows
from tests.integrations.invoices import GROSS, dinero_sales, line, order, some_lines

KRONER = Currency("DKK")
ROUNDING = ("rounding", "", "", "", "", "", "")


@pytest.fixture
def ends():
    with dinero_sales() as both:
        yield both


@pytest.mark.parametrize(
    ("sold", "sent"),
    [
        # text, thousandths, price, owed, VAT → quantity, unit price, hundredths of a per cent, note
        (("Kaffe", 2000, 4995, 9990, 1998), (2000, 4995, 0, "")),
        (("Ost", 500, 1001, 501, 100), (1000, 501, 0, "0,5 kg à 10,01")),
        (("Ost", 2345, 3995, 9368, 1874), (1000, 9368, 0, "2,345 kg à 39,95")),
        (("Ost", 2000, 4000, 8000, 1600), (2000, 4000, 0, "")),
        (("Ost", 2000, 4000, 7200, 1440), (2000, 4000, 1000, "")),
        (("Ost", 3000, 3333, 6666, 1333), (1000, 6666, 0, "3 kg à 33,33, rabat 33,33")),
        (("Ost", 1000, 8000, 7999, 1600), (1000, 7999, 0, "1 kg à 80,00, rabat 0,01")),
        (("Ost", 8000, 10_000, 79_990, 15_998), (1000, 79_990, 0, "8 kg à 100,00, rabat 0,10")),
        (("Ost", 10_000, 10_000, 99_990, 19_998), (10_000, 10_000, 1, "")),
        (("Ost", 1000, 8000, 0, 0), (1000, 8000, 10_000, "")),
        (("Ost", 1000, 0, 0, 0), (1000, 0, 0, "")),
        (("Ost", -2000, 4000, -7200, -1440), (-2000, 4000, 1000, "")),
        (("Ost", -2345, 3995, -9368, -1874), (1000, -9368, 0, "-2,345 kg à 39,95")),
        (("Ost", 1000, 8000, 8100, 1620), (1000, 8100, 0, "1 kg à 80,00, rabat -1,00")),
    ],
)
def test_a_line_goes_out_as_it_was_sold_where_that_is_exact(sold, sent):
    [row] = rows(order((line(*sold, unit="kg"),)), [Account("1000")])
    assert (row.quantity, row.price, row.discount, row.note) == sent


def test_over_many_lines_each_comes_to_what_is_owed():
    """Quantity, unit price and per cent, multiplied out, and what is said of a line that was folded."""
    random, exact, folded = Random(7), 0, 0
    for _ in range(3000):
        lines = some_lines(random)
        for sold, row in zip(lines, rows(order(lines), [Account("1000")] * len(lines)), strict=True):
            owed = Decimal(row.quantity) / 1000 * row.price * (10_000 - row.discount) / 10_000
            assert owed == sold.gross, sold
            if row.note:
                assert text(sold.price, KRONER).replace(".", ",") in row.note
                folded += 1
            else:
                assert (row.quantity, row.price) == (sold.quantity, sold.price)
                exact += 1
    assert min(exact, folded) > 2000


@pytest.mark.parametrize("per_line", [False, True])
def test_over_many_orders_the_total_is_the_receipt_s(per_line):
    random, rounded, seen = Random(11), 0, 0
    with dinero_sales() as ends:
        ends.sales.per_line = per_line
        for number in range(1, 151):
            lines = some_lines(random)
            ends.delivery = f"{number}-dinero_invoices-1"
            what = order(lines, number=number)
            assert ends.deliver(what) == Accepted(ends.identity, "draft"), lines
            body = ends.sales.invoices[ends.identity].body
            totals = ends.sales.totals(body)
            assert totals["TotalInclVat"].minor == sum(one.gross for one in lines)
            assert abs(totals["TotalVat"].minor - sum(one.vat for one in lines)) <= len(lines)
            rounded += len(body["ProductLines"]) > len(lines)
            seen += 1
        assert seen == 150
        assert (rounded > 30) if per_line else (rounded == 0)


def test_the_line_for_rounding(ends):
    """Three at 0.99: each 0.79 without VAT (0.792), 2.37 in all, the VAT 0.59: 2.96 for 2.97."""
    ends.sales.per_line = True
    ends.deliver(order((line("Vare", 1000, 99, 99, 20),) * 3))
    *_, last = ends.invoice.body["ProductLines"]
    assert {name: str(value) for name, value in last.items()} == {
        "Description": "Øreafrunding",
        "Quantity": "1.000",
        "AccountNumber": "3900",
        "Unit": "parts",
        "Discount": "0.00",
        "LineType": "Product",
        "BaseAmountValue": "0.01",
    }
    assert ends.total() == 297


def test_without_an_account_for_it_nothing_is_made(ends):
    ends.sales.per_line = True
    del ends.mapping[ROUNDING]
    answer = ends.deliver(order((line("Vare", 1000, 99, 99, 20),) * 3))
    assert answer == Later("mapping_missing", facts={"key": "rounding//////"})
    assert ends.sales.invoices == {}


def test_an_account_with_vat_does_not_take_it(ends):
    """Three at 1.02: each 0.82 without VAT (0.816), 2.46 in all, the VAT 0.62: 3.08 for 3.06."""
    ends.sales.per_line = True
    ends.mapping[ROUNDING] = Account("1000")
    answer = ends.deliver(order((line("Vare", 1000, 102, 102, 20),) * 3))
    assert (type(answer), answer.code, answer.facts["key"]) == (Later, "mapping_wrong", "rounding//////")
    assert ends.sales.invoices == {}


def test_where_rounding_does_not_help_nothing_is_made(ends):
    """Dinero would take a line below 0 for 0."""
    ends.sales.per_line = True
    totals = ends.sales.totals

    def without_rounding(body):
        return totals({**body, "ProductLines": body["ProductLines"][:3]})

    ends.sales.totals = without_rounding
    answer = ends.deliver(order((line("Vare", 1000, 102, 102, 20),) * 3))
    detail = "Dinero comes to another total than the delivery receipt"
    assert answer == Refused("refused", {"found_amount": 308, "expected_amount": 306, "detail": detail})
    assert ends.sales.invoices == {}


def test_more_than_an_øre_a_line_is_not_rounding(ends):
    """Where Dinero took our amounts as without VAT, each would be a fourth too much."""
    totals = ends.sales.totals
    ends.sales.totals = lambda body: totals({**body, "ShowLinesInclVat": False})
    answer = ends.deliver(order())
    assert isinstance(answer, Refused)
    assert (answer.facts["found_amount"], answer.facts["expected_amount"]) == (58_138, GROSS)
    assert ends.sales.invoices == {}
