"""A label printer that speaks ZPL, on its raw port (9100).

It is asked how it is before anything is sent (``~HS``, ZPL II Programming Guide): flags for labels out,
pause, head open, ribbon out and temperature, the formats that wait and the labels that are left of one.
Newer ones answer nothing at all while labels or ribbon are out or the head is open (Zebra, ``~HS``), so
that one which is silent is sent nothing either: what lies in its memory would come out when it is mended,
and nobody would know how often. Labels are done when it says that none are left.
"""

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from appliance.devices import Outcome

_SECONDS = 2.0
"""For connecting, and for an answer."""
_LOOK = 0.3
"""Seconds between two questions while it prints."""
_PATIENCE = 10.0
_EACH = 1.5
_LONGEST = 120.0
"""Seconds that it may take to print: so many, and so many for each label, and no more than so many."""


class LabelState(StrEnum):
    """What it says of itself."""

    FINE = "fine"
    OUT = "out"
    """No labels."""
    OPEN = "open"
    """Its head is up."""
    PAUSED = "paused"
    RIBBON = "ribbon"
    HOT = "hot"
    """Or too cold."""
    SILENT = "silent"
    """Connected, and it answers nothing."""
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to ``~HS``."""

    state: LabelState
    left: int = 0
    """Formats that wait, and labels that are left of the one that it prints."""


def understood(answer: bytes) -> Said:
    """What the three lines of an answer mean; SILENT for what is none."""
    lines = [
        part.partition(b"\x03")[0].decode("ascii", "replace").split(",") for part in answer.split(b"\x02")
    ]
    try:
        _, first, second, _ = lines
        flags = {
            LabelState.OUT: first[1],
            LabelState.OPEN: second[2],
            LabelState.RIBBON: second[3],
            LabelState.HOT: "1" if "1" in (first[10], first[11]) else "0",
            LabelState.PAUSED: first[2],
        }
        state = next((state for state, flag in flags.items() if int(flag)), LabelState.FINE)
        return Said(state, int(first[4]) + int(second[8]))
    except (ValueError, IndexError):
        return Said(LabelState.SILENT)


class LabelPrinter:
    """One on the network; each job and each question has a connection of its own."""

    def __init__(self, host: str, port: int = 9100) -> None:
        self._address = (host, port)

    def state(self) -> LabelState:
        """Ask it."""
        try:
            with socket.create_connection(self._address, _SECONDS) as connection:
                return _ask(connection).state
        except OSError:
            return LabelState.OFFLINE

    def print(self, data: bytes, count: int) -> tuple[Outcome, LabelState]:
        """Print ``count`` labels of the formats in ``data``.

        FAILED: nothing reached it. UNKNOWN: something did, and not all is known to have come out; whoever
        mends what its state names looks how many lie there.
        """
        try:
            connection = socket.create_connection(self._address, _SECONDS)
        except OSError:
            return Outcome.FAILED, LabelState.OFFLINE
        with connection:
            try:
                before = _ask(connection)
                if before.state != LabelState.FINE:
                    return Outcome.FAILED, before.state
            except OSError:
                return Outcome.FAILED, LabelState.OFFLINE
            try:
                connection.sendall(data)
                return _printed(connection, min(_LONGEST, _PATIENCE + _EACH * count))
            except OSError:
                return Outcome.UNKNOWN, LabelState.OFFLINE


def _printed(connection: socket.socket, seconds: float) -> tuple[Outcome, LabelState]:
    end, said = time.monotonic() + seconds, Said(LabelState.SILENT)
    while time.monotonic() < end:
        time.sleep(_LOOK)
        said = _ask(connection)
        if said.state != LabelState.FINE:
            return Outcome.UNKNOWN, said.state
        if not said.left:
            return Outcome.DONE, said.state
    return Outcome.UNKNOWN, said.state


def _ask(connection: socket.socket) -> Said:
    """One ``~HS``; OSError when the connection is gone."""
    connection.settimeout(_SECONDS)
    connection.sendall(b"~HS")
    answer, end = b"", time.monotonic() + _SECONDS
    with suppress(TimeoutError):
        while answer.count(b"\x03") < 3 and (wait := end - time.monotonic()) > 0:
            connection.settimeout(wait)
            more = connection.recv(512)
            if not more:
                raise ConnectionResetError("the label printer hung up")
            answer += more
    return understood(answer)
