"""The devices that the configuration names, each on the worker of its cable."""

import logging
from pathlib import Path

from appliance.config import Printer as PrinterSection
from appliance.config.kitchen import Kitchen
from appliance.devices import KitchenChanged, Printer
from appliance.devices.buzzer import Buzzer
from appliance.devices.hid_scanner import HidScanners
from appliance.devices.lines import DrawerLine, PrinterLine
from appliance.devices.scanner import Scanner
from appliance.devices.serial_scanner import SerialScanners
from appliance.till import drawer
from appliance.wiring import power
from appliance.wiring.box import Box
from appliance.worker import Worker

log = logging.getLogger(__name__)


def real(box: Box) -> None:
    """Build the devices that the configuration names."""
    section = box.config.printer
    printer = named(section)
    if printer:
        printing(box, printer)
    if kitchen := named(box.config.kitchen):
        cooking(box, kitchen)
    drawer_of(box, printer)
    scanners_of(box)
    display_of(box)
    buzzer_of(box)
    power.watch(box)


def scanners_of(box: Box) -> None:
    """The scanners that ``[scanner]`` names, or all."""
    section = box.config.scanner
    sources = HidScanners(section.device), SerialScanners(section.serial)
    scanner = Scanner(box.post, *sources, prefix=section.prefix)
    box.stops.append(scanner.close)


def buzzer_of(box: Box) -> None:
    """The buzzer, where ``[scanner]`` wants one; a till sells without it too."""
    from appliance.devices.pins import factory

    if box.config.scanner.beep != "buzzer":
        return
    try:
        buzzer = Buzzer(factory=factory())
    except OSError as error:
        log.warning("no buzzer: %s", error)
        return
    worker = Worker("buzzer", box.post)
    box.sound = lambda good: worker.put(buzzer.good if good else buzzer.bad)
    box.workers.append(worker)
    box.stops.extend((buzzer.close, worker.stop))


def display_of(box: Box) -> None:
    """The customer's display that ``[display]`` names, on a worker of its own."""
    section = box.config.display
    if section.kind != "pole":
        return
    from appliance.devices.pole_display import DisplayLine, PoleDisplay
    from appliance.paper import glass

    pole = PoleDisplay(section.port, section.baud, section.commands)
    worker = Worker("display", box.post)
    box.workers.append(worker)
    box.display = DisplayLine(pole, worker, lambda seen: glass.lines(seen, box.words, pole.page))
    box.stops.extend((pole.close, worker.stop))


def printing(box: Box, printer: Printer) -> None:
    """Give the box a printer, on a worker of its own."""
    box.printing = Worker("printer", box.post)
    box.printer = PrinterLine(printer, box.printing)
    box.workers.append(box.printing)
    box.stops.extend((printer.close, box.printing.stop))


def cooking(box: Box, printer: Printer) -> None:
    """Give the box a printer in the kitchen, on a worker of its own: it holds up nobody at the till."""
    box.cooking = Worker("kitchen", box.post)
    box.kitchen = PrinterLine(printer, box.cooking, KitchenChanged)
    box.till.kitchen = "unknown"
    box.workers.append(box.cooking)
    box.stops.extend((printer.close, box.cooking.stop))


def named(section: PrinterSection | Kitchen) -> Printer | None:
    """The printer that ``[printer]`` or ``[kitchen]`` names."""
    from appliance.devices import printer as printers
    from appliance.devices.file_printer import FilePrinter

    kind, address = section.kind, section.address
    if kind == "serial":
        return printers.SerialPrinter(address, section.baud, section.flow)
    if kind == "network":
        host, _, port = address.partition(":")
        return printers.NetworkPrinter(host, int(port or 9100))
    if kind == "file":
        return FilePrinter(Path(address))
    if kind == "usb":
        vendor, colon, product = address.partition(":")
        if colon:
            return printers.PyusbPrinter(int(vendor, 16), int(product, 16))
        if address or list(Path("/dev/usb").glob("lp*")):
            return printers.UsbLpPrinter(address or "/dev/usb/lp*")
        return printers.PyusbPrinter()
    return None


def drawer_of(box: Box, printer: Printer | None) -> None:
    """The drawer that ``[drawer]`` names: on the printer's thread, or on pins and a thread of its own."""
    from appliance.devices.drawer import GpioDrawer, LateDrawer, PrinterDrawer

    section = box.config.drawer
    high = box.till.opens_high = drawer.polarity(box.till, section.opens_high)
    if section.kind == "printer" and printer and box.printing:
        on_printer = PrinterDrawer(printer, section.kick_pin, high)  # type: ignore[arg-type]
        box.drawer = DrawerLine(on_printer, box.printing)
    elif section.kind == "gpio":
        from appliance.devices.pins import factory

        pins = LateDrawer(lambda: GpioDrawer(section.kick_pin, section.sense_pin, high, factory()), high)
        worker = Worker("drawer", box.post)
        box.drawer = DrawerLine(pins, worker)
        box.workers.append(worker)
        box.stops.extend((worker.stop, pins.close))  # closed first: the coil is low at once, also in a pulse
    if box.drawer:
        box.till.turn_switch = box.drawer.turn
