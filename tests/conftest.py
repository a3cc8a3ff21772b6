"""What holds for every test: the same examples each time, however slow the machine is, so that a change is
judged by itself.

`TILLBOX_DAYS` asks for new ones (`tests/test_agreement.py`): that is a search for faults, not a verdict.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.shots import hidden_screen

ON_ANY_MACHINE = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("steady", derandomize=True, **ON_ANY_MACHINE)
settings.register_profile("searching", derandomize=False, **ON_ANY_MACHINE)
settings.load_profile("searching" if "TILLBOX_DAYS" in os.environ else "steady")
os.environ |= {"KIVY_NO_FILELOG": "1", "KIVY_LOG_MODE": "PYTHON"}
"""As on the box. Kivy's log would listen to every later test and have each SQL statement told, and it would
write where disks are full."""


@pytest.fixture(scope="session")
def display() -> Iterator[None]:
    """A screen that nobody sees, started once for all tests that draw: Kivy has one window in a process."""
    with hidden_screen():
        yield
