"""Cash: how few touches it takes, and what the notes on the sale's own stage may not do."""

from tests.stories.goods import BREAD, MILK, PAPER
from tests.stories.steps import (
    OPENED,
    Customer,
    Drawer,
    Journal,
    Line,
    Misses,
    Prints,
    Scan,
    Sees,
    Total,
    Touch,
    Touched,
)


def test_one_scan_and_one_note(play):
    play(
        *OPENED,
        Scan(MILK),
        Line("Helmelk", "24,90"),
        Touch("50,00"),
        # 24,90 is 25,00 in coins; 50,00 - 25,00 = 25,00
        Sees("Veksel", "25,00"),
        Touched(1),
        Prints("Helmelk", "24,90", "50,00", "25,00"),
        Drawer("open"),
        Scan(BREAD),  # waits
        Drawer("shut"),
        Line("Grovbrød", "39,90"),
        Total("39,90"),
    )


def test_five_things_in_four_touches(play):
    play(
        *OPENED,
        Scan(MILK),
        Scan(BREAD),
        Touch("Kanelbolle"),
        Touch("Kaffe liten"),
        Touch("Avisen"),
        # 24,90 + 39,90 + 39,00 + 32,00 + 59,00
        Total("194,80"),
        Touch("200,00"),
        # 195,00 in coins; 5,00 back
        Sees("Veksel", "5,00"),
        Touched(4),
        Journal("sale", gross=19480, rounding=20),
    )


def test_five_things_without_a_scanner_in_six_touches(play):
    play(
        *OPENED,
        *(Touch(name) for name in ("Helmelk", "Grovbrød", "Kanelbolle", "Kaffe liten", "Avisen")),
        Total("194,80"),
        Touch("195,00"),
        Sees("Betalt", "195,00"),
        Misses("Veksel"),
        Touched(6),
    )


def test_the_exact_sum_leaves_no_change(play):
    play(
        *OPENED,
        Scan(PAPER),
        Touch("59,00"),
        Sees("Betalt"),
        Misses("Veksel"),
        Journal("sale", gross=5900, rounding=0),
    )


def test_beside_an_open_drawer_no_note_ends_a_sale(play):
    play(
        *OPENED,
        Scan(MILK),
        Touch("25,00"),
        Drawer("open"),
        Touch("Neste salg"),
        Misses("Kontant"),
        Drawer("shut"),
        Customer(),
        Scan(BREAD),
        Touch("40,00"),
        Touched(1),
        Journal("sale", gross=3990, rounding=10),
    )
