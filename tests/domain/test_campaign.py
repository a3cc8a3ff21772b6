"""Multiples: exact to the øre, the best for the customer, the same each time."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.campaign import Campaign, Goods, shares
from appliance.domain.figures import figures
from appliance.domain.line import Discount, Line
from appliance.domain.sale import Sale, add, discount_line, with_quantity, without

WEEK = ("2026-11-20", "2026-11-27")
THREE_FOR_TWO = Campaign("1", "3 for 2", 3, *WEEK, free=1, groups=("10",))
THREE_FOR_50 = Campaign("2", "3 for 50", 3, *WEEK, price=5000, groups=("10",))


def taken(campaigns, *goods):
    """What is taken off each of (price, pieces), all of group 10."""
    lines = [Goods(str(at), "10", price, pieces) for at, (price, pieces) in enumerate(goods)]
    return [sum(one.amount for one in line) for line in shares(lines, campaigns)]


@pytest.mark.parametrize(
    ("campaign", "goods", "off"),
    [
        (THREE_FOR_TWO, [(3000, 2)], [0]),
        (THREE_FOR_TWO, [(3000, 3)], [3000]),
        (THREE_FOR_TWO, [(3000, 7)], [6000]),
        (THREE_FOR_TWO, [(4000, 1), (2000, 2)], [1000, 1000]),  # 20.00 of 80.00, half of it the dear one's
        (THREE_FOR_TWO, [(1000, 3), (9000, 3)], [1000, 9000]),  # the dear ones together, not two with a cheap
        (THREE_FOR_50, [(2000, 3)], [1000]),
        (THREE_FOR_50, [(2000, 1), (2000, 1), (1999, 1)], [333, 333, 333]),  # 59.99 - 50.00
        (THREE_FOR_50, [(1500, 3)], [0]),  # 45.00 is less than 50.00
        (THREE_FOR_50, [(3000, 3), (1000, 3)], [4000, 0]),
        (THREE_FOR_50, [(2000, 100_000)], [33_333 * 1000]),
        (replace(THREE_FOR_TWO, groups=()), [(3000, 3)], [0]),
    ],
)
def test_worked_out_by_hand(campaign, goods, off):
    assert taken([campaign], *goods) == off


def test_the_odd_øre_goes_to_the_first():
    odd = replace(THREE_FOR_50, price=4999)  # 10.01 off, a third of it is 3.336…
    assert taken([odd], (2000, 1), (2000, 1), (2000, 1)) == [334, 334, 333]


def test_each_campaign_takes_its_own_goods_and_says_its_name():
    other = Campaign("3", "2 for 1 wine gums", 2, *WEEK, free=1, products=("9",))
    found = shares([Goods("1", "10", 1000, 3), Goods("9", "20", 500, 2), Goods("8", "20", 500, 2)],
                   [THREE_FOR_TWO, other])  # fmt: skip
    assert [[(one.name, one.amount) for one in line] for line in found] == [
        [("3 for 2", 1000)], [("2 for 1 wine gums", 500)], [],
    ]  # fmt: skip


def test_a_piece_counts_once_and_the_order_that_saves_most_is_taken():
    half = Campaign("9", "2 for 1", 2, *WEEK, free=1, groups=("10",))
    found = shares([Goods("1", "10", 1000, 5)], [THREE_FOR_TWO, half])
    assert [(one.code, one.amount) for one in found[0]] == [("9", 2000)]  # and one is left: no third
    found = shares([Goods("1", "10", 1000, 3)], [THREE_FOR_TWO, THREE_FOR_50])
    assert [(one.code, one.amount) for one in found[0]] == [("1", 1000)]


def test_days_both_ends_are_in():
    assert [THREE_FOR_TWO.state(day) for day in ("2026-11-19", *WEEK, "2026-11-28")] == [
        "coming", "running", "running", "ended",
    ]  # fmt: skip


GOODS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3)), min_size=1, max_size=4)
ONE = st.one_of(
    st.tuples(st.integers(2, 4), st.integers(1, 3)).map(
        lambda of: replace(THREE_FOR_TWO, pieces=of[0], free=min(of[1], of[0] - 1))
    ),
    st.tuples(st.integers(2, 4), st.integers(1, 6000)).map(
        lambda of: replace(THREE_FOR_50, pieces=of[0], price=of[1])
    ),
)


def best(campaign, prices):
    """The most that can be saved, by every way to make sets."""
    if len(prices) < campaign.pieces:
        return 0
    first, rest = prices[0], prices[1:]
    found = best(campaign, rest)
    for others in combinations(range(len(rest)), campaign.pieces - 1):
        chosen = sorted([first, *(rest[at] for at in others)], reverse=True)
        left = [price for at, price in enumerate(rest) if at not in others]
        saved = sum(chosen) - campaign.price if campaign.price else sum(chosen[-campaign.free :])
        found = max(found, saved + best(campaign, left))
    return found


@given(ONE, GOODS.filter(lambda goods: sum(pieces for _, pieces in goods) <= 8))
def test_nobody_could_make_better_sets(campaign, goods):
    prices = [price for price, pieces in goods for _ in range(pieces)]
    assert sum(taken([campaign], *goods)) == best(campaign, prices)


@given(st.lists(ONE, min_size=1, max_size=4), GOODS)
def test_never_less_than_one_alone_and_no_line_bears_more_than_it_costs(campaigns, goods):
    named = [replace(one, code=str(at)) for at, one in enumerate(campaigns)]
    off = taken(named, *goods)
    assert sum(off) >= max(sum(taken([one], *goods)) for one in named)
    assert all(0 <= one <= price * pieces for one, (price, pieces) in zip(off, goods, strict=True))
    assert off == taken(named[::-1], *goods)


LINES = st.lists(
    st.builds(
        Line, st.just(0), st.just("x"), st.sampled_from(["10", "20"]), st.just("1"), st.integers(0, 9000),
        st.sampled_from([0, 1500, 2500]), st.integers(-3, 5).filter(bool).map(lambda n: n * 1000),
        discountable=st.booleans(),
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@given(LINES, st.integers(0, 5000))
def test_a_sale_with_campaigns_adds_up_after_every_change(lines, amount):
    sale = Sale("0" * 32, "NOK", campaigns=(THREE_FOR_TWO, THREE_FOR_50))
    for line in lines:
        sale = add(sale, line)
    first = sale.lines[0]
    if first.reducible:
        sale = discount_line(sale, first.id, Discount(min(amount, abs(first.asked)), "why"))
    sale = with_quantity(sale, first.id, first.quantity * 2)
    for now in (sale, without(sale, first.id)):
        worked = figures(now)
        assert sum(worked.gross) == now.total == sum(one.gross for one in worked.rates.values())
        for line in now.lines:
            off = sum(share.amount for share in line.campaigns)
            assert off == 0 or (line.discountable and line.quantity > 0 and line.group == "10")
            assert line.gross == line.listed - off - line.reduction
            assert line.gross >= 0 or line.quantity < 0


def test_the_same_article_scanned_three_times_is_one_line():
    sale = Sale("0" * 32, "NOK", campaigns=(THREE_FOR_TWO,))
    milk = Line(0, "Milk", "10", "1", 2490, 1500, product="1")
    for _ in range(4):
        sale = add(sale, milk)
    assert [(line.quantity, line.gross) for line in sale.lines] == [(4000, 7470)]


def test_a_discount_by_hand_is_of_what_the_campaign_leaves():
    sale = Sale("0" * 32, "NOK", campaigns=(THREE_FOR_TWO,))
    sale = add(sale, Line(0, "Milk", "10", "1", 1000, 1500, quantity=3000))
    sale = discount_line(sale, 1, Discount(0, "scratch", percent=1000))
    assert (sale.lines[0].reduction, sale.total) == (200, 1800)  # 10 % of 20.00
