"""A receipt's barcode: scanned by the till that sold, it finds the sale; by another, it says so."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.domain.receipt import Barcode
from appliance.domain.receipt_code import encode
from appliance.paper.compose import compose
from appliance.storage import journal
from appliance.till import modes, people, returns, scanning
from appliance.till.till import Shop
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import BREAD, KNIFE, MILK, opened, paid, ring


@pytest.fixture
def bought(till):
    """Two receipts, the second with a return of the first in it; nothing is open."""
    paid(ring(till, MILK, KNIFE), ("card", 15_440))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(ring(till, BREAD), ("card", 1500))
    return till


def codes(till, receipt, series="sale"):
    """The bars on a receipt's paper."""
    body = returns.find_receipt(till, receipt, series).data
    paper = compose(body, letterhead(till.shop), Words("en", till.rules.currency))
    return [element.data for element in paper if isinstance(element, Barcode)]


def test_each_sale_has_a_code_of_its_own_and_finds_itself(bought):
    (first,), (second,) = codes(bought, 1), codes(bought, 2)
    assert returns.scanned(bought, first).data["receipt"] == 1
    assert returns.scanned(bought, second).data["receipt"] == 2


def test_a_return_has_none(bought):
    returns.return_lines(bought, returns.find_receipt(bought, 1), {2: 1000})
    paid(bought, ("card", -12_950))
    assert codes(bought, 1, "return") == []


def test_it_begins_a_return_and_puts_nothing_into_the_basket(bought):
    assert scanning.scan(bought, *codes(bought, 1)) is True
    assert bought.question.code == "receipt_scanned" and bought.question.facts["number"] == 1
    assert bought.sale is None
    scanning.scan(bought, MILK)
    scanning.answer(bought)
    assert [line.name for line in bought.sale.lines] == ["Milk 1 l"]


def test_beside_other_goods_it_begins_an_exchange(bought):
    ring(bought, MILK, *codes(bought, 1))
    assert bought.question.code == "receipt_scanned" and len(bought.sale.lines) == 1


def test_a_copy_has_the_code_of_what_it_copies(bought):
    found = returns.find_receipt(bought, 1)
    returns.copy(bought, found)
    body = journal.last_of(bought.database, "copy")[1].data
    paper = compose(body, letterhead(bought.shop), Words("en", bought.rules.currency), found.data)
    assert Barcode(*codes(bought, 1)) in paper


@pytest.mark.parametrize(
    ("organisation", "point", "epoch", "receipt", "why"),
    [
        ("987654321", "1", 1, 1, "receipt_of_shop"),
        ("999888777", "2", 1, 1, "receipt_of_till"),
        ("999888777", "Kiosk", 1, 1, "receipt_of_till"),
        ("999888777", "1", 2, 1, "receipt_unknown"),
        ("999888777", "1", 1, 3, "receipt_unknown"),
    ],
)
def test_another_s_is_told_apart(bought, organisation, point, epoch, receipt, why):
    assert scanning.scan(bought, encode(organisation, point, epoch, receipt)) is False
    assert bought.question.code == why and bought.question.facts["number"] == receipt
    assert bought.sale is None


def test_practice_has_no_receipt_of_the_shop_s(bought):
    (code,) = codes(bought, 1)
    people.lock(bought)
    people.log_in(bought, "2", "9876")
    modes.begin_training(bought)
    with pytest.raises(Refused, match="training_only_sells"):
        returns.scanned(bought, code)


def test_before_log_in_and_before_the_day_it_waits(box):
    till = opened(box.start())
    paid(ring(till, MILK), ("card", 2490))
    (code,) = codes(till, 1)
    people.lock(till)
    scanning.scan(till, code)
    assert till.question.code == "not_logged_in"
    people.log_in(till, "1", "1234")
    assert till.question.code == "receipt_scanned"


def test_a_shop_without_a_number_knows_its_own(bought):
    bought.shop = replace(bought.shop, organisation="")
    assert bought.shop == Shop("Story shop", "", "MVA")
    (code,) = codes(bought, 1)
    assert code.startswith("000000000001") and returns.scanned(bought, code).data["receipt"] == 1
