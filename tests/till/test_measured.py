"""Scanned labels at the till: weights, prices, last days; the shop's own table."""

import pytest

from appliance.domain.measured import PRICE, Prefix
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import journal
from appliance.till import asking, catalogue, measured, measuring, paying, people, scanning
from appliance.till.till import Person

CHEESE, SHARED = "2300123014952", "2300123000009"
"""Item 001230: 1.495 kg."""
DATED = "]d2010703801000001015{day}"


@pytest.fixture
def till(till):
    people.enter(till, Person("9", "Eier", "owner"))
    catalogue.put(
        till,
        [
            Product("80", "Brunost", "10", "1", 18990, 1500, unit="kg", codes=(SHARED,)),
            Product("81", "Kaketilbud", "10", "1", 5000, 1500, codes=("2000555000003",)),
        ],
    )
    return till


def test_a_weight_is_the_quantity(till):
    assert scanning.scan(till, CHEESE)
    (line,) = till.sale.lines
    assert (line.product, line.quantity, line.weighed, line.code) == ("80", 1495, True, CHEESE)
    assert line.gross == 28390  # 1.495 · 189.90 = 283.9005
    scanning.scan(till, CHEESE)
    assert len(till.sale.lines) == 2 and till.sale.total == 56780


def test_a_price_is_what_is_paid(till):
    from biip.checksums import gs1_standard_check_digit as last

    label = "200055504250"
    assert scanning.scan(till, label + str(last(label)))
    (line,) = till.sale.lines
    assert (line.product, line.quantity, line.gross, line.open_price) == ("81", 1000, 4250, False)
    paying.pay(till)


def test_a_label_is_found_by_its_article_number_too(till):
    catalogue.put(till, [Product("777", "Laks", "10", "1", 30000, 1500, unit="kg")])
    from biip.checksums import gs1_standard_check_digit as last

    label = "230007770500"
    scanning.scan(till, label + str(last(label)))
    assert till.sale.total == 15000


def test_every_label_of_unknown_goods_asks_about_the_same_code(till):
    assert not scanning.scan(till, "2300999901504"[:12] + _last("230099990150"))
    asked = till.question
    assert asked.code == "unknown_code" and asked.facts["code"] == "230099990000" + _last("230099990000")
    assert measuring.unit_of(till, asked) == "kg"
    catalogue.create(till, str(asked.facts["code"]), "Pølse", "10", 10000, measuring.unit_of(till, asked))
    till.question = None
    scanning.scan(till, str(asked.facts["scanned"]))
    assert till.sale.total == 1500  # 0.150 · 100.00
    scanning.scan(till, "230099990300" + _last("230099990300"))
    assert till.sale.total == 4500


def _last(digits):
    from biip.checksums import gs1_standard_check_digit

    return str(gs1_standard_check_digit(digits))


def test_a_weight_of_goods_sold_by_the_piece_is_asked_about(till):
    catalogue.put(till, [Product("82", "Eple", "10", "1", 500, 1500, codes=("2300124000008",))])
    label = "230012400500"
    assert not scanning.scan(till, label + _last(label))
    assert till.question.code == "weight_for_pieces" and till.sale is None


def test_a_shop_says_itself_what_its_labels_carry(till):
    measuring.save(till, [Prefix("23", PRICE, 5, 2)])
    assert scanning.scan(till, CHEESE)
    assert till.sale.total == 1495 and till.sale.lines[0].quantity == 1000
    _, entry = journal.last_of(till.database, "prefixes")
    assert [row["prefix"] for row in entry.data["old"]] == ["20", "21", "22", "23", "24", "25"]
    assert entry.data["rows"] == [{"prefix": "23", "meaning": "price", "item": 5, "decimals": 2, "check": 0}]


@pytest.mark.parametrize(
    "rows",
    [
        [Prefix("31", PRICE, 5, 2)],
        [Prefix("23", "length", 5, 2)],
        [Prefix("23", PRICE, 9, 2)],
        [Prefix("23", PRICE, 5, 3)],
        [Prefix("23", PRICE, 5, 2), Prefix("23", PRICE, 6, 2)],
    ],
)
def test_what_a_label_cannot_carry(till, rows):
    with pytest.raises(Refused) as said:
        measuring.save(till, rows)
    assert said.value.problem.code == "prefix_wrong" and not journal.last_of(till.database, "prefixes")


def test_only_who_manages_changes_it(till):
    people.enter(till, Person("8", "Ida", "cashier"))
    for deed in (lambda: measuring.save(till, []), lambda: measured.begin(till)):
        with pytest.raises(Refused) as said:
            deed()
        assert said.value.problem.code == "manager_needed"


def test_what_is_tried_sells_nothing(till):
    before = len(list(journal.entries(till.database)))
    measured.begin(till)
    assert scanning.scan(till, CHEESE)
    assert (till.tried.name, till.tried.weight, till.tried.gross) == ("Brunost", 1495, 28390)
    measured.change(till, [Prefix("23", PRICE, 6, 2)])
    assert (till.tried.amount, till.tried.gross) == (1495, 1495)
    assert not scanning.scan(till, "2912340049909")
    assert till.tried.wrong.code == "unknown_code"
    assert till.sale is None and len(list(journal.entries(till.database))) == before
    asking.end(till)
    scanning.scan(till, CHEESE)
    assert till.sale.total == 28390


@pytest.mark.parametrize(
    ("identifier", "day", "code"),
    [
        ("15", "261121", ""),
        ("15", "261120", "best_before_passed"),
        ("17", "261121", ""),
        ("17", "261120", "expired"),
    ],
)
def test_goods_past_their_last_day_are_asked_about(till, identifier, day, code):
    till_said = scanning.scan(till, "]d20107038010000010" + identifier + day)
    assert till_said == (not code)
    assert (till.question.code if till.question else "") == code
    assert (till.sale is None) == bool(code)


def test_best_before_may_be_sold_once_somebody_has_looked(till):
    text = "]d2010703801000001015261120"
    scanning.scan(till, text)
    till.question = None
    measured.sell_late(till, str(text))
    assert till.sale.total == 2490
    with pytest.raises(Refused):
        measured.sell_late(till, "]d2010703801000001017261120")


def test_weight_and_price_of_a_databar(till):
    catalogue.put(
        till, [Product("84", "Gulost", "10", "1", 12000, 1500, unit="kg", codes=("7038010000065",))]
    )
    assert scanning.scan(till, "]e00107038010000065310300045039225400")
    (line,) = till.sale.lines
    assert (line.quantity, line.price, line.gross) == (450, 12000, 5400)


def test_a_price_is_looked_up_by_a_label(till):
    asking.begin(till)
    assert scanning.scan(till, CHEESE) and till.asked.number == "80"
