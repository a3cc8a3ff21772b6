"""config.txt and cmdline.txt: only keys that somebody documents; nothing else says that one is wrong."""

import re
from pathlib import Path

import pytest

from appliance import pin_map
from image import boot

FIRMWARE = {
    # https://www.raspberrypi.com/documentation/computers/config_txt.html, by section
    "arm_64bit", "kernel", "upstream_kernel", "enable_uart", "disable_splash", "boot_delay",  # boot options
    "armstub", "boot_delay_ms", "bootcode_delay", "cmdline", "disable_poe_fan", "fixup_file",
    "force_eeprom_read", "initramfs", "kernel_address", "os_prefix", "otg_mode", "overlay_prefix",
    "ramfsaddr", "ramfsfile", "start_file", "uart_2ndstage",
    "gpio",  # GPIO control
    "gpu_mem", "total_mem",  # memory options
    "device_tree", "device_tree_address", "dtoverlay", "dtparam", "include",  # common options
    "max_framebuffers", "disable_fw_kms_setup",  # video
}  # fmt: skip
"""Keys of config.txt."""
FILTERS = re.compile(r"\[(all|none|pi\d\+?|pi02|pi400|cm\d\+?|HDMI:\d|EDID=.+|0x[0-9a-f]{8}|gpio\d+=[01])\]")
KERNEL = {
    # Documentation/admin-guide/kernel-parameters.rst of Linux 6.12
    "quiet", "loglevel", "vt.global_cursor_default", "consoleblank", "net.ifnames", "cma", "panic", "ro",
    "console", "logo.nologo", "rootwait", "root", "video",
    # kernel-command-line(7) of systemd 257
    "systemd.show_status", "systemd.condition_needs_update", "systemd.log_level", "systemd.machine_id",
    # our own initramfs and units
    "tillbox.slot", "tillbox.trying",
}  # fmt: skip
"""Words of the kernel's command line."""


def config() -> list[str]:
    """The lines of config.txt that say something."""
    lines = [line.strip() for line in (boot.HERE / "config.txt").read_text("ascii").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def wrong(lines: list[str]) -> list[str]:
    """The lines that the firmware would pass over without a word."""
    return [
        line
        for line in lines
        if not FILTERS.fullmatch(line)
        and (line.partition("=")[0] not in FIRMWARE or "=" not in line or len(line) > 98)
    ]


def test_every_key_of_config_is_one_that_the_firmware_documents():
    assert wrong(config()) == []


@pytest.mark.parametrize("line", ["arm64bit=1", "hdmi_screen=1", "[pi9000]", "kernel u-boot.bin"])
def test_a_key_that_it_does_not_document_is_found(line: str):
    assert wrong([line]) == [line]


def test_the_files_that_config_names_are_put_there():
    said = dict(line.split("=", 1) for line in config() if not line.startswith(("[", "gpio")))
    assert said["kernel"] == Path(boot.LOADER).name
    assert said["arm_64bit"] == "1" == said["upstream_kernel"]
    assert {"bootcode.bin", "start.elf", "fixup.dat", "start4.elf", "fixup4.dat"} == set(boot.FIRMWARE)


def test_the_drawers_line_is_low_before_any_program_runs():
    assert f"gpio={pin_map.DRAWER_KICK.bcm}=op,dl" in config()


def test_no_two_lines_say_different_things():
    keys = [line.partition("=")[0] for line in config() if not line.startswith("gpio")]
    assert len(keys) == len(set(keys))


def test_the_kernels_command_line_has_words_that_somebody_documents():
    text = (boot.HERE / "cmdline.txt").read_text("ascii")
    assert text.endswith("\n") and text.count("\n") == 1
    assert len(text) < 1024  # what the boot script reads into one variable
    assert [word for word in text.split() if word.partition("=")[0] not in KERNEL] == []


def test_nothing_of_the_start_shows_on_the_screen():
    words = (boot.HERE / "cmdline.txt").read_text().split()
    assert {"quiet", "vt.global_cursor_default=0", "logo.nologo", "systemd.show_status=0"} <= set(words)
    # without one, the kernel talks where the device tree says: on the serial line
    assert not [word for word in words if word.startswith("console=")]


def test_no_word_names_a_slot():
    assert "tillbox.slot" not in (boot.HERE / "cmdline.txt").read_text()
