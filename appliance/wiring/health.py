"""A look at everything that the box depends on: what is so, and where it is not well, what to do.

`tillbox check` and the health screen both ask here. A look changes nothing and never takes the till's
lock; beside a running till it opens nothing that the till may have open. Each part is looked at by
itself, so that what hangs or breaks hides nothing else.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from appliance.config import Config, Printer
from appliance.config.kitchen import Kitchen
from appliance.devices import look_display, look_drawer, look_printer
from appliance.devices.clock import state as clock_state
from appliance.devices.found_printers import found_printers
from appliance.devices.look_scanner import hid_scanners, serial_scanners
from appliance.domain.finding import Finding, Grade
from appliance.fiscal import rules_for
from appliance.health import heat, scrubbed
from appliance.printer_profiles import DEFAULT
from appliance.wiring import asked, poking, reaching
from appliance.wiring.health_backup import backup
from appliance.wiring.health_files import books, disk, files, language, opens_high
from appliance.wiring.health_network import network, sound, update
from appliance.wiring.health_slots import has_slots
from appliance.wiring.health_sms import sms
from appliance.wiring.label_desk import printer_of
from appliance.wiring.parts import named

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Own:
    """What the running till knows of its own devices, empty = not told."""

    printer: str = ""
    drawer: str = ""
    kitchen: str = ""
    weak: bool = False
    """The supply was too weak since it started."""


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, at what."""

    config: Config
    data: Path
    till: int = 0
    """Process of the till that runs on the data folder, 0 = none."""
    own: Own = Own()
    """What that till knows, where it is the till itself that looks."""
    whole: bool = True
    """Whether large files are read from end to end."""


