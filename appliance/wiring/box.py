"""The running till: its start, its end, and how a message of a part reaches it.

Parts never call the till. They post messages; the screen's thread takes each to the till (`Box.take`).
After a commit the till hands its jobs to `Box.send`, which puts them on the worker of their device.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance import __version__
from appliance.build import identity
from appliance.config import Config, Printer
from appliance.config.kitchen import Kitchen
from appliance.description.facts import build_text
from appliance.devices import (
    ClockStepped,
    DisplayChanged,
    DrawerMoved,
    DrawerStays,
    JobDone,
    KitchenChanged,
    Outcome,
    PowerLost,
    PrinterChanged,
    Scanned,
    ScannerChanged,
)
from appliance.devices.clock import Clock
from appliance.devices.lines import DrawerLine, PrinterLine
from appliance.devices.pole_display import DisplayLine
from appliance.domain.problems import Refused
from appliance.domain.receipt import Paper
from appliance.fiscal import rules_for
from appliance.paper.compose import compose
from appliance.storage.alone import hold
from appliance.storage.beside import leave
from appliance.storage.database import open_till
from appliance.storage.drafts import Drafts
from appliance.storage.earlier import come_back
from appliance.storage.journal import Job, Stored
from appliance.storage.vouchers import reading
from appliance.till import books, drawer, jobs, orders, scanning, setup, showing
from appliance.till.till import Till
from appliance.ui.inbox import Inbox
from appliance.wiring import power, updating
from appliance.wiring.backing_up import BackingUp, BackupSeen, needs_own_stick
from appliance.wiring.books import letterhead, shop
from appliance.wiring.export import Export, ExportDone, ExportProgress
from appliance.wiring.passes import BooksChanged, upload_if_waiting, upload_once
from appliance.words import Words
from appliance.worker import Broke, Post, Worker

log = logging.getLogger(__name__)
UPLOAD_EVERY = 30.0
"""Seconds between two looks at what waits for the books."""


@dataclass(slots=True)
class Box:
    """A running till with its parts."""

    config: Config
    folder: Path
    words: Words
    inbox: Inbox = field(default_factory=Inbox)
    """Where the parts leave their messages."""
    till: Till = field(init=False)
    printing: Worker | None = None
    printer: PrinterLine | None = None
    cooking: Worker | None = None
    kitchen: PrinterLine | None = None
    drawer: DrawerLine | None = None
    display: DisplayLine | None = None
    sound: Callable[[bool], object] = lambda good: None
    """Sounds after a scan, well or not; does not wait for it."""
    uploading: Worker | None = None
    exporting: Export | None = None
    backing: BackingUp | None = None
    passing: tuple[int, int] = (0, 0)
    """How far the pass that goes on has come, see `BooksChanged`; (0, 0) while there is none to tell of."""
    workers: list[Worker] = field(default_factory=list)
    """Every worker of a device; where there is no time, none of them is waited for."""
    unpowered: bool = False
    """The power is gone: what is saved is saved, the rest ends as it is."""
    aside: Callable[[object], bool] = lambda message: False
    """Takes what only the health screen wants (`health_screen.Watched`): none of the till's business."""
    leave: Callable[[], object] = lambda: None
    """Ends the program, on the screen's thread."""
    stops: list[Callable[[], object]] = field(default_factory=list)
    """What to do at the end, last part first."""

    @property
    def post(self) -> Post:
        """Takes a message, from any thread."""
        return self.inbox.put

    @property
    def deliveries(self) -> Path:
        """Where the uploader notes what became of each day."""
        return self.folder / "delivery.db"

    def take(self, message: object) -> bool:
        """Bring one message to the till; True: what waits for the books may be less or more than before.
        Called on the screen's thread alone."""
        till = self.till
        if self.aside(message):
            return False
        match message:
            case Scanned(text):
                self.sound(scanning.scan(till, text))
            case DrawerMoved(state):
                jobs.drawer_moved(till, state)
            case PrinterChanged(state):
                jobs.printer_changed(till, state)
            case KitchenChanged(state):
                jobs.kitchen_changed(till, state)
            case ScannerChanged(count=count, unclear=unclear):
                jobs.scanner_changed(till, count > 0, unclear)
            case ClockStepped(before, after):
                jobs.clock_stepped(till, before, after)
            case DrawerStays(seconds):
                if drawer.stays(till, seconds):
                    self.sound(False)
            case PowerLost():
                power.lost(self)
            case DisplayChanged(well):
                jobs.display_changed(till, well)
            case JobDone(job, outcome):
                jobs.ended(till, int(job), outcome)
            case BooksChanged(passing=passing):
                self.passing = passing
                self._look_at_books()
            case ExportProgress() | ExportDone() if self.exporting:
                self.exporting.take(till, message)
            case BackupSeen() if self.backing:
                self.backing.take(till, message)
            case Broke(worker, detail):
                jobs.broke(till, worker, detail)
        return isinstance(message, BooksChanged)

    def _look_at_books(self) -> None:
        try:
            found = orders.unfinished(self.till, self.deliveries)
            books.show(self.till, books.outbox(found, books.refusals(self.deliveries)))
        except books.OutOfReach as busy:
            log.info("the outbox is looked at again later: %s", busy)

    def show_customer(self) -> None:
        """Show on the customer's display what there is to see now; on the screen's thread, which goes on
        whatever becomes of it."""
        if not self.display:
            return
        try:
            self.display.show(showing.shown(self.till, self.till.clock().at))
        except Exception:
            log.exception("the customer's display was left as it is")

    def send(self, stored: Stored, job: Job) -> None:
        """Put a job on its device's worker; without a device it has failed."""
        if job.kind == "drawer" and self.drawer:
            self.drawer.kick(str(job.id))
        elif job.kind == "print" and self.printing and self.printer:
            self._have_printed(self.printing, self.printer, self.config.printer, stored, job)
        elif job.kind == "kitchen" and self.cooking and self.kitchen:
            self._have_printed(self.cooking, self.kitchen, self.config.kitchen, stored, job)
        else:
            self.post(JobDone(str(job.id), Outcome.FAILED, "no such device is set up"))
        if stored.entry.kind == "z_report":
            updating.day_closed()
        if stored.entry.kind == "settlement" or stored.data.get("order"):
            self.wake_uploader()
        if stored.entry.kind == "settlement" and self.backing:
            self.backing.copy()

    def paper(self, body: dict[str, Any]) -> Paper:
        """The paper of an entry's body: made from the journal and from nothing else. On any thread."""
        of = None
        if body["kind"] == "copy":
            with reading(self.folder / "till.db") as till:
                of = till.entry(body["of"])
        return compose(body, letterhead(self.till.shop), self.words, of)

    def _have_printed(
        self, worker: Worker, line: PrinterLine, section: Printer | Kitchen, stored: Stored, job: Job
    ) -> None:
        def printed() -> None:
            """On the printer's thread."""
            from appliance.wiring import press

            line.print(str(job.id), press.job(section, self.paper(stored.data)))

        worker.put(printed, lambda why: _doubtful(job, why))

    def wake_uploader(self) -> None:
        """Have the waiting days tried now, whatever their next try is: a day was closed, or a person asks."""
        if self.uploading:
            self.uploading.put(lambda: upload_once(self.folder, "--now", post=self.post, hurry=self.in_hurry))

    def in_hurry(self) -> bool:
        """Is the power gone? Asked on any thread."""
        return self.unpowered

    def begin_export(self, first: str, last: str) -> None:
        """Begin the law's export to a stick, see `Export.begin`."""
        if self.exporting:
            self.exporting.begin(self.till, first, last)

    def stop(self) -> None:
        """Stop every part, last one first; what they still owe is in the database."""
        while self.stops:
            self.stops.pop()()


