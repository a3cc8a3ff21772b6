"""The loop: a page on the glass, a touch, a deed, the next page; until the till is started again."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from appliance.domain.money import NOK
from appliance.rescue import pages
from appliance.rescue.drawing import Drawn, draw
from appliance.rescue.fingers import Fingers, Pressed, Tap
from appliance.rescue.glass import Glass, is_dark, take_console
from appliance.rescue.known import Known, known
from appliance.rescue.saving import save
from appliance.words import Words

log = logging.getLogger(__name__)

ASK = Path("/run/tillbox/ask")
PATIENCE = 15 * 60.0
"""Seconds without a touch, after which the till is tried again: what was wrong may be over."""
OBEYED = 20.0
"""Seconds within which root does what it is asked."""


class Screen:
    """A page on the glass, and what is touched on it."""

    def __init__(self, glass: Glass, fingers: Fingers, found: Known) -> None:
        self._glass, self._fingers, self._panel = glass, fingers, found.panel
        self._drawn: Drawn | None = None
        self._page: pages.Page | None = None

    def show(self, page: pages.Page) -> None:
        """Draw it, unless it is there already."""
        if page == self._page:
            return
        shape, turned = self._glass.shape, self._panel.rotation in (90, 270)
        size = (shape.height, shape.width) if turned else (shape.width, shape.height)
        self._page, self._drawn = page, draw(page, *size, self._panel.diagonal)
        self._glass.show(self._drawn.picture, self._panel.rotation)

    def forget(self) -> None:
        """Whatever was touched while nobody looked was not meant for what is there now."""
        self._fingers.wait(0)

    def touched(self, seconds: float) -> str:
        """The deed that is touched within that time; empty: none."""
        for one in self._fingers.wait(seconds):
            deed = self._deed(one)
            if deed:
                return deed
        return ""

    def _deed(self, one: Tap | Pressed) -> str:
        if not self._page or not self._drawn:
            return ""
        if isinstance(one, Pressed):
            buttons = self._page.buttons
            return buttons[one.key - 1].deed if one.key <= len(buttons) else ""
        x, y = turned(one.x, one.y, self._panel.rotation)
        wide, high = self._drawn.picture.size
        return self._drawn.touched(x * wide, y * high)


def turned(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A point of the panel (0 to 1) as a point of the picture that is turned on it against the clock."""
    return {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[rotation]


def run(data: Path) -> int:
    """Show it until somebody starts the till again, or switches off; the exit code is 1 without a screen."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if is_dark():
        log.info("no screen is connected: the till is started when there is one")
        while is_dark():
            time.sleep(1)
        return _ask(pages.AGAIN)
    found = known(data)
    words = Words(found.language, NOK)
    take_console()
    for line in (*found.last, str(found.sales)):
        log.info("%s", line)
    glass = Glass()
    try:
        _turn(Screen(glass, Fingers(), found), found, words, data)
    finally:
        glass.close()
    return 0


def _turn(screen: Screen, found: Known, words: Words, data: Path) -> None:
    page, until = pages.failed(found, words), time.monotonic() + PATIENCE
    while True:
        screen.show(page)
        deed = screen.touched(1.0)
        if not deed and time.monotonic() > until:
            deed = pages.AGAIN
        if deed:
            until = time.monotonic() + PATIENCE
        match deed:
            case pages.SAVE:
                page = _save(screen, words, data)
            case pages.BACK:
                page = pages.failed(found, words)
            case pages.AGAIN | pages.OFF:
                screen.show(pages.starting(words) if deed == pages.AGAIN else pages.ending(words))
                page = _obeyed(deed, words)


def _save(screen: Screen, words: Words, data: Path) -> pages.Page:
    screen.show(pages.copying(words, 0))
    tell: Callable[[int], object] = lambda part: screen.show(pages.copying(words, part // 50 * 50))  # noqa: E731
    result = save(data, tell)
    screen.forget()
    log.info("%s", result)
    return pages.saved(words, result)


def _obeyed(deed: str, words: Words) -> pages.Page:
    """Ask root, and wait for the end: it comes from outside, and ends this program."""
    if _ask(deed):
        return pages.nobody(words, f"{ASK / deed}")
    time.sleep(OBEYED)
    return pages.nobody(words, deed)


def _ask(deed: str) -> int:
    try:
        (ASK / deed).touch()
    except OSError as error:
        log.error("nobody is there to ask: %s", error)
        return 1
    return 0
