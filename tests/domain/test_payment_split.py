"""Split payments by hand: only the cash that completes the sale is rounded."""

from appliance.domain.payment import CASH, Tender, begin, tender


def test_norway_card_then_cash():
    """129.40; card 50.00 leaves 79.40, rounded to 79.00; 100.00 handed over gives 21.00 back."""
    payment = tender(tender(begin(12940, 100), Tender("card", 5000)), Tender(CASH, 10000))
    assert (payment.paid, payment.rounding, payment.change) == (True, -40, 2100)
    assert [one.amount for one in payment.tenders] == [5000, 7900]


def test_norway_cash_then_card():
    """129.40; 50.00 cash leaves 79.40 exactly, which the card pays: nothing to round."""
    payment = tender(tender(begin(12940, 100), Tender(CASH, 5000)), Tender("card", 7940))
    assert (payment.paid, payment.rounding, payment.change) == (True, 0, 0)


def test_denmark_cash():
    """12.30 → 12.50; 20.00 handed over gives 7.50 back."""
    payment = tender(begin(1230, 50), Tender(CASH, 2000))
    assert (payment.rounding, payment.change, payment.tenders[0].amount) == (20, 750, 1250)


def test_norway_money_back():
    """129.50 back is 130.00 in coins: fifty øre more than the sealed amount."""
    payment = tender(begin(-12950, 100), Tender(CASH, -13000))
    assert (payment.paid, payment.rounding, payment.tenders[0].amount) == (True, -50, -13000)


def test_money_back_in_two_parts():
    """129.40 back: 100.00 to the card, the 29.40 that are left as 29.00 in coins."""
    payment = tender(tender(begin(-12940, 100), Tender("card", -10000)), Tender(CASH, -2900))
    assert (payment.paid, payment.rounding) == (True, 40)
