"""A look at the printer: what it says of itself, and where it says nothing, why."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from appliance.devices import PrinterState
from appliance.devices.reach import group_of, hindrance, user
from appliance.domain.finding import Finding

LP = Path("/dev/usb")
USB = Path("/sys/bus/usb/devices")
_CONNECT_SECONDS = 2.0
_STATES = {
    PrinterState.FINE: "printer_fine",
    PrinterState.PAPER_LOW: "printer_paper_low",
    PrinterState.OUT_OF_PAPER: "printer_paper_out",
    PrinterState.COVER_OPEN: "printer_open",
    PrinterState.OFFLINE: "printer_off",
    PrinterState.CUTTER: "printer_jammed",
    PrinterState.HOT: "printer_hot",
    PrinterState.ERROR: "printer_error",
    PrinterState.UNKNOWN: "printer_silent",
}


def said(what: str, state: PrinterState | str) -> Finding:
    """What a printer's state means."""
    return Finding("printer", what, _STATES[PrinterState(str(state))])


def hindered(kind: str, address: str, *, open_it: bool, lp: Path = LP, usb: Path = USB) -> Finding | None:
    """Why a printer cannot be used; None where nothing stands in the way.

    Args:
        kind: usb, network, serial or file, as till.toml has it.
        address: As there.
        open_it: Whether to open it, which nobody may who is not alone with it.
        lp: Where the kernel's printers stand.
        usb: Where the kernel tells what is plugged in.
    """
    if kind == "network":
        return _network(address) if open_it else None
    if kind == "file":
        place = Path(address)
        return _node(place if place.exists() else place.parent, address, open_it=False)
    if kind == "serial":
        return _node(Path(address), address, open_it=open_it)
    if ":" in address:
        return None  # pyusb finds it by its ids, or says offline
    nodes = [Path(address)] if address else sorted(lp.glob("lp*"))
    if nodes:
        return _node(nodes[0], str(nodes[0]), open_it=open_it)
    without = next(_driverless(usb), "")
    if without:
        return Finding("printer", "USB", "printer_driverless", {"name": without})
    return Finding("printer", "USB", "printer_missing")


def _driverless(usb: Path) -> Iterator[str]:
    """USB printers that no driver has taken, by the names that they have."""
    for found in sorted(usb.glob("*/bInterfaceClass")):
        interface = found.parent
        if found.read_text().strip() == "07" and not (interface / "driver").exists():
            product = usb / interface.name.partition(":")[0] / "product"
            yield product.read_text().strip() if product.exists() else interface.name


def _node(node: Path, what: str, *, open_it: bool) -> Finding | None:
    if not node.exists():
        return Finding("printer", what, "printer_missing")
    if not os.access(node, os.R_OK | os.W_OK):
        return Finding("printer", what, "printer_forbidden", {"user": user(), "group": group_of(node)})
    if not open_it:
        return None
    try:
        os.close(os.open(node, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC))
    except OSError as error:
        why, facts = hindrance(error, node)
        return Finding("printer", what, f"printer_{why}", facts)
    return None


def _network(address: str) -> Finding | None:
    host, _, port = address.partition(":")
    try:
        socket.create_connection((host, int(port or 9100)), _CONNECT_SECONDS).close()
    except socket.gaierror:
        return Finding("printer", address, "printer_nameless")
    except OSError as error:
        refused = error.errno == errno.ECONNREFUSED
        return Finding("printer", address, "printer_refuses" if refused else "printer_unreachable")
    return None
