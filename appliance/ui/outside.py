"""What the screens need that neither the till nor the domain holds: handed in by the wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance.domain.finding import Finding
from appliance.domain.label import Label
from appliance.domain.own_texts import NO_LOGO, OwnTexts
from appliance.domain.problems import Problem
from appliance.domain.receipt import Logo, Paper
from appliance.till.goods_preview import Preview


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
class Told:
    """What came of the figures that were asked for last."""

    how: str
    """``print`` or ``stick``."""
    dates: str = ""
    """Of which dates, first and last: "2026-11-16 2026-11-22"."""
    name: str = ""
    """What was printed or written; empty while it is under way, or where it was not."""
    problem: Problem | None = None


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
class Settings:
    """What the box is told, and what goes on about it."""

    values: dict[str, str] = field(default_factory=dict)
    """What is in force, by key (`ui.settings.values`)."""
    kept: dict[str, str] = field(default_factory=dict)
    """What was changed since the till started, and holds from its next start."""
    may: bool = False
    """Somebody keeps what is changed: nobody does at a demo."""
    printers: tuple[tuple[str, str], ...] = ()
    """Those that are plugged in: what [printer] says of it (kind|address|profile), and its name."""
    networks: tuple[tuple[str, int], ...] = ()
    """Names and levels (dBm), strongest first."""
    busy: frozenset[str] = frozenset()
    """What goes on, see `Outside.begin_setting`."""
    said: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """What came of it last: words, and whether it went well."""
    pictures: tuple[str, ...] = ()
    """Those on the sticks that are in: files that could be a logo."""
    logo: tuple[int, Logo] = (0, NO_LOGO)
    """How many were read from a stick, and the last one as it would be printed."""
    heard: tuple[int, str] = (0, "")
    """How many codes were scanned to see them, and the last one as it came."""
    files: tuple[str, ...] = ()
    """Those on the sticks that are in which may hold keys."""
    brought: tuple[int, tuple[tuple[str, str], ...]] = field(default=(0, ()), repr=False)
    """How many files of keys were read, and the answers of the last one, by key."""
    keeps: tuple[int, tuple[str, ...]] = (0, ())
    """How many changes were kept, and which answers the last one had."""

    @property
    def now(self) -> dict[str, str]:
        """What was said last."""
        return self.values | self.kept


@dataclass(frozen=True)
class Stick:
    """What was looked for on the USB sticks that are in, and what is read from there."""

    files: tuple[str, ...] | None = None
    """Paths; None while they are looked for."""
    reading: bool = False
    """One of them is read."""
    problem: Problem | None = None
    """What kept it from it."""


@dataclass(frozen=True)
class GoodsFile:
    """The file of products that is chosen on a stick, and what it would change."""

    stick: Stick = Stick()
    path: str = ""
    preview: Preview | None = None


@dataclass(frozen=True)
class LabelsSeen:
    """How the last printing of labels fares."""

    where: str = ""
    """``labels``: on the label printer; ``receipts``: on the receipt printer; empty: there is none."""
    state: str = ""
    """Empty, printing, done, failed or unknown."""
    done: int = 0
    of: int = 0
    why: str = ""
    """What its printer says of itself, where it did not print."""


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
    write_stock: Callable[[], object] = lambda: None
    """Writes the stock list to the first stick, on a thread; refuses with ``stick_missing``."""
    stock_written: Callable[[], tuple[str, Problem | None] | None] = lambda: None
    """That list's name on the stick, empty while it is written; what kept it from it. None: not asked for."""
    print_figures: Callable[[str, str], object] = lambda date, span: None
    """Prints the owner's figures of the span that a date is in; refuses in training."""
    write_figures: Callable[[str, str], object] = lambda date, span: None
    """Writes them as PDF and table to the first stick, on a thread; refuses with ``stick_missing`` too."""
    figures_told: Callable[[], Told | None] = lambda: None
    """What came of either; None: not asked for."""
    settings: Callable[[], Settings] = Settings
    begin_setting: Callable[[str, dict[str, str]], object] = lambda what, draft: None
    """Begins keep, printer, networks, sound, pictures, logo, codes, books, sms or mail with these changes;
    looks for files of keys, or brings one. It ends in `settings`."""
    symbol: Callable[[str], tuple[tuple[bool, ...], ...]] = lambda key: ()
    """A symbol of `domain.scan_test` as rows of modules, True is dark; bars are one row."""
    example: Callable[[OwnTexts], Paper] = lambda own: ()
    """How the shop's own texts would stand on a receipt."""
    hear: Callable[[bool], object] = lambda on: None
    """Shows what is scanned from here on and sells nothing of it, for a minute each; or no longer."""
    start_again: Callable[[], object] = lambda: None
    """Ends the program and starts it anew."""
    look_for_pictures: Callable[[], object] = lambda: None
    """Has the pictures on the sticks looked for, on a thread."""
    pictures: Callable[[], Stick] = Stick
    take_picture: Callable[[str, str], object] = lambda number, file: None
    """Has a product's tile show the picture in a file, which is read and scaled down on a thread."""
    look_for_goods: Callable[[], object] = lambda: None
    """Has files of products looked for on the sticks, on a thread; what was read before is forgotten."""
    goods_file: Callable[[], GoodsFile] = GoodsFile
    read_goods: Callable[[str], object] = lambda file: None
    """Has one of them read, on a thread; nothing is taken in."""
    labels: Callable[[], LabelsSeen] = LabelsSeen
    print_labels: Callable[[Sequence[tuple[Label, int]]], object] = lambda pile: None
    """Prints so many of each label, on a thread; it never holds a receipt back."""
    write_log: Callable[[], object] = lambda: None
    """Writes the log to the first stick, on a thread; refuses with ``stick_missing``."""
