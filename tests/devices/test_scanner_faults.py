"""Five hundred schedules of bad luck with scanners, or as many as TILLBOX_FAULTS says."""

import os

import pytest

pytest.importorskip("evdev")

from tests.devices import scanner_faults

SCHEDULES = int(os.environ.get("TILLBOX_FAULTS", "500"))


@pytest.mark.slow
@pytest.mark.timeout(60 + SCHEDULES)
def test_no_scan_is_lost_or_mixed_up_whatever_happens(tmp_path):
    for seed in range(SCHEDULES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        try:
            scanner_faults.play(seed, folder)
        except Exception as fault:
            fault.add_note(f"seed {seed}")
            raise
