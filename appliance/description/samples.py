"""Samples of every paper: a day that is played on a real till, with the shop's own rules and letterhead.

The till lives in a folder that is thrown away with the day. Its database is born as a replay's, which
never opens for selling, and its seals come from a key of its own that goes with the folder. What is sold
is fixed here; nobody can play anything else.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from appliance.config import Config
from appliance.description.functions.journal import HEADINGS, PAPERS
from appliance.description.parts import Sample
from appliance.domain.journal import Moment
from appliance.domain.line import Discount
from appliance.domain.line_kind import GIFT_CARD
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.domain.validity import MONTHS, Validity
from appliance.fiscal import rules_for
from appliance.paper.compose import OF_ANOTHER, compose
from appliance.storage.database import open_till
from appliance.storage.journal import Job, Stored
from appliance.till import (
    asking,
    catalogue,
    day,
    gift_cards,
    gifts,
    modes,
    paying,
    people,
    returns,
    selling,
    setup,
    slips,
)
from appliance.till.tickets import Visit
from appliance.till.till import Person, Till
from appliance.wiring.sign import letterhead, shop
from appliance.words import N_, Words

MILK, KNIFE, NEWS = "1", "2", "3"
GOODS = ((MILK, N_("Milk 1 l"), 2490), (KNIFE, N_("Kitchen knife"), 12950), (NEWS, N_("Newspaper"), 4500))
"""Number, name and price in minor units."""
ANNUAL = "4"
"""Article number of an annual pass."""
PLAIN_RATES = (2000, 0)
"""VAT rates of a country without rates of its own."""
FLOAT = 100_000
STEP = 41_000
"""Milliseconds from one thing to the next."""


class Clock:
    """The day's own clock: from nine in the morning of the day of the description, a step with each look."""

    def __init__(self, created: dt.datetime) -> None:
        morning = created.replace(hour=9, minute=0, second=0, microsecond=0)
        self._at = int(morning.timestamp()) * 1000
        self._offset = int((morning.utcoffset() or dt.timedelta()).total_seconds()) // 60

    def __call__(self) -> Moment:
        """The next moment."""
        self._at += STEP
        return Moment(self._at, self._offset)


def play(config: Config, created: dt.datetime, build: str, words: Words) -> dict[int, dict[str, Any]]:
    """Play the day; the bodies of the entries that owe a paper, by row id, in the order in which they came
    about.

    Args:
        config: The shop.
        created: The day, aware.
        build: What stands on the reports.
        words: The language of names and reasons.
    """
    owing: dict[int, dict[str, Any]] = {}

    def send(stored: Stored, job: Job) -> None:
        if job.kind in ("print", "kitchen"):
            owing[stored.id] = stored.data

    with _till(config, created, send) as till:
        till.build = build
        _play(till, words)
    return owing


def samples(
    config: Config, owing: dict[int, dict[str, Any]], shown: Words, said: Words
) -> tuple[Sample, ...]:
    """One paper of each kind, and of each series of a kind, as it comes out of the printer. A sample of a
    public key there is not: it could be taken for the till's.

    Args:
        config: The shop.
        owing: What `play` gave.
        shown: The language of the papers.
        said: The language of the captions.
    """
    drawn: dict[tuple[str, str], Sample] = {}
    for body in owing.values():
        kind, series = body["kind"], body["series"] if body["kind"] == "sale" else ""
        caption = said(HEADINGS[series] if kind == "sale" else PAPERS[kind])
        of = owing[body["of"]] if kind in OF_ANOTHER else None
        if (kind, series) not in drawn:
            paper = compose(body, letterhead(shop(config)), shown, of)
            drawn[kind, series] = Sample(caption, paper, config.printer.columns)
    return tuple(drawn.values())


@contextmanager
def _till(config: Config, created: dt.datetime, send: Any) -> Iterator[Till]:
    rules = rules_for(config.shop.country, config.shop.currency)
    with TemporaryDirectory(prefix="tillbox-samples-") as name:
        database = open_till(Path(name) / "till.db")
        try:
            birth = setup.Birth(config.till.number, rules, replay=True)
            yield setup.start(
                database, Path(name) / "keys", birth, shop(config), Clock(created),
                send=send, boundary=config.till.day_boundary,
            )  # fmt: skip
        finally:
            database.close()


