"""A twin without a till: takes one up from a stick at a desk, and goes on as it (`twin`).

``python -m tests.image.renewing DATA STICK``: STICK is a folder with what the box's stick has. It shows the
pages of a restore on a hidden display and obeys as `twin` does; once the till is in place, it becomes it.
"""

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from appliance.devices import clock
from appliance.wiring import backing_up, copying, restore_screen, restoring
from tests.image import twin


def main(data: Path, stick: Path) -> int:
    """The till, where there is one; else the way to it."""
    clock.state = lambda: "rtc"  # as the emulated board's
    for one in (restoring, backing_up, copying):
        one.sticks = lambda: [str(stick)]
    if (data / "till.db").exists():
        return twin.main(data)
    _take_up(data)
    os.execv(sys.executable, [sys.executable, "-m", "tests.image.renewing", str(data), str(stick)])


def _take_up(data: Path) -> None:
    """Show the pages until somebody has opened the till."""
    from appliance.simulated.display import virtual_display

    config = restore_screen._config(data)
    config = replace(config, screen=replace(config.screen, fullscreen=False))
    with virtual_display(config.screen.width, config.screen.height):
        _show(config, data)


def _show(config: Any, data: Path) -> None:
    from appliance.ui.inbox import Inbox
    from appliance.wiring.screen import first_picture
    from appliance.words import Words

    look, shown = first_picture(config)
    from appliance.ui import before, taking_up

    inbox, ended, glass = Inbox(), list[bool](), list[twin._Glass]()

    def end(new: bool) -> None:
        ended.append(new)
        before.leave()

    taking = restore_screen.Taking(data, inbox)
    pages = taking_up.pages(taking.outside(end), Words(config.shop.language, config.shop.money))

    def seen(root: Any) -> before.Told:
        deeds = pages(root)
        glass.append(twin._Glass(None, root.children[0], data, lambda on: None))
        return deeds

    listening = threading.Thread(target=twin._listen, args=(_until(ended), glass))
    listening.start()
    try:
        before.run(before.Beginning(look, inbox, seen, shown))
    finally:
        taking.stop()
    listening.join()


def _until(ended: list[bool]) -> Iterator[str]:
    """The commands up to the one that opens the till: those behind it are the till's."""
    for line in sys.stdin:
        yield line
        if ended:
            return


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
