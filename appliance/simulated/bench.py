"""The bench: everything a till has cables to, without the cables.

The printer is a real network printer as far as the till can tell, with the drawer on its connector;
the scanner types key events through our own key table; the customer's display hangs on a pseudo
terminal; the books are a simulated accounting system (`simulated.books`), and its plug can be pulled.
"""

import json
import threading
from collections.abc import Callable

from appliance.devices import Scanned, ScannerChanged
from appliance.devices.drawer import PrinterDrawer
from appliance.devices.keys import PLAIN, PRESSED, RELEASED, SHIFTED, assemble
from appliance.devices.lines import DrawerLine
from appliance.devices.printer import NetworkPrinter
from appliance.simulated.books import Books
from appliance.simulated.escpos_printer import SimulatedPrinter
from appliance.simulated.pole_display import SimulatedPole
from appliance.wiring.box import Box
from appliance.wiring.parts import display_of, printing

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
    """Printer, drawer, scanner, customer's display, network and books on one desk."""

    def __init__(self, books: Books, columns: int = 48) -> None:
        """Switch everything on."""
        self.changed: Callable[[], object] = lambda: None
        """Called on any thread when paper or drawer or plug moved."""
        self.terminal = Terminal()
        self.printer = SimulatedPrinter(columns, printed=self._moved)
        self.pole = SimulatedPole(shown=self._moved)
        self.books = books
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
        display_of(box)
        box.post(ScannerChanged(True, "bench", 1))

    def scan(self, code: str) -> None:
        """Scan a code: as key events, read back as a scanner's are."""
        with self._keys:
            for text in assemble(keystrokes(code)):
                self.post(Scanned(text, "bench"))

    def plug(self, inserted: bool) -> None:
        """Pull the network plug, or put it back."""
        self.books.plug(inserted)
        self.changed()

    def close(self) -> None:
        """Switch everything off."""
        self.printer.close()
        self.pole.close()
        self.books.close()


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


def settings(bench: Bench, language: str) -> str:
    """The till.toml of the demo shop; writes the books' secrets beside it."""
    branch = bench.books.shop
    register = f'register_name = "{branch.register}"' if branch.register else ""
    section = "\n".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in bench.books.section().items()
    )
    return f"""[shop]
name = "{branch.shop.name}"
organisation_number = "{branch.organisation}"
address = ["{branch.shop.address[0]}", "{branch.shop.address[1]}"]
country = "{branch.country}"
{register}
language = "{language}"

[screen]
width = 1280
height = 800
diagonal = 10.1
fullscreen = false

[printer]
kind = "network"
address = "127.0.0.1:{bench.printer.port}"

[display]
kind = "pole"
port = "{bench.pole.path}"

[books]
{section}
"""
