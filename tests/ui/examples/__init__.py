"""Moments in the life of a shop, one per picture: plain values, no till behind them."""

from tests.ui.examples import (
    after,
    asking,
    books,
    box,
    credit,
    day,
    favourites,
    goods,
    goods_import,
    health,
    owner,
    parked,
    paying,
    people,
    prices,
    questions,
    selling,
    settings,
    stock,
    tickets,
    variants,
)
from tests.ui.examples.box import about
from tests.ui.examples.shop import Example
from tests.ui.setup_examples import SETUP

__all__ = ("EXAMPLES", "Example", "about")

EXAMPLES: dict[str, Example] = {
    **selling.EXAMPLES,
    **questions.EXAMPLES,
    **paying.EXAMPLES,
    **parked.EXAMPLES,
    **credit.EXAMPLES,
    **people.EXAMPLES,
    **after.EXAMPLES,
    **asking.EXAMPLES,
    **box.EXAMPLES,
    **health.EXAMPLES,
    **day.EXAMPLES,
    **owner.EXAMPLES,
    **books.EXAMPLES,
    **goods.EXAMPLES,
    **goods_import.EXAMPLES,
    **favourites.EXAMPLES,
    **prices.EXAMPLES,
    **stock.EXAMPLES,
    **variants.EXAMPLES,
    **tickets.EXAMPLES,
    **settings.EXAMPLES,
    **SETUP,
}
"""By the name of the picture."""
