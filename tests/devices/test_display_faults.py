"""A thousand schedules of bad luck with a customer's display, or as many as TILLBOX_FAULTS says."""

import os
from collections import Counter

import pytest

from tests.devices import display_faults

SCHEDULES = int(os.environ.get("TILLBOX_FAULTS", "1000"))


@pytest.mark.timeout(60 + SCHEDULES)
def test_the_newest_comes_to_stand_on_the_glass_whatever_happens():
    seen = Counter()
    for seed in range(SCHEDULES):
        try:
            seen += display_faults.play(seed)
        except Exception as fault:
            fault.add_note(f"seed {seed}")
            raise
    print(dict(seen))
    for name in ("well", "not well", "pulled", "off and on", "full", "epson", "cd5220"):
        assert seen[name] > SCHEDULES / 20, name
