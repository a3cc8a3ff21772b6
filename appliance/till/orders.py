"""Deliveries on credit that the books bill by themselves: how each stands there, and what of theirs is ours.

They stand beside the days (`books`) and are decided about in the same way. Where two of the books' customers
or products fit one of ours, a person says which; that is a journal entry, and what waited for it goes out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.domain.problems import refuse
from appliance.storage import days, handover
from appliance.storage.delivery import Delivery, State, outstanding, states
from appliance.storage.journal import Fact
from appliance.storage.vouchers import TillReader
from appliance.till import books
from appliance.till.books import ORDER, WHICH, Booking
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

ASKS = dict(zip(WHICH, ("customer", "product"), strict=True))
"""What a person is asked about, by the refusal that asks."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of theirs that fits."""

    key: str
    """What the books know it by."""
    name: str


@dataclass(frozen=True, slots=True)
class Handed(Booking):
    """One order on its way to the books: in the place of a voucher, with what is owed and nothing to book."""

    @property
    def order(self) -> dict[str, Any]:
        """The order as plain values, see `domain.order`."""
        found: dict[str, Any] = self.voucher["order"]
        return found

    @property
    def asks(self) -> str:
        """``customer`` or ``product``, where a person is to say which of theirs it is; else empty."""
        row = self.delivery
        return ASKS.get(row.code, "") if row and row.state == State.REFUSED else ""

    @property
    def ours(self) -> tuple[str, str]:
        """Number and name of the customer or product that is asked about."""
        facts = self.delivery.facts if self.delivery and self.asks else {}
        return str(facts.get("ours", "")), str(facts.get("name", ""))

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Those of theirs that fit, as the books told them."""
        found = str(self.delivery.facts.get("found", "")) if self.delivery and self.asks else ""
        pairs = (one.strip().partition(" ") for one in found.split(";"))
        return tuple(Candidate(key, name.strip()) for key, _, name in pairs if key)


def handed(till: Till, delivery_file: Path) -> list[Booking]:
    """Every order, newest first, with its delivery.

    Raises:
        OutOfReach: The uploader is writing; ask again.
    """
    return _with_deliveries(handover.bodies(till.database), states(delivery_file))


def on_their_way(till: Till, delivery_file: Path) -> list[Booking]:
    """Every day, correction and order, newest first, with its delivery; raises as `handed`."""
    found = [*books.bookings(till, delivery_file), *handed(till, delivery_file)]
    # stable: a correction stays before its reversal
    return sorted(found, key=lambda one: -one.voucher["closed_at"])


def unfinished(till: Till, delivery_file: Path) -> list[Booking]:
    """The same without what is at its end: what there is to say of those that wait or ask, every few seconds
    and after years. Raises as `handed`."""
    ended, known = outstanding(delivery_file)
    closed = days.vouchers(till.database, ended)
    found = [Booking(voucher, known.get(voucher["id"])) for voucher in reversed(closed)]
    found += _with_deliveries(handover.bodies(till.database, ended), known)
    return sorted(found, key=lambda one: -one.voucher["closed_at"])


def _with_deliveries(orders: list[dict[str, Any]], known: Mapping[str, Delivery]) -> list[Booking]:
    return [Handed(_in_place(order), known.get(order["id"])) for order in reversed(orders)]


def _in_place(order: dict[str, Any]) -> dict[str, Any]:
    """An order where a voucher is expected, for the eye alone."""
    owed = [{"role": "revenue", "amount": -order["gross"]}, {"role": "receivable", "amount": order["gross"]}]
    same = {name: order[name] for name in ("id", "key", "date")}
    return {**same, "kind": ORDER, "z": 0, "closed_at": order["at"], "postings": owed, "order": order}


def link(till: Till, target: str, what: str, ours: str, theirs: str) -> None:
    """A person says which of theirs one of ours is; what was refused for it goes out again.

    Args:
        till: The till.
        target: Where, as `Delivery.target` names it.
        what: ``customer`` or ``product``.
        ours: Our number of it.
        theirs: Their key of it, one of `Handed.candidates`.

    Raises:
        Refused: ``reason_needed`` without all of these; ``manager_needed``; ``training_only_sells``.
    """
    needs(till, "books")
    needs_earnest(till)
    if what not in ASKS.values() or not (target and ours and theirs):
        raise refuse("reason_needed")
    store(till, Fact("linked", {"target": target, "what": what, "ours": ours, "theirs": theirs}))


def is_told(till: Till, one: Handed) -> bool:
    """Whether a person has said which it is, and the uploader has not acted on it yet."""
    row = one.delivery
    if row is None or not one.asks:
        return False
    about = (row.target, one.asks, one.ours[0])
    linked = TillReader(till.database).linked()
    return any((said.target, said.what, said.ours) == about and said.at != row.answered for said in linked)