def start(
    config: Config, folder: Path, *, parts: Callable[[Box], None] | None, words: Words | None = None
) -> Box:
    """Start a till in a data folder.

    Args:
        config: What differs between shops.
        folder: The data folder; made when it is not there.
        parts: Builds the devices into the box: `parts.real`, or simulated ones; None: no devices and
            no uploads, for a command that only needs the till.
        words: Another language than the shop's.

    Raises:
        Refused: The till may not sell: damaged or foreign database, key missing, disk full, or
            another process already runs it. Nothing is left open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    box = Box(config, folder, words or Words(config.shop.language, config.shop.money))
    try:
        if parts:
            needs_own_stick(config, folder)
        _open(box)
        if parts:
            parts(box)
            _beside(box)
            box.till.build = build_text(identity(), box.words)
            setup.began(box.till, __version__)
            if back := updating.went_back():
                box.till.banners[back.code] = back
            box.stops.append(lambda: _switched_off(box))
            jobs.resend(box.till)
    except Exception:
        box.stop()
        raise
    return box


def _beside(box: Box) -> None:
    """What goes on beside selling: the books, looked at now and then, exports, back-ups."""
    box.uploading = Worker("uploader", box.post)
    box.uploading.repeat(lambda: upload_if_waiting(box.folder, box.post, box.in_hurry), UPLOAD_EVERY)
    box.exporting = Export(box.config, box.folder, box.post)
    box.backing = BackingUp(box.config, box.folder, box.post)
    box.till.journal.committed = box.backing.poke
    box.workers.extend((box.uploading, *box.backing.workers))
    box.stops.extend((box.uploading.stop, box.exporting.stop, box.backing.stop))


def _switched_off(box: Box) -> None:
    """Journal the end; where that cannot be, the other parts are stopped all the same."""
    try:
        setup.ended(box.till, __version__, "power" if box.unpowered else "")
    except Refused as refused:
        log.error("the stop is not in the journal: %s", refused)


def _open(box: Box) -> None:
    """Take the folder's lock and start the till on its files."""
    config, folder = box.config, box.folder
    box.stops.append(hold(folder).close)
    come_back(folder / "till.db")
    database = open_till(folder / "till.db")
    box.stops.append(lambda: leave(database, folder / "till.db"))
    drafts = Drafts(folder / "draft.db")
    box.stops.append(drafts.close)
    box.till = setup.start(
        database,
        folder / "keys",
        setup.Birth(config.till.number, rules_for(config.shop.country, config.shop.currency)),
        shop(config),
        Clock(config.shop.timezone, box.post),
        drafts=drafts,
        send=box.send,
        boundary=config.till.day_boundary,
    )


def _doubtful(job: Job, why: str) -> JobDone:
    return JobDone(str(job.id), Outcome.UNKNOWN, why)
