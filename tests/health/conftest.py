"""A kernel's files, made by hand."""

from pathlib import Path

import pytest

from appliance.health.card import Disk


class Kernel:
    """``/sys`` and ``/proc`` with what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.sys, self.proc = folder / "sys", folder / "proc"
        self.disk = Disk("mmcblk0", self.sys / "block/mmcblk0", "mmcblk0p3")
        self.boot("one")
        self.put("block/mmcblk0/size", "62333952")  # 31.9 GB
        self.put("block/mmcblk0/device/cid", "035344534333324780aabbccdd0143a5")
        self.wrote(0)

    def put(self, path: str, text: str) -> None:
        """Have the kernel say this in a file of sysfs."""
        file = self.sys / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n")

    def boot(self, identity: str) -> None:
        """Have it be another start."""
        file = self.proc / "sys/kernel/random/boot_id"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(identity + "\n")

    def wrote(self, size: int) -> None:
        """Have the disk have written so many bytes since the start (Documentation/block/stat.rst)."""
        self.put("block/mmcblk0/stat", f"  1000 20 30000 40 500 60 {size // 512} 80 0 90 100 0 0 0 0 0 0")


@pytest.fixture
def kernel(tmp_path):
    return Kernel(tmp_path)
