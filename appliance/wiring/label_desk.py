"""Labels are printed on a thread of their own, one product after the other: no receipt waits for them.

On the label printer a dead one holds up nothing but this thread. Without one they come out of the receipt
printer, a label at a time, so that a receipt that comes meanwhile goes before the next.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from appliance.config import Config
from appliance.devices import Outcome
from appliance.devices.label_printer import LabelPrinter, LabelState
from appliance.devices.lines import PrinterLine
from appliance.domain.label import Label
from appliance.paper.labels import Stock, slip, zpl
from appliance.ui.outside import LabelsSeen
from appliance.wiring import press
from appliance.worker import Post, Worker


@dataclass(frozen=True, slots=True)
class LabelsOut:
    """Message: so many labels of one product were asked of a printer, and what became of that."""

    count: int
    outcome: Outcome
    state: str
    """`LabelState`, or ``receipts``: the receipt printer tells itself what it wants."""


def printer_of(config: Config) -> LabelPrinter | None:
    """The label printer that ``[labels]`` names."""
    host, _, port = config.labels.address.partition(":")
    return LabelPrinter(host, int(port or 9100)) if host else None


class LabelDesk:
    """Prints piles of labels when it is asked to; everything but the printing is on the screen's thread."""

    def __init__(self, config: Config, post: Post, printing: Worker | None, line: PrinterLine | None) -> None:
        """Take the receipt printer's worker and line too, where there is one."""
        self._config, self._post, self._line = config, post, line
        self._own, self._worker = printer_of(config), printing
        if self._own:
            self._worker = None  # a thread of its own, with the first pile
        self._pile: deque[tuple[Label, int]] = deque()
        self.seen = LabelsSeen("labels" if self._own else "receipts" if line else "")

    def print(self, pile: Sequence[tuple[Label, int]]) -> None:
        """Print so many of each, behind what is being printed; returns at once."""
        several = [(label, count) for label, count in pile if count > 0]
        if not self._own:
            several = [(label, 1) for label, count in several for _ in range(count)]
        busy, more = bool(self._pile), sum(count for _, count in several)
        done, of = (self.seen.done, self.seen.of) if busy else (0, 0)
        self._pile.extend(several)
        self.seen = replace(self.seen, state="printing", done=done, of=of + more, why="")
        if several and not busy:
            self._next()

    def take(self, message: LabelsOut) -> None:
        """One product's labels are out, or not; the rest of the pile ends with what did not come out."""
        self._pile.popleft()
        if message.outcome != Outcome.DONE:
            self._pile.clear()
            self.seen = replace(self.seen, state=str(message.outcome), why=message.state)
            return
        going = "printing" if self._pile else "done"
        self.seen = replace(self.seen, state=going, done=self.seen.done + message.count)
        if self._pile:
            self._next()

    def _next(self) -> None:
        label, count = self._pile[0]
        self._worker = self._worker or Worker("labels", self._post)
        self._worker.put(
            lambda: self._printed(label, count),
            lambda why: LabelsOut(count, Outcome.UNKNOWN, str(LabelState.SILENT)),
        )

    def _printed(self, label: Label, count: int) -> LabelsOut:
        """On the thread."""
        if self._own:
            section = self._config.labels
            stock = Stock(section.width, section.height, section.dpi)
            outcome, state = self._own.print(zpl(label, count, stock), count)
            return LabelsOut(count, outcome, str(state))
        if not self._line:
            return LabelsOut(count, Outcome.FAILED, str(LabelState.OFFLINE))
        return LabelsOut(count, self._line.beside(press.job(self._config.printer, slip(label))), "receipts")

    def stop(self) -> None:
        """End its own thread; what is not printed is printed when somebody asks again."""
        if self._own and self._worker:
            self._worker.patience = 1.0
            self._worker.stop()
