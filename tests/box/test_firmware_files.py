"""config.txt and cmdline.txt: only keys that somebody documents; nothing else says that one is wrong."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from appliance import pin_map
from appliance.domain.problems import Refused
from appliance.update.fitting import Here, meant_for
from appliance.update.parcel import Image, Manifest
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


CHIPS = {"bcm2711": "brcm,bcm2711", "bcm2837": "brcm,bcm2837"}
CALLED = {
    # Linux, Documentation/devicetree/bindings/arm/bcm2835.yaml
    "bcm2711-rpi-4-b": "raspberrypi,4-model-b", "bcm2711-rpi-400": "raspberrypi,400",
    "bcm2711-rpi-cm4-io": "raspberrypi,4-compute-module",
    "bcm2837-rpi-3-a-plus": "raspberrypi,3-model-a-plus", "bcm2837-rpi-3-b": "raspberrypi,3-model-b",
    "bcm2837-rpi-3-b-plus": "raspberrypi,3-model-b-plus",
    "bcm2837-rpi-cm3-io3": "raspberrypi,3-compute-module",
    "bcm2837-rpi-zero-2-w": "raspberrypi,model-zero-2-w",
}  # fmt: skip


class Host:
    """This machine's own fdtget in place of the builder's."""

    def run(self, folder: Path, *words: str) -> bytes:
        """As `image.tools.Tools.run`."""
        return subprocess.run(words, cwd=folder, check=True, capture_output=True).stdout


def tree(path: Path, *called: str) -> None:
    """A device tree that says nothing but what the board is called: only its head, in version 17.

    Devicetree specification 0.4, chapter 5: header, no reserved memory, one node with one property, its name.
    """
    value = b"".join(name.encode() + b"\0" for name in called)
    nodes = b"".join(number.to_bytes(4) for number in (1, 0, 3, len(value), 0))
    nodes += value + bytes(-len(value) % 4) + b"".join(number.to_bytes(4) for number in (2, 9))
    strings = b"compatible\0"
    sizes = (56 + len(nodes) + len(strings), 56, 56 + len(nodes), 40, 17, 16, 0, len(strings), len(nodes))
    path.write_bytes(b"".join(n.to_bytes(4) for n in (0xD00DFEED, *sizes)) + bytes(16) + nodes + strings)


@pytest.fixture
def named(tmp_path: Path) -> tuple[str, ...]:
    """What the builder writes into the manifest."""
    if not shutil.which("fdtget"):
        pytest.skip("Debian's package device-tree-compiler is needed")
    assert set(CALLED) == set(boot.BOARDS)
    for board, name in CALLED.items():
        tree(tmp_path / f"{board}.dtb", name, CHIPS[board.partition("-")[0]])
    return boot.names(tmp_path, Host())


def test_an_update_says_for_which_boards_it_is(named: tuple[str, ...]):
    assert set(named) == {*CALLED.values(), "linux,dummy-virt"}


@pytest.mark.parametrize(
    ("says", "welcome"),
    [
        (("raspberrypi,4-model-b", "brcm,bcm2711"), True),
        (("raspberrypi,3-model-b-plus", "brcm,bcm2837"), True),
        (("linux,dummy-virt",), True),
        (("raspberrypi,5-model-b", "brcm,bcm2712"), False),
        (("raspberrypi,model-b", "brcm,bcm2835"), False),
        (("another,board", "brcm,bcm2711"), False),
        ((), False),
    ],
)
def test_another_board_takes_none(named: tuple[str, ...], says: tuple[str, ...], welcome: bool):
    update = Manifest("1.0", Image(512, "0" * 64), Image(512, "0" * 64), boards=named)
    if welcome:
        meant_for(update, Here("0.9", boards=says))
    else:
        with pytest.raises(Refused, match="update_other_board"):
            meant_for(update, Here("0.9", boards=says))


def test_a_tree_that_names_no_board_stops_the_build(named: tuple[str, ...], tmp_path: Path):
    tree(tmp_path / "bcm2711-rpi-400.dtb", "brcm,bcm2711")
    with pytest.raises(ValueError, match=r"rpi-400.* names no board"):
        boot.names(tmp_path, Host())
