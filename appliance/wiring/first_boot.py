"""``tillbox first-boot``, ``set-up``, ``settings``: what the box is told, with who the journal says it is."""

import json
import time
from pathlib import Path

from appliance import firstboot, plain_file
from appliance.config import ConfigError, load, toml
from appliance.domain.money import NOK
from appliance.domain.problems import Refused
from appliance.firstboot import boot, changing, networks, result
from appliance.firstboot.plan import TOLD as TOLD_TILL
from appliance.firstboot.putting import replace
from appliance.firstboot.telling import Identity
from appliance.storage import journal
from appliance.storage.database import refusing
from appliance.storage.vouchers import reading
from appliance.ui.settings import PAGES
from appliance.words import Words

ASK, TOLD = Path("/run/tillbox/ask"), Path("/run/tillbox/told")
"""Where the screen asks root for something, and where it is told what became of it."""
LARGEST = 65_536
"""Bytes that the screen may say."""
NAMES = {one.at: one.name for page in PAGES.values() for one in page} | result.ASKED
"""What the screens call that which a key of till.toml says."""


def identity(folder: Path) -> Identity | None:
    """Who a till's journal says it is; None while it has no entry, or there is none. Of a journal that cannot
    be read the till's file knows it."""
    if not (folder / "till.db").is_file():
        return None
    try:
        with refusing(), reading(folder / "till.db") as till:
            if not journal.newest(till.database):
                return None
            is_so, known = journal.origin(till.database), journal.last_of(till.database, "configured")
    except Refused:
        return _as_told(folder / "till.toml")
    organisation = known[1].data["organisation"] if known else ""
    return Identity(is_so["country"], organisation, is_so["till"], is_so["currency"])


def _as_told(file: Path) -> Identity | None:
    try:
        config = load(file)
    except ConfigError:
        return None
    shop = config.shop
    return Identity(shop.country, shop.organisation_number, config.till.number, shop.currency)


def at_start(card: Path, data: Path) -> boot.Outcome:
    """The card's file, as root runs it before the till at each start."""
    return boot.first_boot(card, firstboot.box(data), identity)


def for_the_screen(data: Path, ask: Path = ASK, told: Path = TOLD) -> boot.Outcome:
    """What the till's screen asks root for: the file with its answers is taken away before anything else, and
    what became of them is said in another."""
    content = _taken(ask / "set-up")
    outcome = boot.asked(content, firstboot.box(data), identity)
    _answer(told / "set-up.json", outcome, _language(content))
    return outcome


def change_for_the_screen(data: Path, ask: Path = ASK, told: Path = TOLD) -> boot.Outcome:
    """The same for what is changed later, on the screen of a till that is set up."""
    content, places = _taken(ask / "settings"), firstboot.box(data)
    outcome = changing.changed(content, places, identity)
    _answer(told / "settings.json", outcome, result.language(boot.before(places).sections))
    return outcome


def _answer(file: Path, outcome: boot.Outcome, language: str) -> None:
    words = Words(language, NOK)
    tell(file, {"state": outcome.state, "lines": [result.told(one, words, NAMES) for one in outcome.lines]})


def _language(content: bytes) -> str:
    """What the screen speaks, as its answers say it."""
    try:
        return result.language(toml(content))
    except ConfigError:
        return "en"


def tell_networks(ask: Path = ASK, told: Path = TOLD) -> list[str]:
    """Have the screen know which networks can be heard; gives their names."""
    _taken(ask / "networks")
    found = [one for one in networks.listen() if one.locked]
    tell(told / "networks.json", {"state": "done", "networks": [[one.name, one.level] for one in found]})
    return [one.name for one in found]


def at_a_desk(content: bytes, folder: Path) -> boot.Outcome:
    """The same where the screen's user owns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return boot.asked(content, firstboot.desk(folder), identity)


def change_at_a_desk(content: bytes, folder: Path) -> boot.Outcome:
    """What is changed later, where the screen's user owns the files."""
    return changing.changed(content, firstboot.desk(folder), identity)


def mistakes_on_card(folder: Path) -> tuple[str, ...]:
    """What is wrong with the file on the card, in words, from the till's folder; nothing where nothing is."""
    try:
        told = json.loads((folder / TOLD_TILL).read_bytes())
    except (OSError, ValueError):
        return ()
    lines = told.get("lines", []) if told.get("state") == boot.REFUSED else []
    return tuple(line.removeprefix("- ") for line in lines if line.startswith("- "))


def _taken(ask: Path) -> bytes:
    """What the screen's user wrote there; it is looked at once, and leads to no other file."""
    try:
        return plain_file.content(ask, LARGEST)
    except OSError:
        return b""
    finally:
        ask.unlink(missing_ok=True)


def tell(file: Path, said: dict[str, object]) -> None:
    said = said | {"at": time.time_ns() // 1_000_000}
    replace(file, json.dumps(said, ensure_ascii=False).encode(), 0o644)
