"""One module per thing with a cable. What the till may expect of a device stands here.

Each device lives on a daemon thread of its own (``worker.Worker``); nothing here ever runs on the
screen's thread, and everything has a time limit.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What became of a job."""

    DONE = "done"
    FAILED = "failed"
    """Certainly not done: nothing reached the device."""
    UNKNOWN = "unknown"
    """Sent, at least in part, and no answer: a person looks before it is repeated."""


class PrinterState(StrEnum):
    """What the printer says of itself; *unknown* is never *fine*."""

    FINE = "fine"
    PAPER_LOW = "paper_low"
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    CUTTER = "cutter"
    """Its knife is stuck; switched off, cleared and on again it goes on."""
    HOT = "hot"
    """Its head is too hot; it goes on by itself."""
    ERROR = "error"
    """Something else that it says is an error."""
    UNKNOWN = "unknown"


class DrawerState(StrEnum):
    """What the drawer's switch says."""

    SHUT = "shut"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scanned:
    """Message: a code was read. ``text`` as the scanner typed it, without its terminator."""

    text: str
    device: str = ""


@dataclass(frozen=True, slots=True)
class DrawerMoved:
    """Message: the drawer's switch changed."""

    state: DrawerState


@dataclass(frozen=True, slots=True)
class DrawerStays:
    """Message: the drawer has been open for so many seconds; said again as long as it is."""

    seconds: int


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """Message: somebody or something set the clock while the till runs; UTC milliseconds."""

    before: int
    """What it would have shown."""
    after: int
    """What it showed instead."""


@dataclass(frozen=True, slots=True)
class PowerLost:
    """Message: the mains power is gone, and something else feeds the box for a while."""


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """Message: the printer's state changed."""

    state: PrinterState


@dataclass(frozen=True, slots=True)
class KitchenChanged:
    """Message: the state of the kitchen's printer changed."""

    state: PrinterState


@dataclass(frozen=True, slots=True)
class ScannerChanged:
    """Message: a scanner came or went, or something that may be one did."""

    came: bool
    device: str
    """Its stable name; empty at a start without a scanner, and when only ``unclear`` changed."""
    count: int
    """How many are read now."""
    unclear: str = ""
    """Names of what may be a scanner and is not read, since it may be a keyboard."""


@dataclass(frozen=True, slots=True)
class DisplayChanged:
    """Message: the customer's display came or went."""

    well: bool
    """Its port takes what is sent; whether it is switched on, nobody can know."""


@dataclass(frozen=True, slots=True)
class JobDone:
    """Message: a print or drawer job ended. ``detail`` is for the log."""

    job: str
    outcome: Outcome
    detail: str = ""


class Printer(Protocol):
    """Prints the bytes of one job, and says how it is."""

    def print(self, data: bytes) -> Outcome:
        """Send one whole job; returns within its time limit."""

    def state(self) -> PrinterState:
        """Ask the printer; UNKNOWN where nothing answers."""

    def close(self) -> None:
        """Let go of the device; may be called twice."""


class Drawer(Protocol):
    """Opens, and knows whether it is open."""

    opens_high: bool
    """Whether its switch reads high while it is open."""

    def kick(self) -> Outcome:
        """Open the drawer."""

    def state(self) -> DrawerState:
        """Read the switch; UNKNOWN where there is none."""

    def close(self) -> None:
        """Let go of the device; may be called twice."""
