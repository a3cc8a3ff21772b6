"""What waits for the books: each closed day's voucher and how its delivery stands.

The till only reads delivery.db; the uploader alone writes it. What a person decides about a delivery
of unknown fate is a journal entry, which the uploader reads.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.domain.problems import Problem, refuse
from appliance.storage import days
from appliance.storage.delivery import Delivery, OutOfReach, State, states
from appliance.storage.journal import Fact
from appliance.till.till import Till, needs_earnest, needs_operator, store

__all__ = ("Booking", "OutOfReach", "Outbox", "bookings", "decide", "outbox", "show")

PROBLEMS = ("books_refused", "books_unknown", "books_waiting", "mapping_missing", "network_down")


@dataclass(frozen=True, slots=True)
class Booking:
    """One closed day on its way to the books."""

    voucher: dict[str, Any]
    """The voucher as plain values, see `domain.voucher`."""
    delivery: Delivery | None
    """How it stands; None while the uploader has not seen it yet."""

    @property
    def state(self) -> str:
        """queued, sending, accepted, refused or unknown."""
        return str(self.delivery.state) if self.delivery else "queued"


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the status bar shows."""

    count: int = 0
    """Closed days that are not in the books."""
    oldest: int | None = None
    """UTC ms when the oldest of them was closed."""
    problem: Problem | None = None
    """The worst that is wrong with them, or None."""


def bookings(till: Till, delivery_file: Path) -> list[Booking]:
    """Every closed day, newest first, with its delivery.

    Raises:
        OutOfReach: The uploader is writing; ask again.
    """
    known = states(delivery_file)
    found = [Booking(voucher, known.get(voucher["id"])) for voucher in days.vouchers(till.database)]
    return found[::-1]


def outbox(bookings: list[Booking]) -> Outbox:
    """Sum up what waits."""
    waiting = [one for one in bookings if one.state != State.ACCEPTED]
    oldest = min((one.voucher["closed_at"] for one in waiting), default=None)
    return Outbox(len(waiting), oldest, _worst(waiting))


def _worst(waiting: list[Booking]) -> Problem | None:
    def first(state: State) -> Booking | None:
        return next((one for one in reversed(waiting) if one.state == state), None)

    if held := first(State.REFUSED):
        return Problem.of("books_refused", day=held.voucher["date"], z=held.voucher["z"], count=len(waiting))
    held = first(State.UNKNOWN)
    if held and held.delivery and held.delivery.needs_person:
        return Problem.of("books_unknown", day=held.voucher["date"], z=held.voucher["z"], count=len(waiting))
    codes = {one.delivery.code for one in waiting if one.delivery}
    for code in ("mapping_missing", "network_down"):
        if code in codes:
            return Problem.of(code, count=len(waiting))
    return None


def decide(till: Till, delivery: str, answer: str, reference: str = "") -> None:
    """A person says of a delivery of unknown fate: send it again (``resend``), or it is ``there``.

    Args:
        till: The till.
        delivery: The delivery's id.
        answer: ``resend`` or ``there``.
        reference: With ``there``: the voucher number that the books gave it.
    """
    needs_operator(till)
    needs_earnest(till)
    if answer not in ("resend", "there"):
        raise refuse("reason_needed")
    store(till, Fact("delivery_answered", {"delivery": delivery, "answer": answer, "reference": reference}))


def show(till: Till, found: Outbox) -> None:
    """Put the outbox's worst problem among the banners, or take it away."""
    for code in PROBLEMS:
        till.banners.pop(code, None)
    if found.problem:
        till.banners[found.problem.code] = found.problem
