"""The law's headings are printed as the entry holds them, in whatever language the rest is."""

import pytest

from appliance.domain.money import NOK
from appliance.domain.receipt import Logo, Text
from appliance.paper.compose import compose
from appliance.words import LANGUAGES, Words
from tests.paper.norway import BACK, ORDINARY, SHOP, X, Z


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("body", "heading"),
    [
        (ORDINARY, "Salgskvittering"),
        (BACK, "Returkvittering"),
        (X, "X-rapport"),
        (Z, "Z-rapport"),
        ({**ORDINARY, "heading": "Kvittering"}, "Kvittering"),
    ],
)
def test_the_heading_stands_at_the_top(language, body, heading):
    paper = compose(body, SHOP, Words(language, NOK, transform=lambda said: f"[{said}]"))
    first = next(element for element in paper if not isinstance(element, Logo))
    assert isinstance(first, Text) and first.text == heading and first.large
