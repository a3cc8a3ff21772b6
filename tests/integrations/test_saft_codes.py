"""SAF-T's standard VAT codes: by rate where the rate tells, by the mapping where only that can."""

from dataclasses import replace

import pytest

from appliance.domain.voucher import Account, Posting, Role
from appliance.integrations import accounted
from appliance.integrations.saft import coded, standard_code
from tests.upload.shop import MAPPING, one_day


def sold(rate):
    return Posting(Role.REVENUE, -10_000, 0, rate)


@pytest.mark.parametrize(
    ("rate", "mapped", "code"),
    [
        (2500, "", "3"),  # regular
        (2500, "U25", "3"),  # whatever the books call it
        (1500, "31", "31"),  # food
        (1111, "", "32"),  # raw fish
        (1200, "", "33"),  # transport, cinemas
        (0, "5", "5"),  # zero-rated: books, newspapers
        (0, "6", "6"),  # outside the act
        (0, "52", "52"),  # exported
        (0, "", ""),  # nobody has said which
        (0, "NONE", ""),
        (600, "", ""),  # no rate of Norway's
        (None, "3", ""),  # money holds no VAT
    ],
)
def test_the_code(rate, mapped, code):
    assert standard_code(sold(rate), Account("3000", mapped), "NOK") == code


def test_without_an_account_the_rate_still_tells():
    assert (standard_code(sold(2500), None, "NOK"), standard_code(sold(0), None, "NOK")) == ("3", "")


def test_another_country_has_no_codes_of_this_list():
    assert standard_code(sold(2500), Account("1000", "U25"), "DKK") == ""


def test_a_day_with_its_source_its_batch_and_a_code_per_posting():
    """25 % of department 10, 15 % of department 20, then two means of payment, which hold no VAT."""
    day = one_day()[1]
    assert coded(day, accounted(day, MAPPING)) == {
        "source_id": "Tillbox 1", "batch_id": "Z-1-42-20261121", "tax_codes": ["3", "31", "", ""],
    }  # fmt: skip


def test_a_name_too_long_for_an_id():
    """The voucher's id stands in for a key of more than 35 characters; a till's name is cut."""
    day = replace(one_day()[1], key=f"Z-{'9' * 40}-42", till="9" * 40)
    there = coded(day, ())
    assert (there["batch_id"], there["source_id"]) == (day.id, "Tillbox " + "9" * 27)
