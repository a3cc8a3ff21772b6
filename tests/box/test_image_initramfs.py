"""What the kernel unpacks before there is a disk: packed as it reads it, modules in order."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from image import initramfs
from image.initramfs import Entry

DEPENDENCIES = """\
kernel/fs/ext4/ext4.ko.xz: kernel/fs/jbd2/jbd2.ko.xz kernel/lib/crc32c.ko.xz kernel/fs/mbcache.ko.xz
kernel/fs/jbd2/jbd2.ko.xz: kernel/lib/crc32c.ko.xz
kernel/lib/crc32c.ko.xz:
kernel/fs/mbcache.ko.xz:
kernel/fs/overlayfs/overlay.ko.xz:
"""


def test_each_module_stands_behind_what_it_needs():
    order = initramfs.in_order(["overlay", "ext4"], DEPENDENCIES, "")
    assert order == [
        "kernel/fs/overlayfs/overlay.ko.xz",
        "kernel/fs/mbcache.ko.xz",
        "kernel/lib/crc32c.ko.xz",
        "kernel/fs/jbd2/jbd2.ko.xz",
        "kernel/fs/ext4/ext4.ko.xz",
    ]


def test_what_is_in_the_kernel_is_not_loaded():
    assert initramfs.in_order(["virtio-pci"], DEPENDENCIES, "kernel/drivers/virtio/virtio_pci.ko\n") == []


def test_a_module_that_the_kernel_does_not_have_stops_the_build():
    with pytest.raises(ValueError, match="no module sdhci_iproc"):
        initramfs.in_order(["sdhci-iproc"], DEPENDENCIES, "")


@pytest.mark.skipif(not shutil.which("cpio"), reason="Debian's package cpio is needed")
def test_the_archive_is_one_that_cpio_unpacks(tmp_path: Path):
    archive = initramfs.packed(
        {
            "init": Entry(0o100755, b"#!/bin/sh\n"),
            "bin": Entry(0o040755),
            "bin/sh": Entry(0o120777, b"busybox"),
        }
    )
    subprocess.run(["cpio", "-i", "--quiet"], input=archive, cwd=tmp_path, check=True)
    assert (tmp_path / "init").read_bytes() == b"#!/bin/sh\n"
    assert (tmp_path / "init").stat().st_mode == 0o100755
    assert (tmp_path / "bin/sh").readlink() == Path("busybox")


def test_the_archive_is_the_same_whatever_order_it_is_given():
    one, two = Entry(0o100644, b"1"), Entry(0o100644, b"22")
    assert initramfs.packed({"a": one, "b": two}) == initramfs.packed({"b": two, "a": one})


@pytest.mark.parametrize("script", ["init", "data.sh"])
def test_the_scripts_are_ones_that_a_shell_reads(script: str):
    subprocess.run(["sh", "-n", initramfs.HERE / script], check=True)


PROGRAMS = {
    "awk", "cat", "chmod", "chown", "chroot", "cp", "cut", "dd", "find", "grep", "head", "hexdump", "insmod",
    "ln", "ls", "mkdir", "modprobe", "mount", "mv", "od", "reboot", "rm", "sed", "sleep", "stat",
    "switch_root", "sync", "tail", "touch", "tr", "umount", "wc", "xxd",
}  # fmt: skip
"""Words that are programs where they stand in a script."""


def test_every_command_of_the_scripts_is_in_it():
    words = {word for name in ("init", "data.sh") for word in (initramfs.HERE / name).read_text().split()}
    used = words & PROGRAMS
    assert {"insmod", "switch_root", "hexdump", "chroot"} <= used
    assert used <= set(initramfs.APPLETS)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_where_data_cannot_be_mounted_nothing_is_sold_into_memory(tmp_path: Path):
    """The very lines of init, in a namespace of their own; then the till and the screen of last resort."""
    init = (Path(initramfs.__file__).parent / "initramfs/init").read_text()
    lines = init.split('say "data cannot be mounted"')[1].split("\nfi")[0]
    known = "import pathlib, appliance.rescue.known as k; print(k.sales(pathlib.Path('$data/till.db'), ''))"
    script = f"""root={tmp_path} data={tmp_path}/var/lib/tillbox{lines}
        touch $data/x
        {sys.executable} -m appliance till --data $data
        echo $?
        {sys.executable} -c "{known}\""""
    cwd = Path(__file__).parents[2]
    said = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, cwd=cwd)
    assert "x': Read-only file system" in said.stderr and "[disk_read_only" in said.stderr, said
    assert said.stdout.startswith("1\n") and "unreadable" in said.stdout
