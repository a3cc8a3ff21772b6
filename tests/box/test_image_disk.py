"""The image's partitions: where they lie, and what is put where."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from appliance.update import label, record
from image import disk
from image.disk import MIB, PARTS, Part


def test_the_layout_is_possible():
    assert disk.overlaps(PARTS) == []


def test_what_is_known_of_the_slots_has_room_before_the_first_partition_and_overlaps_nowhere():
    known = [(place, record.BLOCK) for place in (*record.PLACES, record.MARK)]
    known += [(place, label.ROOM) for place in label.PLACE.values()]
    starts = sorted(known)
    assert all(at + size <= following for (at, size), (following, _) in pairwise(starts))
    assert starts[0][0] >= disk.SECTOR and sum(starts[-1]) <= disk.part(1).start * MIB == 8 * MIB


def test_data_is_the_last_and_can_grow():
    assert max(PARTS, key=lambda part: part.end).number == 3
    assert disk.part(3).end < disk.SIZE


def test_both_slots_have_the_same_room():
    assert disk.part(5).size == disk.part(7).size == 128
    assert disk.part(6).size == disk.part(8).size == 1536


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        (Part(5, 264, 128, "c"), ["5 is not inside the extended partition"]),
        (Part(5, 265, 130, "c"), ["5 and 6 overlap"]),
        (Part(3, 3596, 256, "83"), ["2 and 3 overlap"]),
        (Part(8, 2060, 1538, "83"), ["8 is not inside the extended partition"]),
    ],
)
def test_a_layout_that_is_not_is_told(changed: Part, wrong: list[str]):
    assert disk.overlaps([changed if part.number == changed.number else part for part in PARTS]) == wrong


def test_the_table_in_sfdisks_words():
    lines = disk.script().splitlines()
    assert lines[:3] == ["label: dos", "label-id: 0x54494c4c", "unit: sectors"]
    assert "1 : start=16384, size=524288, type=c, bootable" in lines
    assert "8 : start=4218880, size=3145728, type=83" in lines


def test_file_systems_and_record_come_where_they_belong(tmp_path: Path):
    image, boot, data = (tmp_path / name for name in ("image", "boot", "data"))
    image.write_bytes(b"table")
    boot.write_bytes(b"B" * 10 + bytes(3 * MIB) + b"E" * 7)
    data.write_bytes(b"D" * MIB)
    disk.assemble(image, b"LABEL", {1: boot, 3: data})
    assert image.stat().st_size == disk.SIZE * MIB
    with image.open("rb") as file:
        assert file.read(5) == b"table"
        file.seek(MIB)
        assert record.read(file.read(512)) == record.FIRST
        file.seek(label.PLACE["a"])
        assert file.read(5) == b"LABEL"
        file.seek(8 * MIB)
        assert file.read(12) == b"B" * 10 + bytes(2)
        file.seek(8 * MIB + 10 + 3 * MIB)
        assert file.read(8) == b"E" * 7 + b"\0"
        file.seek(disk.part(3).start * MIB)
        assert file.read(MIB) == b"D" * MIB


def written(image: Path, at: int) -> bool:
    """Whether a place of a file is written, and no hole that a card's map would leave out."""
    with image.open("rb") as file:
        return os.lseek(file.fileno(), at, os.SEEK_DATA) == at


def test_nothing_that_was_on_the_card_before_is_found_again(tmp_path: Path):
    image, data = tmp_path / "image", tmp_path / "data"
    image.write_bytes(b"table")
    data.write_bytes(bytes(16 * MIB))
    disk.assemble(image, b"LABEL", {3: data})
    for place in (*record.PLACES, *label.PLACE.values(), record.MARK):
        assert written(image, place)
    assert written(image, disk.part(3).start * MIB + 15 * MIB)  # zeros that a file system counts on
    assert written(image, disk.part(7).start * MIB)
    assert written(image, disk.part(8).start * MIB)
    assert not written(image, disk.part(8).start * MIB + 100 * MIB)


def test_a_file_system_that_is_too_large_is_refused(tmp_path: Path):
    image, boot = tmp_path / "image", tmp_path / "boot"
    image.touch()
    boot.touch()
    with boot.open("r+b") as file:
        file.truncate(257 * MIB)
    with pytest.raises(ValueError, match="more than 256 MiB"):
        disk.assemble(image, b"", {1: boot})


def test_the_initramfs_and_fstab_know_the_same_disk():
    files = Path(disk.__file__).parent / "root"
    assert f"PARTUUID={disk.partuuid(1)} /boot vfat" in (files / "etc/fstab").read_text()
