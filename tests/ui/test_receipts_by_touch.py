"""The list of receipts: sales and returns count each for themselves, and a touch opens the one it is on."""

import pytest

from appliance.domain.pant import Bottles
from appliance.domain.receipt import Barcode
from appliance.domain.receipt_code import encode
from appliance.till import bottles, paying


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    return made.tap("Helmelk", "Ta betalt 24,90", "25,00").press("Next sale")


@pytest.fixture
def returned(counter):
    """Sale 1 and return 1, and the list of both."""
    counter.deeds.go_returns()
    counter.tap("1").press("Find", "Everything")
    counter.tap("Ta tilbake 24,90", "Betal tilbake 24,90", "25,00").press("Next sale")
    counter.deeds.go_receipts()
    return counter


def paper(counter):
    """The heading of the paper that is looked at."""
    return next(element.text for element in counter.frame.view.view.paper if hasattr(element, "text"))


def marked(counter):
    """What the rows say that are drawn as chosen."""
    from appliance.ui.widgets.rows import ListRow
    from tests.ui.drawing import settle, shown

    settle()
    rows = [one for one in shown(counter.frame.place) if isinstance(one, ListRow)]
    return [row.title.say for row in rows if row.resting == "accent_soft"]


def test_a_return_is_looked_at_and_copied_though_a_sale_has_its_number(returned):
    returned.tap(returned.say("No. {number}", number=1))
    assert paper(returned) == "Salgskvittering"
    returned.tap(returned.say("Return {number}", number=1))
    assert paper(returned) == "Returkvittering"
    returned.press("Print the copy")
    (copied,) = returned.entries("copy")
    assert (copied["series"], copied["receipt"]) == ("return", 1)
    returned.tap(returned.say("No. {number}", number=1)).press("Print the copy")
    assert [one["series"] for one in returned.entries("copy")] == ["return", "sale"]


def test_only_the_one_that_is_looked_at_is_marked(returned):
    assert [item.series for item in returned.frame.view.view.recent] == ["return", "sale"]
    assert marked(returned) == [returned.say("Return {number}", number=1)]
    returned.tap(returned.say("No. {number}", number=1))
    assert marked(returned) == [returned.say("No. {number}", number=1)]


def test_goods_do_not_come_back_from_a_return(returned):
    offered = {action.text: action.enabled for action in returned.frame.place.children[0].actions()}
    assert offered[returned.say("Return")] is False
    returned.tap(returned.say("No. {number}", number=1))
    offered = {action.text: action.enabled for action in returned.frame.place.children[0].actions()}
    assert offered[returned.say("Return")] is True


def bars(counter):
    """The code on the newest sale's receipt."""
    paper = counter.deeds.outside.paper(counter.entries("sale")[-1])
    return next(element.data for element in paper if isinstance(element, Barcode))


def test_a_receipt_that_is_scanned_where_one_is_asked_for_shows_its_lines(counter):
    counter.press("Return").scan(bars(counter))
    assert counter.stage == "returns" and counter.frame.view.view.receipt == "1"
    counter.press("Everything").tap("Ta tilbake 24,90")
    assert [line.quantity for line in counter.till.sale.lines] == [-1000]


def test_a_receipt_that_is_scanned_into_an_empty_sale_is_offered_back(counter):
    counter.scan(bars(counter))
    assert counter.stage == "question" and counter.reads("Receipt {number} was scanned", number=1)
    counter.press("Take goods back")
    assert counter.stage == "returns" and counter.frame.view.view.receipt == "1"


def test_goods_scanned_behind_the_question_are_not_lost(counter):
    counter.scan(bars(counter), "7038010000010").press("Leave it out")
    assert counter.stage == "sale" and [line.quantity for line in counter.till.sale.lines] == [1000]


def test_a_receipt_of_another_shop_is_told(counter):
    counter.scan("123456785" + bars(counter)[9:-2] + "00")
    assert counter.till.question.code == "unknown_code"  # its check digits are not right
    counter.press("Leave it out")
    counter.press("Return").scan(encode("123456785", "1", 1, 1))
    assert counter.reads("Receipt {number} is of another shop", number=1)
    counter.press("OK")
    assert counter.stage == "returns" and counter.frame.view.view.receipt == ""


def test_what_bottles_paid_is_not_offered_as_a_wrong_payment(counter):
    counter.tap("Helmelk")
    bottles.take(counter.till, Bottles({300: 3}))  # 9.00 of the 24.90
    paying.tender(counter.till, "card", 1590)
    counter.deeds.redraw()
    counter.deeds.go_receipts()
    counter.tap(counter.say("No. {number}", number=2)).press("Wrong payment")
    (only,) = counter.frame.view.view.tenders
    assert only[2] == 1590 and "pant:" not in [kind for kind, _ in counter.frame.view.view.kinds]
    counter.press("Cash", "Correct it")
    (corrected,) = counter.entries("tender_corrected")
    assert [(one["kind"], one["amount"]) for one in corrected["new"]] == [("pant", 900), ("cash", 1600)]


def test_a_receipt_that_bottles_alone_paid_has_no_wrong_payment(counter):
    counter.tap("Helmelk")
    bottles.take(counter.till, Bottles(slip=2490))
    counter.deeds.redraw()
    counter.deeds.go_receipts()
    counter.tap(counter.say("No. {number}", number=2))
    offered = {action.text: action.enabled for action in counter.frame.place.children[0].actions()}
    assert offered[counter.say("Wrong payment")] is False
    counter.tap(counter.say("No. {number}", number=1))
    offered = {action.text: action.enabled for action in counter.frame.place.children[0].actions()}
    assert offered[counter.say("Wrong payment")] is True


def test_goods_come_back_without_a_receipt(counter):
    counter.press("Return", "No receipt").scan("7038010000010").press("Take it back")
    assert counter.stage == "loose" and counter.frame.view.view.name == "Helmelk"
    counter.tap("2", "0", "00")
    counter.press("Faulty").tap(counter.say("Take back {amount}", amount="20,00"))
    (line,) = counter.till.sale.lines
    assert (line.quantity, line.price, line.unreceipted) == (-1000, 2000, counter.say("Faulty"))


def test_more_than_today_s_price_or_no_reason_goes_nowhere(counter):
    counter.press("Return", "No receipt").scan("7038010000010").press("Take it back")
    back = counter.say("Take back {amount}", amount="24,90")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.tap(back)
    counter.press("Faulty").tap("2", "4", "9", "1")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.tap(counter.say("Take back {amount}", amount="24,91"))