def looks(at: Looker) -> dict[str, Callable[[], Iterator[Finding]]]:
    """A function for each part."""
    return {
        "scanner": lambda: scanner(at),
        "printer": lambda: printer(at),
        "kitchen": lambda: kitchen(at),
        "labels": lambda: labels(at),
        "drawer": lambda: drawer(at),
        "display": lambda: display(at),
        "clock": lambda: iter((Finding("clock", at.config.shop.timezone, f"clock_{clock_state()}"),)),
        "box": lambda: heat.box(at.own.weak),
        "disk": lambda: disk(at.data),
        "files": lambda: files(at.data, at.till, whole=at.whole),
        "scrub": lambda: scrubbed.told(at.data, time.time_ns() // 1_000_000, boxed=has_slots()),
        "backup": lambda: backup(at.data),
        "books": lambda: books(at.config.books, at.data, _asks(at)),
        "sms": lambda: sms(at.config, at.data),
        "mail": lambda: mail(at),
        "network": lambda: network(at.config.wifi.ssid),
        "update": update,
        "sound": lambda: sound(at.config),
        "language": lambda: language(at.config.shop.language),
    }


def look(part: str, at: Looker) -> tuple[Finding, ...]:
    """Look at one part; what nobody foresaw is a finding too."""
    try:
        return tuple(looks(at)[part]())
    except Exception as broken:
        log.exception("the look at %s broke", part)
        return (Finding(part, "", "look_failed", {"detail": f"{type(broken).__name__}: {broken}"}),)


def worst(findings: tuple[Finding, ...]) -> Grade:
    """How a part stands."""
    grades = {one.grade for one in findings}
    return next((grade for grade in (Grade.WRONG, Grade.NOTE) if grade in grades), Grade.WELL)


def scanner(at: Looker) -> Iterator[Finding]:
    """Every scanner, and what may be one."""
    section = at.config.scanner
    found = (*hid_scanners(section.device, at.till), *serial_scanners(section.serial, at.till))
    yield from found
    if all(one.code == "scanner_unclear" for one in found):
        yield Finding("scanner", "", "scanner_none")


def printer(at: Looker) -> Iterator[Finding]:
    """The receipt printer: what stands in its way, else what it says of itself; its make, and others."""
    section = at.config.printer
    if section.kind == "none":
        yield Finding("printer", "", "printer_none")
        return
    state = _state(at, section, at.own.printer)
    yield state
    for one in found_printers():
        if state.code == "printer_missing":
            yield Finding("printer", one.name, "printer_other", {"kind": one.kind, "address": one.address})
        elif section.kind == one.kind == "usb" and section.profile == DEFAULT != one.profile:
            yield Finding("printer", one.name, "printer_make", {"profile": one.profile})


def kitchen(at: Looker) -> Iterator[Finding]:
    """The kitchen's printer, as the receipt printer is looked at."""
    section = at.config.kitchen
    there = section.kind != "none"
    state = _state(at, section, at.own.kitchen) if there else Finding("printer", "", "printer_none")
    yield replace(state, part="kitchen")


def labels(at: Looker) -> Iterator[Finding]:
    """The label printer, where there is one; it is nobody's alone, so it is asked also beside a till."""
    section, found = at.config.labels, printer_of(at.config)
    if not found:
        yield Finding("labels", "", "labels_none")
        return
    what = f"{section.address}, {section.width} × {section.height} mm, {section.dpi}"
    yield Finding("labels", what, f"labels_{found.state()}")


def _asks(at: Looker) -> Callable[[str], Finding] | None:
    """On a box the till reaches nobody outside the shop: the uploader's user looks."""
    asks = at.till and asked.can_ask(deed="reach")
    return (lambda api: reaching.ask("way", at.data)) if asks else None


def mail(at: Looker) -> Iterator[Finding]:
    """The shop's mailbox: whether it lets the till in. Nothing is sent."""
    if at.till and at.config.mail.host and asked.can_ask(deed="reach"):
        yield reaching.ask("mailbox", at.data)
    else:
        yield reaching.mailbox(at.config, at.data)


def _state(at: Looker, section: Printer | Kitchen, own: str) -> Finding:
    what = f"{section.kind} {section.address or look_printer.LP}, {section.profile}, {section.columns}"
    if own not in ("", "offline"):
        return look_printer.said(what, own)
    # it may be connected to where no till has it, or ours has lost it on the network
    alone = not at.till or (own == "offline" and section.kind == "network")
    hindered = look_printer.hindered(section.kind, section.address, open_it=alone)
    if hindered:
        return hindered
    if own:
        return look_printer.said(what, own)
    return Finding("printer", what, "printer_in_use") if at.till else _asked(section, what)


def _asked(section: Printer | Kitchen, what: str) -> Finding:
    found = named(section)
    assert found
    try:
        return look_printer.said(what, found.state())
    finally:
        found.close()


def display(at: Looker) -> Iterator[Finding]:
    """The customer's display, where there is one."""
    section = at.config.display
    if section.kind == "none":
        yield Finding("display", "", "display_none")
    else:
        yield look_display.port(section.port, at.till)


def drawer(at: Looker) -> Iterator[Finding]:
    """The cash drawer: its pins, and its switch."""
    section = at.config.drawer
    needed = rules_for(at.config.shop.country, at.config.shop.currency).drawer_must_be_sensed
    if section.kind == "none":
        yield Finding("drawer", "", "drawer_none")
        return
    if section.kind == "gpio":
        found = tuple(look_drawer.pins(section.kick_pin, section.sense_pin, bool(at.till)))
        yield from found
        if worst(found) == Grade.WRONG:
            return
    if at.own.drawer:
        yield look_drawer.switch(at.own.drawer, needed=needed)
    elif at.till and section.kind == "printer":
        yield Finding("drawer", "", "drawer_in_use")
    elif section.kind == "printer" and look_printer.hindered(
        at.config.printer.kind, at.config.printer.address, open_it=True
    ):
        yield Finding("drawer", "", "drawer_behind_printer")
    elif not at.till:
        with poking.drawer_of(at.config, opens_high(at.data, section.opens_high)) as own:
            yield look_drawer.switch(own.state(), needed=needed)
