"""The shop's customers: found, made known, changed, forgotten; the one whose sale it is; what each owes.

The register is kept beside the journal (`storage.customers`). An entry says that a customer was made known or
changed, which facts, and the terms as they were and are; never who it is.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from appliance.domain.customer import Buyer, Customer
from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.storage import customers as register
from appliance.storage.journal import Fact, Stored
from appliance.till import basket, priced, slips
from appliance.till.needs import needs_earnest
from appliance.till.permissions import discounted, needs
from appliance.till.till import Till, store

FIRST = 10_001
"""The number of the first customer of a shop that has numbered none itself."""
LONGEST = {
    "number": 20, "name": 60, "organisation": 14, "street": 60, "postcode": 10, "town": 40, "phone": 20,
    "email": 80, "group": 30,
}  # fmt: skip
MOST_DAYS = 365
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
DAY = 86_400_000
SHOWN = 20
"""Movements of an account that are shown."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a customer owes by what this till knows: what the books know beside it, they alone know."""

    owed: int
    """Minor units; negative where more was paid than had."""
    limit: int | None
    overdue: int
    """What of it should have been paid by now."""
    movements: tuple[tuple[str, int, int], ...]
    """The newest, as (kind, minor units, UTC ms); kind is delivery, handed (the books bill it) or
    cash_moved."""

    def over(self, more: int) -> int:
        """By how much ``more`` would go beyond the limit; 0: it does not."""
        return max(0, self.owed + more - self.limit) if self.limit is not None else 0


def find(till: Till, typed: str) -> list[Customer]:
    """Customers by name, number, phone or organisation number, as somebody types; all of them for nothing."""
    return register.search(till.database, typed) if typed.strip() else register.every(till.database)


def of(till: Till, number: str) -> Customer:
    """The customer with a number; refuses with ``customer_gone``."""
    found = register.of(till.database, number)
    if not found:
        raise refuse("customer_gone", number=number)
    return found


def groups(till: Till) -> list[str]:
    """The customer groups that anybody is in."""
    return register.groups(till.database)


def proposed(till: Till) -> Customer:
    """What a new customer begins as: the next number, and no name."""
    taken = [int(number) for number in register.numbers(till.database) if number.isdigit()]
    return Customer(str(max((FIRST - 1, *taken)) + 1), "")


def save(till: Till, wanted: Customer, *, new: bool = False) -> Customer:
    """Make a customer known, or change one.

    Args:
        till: The till.
        wanted: As they are to be; what is typed is tidied.
        new: They are new: their number must be nobody's, and never have been.

    Raises:
        Refused: ``manager_needed`` for another group, limit or due date; ``name_needed``,
            ``customer_needed`` without a number, ``customer_known`` where number or organisation number is
            another's, ``organisation_wrong``, ``email_wrong``, ``amount_wrong`` for such a limit or such
            days; ``customer_gone``, ``not_logged_in``, ``training_only_sells``.
    """
    needs(till, "customers")
    needs_earnest(till)
    tidy = _tidy(till, wanted)
    before = Customer(tidy.number, "") if new else of(till, tidy.number)
    _nobody_elses(till, tidy, new)
    if tidy.terms != before.terms:
        needs(till, "customer_terms")
    facts = [name for name in Customer.__dataclass_fields__ if getattr(tidy, name) != getattr(before, name)]
    if new or facts:
        body = {"customer": tidy.number, "new": int(new), "changed": facts, "old": _terms(before)}
        store(till, Fact("customer", body | {"terms": _terms(tidy)}))
        register.keep(till.database, tidy)
        _follow(till, tidy)
    return tidy


def _tidy(till: Till, wanted: Customer) -> Customer:
    """As it is kept: no blanks around it, numbers checked."""
    typed: dict[str, Any] = {
        name: " ".join(getattr(wanted, name).split())[:most] for name, most in LONGEST.items()
    }
    if not typed["number"]:
        raise refuse("customer_needed")
    if not typed["name"]:
        raise refuse("name_needed")
    typed["organisation"] = slips.organisation_of(till, typed["organisation"])
    if typed["email"] and not _EMAIL.fullmatch(typed["email"]):
        raise refuse("email_wrong", email=typed["email"])
    if not 0 <= wanted.due <= MOST_DAYS or (wanted.limit is not None and wanted.limit < 0):
        raise refuse("amount_wrong", left_amount=0)
    return replace(wanted, **typed)


