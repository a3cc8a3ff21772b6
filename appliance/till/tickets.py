"""Tickets and passes: which products are any, and what has to be said as one is sold.

A ticket is booked when it is sold, for whatever day: no source asks for anything else of a small shop's
admission, and its VAT is its group's (merverdiavgiftsloven § 5-10 for museums). `giving_out` numbers and
prints it, `door` lets people in with it.
"""

from dataclasses import dataclass, replace

from appliance.domain import validity
from appliance.domain.problems import refuse
from appliance.domain.product import Product
from appliance.domain.validity import DATE
from appliance.storage import catalogue as shelf
from appliance.till import catalogue
from appliance.till.needs import needs_day
from appliance.till.till import Till

LONGEST = 40
"""Letters of a holder's name."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is said of a ticket as it is sold."""

    day: str = ""
    """The day that it is for, YYYY-MM-DD, where one is chosen."""
    holder: str = ""
    """In whose name it is; empty: whoever has it."""


def needs_visit(till: Till, product: Product, price: int | None, said: Visit | None) -> Visit:
    """What is said of a product's ticket, as far as such a ticket has any of it.

    Args:
        till: The till.
        product: What is sold.
        price: In minor units, where it was typed: the answer comes with it.
        said: The answer; None: nobody was asked yet.

    Raises:
        Refused: ``visit_needed`` without a day from today on, where one is chosen; ``holder_needed`` for a
            pass before somebody said whose it is, or that it is nobody's; ``day_not_open`` before either.
    """
    of = validity.read(product.ticket)
    if not of or not (of.kind == DATE or of.personal):
        return Visit()
    today = needs_day(till).date
    facts = {"number": product.number, "name": product.name} | ({} if price is None else {"price": price})
    if of.personal:
        if said is None:
            raise refuse("holder_needed", **facts)
        return Visit(holder=" ".join(said.holder.split())[:LONGEST])
    if said is None or said.day < today:
        raise refuse("visit_needed", **facts)
    return Visit(day=said.day)


def make(till: Till, number: str, written: str) -> None:
    """Say what a product's tickets are good for; journalled (13021). Those that are sold stay what they are.

    Args:
        till: The till.
        number: The article number.
        written: See `domain.validity`; empty: it is no ticket.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone`` for what is no validity, or for
            goods that are weighed, or several in a bundle.
    """
    product = catalogue.to_change(till, number)
    try:
        of = validity.read(written)
    except ValueError as wrong:
        raise refuse("line_gone") from wrong
    if of and (product.unit or product.parts):
        raise refuse("line_gone")
    catalogue.put(till, [replace(product, ticket=written)])


def sold_here(till: Till) -> bool:
    """Does the shop sell tickets?"""
    return shelf.has_tickets(till.database)
