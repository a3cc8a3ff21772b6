"""The bench: everything a till has cables to, without the cables.

The printer is a real network printer as far as the till can tell, with the drawer on its connector;
the scanner types key events through our own key table; the books are a simulated 24SevenOffice on
this machine, and its plug can be pulled.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from appliance.devices import Scanned, ScannerChanged
from appliance.devices.drawer import PrinterDrawer
from appliance.devices.keys import PLAIN, PRESSED, RELEASED, SHIFTED, assemble
from appliance.devices.lines import DrawerLine
from appliance.devices.printer import NetworkPrinter
from appliance.simulated import shop
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.simulated.office24_ledger import Ledger
from appliance.simulated.office24_server import Office24Server
from appliance.wiring.box import Box
from appliance.wiring.parts import printing

STRIP = 62.0
"""Millimetres that the bench takes beside the till."""


class Terminal:
    """A card terminal that no cable joins to the till: one types the sum on it; it keeps its own total."""

    def __init__(self) -> None:
        self.total = 0
        """Approved since the bench was switched on, in minor units."""

    def approve(self, amount: int) -> None:
        """A customer's card is approved for an amount; money that goes back is negative."""
        self.total += amount


class Bench:
    """Printer, drawer, scanner, network and books on one desk."""

    def __init__(self, columns: int = 48) -> None:
        """Switch everything on."""
        self.changed: Callable[[], object] = lambda: None
        """Called on any thread when paper or drawer or plug moved."""
        self.terminal = Terminal()
        self.printer = SimulatedPrinter(columns, printed=self._moved)
        accounts = {int(row.account): row.account for row in shop.MAPPING}
        ledger = Ledger(accounts=accounts, departments=set(shop.DEPARTMENTS))
        self.books = Office24Server(ledger, lambda: time.time_ns() // 1_000_000)
        self.access = self.books.start()
        self.post: Callable[[object], None] = lambda message: None
        self.wake: Callable[[], None] = lambda: None
        """Has the uploader look now."""
        self._keys = threading.Lock()

    def _moved(self) -> None:
        self.changed()

    def parts(self, box: Box) -> None:
        """Put the devices into a box in place of real ones."""
        self.post, self.wake = box.post, box.wake_uploader
        printer = NetworkPrinter("127.0.0.1", self.printer.port)
        printing(box, printer)
        assert box.printing
        box.drawer = DrawerLine(PrinterDrawer(printer, 2, self.printer.drawer_opens_high), box.printing)
        box.stops.append(self.close)
        box.post(ScannerChanged(True))

    def scan(self, code: str) -> None:
        """Scan a code: as key events, read back as a scanner's are."""
        with self._keys:
            for text in assemble(keystrokes(code)):
                self.post(Scanned(text, "bench"))

    def plug(self, inserted: bool) -> None:
        """Pull the network plug, or put it back."""
        if inserted and not self.books.open:
            self.books.start()
        elif not inserted and self.books.open:
            self.books.stop()
        self.changed()

    def close(self) -> None:
        """Switch everything off."""
        self.printer.close()
        if self.books.open:
            self.books.stop()


_PLAIN = {char: key for key, char in reversed(PLAIN.items())}
_SHIFTED = {char: key for key, char in reversed(SHIFTED.items())}
_SHIFT, _ENTER, _PACE = 42, 28, 0.004


def keystrokes(code: str) -> list[tuple[int, int, float]]:
    """The key events (key code, value, seconds) of a scanner that types a code and Enter.

    Raises:
        KeyError: For a character that no scanner of ours can type.
    """
    keys: list[tuple[int, int]] = []
    for char in code:
        key = _PLAIN.get(char)
        shift = [] if key is not None else [_SHIFT]
        key = _SHIFTED[char] if key is None else key
        keys += [*((one, PRESSED) for one in (*shift, key)), *((one, RELEASED) for one in (key, *shift))]
    keys += [(_ENTER, PRESSED), (_ENTER, RELEASED)]
    return [(key, value, place * _PACE) for place, (key, value) in enumerate(keys)]


def settings(folder: Path, bench: Bench, language: str) -> str:
    """The till.toml of the demo shop; writes the books' secret beside it."""
    secret = folder / "books.secret"
    secret.write_text(bench.access.client_secret)
    secret.chmod(0o600)
    return f"""[shop]
name = "{shop.SHOP.name}"
organisation_number = "974760673"
address = ["{shop.SHOP.address[0]}", "{shop.SHOP.address[1]}"]
country = "norway"
register_name = "Foretaksregisteret"
language = "{language}"

[screen]
width = 1280
height = 800
diagonal = 10.1
fullscreen = false

[printer]
kind = "network"
address = "127.0.0.1:{bench.printer.port}"

[books]
target = "24sevenoffice"
client_id = "{bench.access.client_id}"
secret_file = "{secret.absolute()}"
organisation = "{bench.access.organization}"
transaction_type = {bench.access.transaction_type}
department_dimension = {bench.access.department_dimension}
api = "{bench.access.api}"
login = "{bench.access.token_url}"
"""
