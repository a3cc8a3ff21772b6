"""Where the slots lie, and what is in them."""

import os
import shutil
import subprocess

import pytest

from appliance.update.disk import Disk, beneath, partitions, slots_of
from appliance.update.label import PLACE, different, label, labelled
from tests.update import lab


@pytest.fixture
def shipped(tmp_path):
    """A box as it leaves the builder, and what is in it."""
    made = lab.made(tmp_path, lab.key(tmp_path), "0.1.0")
    with Disk(lab.disk(tmp_path / "disk", made)) as disk:
        yield disk, made


def test_the_slots_are_found_in_the_partition_table(shipped):
    assert slots_of(shipped[0]) == lab.SPANS
    assert sorted(partitions(shipped[0])) == [1, 3, 5, 6, 7, 8]


@pytest.mark.skipif(not shutil.which("sfdisk"), reason="sfdisk is not installed")
def test_sfdisk_s_table_is_read_as_sfdisk_reads_it(tmp_path):
    """The table as the image's builder has it made."""
    path = tmp_path / "disk"
    path.write_bytes(b"")
    with path.open("r+b") as file:
        file.truncate(64 << 20)
    parts = (
        "start=16384,size=16384,type=c,bootable", "start=32768,size=90000,type=5", "start=34816,size=16384",
        "start=53248,size=16384", "start=71680,size=16384", "start=90112,size=16384", "start=122880",
    )  # fmt: skip
    table = "\n".join(["label: dos", "label-id: 0x7111b0c5", *parts, ""])
    subprocess.run(["sfdisk", "-q", path], input=table, text=True, check=True)
    listed = subprocess.run(["sfdisk", "-d", path], capture_output=True, text=True, check=True).stdout
    with Disk(path) as disk:
        found = partitions(disk)
    rows = [line for line in listed.splitlines() if "type=5" not in line and "start=" in line]
    assert len(rows) == len(found) == 6
    for (number, span), row in zip(sorted(found.items()), rows, strict=False):
        said = row.split(":")[0].removeprefix(str(path)).strip(), row.split("start=")[1].split(",")[0].strip()
        assert said == (str(number), str(span.start // 512))


def test_a_disk_without_slots_has_none(tmp_path):
    (tmp_path / "disk").write_bytes(bytes(1 << 20))
    with Disk(tmp_path / "disk") as disk:
        assert partitions(disk) == {} and slots_of(disk) == {}


def test_a_chain_of_tables_that_bites_its_tail_ends(tmp_path):
    lab.blank(tmp_path / "disk")
    with Disk(tmp_path / "disk") as disk:
        table = disk.read(18 << 20, 512)
        disk.write(18 << 20, table[:462] + disk.read(10 << 20, 512)[462:478] + table[478:])
        disk.flush()
        assert len(partitions(disk)) == 6


def test_a_slot_says_what_is_in_it(shipped):
    disk, made = shipped
    assert label(disk, "a") == made.manifest and label(disk, "b") is None
    assert different(disk, lab.SPANS["a"], made.manifest) == ""
    assert different(disk, lab.SPANS["b"], made.manifest) == "kernel"


@pytest.mark.parametrize("at", [0, 9, 14, 40, 81, 300])
def test_a_label_that_was_changed_is_none(shipped, at):
    disk, _ = shipped
    byte = disk.read(PLACE["a"] + at, 1)
    disk.write(PLACE["a"] + at, bytes([byte[0] ^ 4]))
    disk.flush()
    assert label(disk, "a") is None


def test_a_label_of_nothing_that_is_known_is_none(shipped):
    disk, _ = shipped
    disk.write(PLACE["b"], labelled(b"[]"))
    disk.flush()
    assert label(disk, "b") is None


@pytest.mark.parametrize("at", [0, 511, 300_031])
def test_one_bit_on_the_card_is_found(shipped, at):
    disk, made = shipped
    start = lab.SPANS["a"]["kernel"].start + at
    disk.write(start, bytes([disk.read(start, 1)[0] ^ 128]))
    disk.flush()
    assert different(disk, lab.SPANS["a"], made.manifest) == "kernel"


def test_the_disk_beneath_a_folder_is_the_partition_s(tmp_path):
    device = tmp_path.stat().st_dev
    name = f"{os.major(device)}:{os.minor(device)}"
    block = tmp_path / "sys" / "dev" / "block"
    block.mkdir(parents=True)
    partition = tmp_path / "sys" / "devices" / "mmcblk0" / "mmcblk0p3"
    partition.mkdir(parents=True)
    (block / name).symlink_to(partition)
    assert beneath(tmp_path, tmp_path / "sys") is None
    (partition / "partition").write_text("3\n")
    assert str(beneath(tmp_path, tmp_path / "sys")) == "/dev/mmcblk0"
