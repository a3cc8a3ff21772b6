"""What the kernel unpacks before there is a disk: packed as it reads it, modules in order."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from appliance.update.record import BLOCK, MARK, mark
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
    "awk", "cat", "chmod", "chown", "chroot", "cmp", "cp", "cut", "dd", "find", "grep", "head", "hexdump",
    "insmod", "ln", "ls", "mkdir", "modprobe", "mount", "mv", "od", "reboot", "rm", "sed", "sleep", "stat",
    "switch_root", "sync", "tail", "touch", "tr", "umount", "wc", "xxd",
}  # fmt: skip
"""Words that are programs where they stand in a script."""


def test_every_command_of_the_scripts_is_in_it():
    words = {word for name in ("init", "data.sh") for word in (initramfs.HERE / name).read_text().split()}
    used = words & PROGRAMS
    assert {"insmod", "switch_root", "hexdump", "chroot"} <= used
    assert used <= set(initramfs.APPLETS)


STUBS = """
say() { echo "$*"; }
fail() { say "$*"; exit 1; }
device() { echo "partition $1"; }
mount() { echo mounted; sh -c "$mounts"; }
chroot() { sh -c "$runs"; }
umount() { :; }
sleep() { :; }
dd() { case $* in *of=*) echo written ;; esac; command dd "$@"; }
root=/root name=disk slot=b number=8
"""


class Slot:
    """What init does about its slot's root, by its very lines; what it needs of a box is a file here."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.disk = folder, folder / "disk"
        with self.disk.open("wb") as file:
            file.truncate(8 << 20)
        (folder / "mark-at").write_text(f"{MARK // BLOCK}\n")
        for slot in "ab":
            (folder / f"mark-{slot}").write_bytes(mark(slot))
        init = (initramfs.HERE / "init").read_text()
        lines = init[init.index("broken() {") : init.index("# the disk that has")]
        lines += init[init.index("tries=0\nuntil mount") : init.index("# what the system changes")]
        places = {"/dev/$name": "disk", "/mark-": "mark-", "/proc/sys/vm/drop_caches": "dropped"}
        for place, here in places.items():
            lines = lines.replace(place, f"{folder}/{here}")
        self.script = STUBS + lines

    def start(self, mounts: str = "true", runs: str = "true") -> list[str]:
        """Start it; gives what was said and done."""
        told = {"mounts": mounts, "runs": runs, "PATH": os.environ["PATH"]}
        done = subprocess.run(["sh", "-c", self.script], env=told, cwd=self.folder, capture_output=True)
        assert not done.stderr, done
        return done.stdout.decode().splitlines()

    @property
    def sector(self) -> bytes:
        return self.disk.read_bytes()[MARK : MARK + BLOCK]


@pytest.mark.parametrize(("mounts", "runs"), [("false", "true"), ("true", "false")])
def test_a_slot_that_cannot_start_is_read_three_times_and_then_names_itself(tmp_path: Path, mounts, runs):
    slot = Slot(tmp_path)
    assert slot.start(mounts, runs) == [
        "mounted", "mounted", "mounted", "written",
        "slot b does not start: it has no root that can be read",
    ]  # fmt: skip
    assert slot.sector == mark("b")
    whole = slot.disk.read_bytes()
    assert len(whole) == 8 << 20 and not any(whole[:MARK]) and not any(whole[MARK + BLOCK :])


def test_it_is_not_written_again_while_it_stands(tmp_path: Path):
    slot = Slot(tmp_path)
    slot.start("false")
    assert "written" not in slot.start("false") and slot.sector == mark("b")


@pytest.mark.parametrize("before", [mark("a"), b"\xff" * BLOCK, mark("b")[:20].ljust(BLOCK, b"\xff")])
def test_it_takes_the_place_of_the_other_slots_mark_and_of_noise(tmp_path: Path, before: bytes):
    slot = Slot(tmp_path)
    with slot.disk.open("r+b") as file:
        file.seek(MARK)
        file.write(before)
    slot.start("false")
    assert slot.sector == mark("b")


def test_a_root_that_is_read_at_the_second_time_is_not_named(tmp_path: Path):
    slot = Slot(tmp_path)
    assert slot.start("test -e second || { touch second; exit 1; }") == ["mounted", "mounted"]
    assert slot.sector == bytes(BLOCK) and (tmp_path / "dropped").read_text() == "3\n"


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
