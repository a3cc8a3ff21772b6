"""What the books bill by themselves, and what customers pay of it, on the report and on a slip of its own."""

import pytest

from appliance.domain.dayclose import fold
from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper import plain
from tests.paper.bodies import put_on

ORDER = plain.DELIVERY | {"credit": "draft", "order": "c0" * 16}
PAID = plain.TAKEN | {
    "amount": 4000,
    "reason": "Payment on account",
    "note": "",
    "customer": {"number": "C-12", "name": "Galway Sailing Club"},
    "tender": {"kind": "card", "brand": "visa"},
}


def report(*entries, width=48):
    folded = fold([*plain.DAY, *entries], plain.BEFORE, plain.NAMES)
    body = plain.Z | put_on(plain.SHOP, 4711) | folded
    return [row.rstrip() for row in lines(compose(body, plain.SHOP, plain.words()), width)]


def test_the_report_says_what_the_books_bill():
    assert "of these handed to the books as orders" not in " ".join(report())
    shown = report(ORDER)
    at = next(place for place, row in enumerate(shown) if row.startswith("Sold on credit"))
    # the day has one umbrella sale of 100.00 on credit already
    assert [row.split() for row in shown[at + 1 : at + 2]] == [["Credit", "sales", "2", "200.00"]]
    assert " ".join(" ".join(shown[at + 2 : at + 4]).split()).startswith(
        "of these handed to the books as orders"
    )
    assert "100.00" in " ".join(shown[at + 2 : at + 4])


@pytest.mark.parametrize("width", [48, 32])
def test_the_report_says_which_customer_paid_and_how(width):
    shown = " ".join(" ".join(report(PAID, width=width)).split())
    assert "Payment on account C-12, Card Visa" in shown.replace("- ", "")
    assert "40.00" in shown


def test_the_slip_says_who_paid_how_much_and_how():
    shown = [row.rstrip() for row in lines(compose(PAID, plain.SHOP, plain.words()), 48)]
    text = "\n".join(shown)
    assert "Payment on account" in text
    assert "Customer C-12: Galway Sailing Club" in text
    assert any(row.split() == ["Card", "Visa", "40.00"] for row in shown)
    assert "Cash in" not in text


def test_the_delivery_receipt_has_the_organisation_number():
    with_it = ORDER | {"customer": ORDER["customer"] | {"organisation": "974760673"}}
    shown = "\n".join(lines(compose(with_it, plain.SHOP, plain.words()), 48))
    assert "Organisation number 974760673" in shown
    assert "Organisation" not in "\n".join(lines(compose(ORDER, plain.SHOP, plain.words()), 48))
