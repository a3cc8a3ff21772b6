"""A look at the scanners: which are there, what keeps the till from one, and that keyboards are let be."""

import errno
import os
import pty
from contextlib import closing
from pathlib import Path

import pytest

from appliance.devices.look_scanner import hid_scanners, serial_scanners

LETTERS = sum(1 << key for key in (*range(2, 14), *range(16, 26), 28, *range(30, 39), *range(44, 51)))
F_KEYS = sum(1 << key for key in (*range(59, 69), 87, 88))


class Desk:
    """Devices as the kernel shows them: links by id, and what each can do under /sys."""

    def __init__(self, folder):
        self.by_id, self.by_path, self.sys = (folder / name for name in ("by-id", "by-path", "sys"))
        for made in (self.by_id, self.by_path, self.sys, folder / "dev"):
            made.mkdir()
        self.dev, self.count, self.taken = folder / "dev", 0, []

    def plug(self, link, name, keys, *, vendor=0x1234, lamps=False, wheel=False):
        node = self.dev / f"event{self.count}"
        self.count += 1
        node.touch()
        (self.by_id / link).symlink_to(node)
        about = self.sys / node.name / "device"
        (about / "id").mkdir(parents=True)
        (about / "capabilities").mkdir()
        (about / "name").write_text(f"{name}\n")
        (about / "id" / "vendor").write_text(f"{vendor:04x}\n")
        types = 1 | 1 << 1 | (1 << 17 if lamps else 0) | (1 << 2 if wheel else 0)
        words = f"{keys >> 64:x} {keys & (1 << 64) - 1:x}"
        for file, said in (("ev", f"{types:x}"), ("key", words), ("led", "7"), ("rel", "103")):
            (about / "capabilities" / file).write_text(f"{said}\n")
        return node

    def look(self, named=(), till=0, refused=None):
        def take(node):
            self.taken.append(node)
            if refused:
                raise OSError(refused, os.strerror(refused))

        found = hid_scanners(named, till, (self.by_id, self.by_path), self.sys, take)
        return [(one.what, one.code, one.facts) for one in found]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_scanner_that_can_be_read_is_ready_and_was_taken_for_a_moment(desk):
    node = desk.plug("usb-Honeywell_Voyager-event-kbd", "Honeywell Voyager", LETTERS | F_KEYS, vendor=0x0C2E)
    assert desk.look() == [("Honeywell Voyager", "scanner_ready", {})]
    assert desk.taken == [node]


def test_a_keyboard_is_told_of_and_not_touched_and_a_mouse_is_nobodys_business(desk):
    desk.plug("usb-Cherry-event-kbd", "Cherry GmbH", LETTERS | F_KEYS, lamps=True)
    desk.plug("usb-Logi-event-mouse", "Logitech", LETTERS | F_KEYS, wheel=True)
    assert desk.look() == [("Cherry GmbH", "scanner_unclear", {})]
    assert desk.taken == []


def test_one_that_may_not_be_read_names_the_group_that_may(desk):
    desk.plug("usb-X-event-kbd", "USB Barcode Scanner", LETTERS, lamps=True)
    [(what, code, facts)] = desk.look(refused=errno.EACCES)
    assert (what, code) == ("USB Barcode Scanner", "scanner_forbidden")
    assert facts == {"user": "root" if os.geteuid() == 0 else facts["user"], "group": facts["group"]}
    assert facts["group"]


def test_one_that_another_program_has_names_it(desk):
    node = desk.plug("usb-X-event-kbd", "Scanner", LETTERS)
    with node.open():
        [(_, code, facts)] = desk.look(refused=errno.EBUSY)
    comm = Path("/proc/self/comm").read_text().strip()
    assert (code, facts) == ("scanner_taken", {"program": comm})


def test_one_that_the_running_till_has_is_well_and_is_not_taken(desk):
    node = desk.plug("usb-X-event-kbd", "Scanner", LETTERS)
    with node.open():
        assert desk.look(till=os.getpid()) == [("Scanner", "scanner_in_use", {})]
    assert desk.taken == []


def test_one_that_nobody_may_look_behind_is_the_tills_where_one_runs(desk):
    desk.plug("usb-X-event-kbd", "Scanner", LETTERS)
    assert desk.look(till=1, refused=errno.EBUSY) == [("Scanner", "scanner_in_use", {})]


def test_one_that_till_toml_names_is_a_scanner_whatever_it_says_or_is_missing(desk):
    desk.plug("usb-Cherry-event-kbd", "Cherry GmbH", LETTERS | F_KEYS, lamps=True)
    there, gone = str(desk.by_id / "usb-Cherry-event-kbd"), str(desk.by_id / "usb-Gone-event-kbd")
    assert desk.look((there, gone)) == [
        ("Cherry GmbH", "scanner_ready", {}),
        (gone, "scanner_missing", {}),
    ]


def test_one_device_under_two_names_is_one(desk):
    node = desk.plug("usb-X-event-kbd", "Scanner", LETTERS)
    (desk.by_path / "pci-usb-0:1-event-kbd").symlink_to(node)
    assert len(desk.look()) == 1


def test_a_serial_scanner_is_opened_and_one_that_is_in_use_is_told(tmp_path):
    from serial import Serial

    master, slave = pty.openpty()
    node = tmp_path / "scanner"
    node.symlink_to(os.ttyname(slave))
    try:
        assert [one.code for one in serial_scanners((str(node),))] == ["scanner_ready"]
        with closing(Serial(os.ttyname(slave), exclusive=True)):
            assert [one.code for one in serial_scanners((str(node),))] == ["scanner_taken"]
            assert [one.code for one in serial_scanners((str(node),), os.getpid())] == ["scanner_in_use"]
    finally:
        os.close(master)
        os.close(slave)


def test_a_serial_scanner_that_is_named_and_gone(tmp_path):
    assert [one.code for one in serial_scanners((str(tmp_path / "gone"),))] == ["scanner_missing"]
