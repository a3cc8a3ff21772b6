"""The customer who does what another did before finds every button already there.

What is made anew costs time at each touch, and Kivy keeps a part of each widget for ever
(`appliance.ui.widgets.surface.fill_up`): over a Saturday that is a box that runs out of memory.
"""

from tests.stories.goods import BREAD, KNIFE, MILK
from tests.stories.steps import OPENED, Scan, Touch, Types

SALE = (
    Scan(MILK),
    Touch("50,00"),
    Touch("Neste salg"),
    Scan(KNIFE),
    Touch("Brødkniv", "basket"),
    Touch("Rabatt"),
    Touch("10 %"),
    Touch("Skadet vare"),
    Touch("Gi rabatt"),
    Scan(BREAD),
    Touch("Kanelbolle"),
    Touch("Angre"),
    Touch("Parkér"),
    Touch("Uten navn"),
    Touch("Parkert (1)"),
    Touch("Grovbrød"),
    Touch("Ta betalt"),
    Touch("Annet beløp"),
    Types("100"),
    Touch("Kontant"),
    Touch("Kort"),
    Touch("Visa"),
    Touch("Neste salg"),
)


def test_a_third_customer_like_the_others_makes_no_widget(play, monkeypatch):
    from kivy.uix.widget import Widget

    play(*OPENED, *SALE, *SALE)
    made, first = [], Widget.__init__

    def remember(widget, **options):
        made.append(type(widget).__name__)
        first(widget, **options)

    monkeypatch.setattr(Widget, "__init__", remember)
    play(*SALE)
    assert not made
