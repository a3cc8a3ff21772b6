"""The basket that a queue hates: how many touches it takes, until the change is in the customer's hand.

Sixteen may be taken. What was weighed has the scale's label; a weight that is typed costs six more.
"""

from tests.stories.goods import STRANGE
from tests.stories.steps import OPENED, Journal, Line, Scan, Sees, Total, Touch, Touched, Types
from tests.stories.test_labels import POTATOES_WEIGHED


def test_an_unknown_code_a_weight_a_price_a_slip_of_the_finger_and_a_note(play):
    play(
        *OPENED,
        Scan(STRANGE),
        Touch("Selg i varegruppe"),
        Touch("Kjøkken"),
        Types("89"),
        Touch("00"),
        Touch("Legg i kurven"),
        Line("Kjøkken", "89,00"),
        Scan(POTATOES_WEIGHED),
        Line("Poteter", "24,88"),  # 1.250 kg at 19.90
        Touch("Epler"),
        Types("24"),
        Touch("00"),
        Touch("Legg i kurven"),
        Line("Epler", "24,00"),
        Touch("Kanelbolle"),
        Touch("Angre"),
        Journal("line_removed"),
        Total("137,88"),  # 89.00 + 24.88 + 24.00
        Touch("200,00"),
        Sees("Veksel", "62,00"),
        Touched(14),
        Journal("sale", gross=13788, rounding=12),
    )
