"""What a scanned text means; check digits worked out by hand where a number is our own."""

import pytest

from appliance.domain.barcode import Code, Kind, normalise


@pytest.mark.parametrize(
    ("text", "kind", "digits"),
    [
        ("96385074", Kind.EAN8, "96385074"),
        # 7 + 3·0 + 3 + 3·8 + 0 + 3·1 + 0 … + 3·1 = 40, a full ten: check digit 0
        ("7038010000010", Kind.EAN13, "7038010000010"),
        ("4006381333931", Kind.EAN13, "4006381333931"),
        ("036000291452", Kind.EAN13, "0036000291452"),
        ("]E04006381333931", Kind.EAN13, "4006381333931"),
        ("]E496385074", Kind.EAN8, "96385074"),
        ("]E0036000291452", Kind.EAN13, "0036000291452"),
        ("]E3977147396801212", Kind.EAN13, "9771473968012"),
        ("HYLLE-7", Kind.CODE128, "HYLLE-7"),
        ("]C0HYLLE-7", Kind.CODE128, "HYLLE-7"),
        ("]C04006381333930", Kind.CODE128, "4006381333930"),
        ("1234", Kind.CODE128, "1234"),
        # GS1-128, DataBar, DataMatrix, QR, DotCode: (01) article, (10) batch, (17) best before, (3103) grams
        ("]C1010703801000001010A", Kind.EAN13, "7038010000010"),
        ("]e00107038010000010", Kind.EAN13, "7038010000010"),
        ("]d2010703801000001010A\x1d17261231", Kind.EAN13, "7038010000010"),
        ("]d21726123110A\x1d0107038010000010", Kind.EAN13, "7038010000010"),
        ("]Q301070380100000103103001250", Kind.EAN13, "7038010000010"),
        ("]J1010703801000001017260000", Kind.EAN13, "7038010000010"),
        ("]e00100000096385074", Kind.EAN8, "96385074"),
        # 3·(1+0+8+1+0+0+1) + (7+3+0+0+0+0) = 33 + 10 = 43: check digit 7
        ("]C10117038010000017", Kind.GTIN14, "17038010000017"),
        ("]I117038010000017", Kind.GTIN14, "17038010000017"),
        ("]I107038010000010", Kind.EAN13, "7038010000010"),
        # the same without a symbology identifier, and with the leading FNC1 sent too
        ("0107038010000010", Kind.EAN13, "7038010000010"),
        ("\x1d010703801000001010A\x1d17261231", Kind.EAN13, "7038010000010"),
        ("0107038010000011", Kind.CODE128, "0107038010000011"),
        ("0107038010000010#7", Kind.CODE128, "0107038010000010#7"),
        # Digital Link
        ("https://id.gs1.org/01/07038010000010/10/A", Kind.EAN13, "7038010000010"),
        ("]Q1https://tine.example/p/01/7038010000010?17=261231", Kind.EAN13, "7038010000010"),
        ("https://example.com/receipt/12", Kind.CODE128, "https://example.com/receipt/12"),
        # a transport unit has no article number
        ("]C100370000000000000012", Kind.CODE128, "00370000000000000012"),
        ("]C1not-gs1", Kind.CODE128, "not-gs1"),
    ],
)
def test_a_readable_code(text, kind, digits):
    assert normalise(text) == Code(kind, digits)
    assert normalise(text).readable


@pytest.mark.parametrize(
    "text",
    [
        "4006381333932", "96385075", "036000291453", "]E04006381333932", "]C10107038010000011",
        "]I107038010000011", "https://id.gs1.org/01/07038010000011",
    ],
)  # fmt: skip
def test_a_wrong_check_digit_says_so(text):
    assert normalise(text).kind == Kind.BAD_CHECK_DIGIT
    assert not normalise(text).readable


@pytest.mark.parametrize("text", ["", "   ", "]E0", "]E0HYLLE", "96385\ufffd", "A\x00B", "]C0\ufffd"])
def test_what_broke_off_is_unreadable_and_kept_as_it_came(text):
    assert normalise(text) == Code(Kind.UNREADABLE, text)


def test_the_digits_of_other_scripts_are_no_article_number():
    assert normalise("٩٦٣٨٥٠٧٤").kind == Kind.CODE128
