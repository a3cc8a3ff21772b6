"""What stands on a line in the books says what it is, and never more than a target takes."""

from dataclasses import replace

import pytest

from appliance.domain.settlement import CREDIT
from appliance.domain.voucher import Account, Posting, Role, Voucher
from appliance.integrations import Line
from appliance.integrations.line_text import keyed, said

DAY = Voucher(
    "0" * 32, "Z-1-42-20261121", "1", 1, 42, "2026-11-21", "NOK", "Z 42 till 1 2026-11-21", (), (1, 9)
)
FOOD = Posting(Role.REVENUE, -12_500, -2500, 2500, group="10", name="Food")


@pytest.mark.parametrize(
    ("posting", "text"),
    [
        (FOOD, "revenue 10 Food 25 %"),
        (replace(FOOD, name=""), "revenue 10 25 %"),
        (replace(FOOD, rate=1111, department="2", product="4711"),
         "revenue 10 Food article 4711 11.11 % department 2"),
        (replace(FOOD, text=CREDIT), "revenue 10 Food 25 % credit sales"),
        (Posting(Role.RECEIVABLE, 12_500, text=CREDIT), "receivable credit sales"),
        (Posting(Role.RECEIVABLE, -12_500, text="customer 104"), "receivable customer 104"),
        (Posting(Role.TENDER, 500, tender="card:visa"), "tender card:visa"),
        (Posting(Role.TENDER, -500, tender="cash", reason=Role.CASH_OUT, text="Coffee"),
         "tender cash cash out Coffee"),
        (Posting(Role.CASH_OUT, 500, reason="Coffee"), "cash out Coffee"),
        (Posting(Role.ROUNDING, 20, text="cash rounding"), "cash rounding"),
        (Posting(Role.BANK_BAG, 500, text="B 17"), "bank bag B 17"),
    ],
)  # fmt: skip
def test_a_line_says_what_it_is(posting: Posting, text: str) -> None:
    assert said(Line(posting, None)) == text


def test_the_key_comes_first() -> None:
    assert keyed(DAY, Line(FOOD, None)) == "Z-1-42-20261121 revenue 10 Food 25 %"


def test_the_department_is_the_one_that_the_line_goes_out_with() -> None:
    assert said(Line(FOOD, Account("3000", "3", department="7"))).endswith("25 % department 7")


def test_a_long_name_gives_way_and_the_rate_stays() -> None:
    long = replace(FOOD, name="Smørrebrød, salater og varme retter til at tage med hjem", department="2")
    text = keyed(DAY, Line(long, None))
    assert text == "Z-1-42-20261121 revenue 10 Smørrebrød, salater og varme r 25 % department 2"
    assert len(text) == 75


def test_nothing_is_longer_than_a_target_takes() -> None:
    assert len(keyed(replace(DAY, key="Z" * 50), Line(replace(FOOD, product="4" * 40), None))) == 75
