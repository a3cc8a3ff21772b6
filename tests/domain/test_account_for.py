"""Which row of a mapping wins for which posting, and what a line goes out with."""

import pytest

from appliance.domain.voucher import INCOME_OR_COST, Account, Posting, Role, account_for

COFFEE = Posting(
    Role.REVENUE, -4500, -587, 1500, department="1", group="20", product="77", project="P1", object="O1"
)
VISA_IN = Posting(Role.TENDER, 100, tender="card:visa", reason="cash_in")


def key(role="revenue", department="", rate="", tender="", reason="", group="", product=""):
    """A row's key."""
    return (role, department, rate, tender, reason, group, product)


# The winner first, then what it wins over.
WINS = [
    (COFFEE, key(department="1", rate="1500", group="20", product="77"), key(product="77", rate="1500")),
    (COFFEE, key(product="77"), key(department="1", rate="1500", group="20")),
    (COFFEE, key(product="77", group="20"), key(product="77", rate="1500")),
    (COFFEE, key(product="77", rate="1500"), key(product="77", department="1")),
    (COFFEE, key(department="1", rate="1500", group="20"), key(rate="1500", group="20")),
    (COFFEE, key(rate="1500", group="20"), key(department="1", group="20")),
    (COFFEE, key(department="1", group="20"), key(department="1", rate="1500")),
    (COFFEE, key(department="1", rate="1500"), key(group="20")),
    (COFFEE, key(group="20"), key(rate="1500")),
    (COFFEE, key(rate="1500"), key(department="1")),
    (COFFEE, key(department="1"), key()),
    (VISA_IN, key("tender", tender="card:visa", reason="cash_in"), key("tender", tender="card:visa")),
    (VISA_IN, key("tender", tender="card:visa"), key("tender", reason="cash_in")),
    (VISA_IN, key("tender", reason="cash_in"), key("tender")),
]


@pytest.mark.parametrize(("posting", "winner", "loser"), WINS)
def test_the_more_exact_row_wins(posting, winner, loser):
    mapping = {loser: Account("2"), winner: Account("1")}
    assert account_for(posting, mapping).number == "1"
    assert account_for(posting, {loser: Account("2")}).number == "2"


@pytest.mark.parametrize(
    "row",
    [
        key(group="21"), key(product="78"), key(rate="2500"), key(department="2"), key("tender"),
        key(group="20", product="78"), key(tender="card"),
    ],
)  # fmt: skip
def test_a_row_that_says_something_else_fits_nothing(row):
    assert account_for(COFFEE, {row: Account("1")}) is None


def test_a_posting_goes_out_with_its_own_dimensions_else_with_those_of_its_row():
    row = Account("3000", "31", department="9", project="P9", object="O9")
    own = account_for(COFFEE, {key(): row})
    assert (own.department, own.project, own.object) == ("1", "P1", "O1")
    bare = Posting(Role.REVENUE, -4500, -587, 1500, project="P1")
    assert account_for(bare, {key(): row}) == Account("3000", "31", "9", "P1", "O9")


def test_money_and_debts_belong_to_no_department():
    neither = set(Role) - INCOME_OR_COST
    assert {Role.TENDER, Role.BANK_BAG, Role.GIFT_CARD, Role.RECEIVABLE} <= neither
    assert Role.REVENUE not in neither
