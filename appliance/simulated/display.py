"""A display that nobody sees, for a machine without one: Xvfb, for as long as it is needed."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display(width: int = 1920, height: int = 1280) -> Iterator[None]:
    """Start Xvfb and make it this process's display; a given DISPLAY is not used.

    Raises:
        RuntimeError: When it does not start.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    try:
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(command, pass_fds=[writing], stdin=quiet, stdout=quiet, stderr=quiet)
    except FileNotFoundError as error:
        raise RuntimeError("expected Xvfb to be installed; make setup does it") from error
    finally:
        os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("expected Xvfb to start, it did not")
    os.environ["DISPLAY"], os.environ["SDL_VIDEODRIVER"] = f":{number}", "x11"
    os.environ.pop("WAYLAND_DISPLAY", None)
    try:
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)
