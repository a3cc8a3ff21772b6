"""Outside parties, and the few answers that any of them can give.

A delivery asks one question that matters: is the day there, and is that certain? So there is no
yes and no here, but five answers. `Later` means that nothing was delivered, for certain; `Unknown`
means that it may have been, and then only a look-up (or a person) may decide before anything is
sent again. Targets never raise for what networks and servers do: they answer.
"""

from collections.abc import Iterable
from collections.abc import Mapping as Facts
from dataclasses import dataclass, field
from typing import Protocol

from appliance.domain.voucher import Account, Mapping, Posting, Voucher, account_for
from appliance.integrations.ahead import Dimensions

REASONS = frozenset(
    {
        "network_down",  # no connection was made; nothing was sent
        "rate_limited",  # the target asks us to wait
        "credentials_refused",  # the target does not know us (any more)
        "mapping_missing",  # a posting has no account; facts name its key
        "mapping_wrong",  # an account or VAT code that the target cannot take
        "voucher_unreadable",  # the till's own record of the day cannot be read
        "folder_unreachable",  # the folder is not there or cannot be written
        "folder_taken",  # another day stands in the folder under this name
        "scope_missing",  # we are known but not allowed
        "refused",  # the target's own words stand in the facts
        "year_missing",  # nobody has opened the accounting year there
        "file_too_large",  # the day's papers are larger than the target takes
        "books_full",  # the target holds as many drafts as it can
        "subscription_missing",  # the shop's subscription there has no API
        "retiring",  # an address that the target is taking away fails at times
        "period_closed",  # the books are closed for its date; facts may name the first open one
        "waits_for",  # a correction goes out behind its reversal, and that behind its day
        "accounts_unknown",  # nobody knows any more which accounts a day was booked on
        "customer_ambiguous",  # two of their customers fit; facts: ours, name, found (``key name; …``)
        "product_ambiguous",  # two of their products fit; facts as above
        "customer_wrong",  # the customer that it is linked with cannot be billed; facts: ours
        "product_wrong",  # a product that a line is linked with cannot be sold; facts: ours
        "orders_untaken",  # the system that is set up takes no orders; facts: mode
        "kept_out",  # it is not there, and a person said that it shall stay out
        "too_many_lines",  # more than the target takes in one voucher
        "answer_lost",  # sent, and no (whole) answer came back
        "server_error",  # sent, and the server failed while it had it
        "answer_odd",  # an answer that we cannot read
        "interrupted",  # this box stopped between sending and noting the answer
        "deliveries_lost",  # the record of deliveries is newer than the day
        "perhaps_elsewhere",  # the record is lost, and it is not there, though later days are, or none is
        "reported_before",  # the box that broke may have closed the day under a Z that is lost
        "taken_over",  # the books have days that another box of this till closed after it took the till up
        "other_target",  # sent to a target that is no longer set up; it cannot be asked
        "draft_unseen",  # sent as a draft, and the target shows its drafts to people alone
        "found_differs",  # our key is there with other sums
        "found_twice",  # our key is there more than once
        "unexpected",  # a fault in this program; the log has it
    }
)
"""Every code that an answer, or a delivery's last problem, can carry."""


class _Coded:
    """An answer with a reason; a code that nobody declared is a programming error (KeyError)."""

    __slots__ = ()
    code: str

    def __post_init__(self) -> None:
        if self.code not in REASONS:
            raise KeyError(f"reason {self.code!r} is not declared in REASONS")


STAGES = frozenset({"draft", "booking", "posted"})
"""How far a day that is there has come: waits there for a person, asked to be booked, in the ledger."""

FOLLOWED = STAGES | {"changed", "gone", "cannot_tell"}
"""What asking again can find besides: booked with other figures, not there any more, no way to ask."""

