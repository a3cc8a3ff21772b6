"""However a sale is paid: gross + rounding = the tenders, and cash is rounded at most once."""

from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.payment import CASH, FOREIGN, Tender, begin, tender
from appliance.domain.problems import Refused

TOTALS = st.integers(-500_000, 500_000).filter(bool)
STEPS = st.sampled_from([1, 50, 100])
OFFERS = st.lists(
    st.tuples(st.sampled_from([CASH, "card", "vipps"]), st.integers(-600_000, 600_000)), max_size=8
)


def pay(total, step, offers):
    """Take the offers that are not refused, then the rest in cash."""
    payment = begin(total, step)
    for kind, amount in offers:
        if not payment.paid:
            try:
                payment = tender(payment, Tender(kind, amount))
            except Refused:
                continue
    return payment if payment.paid else tender(payment, Tender(CASH, payment.cash_due))


@given(TOTALS, STEPS, OFFERS)
def test_gross_and_rounding_are_the_sum_of_the_tenders(total, step, offers):
    payment = pay(total, step, offers)
    assert payment.paid
    assert total + payment.rounding == sum(one.amount for one in payment.tenders)


@given(TOTALS, STEPS, OFFERS)
def test_rounding_is_at_most_half_a_coin_and_only_where_cash_was_taken(total, step, offers):
    payment = pay(total, step, offers)
    assert 2 * abs(payment.rounding) <= step
    if not any(one.kind == CASH for one in payment.tenders):
        assert payment.rounding == 0


@given(TOTALS.map(abs), STEPS, st.lists(st.integers(1, 600_000), min_size=1, max_size=3))
def test_change_on_other_notes_is_whole_coins_and_rounded_once_too(total, step, worths):
    payment = begin(total, step)
    for worth in worths:
        if not payment.paid:
            payment = tender(payment, Tender(FOREIGN, worth, brand="EUR", foreign="1.00", exchange="1"))
    if not payment.paid:
        payment = tender(payment, Tender(CASH, payment.cash_due))
    assert total + payment.rounding == sum(one.amount for one in payment.tenders)
    assert 2 * abs(payment.rounding) <= step
    assert payment.change % step == 0


@given(TOTALS, STEPS, OFFERS)
def test_no_tender_goes_against_the_sale_and_change_is_what_was_handed_over_too_much(total, step, offers):
    payment = pay(total, step, offers)
    assert all(one.amount * total >= 0 for one in payment.tenders)
    handed = sum(one.given or one.amount for one in payment.tenders if one.kind == CASH)
    kept = sum(one.amount for one in payment.tenders if one.kind == CASH)
    assert payment.change == handed - kept >= 0
