"""A till taken up from a stick, asked on the screen of a box that has none; then the till, begun anew."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from appliance import plain_file
from appliance.backup.disk import NOTE
from appliance.config import Config, ConfigError, read, toml
from appliance.domain.problems import Problem, Refused
from appliance.wiring.restoring import Offer, Restoring, Staged, is_wanted, join, offers
from appliance.worker import Worker

if TYPE_CHECKING:
    from appliance.ui.deeds.restore import Found, Outside
    from appliance.ui.inbox import Inbox

NEW = "TILLBOX_NEW_TILL"
"""Set in the environment once somebody has said that this box gets a till of its own."""


def is_next(data: Path) -> bool:
    """Is there no till here and one on a stick, and has nobody said that this box gets a new one?"""
    return NEW not in os.environ and is_wanted(data)


def run(data: Path) -> int:
    """Show it, and begin the program anew; returns only where its window was closed before the end."""
    config = _config(data)
    from appliance.ui.inbox import Inbox
    from appliance.wiring.screen import first_picture
    from appliance.wiring.watchdog import before as fed
    from appliance.words import Words

    look, shown = first_picture(config)
    from appliance.ui import before, taking_up

    inbox, ended = Inbox(), list[bool]()

    def end(new: bool) -> None:
        ended.append(new)
        before.leave()

    taking = Taking(data, inbox)
    words = Words(config.shop.language, config.shop.money)
    try:
        pages = taking_up.pages(taking.outside(end), words)
        before.run(before.Beginning(look, inbox, pages, shown, fed(data)))
    finally:
        taking.stop()
    if ended:
        if ended[0]:
            os.environ[NEW] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "appliance", "till", "--data", str(data)])
    return 0


def _config(data: Path) -> Config:
    """How the screen is: as the till is set up, or as the one on the stick was."""
    for file in (data / "till.toml", *(offer.folder / "till.toml" for offer in offers())):
        try:
            return read(toml(plain_file.content(file, NOTE)))
        except (OSError, ConfigError):
            continue
    raise SystemExit("the stick was taken out")


class Taking:
    """What goes on behind the screens: reading on a thread, the rest at once."""

    def __init__(self, data: Path, inbox: "Inbox") -> None:
        """Start the thread."""
        self._data, self._inbox = data, inbox
        self._offers: list[Offer] = []
        self._staged: Staged | None = None
        self._restoring: Restoring | None = None
        self._worker = Worker("restore", inbox.put)

    def outside(self, end: Callable[[bool], object]) -> "Outside":
        """What the screens ask for."""
        from appliance.ui.deeds.restore import Outside

        return Outside(self._tills, self._begin, self._prove, self._finish, end)

    def stop(self) -> None:
        """Let go of everything."""
        self._worker.stop()
        self._close()

    def _close(self) -> None:
        if self._restoring:
            self._restoring.close()
            self._restoring = None

    def _tills(self) -> tuple[tuple[str, str], ...]:
        self._offers = offers()
        return tuple((offer.whose.shop, offer.whose.till) for offer in self._offers)

    def _begin(self, at: int) -> None:
        from appliance.ui.deeds.restore import Failed, Reading

        self._close()
        offer = self._offers[at]

        def read() -> object:
            try:
                self._staged = join(offer, self._data, lambda count: self._inbox.put(Reading(count)))
                return _found(Restoring(self._data, self._staged))
            except Refused as refused:
                return Failed(refused.problem)

        self._worker.put(read, lambda why: Failed(Problem.of("restore_unreadable", detail=why)))

    def _open(self) -> Restoring:
        """The journal that was read, on the screen's own connection."""
        assert self._staged
        if not self._restoring:
            self._restoring = Restoring(self._data, self._staged)
        return self._restoring

    def _prove(self, number: str, pin: str) -> None:
        self._open().prove(number, pin)

    def _finish(self, paper: Mapping[str, int], by: str) -> None:
        self._open().finish(paper, by)


def _found(restoring: Restoring) -> "Found":
    """On the thread: what the journal ends with."""
    from appliance.ui.deeds.restore import Found

    known, joined = restoring.known, restoring.joined
    managers = tuple((person.number, person.name) for person in restoring.managers) if joined.copy else ()
    restoring.close()
    return Found(known.sale, known.z, known.open_date, joined.stopped, managers)
