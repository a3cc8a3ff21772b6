"""When the power goes: everything saved, the program ended, both within a second; and the start after it.

The UPS holds for some seconds. What counts is on the disk as it happens, so little is left to do: the open
sale's last change, the entry that says why the till stopped, closed files. Nobody is waited for: a receipt
that is printing is in doubt, a delivery under way too, as after any power cut. systemd starts the till again;
as long as the line is low it opens nothing and says so.
"""

import logging
import os
import socket
from typing import TYPE_CHECKING

from appliance.config import Config
from appliance.devices.pins import factory
from appliance.devices.power import PowerLine, is_gone
from appliance.domain.problems import refuse
from appliance.till.till import keep

if TYPE_CHECKING:
    from appliance.wiring.box import Box

log = logging.getLogger(__name__)
PATIENCE = 0.1
"""Seconds that each worker is waited for."""


def watch(box: "Box") -> None:
    """Listen to the UPS, where ``[power]`` says that there is one; a till sells without it too."""
    if not box.config.power.sense:
        return
    try:
        line = PowerLine(box.post, factory())
    except OSError as error:
        log.error("nobody tells when the power goes: %s", error)
        return
    box.stops.append(line.close)


def lost(box: "Box") -> None:
    """Save what is open, and end the program. On the screen's thread; once is enough."""
    if box.unpowered:
        return
    box.unpowered = True
    tell_systemd("STOPPING=1\nSTATUS=The power is gone")
    for worker in box.workers:
        worker.patience = PATIENCE
    keep(box.till)
    if box.till.drafts and not box.till.drafts.flush(0.5):
        log.error("the open sale's last change may be lost: %s", box.till.drafts.failed)
    box.leave()


def needed(config: Config) -> None:
    """Refuses with ``power_gone`` to start on what is left in the UPS."""
    if not config.power.sense:
        return
    try:
        gone = is_gone(factory())
    except OSError as error:
        log.error("nobody tells whether there is power: %s", error)
        return
    if gone:
        raise refuse("power_gone")


def tell_systemd(state: str) -> None:
    """Send a line to systemd, where it started us (sd_notify(3)); else nothing."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as there:
            there.connect("\0" + address[1:] if address.startswith("@") else address)
            there.sendall(state.encode())
    except OSError as error:
        log.warning("systemd is not told: %s", error)
