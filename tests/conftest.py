"""What holds for every test: the same examples each time, so that a change is judged by itself.

`TILLBOX_DAYS` asks for new ones (`tests/test_agreement.py`): that is a search for faults, not a verdict.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.shots import hidden_screen

settings.register_profile("steady", derandomize=True)
settings.register_profile("searching", derandomize=False)
settings.load_profile("searching" if "TILLBOX_DAYS" in os.environ else "steady")
os.environ |= {"KIVY_NO_FILELOG": "1", "KIVY_LOG_MODE": "PYTHON"}
"""As on the box. Kivy's log would listen to every later test and have each SQL statement told, and it would
write where disks are full."""


@pytest.fixture(scope="session")
def display() -> Iterator[None]:
    """A screen that nobody sees, started once for all tests that draw: Kivy has one window in a process."""
    with hidden_screen():
        yield
