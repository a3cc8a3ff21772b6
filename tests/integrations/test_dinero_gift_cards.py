"""Danish gift cards in the kassekladde: what is a debt, what is revenue taken back, and the øre of VAT.

A multi-purpose card is a debt: no VAT when it is sold, the goods' own when it is used. A single-purpose
card was goods when it was sold, with its VAT; used, it takes that revenue back, so that the goods do not
count twice. Dinero works VAT out of each line, the receipts one by one: the øre between stand on 3920.
"""

from collections import Counter
from random import Random

import pytest

from appliance.domain.voucher import Account, Posting, Role
from appliance.integrations import Accepted
from appliance.integrations.accounting.dinero.item import item_id
from tests.integrations.dinero import MAPPING as PLAIN
from tests.integrations.dinero import books_sums, day_of, dinero, paid, sold

MAPPING = {**PLAIN, ("gift_card", "", "2500", "", "", "", ""): Account("1000", "U25")}
"""A single-purpose card, which alone has a rate, goes where its goods went; any other to the debt, 63080."""
BANK, CARDS, VAT, OFF = 55020, 63080, 64060, 3920


def debt(amount: int) -> Posting:
    """A multi-purpose card: sold below 0, used above."""
    return Posting(Role.GIFT_CARD, amount)


def used(amount: int, vat: int) -> Posting:
    """Single-purpose cards that were used."""
    return Posting(Role.GIFT_CARD, amount, vat, 2500)


@pytest.fixture
def both():
    with dinero() as ends:
        ends.mapping |= MAPPING
        yield ends


@pytest.mark.parametrize(
    ("postings", "expected"),
    [
        pytest.param(
            [debt(-50_000), paid(50_000, "card")],
            {CARDS: -50_000, BANK: 50_000},
            id="a card of 500.00 is sold",
        ),
        pytest.param(
            [sold(12_500, 2500), debt(10_000), paid(2500, "card")],
            {1000: -10_000, VAT: -2500, CARDS: 10_000, BANK: 2500},
            id="goods for 125.00, 100.00 of it by card",
        ),
        pytest.param(
            [sold(20_000, 4000), paid(20_000, "card")],
            {1000: -16_000, VAT: -4000, BANK: 20_000},
            id="a single-purpose card of 200.00 is sold, as goods",
        ),
        pytest.param(
            [sold(25_000, 5000), used(20_000, 4000), paid(5000, "card")],
            {1000: -4000, VAT: -1000, BANK: 5000},
            id="goods for 250.00, 200.00 of it paid for with its VAT long ago",
        ),
        pytest.param(
            [sold(25_000, 5000), debt(-30_000), used(20_000, 4000), debt(2000), paid(33_000, "card")],
            {1000: -4000, VAT: -1000, CARDS: -28_000, BANK: 33_000},
            id="both kinds on one day",
        ),
        pytest.param(
            # three receipts of 0.98 with 0.20 each; 2.94 has 0.59 for Dinero
            [sold(294, 60), debt(294)],
            {1000: -234, VAT: -59, OFF: -1, CARDS: 294},
            id="an øre more than Dinero finds, paid by multi-purpose cards",
        ),
        pytest.param(
            # one receipt of 2.94 with 0.59, paid by three cards of 0.98 that were sold with 0.20 each
            [sold(294, 59), used(294, 60)],
            {1000: -1, OFF: 1},
            id="three small cards took an øre more of VAT than their goods have",
        ),
        pytest.param(
            [sold(294, 60), used(98, 20), debt(98), paid(98, "card")],
            {1000: -156, VAT: -39, OFF: -1, CARDS: 98, BANK: 98},
            id="all of it on one day",
        ),
    ],
)
def test_what_the_books_show(both, postings, expected):
    assert isinstance(both.deliver(day_of(*postings)), Accepted)
    assert both.ledger.sums(both.item) == expected


def test_a_card_that_was_goods_needs_a_vat_code(both):
    """Without a row of its own it would go to the debts, which hold no VAT."""
    del both.mapping["gift_card", "", "2500", "", "", "", ""]
    answer = both.deliver(day_of(sold(25_000, 5000), used(20_000, 4000), paid(5000, "card")))
    assert (answer.code, answer.facts["key"]) == ("mapping_wrong", "gift_card//2500////")
    assert both.ledger.items == {}


def a_day(random: Random) -> tuple[list[Posting], Counter[int]]:
    """Receipts of goods, paid in any way, and cards sold; with what the books must show of them."""
    expected: Counter[int] = Counter()
    gross = vat = card_gross = card_vat = money = debts = 0
    for _ in range(random.randint(1, 15)):
        amount = random.randint(1, 9999)
        inside = (2 * amount + 5) // 10
        match random.choice(["money", "multi", "single", "multi sold", "single sold"]):
            case "multi sold":
                debts, money = debts - amount, money + amount
                continue
            case "multi":
                debts += amount
            case "single":
                card_gross, card_vat = card_gross + amount, card_vat + inside
            case _:
                money += amount
        gross, vat = gross + amount, vat + inside
    expected[1000] = -(gross - vat) + (card_gross - card_vat)
    expected[VAT] = card_vat - vat
    expected[CARDS], expected[BANK] = debts, money
    postings = [sold(gross, vat), used(card_gross, card_vat), debt(debts), paid(money, "card")]
    wanted = Counter({account: amount for account, amount in expected.items() if amount})
    return [one for one in postings if one.amount or one.vat], wanted


def test_over_many_days_revenue_and_vat_are_the_receipts_own():
    random, named = Random(3), 0
    with dinero() as both:
        both.mapping |= MAPPING
        for number in range(1, 301):
            postings, expected = a_day(random)
            if not postings:
                continue
            both.delivery = f"{number:04}-dinero-1"
            assert isinstance(both.deliver(day_of(*postings, number=number)), Accepted)
            item = both.ledger.items[item_id(both.delivery)]
            assert books_sums(both.ledger, item) == expected
            said = [line["Description"] for line in item.body["Lines"] if "difference" in line["Description"]]
            assert bool(said) == (OFF in both.ledger.sums(item))
            assert [one.split(" ", 1)[1] for one in said] in ([], ["VAT difference U25"])
            named += len(said)
    assert named > 100
