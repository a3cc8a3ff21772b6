"""A key's file and its name are on the disk before anybody hears of the key."""

import os
from pathlib import Path

from appliance.fiscal import key_files, norway
from appliance.fiscal.certificates import Holder


def test_the_file_then_its_name_then_its_folder_s(tmp_path, monkeypatch):
    flushed: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(Path(f"/proc/self/fd/{handle}").resolve()))
    path = tmp_path / "data" / "keys" / "seal-1.pem"
    key_files.make(path, "1", norway.RULES, Holder("Shop", "999888777", 0))
    assert flushed == [path, path.parent, path.parent.parent]
