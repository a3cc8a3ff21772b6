"""What the description speaks of: the shop's configuration, the build, the keys, the box it stands on."""

import datetime as dt
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.build import Identity, identity
from appliance.config import Config
from appliance.description.functions import SAID
from appliance.description.functions.box import DESK
from appliance.description.keys import PublicKey, read
from appliance.fiscal import rules_for
from appliance.fiscal.rules import Rules
from appliance.words import Words

LANGUAGES = {"norway": "nb", "denmark": "da"}
"""What the law's document is written in; English where no law asks for one."""
BOARD = Path("/proc/device-tree")
"""Where the kernel of a Raspberry Pi names its board."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a description is made of."""

    config: Config
    rules: Rules
    build: Identity
    keys: tuple[PublicKey, ...]
    """Oldest first."""
    created: dt.datetime
    """Aware, in the shop's zone."""
    words: Words
    """The language of the document."""
    found: dict[str, tuple[str, ...]]
    """Names of functions by area, see `found`."""
    owing: dict[int, dict[str, Any]]
    """The sample day's papers, see `samples.play`."""

    @property
    def norwegian(self) -> bool:
        """Whether the paragraphs of kassasystemforskrifta are the shop's law."""
        return self.config.shop.country == "norway"

    @property
    def undescribed(self) -> tuple[str, ...]:
        """Functions of this build that nobody has described."""
        return tuple(name for area, names in self.found.items() for name in names if name not in SAID[area])

    @property
    def missing(self) -> tuple[str, ...]:
        """Functions that are described and that this build does not have, a desk's aside."""
        return tuple(
            name
            for area, said in SAID.items()
            for name in said
            if name not in self.found[area] and name.split(" ")[0] not in DESK
        )


def tell(config: Config, folder: Path, created: dt.datetime) -> Told:
    """Gather what a description needs; reads the data folder beside a running till and writes nothing there.

    Args:
        config: The shop's.
        folder: Its data folder.
        created: When, aware.
    """
    from appliance.description.found import found
    from appliance.description.samples import play

    build = identity()
    local = created.astimezone(config.shop.zone)
    words = Words(LANGUAGES.get(config.shop.country, "en"), config.shop.money)
    shown = Words(config.shop.language, config.shop.money)
    return Told(
        config=config,
        rules=rules_for(config.shop.country, config.shop.currency),
        build=build,
        keys=read(folder / "till.db"),
        created=local,
        words=words,
        found=found(),
        owing=play(config, local, build_text(build, shown), shown),
    )


def build_text(build: Identity, words: Words) -> str:
    """The build in one line, for people."""
    facts = {"version": build.version, "hash": build.hash[:12]}
    if build.declared:
        return words("Declared build {version} ({hash})", **facts)
    return words("Modified build {version} ({hash})", **facts)


def build_why(build: Identity, words: Words) -> str:
    """Why a build is not a declared one; nothing for one that is."""
    return {
        "": "",
        "desk": words("A copy for a desk: the demo is in it, and no supplier has declared it."),
        "no manifest": words("No supplier has declared this build."),
        "not signed": words("Its manifest carries no supplier's signature."),
        "version": words("Its manifest is another version's."),
        "files": words("It is not what the supplier declared: {files}", files=", ".join(build.different)),
    }[build.why]


def supplier(build: Identity, words: Words) -> str:
    """Who declared this build, or that nobody is stated."""
    return build.supplier or words("Not stated: no supplier has declared this build")


def board() -> tuple[str, str]:
    """Model and serial number of the computer, as its maker wrote them; empty where they cannot be read."""
    return _written("model") or f"{platform.system()} {platform.machine()}", _written("serial-number")


def _written(name: str) -> str:
    try:
        return (BOARD / name).read_text("utf-8").strip("\0 \n")
    except (OSError, ValueError):
        return ""
