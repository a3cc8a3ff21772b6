"""The set-up on a screen: what the box knows, what can be tried, and how the answers come into force.

What takes time goes on on a worker; the screen hears of it by messages. On a box root is asked for what only
root may do (`asked`); at a desk the screen's user does it.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import appliance
from appliance.config import ConfigError, read, read_box, toml
from appliance.config.wired import Screen
from appliance.devices.found_printers import found_printers
from appliance.devices.panel import found_panel
from appliance.domain.finding import Finding, Grade
from appliance.domain.money import NOK
from appliance.firstboot import BOX, result
from appliance.firstboot.putting import replace
from appliance.firstboot.secrets import text
from appliance.ui import window
from appliance.wiring import asked, first_boot, poking, restore_screen
from appliance.words import Words
from appliance.worker import Worker

KEPT = "answers.json"
IMAGE = Path(appliance.__file__).parents[1] / "image.json"
"""What an image says of itself, beside the program in it."""
PATIENCE = {"networks": 20.0, "set-up": 60.0, "settings": 60.0}
"""Seconds that root has for it."""
LOOK = 3.0
"""Seconds between two looks for a stick with a till on it."""
_PROBE = {"name": "-", "organisation_number": "-", "address": ["-"], "country": "plain", "currency": "NOK"}
"""Stands for the shop while a device is tried."""


def run(folder: Path) -> int:
    """Ask everything; when it is answered, this process becomes the till. It becomes what asks whether to
    restore one where a stick comes in that holds one: slow sticks are there later than the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    at_desk = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    panel = _panel(folder).on(None if at_desk else found_panel())
    window.prepare(panel.width, panel.height, not at_desk, panel.rotation)
    from appliance.ui import before, first, setting_up, theme
    from appliance.ui.deeds.setup import SetupDeeds
    from appliance.ui.inbox import Inbox
    from appliance.wiring.watchdog import before as fed

    look = theme.Look(theme.Panel(*panel.seen, panel.diagonal))
    shown = first.show("Tillbox", look.rgba("ground"), look.rgba("ink"), look.font("title"))
    inbox, done = Inbox(), list[bool]()
    worker = Worker("set-up", inbox.put)
    worker.repeat(lambda: _till_on_stick(folder), LOOK)

    def ended(answered: bool) -> None:
        if not done:
            done.append(answered)
            before.leave()

    outside = _outside(folder, worker, ended, (("fullscreen", False),) if at_desk else ())
    pages = setting_up.pages(
        lambda draw: SetupDeeds(outside, _speaks(), draw, _kept(folder), first_boot.mistakes_on_card(folder))
    )
    before.run(before.Beginning(look, inbox, pages, shown, fed(folder)))
    worker.stop()
    if done:
        if done[0]:
            (folder / KEPT).unlink(missing_ok=True)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return 0


def _outside(
    folder: Path, worker: Worker, ended: Callable[[bool], object], screen: tuple[tuple[str, Any], ...]
) -> Any:
    from appliance.ui.deeds.setup import Outside

    def begin(what: str, sections: dict[str, Any], language: str) -> None:
        work = _work(what, sections, Words(language, NOK), folder)
        worker.put(work, lambda why: _failed(what, why))

    return Outside(
        printers=plugged,
        begin=begin,
        keep=lambda answers: _keep(folder, answers),
        done=lambda: ended(True),
        restore=lambda: ended(False),
        restart=_restart,
        screen=screen,
        card=str(_of_the_box(folder).get("wifi", {}).get("ssid", "")),
    )


def _till_on_stick(folder: Path) -> object:
    """On the worker's thread: a message where a stick holds a till that this box may become."""
    from appliance.ui.deeds.setup import Told

    return Told("stick") if restore_screen.is_next(folder) else None


def _work(what: str, sections: dict[str, Any], words: Words, folder: Path) -> Callable[[], object]:
    """What goes on behind the screens, on the worker's thread."""
    if what == "networks":
        return networks
    if what == "finish":
        return lambda: _finish(text(sections).encode(), words, folder)
    return lambda: tried(what, sections, words)


