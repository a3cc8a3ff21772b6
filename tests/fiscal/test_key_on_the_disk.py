"""A key's file and its name are on the disk before anybody hears of the key."""

import os
from pathlib import Path

from appliance.fiscal import norway, seals


def test_the_file_then_its_name_then_its_folder_s(tmp_path, monkeypatch):
    flushed: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(Path(f"/proc/self/fd/{handle}").resolve()))
    path = tmp_path / "data" / "keys" / "seal-1.pem"
    seals.make(path, "1", norway.RULES.sealing)
    assert flushed == [path, path.parent, path.parent.parent]
