"""What waits for the books: each closed day's voucher, how its delivery stands, what became of it there.

The till only reads delivery.db; the uploader alone writes it. What a person decides about a delivery
is a journal entry, which the uploader reads; so is the correction of a day that the books have taken.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.domain.problems import Problem, refuse
from appliance.domain.voucher import CLOSED, Kind, is_date
from appliance.storage import days
from appliance.storage.checked import Checked, read
from appliance.storage.delivery import DAY, Delivery, OutOfReach, State, states
from appliance.storage.journal import Fact
from appliance.storage.vouchers import Said, TillReader
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

__all__ = ("Booking", "Checked", "OutOfReach", "Outbox", "bookings", "correct", "decide",
           "is_correctable", "outbox", "refusals", "show", "standing", "unheard")  # fmt: skip

PROBLEMS = (
    "books_refused", "books_closed", "books_unknown", "books_gone", "books_changed", "books_draft",
    "books_refusals", "books_waiting", "mapping_missing", "mapping_wrong", "network_down", "order_which",
    "order_refused", "order_closed", "order_unknown", "order_gone", "order_changed", "order_draft",
)  # fmt: skip
ANSWERS = ("resend", "there", "redate", "keep", "wait")
ORDER = "order"
"""The kind of a booking that is no voucher, see `orders`."""
CORRECTABLE = ("posted", "cannot_tell")
"""The stages in which the books hold a day as it was sent, and nobody can take it back there."""

WHICH = ("customer_ambiguous", "product_ambiguous")
"""Why an order is refused until a person has said which of the books' it is."""


