"""A screen that nobody sees, started once for all tests that draw."""

from collections.abc import Iterator

import pytest

from tests.shots import hidden_screen

collect_ignore = ["drawing.py", "examples", "setup_examples.py", "shop.py", "running.py"]
"""They import Kivy, which opens its window as it is imported."""


@pytest.fixture(scope="session")
def display() -> Iterator[None]:
    """A display for Kivy."""
    with hidden_screen():
        yield
