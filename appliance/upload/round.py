"""What every step of a pass needs, and how long it waits before it tries again."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher
from appliance.integrations import Line, Target
from appliance.integrations.ahead import Dimensions
from appliance.storage.deliveries import Deliveries
from appliance.storage.vouchers import Said

FIRST_PAUSE, LONGEST_PAUSE = 60_000, 3_600_000
"""Milliseconds between tries: doubled each time, with up to half of it taken off at random."""
NO_LOOK_UP = ("scope_missing", "refused")
"""Why the target does not let us look, tomorrow no more than today."""


@dataclass(frozen=True, slots=True)
class Round:
    """What every step of a pass needs."""

    deliveries: Deliveries
    target: Target
    mapping: Accounts
    now: Callable[[], int]
    """UTC milliseconds."""
    random: Random
    attachments: Callable[[Voucher, tuple[Line, ...]], Mapping[str, bytes]]
    """The day's papers as PDF, by file name, with the accounts that the voucher goes out with."""
    at_once: bool = False
    """A person asks, or a day was just closed: what certainly is not there does not wait for its next try."""
    zone: dt.tzinfo = dt.UTC
    """The shop's time zone, for today's date."""
    open_date: str = ""
    """The business date of the day that is open (YYYY-MM-DD): not always today's. Empty = none is."""
    alone: bool = False
    """While an answer is out, nothing else is sent: it could make once more what both name, a customer or a
    product, and what it was sent with may yet make it too."""
    dimensions: Dimensions = field(default_factory=dict)
    """What sales can belong to, for `checking`."""
    perhaps_there: Mapping[str, bool] = field(default_factory=dict)
    """See `TillReader.perhaps_there`."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """What people decided, by delivery id; `run` puts it in."""

    def answers_about(self, voucher: str) -> list[Said]:
        """What people decided about any delivery of a voucher to this target."""
        begins = f"{voucher}-{self.target.name}-"
        return [one for delivery, one in self.said.items() if delivery.startswith(begins)]


def jitter(round_: Round, pause: int) -> int:
    """A pause (ms) within its limits, shortened by up to half, so that boxes do not come back together."""
    full = min(max(pause, FIRST_PAUSE), LONGEST_PAUSE)
    return full - int(full * round_.random.random()) // 2
