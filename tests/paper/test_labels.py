"""Labels: name, price, bars, number and date; on the label printer and as a slip of the receipt printer."""

import re

import pytest

from appliance.domain.label import Label
from appliance.domain.receipt import Barcode, Pair, Text
from appliance.paper.labels import Stock, slip, zpl
from appliance.simulated.label_printer import LabelPrinter

MILK = Label("Helmelk 1 l", "24,90", "", "7038010000010", "100 · 21.11.2026")
APPLES = Label("Epler Æøå ^XZ ~JR _5E", "1 129,90", "per kg", "96385074", "5 · 21.11.2026")
SIZES = [(57, 32, 203), (57, 32, 300), (38, 25, 203), (100, 50, 600), (20, 15, 203), (120, 200, 300)]


@pytest.fixture
def printer():
    """A label printer that nobody calls: formats are handed to it."""
    made = LabelPrinter()
    yield made
    made.close()


def printed(printer, label, count=1, size=SIZES[0]):
    """What comes out."""
    printer._take(zpl(label, count, Stock(*size)), lambda answer: None)
    assert printer.faults == []
    return printer.printed


def test_what_stands_on_it(printer):
    (label,) = printed(printer, MILK)
    assert [said for said, _, _ in label.texts] == ["Helmelk 1 l", "24,90", "100 · 21.11.2026"]
    assert [(kind, data) for kind, data, _, _ in label.bars] == [
        ("ean13", "703801000001")
    ]  # the printer adds 0
    assert label.size == (456, 256)  # 57 × 32 mm at 203 dots to the inch


def test_a_name_is_no_command_and_has_its_letters(printer):
    (label,) = printed(printer, APPLES)
    assert label.texts[0][0] == "Epler Æøå ^XZ ~JR _5E"
    assert ("per kg" in [said for said, _, _ in label.texts], label.bars[0][:2]) == (
        True,
        ("ean8", "9638507"),
    )


def test_as_many_as_are_asked_for(printer):
    assert len(printed(printer, MILK, 12)) == 12


@pytest.mark.parametrize("size", SIZES)
def test_every_field_is_on_the_label_and_none_over_another(printer, size):
    (label,) = printed(printer, APPLES, size=size)
    price = next(top for said, _, top in label.texts if said == "1 129,90")
    foot = next(top for said, _, top in label.texts if said.startswith("5 · "))
    assert 0 < price < foot < label.size[1]
    assert all(price < top < foot for _, _, _, top in label.bars)


def test_without_a_code_or_a_price_there_is_none(printer):
    (label,) = printed(printer, Label("Blomster", "", "", "", "6 · 21.11.2026"))
    assert (len(label.texts), label.bars) == (2, [])


def test_the_slip_says_the_same():
    paper = slip(APPLES)
    assert [one.text for one in paper if isinstance(one, Text)] == [
        "Epler Æøå ^XZ ~JR _5E", "1 129,90", "per kg", "5 · 21.11.2026",
    ]  # fmt: skip
    assert [one.data for one in paper if isinstance(one, Barcode)] == ["96385074"]


JUICE = Label("Eplejuice 1,5 l", "1 249,90", "per l", "7038010000010", "7 · 21.11.2026", "8 333,27")
PRICES = re.compile(rb"\^A0N,(\d+),\d+\^FB\d+,1,0,([LR])\^FH_\^FD[\d ]+,\d\d\^FS")


@pytest.mark.parametrize("size", SIZES)
def test_the_unit_price_stands_left_of_the_price_and_as_large(printer, size):
    (label,) = printed(printer, JUICE, size=size)
    tops = {said: top for said, _, top in label.texts}
    assert [said for said, _, _ in label.texts][1:4] == ["8 333,27", "1 249,90", "per l"]
    assert tops["8 333,27"] == tops["1 249,90"] < tops["per l"] < tops["7 · 21.11.2026"]
    assert all(tops["per l"] < top < tops["7 · 21.11.2026"] for _, _, _, top in label.bars)
    prices = PRICES.findall(zpl(JUICE, 1, Stock(*size)))
    assert [side for _, side in prices] == [b"L", b"R"] and prices[0][0] == prices[1][0]


def test_so_it_does_on_the_slip():
    assert [one for one in slip(JUICE) if isinstance(one, Pair)] == [
        Pair("8 333,27", "1 249,90", bold=True, large=True)
    ]
