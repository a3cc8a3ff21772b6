"""However a payment is put right, it is one that the till could have taken: the cash in whole coins and
rounded once, every card what was asked of it."""

from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.money import nearest
from appliance.domain.payment import CASH, Tender
from appliance.domain.wrong_tender import put_right
from tests.domain.test_payment_balance import OFFERS, STEPS, TOTALS, pay

CHANGES = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from([CASH, "card", "vipps"])), min_size=1, max_size=5
)


def corrected(total, step, sold, changes):
    """The tenders after each change, those of the sale first."""
    states = [sold]
    for place, kind in changes:
        at = place % len(sold)
        states.append(put_right(total, step, sold, states[-1], at, Tender(kind, 0)))
    return states


@given(TOTALS, STEPS, OFFERS, CHANGES)
def test_the_cash_is_whole_coins_rounded_once(total, step, offers, changes):
    sold = pay(total, step, offers).tenders
    now = corrected(total, step, sold, changes)[-1]
    cash = sum(one.amount for one in now if one.kind == CASH)
    others = sum(one.amount for one in now if one.kind != CASH)
    assert cash == nearest(total - others, step)
    assert all(one.amount % step == 0 for one in now if one.kind == CASH)
    assert all(one.amount * total >= 0 for one in now)


@given(TOTALS, STEPS, OFFERS, CHANGES)
def test_back_again_is_what_the_sale_said(total, step, offers, changes):
    """As far as the sale's own cash was coins; more than one rounding was never in it."""
    sold = pay(total, step, offers).tenders
    now = corrected(total, step, sold, changes)[-1]
    for at, one in enumerate(sold):
        now = put_right(total, step, sold, now, at, one)
    assert [(one.kind, one.amount) for one in now if one.kind != CASH] == [
        (one.kind, one.amount) for one in sold if one.kind != CASH
    ]
    if all(one.amount % step == 0 for one in sold if one.kind == CASH):
        assert [one.amount for one in now] == [one.amount for one in sold]
