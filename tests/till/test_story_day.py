"""A whole Norwegian day, every figure worked out by hand from the prices."""

from appliance.domain.line import Discount
from appliance.domain.settlement import Count
from appliance.storage import days
from appliance.till import day, returns, selling, verifying
from tests.till.shop import APPLES, BOOK, BREAD, KNIFE, MILK, paid, ring, trusted


def test_a_day_from_the_float_to_the_voucher(till, box):
    # 2 milk + bread = 24.90·2 + 39.90 = 89.70, cash: rounded to 90.00; 100.00 handed over, 10.00 change
    first = paid(ring(till, MILK, MILK, BREAD), ("cash", 10_000))
    assert (first.data["gross"], first.data["rounding"], first.payment.change) == (8970, 30, 1000)
    # knife 129.50 less 10 % = 116.55 (12.95 off), card
    ring(till, KNIFE)
    selling.discount_line(till, 1, Discount(0, "scratch", percent=1000))
    second = paid(till, ("card", 11_655))
    assert second.data["lines"][0]["gross"] == 11_655
    # 1.250 kg apples = 37.375 → 37.38 and a book 199.00 = 236.38; card 200.00, the 36.38 left in cash: 36.00
    ring(till, APPLES, BOOK)
    selling.quantity(till, 1, 1250)
    third = paid(till, ("card", 20_000), ("cash", 5_000))
    assert (third.data["gross"], third.data["rounding"], third.payment.change) == (23_638, -38, 1400)
    # one milk comes back: 24.90 to pay out, rounded to 25.00
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    fourth = paid(till, ("cash", -2_500))
    assert (fourth.data["series"], fourth.data["gross"], fourth.data["rounding"]) == ("return", -2490, -10)
    day.move_cash(trusted(till), -30_000, "bank")

    z = day.z_report(till)
    # 89.70 + 116.55 + 236.38 − 24.90 = 417.73; food 89.70 + 37.38 − 24.90 = 102.18
    assert z["gross"] == 41_773
    assert z["rounding"] == 30 - 38 - 10
    # VAT per receipt and rate: 89.70·15/115 = 11.70; 116.55·25/125 = 23.31; 37.38·15/115 = 4.8757 → 4.88;
    # −24.90·15/115 = −3.2478 → −3.25
    assert z["vat"] == [
        {"rate": 0, "gross": 19_900, "net": 19_900, "vat": 0},
        {"rate": 1500, "gross": 10_218, "net": 8_885, "vat": 1_333},
        {"rate": 2500, "gross": 11_655, "net": 9_324, "vat": 2_331},
    ]
    assert [(row["code"], row["quantity"], row["gross"]) for row in z["groups"]] == [
        ("10", 2000 + 1000 + 1250 - 1000, 10_218), ("20", 1000, 11_655), ("30", 1000, 19_900),
    ]  # fmt: skip
    # cash 90.00 + 36.00 − 25.00 = 101.00 in three tenders; card 116.55 + 200.00
    assert z["tenders"] == [
        {"kind": "card", "brand": "", "n": 2, "amount": 31_655},
        {"kind": "cash", "brand": "", "n": 3, "amount": 10_100},
    ]
    assert z["cash_expected"] == 100_000 + 10_100 - 30_000
    assert z["counts"]["discounts"] == {"n": 1, "amount": 1295}
    assert z["counts"]["corrections"]["n"] == 0
    assert z["grand"] == {"sales": 44_263, "returns": -2_490, "net": 41_773}
    assert z["series"] == [
        {"series": "return", "first": 1, "last": 1}, {"series": "sale", "first": 1, "last": 3},
    ]  # fmt: skip

    # counted 800.50 instead of 801.00; 300.00 in the bag to the bank, 500.50 stay
    settled = day.settle_day(till, Count(80_050, {}, {}, {"cash": "wrong change"}, "B17", 30_000))
    assert (settled["difference"], settled["closing_float"]) == (-50, 50_050)
    assert day.proposed_float(till) == 50_050
    (voucher,) = days.vouchers(till.database)
    assert sum(posting["amount"] for posting in voucher["postings"]) == 0
    assert voucher["key"] == "Z-1-1-20261121"
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")
