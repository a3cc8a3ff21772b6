"""Where the screens are: what was tapped to get there, and what is typed that the till does not know.

Everything else is read from the till each time. Losing a `Place` loses no sale.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance.domain.finding import Finding
from appliance.domain.problems import Problem
from appliance.domain.receipt import Paper
from appliance.words import N_

DISCOUNT_REASONS = (N_("Damaged goods"), N_("Regular customer"), N_("Short date"), N_("Promised price"))
CASH_OUT_REASONS = (N_("To the bank"), N_("Bought for the shop"), N_("Change fetched"), N_("Wage advance"))
CASH_IN_REASONS = (N_("Change for the drawer"), N_("Put back"))
FLOAT_REASONS = (N_("Counted again"), N_("Change fetched"), N_("To the bank"))
DIFFERENCE_REASONS = (N_("Wrong change"), N_("Wrong key"), N_("Wrong payment tapped"), N_("Not known"))
AGAIN_REASONS = (N_("Evening opening"), N_("Closed by mistake"), N_("Late customers"))
CORRECTION_REASONS = (
    N_("An account was wrong"),
    N_("A VAT code was wrong"),
    N_("The accountant asks for it"),
)
"""Reasons to tap; what is journalled is the words in the shop's language."""
EMERGENCY_REASONS = (
    ("printer", N_("The printer is broken")),
    ("printer", N_("There is no paper left")),
    ("drawer", N_("The drawer's switch is stuck")),
    ("other", N_("Something else is broken")),
)
"""The same for an emergency, each with its cause (`till.modes.CAUSES`)."""

CASH = N_("Cash")
METHODS = {
    "norway": (("card", N_("Card")), ("vipps", "Vipps")),
    "denmark": (("card", N_("Card")), ("mobilepay", "MobilePay")),
}
BRANDS = {
    "norway": (
        ("bankaxept", "BankAxept"),
        ("visa", "Visa"),
        ("mastercard", "Mastercard"),
        ("other", N_("Another card")),
    ),
    "denmark": (
        ("dankort", "Dankort"),
        ("visa", "Visa"),
        ("mastercard", "Mastercard"),
        ("other", N_("Another card")),
    ),
}
"""Ways to pay beside cash, and the brands on a terminal that the till does not drive."""


@dataclass(frozen=True)
class About:
    """What this till says of itself: which build it is, and the key that its sales are signed with."""

    lines: tuple[tuple[str, str], ...] = ()
    """What and its value, in the order in which they are shown: version, build, till …"""
    key: str = ""
    """The public key as text (PEM), line by line."""
    qr: tuple[tuple[bool, ...], ...] = ()
    """The key as a QR code: rows of modules from the top, True is dark; without a quiet zone."""


@dataclass(frozen=True)
class Trouble:
    """What was wrong with a part last, and when (UTC ms, offset in minutes)."""

    what: Finding | Problem
    at: int
    offset: int


@dataclass(frozen=True)
class Health:
    """What is known of each part of the box; the parts are `domain.finding.PARTS`."""

    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    """By the last look at it."""
    looking: frozenset[str] = frozenset()
    """Parts that are being looked at now."""
    troubles: dict[str, Trouble] = field(default_factory=dict)
    listening: bool = False
    """The next scan is shown and not sold."""
    scanned: tuple[str, str] | None = None
    """What was scanned then, as it came, and what it is (`domain.barcode.Kind`)."""
    version: str = ""
    log: tuple[str, Problem | None] | None = None
    """The log's name on the stick, empty while it is written; what kept it from it. None: not asked for."""


@dataclass(frozen=True)
class Backup:
    """What is known of the back-ups."""

    kept: bool = False
    """Somebody looks after them: false at a demo and in a test."""
    sticks: tuple[str, ...] = ()
    """Names of the back-up sticks that are in."""
    others: tuple[str, ...] = ()
    """Folders of sticks that are in, and could become one."""
    behind: int = 0
    """Entries that are on no stick."""
    copied: tuple[int, str] = (0, "")
    """UTC ms of the newest verified copy on a stick, and that stick's name; 0: none is known of."""
    problem: Problem | None = None
    sets_aside: bool = True
    """Somebody heeds a question to set this till aside: on a desk nobody does."""


