"""A long receipt loses no line."""

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper.norway import LONG, SHOP, words


def shown(body) -> str:
    return "\n".join(lines(compose(body, SHOP, words()), 48))


def test_every_line_of_a_receipt_with_its_amount():
    paper = shown(LONG)
    for line in LONG["lines"]:
        assert f"\n{line['name'].ljust(40)}{words().amount(line['gross'])}\n" in paper
    assert "Total NOK                             123 456,50\n" in paper
