"""A screen that nobody sees, started once for all tests that draw."""

from collections.abc import Iterator

import pytest

from tests.shots import Display

collect_ignore = ["drawing.py", "examples.py", "shop.py", "running.py"]
"""They import Kivy, which opens its window as it is imported."""


@pytest.fixture(scope="session")
def display() -> Iterator[None]:
    """A display for Kivy."""
    with Display():
        yield
