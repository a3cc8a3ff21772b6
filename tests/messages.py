"""What threads say to a box, brought to its till as the screen does."""

import time
from collections.abc import Callable

from appliance.wiring.box import Box


def until(box: Box, so: Callable[[], object], seconds: float = 60.0) -> None:
    """Take messages until it is so; fails when it is not within so many seconds."""
    end = time.monotonic() + seconds
    while not so() and time.monotonic() < end:
        for message in box.inbox.drain():
            box.take(message)
        time.sleep(0.01)
    assert so()
