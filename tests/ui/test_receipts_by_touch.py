"""The list of receipts: sales and returns count each for themselves, and a touch opens the one it is on."""

import pytest


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
    from appliance.ui.widgets.button import ListRow
    from tests.ui.drawing import shown

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
