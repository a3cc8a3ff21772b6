"""A USB printer under usblp in an amd64 guest: prints, runs out of paper, hangs, is pulled out."""

import shutil
import time

from appliance.domain.receipt import Logo
from appliance.paper.escpos import render
from appliance.paper.layout import Drawn, layout
from appliance.simulated.escpos_printer import SimulatedPrinter
from tests.kernel.guest import CACHE, Recipe, built, with_code
from tests.kernel.machine import Machine
from tests.kernel.usbip import UsbPrinter
from tests.paper.goldens import paper

RECIPE = Recipe("amd64", ("usbip",), ("virtio_pci", "virtio_net", "vhci_hcd", "usblp"))
PAPERS = (("norway", "sale"), ("norway", "z"), ("denmark", "key"), ("norway", "long"))
LAST = f"{PAPERS[-1][0]}-{PAPERS[-1][1]}"


def run() -> list[str]:
    """Drive it; gives a line per figure. AssertionError or GuestFailed when it is not as it must be."""
    guest = built(RECIPE)
    out = CACHE / "printer"
    shutil.rmtree(out, ignore_errors=True)
    (out / "jobs").mkdir(parents=True)
    for country, name in PAPERS:
        (out / "jobs" / f"{country}-{name}").write_bytes(render(paper(country, name)))
    initramfs = with_code(guest, "printer", {"till/jobs": out / "jobs"}, out)
    network = ("-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net,romfile=")
    board = ("-M", "q35", "-cpu", "max", "-m", "1G", *network)
    printer = SimulatedPrinter()
    usb = UsbPrinter(printer.port)
    program = "qemu-system-x86_64"
    try:
        lines = ("-serial", "chardev:serial")
        with Machine(program, guest, initramfs, out, *board, *lines, console="ttyS0") as machine:
            machine.expect("ready", 300)
            _attach(machine, usb)
            return [*_prints(machine, printer), *_fails(machine, printer, usb)]
    finally:
        usb.close()
        printer.close()


def _attach(machine: Machine, usb: UsbPrinter) -> None:
    machine.say(f"attach {usb.port}")
    assert machine.expect("attached", 60).startswith("/dev/usb/lp"), "usblp made no device"


def _prints(machine: Machine, printer: SimulatedPrinter) -> list[str]:
    for country, name in PAPERS:
        before = len(printer.roll.drawn)
        assert _printed(machine, f"{country}-{name}") == "done"
        assert printer.roll.drawn[before:] == _drawn(country, name), f"{country} {name}"
    assert not printer.faults, printer.faults
    assert _state(machine) == "fine"
    return [f"printer: {len(PAPERS)} papers through usblp, each come out as it was laid out"]


def _drawn(country: str, name: str) -> list[Drawn]:
    """What comes out of a printer of a shop without a logo."""
    return [drawn for drawn in layout(paper(country, name), 48) if drawn != Logo()]


def _fails(machine: Machine, printer: SimulatedPrinter, usb: UsbPrinter) -> list[str]:
    """Each trouble says what it is, and nothing comes out that was called failed, or twice."""
    came_out = len(printer.roll.drawn)
    printer.paper = "out"
    assert (_state(machine), _printed(machine, LAST)) == ("out_of_paper", "failed")
    printer.mend()
    usb.hung = True
    hung = _printed(machine, LAST)
    assert hung in ("failed", "unknown"), hung
    usb.pull_out()
    usb.hung = False
    deadline = time.monotonic() + 20
    while (gone := _state(machine)) == "unknown" and time.monotonic() < deadline:
        time.sleep(0.5)
    assert gone == "offline", gone
    assert len(printer.roll.drawn) == came_out, "a job came out that was called failed"
    _attach(machine, usb)
    printer.seconds = 3.0
    machine.say(f"print {LAST}")
    time.sleep(1.5)
    usb.pull_out()
    cut = machine.expect("printed", 60)
    assert cut in ("unknown", "failed"), cut
    printer.seconds = 0.0
    _attach(machine, usb)
    deadline = time.monotonic() + 20
    while len(printer.roll.drawn) == came_out and cut == "unknown" and time.monotonic() < deadline:
        time.sleep(0.1)
    came_out = len(printer.roll.drawn)
    assert _printed(machine, LAST) == "done"
    assert printer.roll.drawn[came_out:] == _drawn(*PAPERS[-1])
    return [
        f"printer: without paper failed, hung {hung}, pulled out in a job {cut}; plugged in again it prints"
    ]


def _printed(machine: Machine, name: str) -> str:
    machine.say(f"print {name}")
    return machine.expect("printed", 60)


def _state(machine: Machine) -> str:
    machine.say("state")
    return machine.expect("state", 60)
