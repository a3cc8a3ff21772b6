"""The law's export, asked for by a command or on the screen.

On the screen a process of its own writes it, as the uploader delivers: a year takes minutes of a small
processor, and the screen's thread would wait for the interpreter meanwhile. The till stores that it was
exported (13020) as soon as every file is whole, whatever becomes of the stick then. Both ways it is read
back: each file byte by byte, and then by the checks, which know only what was written.
"""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appliance import __version__
from appliance.config import Config
from appliance.devices.clock import Clock
from appliance.domain.journal import Moment
from appliance.domain.problems import Problem, refuse
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.till import Till, store
from appliance.worker import Post, Worker

if TYPE_CHECKING:
    from appliance.fiscal.saft.checks import Finding
    from appliance.fiscal.saft.parts import File
    from appliance.fiscal.saft.source import Facts

MOUNTS = Path("/proc/self/mountinfo")
STICK = re.compile(r"/media/.+|/run/media/[^/]+/.+|/mnt/usb.*")
"""Where the systems that we know mount what is plugged in."""
Span = tuple[str, str]
"""First and last business date, YYYY-MM-DD, both counted."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """Message: how far the export is, in thousandths."""

    thousandths: int


@dataclass(frozen=True, slots=True)
class ExportWritten:
    """Message: every file is whole; the checks read them back now."""

    span: Span
    files: "tuple[File, ...]"


@dataclass(frozen=True, slots=True)
class ExportDone:
    """Message: the export ended, with files or with a problem."""

    files: "tuple[File, ...]" = ()
    problem: Problem | None = None
    """Why there are none; with files, what reading them back found, or why that broke off."""


def checked(first: str, last: str) -> Span:
    """Two dates as they were typed; refuses with ``dates_wrong``."""
    try:
        right = all(dt.date.fromisoformat(date).isoformat() == date for date in (first, last))
    except ValueError:
        right = False
    if not right or first > last:
        raise refuse("dates_wrong", first=first, last=last)
    return first, last


def facts(config: Config, user: str = "") -> "Facts":
    """Who exports, by the configuration; ``user`` is the number of the operator who asks, or empty.

    Raises:
        Refused: ``export_failed`` in a country whose law has no such file.
    """
    from appliance.fiscal.saft.source import Facts

    shop, till = config.shop, config.till
    return Facts(
        currency=shop.currency, name=shop.name, organisation=shop.organisation_number,
        charges_vat=shop.vat_registered, address=shop.address, till=till.number,
        boundary=till.day_boundary, user=user, **_program(shop.country, Clock(shop.timezone)()),
    )  # fmt: skip


def _replayed(born: dict[str, str]) -> "Facts":
    """Who exports what a replay made: the replay's own shop (`simulated.replay`), which sealed it."""
    from appliance.fiscal.saft.source import Facts

    return Facts(
        currency=born["currency"], name="Replay", organisation="999999999", charges_vat=True, address=(),
        till=born["till"], **_program(born["country"], Clock("UTC")()),
    )  # fmt: skip


def _program(country: str, now: Moment) -> dict[str, Any]:
    from appliance.build import PRODUCT, identity
    from appliance.fiscal.saft.dialects import DIALECTS

    if country not in DIALECTS:
        raise refuse("export_failed", file="", detail=f"no such file in country {country}")
    supplier = identity().supplier or PRODUCT
    return {"dialect": DIALECTS[country], "program": PRODUCT, "version": __version__, "supplier": supplier,
            "created": now.local}  # fmt: skip


def write(
    of: "Facts", data: Path, span: Span, folder: Path, progress: Callable[[int], object]
) -> "list[File]":
    """Write the export of a till's files; till.db is only read, and may be in use.

    Args:
        of: Who exports.
        data: The data folder.
        span: What is asked for.
        folder: Where the files go.
        progress: Told how far it is, in thousandths.

    Raises:
        Refused: ``export_failed``, ``export_differs``, ``database_damaged``.
    """
    from appliance.fiscal.saft.export import export
    from appliance.storage.spans import spanning

    with spanning(data / "till.db", *span, of.boundary) as source:
        head = f"{source.head.epoch}/{source.head.number}:{source.head.hash.hex()}" if source.head else ""
        return export(source, span, replace(of, journal=head), folder, progress)


def read_back(folder: Path, files: "Iterable[File]") -> "list[Finding]":
    """What reading an export back finds that no schema sees."""
    from appliance.fiscal.saft.checks import check, keys_beside

    return check((folder / file.name for file in files if file.name.endswith(".xml")), keys_beside(folder))


def stored(till: Till, span: Span, files: "tuple[File, ...]") -> None:
    """Journal what was exported: the names, hashes and sizes of its files."""
    body = {
        "what": "saft", "from": span[0], "to": span[1],
        "files": [{"name": file.name, "sha256": file.sha256, "bytes": file.bytes} for file in files],
    }  # fmt: skip
    store(till, Fact("exported", body))