FINDINGS = frozenset(
    {
        "account_missing",
        "account_inactive",
        "vat_wrong",
        "year_missing",
        "period_closed",
        "dimension_missing",
        "type_missing",
        "scope_missing",
    }
)
"""Every code of a `Finding`: what the target would refuse."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """It is there, for certain; a stage that nobody declared is a programming error (KeyError)."""

    reference: str
    """What the target calls it."""
    stage: str = "posted"
    """One of `STAGES`."""
    number: str = ""
    """The voucher number in the books, empty = not known (yet)."""
    facts: Facts[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.stage not in STAGES:
            raise KeyError(f"stage {self.stage!r} is not declared in STAGES")


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a day that was accepted; a stage that nobody declared is a KeyError."""

    stage: str
    """One of `FOLLOWED`."""
    number: str = ""
    """The voucher number in the books, empty = not known."""
    verified: bool = False
    """The totals were read back and are ours."""
    facts: Facts[str, str | int] = field(default_factory=dict)
    """What is otherwise, where the stage is ``changed``; why, where it is ``cannot_tell``."""

    def __post_init__(self) -> None:
        if self.stage not in FOLLOWED:
            raise KeyError(f"stage {self.stage!r} is not declared in FOLLOWED")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the target would refuse; a code that nobody declared is a KeyError."""

    code: str
    """One of `FINDINGS`."""
    key: str
    """What it is about: a mapping's key with ``/`` between its parts, a date, a number."""
    facts: Facts[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.code not in FINDINGS:
            raise KeyError(f"finding {self.code!r} is not declared in FINDINGS")


@dataclass(frozen=True, slots=True)
class Later(_Coded):
    """It is not there, for certain; try again."""

    code: str
    after: int = 0
    """Seconds that the target asks us to wait, 0 = it does not say."""
    facts: Facts[str, str | int] = field(default_factory=dict)
    everything: bool = False
    """The target itself is out of reach: no use trying the next day now."""


@dataclass(frozen=True, slots=True)
class Refused(_Coded):
    """It is not there, for certain, and the same again would be refused again."""

    code: str
    facts: Facts[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unknown(_Coded):
    """It was sent and may be there."""

    code: str
    facts: Facts[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Absent:
    """Looked up: it is not there, for certain."""


@dataclass(frozen=True, slots=True)
class Unsure(_Coded):
    """Looked up, and only a person can tell."""

    code: str
    facts: Facts[str, str | int] = field(default_factory=dict)


Answer = Accepted | Later | Refused | Unknown
Found = Accepted | Absent | Unsure | Later
"""What a look-up says; `Later`: the target could not be asked."""


NO_FIGURES = {"detail": "a day without figures; nothing was sent"}
"""The facts of a day that is accepted without being sent."""
DAY_PAPERS = "day.pdf"
"""The one PDF that goes with a voucher: Z, settlement, the voucher with its accounts, list of receipts."""


@dataclass(frozen=True, slots=True)
class Line:
    """A posting with the target's account on it; None where nothing is mapped."""

    posting: Posting
    account: Account | None

    @property
    def department(self) -> str:
        """The department that it goes out with."""
        return self.account.department if self.account else self.posting.department

    @property
    def project(self) -> str:
        """The project that it goes out with."""
        return self.account.project if self.account else self.posting.project

    @property
    def object(self) -> str:
        """The object that it goes out with."""
        return self.account.object if self.account else self.posting.object

    def as_sent(self) -> tuple[str, ...]:
        """What is kept of a line that was sent, see `as_booked`."""
        if self.account is None:
            return ("", "")
        dimensions = self.account.department, self.account.project, self.account.object
        own = self.posting.department, self.posting.project, self.posting.object
        return (self.account.number, self.account.vat_code, *(() if dimensions == own else dimensions))


def accounted(voucher: Voucher, mapping: Mapping) -> tuple[Line, ...]:
    """Put account numbers on a voucher's postings, in their order."""
    return tuple(Line(posting, account_for(posting, mapping)) for posting in voucher.postings)


def as_booked(voucher: Voucher, accounts: Iterable[tuple[str, ...]]) -> tuple[Line, ...]:
    """The voucher's lines as they were sent: (account, VAT code) per posting, and department, project and
    object where they are not the posting's own; ("", "") = unmapped."""
    lines = []
    for posting, (number, code, *dimensions) in zip(voucher.postings, accounts, strict=True):
        own = posting.department, posting.project, posting.object
        lines.append(Line(posting, Account(number, code, *(dimensions or own)) if number else None))
    return tuple(lines)


class Target(Protocol):
    """A place that days are delivered to."""

    name: str
    """Part of the delivery id: ``folder``, ``office24``. Never changed once used."""
    needs_mapping: bool
    """Whether every posting must have an account before anything is sent."""
    takes_twice: bool
    """Whether it would take a day a second time: so it is looked for before the first try as well, since
    another box of the till may have sent it."""
    settling: int
    """Milliseconds after a try until a look-up that finds nothing can be believed."""
    posting: str
    """How far a day goes by itself: ``draft`` (a person books it there) or ``posted``."""

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Facts[str, bytes]
    ) -> Answer:
        """Deliver one day. ``delivery`` is the id fixed before the first try, ``attachments`` are
        PDF files by name: `DAY_PAPERS`."""

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Ask whether an earlier try arrived."""

    def follow(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
    ) -> Followed | Later:
        """Ask what became of an accepted day, and read its totals back. ``lines`` are those that were sent,
        ``reference`` is what `Accepted` said, or what a person typed who found it there."""

    def preflight(
        self, mapping: Mapping, dates: Iterable[str], dimensions: Dimensions
    ) -> Later | tuple[Finding, ...]:
        """Say what of a mapping, of the days' dates (YYYY-MM-DD) and of what sales can belong to would be
        refused, as far as the target can tell; the dates as `ahead.asked_about` has them."""
