"""Two lines of twenty columns: nothing is wider, no amount is cut, practice is told."""

from dataclasses import replace

import pytest

from appliance.domain.money import NOK
from appliance.domain.shown import Errand, Shown
from appliance.paper.glass import COLUMNS, lines
from appliance.words import Words

EN = Words("en", NOK)
SHOP = "Bakeriet på Ås"
SALE = Shown(Errand.SALE, SHOP, name="Kaffe", amount=3900, total=12_950, left=12_950)
PAID = Shown(Errand.PAID, SHOP, total=13_000, change=7000)
LONG = replace(SALE, name="Håndstrikket raggsokk i norsk ull fra Gudbrandsdalen")
STATES = [
    (Shown(Errand.IDLE, SHOP), ("   Bakeriet på Ås   ", "                    ")),
    (Shown(Errand.IDLE, "Blåbærbakeriet på Ås AS"), ("Blåbærbakeriet på Ås", "         AS         ")),
    (Shown(Errand.IDLE, "B" * 45), ("B" * 20, "B" * 20)),
    (SALE, ("Kaffe          39,00", "Total         129,50")),
    (replace(SALE, quantity=3000, amount=11_700), ("3 x Kaffe     117,00", "Total         129,50")),
    (LONG, ("Håndstrikket r 39,00", "Total         129,50")),
    (replace(SALE, name="Epler", quantity=532, unit="kg", amount=1591),
     ("0,532 kg Epler 15,91", "Total         129,50")),
    (replace(SALE, quantity=-1000, amount=-3900, total=-3900),
     ("Kaffe         -39,00", "Total         -39,00")),
    (replace(SALE, total=99_999_999_999), ("Kaffe          39,00", "Total 999 999 999,99")),
    (replace(SALE, total=10**16), ("Kaffe          39,00", "*" * 20)),
    (replace(SALE, errand=Errand.DUE), ("Kaffe          39,00", "To pay        129,50")),
    (replace(SALE, errand=Errand.DUE, left=2950), ("Total         129,50", "To pay         29,50")),
    (replace(SALE, errand=Errand.DUE, total=-3900, left=-3900, amount=-3900),
     ("Kaffe         -39,00", "To pay back    39,00")),
    (PAID, ("Thank you!          ", "Change         70,00")),
    (replace(PAID, change=0), ("Thank you!          ", "Paid          130,00")),
    (replace(PAID, total=-13_000, change=0), ("Thank you!          ", "Paid back     130,00")),
    (Shown(Errand.CREDIT, SHOP, total=12_950), ("Thank you!          ", "On credit     129,50")),
    (Shown(Errand.PRICE, SHOP, name="Epler", unit="kg", amount=2990),
     ("Epler               ", "Price       29,90/kg")),
    (Shown(Errand.PRICE, SHOP, name="Blomster"), ("Blomster            ", " " * 20)),
]  # fmt: skip
WORDS = replace(SALE, name="Ørret")


@pytest.mark.parametrize(("shown", "said"), STATES)
def test_each_state(shown, said):
    # the country's own comma: the words are English, the amounts of a Norwegian till
    assert lines(shown, Norwegian(), "cp865") == said


class Norwegian(Words):
    """English words with amounts as they are written in Norway, so that no catalogue decides the test."""

    def __init__(self):
        super().__init__("nb", NOK)

    def __call__(self, message, /, **facts):
        return EN(message, **facts)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (Shown(Errand.IDLE, SHOP, True), ("TRAINING            ", "Bakeriet på Ås      ")),
        (replace(SALE, training=True), ("TRAINING       39,00", "Total         129,50")),
        (replace(SALE, errand=Errand.DUE, training=True), ("TRAINING       39,00", "To pay        129,50")),
        (replace(PAID, training=True), ("TRAINING            ", "Change         70,00")),
    ],
)
def test_practice_stands_on_the_upper_line(shown, said):
    assert lines(shown, Norwegian(), "cp865") == said


@pytest.mark.parametrize(
    ("page", "name"),
    [("cp865", "Ørret"), ("cp858", "Ørret"), ("ascii", "Oerret"), ("cp437", "Oerret")],
)
def test_a_letter_that_the_glass_lacks_is_spelled(page, name):
    upper, _ = lines(WORDS, Norwegian(), page)
    assert upper == f"{name:<15}39,00"


def test_a_name_cannot_break_the_line():
    upper, _ = lines(replace(SALE, name="Kaf\x1b@\nfe\ttil"), Norwegian(), "cp865")
    assert upper == "Kaf @ fe til   39,00"


@pytest.mark.parametrize("language", ["nb", "da", "en"])
@pytest.mark.parametrize("page", ["cp865", "ascii"])
@pytest.mark.parametrize("training", [False, True])
def test_no_language_is_wider_and_no_amount_is_lost(language, page, training):
    words = Words(language, NOK)
    for shown, _ in STATES:
        both = lines(replace(shown, training=training), words, page)
        assert [len(line.encode(page)) for line in both] == [COLUMNS, COLUMNS]
        if shown.errand != Errand.IDLE and shown.total == 12_950:
            assert words.amount(shown.left or shown.total) in both[1]