def _stock(till: Till, words: Words) -> None:
    rates = till.rules.rates or PLAIN_RATES
    food, other, zero = (1500 if 1500 in rates else rates[0]), rates[0], rates[-1]
    groups = (
        Group("10", words("Food"), "1", food, kitchen=True),
        Group("20", words("Household"), "2", other),
        Group("30", words("Newspapers"), "2", zero),
        Group("40", words("Gift cards"), "2", zero, kind=GIFT_CARD),
    )
    products = [
        Product(number, words(name), group.code, group.department, price, group.rate)
        for (number, name, price), group in zip(GOODS, groups, strict=False)
    ]
    annual = Validity(MONTHS, 12, 0).written
    products.append(Product(ANNUAL, words("Annual pass"), "20", "2", 45_000, other, ticket=annual))
    catalogue.put(till, products, groups, {"1": words("Food"), "2": words("Household")})


def _play(till: Till, words: Words) -> None:
    _stock(till, words)
    manager = Person("1", words("Sample manager"), "manager")
    people.enter(till, manager)
    till.drawer = "shut"
    day.open_day(till, FLOAT)
    _sell(till, words)
    _after(till, words)
    _besides(till, words)
    day.x_report(till)
    z = day.z_report(till)
    counted = z["cash_expected"] - till.rules.cash_step
    reasons = {"cash": words("Wrong change")}
    day.settle_day(till, Count(counted, {}, {}, reasons, "B 17", counted - FLOAT))


def _sell(till: Till, words: Words) -> None:
    """One sale in cash, rounded, with a discount; one by card and cash, after a provisional receipt."""
    for number in (MILK, MILK, KNIFE):
        selling.tap(till, number)
    assert till.sale
    line = till.sale.lines[-1].id
    selling.discount_line(till, line, Discount(0, words("Damaged goods"), percent=1000))
    paying.tender(till, "cash", -(-paying.pay(till).left // 10_000) * 10_000)
    for number in (KNIFE, NEWS):
        selling.tap(till, number)
    slips.provisional(till)
    paying.pay(till)
    paying.tender(till, "card", 10_000, "visa", "A1B2C3")
    slips.terminal_slip(till, ["VISA", "**** **** **** 1234", "A1B2C3"])
    if till.payment:
        paying.tender(till, "cash", till.payment.cash_due)


def _after(till: Till, words: Words) -> None:
    """The copy, a return, a corrected means of payment."""
    first = returns.find_receipt(till, 1)
    returns.copy(till, first)
    gifts.print_gifts(till, first, [first.data["lines"][0]["line"]])
    returns.return_lines(till, first, {first.data["lines"][0]["line"]: 1000})
    paying.tender(till, "cash", paying.pay(till).cash_due)
    returns.correct_tender(till, returns.find_receipt(till, 2), 0, "card", "mastercard")


def _besides(till: Till, words: Words) -> None:
    """A gift card, a pass, goods on credit, practice, cash out, and what the reports count besides."""
    gift_cards.sell(till, 50_000)
    paying.tender(till, "cash", paying.pay(till).cash_due)
    annual = catalogue.named(till, [ANNUAL])[ANNUAL]
    selling.sell(till, annual, said=Visit(holder=words("Sample customer")))
    paying.tender(till, "cash", paying.pay(till).cash_due)
    selling.tap(till, MILK)
    slips.deliver(till, "1001", words("Sample customer"))
    modes.begin_training(till)
    selling.tap(till, MILK)
    paying.tender(till, "cash", paying.pay(till).cash_due)
    modes.end_training(till)
    day.move_cash(till, -20_000, words("To the bank"))
    asking.begin(till)
    asking.look_up_number(till, NEWS)
    asking.end(till)
    for number in (MILK, KNIFE):
        selling.tap(till, number)
    assert till.sale
    selling.remove(till, till.sale.lines[-1].id)
    selling.cancel(till)
    day.open_drawer(till)
    till.kitchen = "fine"
    selling.tap(till, MILK)
    paying.tender(till, "card", paying.pay(till).left, "visa")
