"""A shop that is described, and its till."""

import datetime as dt
from pathlib import Path

from appliance.config import Config, parse
from appliance.description.facts import Told, tell

NOON = dt.datetime(2026, 11, 21, 11, 0, tzinfo=dt.UTC)
TOML = """[shop]
name = "Bua på Ås"
organisation_number = "{number}"
address = ["Storgata 1", "1430 Ås"]
country = "{country}"
{more}
[printer]
kind = "network"
address = "192.0.2.7"
"""
NUMBERS = {"norway": "974760673", "denmark": "10213231", "plain": "1234"}


def config(country: str = "norway") -> Config:
    """The shop's configuration."""
    return parse(toml(country))


def toml(country: str = "norway") -> str:
    """The shop's till.toml."""
    more = 'currency = "EUR"' if country == "plain" else ""
    return TOML.format(number=NUMBERS[country], country=country, more=more)


def told(folder: Path, country: str = "norway") -> Told:
    """What a description of the shop is made of."""
    return tell(config(country), folder, NOON)
