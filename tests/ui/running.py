"""The whole program on a hidden screen: a scan from another thread, a rest, and an end. Prints JSON.

Run by `test_app` in a process of its own, since Kivy has one window and one loop per process.
"""

import json
import sys
import threading
import time
from pathlib import Path

from tests.shots import hidden_screen


def main(folder: Path, rest: float) -> None:
    """Start, scan, rest, stop."""
    with hidden_screen():
        from kivy.base import EventLoop
        from kivy.clock import Clock
        from kivy.core.window import Window

        from appliance.till import day, people, scanning
        from appliance.ui import app, theme
        from appliance.ui.inbox import Inbox
        from appliance.ui.outside import Outside
        from appliance.wiring.watchdog import Watchdog
        from appliance.words import Words
        from tests.ui.shop import MILK, till_in

        till, inbox, said = till_in(folder), Inbox(), {}
        people.log_in(till, "1", "1234")
        day.open_day(till, 0)
        flips: list[float] = []
        look = theme.Look(theme.Panel(1280, 800, 10.1))
        take = lambda code: scanning.scan(till, code)  # noqa: E731
        outside = Outside(lambda data: (), folder / "delivery.db")
        words = Words("nb", till.rules.currency)
        desk = app.Desk(till, words, inbox, take, outside)
        Window.bind(on_flip=lambda *_: flips.append(time.monotonic()))

        def still() -> None:
            """Wait until something was drawn, and nothing more is to be."""
            while not flips or time.monotonic() - flips[-1] < 2.0:
                time.sleep(0.1)

        def watch() -> None:
            still()
            before = len(flips)
            inbox.put(MILK)
            while len(flips) == before:
                time.sleep(0.01)
            still()
            before, busy, began = len(flips), time.process_time(), time.monotonic()
            time.sleep(rest)
            said["flips_at_rest"] = len(flips) - before
            said["cpu_at_rest"] = round((time.process_time() - busy) / (time.monotonic() - began), 3)
            while len(flips) == before:  # the forced frame, late on a busy machine
                time.sleep(0.1)
            said["flips"] = len(flips)
            said["providers"] = [type(one).__name__ for one in EventLoop.input_providers]
            Clock.schedule_once(lambda _: app.TillApp.get_running_app().stop())

        threading.Thread(target=watch, daemon=True).start()
        app.run(app.Opening(words, look, "Fjordbutikken", lambda: desk, frame_drawn=Watchdog().frame))
        said["total"] = till.sale.total if till.sale else 0
        print(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
