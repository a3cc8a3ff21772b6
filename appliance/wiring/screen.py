"""The till on a screen: Kivy made ready, the box started, the screens run, everything stopped."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.config import Config
from appliance.ui import window
from appliance.ui.inbox import Inbox
from appliance.wiring.box import Box, start

if TYPE_CHECKING:
    from appliance.ui.app import Desk


def run(config: Config, folder: Path, parts: Callable[[Box], None]) -> int:
    """Show the till until its window is closed; returns the exit code."""
    section = config.screen
    window.prepare(section.width, section.height, section.fullscreen)
    from appliance.ui import app

    inbox = Inbox()
    box = start(config, folder, inbox.put, parts=parts)
    try:
        app.run(desk(box, inbox))
    finally:
        box.stop()
    return 0


def desk(box: Box, inbox: Inbox) -> "Desk":
    """What the screens run on."""
    from appliance.ui import app, theme
    from appliance.ui.place import Outside

    section = box.config.screen
    panel = theme.Panel(section.width, section.height, section.diagonal)
    palette = theme.DARK if section.theme == "dark" else theme.LIGHT

    outside = Outside(paper=box.paper, deliveries=box.deliveries, wake_uploader=box.wake_uploader)
    return app.Desk(box.till, box.words, inbox, box.take, outside, theme.Look(panel, palette))
