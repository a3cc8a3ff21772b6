"""The printers that are plugged in, by name, for whoever writes till.toml.

All of it is read from where the kernel tells it and everybody may read: the IEEE 1284 id of each printer
under usblp, the descriptors of a USB printer that no driver has taken, the names of serial adapters. No
printer is opened, so a till that prints is not disturbed. One on the network does not tell of itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance.printer_profiles import DEFAULT, PROFILES

_LP, _USB, _SERIAL = Path("sys/class/usbmisc"), Path("sys/bus/usb/devices"), Path("dev/serial/by-id")
_ADAPTERS = re.compile(r"ftdi|prolific|ch34\d|cp210\d|usb[-_ ]?(to[-_ ])?serial|uart", re.IGNORECASE)
_ALSO = {"POS58": "POS-5890", "POS5805": "POS-5890", "TMT20": "TM-T20II", "TMM30": "TM-T20II"}
"""Names that printers have and the table of makes has not → the make that does the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """A printer, and what ``[printer]`` would say of it."""

    name: str
    """As it calls itself: ``EPSON TM-T20II``."""
    kind: str
    """usb or serial."""
    address: str
    profile: str
    """The make that its name sounds like; ``default`` where it sounds like none."""


def found_printers(root: Path = Path("/")) -> tuple[Found, ...]:
    """Every printer on USB, and every serial port that may lead to one.

    Args:
        root: Where ``sys`` and ``dev`` are.
    """
    return (*_under_usblp(root), *_without_driver(root), *_serial(root))


def guess(name: str) -> str:
    """The make that a name sounds like, the longest that is part of it."""
    plain = _plain(name)
    known = {_plain(make): make for make in PROFILES if make not in (DEFAULT, "simple")} | _ALSO
    return known[max(heard, key=len)] if (heard := [each for each in known if each in plain]) else DEFAULT


def named(ieee1284: str) -> str:
    """Maker and model of an IEEE 1284 id.

    >>> named("MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;")
    'EPSON TM-T20II'
    """
    said = dict(part.split(":", 1) for part in ieee1284.strip().split(";") if ":" in part)
    maker = said.get("MFG") or said.get("MANUFACTURER", "")
    model = said.get("MDL") or said.get("MODEL", "")
    return " ".join(filter(None, (maker.strip(), model.strip().removeprefix(maker.strip()).strip())))


def _under_usblp(root: Path) -> Iterator[Found]:
    for folder in sorted((root / _LP).glob("lp*")):
        name = named(_read(folder / "device" / "ieee1284_id")) or folder.name
        yield Found(name, "usb", f"/dev/usb/{folder.name}", guess(name))


def _without_driver(root: Path) -> Iterator[Found]:
    for said in sorted((root / _USB).glob("*/bInterfaceClass")):
        interface = said.parent
        if _read(said) != "07" or (interface / "driver").exists():
            continue
        device = interface.with_name(interface.name.partition(":")[0])
        ids = f"{_read(device / 'idVendor')}:{_read(device / 'idProduct')}"
        name = " ".join(filter(None, (_read(device / one) for one in ("manufacturer", "product")))) or ids
        yield Found(name, "usb", ids, guess(name))


def _serial(root: Path) -> Iterator[Found]:
    for link in sorted((root / _SERIAL).glob("*")):
        name = re.sub(r"^usb-|-if\d+(-port\d+)?$", "", link.name).replace("_", " ")
        profile = guess(name)
        if profile != DEFAULT or _ADAPTERS.search(name):
            yield Found(name, "serial", f"/{_SERIAL}/{link.name}", profile)


def _plain(name: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", name.upper())


def _read(file: Path) -> str:
    """What a file of the kernel's says; nothing when the device has just gone."""
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
