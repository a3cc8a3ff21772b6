"""Scanners that are serial ports: a pseudo terminal in the place of the cable."""

import os
import queue
import time
import tty
from types import SimpleNamespace

import pytest

from appliance.devices import Scanned, ScannerChanged, scanner, serial_scanner
from appliance.devices.keys import GAP, UNREADABLE
from appliance.devices.serial_scanner import LONGEST, SerialScanners

list_ports = pytest.importorskip("serial.tools.list_ports")

PATIENCE = 30.0
"""Seconds; a busy machine schedules late."""


class Cable:
    """A pseudo terminal: we hold the scanner's end."""

    def __init__(self, by_id, name):
        self.ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.node = os.ttyname(theirs)
        os.close(theirs)
        self.link = by_id / name
        self.link.symlink_to(self.node)

    def send(self, data):
        os.write(self.ours, data)

    def pull(self):
        self.link.unlink()
        os.close(self.ours)


@pytest.fixture
def by_id(monkeypatch, tmp_path):
    monkeypatch.setattr(scanner, "RESCAN", 0.05)
    (tmp_path / "by-id").mkdir()
    return tmp_path / "by-id"


@pytest.fixture
def inbox():
    return queue.SimpleQueue()


@pytest.fixture
def start(by_id, inbox):
    started = []

    def start(*devices):
        source = SerialScanners([str(device) for device in devices], by_id, by_id.parent / "by-path")
        started.append(scanner.Scanner(inbox.put, source))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def cable(by_id, start, inbox, monkeypatch):
    """One that is read, and what it has begun is waited for: a busy machine sends and reads late."""
    for module in (scanner, serial_scanner):
        monkeypatch.setattr(module, "GAP", PATIENCE)
    monkeypatch.setattr(serial_scanner, "REST", PATIENCE)
    cable = Cable(by_id, "usb-Scanner-if00")
    cable.reader = start(cable.link)
    assert heard(inbox) == ScannerChanged(True, str(cable.link), 1)
    return cable


def heard(inbox):
    return inbox.get(timeout=PATIENCE)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b"\x03\r\n"])
def test_a_line_is_a_code(cable, inbox, end):
    cable.send(b"\x0296385074" + end + b"]d2010703801000001010A\x1d17261231" + end)
    assert [heard(inbox).text, heard(inbox).text] == ["96385074", "]d2010703801000001010A\x1d17261231"]


@pytest.mark.parametrize("sent", ["Blåbær", "€ 12"])
def test_text_is_utf_8(cable, inbox, sent):
    cable.send(sent.encode() + b"\r")
    assert heard(inbox).text == sent


def test_text_that_is_not_is_latin_1(cable, inbox):
    cable.send("Blåbær\r".encode("latin-1"))
    assert heard(inbox).text == "Blåbær"


def test_a_code_in_pieces_is_one(cable, inbox):
    for piece in (b"9638", b"50", b"74\r"):
        cable.send(piece)
    assert heard(inbox).text == "96385074"


def test_a_code_without_its_end_is_unreadable_and_not_joined_to_the_next(cable, inbox, monkeypatch):
    monkeypatch.setattr(scanner, "GAP", GAP)
    cable.send(b"9638")
    assert heard(inbox) == Scanned("9638" + UNREADABLE, str(cable.link))
    cable.send(b"5074\r")  # the rest of it is no code of its own
    assert heard(inbox).text == UNREADABLE + "5074"
    cable.send(b"96385074\r")
    assert heard(inbox).text == "96385074"


def test_empty_lines_and_noise_raise_nothing(cable, inbox):
    cable.send(b"\r\n\r\n\x02\x03\r\t\xff\xfe\x00\r")
    assert heard(inbox).text == "\xff\xfe\x00"
    sent = b"9" * (LONGEST + 1)
    while sent:  # a terminal takes 4 kB at a time
        cable.send(sent[:2000])
        sent = sent[2000:]
    assert heard(inbox).text.endswith(UNREADABLE)
    cable.send(b"\r96385074\r")
    assert heard(inbox).text == "96385074"


def test_one_that_is_pulled_out_is_told_and_found_again(cable, by_id, inbox):
    cable.send(b"963")
    end = time.monotonic() + PATIENCE
    while not any(one.port.begun for one in cable.reader._ports._open):
        assert time.monotonic() < end
        time.sleep(0.005)
    cable.pull()
    path = str(cable.link)
    assert heard(inbox) == Scanned("963" + UNREADABLE, path)
    assert heard(inbox) == ScannerChanged(False, path, 0)
    again = Cable(by_id, "usb-Scanner-if00")
    assert heard(inbox) == ScannerChanged(True, path, 1)
    again.send(b"96385074\r")
    assert heard(inbox) == Scanned("96385074", path)


def test_by_itself_only_a_port_that_says_it_is_a_scanner_is_opened(monkeypatch, by_id, start, inbox):
    ports = {
        name: Cable(by_id, f"usb-{name}-if00")
        for name in ("Honeywell", "Barcode_Scanner", "Terminal", "Display")
    }
    says = {"Honeywell": (0x0C2E, "Xenon"), "Barcode_Scanner": (0x1A86, "2D Barcode Scanner"),
            "Terminal": (0x0B00, "PIN pad"), "Display": (None, None)}  # fmt: skip
    found = [
        SimpleNamespace(device=ports[name].node, vid=vid, manufacturer=None, product=product)
        for name, (vid, product) in says.items()
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: found)
    start()
    opened = {heard(inbox).device, heard(inbox).device}
    assert opened == {str(ports["Honeywell"].link), str(ports["Barcode_Scanner"].link)}
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.3)
