"""How a running till is put together in a data folder, and what is done at its end."""

import logging
from collections.abc import Callable
from pathlib import Path

from appliance import __version__
from appliance.build import identity
from appliance.config import Config
from appliance.description.facts import build_text
from appliance.devices.clock import Clock
from appliance.domain.problems import Refused
from appliance.fiscal import rules_for
from appliance.storage.alone import hold
from appliance.storage.beside import leave
from appliance.storage.database import open_till
from appliance.storage.drafts import Drafts
from appliance.storage.earlier import come_back
from appliance.till import jobs, setup
from appliance.wiring import updating
from appliance.wiring.backing_up import BackingUp, needs_own_stick
from appliance.wiring.box import Box
from appliance.wiring.export import Export
from appliance.wiring.label_desk import LabelDesk
from appliance.wiring.mail_desk import MailDesk
from appliance.wiring.passes import upload_if_waiting
from appliance.wiring.sign import shop
from appliance.words import Words
from appliance.worker import Worker

log = logging.getLogger(__name__)
UPLOAD_EVERY = 30.0
"""Seconds between two looks at what waits for the books."""


def start(
    config: Config, folder: Path, *, parts: Callable[[Box], None] | None, words: Words | None = None
) -> Box:
    """Start a till in a data folder.

    Args:
        config: What differs between shops.
        folder: The data folder; made when it is not there.
        parts: Builds the devices into the box: `parts.real`, or simulated ones; None: no devices and
            no uploads, for a command that only needs the till.
        words: Another language than the shop's.

    Raises:
        Refused: The till may not sell: damaged or foreign database, key missing, disk full, or
            another process already runs it. Nothing is left open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    box = Box(config, folder, words or Words(config.shop.language, config.shop.money))
    try:
        if parts:
            needs_own_stick(config, folder)
        _open(box)
        if parts:
            parts(box)
            _beside(box)
            box.till.build = build_text(identity(), box.words)
            setup.began(box.till, __version__)
            if back := updating.went_back():
                box.till.banners[back.code] = back
            box.stops.append(lambda: _switched_off(box))
            jobs.resend(box.till)
    except Exception:
        box.stop()
        raise
    return box


def _beside(box: Box) -> None:
    """What goes on beside selling: the books, looked at now and then, exports, back-ups."""
    box.uploading = Worker("uploader", box.post)
    box.uploading.repeat(lambda: upload_if_waiting(box.folder, box.post, box.in_hurry), UPLOAD_EVERY)
    box.exporting = Export(box.config, box.folder, box.post)
    box.backing = BackingUp(box.config, box.folder, box.post)
    if box.config.mail.host:
        box.mail, box.till.mails = MailDesk(box.config, box.words, box.post), True
        box.stops.append(box.mail.stop)
    box.labels = LabelDesk(box.config, box.post, box.printing, box.printer)
    box.till.journal.committed = box.backing.poke
    box.workers.extend((box.uploading, *box.backing.workers))
    box.stops.extend((box.labels.stop, box.uploading.stop, box.exporting.stop, box.backing.stop))


def _switched_off(box: Box) -> None:
    """Journal the end; where that cannot be, the other parts are stopped all the same."""
    try:
        setup.ended(box.till, __version__, "power" if box.unpowered else "")
    except Refused as refused:
        log.error("the stop is not in the journal: %s", refused)


def _open(box: Box) -> None:
    """Take the folder's lock and start the till on its files."""
    config, folder = box.config, box.folder
    box.stops.append(hold(folder).close)
    come_back(folder / "till.db")
    database = open_till(folder / "till.db")
    box.stops.append(lambda: leave(database, folder / "till.db"))
    drafts = Drafts(folder / "draft.db")
    box.stops.append(drafts.close)
    box.till = setup.start(
        database,
        folder / "keys",
        setup.Birth(config.till.number, rules_for(config.shop.country, config.shop.currency)),
        shop(config),
        Clock(config.shop.timezone, box.post),
        drafts=drafts,
        send=box.send,
        boundary=config.till.day_boundary,
    )