@dataclass(frozen=True, slots=True)
class Booking:
    """One voucher on its way to the books: a closed day, a part of its correction, or an order."""

    voucher: dict[str, Any]
    """The voucher as plain values, see `domain.voucher`."""
    delivery: Delivery | None
    """How it stands; None while the uploader has not seen it yet."""

    @property
    def state(self) -> str:
        """queued, sending, accepted, refused or unknown."""
        return str(self.delivery.state) if self.delivery else "queued"

    @property
    def stage(self) -> str:
        """What became of it once accepted: draft, booking, posted, changed, gone, cannot_tell; else empty."""
        return self.delivery.stage if self.delivery else ""

    @property
    def voucher_number(self) -> str:
        """What the books call it, empty = not known."""
        return self.delivery.voucher_number if self.delivery else ""

    @property
    def verified(self) -> bool:
        """The books' totals were read back and are the till's."""
        return self.delivery is not None and self.delivery.verified

    @property
    def kind(self) -> str:
        """day, reversal or correction, whose ``of`` is the key of its day; or order."""
        return str(self.voucher.get("kind", Kind.DAY))

    @property
    def outside(self) -> bool:
        """Not in the books, or not known to be there."""
        return self.delivery is None or self.delivery.outside

    @property
    def needs_person(self) -> bool:
        """It stands still until somebody decides."""
        return self.delivery is not None and self.delivery.needs_person

    @property
    def waits_long(self) -> bool:
        """A draft that nobody has booked for days, and nobody has said to know of since it was last said."""
        row = self.delivery
        return row is not None and self.stage == "draft" and (row.said_at or 0) > row.heard

    def waited(self, now: int) -> int:
        """Whole days that it has been in its stage by now (UTC ms)."""
        since = self.delivery.since if self.delivery else None
        return max(0, now - since) // DAY if since is not None else 0

    @property
    def closed(self) -> bool:
        """It was refused for its date: a person may give another."""
        row = self.delivery
        return row is not None and row.state == State.REFUSED and row.code in CLOSED

    @property
    def open_from(self) -> str:
        """Where its period is closed: the first date that the books may take (YYYY-MM-DD), if they say."""
        return str(self.delivery.facts.get("open_from", "")) if self.delivery and self.closed else ""

    @property
    def left(self) -> bool:
        """Changed or gone there, or a draft that only people see, and a person lets it stand as it is."""
        row = self.delivery
        return row is not None and (row.let_be or (row.ended and self.stage == "changed"))

    @property
    def gone(self) -> bool:
        """It is not in the books any more, and a person is to say whether it stays out."""
        row = self.delivery
        return row is not None and row.needs_person and (row.stage == "gone" or row.code == "kept_out")

    @property
    def unseen(self) -> bool:
        """It waits as a draft that the books show to people alone."""
        return self.delivery is not None and self.delivery.unseen


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the status bar shows."""

    count: int = 0
    """Closed days and orders that are not in the books."""
    oldest: int | None = None
    """UTC ms when the oldest of them was closed or handed out."""
    problem: Problem | None = None
    """The worst that is wrong with them, or None."""
    drafts: int = 0
    """Days that wait there as a draft."""


def bookings(till: Till, delivery_file: Path) -> list[Booking]:
    """Every closed day and every correction, newest first, with its delivery.

    Raises:
        OutOfReach: The uploader is writing; ask again.
    """
    known = states(delivery_file)
    found = [Booking(voucher, known.get(voucher["id"])) for voucher in days.vouchers(till.database)]
    return found[::-1]


def refusals(delivery_file: Path) -> Checked:
    """What the books would refuse, as they said when the uploader last asked (daily, and when it is woken);
    each with its code, its key, its facts and since when. It keeps nobody from closing the day."""
    return read(delivery_file)


def outbox(bookings: list[Booking], refusals: Checked | None = None) -> Outbox:
    """Sum up what waits, and what the books would refuse."""
    waiting = [one for one in bookings if one.outside]
    oldest = min((one.voucher["closed_at"] for one in waiting), default=None)
    drafts = sum(one.stage == "draft" and not one.left for one in bookings)
    found = refusals.found if refusals else ()
    problem = _worst(bookings, len(waiting))
    if not problem and found:
        problem = Problem.of("books_refusals", count=len(found))
    return Outbox(len(waiting), oldest, problem, drafts)


def _worst(bookings: list[Booking], count: int) -> Problem | None:
    """What asks for a person first, then what goes by itself; the oldest day of each."""
    for code, is_so in _WORST:
        if held := next((one for one in reversed(bookings) if is_so(one)), None):
            return problem_of(code, held, count)
    codes = {one.delivery.code: one for one in bookings if one.delivery and one.outside}
    for code in ("mapping_missing", "mapping_wrong"):
        if held := codes.get(code):
            return unmapped_of(held)
    if "network_down" in codes:
        return Problem.of("network_down", count=count)
    if held := next((one for one in reversed(bookings) if one.waits_long), None):
        return problem_of("books_draft", held, count)
    return None


_WORST: tuple[tuple[str, Callable[[Booking], bool]], ...] = (
    ("books_closed", lambda one: one.open_from != ""),
    ("books_refused", lambda one: one.state == State.REFUSED),
    ("books_unknown", lambda one: one.state == State.UNKNOWN and one.needs_person and not one.gone),
    ("books_gone", lambda one: one.gone),
    ("books_changed", lambda one: one.stage == "changed" and one.needs_person),
)


def problem_of(code: str, booking: Booking, count: int = 1) -> Problem:
    """One of the problems of the books about one day, with everything that its words name."""
    row, voucher = booking.delivery, booking.voucher
    if booking.kind == ORDER:
        code = code.replace("books", "order")
        if row and row.code in WHICH:
            code = "order_which"
    waited = (row.said_at or 0) - (row.since or 0) if row else 0
    return Problem.of(
        code, day=voucher["date"], z=voucher["z"], count=count, date=booking.open_from,
        number=booking.voucher_number, days=waited // DAY, **_named(booking),
    )  # fmt: skip


def unmapped_of(booking: Booking) -> Problem:
    """What keeps one here that needs an account, or another; an order has no Z to name."""
    row = booking.delivery
    code = row.code if row and booking.kind != ORDER else "mapping_wrong"
    return Problem.of(code, z=booking.voucher["z"], key=str(row.facts.get("key", "")) if row else "")


def _named(booking: Booking) -> dict[str, str | int]:
    """What the words of an order name besides."""
    order = booking.voucher.get("order")
    return {"receipt": order["receipt"], "customer": order["customer"]["name"]} if order else {}


def decide(till: Till, delivery: str, answer: str, reference: str = "") -> None:
    """A person decides about a delivery.

    Args:
        till: The till.
        delivery: The delivery's id, or that of a message about a closed day (``there``: it came).
        answer: ``resend`` (after a refusal, in doubt, or once it is gone), ``there`` (in doubt: it was found
            in the books), ``redate`` (its period is closed), ``keep`` (changed, gone, or a draft that only
            people see: it may stand, or stay out, as it is), ``wait`` (a draft is known to wait).
        reference: With ``there``: the voucher number that the books gave it; with ``redate``: the date to
            send it under, YYYY-MM-DD; the voucher keeps its business date in its text.

    Raises:
        Refused: ``reason_needed`` for another answer, ``dates_wrong``, ``manager_needed``, or in training.
    """
    needs(till, "books")
    needs_earnest(till)
    if answer not in ANSWERS:
        raise refuse("reason_needed")
    if answer == "redate" and not is_date(reference):
        raise refuse("dates_wrong", first=reference, last=reference)
    store(till, Fact("delivery_answered", {"delivery": delivery, "answer": answer, "reference": reference}))


def correct(till: Till, delivery_file: Path, z: int, reason: str) -> None:
    """Correct a day that the books have taken: its reversal, and the same Z with the accounts of today.

    Both vouchers are made here, with ids of their own, and go out one behind the other.

    Raises:
        Refused: ``day_not_in_books`` unless the day's last voucher stands in the books as it was sent;
            ``manager_needed``; ``reason_needed``; ``training_only_sells``.
    """
    needs(till, "books")
    needs_earnest(till)
    if not reason.strip():
        raise refuse("reason_needed")
    of_day = [one for one in days.vouchers(till.database) if one["z"] == z]
    sent = [one for one in of_day if one.get("kind", Kind.DAY) != Kind.REVERSAL]
    row = states(delivery_file).get(max(sent, key=_number)["id"]) if sent else None
    if row is None or row.state != State.ACCEPTED or row.stage not in CORRECTABLE:
        raise refuse("day_not_in_books", z=z)
    first, second = sorted(secrets.token_hex(16) for _ in range(2))  # in this order they go out
    body = {"z": z, "reason": reason.strip(), "correction": len(sent), "of": row.voucher,
            "reversal": first, "voucher": second}  # fmt: skip
    store(till, Fact("day_corrected", body))


def standing(bookings: list[Booking], z: int) -> Booking | None:
    """The voucher that a Z stands by in the books: its own, or that of its last correction."""
    of_day = [one for one in bookings if one.voucher["z"] == z and one.kind != Kind.REVERSAL]
    return max(of_day, key=lambda one: _number(one.voucher), default=None)


def is_correctable(bookings: list[Booking], booking: Booking) -> bool:
    """Whether `correct` takes it: the voucher that its Z stands by, in the books as it was sent."""
    there = booking.state == State.ACCEPTED and booking.stage in CORRECTABLE and booking.kind != ORDER
    return there and standing(bookings, booking.voucher["z"]) is booking


def unheard(till: Till, booking: Booking) -> Said | None:
    """What a person answered last about a delivery, if the uploader has not acted on it yet."""
    row = booking.delivery
    said = TillReader(till.database).said().get(row.id) if row else None
    if row is None or said is None or said.at in (row.answered, row.heard):
        return None
    return said if said.at > max(row.tried_at or 0, row.accepted_at or 0, row.since or 0) else None


def _number(voucher: dict[str, Any]) -> int:
    """0 for the day itself, then 1, 2 … for its corrections."""
    return int(voucher["key"].rpartition("-C")[2]) if voucher.get("kind") == Kind.CORRECTION else 0


def show(till: Till, found: Outbox) -> None:
    """Put the outbox's worst problem among the banners, or take it away."""
    for code in PROBLEMS:
        till.banners.pop(code, None)
    if found.problem:
        till.banners[found.problem.code] = found.problem