@dataclass(frozen=True)
class Outside:
    """What the screens need that neither the till nor the domain holds; handed in by the wiring."""

    paper: Callable[[dict[str, Any]], Paper]
    """Composes an entry's body into its paper."""
    deliveries: Path
    """The uploader's file (`till.books.bookings`)."""
    wake_uploader: Callable[[], object] = lambda: None
    passing: Callable[[], tuple[int, int]] = lambda: (0, 0)
    """How far a pass to the books has come: days that have arrived, of those that waited when it began;
    (0, 0) while none goes on."""
    sticks: Callable[[], list[str]] = list
    """Folders of the USB sticks that are in and can be written to."""
    begin_export: Callable[[str, str], object] = lambda first, last: None
    """Begins the law's export of these business dates (YYYY-MM-DD, both counted) to the first stick and
    returns at once; refuses with ``dates_wrong`` or ``stick_missing``."""
    export_state: Callable[[], tuple[int, tuple[str, ...], Problem | None] | None] = lambda: None
    """How the newest export stands, or None before the first: thousandths done, the names of the files
    once they are whole, what went wrong. It ends with files or with a problem."""
    about: Callable[[], About] = About
    """Asked once each time that the page is opened."""
    print_key: Callable[[], object] = lambda: None
    """Prints the public key, as text and as QR, for the product declaration."""
    health: Callable[[], Health] = Health
    look_at_health: Callable[..., object] = lambda *parts: None
    """Has these parts looked at, or all, on a thread; what is found comes by itself."""
    listen: Callable[[bool], object] = lambda on: None
    """Shows the next scan on the health screen in place of selling it, or no longer."""
    print_slip: Callable[[str], object] = lambda part: None
    """Prints a test slip, on the ``printer`` or in the ``kitchen``; what became of it is a finding."""
    backup: Callable[[], Backup] = Backup
    use_stick: Callable[[str], object] = lambda folder: None
    """Has back-ups go on the stick in this folder."""
    copy_now: Callable[[], object] = lambda: None
    """Has a verified copy made, behind the screens."""
    set_aside: Callable[[], object] = lambda: None
    """Has the box set this till aside; refuses with ``reset_elsewhere`` where nobody can be asked."""
    write_log: Callable[[], object] = lambda: None
    """Writes the log to the first stick, on a thread; refuses with ``stick_missing``."""


@dataclass
class Closing:
    """What is typed on the way through closing a day."""

    step: str = "finish"
    pieces: dict[int, int] = field(default_factory=dict)
    counted: bool = False
    """The count is done."""
    again: bool = False
    """A blind count that did not agree: one more is asked for."""
    not_counted: bool = False
    terminals: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    bag_number: str = ""
    bag: int | None = None
    float: int | None = None
    settled: int = 0
    """Number of the Z that was just settled."""


@dataclass
class Place:
    """Where the screens are."""

    stage: str = ""
    """Key of `screens.STAGES`; empty: where the till's own state leads."""
    before: str = ""
    """Where "back" goes from a stage that is reached from several."""
    line: int | None = None
    group: str = ""
    text: str = ""
    """What is typed in a search."""
    product: str = ""
    receipt: int | None = None
    """Row of the receipt that is looked at."""
    returning: int | None = None
    """Row of the receipt that goods come back from."""
    card: tuple[str, int] | None = None
    """Kind and amount of the tender whose brand is asked for."""
    answering: str = ""
    """Stage in which the question of an unknown code is being answered: create, price or search."""
    price_of: tuple[str, int] | None = None
    """A price is being typed: ("line", id), or ("group", 0)."""
    date: str = ""
    outbox: tuple[int, int | None] = (0, None)
    """Days that wait for the books, and when the oldest was closed; looked at now and then."""
    delivery: str = ""
    own: tuple[tuple[str, ...], ...] = ()
    """Keys that are about to get an account of their own."""
    splitting: tuple[str, ...] = ()
    """The key whose parts are chosen from."""
    paid_seen: bool = True
    report: dict[str, Any] | None = None
    spans: tuple[tuple[str, str, str], ...] = ()
    """Days to choose from for an export: (word, first, last)."""
    about: About = About()
    part: str = ""
    """Which part of the box is looked at on the health screen."""
    set_aside: bool = False
    """It is asked whether the till is to be set aside."""
    opening: tuple[int, str] = (0, "")
    """Float and its reason, while the till asks why the date is opened again."""
    refused: Callable[[], object] | None = None
    """The deed that was refused last: done once more when what it needed is there."""
    after_log_in: Callable[[], object] | None = None
    """The deed that waits for a manager to log in."""
    wrong_pin: Problem | None = None
    banner: Problem | None = None
    """What was refused last; leaves with the next thing that is done."""
    stop: Problem | None = None
    closing: Closing = field(default_factory=Closing)
