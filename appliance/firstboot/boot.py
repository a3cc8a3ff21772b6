"""The first boot, and every other: finish what was begun, then take in what is new on the card."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance import plain_file
from appliance.config import ConfigError, read, toml
from appliance.config.mistakes import Mistake
from appliance.domain.money import NOK
from appliance.firstboot import Places, plan, result
from appliance.firstboot.card import Card
from appliance.firstboot.card import read as read_card
from appliance.firstboot.putting import MARK, finish, over, replace, stage
from appliance.firstboot.secrets import emptied, text
from appliance.firstboot.telling import Before, Identity, Wanted, wanted
from appliance.words import N_, Words

APPLIED, REFUSED, NOTHING = "applied", "refused", "nothing"
_OF_THE_CARD = ("box", "wifi")
"""Sections that no back-up has."""
_GONE = b"# Taken over by the till.\r\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the state, and the lines that say so."""

    state: str
    lines: list[str] = field(default_factory=list)


def first_boot(boot: Path, places: Places, identity: Callable[[Path], Identity | None]) -> Outcome:
    """Take in what lies on the card, unless it is what was taken in before.

    Args:
        boot: The boot partition.
        places: The folders to put it into.
        identity: Reads who the till's journal says it is, from the till's folder.

    Raises:
        OSError: Something cannot be written; nothing is half in force, and the next start goes on.
    """
    if finish(places, boot):
        return Outcome(APPLIED)
    take_over(places)
    card = read_card(boot) if boot.is_dir() else Card()
    if not card.files:
        _say_nothing(places)
        return Outcome(NOTHING)
    if _seen(places) == card.mark:
        return Outcome(NOTHING)
    words = Words(result.language(card.sections), NOK)
    mistakes = list(card.mistakes)
    if not mistakes:
        try:
            found = wanted(card.sections, before(places), identity(places.folder))
        except ConfigError as wrong:
            mistakes = wrong.problems
    if mistakes:
        shown = result.refused(mistakes, card, words, result.ASKED)
        return _refuse(boot, places, result.refused(mistakes, card, words), shown)
    lines = result.applied(found, card, words)
    return _apply(boot, places, card, found, lines)


def asked(content: bytes, places: Places, identity: Callable[[Path], Identity | None]) -> Outcome:
    """Take in what was answered at the till's screen: once, while there is no shop yet. What came with the
    card (the network, the key for ssh) stays; a key does not come this way. What a restore at the screen has
    put there is only taken over.

    Raises:
        OSError: As for `first_boot`.
    """
    finish(places, None)
    if take_over(places):
        return Outcome(APPLIED)
    try:
        said = toml(content)
        if (places.folder / "till.toml").is_file():
            raise ConfigError([Mistake(N_("this till is set up already: change the file on its card"))])
        if "shop" not in said:
            raise ConfigError([Mistake(N_("expected [shop], which says who sells"))])
        known = before(places)
        if "ssh_key" in said.get("box", {}):
            raise ConfigError([Mistake(N_("{key}: expected on the card alone"), key="box.ssh_key")])
        said = {**known.sections, **said, "box": known.sections.get("box", {}) | said.get("box", {})}
        found = wanted(said, known, identity(places.folder))
    except ConfigError as wrong:
        return Outcome(REFUSED, list(wrong.problems))
    puts = plan.plan(found, places)
    stage(places, [*puts[:-1], plan.told(places, NOTHING, []), puts[-1]], {}, "")
    finish(places, None)
    return Outcome(APPLIED)


def take_over(places: Places) -> bool:
    """Make a box's till.toml root's, where a restore at the screen has left it with the screen's user.

    Of what is said of the box itself only that of the card comes along: root's own, so that nobody lets
    himself in by a key. What is no whole till.toml stays whose it is, and is believed no more than before.
    False: there was nothing to take over.
    """
    file = places.folder / "till.toml"
    try:
        with plain_file.reading(file) as opened:
            if not places.system or os.fstat(opened.fileno()).st_uid == os.geteuid():
                return False
            said = toml(opened.read())
        own = _in_force(places.folder / "box.toml") if (places.folder / "box.toml").is_file() else {}
        sections = {name: part for name, part in said.items() if name not in _OF_THE_CARD}
        sections |= {name: part for name, part in own.items() if name in _OF_THE_CARD}
        read(sections)
    except (OSError, ConfigError):
        return False
    replace(file, text(sections, plan.HEAD).encode(), 0o640, plan.TILL)
    (places.folder / "box.toml").unlink(missing_ok=True)
    return True


def before(places: Places) -> Before:
    """What is in force: the till's file, or the box's alone; what cannot be read counts for nothing."""
    sections: dict[str, Any] = {}
    for name in ("till.toml", "box.toml"):
        try:
            sections = sections or _in_force(places.folder / name)
        except (OSError, ConfigError):
            sections = {}
    try:
        network = plan.network((places.data / plan.WPA).read_text())
    except (OSError, ValueError):
        network = ("", "")
    return Before(sections, network)


def _in_force(file: Path) -> dict[str, Any]:
    """What a file of the till's folder says; who may log in as root only root's own says."""
    with plain_file.reading(file) as opened:
        ours = os.fstat(opened.fileno()).st_uid == os.geteuid()
        sections = toml(opened.read())
    if not ours and isinstance(sections.get("box"), dict):
        sections["box"].pop("ssh_key", None)
    return sections


def _apply(boot: Path, places: Places, card: Card, found: Wanted, lines: list[str]) -> Outcome:
    cards = {name: emptied(content) for name, content in card.files.items() if name != card.imagers}
    if card.imagers:
        cards[card.imagers] = _GONE
    mark = Card(cards).mark
    puts = plan.plan(found, places)
    puts = [*puts[:-1], plan.told(places, APPLIED, lines), puts[-1]]
    stage(places, puts, cards | {result.FILE: result.text(lines)}, mark)
    finish(places, boot)
    return Outcome(APPLIED, lines)


def _refuse(boot: Path, places: Places, lines: list[str], shown: list[str]) -> Outcome:
    """Say it on the card, and in the screen's own words to the screen; nothing is written that says the same
    already."""
    _tell(places, REFUSED, shown)
    said = result.text(lines)
    file = boot / result.FILE
    if not file.is_file() or file.read_bytes() != said:
        over(file, said)
    return Outcome(REFUSED, lines)


def _say_nothing(places: Places) -> None:
    """A file with mistakes was taken away: nothing is wrong any more."""
    if (places.folder / plan.TOLD).is_file():
        _tell(places, NOTHING, [])


def _tell(places: Places, state: str, lines: list[str]) -> None:
    put = plan.told(places, state, lines)
    file = places.data / put.to
    if file.is_file() and json.loads(file.read_bytes() or b"{}") == json.loads(put.content):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    replace(file, put.content, put.mode)


def _seen(places: Places) -> str:
    try:
        return (places.data / "setup" / MARK).read_text()
    except FileNotFoundError:
        return ""