def run(config: Config, data: Path, span: Span, folder: Path) -> "list[File]":
    """Export at the command line: the till must not be running, and stores that it was exported.

    Raises:
        Refused: ``dates_wrong``, ``till_running``, and what `facts` and `write` refuse with.
    """
    from appliance.wiring.starting import start

    span = checked(*span)
    box = start(config, data, parts=None)
    try:
        files = write(facts(config), data, span, folder, lambda thousandths: None)
        stored(box.till, span, tuple(files))
    finally:
        box.stop()
    return files


def run_replayed(data: Path, span: Span, folder: Path) -> "list[File] | None":
    """Export what a replay made, under the replay's own name; None when a till made it.

    Nothing is stored: only a replay writes into its database.
    """
    from appliance.storage.journal import origin
    from appliance.storage.vouchers import reading

    with reading(data / "till.db") as till:
        born = origin(till.database)
    if born.get("replay") != "1":
        return None
    return write(_replayed(born), data, checked(*span), folder, lambda thousandths: None)


def sticks(mounts: Path = MOUNTS) -> list[str]:
    """Folders of the USB sticks that are in and can be written to, in the order in which they were mounted.

    Args:
        mounts: What the kernel says of mounts (proc(5): field 5 the folder, field 6 its options).
    """
    found = []
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        folder, options = line.split()[4:6]
        folder = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), folder)
        if STICK.fullmatch(folder) and "ro" not in options.split(",") and os.access(folder, os.W_OK):
            found.append(folder)
    return found


class Export:
    """The export on the screen: one at a time, on a thread that waits for its process."""

    def __init__(self, config: Config, data: Path, post: Post) -> None:
        """Start the thread; ``post`` takes its messages."""
        self._config, self._data, self._post = config, data, post
        self._worker = Worker("export", post)
        self._process: subprocess.Popen[str] | None = None
        self._stopping = False
        self.state: tuple[int, tuple[str, ...], Problem | None] | None = None
        """Thousandths (all of them: it is read back), names of the files that are whole, problem; None before
        the first."""

    def begin(self, till: Till, first: str, last: str) -> None:
        """Begin an export to the first stick; while one is under way, nothing happens.

        Raises:
            Refused: ``dates_wrong``, ``stick_missing``, ``training_only_sells``.
        """
        needs_earnest(till)
        span = checked(first, last)
        if self.state and not self.state[1] and not self.state[2]:
            return
        found = sticks()
        if not found:
            raise refuse("stick_missing")
        folder = Path(found[0]) / f"SAF-T {self._config.shop.organisation_number} {self._config.till.number}"
        self.state = (0, (), None)
        user = till.operator.number if till.operator else ""
        self._worker.put(lambda: self._run(span, folder, user), lambda why: _failed((), folder, why))

    def _run(self, span: Span, folder: Path, user: str) -> ExportDone:
        """On the thread: wait for the process, and pass on what it says."""
        command = [sys.executable, "-m", "appliance.wiring.export_process", str(self._data), *span,
                   str(folder), user]  # fmt: skip
        files: tuple[File, ...] = ()
        done = None
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as self._process:
            if self._stopping:
                self._process.kill()
            for line in self._process.stdout or ():
                message = _heard(span, files, json.loads(line))
                if isinstance(message, ExportDone):
                    done = message
                    continue
                self._post(message)
                files = message.files if isinstance(message, ExportWritten) else files
        return done or _failed(files, folder, f"its process ended with {self._process.returncode}")

    def take(self, till: Till, message: ExportProgress | ExportWritten | ExportDone) -> None:
        """Take a message of the thread: on the screen's."""
        match message:
            case ExportProgress(thousandths):
                self.state = (thousandths, (), None)
            case ExportWritten(span, files):
                stored(till, span, files)
            case ExportDone(files, problem):
                self.state = (1000 if files else 0, tuple(file.name for file in files), problem)

    def stop(self) -> None:
        """End it, whatever is under way: what is not whole has no name yet."""
        self._stopping = True
        if self._process and self._process.poll() is None:
            self._process.kill()
        self._worker.stop()


def _failed(files: "tuple[File, ...]", folder: Path, why: str) -> ExportDone:
    if files:
        return ExportDone(files, Problem.of("export_unchecked", detail=why))
    return ExportDone(problem=Problem.of("export_failed", file=str(folder), detail=why))


def _heard(
    span: Span, files: "tuple[File, ...]", said: dict[str, Any]
) -> ExportProgress | ExportWritten | ExportDone:
    """What the process says in a line; ``files`` are those that it said were whole."""
    from appliance.fiscal.saft.parts import File

    if "done" in said:
        return ExportProgress(said["done"])
    if "files" in said:
        return ExportWritten(span, tuple(File(*one) for one in said["files"]))
    return ExportDone(files, Problem.of(said["code"], **said["facts"]) if said else None)
