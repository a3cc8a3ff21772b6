"""A gift receipt: goods without a price, the bars of their receipt, the last day; and no receipt itself."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.receipt import Barcode, Pair, Text
from appliance.paper.compose import compose
from appliance.storage import journal
from appliance.till import gifts, jobs, modes, papers, returns, scanning
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import BREAD, KNIFE, MILK, kinds, managed, paid, ring, trusted


@pytest.fixture
def bought(till):
    """Receipt 1: two milks and a knife, on 21 November 2026."""
    paid(ring(till, MILK, MILK, KNIFE), ("card", 17_930))
    return till


def printed(till):
    """The body of each gift receipt, the oldest first."""
    return [body for _, body in journal.every(till.database, "gift_receipt")][::-1]


def paper(till, body):
    """Its paper."""
    return compose(body, letterhead(till.shop), Words("en", till.rules.currency))


def test_it_names_the_goods_how_many_the_receipt_and_the_last_day(bought):
    gifts.print_gifts(bought, returns.find_receipt(bought, 1), [1, 2])
    (body,) = printed(bought)
    assert body["lines"] == [
        {"line": 1, "name": "Milk 1 l", "quantity": 2000},
        {"line": 2, "name": "Knife", "quantity": 1000},
    ]
    assert (body["series"], body["receipt"], body["bought"], body["until"]) == (
        "sale", 1, "2026-11-21", "2026-12-21",
    )  # fmt: skip
    shown = paper(bought, body)
    assert [(one.left, one.right) for one in shown if isinstance(one, Pair)] == [
        ("Receipt 1", "21.11.2026"), ("Milk 1 l", "2"), ("Knife", "1"),
    ]  # fmt: skip
    assert "Can be exchanged until 21.12.2026" in [one.text for one in shown if isinstance(one, Text)]


def test_no_price_stands_in_it_or_on_it(bought):
    gifts.print_gifts(bought, returns.find_receipt(bought, 1), [1, 2])
    (body,) = printed(bought)
    said = str(paper(bought, body))
    for price in ("24.90", "49.80", "129.50", "179.30"):
        assert price not in said
    assert not {"gross", "vat", "tenders", "price"} & {*body, *body["lines"][0]}


def test_its_bars_find_the_receipt_and_begin_a_return(bought):
    gifts.print_gifts(bought, returns.find_receipt(bought, 1), [2])
    (bars,) = [one.data for one in paper(bought, printed(bought)[0]) if isinstance(one, Barcode)]
    assert scanning.scan(bought, bars)
    assert (bought.question.code, bought.question.facts["number"]) == ("receipt_scanned", 1)


def test_one_for_each_names_each_alone(bought):
    made = gifts.print_gifts(bought, returns.find_receipt(bought, 1), [2, 1], apart=True)
    assert [[line["name"] for line in body["lines"]] for body in printed(bought)] == [["Milk 1 l"], ["Knife"]]
    assert made == [one.job.id for one in jobs.owed(bought) if one.data["kind"] == "gift_receipt"]


def test_it_is_no_copy_and_there_may_be_more(bought):
    found = returns.find_receipt(bought, 1)
    for _ in range(3):
        gifts.print_gifts(bought, found, [2])
    assert not returns.find_receipt(bought, 1).copied
    returns.copy(bought, found)
    gifts.print_gifts(bought, found, [2])
    assert kinds(bought)[-5:] == ["gift_receipt"] * 3 + ["copy", "gift_receipt"]


def test_what_has_come_back_is_no_gift(bought):
    trusted(bought)
    returns.return_lines(bought, returns.find_receipt(bought, 1), {1: 1000, 2: 1000})
    paid(bought, ("card", -15_440))
    found = returns.find_receipt(bought, 1)
    assert [(one["line"], found.left(one["line"])) for one in gifts.exchangeable(found)] == [(1, 1000)]
    with pytest.raises(Refused, match="line_gone"):
        gifts.print_gifts(bought, found, [2])
    assert gifts.exchangeable(returns.find_receipt(bought, 1, "return")) == []


@pytest.mark.parametrize("lines", [(), (9,), (1, 9)])
def test_of_nothing_there_is_none(bought, lines):
    start = bought.journal.id
    with pytest.raises(Refused, match="line_gone"):
        gifts.print_gifts(bought, returns.find_receipt(bought, 1), lines)
    assert bought.journal.id == start


def test_practice_has_none(bought):
    found = returns.find_receipt(bought, 1)
    modes.begin_training(managed(bought))
    with pytest.raises(Refused, match="training_only_sells"):
        gifts.print_gifts(bought, found, [1])


def test_one_that_failed_holds_no_sale_back(bought):
    jobs.ended(bought, bought.paid.receipt, "done")
    (job,) = gifts.print_gifts(bought, returns.find_receipt(bought, 1), [2])
    jobs.ended(bought, job, "failed")
    assert paid(ring(bought, BREAD), ("card", 3990)).data["receipt"] == 2


def test_the_shop_says_for_how_long(bought):
    papers.choose(managed(bought), papers.Papers(exchange=14))
    assert gifts.last_day(bought, returns.find_receipt(bought, 1)) == "2026-12-05"
    start = bought.journal.id
    papers.choose(bought, papers.Papers(exchange=14))
    assert bought.journal.id == start  # as it was
    with pytest.raises(Refused, match="line_gone"):
        papers.choose(bought, papers.Papers(exchange=10_000))


def test_a_cashier_does_not(till):
    with pytest.raises(Refused, match="manager_needed"):
        papers.choose(till, papers.Papers(exchange=90))
