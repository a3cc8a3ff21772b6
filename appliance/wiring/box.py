"""The running till: how a message of a part reaches it, and a job its device; `starting` puts it together.

Parts never call the till. They post messages; the screen's thread takes each to the till (`Box.take`).
After a commit the till hands its jobs to `Box.send`, which puts them on the worker of their device.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance.config import Config, Printer
from appliance.config.kitchen import Kitchen
from appliance.config.sms import NONE
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
from appliance.devices.lines import DrawerLine, PrinterLine
from appliance.devices.pole_display import DisplayLine
from appliance.domain.receipt import Paper
from appliance.integrations.mail import Sent
from appliance.paper.compose import OF_ANOTHER, compose
from appliance.storage.journal import Job, Stored
from appliance.storage.vouchers import reading
from appliance.till import books, drawer, jobs, orders, own_texts, scanning, showing
from appliance.till.till import MAIL_JOB, Till
from appliance.ui.inbox import Inbox
from appliance.wiring import power, updating
from appliance.wiring.backing_up import BackingUp, BackupSeen
from appliance.wiring.export import Export, ExportDone, ExportProgress, ExportWritten
from appliance.wiring.label_desk import LabelDesk, LabelsOut
from appliance.wiring.mail_desk import MailDesk, MailDone
from appliance.wiring.passes import BooksChanged, upload_once
from appliance.wiring.sign import letterhead
from appliance.words import Words
from appliance.worker import Broke, Post, Worker

log = logging.getLogger(__name__)


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
    labels: LabelDesk | None = None
    mail: MailDesk | None = None
    backing: BackingUp | None = None
    passing: tuple[int, int] = (0, 0)
    """How far the pass that goes on has come, see `BooksChanged`; (0, 0) while there is none to tell of."""
    workers: list[Worker] = field(default_factory=list)
    """Every worker of a device; where there is no time, none of them is waited for."""
    unpowered: bool = False
    """The power is gone: what is saved is saved, the rest ends as it is."""
    aside: Callable[[object], bool] = lambda message: False
    """Takes what only the health screen wants (`health_screen.Watched`): none of the till's business."""
    keeps: bool = True
    """Whether settings that are changed are kept: a demo begins with its own each time."""
    again: bool = False
    """When the program has ended, it begins anew."""
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
        if self.aside(message) or self._took_paper(message):
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
            case ExportProgress() | ExportWritten() | ExportDone() if self.exporting:
                self.exporting.take(till, message)
            case BackupSeen() if self.backing:
                self.backing.take(till, message)
            case Broke(worker, detail):
                jobs.broke(till, worker, detail)
        return isinstance(message, BooksChanged)

    def _took_paper(self, message: object) -> bool:
        """Take what became of a receipt's e-mail, or of labels."""
        match message:
            case MailDone(job, outcome, detail):
                log.info("the e-mail of job %s: %s %s", job, outcome, detail)
                jobs.mailed(self.till, job, outcome)
            case LabelsOut() if self.labels:
                self.labels.take(message)
            case _:
                return False
        return True

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
        elif job.kind == MAIL_JOB:
            self._have_mailed(stored, job)
        else:
            self.post(JobDone(str(job.id), Outcome.FAILED, "no such device is set up"))
        if stored.entry.kind == "z_report":
            updating.day_closed()
        tells = stored.entry.kind == "z_report" and self.config.sms.service != NONE
        if stored.entry.kind == "settlement" or stored.data.get("order") or tells:
            self.wake_uploader()
        if stored.entry.kind == "settlement" and self.backing:
            self.backing.copy()

    def paper(self, body: dict[str, Any]) -> Paper:
        """The paper of an entry's body: made from the journal and from nothing else. On any thread."""
        of = None
        if body["kind"] in OF_ANOTHER:
            with reading(self.folder / "till.db") as till:
                of = till.entry(body["of"])
        own = own_texts.own(self.till, of or body)
        return compose(body, letterhead(self.till.shop, own), self.words, of)

    def _have_printed(
        self, worker: Worker, line: PrinterLine, section: Printer | Kitchen, stored: Stored, job: Job
    ) -> None:
        def printed() -> None:
            """On the printer's thread."""
            from appliance.wiring import press

            line.print(str(job.id), press.job(section, self.paper(stored.data)))

        worker.put(printed, lambda why: _doubtful(job, why))

    def _have_mailed(self, stored: Stored, job: Job) -> None:
        if self.mail and self.till.mail_to:
            data = stored.data
            if data["kind"] == "sale":
                data = data | {"heading": self.till.rules.headings["electronic"]}
            self.mail.send(job.id, stored.data, self.paper(data), self.till.mail_to)
        else:
            self.post(MailDone(job.id, Sent.FAILED, "no mailbox"))

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


def _doubtful(job: Job, why: str) -> JobDone:
    return JobDone(str(job.id), Outcome.UNKNOWN, why)
