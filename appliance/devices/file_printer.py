"""A printer that is a file, for a desk without one."""

import logging
import os
from pathlib import Path

from appliance.devices import Outcome, PrinterState

log = logging.getLogger(__name__)


class FilePrinter:
    """Appends every job to a file and waits until the disk has it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def print(self, data: bytes) -> Outcome:
        """Append and fsync."""
        try:
            fd = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        except OSError as error:
            log.warning("printer file: %s", error)
            return Outcome.FAILED
        written = 0
        try:
            written = os.write(fd, data)
            os.fsync(fd)
        except OSError as error:
            log.warning("printer file: %s", error)
            return Outcome.UNKNOWN if written else Outcome.FAILED
        finally:
            os.close(fd)
        return Outcome.DONE if written == len(data) else Outcome.UNKNOWN

    def real_time(self, command: bytes) -> Outcome:
        """A file has no hurry: the same as any job."""
        return self.print(command)

    def ask(self, n: int) -> int | None:
        """None: a file answers no question."""
        return None

    def state(self) -> PrinterState:
        """FINE where the file can be written, else OFFLINE."""
        place = self._path if self._path.exists() else self._path.parent
        return PrinterState.FINE if os.access(place, os.W_OK) else PrinterState.OFFLINE

    def close(self) -> None:
        """Nothing is held open between two jobs."""
