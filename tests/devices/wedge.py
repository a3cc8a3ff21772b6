"""Scanners that are keyboards, without a kernel: evdev's device is replaced by one that plays events.

A `Port` has the folders that udev keeps. What is plugged in has a node and links to it; what it types goes
through a real pipe, as raw evdev events.
"""

import errno
import os
from types import SimpleNamespace

import evdev

ENTER, SHIFT = 28, 42
SYN, KEY, LED, REL = 0, 1, 17, 2
KEYBOARD = {KEY: [*range(1, 89), 96], LED: [0, 1, 2]}
"""What a keyboard says of itself, and most scanners."""


class Device:
    """One thing on a cable."""

    def __init__(self, name="Bench Barcode Scanner", vendor=0, capabilities=None):
        self.name, self.vendor = name, vendor
        self.capabilities = KEYBOARD if capabilities is None else capabilities
        self.events, self.node, self.links = [], None, ()
        self.ours = self.theirs = -1
        self.grabbed = False
        self.fault = None
        """Raised by the next grab, as long as it is there."""
        self.empty = 0
        """How many reads find nothing."""
        self.asked = 0
        """How often somebody would have it for himself."""
        self.read_so_far = []

    def open(self):
        self.ours, self.theirs = os.pipe()
        self.events = []
        os.set_blocking(self.ours, False)
        return SimpleNamespace(
            fd=self.ours, name=self.name, info=SimpleNamespace(vendor=self.vendor), read=self.read,
            capabilities=lambda: self.capabilities, grab=self.grab, close=self.close,
        )  # fmt: skip

    def grab(self):
        self.asked += 1
        if self.fault:
            raise self.fault
        self.grabbed = True

    def read(self):
        os.read(self.ours, 4096)
        if self.node is None:
            raise OSError(errno.ENODEV, "No such device")
        if self.empty:
            self.empty -= 1
            os.write(self.theirs, b"!")
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        events, self.events = self.events, []
        self.read_so_far += events
        return iter(events)

    def close(self):
        self.grabbed = False
        os.close(self.ours)
        os.close(self.theirs)

    def play(self, *events):
        """Hand out (type, code, value, seconds)."""
        self.events += [evdev.InputEvent(int(at), int(at % 1 * 1e6), *rest) for *rest, at in events]
        os.write(self.theirs, b"!")


class Port:
    """Everything that is plugged in."""

    def __init__(self, folder, monkeypatch):
        self.nodes, self.by_id, self.by_path = (folder / name for name in ("input", "by-id", "by-path"))
        for each in (self.nodes, self.by_id, self.by_path):
            each.mkdir()
        self.devices = {}
        self._number = 0
        monkeypatch.setattr(evdev, "InputDevice", self.open)

    def open(self, path):
        if path not in self.devices:
            raise OSError(errno.ENOENT, "No such file or directory")
        return self.devices[path].open()

    def plug(self, device, by_id="usb-A-event-kbd", port="pci-usb-0:1:1.0-event-kbd"):
        """Give it a node, and its names; of two that are called the same the last one has the name."""
        self._number += 1
        node = self.nodes / f"event{self._number}"
        node.touch()
        device.node, device.links = node, (self.by_id / by_id, self.by_path / port)
        self.devices[str(node)] = device
        for link in device.links:
            link.unlink(missing_ok=True)
            link.symlink_to(node)
        return str(device.links[0])

    def pull(self, device):
        """Take it away; another one of its name gets that, as udev does it."""
        node, device.node = device.node, None
        del self.devices[str(node)]
        node.unlink()
        for link in device.links:
            if link.resolve() == node:
                link.unlink()
                heirs = [other.node for other in self.devices.values() if link in other.links]
                if heirs:
                    link.symlink_to(heirs[0])
        if device.grabbed:
            os.write(device.theirs, b"!")
