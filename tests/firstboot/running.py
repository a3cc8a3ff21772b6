"""The set-up as it runs, answered but for the last tap; prints what came of it as JSON.

Where a stick is named that holds a till, it comes in then, and nothing is tapped. Run by `test_setting_up`
in a process of its own, since Kivy has one window and one loop per process."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from appliance.simulated.display import virtual_display

ANSWERS = {
    "language": "da", "country": "denmark", "name": "Bageriet på Ærø", "number": "13585628",
    "street": "Torvet 1", "town": "5970 Ærøskøbing", "vat": "yes", "network": "-cable",
    "printer": "none", "drawer": "none", "books": "folder",
}  # fmt: skip


def finger(pages: list[str], put_in: Callable[[], object] | None) -> None:
    """Wait for the page, and tap its last verb, or put the stick in."""
    while (screens := sys.modules.get("appliance.ui.before")) is None or not hasattr(screens, "run"):
        time.sleep(0.05)
    while (app := screens.BeforeApp.get_running_app()) is None or not hasattr(app, "deeds"):
        time.sleep(0.05)
    pages.append(app.deeds.page)
    if put_in:
        put_in()
        return
    screens.Clock.schedule_once(lambda _: app.deeds.setup_verb("on"))


def main(folder: Path, stick: str = "") -> None:
    """Begin where the last power cut left it, tap the last verb, and see what becomes of the process."""
    folder.mkdir()
    (folder / "answers.json").write_text(json.dumps(ANSWERS))
    became: list[list[str]] = []
    os.execv = lambda program, arguments: became.append(arguments)  # type: ignore[assignment]
    pages: list[str] = []
    with virtual_display(1280, 800):
        from appliance.wiring import restoring, setting_up

        found: list[str] = []
        restoring.sticks = lambda: found  # type: ignore[assignment]
        put_in = (lambda: found.append(stick)) if stick else None
        threading.Thread(target=finger, args=(pages, put_in), daemon=True).start()
        code = setting_up.run(folder)
    written = (folder / "till.toml").read_text("utf-8") if (folder / "till.toml").is_file() else ""
    print(json.dumps({"code": code, "pages": pages, "became": len(became), "toml": written,
                      "left": sorted(path.name for path in folder.iterdir())}))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
