"""Five hundred schedules of bad luck with a printer, or as many as TILLBOX_FAULTS says."""

import os
from collections import Counter

import pytest

from tests.devices import printer_faults

SCHEDULES = int(os.environ.get("TILLBOX_FAULTS", "500"))


@pytest.mark.slow
@pytest.mark.timeout(60 + SCHEDULES)
def test_no_receipt_is_lost_or_printed_twice_unasked_whatever_happens(tmp_path):
    seen = Counter()
    for seed in range(SCHEDULES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        try:
            seen += printer_faults.play(seed, folder)
        except Exception as fault:
            fault.add_note(f"seed {seed}")
            raise
    print(dict(seen))
    for name in (
        "done",
        "failed",
        "unknown",
        "network",
        "usb",
        "serial",
        "pulled",
        "paper",
        "mute",
        "deaf",
        "carried",
        "cut",
    ):
        assert seen[name] > SCHEDULES / 20, name
