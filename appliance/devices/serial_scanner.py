"""Scanners that are serial ports (USB-CDC, *USB COM*): bytes as codes, ended by CR, LF or TAB.

By itself only a port is opened whose USB name or vendor is a scanner's (`hid_scanner.says_scanner`), since
a terminal or a display may be on any other; ``serial`` in till.toml names those that can't be told, and
then no other is opened. A port goes by its name under ``by-id``, the second of two alike by its port.
"""

import logging
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from appliance.devices.hid_scanner import says_scanner
from appliance.devices.keys import GAP, REST, UNREADABLE
from appliance.devices.scanner import Port

log = logging.getLogger(__name__)

BY_ID, BY_PATH = Path("/dev/serial/by-id"), Path("/dev/serial/by-path")
BAUD = 9600
"""8N1. A USB port has no use for it; of RS-232 scanners it is the setting they leave the factory with."""
LONGEST = 7200
"""Bytes. A QR code holds 7089 digits (ISO/IEC 18004); more than that without an end is noise."""

_ENDS = re.compile(rb"[\r\n\t]")
_FRAME = b"\x02\x03"
"""STX and ETX, which some put around a code."""


class SerialScanners:
    """Finds them."""

    unclear: Sequence[str] = ()
    """None: a serial port that is not known for a scanner is nobody's business."""

    def __init__(self, devices: Sequence[str] = (), by_id: Path = BY_ID, by_path: Path = BY_PATH) -> None:
        """Look in these folders; ``devices`` are the paths of those to read, empty: all that are scanners."""
        self._named = tuple(map(Path, devices))
        self._folders = by_id, by_path
        self._shut: set[str] = set()
        """What could not be opened, as it was logged."""

    def look(self, taken: Mapping[Path, str]) -> Iterator[Port]:
        """Open what is a scanner and not taken yet; one that another program has is left."""
        shut: set[str] = set()
        for node, link in self.nodes().items():
            if node in taken:
                continue
            try:
                port = SerialScanner(link, node)
            except OSError as error:  # SerialException is one
                shut.add(f"{link}: {error}")
                continue
            yield port
        for said in sorted(shut - self._shut):
            log.warning("scanner: %s", said)
        self._shut = shut

    def nodes(self) -> dict[Path, Path]:
        """Those that are there now: their devices, and the name of each."""
        if self._named:
            return {link.resolve(): link for link in self._named if link.exists()}
        from serial.tools.list_ports import comports

        links: dict[Path, Path] = {}
        for folder in self._folders:
            for link in sorted(folder.glob("*")):
                links.setdefault(link.resolve(), link)
        found = [
            Path(port.device)
            for port in comports()
            if says_scanner(f"{port.manufacturer} {port.product}", port.vid or 0)
        ]
        return {node: links.get(node, node) for node in found}


class SerialScanner:
    """One of them, open."""

    def __init__(self, link: Path, node: Path) -> None:
        """Open it for ourselves alone. Raises OSError when that can't be."""
        from serial import Serial

        self.path, self.node = str(link), node
        self._line = Serial(str(node), BAUD, timeout=0, exclusive=True)
        self.fd: int = self._line.fileno()
        self._rest, self._at = b"", 0.0
        self._broken = False

    @property
    def begun(self) -> bool:
        """Whether a code has been begun."""
        return bool(self._rest)

    def read(self) -> Iterator[str]:
        """The codes that are complete by what has come. Raises OSError when the scanner is gone."""
        data: bytes = self._line.read(LONGEST)
        if not data:
            return
        now = time.monotonic()
        if now - self._at > GAP:  # what came long ago is no part of this
            yield from self.give_up()
        self._broken, self._at = self._broken and now - self._at <= REST, now
        *lines, self._rest = _ENDS.split(self._rest + data)
        for line in lines:
            if text := _text(line):
                mark = UNREADABLE if self._broken else ""  # the rest of what broke off
                yield mark + text
            self._broken = False
        if len(self._rest) > LONGEST:
            yield from self.give_up()

    def give_up(self) -> Iterator[str]:
        """Nothing more came: what was begun, as unreadable."""
        rest, self._rest = self._rest, b""
        if rest:
            self._broken = True
            yield _text(rest) + UNREADABLE

    def close(self) -> None:
        """Let go of it."""
        self._line.close()


def _text(line: bytes) -> str:
    """A line without its frame; UTF-8, or where it is not, Latin-1, which QR codes also hold."""
    bare = line.strip(_FRAME)
    try:
        return bare.decode()
    except UnicodeDecodeError:
        return bare.decode("latin-1")
