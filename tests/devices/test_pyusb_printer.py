"""A USB printer through pyusb, with libusb (pyusb's lowest level) played by the test."""

import errno
from types import SimpleNamespace

import pytest
import usb.backend
import usb.core

from appliance.devices import Outcome, PrinterState
from appliance.devices.cables import PyusbCable
from appliance.devices.printer import EscposPrinter

OUT, IN = 0x01, 0x82


def descriptor(names, **fields):
    """A descriptor whose other fields nobody looks at."""
    return SimpleNamespace(**{**dict.fromkeys(names, 0), "extra_descriptors": []}, **fields)


COMMON = ["bLength", "bDescriptorType"]
DEVICE = [
    "bcdUSB", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "bMaxPacketSize0", "bcdDevice",
    "iManufacturer", "iProduct", "iSerialNumber", "address", "bus", "port_number", "port_numbers", "speed",
]  # fmt: skip
CONFIGURATION = ["wTotalLength", "iConfiguration", "bmAttributes", "bMaxPower"]
INTERFACE = [
    "bInterfaceNumber",
    "bAlternateSetting",
    "bInterfaceSubClass",
    "bInterfaceProtocol",
    "iInterface",
]
ENDPOINT = ["bInterval", "bRefresh", "bSynchAddress"]


class Libusb(usb.backend.IBackend):
    """One printer of class 7 on the bus; every transfer is written down."""

    def __init__(self):
        self.plugged = True
        self.stuck = False
        self.kernel_driver = True
        self.claimed = False
        self.opened = self.closed = 0
        self.came = bytearray()
        self.answers = bytearray()
        self.timeouts = []

    def enumerate_devices(self):
        return ["printer"] if self.plugged else []

    def get_device_descriptor(self, dev):
        return descriptor(COMMON + DEVICE, idVendor=0x04B8, idProduct=0x0E15, bNumConfigurations=1)

    def get_configuration_descriptor(self, dev, config):
        return descriptor(COMMON + CONFIGURATION, bNumInterfaces=1, bConfigurationValue=1)

    def get_interface_descriptor(self, dev, intf, alt, config):
        if (intf, alt) != (0, 0):
            raise IndexError
        return descriptor(COMMON + INTERFACE, bNumEndpoints=2, bInterfaceClass=7)

    def get_endpoint_descriptor(self, dev, ep, intf, alt, config):
        address = (OUT, IN)[ep]
        return descriptor(COMMON + ENDPOINT, bEndpointAddress=address, bmAttributes=2, wMaxPacketSize=64)

    def open_device(self, dev):
        self.opened += 1
        return "handle"

    def close_device(self, handle):
        self.closed += 1

    def get_configuration(self, handle):
        return 1

    def claim_interface(self, handle, intf):
        assert not self.kernel_driver
        self.claimed = True

    def release_interface(self, handle, intf):
        self.claimed = False

    def is_kernel_driver_active(self, handle, intf):
        return self.kernel_driver

    def detach_kernel_driver(self, handle, intf):
        self.kernel_driver = False

    def bulk_write(self, handle, ep, intf, data, timeout):
        self.timeouts.append(timeout)
        if not self.plugged:
            raise usb.core.USBError("No such device", -4, errno.ENODEV)
        data = bytes(data)
        if self.stuck and not data.startswith(b"\x10\x04"):
            raise usb.core.USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        self.came += data
        if data.startswith(b"\x10\x04"):
            self.answers.append(0x12)
        elif self.came.endswith(b"\x1dr\x01"):
            self.answers.append(0x00)
        return len(data)

    def bulk_read(self, handle, ep, intf, buff, timeout):
        self.timeouts.append(timeout)
        if not self.plugged:
            raise usb.core.USBError("No such device", -4, errno.ENODEV)
        if not self.answers:
            raise usb.core.USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        count = len(self.answers)
        buff[:count] = type(buff)("B", self.answers)
        self.answers.clear()
        return count

    def ctrl_transfer(self, handle, kind, request, value, index, data, timeout):
        raise usb.core.USBError("Pipe error", -9, errno.EPIPE)


@pytest.fixture
def libusb():
    return Libusb()


@pytest.fixture
def ours(libusb):
    ours = EscposPrinter(PyusbCable(backend=libusb))
    yield ours
    ours.close()


def test_a_job_goes_over_whole_with_usblp_set_aside(libusb, ours):
    job = bytes(range(32, 127)) * 50
    assert ours.print(job) == Outcome.DONE
    assert job in bytes(libusb.came)
    assert libusb.claimed and not libusb.kernel_driver


def test_no_transfer_is_ever_given_for_ever(libusb, ours):
    ours.print(b"receipt")
    assert libusb.timeouts and min(libusb.timeouts) > 0


def test_a_printer_that_takes_nothing_in_time_may_have_had_a_part(libusb, ours):
    libusb.stuck = True
    assert ours.print(b"receipt") == Outcome.UNKNOWN


def test_after_an_error_the_stale_handle_is_closed_and_the_next_job_opens_a_new_one(libusb, ours):
    assert ours.print(b"one") == Outcome.DONE
    libusb.plugged = False
    assert ours.print(b"two") == Outcome.FAILED
    assert ours.state() == PrinterState.OFFLINE
    libusb.plugged = True
    assert ours.print(b"three") == Outcome.DONE
    assert libusb.opened == libusb.closed + 1 == 2
    assert b"two" not in libusb.came and b"three" in libusb.came


def test_only_the_printer_of_these_ids_is_taken(libusb):
    assert EscposPrinter(PyusbCable(0x04B8, 0x0E15, libusb)).state() == PrinterState.FINE
    assert EscposPrinter(PyusbCable(0x0519, 0x0003, libusb)).state() == PrinterState.OFFLINE