def _nobody_elses(till: Till, tidy: Customer, new: bool) -> None:
    if new and tidy.number in register.numbers(till.database):
        raise refuse("customer_known", number=tidy.number)
    other = register.with_organisation(till.database, tidy.organisation) if tidy.organisation else None
    if other and other.number != tidy.number:
        raise refuse("customer_known", number=other.number)


def _terms(one: Customer) -> dict[str, Any]:
    return {"group": one.group, "limit": "" if one.limit is None else one.limit, "due": one.due}


def _follow(till: Till, one: Customer) -> None:
    """The open sale is theirs: it goes by their group as it is now."""
    till.customer = None
    if till.sale and till.sale.customer and till.sale.customer.number == one.number:
        _buys(till, till.sale, Buyer(one.number, one.group))


def forget(till: Till, number: str) -> None:
    """Forget who a customer is, as a person may ask: the register knows them no more, the number stays. What
    they had on credit stands in the journal with the name that its paper had to show, as long as the law
    wants that kept (bokføringsloven § 13).

    Raises:
        Refused: ``manager_needed``; ``customer_owes`` while they owe something; ``customer_gone``;
            ``training_only_sells``.
    """
    needs(till, "customer_terms")
    needs_earnest(till)
    one = of(till, number)
    if owed := register.owed(till.database, number):
        raise refuse("customer_owes", name=one.name, left_amount=owed)
    store(till, Fact("customer_forgotten", {"customer": number}))
    register.forget(till.database, number)
    till.customer = None
    if till.sale and till.sale.customer and till.sale.customer.number == number:
        choose(till, "")


def choose(till: Till, number: str) -> None:
    """Say whose sale it is, beginning one if need be; empty: nobody's that is known. Goods that their group
    has a price of its own for cost that, and again what they cost everybody when the customer is taken off.

    Raises:
        Refused: ``customer_gone``; what `basket.begin` refuses; ``manager_needed`` where a discount that was
            given is more than the cashier may, now that the goods cost less.
    """
    buyer = None
    if number:
        found = of(till, number)
        buyer = Buyer(found.number, found.group)
    _buys(till, basket.begin(till), buyer)
    if not buyer:
        basket.drop_empty(till)


def _buys(till: Till, sale: Sale, buyer: Buyer | None) -> None:
    basket.change(till, discounted(till, priced.follow(till, replace(sale, customer=buyer))))


def chosen(till: Till) -> Customer | None:
    """Whose the open sale is; None where nobody said, or they were forgotten. Read once and kept."""
    buyer = till.sale.customer if till.sale else None
    if not buyer:
        return None
    if not till.customer or till.customer.number != buyer.number:
        till.customer = register.of(till.database, buyer.number) or Customer(buyer.number, "")
    return till.customer if till.customer.name else None


def account(till: Till, number: str) -> Account:
    """What a customer owes, the oldest of it first paid."""
    one, now = register.of(till.database, number), till.clock().at
    owed = register.owed(till.database, number)
    movements = register.movements(till.database, number, SHOWN)
    return Account(owed, one.limit if one else None, _overdue(till, number, one, now), tuple(movements))


def _overdue(till: Till, number: str, one: Customer | None, now: int) -> int:
    due = (one.due if one else 0) * DAY
    return max(0, register.owed_before(till.database, number, now - due))


def deliver(till: Till) -> Stored:
    """Hand the open sale out on credit to the customer whose it is; beyond their limit somebody approves.

    Raises:
        Refused: ``customer_needed`` while nobody said whose it is; ``manager_needed``; what
            `slips.deliver` refuses.
    """
    one = chosen(till)
    if not one or not till.sale:
        raise refuse("customer_needed")
    if account(till, one.number).over(till.sale.total):
        needs(till, "over_limit")
    return slips.deliver(till, one.number, one.name, one.organisation)
