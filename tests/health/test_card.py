"""The card: what it tells of its wear, what was written to it over many starts, what its file system met."""

import os

import pytest

from appliance.health import card


def told(kernel, life="", reserve=""):
    """Code and facts of a card's wear."""
    if life:
        kernel.put("block/mmcblk0/device/life_time", life)
    if reserve:
        kernel.put("block/mmcblk0/device/pre_eol_info", reserve)
    found = card.wear(kernel.disk)
    return found.code, found.facts.get("used")


def test_an_sd_card_does_not_tell(kernel):
    assert told(kernel) == ("disk_untold", None)


@pytest.mark.parametrize(
    ("life", "reserve", "expected"),
    [
        ("0x01 0x01", "0x01", ("disk_life", 10)),
        ("0x02 0x08", "0x01", ("disk_life", 80)),
        ("0x09 0x01", "0x01", ("disk_aged", 90)),
        ("0x0a 0x02", "0x01", ("disk_aged", 100)),
        ("0x0b 0x02", "0x01", ("disk_spent", 100)),
        ("0x01 0x01", "0x02", ("disk_aged", 10)),
        ("0x01 0x01", "0x03", ("disk_spent", 10)),
        ("0x00 0x00", "0x00", ("disk_untold", None)),
        ("nonsense", "", ("disk_untold", None)),
    ],
)
def test_an_emmc_tells_in_tenths_of_its_life_and_by_its_reserve(kernel, life, reserve, expected):
    assert told(kernel, life, reserve) == expected


def counted(kernel, kept, boot, size):
    """The record after a start in which so much was written."""
    kernel.boot(boot)
    kernel.wrote(size)
    return card.written(kernel.disk, kept, kernel.proc)


def test_what_was_written_is_added_up_over_starts(kernel):
    kept = counted(kernel, {}, "one", 1_000_448)
    assert kept["total"] == 1_000_448
    kept = counted(kernel, kept, "one", 3_000_320)
    kept = counted(kernel, kept, "one", 3_000_320)
    assert kept["total"] == 3_000_320, "two looks in one start count once"
    kept = counted(kernel, kept, "two", 500_224)
    assert kept["total"] == 3_500_544


def test_another_card_begins_at_nothing_and_a_spoilt_record_too(kernel):
    kept = counted(kernel, {}, "one", 9_999_872)
    kernel.put("block/mmcblk0/device/cid", "another")
    assert counted(kernel, kept, "two", 512)["total"] == 512
    assert counted(kernel, {**kept, "card": "another", "total": "much"}, "two", 512)["total"] == 512


def test_as_people_say_it_and_worth_a_word_from_300_times_its_size(kernel):
    few = card.told(kernel.disk, 1_440_000_000)
    assert (few.code, few.facts) == ("disk_written", {"written": "1.4 GB"})
    size = 62_333_952 * 512
    assert card.told(kernel.disk, 300 * size).code == "disk_written"
    assert card.told(kernel.disk, 300 * size + 1).code == "disk_written_much"


def test_faults_of_the_file_system_are_counted(kernel):
    assert list(card.errors(kernel.disk, kernel.sys)) == []
    kernel.put("fs/ext4/mmcblk0p3/errors_count", "0")
    assert list(card.errors(kernel.disk, kernel.sys)) == []
    kernel.put("fs/ext4/mmcblk0p3/errors_count", "4")
    (found,) = card.errors(kernel.disk, kernel.sys)
    assert (found.code, found.what, found.facts) == ("disk_errors", "mmcblk0p3", {"count": 4})


def test_the_disk_under_a_folder_is_found_by_its_number(kernel, tmp_path):
    at = tmp_path.stat().st_dev
    kernel.put("devices/mmc0/block/mmcblk0/mmcblk0p3/partition", "3")
    numbers = kernel.sys / "dev/block"
    numbers.mkdir(parents=True)
    link = numbers / f"{os.major(at)}:{os.minor(at)}"
    link.symlink_to("../../devices/mmc0/block/mmcblk0/mmcblk0p3")
    found = card.disk_under(tmp_path, kernel.sys)
    assert found
    assert (found.name, found.part, found.folder.name) == ("mmcblk0", "mmcblk0p3", "mmcblk0")
    link.unlink()
    link.symlink_to("../../devices/mmc0/block/mmcblk0")
    found = card.disk_under(tmp_path, kernel.sys)
    assert found and found.name == found.part == "mmcblk0"


def test_memory_and_a_network_are_no_disk(kernel, tmp_path):
    assert card.disk_under(tmp_path, kernel.sys) is None


def test_a_file_system_that_has_become_read_only_says_so_in_two_ways(kernel, tmp_path, monkeypatch):
    at = tmp_path.stat().st_dev
    mounts = kernel.proc / "self/mountinfo"
    mounts.parent.mkdir()
    line = (
        "36 35 {} /till /var/lib/tillbox rw,noatime shared:1 - ext4 /dev/mmcblk0p3 rw,{}errors=remount-ro\n"
    )
    mounts.write_text(line.format(f"{os.major(at)}:{os.minor(at)}", ""))
    assert not card.takes_no_writes(tmp_path, kernel.proc)
    mounts.write_text(line.format("7:99", "emergency_ro,"))
    assert not card.takes_no_writes(tmp_path, kernel.proc), "another disk"
    mounts.write_text(line.format(f"{os.major(at)}:{os.minor(at)}", "emergency_ro,"))
    assert card.takes_no_writes(tmp_path, kernel.proc)
    mounts.unlink()
    assert not card.takes_no_writes(tmp_path, kernel.proc)
