"""The bodies of the goldens have everything that a real till's entries have: what is missing in one would be
missing on no golden, and nobody would see it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from appliance.domain.line import Discount
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.storage import journal
from appliance.till import (
    asking,
    cashier_day,
    catalogue,
    day,
    gift_cards,
    gifts,
    jobs,
    modes,
    paying,
    people,
    returns,
    selling,
    slips,
)
from appliance.till.tickets import Visit
from tests.paper.goldens import COUNTRIES
from tests.till.shop import GROUPS, KNIFE, MILK, Box, opened, paid, ring


def everything(till):
    """Make each kind of entry that has a paper, and a report in which there is a row of everything."""
    people.log_in(till, "2", "9876")
    cards = Group("70", "Gift cards", "1", 0, kind="gift_card")
    catalogue.put(till, [], [replace(GROUPS[0], kitchen=True), cards])
    till.kitchen = "fine"
    gift_cards.sell(till, 10_000)
    paid(till, ("card", 10_000))
    catalogue.put(till, [Product("60", "Annual pass", "20", "2", 12_000, 2500, ticket="months 12 0")])
    selling.sell(till, catalogue.named(till, ["60"])["60"], said=Visit(holder="Kari"))
    paid(till, ("card", 12_000))
    ring(till, MILK, MILK, KNIFE)
    selling.discount_line(till, 1, Discount(100, "scratch"))
    slips.provisional(till)
    first = paid(till, ("card", 4880 + 12_950))
    returns.correct_tender(till, returns.receipt(till, first.row), 0, "vipps")
    returns.copy(till, returns.receipt(till, first.row))
    slips.terminal_slip(till, ["APPROVED"], 1)
    gifts.print_gifts(till, returns.find_receipt(till, 3), [1])
    returns.return_lines(till, returns.find_receipt(till, 3), {1: 1000})
    paid(till, ("card", -2440))
    slips.deliver(ring(till, KNIFE), "77", "School")
    modes.begin_training(till)
    paid(ring(till, MILK), ("card", 2490))
    modes.end_training(till)
    asking.begin(till)
    ring(till, MILK)
    asking.end(till)
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5000)
    paying.give_back(till)
    selling.remove(till, 1)
    till.drawer = "open"
    modes.begin_emergency(till, "drawer", "it hangs")
    modes.end_emergency(till)
    till.drawer = "shut"
    day.move_cash(till, 5000, "change", "two rolls")
    jobs.drawer_moved(till, "open")
    day.x_report(till)
    cashier_day.print_day(till)
    day.z_report(till)
    day.settle_day(
        till, Count(105_000, {100_000: 1, 5000: 1}, {"vipps": 17_800}, {"vipps": "a slip is lost"})
    )


@pytest.fixture(params=COUNTRIES)
def made(request, tmp_path):
    """The country's bodies by hand, and by a real till; each by kind and series."""
    box = Box(tmp_path / "box", request.param, "EUR" if request.param == "plain" else "")
    till = opened(box.start())
    everything(till)
    real = {called(entry.data): entry.data for _, entry in journal.entries(till.database)}
    hand: dict[str, Any] = {}
    for body, _ in COUNTRIES[request.param].EVERY.values():
        hand.setdefault(called(body), body)
    yield hand, real
    box.off()


def called(body: dict[str, Any]) -> str:
    """A body's kind, with its series where it is a sale."""
    return f"{body['kind']} {body['series']}" if body["kind"] == "sale" else body["kind"]


def places(value: Any, at: str = "") -> Iterator[str]:
    """Every key of a body; of a list, those that each of its parts has."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield f"{at}.{name}"
            yield from places(part, f"{at}.{name}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from set.intersection(*({*places(part, f"{at}[]")} for part in value))


SOMETIMES = {
    ".emergency",
    ".training",
    ".kitchen",
    ".of",
    ".repeat",
    ".tenders[].given",
    ".tenders[].reference",
    ".tenders[].integrated",
}
"""What only some of a kind have."""
SEALED = ".seal."
"""What no paper shows, and each country seals otherwise."""


def test_each_kind_was_made(made):
    hand, real = made
    assert hand.keys() - real.keys() == set()


def test_no_hand_made_body_lacks_what_the_till_writes(made):
    hand, real = made
    for kind, body in hand.items():
        missing = {*places(real[kind])} - {*places(body)} - SOMETIMES
        empty = tuple(f".{name}[]" for name, value in body.items() if value == [])  # nothing of it happened
        assert {place for place in missing if not place.startswith((SEALED, *empty))} == set(), kind


def test_no_hand_made_body_has_what_the_till_never_writes(made):
    hand, real = made
    for kind, body in hand.items():
        more = {place for place in places(body) if place.count(".") == 1 and "[]" not in place}
        assert more - {*places(real[kind])} - SOMETIMES == set(), kind
