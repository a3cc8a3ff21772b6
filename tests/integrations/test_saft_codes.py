"""SAF-T's standard VAT codes: by rate where the rate tells, by the mapping where only that can."""

import pytest

from appliance.domain.voucher import Account, Posting, Role
from appliance.integrations.saft import standard_code


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
