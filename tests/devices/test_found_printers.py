"""The printers that are plugged in are found and named from what the kernel tells, and none is opened."""

import pytest

from appliance.devices.found_printers import Found, found_printers, guess, named
from appliance.printer_profiles import PROFILES


def test_a_printer_under_usblp_by_its_ieee_1284_id(tmp_path):
    folder = tmp_path / "sys/class/usbmisc/lp0/device"
    folder.mkdir(parents=True)
    (folder / "ieee1284_id").write_text("MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;DES:EPSON TM-T88V;")
    assert found_printers(tmp_path) == (Found("EPSON TM-T88V", "usb", "/dev/usb/lp0", "TM-T88V"),)


def test_one_that_says_nothing_goes_by_its_device(tmp_path):
    (tmp_path / "sys/class/usbmisc/lp1/device").mkdir(parents=True)
    assert found_printers(tmp_path) == (Found("lp1", "usb", "/dev/usb/lp1", "default"),)


def test_a_usb_printer_without_a_driver_by_its_descriptors(tmp_path):
    usb = tmp_path / "sys/bus/usb/devices"
    for folder in ("1-1", "1-1:1.0", "1-2", "1-2:1.0", "1-2:1.0/driver", "1-3:1.0"):
        (usb / folder).mkdir(parents=True)
    for device, ids in (("1-1", ("0416", "5011")), ("1-2", ("04b8", "0e15"))):
        for file, text in zip(("idVendor", "idProduct"), ids, strict=True):
            (usb / device / file).write_text(text + "\n")
        (usb / f"{device}:1.0" / "bInterfaceClass").write_text("07\n")
    (usb / "1-1" / "product").write_text("POS58 Printer\n")
    (usb / "1-3:1.0" / "bInterfaceClass").write_text("03\n")
    assert found_printers(tmp_path) == (Found("POS58 Printer", "usb", "0416:5011", "POS-5890"),)


def test_serial_ports_that_name_a_printer_or_are_adapters(tmp_path):
    by_id = tmp_path / "dev/serial/by-id"
    by_id.mkdir(parents=True)
    for name in (
        "usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0",
        "usb-Seiko_RP-F10-80mm_0001-if00",
        "usb-Honeywell_1900-if00",
    ):
        (by_id / name).touch()
    assert found_printers(tmp_path) == (
        Found(
            "FTDI FT232R USB UART A50285BI",
            "serial",
            "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0",
            "default",
        ),
        Found(
            "Seiko RP-F10-80mm 0001",
            "serial",
            "/dev/serial/by-id/usb-Seiko_RP-F10-80mm_0001-if00",
            "RP-F10-80mm",
        ),
    )


def test_nothing_is_plugged_in(tmp_path):
    assert found_printers(tmp_path) == ()


@pytest.mark.parametrize("make", [make for make in PROFILES if make not in ("default", "simple")])
def test_every_make_is_known_by_its_own_name(make):
    assert guess(f"Maker {make} v2") == make


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("EPSON TM-T20III", "TM-T20II"),
        ("EPSON TM-T20", "TM-T20II"),
        ("EPSON TM-T88VI", "TM-T88V"),
        ("EPSON TM-T88IV", "TM-T88IV"),
        ("Epson TM-m30", "TM-T20II"),
        ("Laser 2000", "default"),
        ("", "default"),
    ],
)
def test_a_name_that_is_not_in_the_table(name, make):
    assert guess(name) == make


def test_an_id_may_name_its_maker_twice_or_not_at_all():
    assert named("MANUFACTURER:EPSON;MODEL:EPSON TM-T20II;") == "EPSON TM-T20II"
    assert named("MDL:POS-80;") == "POS-80"
    assert named("rubbish") == ""
