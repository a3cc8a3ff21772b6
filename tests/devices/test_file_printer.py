"""The printer that is a file: what it holds was on the disk before the outcome was."""

import os

import pytest

from appliance.devices import Outcome, PrinterState
from appliance.devices.file_printer import FilePrinter


def test_jobs_are_appended(tmp_path):
    ours = FilePrinter(tmp_path / "paper")
    assert [ours.print(b"one"), ours.print(b"two")] == [Outcome.DONE] * 2
    assert (tmp_path / "paper").read_bytes() == b"onetwo"
    assert ours.state() == PrinterState.FINE
    ours.close()


def test_a_job_is_on_the_disk_before_it_is_done(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(os.fstat(fd).st_size))
    assert FilePrinter(tmp_path / "paper").print(b"receipt") == Outcome.DONE
    assert synced == [7]


def test_a_disk_that_fails_while_syncing_leaves_the_job_unknown(tmp_path, monkeypatch):
    def fail(fd):
        raise OSError(5, "I/O error")

    monkeypatch.setattr(os, "fsync", fail)
    assert FilePrinter(tmp_path / "paper").print(b"receipt") == Outcome.UNKNOWN


def test_a_folder_that_is_not_there_fails(tmp_path):
    ours = FilePrinter(tmp_path / "none" / "paper")
    assert ours.print(b"receipt") == Outcome.FAILED
    assert ours.state() == PrinterState.OFFLINE


def test_a_full_disk_fails():
    if not os.path.exists("/dev/full"):  # noqa: PTH110  (a device, not a file of ours)
        pytest.skip("no /dev/full here")
    from pathlib import Path

    assert FilePrinter(Path("/dev/full")).print(b"receipt") == Outcome.FAILED
