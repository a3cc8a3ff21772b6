"""Where things lie."""

from tests.kernel.guest import PROJECT

IMAGE = PROJECT / ".out" / "image" / "tillbox.img"
"""What ``make image`` made."""
OUT = PROJECT / ".out" / "test-image"
