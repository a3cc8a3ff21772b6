"""The language that a data folder's shop speaks, for whoever has nothing but the folder."""

from pathlib import Path

from appliance.config import ConfigError, load
from appliance.domain.money import NOK
from appliance.words import Words


def words_of(data: Path) -> Words:
    """The shop's words; English where its ``till.toml`` has a mistake."""
    try:
        section = load(data / "till.toml").shop
    except ConfigError:
        return Words("en", NOK)
    return Words(section.language, section.money)
