"""A receipt's barcode holds what it was made of, is told from goods, and a misread digit is no receipt."""

import pytest

from appliance.domain.receipt_code import ReceiptCode, decode, encode
from appliance.paper.escpos import fits


@pytest.mark.parametrize(
    ("organisation", "till", "epoch", "receipt", "named"),
    [
        ("987654321", "1", 1, 1, ReceiptCode("987654321", "001", 1, 1)),
        ("12345678", "7", 12, 9_999_999, ReceiptCode("012345678", "007", 12, 9_999_999)),
        ("", "99", 999, 17, ReceiptCode("000000000", "099", 999, 17)),
    ],
)
def test_it_holds_what_it_was_made_of_on_58_mm_paper(organisation, till, epoch, receipt, named):
    digits = encode(organisation, till, epoch, receipt)
    assert len(digits) == 24 and fits(digits, 32)
    assert decode(digits) == decode("]C0" + digits) == named


def test_tills_with_letters_are_told_from_those_with_numbers():
    named = [decode(encode("987654321", till, 1, 1)).till for till in ("1", "Kiosk", "100", "K1")]
    assert len({*named}) == 4 and all(int(till) > 99 for till in named[1:])


@pytest.mark.parametrize("numbers", [(1000, 1), (1, 10_000_000)])
def test_a_number_that_has_no_room_has_no_code(numbers):
    assert encode("987654321", "1", *numbers) == ""


def test_no_digit_can_be_misread():
    right = encode("987654321", "1", 1, 1042)
    wrong = {right[:at] + digit + right[at + 1 :] for at in range(24) for digit in "0123456789"} - {right}
    assert len(wrong) == 216 and not any(decode(one) for one in wrong)


@pytest.mark.parametrize(
    "text", ["", "7038010000010", "HYLLE-7", "]d20107038010000010", "٣" * 24, "9" * 24, "1" * 25]
)
def test_goods_and_texts_are_no_receipt(text):
    assert decode(text) is None
