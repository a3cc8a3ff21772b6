"""The public key on paper is the key: it can be typed off, scanned off, and its QR code fits the paper."""

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from appliance.domain.receipt import Qr
from appliance.paper.compose import compose
from appliance.paper.escpos import COLUMN, render
from appliance.paper.layout import layout
from appliance.paper.png import picture
from appliance.paper.symbols import squares
from appliance.paper.text import lines
from tests.paper import denmark, norway

BOTH = pytest.mark.parametrize("country", [norway, denmark])
WIDTHS = pytest.mark.parametrize("columns", [48, 32])


def paper(country):
    """The paper of a country's key."""
    return compose(country.KEY, country.SHOP, country.words())


def numbers(pem):
    """The key itself."""
    return load_pem_public_key(pem.encode()).public_numbers()


@BOTH
@WIDTHS
def test_what_stands_there_can_be_typed_off(country, columns):
    shown = lines(paper(country), columns)
    begin, end = shown.index("-----BEGIN PUBLIC KEY-----"), shown.index("-----END PUBLIC KEY-----")
    assert numbers("\n".join(shown[begin : end + 1])) == numbers(country.KEY["public"])


@BOTH
def test_what_is_scanned_is_the_key(country):
    (code,) = [element for element in paper(country) if isinstance(element, Qr)]
    assert numbers(code.data) == numbers(country.KEY["public"])


@BOTH
def test_version_and_algorithm_are_named(country):
    shown = [" ".join(line.split()) for line in lines(paper(country))]
    assert "Key version 1" in shown and f"Algorithm {country.KEY['algorithm']}" in shown


@BOTH
@WIDTHS
def test_each_module_is_as_large_as_the_paper_allows(country, columns):
    """At least 4 dots of an eighth of a millimetre: a telephone reads half a millimetre without effort."""
    (code,) = [element for element in paper(country) if isinstance(element, Qr)]
    side = len(squares(code.data)) + 8
    printed = render(paper(country), columns)
    dots = printed[printed.index(b"\x1d(k\x03\x001C") + 7]
    assert 4 <= dots <= 6
    assert side * dots <= COLUMN * columns
    assert dots == 6 or side * (dots + 1) > COLUMN * columns


@BOTH
@WIDTHS
def test_on_a_picture_it_stands_within_the_paper(country, columns):
    image = picture(layout(paper(country), columns), columns)
    margin = image.crop((image.width - 20, 0, image.width, image.height - 40))
    assert margin.getextrema() == (255, 255)