def on_a_box() -> bool:
    """Is there a root who answers? A desk has the folder to ask in too, and nobody who sets it up."""
    return BOX.is_dir() and asked.can_ask()


def networks() -> Any:
    """The networks that can be heard, as a `Told`; waits for root."""
    from appliance.ui.deeds.setup import Told

    said = ask_root("networks") if on_a_box() else {}
    found = [(str(name), int(level)) for name, level in said.get("networks", [])]
    return Told("networks", networks=tuple(found))


def _finish(content: bytes, words: Words, folder: Path) -> object:
    from appliance.ui.deeds.setup import Told

    if on_a_box():
        said = ask_root("set-up", content)
        state, lines = said.get("state", ""), said.get("lines", [])
    else:
        outcome = first_boot.at_a_desk(content, folder)
        state, lines = outcome.state, [result.told(one, words, first_boot.NAMES) for one in outcome.lines]
    if state == "applied":
        return Told("finish")
    return Told("finish", tuple(lines) or (words("The box does not answer. Start it again"),), well=False)


def tried(what: str, sections: dict[str, Any], words: Words) -> Any:
    """What comes of a slip, or of the drawer told to open, as a `Told`."""
    from appliance.ui.deeds.setup import Told

    try:
        config = read({"shop": _PROBE | {"language": words.language}, **sections})
        found = list(
            poking.print_slip(config, words) if what == "printer" else poking.open_drawer(config, True)
        )
    except ConfigError as wrong:
        return Told(
            what, tuple(result.told(one, words, first_boot.NAMES) for one in wrong.problems), well=False
        )
    except OSError as error:
        found = [Finding(what, "", "look_failed", {"detail": error.strerror or str(error)})]
    lines = [part for one in found for part in words.finding(one) if part]
    return Told(what, tuple(lines), well=not any(one.grade == Grade.WRONG for one in found))


def _failed(what: str, why: str) -> object:
    from appliance.ui.deeds.setup import Told

    return Told(what, (why,), well=False)


def ask_root(deed: str, content: bytes = b"") -> dict[str, Any]:
    """Ask root, and wait for what it says; nothing when it says nothing in time."""
    return asked.answered(deed, content, PATIENCE[deed])


def plugged() -> Any:
    """The printers that are plugged in."""
    from appliance.ui.views.setup import Printer

    return tuple(Printer(one.name, one.kind, one.address, one.profile) for one in found_printers())


def _speaks() -> Callable[[str], Words]:
    return cache(lambda language: Words(language, NOK))


def _keep(folder: Path, answers: Any) -> None:
    from appliance.ui.answers import kept

    replace(folder / KEPT, json.dumps(kept(answers), ensure_ascii=False).encode(), 0o600)


def _kept(folder: Path) -> Any:
    """What was answered before a power cut; before the first answer, what the image was made for."""
    from appliance.ui.answers import again

    try:
        return again(json.loads((folder / KEPT).read_bytes()))
    except (OSError, ValueError, AttributeError):
        return again(_made_for())


def _made_for(image: Path = IMAGE) -> dict[str, str]:
    """Language and country of the image, where it was made for one (``image/``)."""
    try:
        made = json.loads(image.read_bytes())
    except (OSError, ValueError):
        return {}
    country = {"NO": "norway", "DK": "denmark"}.get(made.get("country", ""), "")
    return {"language": made.get("language", ""), "country": country}


def _of_the_box(folder: Path) -> dict[str, Any]:
    """What came with the card before there was a shop."""
    try:
        return toml((folder / "box.toml").read_bytes())
    except (OSError, ConfigError):
        return {}


def _panel(folder: Path) -> Screen:
    """The panel, as far as the card says it."""
    try:
        return read_box({"screen": _of_the_box(folder).get("screen", {})})[2]
    except ConfigError:
        return read_box({})[2]


def _restart() -> None:
    """Start the box again; at a desk, this program ends."""
    from appliance.ui.before import leave

    if on_a_box():
        asked.ask("reboot")
    else:
        leave()
