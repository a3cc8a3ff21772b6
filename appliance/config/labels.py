"""[labels]: the label printer."""

from dataclasses import dataclass
from typing import Any

from appliance.config.keys import address, key, number, one_of
from appliance.config.mistakes import Mistake
from appliance.problem_words.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """[labels]: a printer for labels that speaks ZPL, and what is in it."""

    address: str = key(
        address, "host or host:port; without one, labels come out of the receipt printer", default=""
    )
    width: int = key(number(20, 120), "mm of a label", default=57)
    height: int = key(number(15, 200), "the same", default=32)
    dpi: int = key(one_of(203, 300, 600), "dots to the inch", default=203)


def complete_labels(labels: dict[str, Any], problems: list[str]) -> None:
    """Name an address that is no host; ``problems`` gets a `Mistake`."""
    where = labels.get("address", "")
    if where.startswith("/"):
        host = N_('{key}: expected a host such as "192.168.1.60", got {stands}')
        problems.append(Mistake(host, key="labels.address", stands=repr(where)))
