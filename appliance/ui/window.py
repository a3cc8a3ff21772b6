"""Kivy's settings; imported before anything of Kivy's, because Kivy reads them as it is imported.

Touches come through SDL alone, fingers as fingers and the mouse as a mouse: with Kivy's default
providers (mouse and probesysfs) a tap counts two or three times. Escape, F1 and command line options
do nothing in a shop.
"""

import os
import sys
import tempfile
from pathlib import Path

SETTINGS = {
    "graphics": {
        "multisamples": "0",
        "maxfps": "60",
        "borderless": "0",
        "resizable": "1",
        "allow_screensaver": "0",
    },
    "kivy": {
        "exit_on_escape": "0",
        "pause_on_minimize": "0",
        "keyboard_mode": "",
        "log_enable": "0",
        "log_level": "warning",
        "window_icon": "",
    },
    "postproc": {"double_tap_time": "250", "triple_tap_time": "375"},
    "widgets": {"scroll_timeout": "40", "scroll_distance": "12"},
}


def prepare(width: int, height: int, fullscreen: bool = False, rotation: int = 0) -> None:
    """Set Kivy up for a window of that size in pixels; call it before any screen is imported.

    A panel that is turned by ``rotation`` degrees (0, 90, 180, 270) is drawn turned, and touched so, by Kivy:
    KMSDRM turns nothing. Width and height are the panel's own.
    """
    if "kivy.config" in sys.modules:
        raise RuntimeError("expected to set Kivy up before it is imported; import it later")
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    if "KIVY_HOME" not in os.environ:
        home = (
            Path(os.environ.get("RUNTIME_DIRECTORY") or tempfile.gettempdir()) / f"tillbox-kivy-{os.getuid()}"
        )
        home.mkdir(mode=0o700, exist_ok=True)
        os.environ["KIVY_HOME"] = str(home)
    from kivy.config import Config

    for name, _ in Config.items("input"):
        Config.remove_option("input", name)
    Config.set("input", "mouse", "mouse,disable_multitouch")
    for name, _ in Config.items("modules"):
        Config.remove_option("modules", name)
    for section, options in SETTINGS.items():
        for name, value in options.items():
            Config.set(section, name, value)
    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    Config.set("graphics", "rotation", str(rotation))
    Config.set("graphics", "fullscreen", "auto" if fullscreen else "0")
    Config.set("graphics", "show_cursor", "0" if fullscreen else "1")


_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_LOG_MODE": "PYTHON",  # otherwise it swallows what is written to stderr
    "KIVY_CLOCK": "interrupt",
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "sdl2",
    "KIVY_IMAGE": "sdl2",
    # SDL makes a mouse of every finger as well, and Kivy takes both: a tap would count twice.
    "SDL_TOUCH_MOUSE_EVENTS": "0",
    "SDL_MOUSE_TOUCH_EVENTS": "0",
}
