"""Goods by weight say on paper how much, of what, at which price: also where it happens to be one kilo."""

import pytest

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper.bodies import line, sale
from tests.paper.norway import SHOP, words

CARD = {"kind": "card", "brand": "visa"}


@pytest.mark.parametrize(
    ("quantity", "gross", "net", "vat", "said"),
    [(1250, 3738, 3250, 488, "  1,25 kg × 29,90"), (1000, 2990, 2600, 390, "  1 kg × 29,90")],
)
def test_the_unit_stands_by_the_quantity(quantity, gross, net, vat, said):
    apples = line("Epler Aroma", 2990, gross, vat, quantity=quantity, unit="kg")
    body = sale([apples], [(1500, gross, net, vat)], [{**CARD, "amount": gross}])
    paper = lines(compose(body, SHOP, words()), 48)
    at = next(n for n, text in enumerate(paper) if text.startswith("Epler Aroma"))
    assert paper[at + 1] == said
