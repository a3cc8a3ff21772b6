"""A line that goes back names the receipt that it was bought on, also among goods that are sold."""

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper.norway import BACK, MIXED, SHOP, words


def test_on_a_return_receipt():
    paper = lines(compose(BACK, SHOP, words()), 48)
    at = paper.index("Blåbærsyltetøy økologisk 400 g            -80,91")
    assert paper[at + 1 : at + 3] == ["  -1 × 89,90", "  Bought on receipt 1042"]


def test_on_a_mixed_receipt_only_under_what_came_back():
    paper = lines(compose(MIXED, SHOP, words()), 48)
    at = paper.index("Votter, ull                              -349,00")
    assert paper[at + 1 : at + 4] == [
        "  -1 × 349,00",
        "  Bought on receipt 977",
        "Lue, ull                                  399,00",
    ]
